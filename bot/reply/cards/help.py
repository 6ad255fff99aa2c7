"""The cards of ``/help``: all commands, one group with examples, one command in full, what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.formulas import Formula, formulas_of
from bot.reply.card import Card, Field, Tone
from bot.reply.language import mark
from bot.reply.plain import plain, typed
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
_LABELS: Final = {
    Group.PACES: mark("Paces and splits"),
    Group.RACE: mark("Race"),
    Group.TRAINING: mark("Training"),
    Group.STANDING: mark("Records and points"),
    Group.TESTS: mark("Fitness tests"),
}
"""What their buttons say; the last group is short enough to stand in the overview."""
_FIELD: Final = 1024
_MOST_FOUND: Final = 5


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option of a command as its user sees it, with its description in English."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One command: its name, what it does in full and in brief (in English, as declared), and a phrase to try or none.

    Its keywords are the words that people ask for it with, besides those that it says itself.
    With ``command_id``, which Discord gave it, its name can be clicked. A menu is reached from a message.
    """

    group: Group
    name: str
    description: str
    brief: str
    keywords: str = ""
    example: str = ""
    options: tuple[OptionEntry, ...] = ()
    command_id: int | None = None
    is_menu: bool = False


def group_label(group: Group, wording: Wording) -> str:
    """What the button of a group says; empty for the one without."""
    label = _LABELS.get(group)
    return "" if label is None else wording.say(label)


def overview_card(entries: Sequence[HelpEntry], wording: Wording) -> Card:
    """All commands in groups, each in one line."""
    fields = []
    for group in Group:
        lines = [f"{_mention(entry, wording)} {_brief(entry, wording)}" for entry in entries if entry.group is group]
        if lines:
            fields.append(Field(wording.say(_HEADINGS[group]), "\n".join(lines), inline=False))
    return Card(
        wording.say("What I can do"),
        lines=(
            wording.say("Type a command and say it your way; I tell you how I read it."),
            wording.say("The buttons show examples. `/help heart rate` finds the command for something."),
        ),
        fields=tuple(fields),
        footer=wording.say("Wrong answer, or a word I should know? Tell whoever runs this bot."),
    )


def group_card(group: Group, entries: Sequence[HelpEntry], wording: Wording) -> Card:
    """The commands of a group, each with what it does and a phrase to try."""
    return Card(
        wording.say(_HEADINGS[group]),
        fields=tuple(_with_example(entry, wording) for entry in entries if entry.group is group),
        footer=wording.say("`/help` with the name of a command tells all about it.").replace("`", ""),
    )


def command_card(entry: HelpEntry, wording: Wording) -> Card:
    """All there is to say of a command: its options, a phrase to try, and its methods with their sources."""
    fields = []
    if entry.example:
        fields.append(Field(wording.say("Try"), _call(entry, wording), inline=False))
    if entry.options:
        told = [f"`{option.name}` {wording.say(option.description)}" for option in entry.options]
        fields.append(Field(wording.say("What you can say"), "\n".join(told), inline=False))
    methods = "\n".join(_methods(formulas_of(entry.name)))
    if methods:
        fields.append(Field(wording.say("Methods and sources"), methods, inline=False))
    return Card(_title(entry, wording), lines=(wording.say(entry.description),), fields=tuple(fields))


def found_card(asked: str, entries: Sequence[HelpEntry], wording: Wording) -> Card:
    """The commands that answer what was asked for; where none does, how to see them all."""
    if not entries:
        return Card(
            wording.say("Nothing found"),
            lines=(
                wording.say("I know no command for {text}.", text=typed(asked, 60)),
                wording.say(
                    "`/help` shows all I can do. This works: {example}", example=typed(wording.say("heart rate"))
                ),
            ),
            tone=Tone.QUESTION,
        )
    return Card(
        wording.say("Help: {text}", text=plain(asked, 60)),
        fields=tuple(_with_example(entry, wording) for entry in entries[:_MOST_FOUND]),
    )


def help_line(entry: HelpEntry, wording: Wording) -> str:
    """A command in one line without markup, for an autocomplete choice."""
    return wording.say("{name}: {told}", name=_title(entry, wording), told=wording.say(entry.brief))


def _title(entry: HelpEntry, wording: Wording) -> str:
    return wording.say(entry.name) if entry.is_menu else f"/{entry.name}"


def _mention(entry: HelpEntry, wording: Wording) -> str:
    if entry.command_id is not None:
        return f"</{entry.name}:{entry.command_id}>"
    return f"**{wording.say(entry.name)}**" if entry.is_menu else f"`/{entry.name}`"


def _brief(entry: HelpEntry, wording: Wording) -> str:
    return wording.say(entry.brief)


def _call(entry: HelpEntry, wording: Wording) -> str:
    """The command with a phrase to try."""
    example = wording.say(entry.example) if entry.example else ""
    if entry.command_id is not None:
        return " ".join((_mention(entry, wording), *([f"`{example}`"] if example else [])))
    return _mention(entry, wording) if entry.is_menu or not example else f"`/{entry.name} {example}`"


def _with_example(entry: HelpEntry, wording: Wording) -> Field:
    return Field(_title(entry, wording), f"{wording.say(entry.description)}\n{_call(entry, wording)}", inline=False)


def _methods(formulas: Sequence[Formula]) -> Iterator[str]:
    """A line for each method, as many as find room."""
    room = _FIELD
    for told in dict.fromkeys(f"**{plain(one.name)}** {plain(one.source, 140)}" for one in formulas):
        room -= len(told) + 1
        if room < 0:
            return
        yield told
