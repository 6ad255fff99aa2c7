"""Every row of the notation table, read as the field it stands in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.core.errors import PersonError
from bot.core.notation import read_distance, read_pace, read_phrase, read_speed, read_time
from bot.core.quantities import Distance
from bot.core.units import LengthUnit

TABLE = Path(__file__).parents[1] / "data" / "inputs.csv"
TOLERANCE = 0.0005
UNITS = {"km": LengthUnit.KM, "mi": LengthUnit.MILE, "": None}

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def parts_of(row: dict[str, str]) -> dict[str, float]:
    return {key: float(value) for key, value in (part.split("=") for part in row["parts"].split(";") if part)}


def read(row: dict[str, str]) -> tuple[float, dict[str, float]]:
    """The value of a row as read, and the further facts its ``parts`` speak of."""
    text, unit = row["input"], UNITS[row["user_unit"]]
    distance = Distance(float(row["context_distance_m"])) if row["context_distance_m"] else None
    match row["field"]:
        case "time":
            return read_time(text, distance=distance).duration.seconds, {}
        case "pace":
            return read_pace(text, unit=unit).seconds_per_km, {}
        case "speed":
            speed = read_speed(text).speed
            return speed.metres_per_second, {"pace_s_per_km": speed.pace.seconds_per_km}
        case "distance":
            found = read_distance(text, unit=unit)
            facts = {"reps": float(found.reps), "each_m": found.distance.metres}
            if found.snap is not None:
                facts["snap_m"] = found.snap.metres
            return found.total.metres, facts
        case _:
            phrase = read_phrase(text, unit=unit)
            assert phrase.distance is not None
            assert phrase.duration is not None
            assert phrase.limit == (row["compare"] == "<")
            facts = {"distance_m": phrase.distance.metres, "time_s": phrase.duration.seconds}
            if row["kind"] == "time":
                return phrase.duration.seconds, facts
            return (phrase.duration / phrase.distance).seconds_per_km, facts


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 100


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row(row: dict[str, str]) -> None:
    if row["kind"] == "error":
        with pytest.raises(PersonError) as caught:
            read(row)
        assert caught.value.example
        assert 0 <= caught.value.start <= caught.value.end <= len(caught.value.text)
        return
    try:
        value, facts = read(row)
    except PersonError:
        assert row["may_ask"] == "yes", "this row has one reading, so it must not be asked about"
        return
    assert value == pytest.approx(float(row["value"]), rel=TOLERANCE)
    for name, expected in parts_of(row).items():
        assert facts[name] == pytest.approx(expected, rel=TOLERANCE), name
    if row["never_value"]:
        assert value != pytest.approx(float(row["never_value"]), rel=TOLERANCE)
