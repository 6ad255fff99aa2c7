"""``/countdown``, as people use it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from simcord import Env, ResponseMessage

from bot.client import create_bot
from bot.core.countdown import Countdown
from bot.core.countdown_query import work_out_countdown
from bot.playground.adapter import reader_data
from bot.reply.cards.countdown import countdown_card
from bot.reply.reader import Reader
from bot.reply.timestamps import day_stamp, stamp_from_now
from bot.reply.wording import Wording

from .person import Person
from .seen import click, labels, read

TODAY = dt.date(2026, 11, 21)


def now() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def in_days(days: int) -> dt.date:
    return now() + dt.timedelta(days=days)


async def answered(person: Person, **options: str) -> ResponseMessage:
    result = await person.run("countdown", **options)
    assert result.response is not None
    return result.response


async def test_a_race_is_counted_down_to_with_its_plan_and_taper(person: Person) -> None:
    day = in_days(7 * 30 + 1)
    answer = await person.ask("countdown", race=f"Berlin Marathon {day.isoformat()}")
    assert not answer.private
    assert answer.title == "Berlin Marathon: 30 weeks and 1 day to go"
    assert answer.description.startswith("Read as Berlin Marathon (42.195 km), ")
    assert f"{day.day} {day:%B} {day.year}" in answer.description
    assert answer.field("Race day") == f"**{day:%A}**, {day_stamp(day)}\n{stamp_from_now(day)}"
    assert answer.field("To go") == "**211 days**\n30 weeks and 1 day"
    start = day - dt.timedelta(weeks=16)
    assert answer.field("Plan of 16 weeks") == f"It begins on **{day:%A}**, {day_stamp(start)}, in 14 weeks and 1 day."
    assert answer.field("Taper").startswith(f"From **{day:%A}**, {day_stamp(day - dt.timedelta(days=14))}: ")
    assert "our guidance" in answer.footer
    assert "Bosquet 2007" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "plan"),
    [
        ({"race": "half in 12 weeks"}, "Half marathon: 12 weeks to go", "Plan of 12 weeks"),
        ({"race": "in 12 weeks half"}, "Half marathon: 12 weeks to go", "Plan of 12 weeks"),
        ({"race": "10K in 84 days"}, "10 km: 12 weeks to go", "Plan of 10 weeks"),
        ({"race": "parkrun tomorrow"}, "5 km: tomorrow", "Plan of 8 weeks"),
        ({"race": "5k today"}, "5 km: today!", "Plan of 8 weeks"),
        ({"race": "5 km in einer Woche"}, "5 km: 7 days to go", "Plan of 8 weeks"),
        ({"race": "in two weeks: Stadtmarathon"}, "Stadtmarathon: 2 weeks to go", "Plan of 16 weeks"),
        ({"race": "  MARATHON   in  20 WEEKS "}, "Marathon: 20 weeks to go", "Plan of 16 weeks"),
        ({"race": "marathon in 20 weeks", "weeks": "18"}, "Marathon: 20 weeks to go", "Plan of 18 weeks"),
        ({"race": "marathon in 20 weeks", "weeks": "18 weeks"}, "Marathon: 20 weeks to go", "Plan of 18 weeks"),
        ({"race": "marathon in 20 weeks, 18-week plan"}, "Marathon: 20 weeks to go", "Plan of 18 weeks"),
        ({"race": "Ultra in 10 weeks", "weeks": "1"}, "Ultra: 10 weeks to go", "Plan of 1 week"),
    ],
)
async def test_it_is_read_however_it_is_typed(person: Person, options: dict[str, str], title: str, plan: str) -> None:
    answer = await person.ask("countdown", **options)
    assert not answer.private
    assert answer.title == title
    assert plan in [name for name, _ in answer.fields]


async def test_without_a_distance_it_says_what_would_give_a_plan(person: Person) -> None:
    answer = await person.ask("countdown", race="in 10 weeks")
    assert answer.title == "Race day: 10 weeks to go"
    assert [name for name, _ in answer.fields] == ["Race day", "To go"]
    assert "Name the distance" in answer.description


async def test_who_is_late_is_told_so_kindly(person: Person) -> None:
    answer = await person.ask("countdown", race="half in 5 weeks")
    assert "You would be in **week 8 of 12** and still have 5 weeks." in answer.field("Plan of 12 weeks")
    in_taper = await person.ask("countdown", race="half in 3 days")
    assert "You are in it" in in_taper.field("Taper")
    begins = await person.ask("countdown", race="half in 12 weeks")
    assert begins.field("Plan of 12 weeks") == "It begins **today**."
    today = await person.ask("countdown", race="half today")
    assert today.field("To go") == "**Today!** Have a good race."
    assert "<t:" not in today.field("To go")


def card_text(answer: Countdown) -> str:
    card = countdown_card(answer, Wording(Reader()))
    return "\n".join([card.title, *card.lines, *(field.value for field in card.fields), card.footer])


def test_a_race_s_name_is_harmless() -> None:
    for name in ("**@everyone**", "<@1> <t:0:R>", "[x](https://evil.example)", "`code`", "# head"):
        told = card_text(work_out_countdown(f"{name} 2027-04-25", today=TODAY))
        for line in told.splitlines():
            assert not re.search(r"(?<!\\)@everyone|(?<!\\)<@|(?<!\\)\]\(|<t:0|^#", line), line


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"race": "Berlin Marathon"}, "Can you add this: date of the race?"),
        ({"race": "10k in 47:30"}, "Can you add this: date of the race?"),
        ({"race": "   "}, "Nothing was typed"),
        ({"race": "half 31.2.2099"}, "no such day in the calendar: `31.2.2099`"),
        ({"race": "half 6 May 1954"}, "6 May 1954 has passed; I hope it was a good day"),
        ({"race": "2999-01-01"}, "outside anything"),
        ({"race": "half in 12 weeks", "weeks": "banana"}, "`banana` means nothing"),
        ({"race": "half in 12 weeks", "weeks": "100"}, "Weeks: I read 100; this works from 1 to 52"),
    ],
)
async def test_what_cannot_be_used_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], told: str
) -> None:
    answer = await person.ask("countdown", **options)
    assert answer.private
    assert answer.fields == ()
    assert told in answer.description
    assert answer.example
    last = list(options)[-1]
    assert (await person.ask("countdown", **{**options, last: answer.example})).fields


async def test_two_orders_are_a_question(person: Person) -> None:
    year = now().year + 1
    answer = await person.ask("countdown", race=f"half 4/5/{year}")
    assert answer.title == "One question"
    assert f"5 April {year} (`{year}-04-05`) or 4 May {year} (`{year}-05-04`)" in answer.description


async def test_other_lengths_of_plan_turn_the_message(person: Person) -> None:
    message = await answered(person, race="half in 30 weeks")
    assert labels(message) == ["Plan of 8 weeks", "Plan of 16 weeks"]
    turned = await click(person.member, message, "Plan of 16 weeks")
    assert turned == read(message)
    assert "Plan of 16 weeks" in [name for name, _ in turned.fields]
    assert turned.title == "Half marathon: 30 weeks to go"
    assert labels(message) == ["Plan of 12 weeks", "Plan of 20 weeks"]


async def test_a_button_keeps_the_day_and_not_the_weeks_from_now(person: Person, simcord_env: Env) -> None:
    message = await answered(person, race="half in 30 weeks")
    ids = [button["custom_id"] for row in message.components for button in row["components"]]
    assert all(in_days(210).isoformat() in id for id in ids)
    await simcord_env.restart_bot(create_bot())
    other = person.guild.add_member(person.env.create_user("bob"))
    copy = await click(other, message, "Plan of 16 weeks")
    assert copy.private
    assert copy == await click(other, message, "Plan of 16 weeks")


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("countdown", race="Halbmarathon in 20 Wochen")
        assert answer.title == "Halbmarathon: noch 20 Wochen"
        assert "Plan über 12 Wochen" in [name for name, _ in answer.fields]
        assert "Faustregel" in answer.footer
        asked = await person.ask("countdown", race="Berlin-Marathon")
        assert "`Halbmarathon in 12 Wochen`" in asked.description
        again = await person.ask("countdown", race="Halbmarathon in 12 Wochen")
        assert again.title == "Halbmarathon: noch 12 Wochen"


async def test_readings_and_days_are_offered(person: Person) -> None:
    ((shown, value),) = await person.choices("countdown", "race", "half in 12 weeks")
    assert shown.endswith("→ 12 weeks to go")
    assert value == "half in 12 weeks"
    *whole, (said, _) = await person.choices("countdown", "race", "Berlin Marathon")
    assert next(value for _, value in whole) == "Berlin Marathon in 12 weeks"
    assert "date of the race" in said
    weeks = await person.choices("countdown", "weeks", "", race="half in 30 weeks")
    assert [value for _, value in weeks] == ["8", "10", "12", "16", "20"]
    assert "a plan of 16 weeks" in {value: shown for shown, value in weeks}["16"]
