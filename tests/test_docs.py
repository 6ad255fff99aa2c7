"""What is written from the code says what the code says."""

from __future__ import annotations

from bot.core.formulas import formulas
from tools import formulas as formula_page
from tools import readme


def test_the_page_of_formulas_is_the_registry_s() -> None:
    assert formula_page.PAGE.read_text(encoding="utf-8") == formula_page.page(), "run python -m tools.formulas"


def test_the_page_names_every_formula_with_its_source() -> None:
    page = formula_page.page()
    for one in formulas():
        assert f"(`{one.id}`)" in page
        assert f"- Source: {one.source}" in page


def test_the_readme_lists_the_commands_there_are() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert readme.with_table(text, readme.command_table()) == text, "run python -m tools.readme"
