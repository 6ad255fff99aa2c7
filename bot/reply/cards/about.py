"""The cards of ``/help``, ``/about`` and ``/privacy``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.reply.card import Card, Field
from bot.reply.language import mark
from bot.reply.wording import Wording


class Group(StrEnum):
    """What a command is for; help shows them in this order."""

    PACES = "paces"
    RACE = "race"
    TRAINING = "training"
    STANDING = "standing"
    TESTS = "tests"
    ABOUT = "about"


_HEADINGS: Final = {
    Group.PACES: mark("Times, paces and splits"),
    Group.RACE: mark("Before a race"),
    Group.TRAINING: mark("Training"),
    Group.STANDING: mark("How good is it? Records and points"),
    Group.TESTS: mark("Fitness tests"),
    Group.ABOUT: mark("About me"),
}


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One command: its name, what it does (in English, as declared), and a phrase to try or nothing.

    With ``command_id``, which Discord gave it, its name can be clicked. A menu is reached from a message.
    """

    group: Group
    name: str
    description: str
    example: str = ""
    command_id: int | None = None
    is_menu: bool = False


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


def help_card(entries: Sequence[HelpEntry], wording: Wording) -> Card:
    """All commands in groups, each with what it does and a phrase to try."""
    fields = []
    for group in Group:
        lines = [_entry(entry, wording) for entry in entries if entry.group is group]
        if lines:
            fields.append(Field(wording.say(_HEADINGS[group]), "\n".join(lines), inline=False))
    return Card(
        wording.say("What I can do"),
        lines=(wording.say("Type a command and say it your way; I tell you how I read it."),),
        fields=tuple(fields),
        footer=wording.say("Wrong answer, or a word I should know? Tell whoever runs this bot."),
    )


def _entry(entry: HelpEntry, wording: Wording) -> str:
    """Two lines: the command with a phrase to try, and what it does."""
    example = wording.say(entry.example) if entry.example else ""
    if entry.command_id is not None:
        mention = f"</{entry.name}:{entry.command_id}>"
        command = f"{mention} `{example}`" if example else mention
    elif entry.is_menu:
        command = f"**{wording.say(entry.name)}**"
    else:
        command = f"`/{entry.name} {example}`" if example else f"`/{entry.name}`"
    return f"{command}\n{wording.say(entry.description)}"


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
