"""``python -m bot doctor``: each fault of a set-up gets its line, and the token gets none."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot import doctor
from bot.doctor import CHECKS, Finding, Level, application_in, examine, examine_online
from bot.invitation import PERMISSIONS, server_link, user_link
from bot.settings import Secret, Settings
from bot.starts import StartLedger
from tests.wire.process import WireServer

ROOT = Path(__file__).parents[1]
APPLICATION = 1234567890123456789
# Put together here, so that nothing takes it for a real one.
TOKEN = ".".join((base64.b64encode(str(APPLICATION).encode()).decode().rstrip("="), "Gabcde", "s3cr3t" * 6))


def with_token(token: str) -> Settings:
    return Settings(token=Secret(token))


# The token


def test_a_token_of_the_right_shape_is_fine() -> None:
    assert doctor.check_token(with_token(TOKEN)).level is Level.OK
    assert application_in(TOKEN) == APPLICATION


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("Bot" + TOKEN, "leave that word out"),
        (f'"{TOKEN}"', "leave them out"),
        (f"<{TOKEN}>", "leave them out"),
        (str(APPLICATION), "the application's id"),
        ("0123456789abcdef" * 4, "public key"),
        ("aB3dE6gH9jK2mN5pQ8sT1vW4yZ7_-xyz", "OAuth2 client secret"),
        (TOKEN[:-20], "the shape of a token"),
        (TOKEN.replace(".", ""), "the shape of a token"),
        (TOKEN + ".x", "the shape of a token"),
        ("a" * 26 + ".Gabcde." + "s3cr3t" * 6, "the shape of a token"),
        ("your-token-here", "the shape of a token"),
        ("ö", "the shape of a token"),
        (".", "the shape of a token"),
    ],
)
def test_a_wrong_token_is_named_for_what_it_is(token: str, says: str) -> None:
    finding = doctor.check_token(with_token(token))
    assert finding.level is Level.PROBLEM
    assert says in finding.text
    assert token not in str(finding) or len(token) < 2


def test_no_token_is_advice_alone() -> None:
    assert doctor.check_token(Settings()).level is Level.ADVICE


# The data folder, the disk and files


def test_a_new_data_folder_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    assert doctor.check_data_folder(Settings(data_folder=folder)).level is Level.OK
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_a_data_folder_that_others_can_read_is_advice(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    finding = doctor.check_data_folder(Settings(data_folder=tmp_path))
    assert finding.level is Level.ADVICE
    assert f"chmod 700 {tmp_path}" in finding.text


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_data_folder_that_cannot_be_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert doctor.check_data_folder(Settings(data_folder=tmp_path / name)).level is Level.PROBLEM


def test_a_data_folder_that_cannot_be_written_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise PermissionError(13, "Permission denied")  # root, who may run the tests, is refused nothing

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    finding = doctor.check_data_folder(Settings(data_folder=tmp_path))
    assert finding.level is Level.PROBLEM
    assert "Permission denied" in finding.text


@pytest.mark.parametrize(("free", "level"), [(10 << 20, Level.PROBLEM), (100 << 20, Level.ADVICE), (1 << 30, Level.OK)])
def test_a_full_disk_is_seen_also_where_the_folder_is_not_there_yet(
    free: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert doctor.check_disk(Settings(data_folder=tmp_path / "a" / "b")).level is level


@pytest.mark.parametrize(("mode", "level"), [(0o600, Level.OK), (0o400, Level.OK), (0o644, Level.ADVICE)])
def test_a_token_file_is_for_its_owner_alone(
    mode: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctor.check_secret_file(Settings()).level is Level.OK
    for name in (".env", "token"):
        (tmp_path / name).touch(mode)
        (tmp_path / name).chmod(mode)
        assert doctor.check_secret_file(Settings()).level is level
        (tmp_path / name).unlink()
        monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))


# The rest


def test_missing_and_wrong_time_zone_data_are_problems(tmp_path: Path) -> None:
    import zoneinfo

    before = zoneinfo.TZPATH
    try:
        zoneinfo.reset_tzpath([tmp_path])
        (tmp_path / "Europe").mkdir()
        (tmp_path / "Europe" / "Berlin").write_bytes(b"not a zone")
        zoneinfo.ZoneInfo.clear_cache()
        finding = doctor.check_time_zones(Settings())
    finally:
        zoneinfo.reset_tzpath(before)
        zoneinfo.ZoneInfo.clear_cache()
    assert finding.level is Level.PROBLEM
    assert "Europe/Berlin" in finding.text
    assert doctor.check_time_zones(Settings()).level is Level.OK


def test_broken_records_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.core.records import RecordDataError

    def fail() -> None:
        raise RecordDataError("current.toml", "mile", "text and seconds differ")

    monkeypatch.setattr("bot.core.records.load_record_book", fail)
    finding = doctor.check_records(Settings())
    assert finding.level is Level.PROBLEM
    assert "current.toml" in finding.text


def test_another_version_of_the_library_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"discord.py[speed]=={doctor.DISCORD_LIBRARY}\n" in (ROOT / "requirements.in").read_text()
    monkeypatch.setattr(doctor, "version", lambda _: "2.6.0")
    assert doctor.check_discord_library(Settings()).level is Level.PROBLEM


def test_a_delayed_start_is_advice_that_names_the_way_out(tmp_path: Path) -> None:
    ledger = StartLedger(tmp_path)
    for _ in range(5):
        ledger.begin(str(APPLICATION))
    finding = doctor.check_starts(Settings(token=Secret(TOKEN), data_folder=tmp_path))
    assert finding.level is Level.ADVICE
    assert str(tmp_path / "starts.json") in finding.text


def test_a_check_that_breaks_is_a_problem_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def check_the_weather(_: Settings) -> Finding:
        raise LookupError("no window")

    monkeypatch.setattr(doctor, "CHECKS", (check_the_weather, doctor.check_python))
    broken, python = examine(Settings())
    assert str(broken) == "problem  the weather: this could not be checked (LookupError: no window)"
    assert python.level is Level.OK


# As a command


def run(*arguments: str, folder: Path, **environment: str) -> tuple[int, list[str], str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_TOKEN")}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        stdin=subprocess.PIPE,
    )
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_a_good_set_up_ends_with_0_and_a_line_for_each_check(tmp_path: Path) -> None:
    code, lines, complaint = run("bot", "doctor", folder=tmp_path, DISCORD_TOKEN=TOKEN)
    assert (code, complaint) == (0, "")
    assert len(lines) == len(CHECKS)
    assert all(line.startswith("ok       ") for line in lines), lines
    assert TOKEN not in "".join(lines)
    assert "Send Messages, Embed Links, Attach Files, and nothing else" in "".join(lines)


@pytest.mark.parametrize(
    "environment",
    [
        {"DISCORD_TOKEN": "nonsense"},
        {"DISCORD_TOKEN": TOKEN, "DATA_FOLDER": "/dev/null/data"},
        {"DISCORD_TOKEN": f"Bot {TOKEN}"},
        {"DISCORD_TOKEN_FILE": "/nowhere"},
        {"LOG_LEVEL": "LOUD"},
    ],
)
def test_a_bad_set_up_ends_with_1_and_says_why(environment: dict[str, str], tmp_path: Path) -> None:
    code, lines, complaint = run("bot", "doctor", folder=tmp_path, **environment)
    assert (code, complaint) == (1, "")
    assert any(line.startswith("problem ") for line in lines)
    assert TOKEN not in "".join(lines)


# Online, against the small Discord on loopback


@pytest.fixture(scope="module")
def wire() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server


def run_online(wire: WireServer, folder: Path, token: str) -> tuple[int, list[str], str]:
    base = f"http://127.0.0.1:{wire.port}/api/v10"
    script = (
        "import sys; from tests.wire.launch import point_at; from bot.__main__ import main;"
        f"point_at({base!r}); sys.exit(main(['doctor', '--online']))"
    )
    path = folder / "online.py"
    path.write_text(script)
    return run("online", folder=folder, DISCORD_TOKEN=token, PYTHONPATH=f"{ROOT}{os.pathsep}{folder}")


def test_online_a_wrong_token_is_refused(wire: WireServer, tmp_path: Path) -> None:
    code, lines, complaint = run_online(wire, tmp_path, TOKEN)
    assert (code, complaint) == (1, "")
    assert lines[-1].startswith("problem  Discord: it does not accept this token.")


def test_online_the_right_token_gets_both_links_and_registers_nothing(wire: WireServer, tmp_path: Path) -> None:
    import urllib.request

    def control(verb: str) -> Any:
        import json

        request = urllib.request.Request(f"http://127.0.0.1:{wire.port}/control/{verb}", data=b"{}", method="POST")
        with urllib.request.urlopen(request) as response:  # noqa: S310 - our own server
            return json.load(response)

    world = control("reset")
    code, lines, complaint = run_online(wire, tmp_path, world["token"])
    assert (code, complaint) == (0, "")
    assert "ok       Discord: logged in as metric-mile" in "\n".join(lines)
    assert f"ok       install into a server: {server_link(int(world['application_id']))}" in lines
    assert f"ok       install for yourself: {user_link(int(world['application_id']))}" in lines
    assert [entry["name"] for entry in control("requests")] == ["me", "application", "gateway_bot"]


def test_online_without_a_network_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    async def login(_client: Any, _token: str) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(discord.Client, "login", login)
    (finding,) = asyncio.run(examine_online(with_token(TOKEN)))
    assert str(finding) == "problem  Discord: it cannot be reached. Check the network."


def judged(**changes: Any) -> str:
    application = SimpleNamespace(
        id=APPLICATION,
        approximate_guild_count=3,
        interactions_endpoint_url=None,
        bot_require_code_grant=False,
        user_integration_config=object(),
    )
    vars(application).update(changes)
    client: Any = SimpleNamespace(application=application, user=SimpleNamespace(name="miles"))
    limits: Any = SimpleNamespace(total=1000, remaining=changes.get("remaining", 990))
    return "\n".join(map(str, doctor._judge_application(client, limits)))


def test_what_is_wrong_with_an_application_is_told() -> None:
    assert "problem" not in judged()
    assert "advice" not in judged()
    assert "problem  endpoint: commands go to the Interactions Endpoint URL" in judged(
        interactions_endpoint_url="https://x"
    )
    assert "switch off Requires OAuth2 Code Grant" in judged(bot_require_code_grant=True)
    assert "advice   installation: only servers" in judged(user_integration_config=None)
    assert "advice   connections: 200 of 1000" in judged(remaining=200)


# The links


def query_of(link: str) -> dict[str, list[str]]:
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "discord.com", "/oauth2/authorize")
    return parse_qs(parts.query, strict_parsing=True)


def test_a_server_is_asked_for_exactly_three_permissions() -> None:
    query = query_of(server_link(APPLICATION))
    wanted = discord.Permissions(send_messages=True, embed_links=True, attach_files=True)
    assert query == {
        "client_id": [str(APPLICATION)],
        "scope": ["bot applications.commands"],
        "permissions": [str(wanted.value)],
        "integration_type": ["0"],
    }
    assert int(query["permissions"][0]).bit_count() == len(PERMISSIONS) == 3


def test_the_names_of_the_permissions_are_discords() -> None:
    for name, bit in PERMISSIONS.items():
        assert discord.Permissions(**{name.lower().replace(" ", "_"): True}).value == bit


def test_somebody_who_installs_it_for_themselves_is_asked_for_nothing() -> None:
    assert query_of(user_link(APPLICATION)) == {
        "client_id": [str(APPLICATION)],
        "scope": ["applications.commands"],
        "integration_type": ["1"],
    }


def test_no_page_has_a_link_that_asks_for_more() -> None:
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for permissions in re.findall(r"permissions=(\d+)", page.read_text(encoding="utf-8")):
            assert int(permissions) == sum(PERMISSIONS.values()), page
