"""Every setting of the bot: typed, read once from the environment and .env, and passed down."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

from dotenv import dotenv_values


class SettingError(Exception):
    """A setting cannot be used. The message is one sentence for the person who runs the bot."""


class Secret:
    """A text that never shows in a log, a repr or an error message."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "Secret('…')" if self._value else "Secret('')"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. The name of the environment variable stands in each field's metadata.

    ``Settings()`` holds the defaults for tests and tools: no token, nothing kept on disk, one shard.
    """

    token: Secret = field(
        default=Secret(""),
        metadata={
            "env": "DISCORD_TOKEN",
            "about": "The bot's token, from the Bot page of your application in Discord's developer portal. "
            "Without it, the playground starts: the real bot in your browser, with a demo club.",
        },
    )
    data_folder: Path | None = field(
        default=None,
        metadata={
            "env": "DATA_FOLDER",
            "about": "The folder for what the bot keeps; made if it is not there. Default: data",
        },
    )
    log_level: str = field(
        default="INFO",
        metadata={
            "env": "LOG_LEVEL",
            "about": "How much is logged: DEBUG, INFO, WARNING, ERROR or CRITICAL. Default: INFO",
        },
    )
    log_format: str = field(
        default="text",
        metadata={
            "env": "LOG_FORMAT",
            "about": "How a log line is written: text, or json for programs that collect logs. Default: text",
        },
    )
    shard_count: int | None = field(
        default=1,
        metadata={"env": "SHARD_COUNT", "about": "The number of shards. Default: what Discord recommends."},
    )
    health_port: int = field(
        default=0,
        metadata={
            "env": "HEALTH_PORT",
            "about": "The port on 127.0.0.1 where the bot tells whether it is well; 0 is off. Default: 0",
        },
    )
    records_path: Path | None = field(
        default=None,
        metadata={
            "env": "RECORDS_PATH",
            "about": "A folder or file with newer world records than those that come with the bot. "
            "Default: the bot's own.",
        },
    )
    playground_port: int = field(
        default=0,
        metadata={"env": "PLAYGROUND_PORT", "about": "The port of the playground. Default: any free one."},
    )
    playground_browser: bool = field(
        default=True,
        metadata={
            "env": "PLAYGROUND_BROWSER",
            "about": "Whether the playground opens a browser: yes or no. Default: yes",
        },
    )

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env")
    ) -> Settings:
        """Settings from the environment, with .env behind it. Raises SettingError with a sentence."""
        values = _from_file(dotenv)
        values |= os.environ if environment is None else environment
        given = {name: values.get(name, "").strip() for name in environment_names()}
        return cls(
            token=Secret(_token(given["DISCORD_TOKEN"], given["DISCORD_TOKEN_FILE"])),
            data_folder=Path(given["DATA_FOLDER"] or "data"),
            log_level=_log_level(given["LOG_LEVEL"] or "INFO"),
            log_format=_log_format(given["LOG_FORMAT"] or "text"),
            shard_count=_whole_number("SHARD_COUNT", given["SHARD_COUNT"], 1, 10_000),
            health_port=_whole_number("HEALTH_PORT", given["HEALTH_PORT"], 0, 65_535) or 0,
            records_path=Path(given["RECORDS_PATH"]) if given["RECORDS_PATH"] else None,
            playground_port=_whole_number("PLAYGROUND_PORT", given["PLAYGROUND_PORT"], 0, 65_535) or 0,
            playground_browser=_yes_or_no("PLAYGROUND_BROWSER", given["PLAYGROUND_BROWSER"] or "yes"),
        )


TOKEN_FILE_NAME: Final = "DISCORD_TOKEN_FILE"  # noqa: S105 - the name of a variable
LOG_FORMATS: Final = ("text", "json")


def described_settings() -> Mapping[str, str]:
    """What each environment variable that the bot reads is for, with its default, by name."""
    described: dict[str, str] = {}
    for entry in fields(Settings):
        described[entry.metadata["env"]] = entry.metadata["about"]
        if entry.name == "token":
            described[TOKEN_FILE_NAME] = "A file that holds the token, instead of DISCORD_TOKEN (for Docker secrets)."
    return described


def environment_names() -> tuple[str, ...]:
    """The names of all environment variables the bot reads."""
    return tuple(described_settings())


def _from_file(dotenv: Path | None) -> dict[str, str]:
    if dotenv is None or not dotenv.is_file():
        return {}
    try:
        return {key: value for key, value in dotenv_values(dotenv).items() if value is not None}
    except (OSError, UnicodeDecodeError):
        raise SettingError(f"The file {str(dotenv)!r} cannot be read. It has to be UTF-8 text.") from None


def _token(token: str, token_file: str) -> str:
    name = "DISCORD_TOKEN"
    if not token and token_file:
        name = f"The file of {TOKEN_FILE_NAME}, {token_file!r},"
        token = _token_in(token_file)
    # A line break would end in the middle of a request; the token itself is never repeated.
    if not all(char.isprintable() and not char.isspace() for char in token):
        raise SettingError(f"{name} holds more than a token: there is a space or a line break in it.")
    return token


def _token_in(file: str) -> str:
    try:
        token = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):  # a name with a null byte, or no UTF-8 in it
        raise SettingError(
            f"{TOKEN_FILE_NAME} names the file {file!r}, which cannot be read. Check the path and its rights."
        ) from None
    if not token:
        raise SettingError(f"{TOKEN_FILE_NAME} names the file {file!r}, which is empty. Put the bot's token in it.")
    return token


def _log_level(text: str) -> str:
    known = [name for name in logging.getLevelNamesMapping() if name not in ("NOTSET", "WARN", "FATAL")]
    if text.upper() not in known:
        raise SettingError(f"LOG_LEVEL is {text!r}; it takes one of {', '.join(known)}.")
    return text.upper()


def _log_format(text: str) -> str:
    if text.lower() not in LOG_FORMATS:
        raise SettingError(f"LOG_FORMAT is {text!r}; it takes one of {', '.join(LOG_FORMATS)}.")
    return text.lower()


# Of thousands of digits int() makes an error of its own.
_LONGEST_NUMBER: Final = 9


def _whole_number(name: str, text: str, least: int, most: int) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER and least <= int(text) <= most):
        raise SettingError(f"{name} is {text!r}; it takes a whole number from {least} to {most}.")
    return int(text)


def _yes_or_no(name: str, text: str) -> bool:
    if text.lower() in ("yes", "true", "on", "1"):
        return True
    if text.lower() in ("no", "false", "off", "0"):
        return False
    raise SettingError(f"{name} is {text!r}; it takes yes or no.")
