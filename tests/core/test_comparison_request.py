"""What to ask somebody for who wants their own beside a record."""

from __future__ import annotations

import pytest

from bot.core.comparison_query import work_out_comparison
from bot.core.comparison_request import work_out_request
from bot.core.errors import Mistake, PersonError
from bot.core.records import load_record_book

BOOK = load_record_book()


@pytest.mark.parametrize(
    ("asked", "example"),
    [
        (("100m", "men"), "17 s"),
        (("400m", "men"), "1:15"),
        (("mile", "women"), "7:15"),
        (("5000m", "women"), "24:30"),
        (("half", "men", "road"), "1:40:00"),
        (("marathon", "women", "women-only road"), "3:55:00"),
        (("3000m", "women", "steeplechase"), "15:30"),
        (("1hour", "men"), "12 km"),
        (("24hour", "men", "ultra"), "180 km"),
    ],
)
def test_the_example_is_a_good_deal_slower_than_the_record_and_round(asked: tuple[str, ...], example: str) -> None:
    request = work_out_request(*asked, book=BOOK)
    assert request.example == example
    answer = work_out_comparison(example, *asked)
    assert answer.standings == request.standings
    assert answer.is_timed is request.is_timed
    (found,) = answer.comparisons
    assert not found.is_mine_faster


def test_without_a_category_both_records_are_meant() -> None:
    assert [one.category.value for one in work_out_request("mile", book=BOOK).standings] == ["women", "men"]


def test_what_has_no_record_is_refused() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_request("banana", book=BOOK)
    assert caught.value.code is Mistake.UNKNOWN_EVENT
