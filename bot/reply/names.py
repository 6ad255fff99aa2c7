"""What events, categories and surfaces are called."""

from __future__ import annotations

from typing import Final

from bot.core.distance import Level
from bot.core.events import Category, Event, Surface
from bot.core.units import SECONDS_PER_HOUR, LengthUnit
from bot.reply.language import mark
from bot.reply.wording import NBSP, Wording

_CATEGORIES: Final = {Category.MEN: mark("men"), Category.WOMEN: mark("women")}
_SURFACES: Final = {
    Surface.OUTDOOR_TRACK: mark("outdoor track"),
    Surface.SHORT_TRACK: mark("short track"),
    Surface.ROAD: mark("road"),
    Surface.ULTRA: mark("ultra"),
}
_LEVELS: Final = {
    Level.WALK: mark("Walk"),
    Level.BEGINNER: mark("Beginner"),
    Level.REGULAR: mark("Regular"),
    Level.TRAINED: mark("Trained"),
}


def category_name(category: Category, wording: Wording) -> str:
    """The category in the reader's language: men, women."""
    return wording.say(_CATEGORIES[category])


def surface_name(surface: Surface, wording: Wording) -> str:
    """The surface in the reader's language: outdoor track, short track, road, ultra."""
    return wording.say(_SURFACES[surface])


def level_name(level: Level, wording: Wording) -> str:
    """The level of the guidance times: Walk, Beginner, Regular, Trained."""
    return wording.say(_LEVELS[level])


def event_name(event: Event, wording: Wording) -> str:
    """The event as it stands on a start list: 1500 m, mile, half marathon, 24 hours."""
    if event.duration is not None:
        hours = round(event.duration.seconds / SECONDS_PER_HOUR)
        return wording.say_count("{count} hour", "{count} hours", hours, count=hours)
    if event.distance is None:
        return event.id
    name = wording.race_name(event.distance)
    if name is not None:
        return name
    unit = LengthUnit.KM if event.id.endswith("km") else LengthUnit.MILE if event.id.endswith("mile") else LengthUnit.M
    number = wording.number(event.distance.metres / unit.metres, 3, trim=True)
    if unit is LengthUnit.MILE:
        count = round(event.distance.metres / unit.metres)
        return wording.say_count("{count} mile", "{count} miles", count, count=number)
    if event.steeplechase:
        return wording.say("{distance} steeplechase", distance=f"{number}{NBSP}m")
    return f"{number}{NBSP}{unit.value}"
