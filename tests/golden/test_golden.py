"""Every answer says what it said when somebody last read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .cards import ASKED, FOLDER, READERS, golden, path_of


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("topic", ASKED)
def test_the_answers_are_the_golden_ones(topic: str, language: str) -> None:
    expected = path_of(topic, language).read_text(encoding="utf-8")
    assert golden(topic, language) == expected, "read the difference; if it is right, python -m tests.golden.cards"


def test_no_golden_answer_is_left_over() -> None:
    kept = {path.relative_to(FOLDER) for path in FOLDER.glob("*/*.txt")}
    assert kept == {Path(language, f"{topic}.txt") for language in READERS for topic in ASKED}
