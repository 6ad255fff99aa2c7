"""The limits that Discord keeps and its OpenAPI file does not state."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tests.wire.errors import FieldError
from tests.wire.settings import Json

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15

EMBED_CHARACTERS = 6_000
COMMAND_CHARACTERS = 8_000
COMPONENTS_IN_ALL = 40
V2_CHARACTERS = 4_000
# Chat input since ever, the two menus since 2026-03-03.
COMMANDS_OF_TYPE = {1: 100, 2: 15, 3: 15}
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_DISPLAY = 1, 2, 3, 10
LINK, PREMIUM = 5, 6
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2

Path = tuple[str | int, ...]


def message_errors(body: Json, files: Sequence[str], base: Path = ()) -> Iterator[FieldError]:
    """What is wrong with a message body beyond its schema; ``files`` are the names of the files that came with it."""
    embeds = body.get("embeds") or []
    components = body.get("components") or []
    if embed_characters(embeds) > EMBED_CHARACTERS:
        yield FieldError(
            (*base, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_CHARACTERS}"
        )
    yield from _picture_errors(embeds, files, base)
    yield from _component_errors(components, (*base, "components"))
    v2 = bool((body.get("flags") or 0) & COMPONENTS_V2)
    if v2:
        yield from _v2_errors(body, base)
    elif any(component.get("type") != ACTION_ROW for component in components):
        yield FieldError((*base, "components"), "BASE_TYPE_CHOICES", "Value of field 'type' must be one of (1,).")
    elif len(components) > 5:
        yield FieldError((*base, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")


def embed_characters(embeds: Iterable[Json]) -> int:
    """The characters that count towards the limit of a message's embeds."""
    return sum(len(text) for embed in embeds for text in _embed_texts(embed))


def _embed_texts(embed: Json) -> Iterator[str]:
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    yield (embed.get("footer") or {}).get("text") or ""
    yield (embed.get("author") or {}).get("name") or ""
    for field in embed.get("fields") or []:
        yield field.get("name") or ""
        yield field.get("value") or ""


def _picture_errors(embeds: Sequence[Json], files: Sequence[str], base: Path) -> Iterator[FieldError]:
    for number, embed in enumerate(embeds):
        for place in ("image", "thumbnail"):
            url = (embed.get(place) or {}).get("url") or ""
            if not url.startswith("attachment://"):
                continue
            name = url.removeprefix("attachment://")
            path = (*base, "embeds", number, place, "url")
            if not name.lower().endswith(PICTURES):
                yield FieldError(path, "URL_TYPE_INVALID_URL", "Only jpg, jpeg, png, webp and gif can be shown.")
            elif name not in files:
                yield FieldError(path, "URL_TYPE_INVALID_URL", "Not a well formed URL: no such attachment.")


def walk(components: Iterable[Json], path: Path = ()) -> Iterator[tuple[Path, Json]]:
    """Every component with its path, depth first, in the order in which Discord numbers them."""
    for number, component in enumerate(components):
        here = (*path, number)
        yield here, component
        yield from walk(component.get("components") or [], (*here, "components"))
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield (*here, key), component[key]


def _component_errors(components: Sequence[Json], base: Path) -> Iterator[FieldError]:
    seen: set[str] = set()
    total = 0
    for path, component in walk(components, base):
        total += 1
        custom_id = component.get("custom_id")
        if custom_id is not None:
            if custom_id in seen:
                yield FieldError(
                    (*path, "custom_id"),
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                )
            seen.add(custom_id)
        if component.get("type") == BUTTON:
            yield from _button_errors(component, path)
        if component.get("type") == ACTION_ROW:
            yield from _row_errors(component, path)
    if total > COMPONENTS_IN_ALL:
        yield FieldError(base, "BASE_TYPE_MAX_LENGTH", f"Must be {COMPONENTS_IN_ALL} or fewer in length.")


def _button_errors(button: Json, path: Path) -> Iterator[FieldError]:
    style = button.get("style")
    if style == LINK:
        needed, refused = "url", "custom_id"
    elif style == PREMIUM:
        needed, refused = "sku_id", "custom_id"
    else:
        needed, refused = "custom_id", "url"
    if not button.get(needed):
        yield FieldError((*path, needed), "BASE_TYPE_REQUIRED", "This field is required")
    if button.get(refused):
        yield FieldError(
            (*path, refused), "COMPONENT_INVALID_FIELD", f"A button of style {style} cannot have a {refused}"
        )
    if style != PREMIUM and not (button.get("label") or button.get("emoji")):
        yield FieldError((*path, "label"), "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji")


def _row_errors(row: Json, path: Path) -> Iterator[FieldError]:
    inside = row.get("components") or []
    buttons = sum(item.get("type") == BUTTON for item in inside)
    if buttons != len(inside) and len(inside) > 1:
        yield FieldError(
            (*path, "components"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )


def _v2_errors(body: Json, base: Path) -> Iterator[FieldError]:
    for name in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(name):
            yield FieldError(
                (*base, name),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The 'content', 'embeds', 'sticker_ids' and 'poll' fields cannot be used with IS_COMPONENTS_V2",
            )
    shown = sum(
        len(item.get("content") or "")
        for _, item in walk(body.get("components") or [])
        if item.get("type") == TEXT_DISPLAY
    )
    if shown > V2_CHARACTERS:
        yield FieldError(
            (*base, "components"),
            "COMPONENT_TEXT_SIZE_EXCEEDED",
            f"The displayed text exceeds the maximum size of {V2_CHARACTERS}",
        )


def modal_errors(data: Json, base: Path) -> Iterator[FieldError]:
    """What is wrong with a modal beyond its schema."""
    components = data.get("components") or []
    if len(components) > 5:
        yield FieldError((*base, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    yield from _component_errors(components, (*base, "components"))


def command_errors(commands: Sequence[Json]) -> Iterator[FieldError]:
    """What is wrong with a bulk overwrite of commands beyond its schema."""
    seen: set[tuple[int, str]] = set()
    of_type: dict[int, int] = {}
    for number, command in enumerate(commands):
        kind = command.get("type") or 1
        name = str(command.get("name"))
        of_type[kind] = of_type.get(kind, 0) + 1
        if (kind, name) in seen:
            yield FieldError(
                (number, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add((kind, name))
        if kind == 1:
            yield from _named_errors(command, (number,))
            yield from _option_errors(command.get("options") or [], (number, "options"), depth=0)
        elif command.get("description"):
            yield FieldError(
                (number, "description"),
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
                "Context menu commands cannot have description",
            )
        if command_characters(command) > COMMAND_CHARACTERS:
            yield FieldError(
                (number,), "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({COMMAND_CHARACTERS})"
            )
    for kind, count in of_type.items():
        if count > COMMANDS_OF_TYPE.get(kind, 1):
            yield FieldError(
                (),
                "APPLICATION_COMMANDS_MAXIMUM",
                f"Maximum number of application commands of type {kind} reached ({COMMANDS_OF_TYPE.get(kind, 1)})",
            )


def command_characters(command: Json) -> int:
    """The characters of a command that count towards its limit: each text at its longest localisation."""
    own = _longest(command, "name") + _longest(command, "description")
    choices = sum(
        _longest(choice, "name") + (len(choice["value"]) if isinstance(choice.get("value"), str) else 0)
        for choice in command.get("choices") or []
    )
    return own + choices + sum(command_characters(option) for option in command.get("options") or [])


def _longest(node: Json, key: str) -> int:
    texts = [node.get(key) or "", *(node.get(f"{key}_localizations") or {}).values()]
    return max(len(text) for text in texts)


def valid_command_name(name: str) -> bool:
    """Whether the name matches Discord's pattern for chat input commands and options, lower case included."""
    return 1 <= len(name) <= 32 and name == name.lower() and all(_name_character(character) for character in name)


def _name_character(character: str) -> bool:
    # \p{sc=Deva} and \p{sc=Thai} bring in combining marks, which are neither letters nor numbers.
    in_script = "\u0900" <= character <= "\u097f" or "\u0e00" <= character <= "\u0e7f"
    return character in "-_'" or in_script or unicodedata.category(character)[0] in "LN"


def _named_errors(node: Json, path: Path) -> Iterator[FieldError]:
    for where, name in _names(node):
        if not valid_command_name(name):
            yield FieldError((*path, *where), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    if not node.get("description"):
        yield FieldError((*path, "description"), "BASE_TYPE_REQUIRED", "This field is required")


def _names(node: Json) -> Iterator[tuple[Path, str]]:
    yield ("name",), str(node.get("name"))
    for locale, name in (node.get("name_localizations") or {}).items():
        yield ("name_localizations", locale), str(name)


def _option_errors(options: Sequence[Json], path: Path, depth: int) -> Iterator[FieldError]:
    optional_seen = False
    names: dict[str, set[str]] = {}
    for number, option in enumerate(options):
        here = (*path, number)
        yield from _named_errors(option, here)
        for where, name in _names(option):
            taken = names.setdefault("/".join(map(str, where)), set())
            if name in taken:
                yield FieldError(
                    (*here, *where),
                    "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE",
                    "Option names must be unique",
                )
            taken.add(name)
        required = bool(option.get("required"))
        if required and optional_seen:
            yield FieldError(
                here,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or not required
        yield from _choice_errors(option, here)
        if option.get("type") in (SUBCOMMAND, SUBCOMMAND_GROUP):
            if depth + (option["type"] == SUBCOMMAND_GROUP) > 1:
                yield FieldError(
                    (*here, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands are nested too deep"
                )
            yield from _option_errors(option.get("options") or [], (*here, "options"), depth + 1)


def _choice_errors(option: Json, path: Path) -> Iterator[FieldError]:
    choices: list[dict[str, Any]] = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield FieldError(
            (*path, "autocomplete"),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete cannot be enabled when choices are present",
        )
    names = [choice.get("name") for choice in choices]
    values = [choice.get("value") for choice in choices]
    for key, given in (("name", names), ("value", values)):
        if len({repr(entry) for entry in given}) != len(given):
            yield FieldError(
                (*path, "choices"),
                f"APPLICATION_COMMAND_OPTIONS_CHOICE_{key.upper()}_EXISTS",
                f"Option choice {key}s must be unique",
            )
