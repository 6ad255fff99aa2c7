"""``python -m bot doctor``: what is right and wrong with a set-up, a line each, and what to do about it.

A check is a function from the settings to a Finding. To add one, write it and put its name into ``CHECKS``.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.invitation import PERMISSIONS, server_link, user_link
from bot.settings import Settings
from bot.starts import FOLDER_MODE, WARN_BELOW, StartLedger

if TYPE_CHECKING:
    import discord

DISCORD_LIBRARY: Final = "2.7.1"
"""The version of discord.py that the bot is tested with."""
NEWEST_PYTHON: Final = (3, 14)
_MEBIBYTE: Final = 1024 * 1024
LEAST_DISK: Final = 50 * _MEBIBYTE
_TIGHT_DISK: Final = 500 * _MEBIBYTE
_OTHERS: Final = 0o077


class Level(StrEnum):
    """How bad it is: fine, worth doing something about, or in the way."""

    OK = "ok"
    ADVICE = "advice"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. As text it is one line."""

    level: Level
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.level:<8} {self.subject}: {self.text}"


Check = Callable[[Settings], Finding]


def check_python(_settings: Settings) -> Finding:
    """Whether this is a Python that the bot is tested with."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    if sys.version_info[:2] > NEWEST_PYTHON:
        newest = ".".join(map(str, NEWEST_PYTHON))
        return Finding(
            Level.ADVICE, "Python", f"{here} is newer than what the bot is tested with; 3.11 to {newest} are."
        )
    return Finding(Level.OK, "Python", here)


def check_discord_library(_settings: Settings) -> Finding:
    """Whether the pinned version of discord.py is installed."""
    try:
        here = version("discord.py")
    except PackageNotFoundError:
        return Finding(Level.PROBLEM, "discord.py", "is not installed. Run `make install`.")
    if here != DISCORD_LIBRARY:
        return Finding(Level.PROBLEM, "discord.py", f"{here} is installed, not {DISCORD_LIBRARY}. Run `make install`.")
    return Finding(Level.OK, "discord.py", here)


_TOKEN: Final = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}", re.ASCII)
_CLIENT_SECRET: Final = re.compile(r"[\w-]{32}", re.ASCII)
_PUBLIC_KEY: Final = re.compile(r"[0-9a-f]{64}")
_FROM_BOT_PAGE: Final = "Copy it from the Bot page of your application; Reset Token makes a new one."


def application_in(token: str) -> int | None:
    """The id of the application, which is the first part of its token; None where there is none."""
    first = token.partition(".")[0]
    try:
        text = base64.b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return int(text) if text.isdecimal() and 15 <= len(text) <= 20 else None


def check_token(settings: Settings) -> Finding:
    """Whether the token looks like one. The token is never printed."""
    token = settings.token.reveal()
    if not token:
        return Finding(
            Level.ADVICE, "token", "none is set, so `python -m bot` starts the playground. " + _FROM_BOT_PAGE
        )
    return Finding(*_judge_token(token))


def _judge_token(token: str) -> tuple[Level, str, str]:
    subject = "token"
    if token.lower().startswith("bot") and "." in token and application_in(token) is None:
        return Level.PROBLEM, subject, "it begins with “Bot”; leave that word out."
    if token[0] in "\"'<":
        return Level.PROBLEM, subject, "it stands in quotes or brackets; leave them out."
    if token.isdecimal():
        return Level.PROBLEM, subject, "that is the application's id, not its token. " + _FROM_BOT_PAGE
    if _PUBLIC_KEY.fullmatch(token):
        return Level.PROBLEM, subject, "that is the application's public key, not its token. " + _FROM_BOT_PAGE
    if _CLIENT_SECRET.fullmatch(token):
        return Level.PROBLEM, subject, "that looks like the OAuth2 client secret, not like a token. " + _FROM_BOT_PAGE
    if not _TOKEN.fullmatch(token) or application_in(token) is None:
        return Level.PROBLEM, subject, "it does not have the shape of a token. " + _FROM_BOT_PAGE
    return Level.OK, subject, "it has the right shape; --online asks Discord whether it is valid"


def check_secret_file(_settings: Settings) -> Finding:
    """Whether the file that may hold the token is for its owner alone."""
    dotenv = Path(".env")
    token_file = os.environ.get("DISCORD_TOKEN_FILE", "").strip()
    found = [path for path in (dotenv, Path(token_file) if token_file else None) if path is not None and path.is_file()]
    for path in found:
        mode = stat.S_IMODE(path.stat().st_mode)
        if os.name == "posix" and mode & _OTHERS:
            return Finding(
                Level.ADVICE, "secrets", f"others on this machine can read {path} ({mode:03o}). Run `chmod 600 {path}`."
            )
    names = " and ".join(map(str, found))
    return Finding(Level.OK, "secrets", f"{names}: for the owner alone" if found else "no file holds the token")


def check_data_folder(settings: Settings) -> Finding:
    """Whether the data folder is there or can be made, can be written, and is private."""
    subject = "data folder"
    folder = settings.data_folder
    if folder is None:
        return Finding(Level.OK, subject, "none is set, so nothing is kept")
    where = str(folder.absolute())
    if folder.exists() and not folder.is_dir():
        return Finding(Level.PROBLEM, subject, f"{where} is a file. Set DATA_FOLDER to a folder.")
    try:
        made = not folder.exists()
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        return Finding(
            Level.PROBLEM,
            subject,
            f"{where} cannot be written ({error.strerror}). Give it to the user that runs the bot.",
        )
    mode = stat.S_IMODE(folder.stat().st_mode)
    if os.name == "posix" and mode & _OTHERS:
        return Finding(Level.ADVICE, subject, f"others can look into {where} ({mode:03o}). Run `chmod 700 {where}`.")
    return Finding(Level.OK, subject, f"{where} was made" if made else f"{where} can be written, and is private")


def check_disk(settings: Settings) -> Finding:
    """Whether there is room where the data folder is."""
    place = (settings.data_folder or Path()).absolute()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    text = f"{free // _MEBIBYTE:,} MiB are free at {place}"
    if free < LEAST_DISK:
        return Finding(Level.PROBLEM, "disk", f"{text}. Make room: the bot needs {LEAST_DISK // _MEBIBYTE} MiB.")
    if free < _TIGHT_DISK:
        return Finding(Level.ADVICE, "disk", f"{text}, which is getting tight.")
    return Finding(Level.OK, "disk", text)


_KNOWN_TIMES: Final = (
    ("Europe/Berlin", dt.datetime(2026, 7, 1, tzinfo=dt.UTC), dt.timedelta(hours=2)),
    ("America/New_York", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.timedelta(hours=-5)),
    ("Australia/Lord_Howe", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.timedelta(hours=11)),
)


def check_time_zones(_settings: Settings) -> Finding:
    """Whether time zones are there and tell the right time."""
    try:
        package = version("tzdata")
    except PackageNotFoundError:
        return Finding(Level.PROBLEM, "time zones", "tzdata is not installed. Run `make install`.")
    for name, moment, offset in _KNOWN_TIMES:
        try:
            found = moment.astimezone(ZoneInfo(name)).utcoffset()
        except (ZoneInfoNotFoundError, OSError, ValueError):
            found = None
        if found != offset:
            return Finding(
                Level.PROBLEM,
                "time zones",
                f"the data of {name} are missing or wrong. Mend the system's zoneinfo, or set PYTHONTZPATH to nothing.",
            )
    return Finding(Level.OK, "time zones", f"tzdata {package}")


def check_records(_settings: Settings) -> Finding:
    """Whether the records that come with the bot can be read."""
    from bot.core.records import RecordDataError, load_record_book

    try:
        book = load_record_book()
    except (RecordDataError, OSError) as error:
        return Finding(Level.PROBLEM, "records", f"they cannot be read: {error}")
    return Finding(Level.OK, "records", f"{len(book.marks)} marks, newest source {book.newest_source:%Y-%m-%d}")


def check_languages(_settings: Settings) -> Finding:
    """Which languages the bot speaks."""
    from bot.reply.language import languages

    found = ", ".join(languages())
    return Finding(Level.OK, "languages", found)


def check_permissions(_settings: Settings) -> Finding:
    """What the invitation asks a server for."""
    return Finding(Level.OK, "permissions", f"the link asks for {', '.join(PERMISSIONS)}, and nothing else")


def check_starts(settings: Settings) -> Finding:
    """Whether the last starts ended so badly that the next one has to wait."""
    application = application_in(settings.token.reveal())
    ledger = StartLedger(settings.data_folder)
    delay = ledger.delay(str(application))
    if delay:
        return Finding(
            Level.ADVICE,
            "starts",
            f"the last ones did not end well, so the next waits {delay:.0f} s. Look at the log; "
            f"to start at once, delete {ledger.file}.",
        )
    return Finding(Level.OK, "starts", "nothing holds back the next one")


CHECKS: Final[tuple[Check, ...]] = (
    check_python,
    check_discord_library,
    check_token,
    check_secret_file,
    check_data_folder,
    check_disk,
    check_time_zones,
    check_records,
    check_languages,
    check_permissions,
    check_starts,
)


def examine(settings: Settings) -> Iterator[Finding]:
    """What each check finds, without asking Discord. A check that breaks is a problem of its own."""
    for check in CHECKS:
        try:
            yield check(settings)
        except Exception as error:  # noqa: BLE001 - the other checks are still worth doing
            subject = check.__name__.removeprefix("check_").replace("_", " ")
            yield Finding(Level.PROBLEM, subject, f"this could not be checked ({type(error).__name__}: {error})")


async def examine_online(settings: Settings) -> list[Finding]:
    """What Discord says of the token and the application, and the links that install the bot.

    It logs in, registers nothing and does not connect.
    """
    import aiohttp
    import discord

    client = discord.AutoShardedClient(intents=discord.Intents.none())
    try:
        async with client:
            await client.login(settings.token.reveal())
            limits = await client.fetch_session_start_limits()
            return list(_judge_application(client, limits))
    except discord.LoginFailure:
        return [Finding(Level.PROBLEM, "Discord", "it does not accept this token. " + _FROM_BOT_PAGE)]
    except (aiohttp.ClientError, OSError):
        return [Finding(Level.PROBLEM, "Discord", "it cannot be reached. Check the network.")]
    except discord.GatewayNotFound:
        return [Finding(Level.PROBLEM, "Discord", "it does not tell where to connect; it may be down.")]
    except discord.HTTPException as error:
        return [
            Finding(Level.PROBLEM, "Discord", f"it answers with status {error.status}. Try again in a few minutes.")
        ]


def _judge_application(client: discord.AutoShardedClient, limits: discord.SessionStartLimits) -> Iterator[Finding]:
    application = client.application
    if application is None or client.user is None:
        return
    yield Finding(
        Level.OK, "Discord", f"logged in as {client.user.name}, in {application.approximate_guild_count} servers"
    )
    if application.interactions_endpoint_url:
        yield Finding(
            Level.PROBLEM,
            "endpoint",
            "commands go to the Interactions Endpoint URL of your application, not to this bot. Empty that field.",
        )
    if application.bot_require_code_grant:
        yield Finding(Level.PROBLEM, "endpoint", "nobody can install the bot: switch off Requires OAuth2 Code Grant.")
    if application.user_integration_config is None:
        yield Finding(
            Level.ADVICE,
            "installation",
            "only servers can install the bot. To let people install it for themselves, tick User Install on the "
            "Installation page of your application.",
        )
    few = limits.remaining < limits.total * WARN_BELOW
    left = f"{limits.remaining} of {limits.total} are left for today"
    yield Finding(Level.ADVICE if few else Level.OK, "connections", left + (": something restarts it." if few else ""))
    yield Finding(Level.OK, "install into a server", server_link(application.id))
    yield Finding(Level.OK, "install for yourself", user_link(application.id))
