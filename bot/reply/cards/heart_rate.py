"""The card of ``/zones``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.formulas import formula_by_id
from bot.core.heart_rate import FRIEL, KARVONEN, SPREAD, Zone, ZoneSet
from bot.core.heart_rate_query import ZonesAnswer
from bot.core.intensity import BANDS_NAME, Band, Feel
from bot.reply.card import Card, Field
from bot.reply.language import mark
from bot.reply.wording import Wording

_TALK: Final = {
    Band.VERY_LIGHT: mark("singing"),
    Band.LIGHT: mark("talking"),
    Band.MODERATE: mark("sentences"),
    Band.VIGOROUS: mark("words"),
    Band.NEAR_MAXIMAL: mark("nothing"),
}
_BANDS: Final = {
    Band.VERY_LIGHT: mark("Very light"),
    Band.LIGHT: mark("Light"),
    Band.MODERATE: mark("Moderate"),
    Band.VIGOROUS: mark("Vigorous"),
    Band.NEAR_MAXIMAL: mark("Near maximal"),
}
_BAND_NAMES: Final = {band.value: name for band, name in _BANDS.items()}
_SHORT: Final = {
    "zones_reserve": mark("Reserve"),
    "zones_max": mark("Maximum"),
    "zones_threshold": mark("Threshold"),
    "zones_acsm": mark("ACSM"),
}
_METHODS: Final = {
    "max_fox": mark("Maximum by age: {name}, 220 − age"),
    "zones_reserve": mark("Share of the reserve ({name})"),
    "zones_max": mark("Share of the maximum, five steps"),
    "zones_threshold": mark("Share of the threshold ({name})"),
    "zones_acsm": mark("Intensity: {name}"),
}
_ESTIMATE: Final = mark("Maximum by age: {name}")


def zones_card(answer: ZonesAnswer, wording: Wording) -> Card:
    """The zones of each method in a field of its own, each zone beside how it feels.

    No buttons: each would carry somebody's heart rates around in its id.
    """
    return Card(
        wording.say("Heart-rate zones"),
        lines=tuple(_lines(answer, wording)),
        fields=tuple(_field(one, answer, wording) for one in answer.sets),
        footer=" ".join(_footer(answer, wording)),
    )


def zones_line(answer: ZonesAnswer, wording: Wording) -> str:
    """One line for autocomplete: what was read, and where the second zone of the first method lies."""
    first = answer.sets[0]
    return wording.say(
        "{read} → {method}, second zone {beats}",
        read=_read(answer, wording),
        method=wording.say(_SHORT[first.method]),
        beats=_beats(first.zones[1], wording),
    )


def method_name(id: str, wording: Wording) -> str:
    """A method as a choice, by the id of its formula: an estimate of the maximum, or what zones are shares of."""
    name = formula_by_id(id).name
    return wording.say(_METHODS.get(id, _ESTIMATE), name=name)


def _read(answer: ZonesAnswer, wording: Wording) -> str:
    """The numbers as they were read: "maximum 190, resting 50"."""
    parts = []
    if answer.maximum is not None and not answer.estimate:
        parts.append(wording.say("maximum {beats}", beats=wording.number(answer.maximum)))
    elif answer.age is not None:
        parts.append(wording.say("age {age}", age=answer.age))
    if answer.resting is not None:
        parts.append(wording.say("resting {beats}", beats=wording.number(answer.resting)))
    if answer.threshold is not None:
        parts.append(wording.say("threshold {beats}", beats=wording.number(answer.threshold)))
    return ", ".join(parts)


def _lines(answer: ZonesAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Read as {phrase}", phrase=_read(answer, wording))
    if answer.estimate and answer.maximum is not None:
        values = [value for _, value in answer.estimates]
        yield wording.say(
            "Your maximum is an estimate: **{beats}** by {name}, {low} to {high} by all formulas. "
            "People lie around any of them with an SD of {least} to {most} beats, so the zones may be off by as much.",
            beats=wording.number(answer.maximum),
            name=formula_by_id(answer.estimate).name,
            low=wording.number(values[0]),
            high=wording.number(values[-1]),
            least=SPREAD[0],
            most=SPREAD[1],
        )
    yield wording.say("Beats a minute, effort from 1 to 10 (Borg 6–20), and the talk test: what you can still say.")


def _field(zones: ZoneSet, answer: ZonesAnswer, wording: Wording) -> Field:
    if zones.method == "zones_acsm":
        share = wording.say("by the reserve") if answer.resting is not None else wording.say("by the maximum")
        name = wording.say("Bands of the ACSM, {share}", share=share)
    else:
        name = method_name(zones.method, wording)
    beats = [_beats(zone, wording) for zone in zones.zones]
    width = max(map(len, beats))
    rows = (_zone(zone, told.ljust(width), wording) for zone, told in zip(zones.zones, beats, strict=True))
    return Field(name, "\n".join(rows), inline=False)


def _zone(zone: Zone, beats: str, wording: Wording) -> str:
    feel = _feel(zone.feel, wording)
    band = _BAND_NAMES.get(zone.name)
    if band is not None:
        return f"`{beats}` **{wording.say(band)}** {feel}"
    return f"`{zone.name:<2} {beats}` {feel}"


def _feel(feel: Feel, wording: Wording) -> str:
    first, last = feel.bands
    talk = wording.say(_TALK[first])
    if last is not first:
        talk = f"{talk}–{wording.say(_TALK[last])}"
    return wording.say("{ten} ({borg}) · {talk}", ten=_span(*feel.ten), borg=_span(*feel.borg), talk=talk)


def _span(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def _beats(zone: Zone, wording: Wording) -> str:
    if zone.low is None:
        return wording.say("to {beats}", beats=zone.high)
    if zone.high is None:
        return wording.say("from {beats}", beats=zone.low)
    return _span(zone.low, zone.high)


def _footer(answer: ZonesAnswer, wording: Wording) -> Iterator[str]:
    methods = {one.method for one in answer.sets}
    if len(methods) > 1:
        yield wording.say("A zone number means something else in each method: do not mix them.")
    sources = [formula_by_id(answer.estimate).name] if answer.estimate else []
    if "zones_reserve" in methods:
        sources.append(KARVONEN)
    if "zones_threshold" in methods:
        sources.append(wording.say("{name} (mean of the last 20 min of 30 min all out)", name=FRIEL))
    sources.append(BANDS_NAME)
    yield wording.say("Methods: {names}; the feel is approximate.", names=", ".join(sources))
    yield wording.say("Beta blockers and other medicines change heart rate; not medical advice.")
    yield wording.say("Only you see this, and nothing is stored.")
