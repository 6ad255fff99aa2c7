"""``python -m bot records check``, as somebody runs it who changed a record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.core.records.loading import FOLDER
from bot.records_check import main


def test_our_own_files_have_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert re.fullmatch(r"\d+ marks, 25 progressions, \d+ sources: nothing wrong\n", capsys.readouterr().out)


def test_a_folder_or_a_file_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "current.toml"
    file.write_text((FOLDER / "current.toml").read_text("utf-8"), "utf-8")
    assert main([str(tmp_path), file]) == 0
    assert capsys.readouterr().out.count("nothing wrong\n") == 2


def test_each_problem_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "progression.toml"
    text = (FOLDER / "progression.toml").read_text("utf-8")
    text = text.replace('mark = "3:59.4"', 'mark = "3:59.5"').replace('nation = "AUS"', 'nation = "Oz"', 1)
    file.write_text(text, "utf-8")
    assert main([file]) == 1
    lines = text.split("\n")
    bannister, landy = lines.index('mark = "3:59.5"'), lines.index('nation = "Oz"') + 1
    assert capsys.readouterr().out == (
        f"{file}:{bannister}: mile-men-1954-05-06: mark '3:59.5' is not mark_s 239.4\n"
        f"{file}:{landy}: mile-men-1954-06-21: nation 'Oz' is no code of three capitals\n"
    )


def test_one_bad_path_among_good_ones_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert main([FOLDER, nowhere]) == 1
    good, bad = capsys.readouterr().out.splitlines()
    assert good.endswith("nothing wrong")
    assert bad == f"{nowhere}:1: there is no such folder or file"
