"""The cards of ``/about`` and ``/privacy``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.reply.card import Card, Field
from bot.reply.wording import Wording


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say of this bot."""

    version: str
    library: str
    records_as_of: dt.date
    records: int
    sources: int
    time_zones: str
    licence: str


def about_card(about: About, wording: Wording) -> Card:
    """Version, data dates, sources and licence."""
    data = (
        wording.say("World records: as of {date}", date=wording.date(about.records_as_of)),
        wording.say("{marks} marks from {sources} sources", marks=about.records, sources=about.sources),
        wording.say("Time zones: {version}", version=about.time_zones),
    )
    return Card(
        wording.say("Metric Mile"),
        lines=(wording.say("I do the sums that come up when runners talk, and say where each number is from."),),
        fields=(
            Field(wording.say("Version"), f"{about.version}\n{about.library}"),
            Field(wording.say("Licence"), about.licence),
            Field(wording.say("Data"), "\n".join(data), inline=False),
        ),
        footer=wording.say("Each answer names its method, its source and the date of its data."),
    )


def privacy_card(wording: Wording) -> Card:
    """What is stored, what passes through, and what Discord is asked for."""
    return Card(
        wording.say("Privacy"),
        lines=(wording.say("**I store nothing about you.** No runs, no names, no messages."),),
        fields=(
            Field(
                wording.say("What passes through"),
                wording.say(
                    "Discord hands me what you type into my commands, your id and your language. "
                    "I answer and write none of it down."
                ),
                inline=False,
            ),
            Field(
                wording.say("Your body"),
                wording.say(
                    "Heart rate and body weight are used for the answer and stored nowhere. "
                    "Answers made from them are shown to you alone and cannot be shared, and no button holds them."
                ),
                inline=False,
            ),
            Field(
                wording.say("What is logged"),
                wording.say(
                    "Which command ran, and when something breaks the ids of the server and of whoever asked. "
                    "Never what you typed."
                ),
                inline=False,
            ),
            Field(
                wording.say("What I cannot see"),
                wording.say(
                    "Messages, members and presences: I do not ask Discord for them. "
                    'A message reaches me only when you pick it for "{menu}".',
                    menu=wording.say("Convert paces"),
                ),
                inline=False,
            ),
        ),
    )
