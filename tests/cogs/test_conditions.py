"""``/conditions``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

HERE = "45:30 on a good day becomes, here"
ELSEWHERE = "45:30 run here is worth, on a good day"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("conditions", **options)
    assert result.response is not None
    return result.response


async def test_heat_is_told_in_both_directions(person: Person) -> None:
    answer = await person.ask("conditions", time="10k in 45:30 28C dew point 20")
    assert not answer.private
    assert answer.title == "45:30 becomes 46:52–47:33"
    assert answer.description == "Read as 10 km in 45:30"
    assert answer.field(HERE) == "**46:52–47:33**\n4:41–4:45/km · 7:33–7:39/mi"
    assert answer.field(ELSEWHERE) == "**43:32–44:10**\n4:21–4:25/km · 7:00–7:07/mi"
    assert answer.field("Heat: +3–4.5 %") == "28 °C (82 °F), dew point 20 °C (68 °F).\nHadley adds the two: 150 °F."
    assert "Hadley 2013" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"time": "marathon 3:30:00 at 85F 60% humidity"}, "3:30:00 becomes 3:39:27–3:42:36", "(Ely 2007)"),
        ({"time": "10K 45.30 28c 60% RH"}, "45:30 becomes 46:52–47:33", "at 60 % humidity: dew point 19.5 °C (67 °F)"),
        ({"time": "45:30 10 km, 28 °C, dewpoint:20"}, "45:30 becomes 46:52–47:33", "dew point 20 °C (68 °F)"),
        (
            {"time": "45:30", "distance": "10k", "temperature": "28 c", "dew_point": "20"},
            "45:30 becomes 46:52–47:33",
            "Heat",
        ),
        ({"time": "10k 45:30", "temperature": "82F", "humidity": "61"}, "45:30 becomes 46:52–47:33", "61 % humidity"),
        ({"time": "１０ｋ ４５：３０ ２８Ｃ ６０％"}, "45:30 becomes 46:52–47:33", "60 % humidity"),
        (
            {"time": "half 1:45:00 2000m altitude"},
            "1:45:00 becomes 1:45:00–1:59:55",
            "acclimatised: **1:54:36** (+9.1 %)",
        ),
        ({"time": "half 1:45:00", "altitude": "7,000 ft"}, "1:45:00 becomes 1:45:00–2:01:20", "2134 m (7000 ft)"),
        ({"time": "5k 20:00 wind 20 km/h"}, "20:00 becomes 20:28–21:04", "Against you all the way: +6.2–14.5 %"),
        ({"time": "5k 20:00", "wind": "headwind 10mph"}, "20:00 becomes 20:55–22:10", "10 mph headwind"),
        ({"time": "5k 20:00 20 km/h tail wind"}, "20:00 becomes 19:15–19:42", "Wind: −3.7 % to −1.5 %"),
        ({"time": "10k 45:00 crosswind 20 km/h"}, "45:00: no figure for this day", "no study says"),
        ({"time": "10k 45:00 wind 20 km/h", "surface": "treadmill"}, "45:00 stays 45:00", "There is no wind indoors."),
        ({"time": "10k 45:00 5C trail"}, "45:00 stays 45:00", "too cool for heat to slow you"),
        ({"time": "10k 45:00 road"}, "45:00 stays 45:00", "No sourced figure tells one firm ground from another"),
        ({"time": "400m 60 s 2000 m altitude"}, "1:00 stays 1:00", "thin air even helps a little"),
        ({"time": "8x400 in 90 s 30C dp 20"}, "1:30 becomes 1:32.0–1:32.7", "half of the table's figure"),
        ({"time": "5:00/km 28C 60%"}, "5:00/km becomes 5:09–5:14/km", "8:17–8:25/mi"),
        ({"time": "mile 3:44 28C 60%"}, "3:44 becomes 3:51–3:54", "Faster than anybody has run"),
    ],
)
async def test_a_phrase_and_its_options_are_worked_out(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("conditions", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


async def test_too_hot_is_said_kindly_and_without_a_time(person: Person) -> None:
    answer = await person.ask("conditions", time="10k 45:00 100F dew point 85F")
    assert not answer.private
    assert answer.title == "Too hot for a hard run"
    told = answer.field("Heat: no figure")
    assert "Hadley adds the two: 185 °F" in told
    assert "hard running is not advised" in told
    assert "An easy run in the shade" in told
    assert [name for name, _ in answer.fields] == ["Heat: no figure"]


async def test_each_effect_stands_apart_and_how_they_were_put_together_is_said(person: Person) -> None:
    answer = await person.ask("conditions", time="10k 45:00 15 km/h tailwind 60% humidity 28 °C trail")
    names = [name for name, _ in answer.fields]
    assert names[2:] == ["Heat: +3–4.5 %", "Wind: −3 % to −1.2 %", "Ground: trail", "All together: 0 % to +3.3 %"]
    assert "Alone: **46:21–47:02**" in answer.field("Heat: +3–4.5 %")
    assert "Alone: **43:40–44:28**" in answer.field("Wind: −3 % to −1.2 %")
    assert "No study has measured them together." in answer.field("All together: 0 % to +3.3 %")


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"time": "10k in 45:30"}, "Can you add this: temperature and humidity?"),
        ({"time": "10k in 45:30 28C"}, "Can you add this: humidity?"),
        ({"time": "10k in 45:30 60% humidity"}, "Can you add this: temperature?"),
        ({"time": "10k 45:30 28 degrees 60%"}, "`28 degrees` of what: `28 °C` or `28 °F`?"),
        ({"time": "10k 45:30 headwind 15"}, "`15` of what: `15 km/h` or `15 mph`?"),
        ({"time": "banana"}, "`banana` means nothing"),
        ({"time": "   "}, "Nothing was typed"),
        ({"time": "28C 60%"}, "distance and time"),
        ({"time": "10k 28C 60%"}, "In what time"),
        ({"time": "45:30 28C 60%"}, "Which distance"),
        ({"time": "10k 4:75 28C 60%"}, "`75` is over 59"),
        ({"time": "10k 45:30 5000 m altitude"}, "Altitude: I read 5000 m; this works from 300 m to 4000 m"),
        ({"time": "10k 45:30 wind 100 km/h"}, "Wind: I read 100 km/h; this works from 0 km/h to 54 km/h"),
        ({"time": "10k 45:30 20C dew point 25C"}, "Dew point: I read 25 °C; this works up to 20 °C"),
        ({"time": "10k 45:30", "temperature": "28"}, "`28` of what: `28 °C` or `28 °F`?"),
        ({"time": "10k 45:30 28C", "humidity": "120"}, "Humidity: I read 120 %"),
        ({"time": "10k 45:30 20C", "dew_point": "25"}, "Dew point: I read 25 °C"),
        ({"time": "10k 45:30", "altitude": "2000"}, "`2000` of what: `2000 m` or `2000 ft`?"),
        ({"time": "10k 45:30", "altitude": "9000 m"}, "Altitude: I read 9000 m"),
        ({"time": "10k 45:30", "wind": "20"}, "`20` of what: `20 km/h` or `20 mph`?"),
        ({"time": "10k 45:30", "wind": "80 mph"}, "Wind: I read 128.7 km/h"),
        ({"time": "10k 45:30", "surface": "lava"}, "none of these: `road`, `track`"),
        ({"time": "10k 45:30 28C 60%", "distance": "half"}, "10 km and half marathon"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("conditions", **options)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    again = await person.ask("conditions", **{**options, last: answer.example})
    assert not again.private or "Can you add this: humidity?" in again.description


# Buttons


async def test_the_buttons_turn_the_units_and_lead_on(person: Person) -> None:
    message = await answered(person, time="10k in 45:30 28C dew point 20")
    before = read(message)
    assert labels(message) == ["In miles", "Pace for 47:33", "On a treadmill"]
    turned = await click(person.member, message, "In miles")
    assert turned.field(HERE) == "**46:52–47:33**\n7:33–7:39/mi · 4:41–4:45/km"
    assert await click(person.member, message, "In kilometres") == before
    assert (await click(person.member, message, "Pace for 47:33")).title == "4:45/km · 7:39/mi"
    assert (await click(person.member, message, "On a treadmill")).title == "13.2 km/h is 4:33/km"


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask(
            "conditions", time="10 km in 45:30 bei 28 Grad und 60 % Luftfeuchtigkeit, Gegenwind 20 km/h"
        )
        assert answer.title == "Aus 45:30 wird 49:35–54:04"
        assert "28 °C (82 °F) bei 60 % Luftfeuchtigkeit: Taupunkt 19,5 °C (67 °F)." in answer.field("Hitze: +3–4,5 %")
        assert "20 km/h Gegenwind, wie du ihn auf deiner Höhe spürst." in answer.text
        ((shown, _),) = await person.choices("conditions", "time", "10 km in 45:30 28 °C Taupunkt 20")
        assert shown.replace("\u00a0", " ") == "10 km in 45:30, 28 °C, Taupunkt 20 °C → 46:52–47:33"


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, _),) = await person.choices("conditions", "time", "10k 45:30 28C 60% wind 20 km/h")
    assert shown.replace("\u00a0", " ") == "10 km in 45:30, 28 °C, dew point 19.5 °C, 20 km/h wind → 47:57–50:07"
    offered = [value for _, value in await person.choices("conditions", "time", "10k 45:30")]
    assert offered[:2] == ["10k 45:30 28 °C 60 %", "10k 45:30 20 °C 60 %"]
    warm = [value for _, value in await person.choices("conditions", "time", "10k 45:30 28 degrees 60%")]
    assert len(warm) == 3


async def test_a_number_without_a_unit_is_offered_with_each(person: Person) -> None:
    told = {"time": "10k 45:30", "humidity": "60 %"}
    warm = {value: shown for shown, value in await person.choices("conditions", "temperature", "28", **told)}
    assert list(warm) == ["28 °C", "28 °F", "28"]
    assert "46:52–47:33" in warm["28 °C"]
    blown = [value for _, value in await person.choices("conditions", "wind", "20", time="10k 45:30")]
    assert blown == ["20 km/h", "20 mph", "20"]
    high = [value for _, value in await person.choices("conditions", "altitude", "2000", time="10k 45:30")]
    assert high == ["2000 m", "2000 ft", "2000"]
    ground = [value for _, value in await person.choices("conditions", "surface", "")]
    assert ground == ["road", "track", "indoors", "treadmill", "trail"]
    for option in ("temperature", "dew_point", "humidity", "altitude", "wind"):
        assert len(await person.choices("conditions", option, "")) >= 6
