""" "Compare mine" under a record: a form, as people fill it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pytest
from simcord import Env, InteractionResult, MemberActor, ResponseMessage, interactions
from simcord.enums import InteractionType

from bot.client import MetricMile, create_bot
from bot.core.notation import MAX_LENGTH
from bot.core.records import Standing, load_record_book
from bot.playground.adapter import reader_data

from .awkward import AWKWARD, TOO_LONG, scribbles
from .person import Person
from .seen import Seen, click, labels, seen

LABEL: Final = "Compare mine"
FIELD: Final = "typed"
GONE: Final = "This form is out of date"
OURS: Final = "mm1:a:|compare|mile|women|outdoor track"
STANDINGS: Final = load_record_book().standings


async def record(person: Person, event: str, **options: str | bool) -> ResponseMessage:
    """The message of a record, to click on."""
    result = await person.run("record", event=event, **options)
    assert result.response is not None
    return result.response


async def opened(member: MemberActor, message: ResponseMessage, label: str = LABEL) -> InteractionResult:
    """The form that a click opens."""
    result = await member.click(message, label=label)
    assert result.modal is not None
    assert result.response is None
    return result


async def filled_in(person: Person, event: str, typed: str) -> Seen:
    """What is answered to somebody who opens the form under a record and types this into it."""
    form = await opened(person.member, await record(person, event))
    return seen(await person.member.submit_modal(form, {FIELD: typed}))


def field(form: InteractionResult) -> tuple[str, dict[str, Any]]:
    """The label of the form's one field, and the field."""
    assert form.modal is not None
    (label,) = form.modal["components"]
    return label["label"], label["component"]


def example(form: InteractionResult) -> str:
    return str(field(form)[1]["placeholder"]).removeprefix("for example ")


def id_of_button(message: ResponseMessage | None) -> str:
    assert message is not None
    (found,) = [b["custom_id"] for row in message.components for b in row["components"] if b["label"] == LABEL]
    return str(found)


def asked(standing: Standing) -> str:
    parts = (standing.event.id, standing.category, standing.field or "", standing.surface)
    return " ".join(part for part in parts if part)


def holding(text: object, field: str = FIELD) -> list[dict[str, Any]]:
    """The components of a form with this text in its field."""
    return [{"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": field, "value": text}}]


def form_data(custom_id: str, components: list[dict[str, Any]]) -> dict[str, Any]:
    return {"custom_id": custom_id, "components": components}


async def send_all(
    person: Person, sent: Iterable[dict[str, Any]], type: InteractionType = InteractionType.MODAL_SUBMIT
) -> list[InteractionResult]:
    """What forms, or clicks on no message in particular, lead to that are all sent at once."""
    records = []
    for data in sent:
        one, payload = interactions.base_payload(
            person.env.backend,
            type=type,
            channel_id=person.channel.id,
            guild_id=person.guild.id,
            user_id=person.user.id,
            data=data,
        )
        person.env.backend.emit("INTERACTION_CREATE", payload)
        records.append(one)
    await person.env.settle(idle=0.001)
    return [InteractionResult(person.env, one) for one in records]


# What a person does


async def test_a_time_typed_into_the_form_stands_beside_the_record(person: Person) -> None:
    message = await record(person, "mile women")
    assert labels(message) == ["In miles", "History", "Milestones", "Compare mine"]
    form = await opened(person.member, message)
    assert form.modal is not None
    assert form.modal["title"] == "Mile, women, outdoor track"
    label, text = field(form)
    assert label == "Your time"
    assert text["placeholder"] == "for example 7:15"
    assert (text["style"], text["max_length"]) == (1, MAX_LENGTH)
    answer = seen(await person.member.submit_modal(form, {FIELD: "6:00"}))
    assert not answer.private
    assert answer.title == "Mile: 6:00 beside 4:07.64"
    assert "**1:52.36 behind** (+45.4 %)" in answer.field("Women, outdoor track")


@pytest.mark.parametrize(
    ("event", "typed", "command"),
    [
        ("mile women", "6:00", {"time": "6:00 mile women"}),
        ("mile", "6:00", {"time": "6:00 mile"}),
        ("5k", "45m30", {"time": "45m30", "distance": "5km", "with": "road"}),
        ("10k road", "10k in 45:00", {"time": "10k in 45:00", "with": "road"}),
        ("10k road", "45m30", {"time": "45m30", "distance": "10km", "with": "road"}),
        ("10k road men", "8 min miles", {"time": "8 min miles", "distance": "10km", "with": "road men"}),
        ("mile men short track", "mile 5:20", {"time": "mile 5:20", "with": "men short track"}),
        ("marathon", "3:30", {"time": "3:30 marathon"}),
        ("marathon women only", "3:30", {"time": "3:30 marathon", "with": "women only"}),
        ("3000m steeplechase women", "12:00", {"time": "12:00 3000m", "with": "steeplechase women"}),
        ("1 hour", "12 km", {"time": "12 km in 1 hour"}),
        ("1 hour", "12 km in 1 hour", {"time": "12 km in 1 hour"}),
        ("24 hours women", "150 km", {"time": "150 km in 24 h women"}),
    ],
)
async def test_it_is_answered_as_the_command_answers(
    person: Person, event: str, typed: str, command: dict[str, str | bool]
) -> None:
    answer = await filled_in(person, event, typed)
    told = await person.ask("compare", **command)
    assert not answer.private
    assert (answer.title, answer.fields) == (told.title, told.fields)


async def test_after_a_timed_event_it_asks_how_far(person: Person) -> None:
    form = await opened(person.member, await record(person, "24 hours"))
    assert field(form)[0] == "How far did you come?"
    assert example(form) == "160 km"
    answer = seen(await person.member.submit_modal(form, {FIELD: "120 km"}))
    assert answer.title == "24 hours: 120 km beside 278.622 km and 319.614 km"


async def test_every_record_has_a_form_and_its_example_is_answered_beside_that_record(person: Person) -> None:
    shown = await person.run_all([("record", {"event": asked(standing)}) for standing in STANDINGS])
    clicks = [{"custom_id": id_of_button(result.response), "component_type": 2} for result in shown]
    forms = await send_all(person, clicks, InteractionType.MESSAGE_COMPONENT)
    filled = []
    for form in forms:
        assert form.modal is not None
        filled.append(form_data(form.modal["custom_id"], holding(example(form))))
    for standing, result in zip(STANDINGS, await send_all(person, filled), strict=True):
        answer = seen(result)
        assert standing.fastest.athlete in answer.text, asked(standing)
        assert answer.fields[0][0] == "You", asked(standing)


async def test_the_answer_s_own_buttons_work(person: Person) -> None:
    form = await opened(person.member, await record(person, "mile women"))
    result = await person.member.submit_modal(form, {FIELD: "6:00"})
    assert result.response is not None
    assert labels(result.response) == ["In kilometres", "Pace for 6:00", "Records", "Short track", "Road"]
    turned = await click(person.member, result.response, "In kilometres")
    assert "3:44/km · 6:00/mi" in turned.text


async def test_it_works_in_a_dm(person: Person) -> None:
    shown = await person.user.slash("record", event="mile women")
    assert shown.response is not None
    form = await person.user.click(shown.response, label=LABEL)
    answer = seen(await person.user.submit_modal(form, {FIELD: "6:00"}))
    assert not answer.private
    assert answer.title == "Mile: 6:00 beside 4:07.64"


# Who sees it


async def test_another_member_gets_an_answer_of_their_own(person: Person, simcord_env: Env) -> None:
    bob = person.guild.add_member(simcord_env.create_user("bob"))
    message = await record(person, "mile women")
    mine, theirs = await opened(person.member, message), await opened(bob, message)
    other = seen(await bob.submit_modal(theirs, {FIELD: "5:30"}))
    assert other.private
    assert other.title == "Mile: 5:30 beside 4:07.64"
    assert not seen(await person.member.submit_modal(mine, {FIELD: "6:00"})).private


async def test_it_stays_private_under_a_private_answer_and_in_a_private_place(person: Person, simcord_env: Env) -> None:
    form = await opened(person.member, await record(person, "mile women", private=True))
    result = await person.member.submit_modal(form, {FIELD: "6:00"})
    assert seen(result).private
    assert "Share" in labels(result.response)
    with reader_data(simcord_env) as readers:
        form = await opened(person.member, await record(person, "mile women"))
        readers.install(person.user, to_guild=False, to_user=True)
        assert seen(await person.member.submit_modal(form, {FIELD: "6:00"})).private


# Twice


async def test_a_double_click_opens_the_same_form_twice(person: Person) -> None:
    message = await record(person, "mile women")
    first, second = await opened(person.member, message), await opened(person.member, message)
    assert first.modal == second.modal
    answers = [seen(await person.member.submit_modal(form, {FIELD: "6:00"})) for form in (first, second)]
    assert answers[0] == answers[1]
    assert labels(message) == ["In miles", "History", "Milestones", "Compare mine"]


async def test_a_form_that_arrives_twice_at_once_is_answered_twice(person: Person) -> None:
    first, second = await send_all(person, [form_data(OURS, holding("6:00"))] * 2)
    assert seen(first) == seen(second)
    assert seen(first).title == "Mile: 6:00 beside 4:07.64"


async def test_a_form_opened_before_a_restart_is_answered_after_it(person: Person, simcord_env: Env) -> None:
    message = await record(person, "mile women")
    form = await opened(person.member, message)
    await simcord_env.restart_bot(create_bot())
    assert seen(await person.member.submit_modal(form, {FIELD: "6:00"})).title == "Mile: 6:00 beside 4:07.64"
    assert (await opened(person.member, message)).modal == form.modal


async def test_open_forms_are_not_kept_in_memory(person: Person, simcord_bot: MetricMile) -> None:
    await opened(person.member, await record(person, "mile women"))
    assert not simcord_bot._connection._view_store._modals


# What goes wrong


@pytest.mark.parametrize(
    ("event", "typed", "told"),
    [
        ("mile women", "banana", "`banana` means nothing to me here"),
        ("mile women", "10k in 45:00", "two distances"),
        ("mile women", "30 km/h", "Did a digit or a unit slip?"),
        ("mile women", "1:00", "nobody runs that"),
        ("mile women", "6:75", "is over 59"),
        ("mile women", "   ", "Nothing was typed"),
        ("mile women", "mile", "In what time, or at what pace?"),
        ("half", "DNF", "Next time!"),
        ("1 hour", "12", "kilometres (`12k`) or miles (`12 mi`)"),
        ("1 hour", "50 km", "Did a digit or a unit slip?"),
        ("1 hour", "1 hour", "Which distance was it?"),
        ("1 hour", "10k in 45:00", "I read two times, 45 min and 1 h. How far did you come in 1 h?"),
        ("24 hours", "banana", "means nothing"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works_in_the_form(
    person: Person, event: str, typed: str, told: str
) -> None:
    answer = await filled_in(person, event, typed)
    assert answer.private
    assert answer.fields == ()
    assert told in answer.description
    assert answer.example
    assert not (await filled_in(person, event, answer.example)).private


async def test_whatever_is_typed_is_answered(person: Person) -> None:
    typed = [*AWKWARD, *TOO_LONG, *scribbles(80, seed=1609)]
    ids = (OURS, "mm1:a:|compare|1hour||outdoor track")
    results = await send_all(person, [form_data(one, holding(text)) for one in ids for text in typed])
    for result in results:
        answer = seen(result)
        assert answer.title
        assert "{" not in answer.title
        assert "broke" not in answer.text


# Forged


async def send_forged(person: Person, custom_id: str, components: list[dict[str, Any]]) -> InteractionResult:
    """Send a form that nobody opened, as a forged client or one of another version would."""
    (result,) = await send_all(person, [form_data(custom_id, components)])
    return result


@pytest.mark.parametrize(
    "custom_id",
    [
        "mm1:a:",
        "mm1:a:|compare",
        "mm1:a:|compare|" + "|" * 80,
        "mm1:a:|pace|mile",
        "mm1:a:|nothing|mile",
        "mm1:a:parsec|compare|mile",
        "mm1:x:|compare|mile",
        "mm9:a:|compare|mile|women|outdoor track",
        "mm1:f:|compare|mile|women|outdoor track",
        "mm",
    ],
)
async def test_a_form_of_another_version_or_forged_is_answered_kindly(person: Person, custom_id: str) -> None:
    answer = seen(await send_forged(person, custom_id, holding("6:00")))
    assert answer.private
    assert answer.title == GONE


@pytest.mark.parametrize(
    "components",
    [
        [],
        holding("6:00", field="other"),
        holding(None),
        holding(600),
        [{"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": FIELD}}],
        [{"type": 10, "id": 1}],
        [{"type": 1, "id": 1, "components": []}],
    ],
)
async def test_a_form_without_its_field_is_answered_kindly(person: Person, components: list[dict[str, Any]]) -> None:
    answer = seen(await send_forged(person, OURS, components))
    assert answer.private
    assert answer.title == GONE


async def test_a_field_in_a_row_as_older_clients_have_it_is_read_too(person: Person) -> None:
    row = [{"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": FIELD, "value": "6:00"}]}]
    assert seen(await send_forged(person, OURS, row)).title == "Mile: 6:00 beside 4:07.64"


@pytest.mark.parametrize("typed", ["", "\x00", *TOO_LONG, "6:00" + " " * 4000])
async def test_an_empty_or_huge_text_is_a_mistake_like_any_other(person: Person, typed: str) -> None:
    answer = seen(await send_forged(person, OURS, holding(typed)))
    assert answer.private
    assert answer.title == "I could not read that"
    assert answer.example == "7:15"


@pytest.mark.parametrize("distance", ["banana", "6:00", "x" * 60])
async def test_a_forged_record_is_a_mistake_like_any_other(person: Person, distance: str) -> None:
    message = await record(person, "mile women")
    for result in (
        await send_forged(person, f"mm1:a:|compare|{distance}", holding("6:00")),
        await press(person, message, f"mm1:f:|compare|{distance}"),
    ):
        answer = seen(result)
        assert answer.private
        assert answer.title == "No record found"


async def press(person: Person, message: ResponseMessage, custom_id: str) -> InteractionResult:
    """Click on a button with this id although the message has none such."""
    from simcord.actors import _component_interaction, _visible_message

    stored = _visible_message(person.member, message.message)
    return await _component_interaction(person.member, stored, {"custom_id": custom_id, "component_type": 2})


@pytest.mark.parametrize("custom_id", ["mm1:f:", "mm1:f:|compare", "mm1:f:|pace|mile", "mm1:a:|compare|mile"])
async def test_a_forged_button_opens_no_form(person: Person, custom_id: str) -> None:
    result = await press(person, await record(person, "mile women"), custom_id)
    assert result.modal is None
    assert seen(result).title == "This button is out of date"


# German


async def test_it_is_asked_and_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        form = await opened(person.member, await record(person, "Meile Frauen"), "Mit mir vergleichen")
        assert form.modal is not None
        assert form.modal["title"] == "Meile, Frauen, Bahn"
        label, text = field(form)
        assert (label, text["placeholder"]) == ("Deine Zeit", "zum Beispiel 7:15")
        answer = seen(await person.member.submit_modal(form, {FIELD: "6:00"}))
        assert answer.title == "Meile: 6:00 neben 4:07,64"
        form = await opened(person.member, await record(person, "1 Stunde"), "Mit mir vergleichen")
        assert field(form)[0] == "Wie weit bist du gekommen?"
        wrong = seen(await person.member.submit_modal(form, {FIELD: "10 km in 45:00"}))
        assert "Wie weit bist du in 1 h gekommen?" in wrong.description
        assert "Das geht: `10000 m`" in wrong.description
