"""The times of the card of /agegrade: whoever runs one of them has the level that it stands beside."""

from __future__ import annotations

import re

import pytest

from bot.core.age_grading_query import work_out_age_grade
from bot.reply.cards.age_grade import age_grade_card
from bot.reply.reader import Reader
from bot.reply.wording import wording_for

ROW = re.compile(r"^(\d+)\s%\s+\w+\s+([\d:.]+)$", re.MULTILINE)


@pytest.mark.parametrize("typed", ["10k in 45:30 {who} road", "mile in 6:30 {who} track", "half in 1:50:00 {who} road"])
def test_the_time_of_a_level_reaches_it_and_the_next_one_does_not(typed: str) -> None:
    for who in (f"{sex}{age}" for sex in "MF" for age in range(12, 90, 3)):
        answer = work_out_age_grade(typed.format(who=who))
        card = age_grade_card(answer, wording_for(Reader()))
        rows = ROW.findall("\n".join(field.value for field in card.fields).replace("\N{NO-BREAK SPACE}", " "))
        assert len(rows) == 5
        for level, time in rows:
            seconds = 0.0
            for part in time.split(":"):
                seconds = seconds * 60 + float(part)
            step = 0.1 if "." in time else 1.0
            standard = answer.grades[0].age_standard.seconds
            assert 100 * standard / seconds >= int(level) - 1e-6, (who, level, time)
            assert 100 * standard / (seconds + step) < int(level), (who, level, time)
