"""Every setting: read once, typed, and a sentence for what cannot be used."""

from __future__ import annotations

import copy
import logging
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import TOKEN_FILE_NAME, Secret, SettingError, Settings, described_settings, environment_names

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.a-token_that-looks-like-one-0123456789"  # noqa: S105 - nobody's


def read(dotenv: Path | None = None, /, **environment: str) -> Settings:
    return Settings.from_environment(environment, dotenv)


def refusal(dotenv: Path | None = None, /, **environment: str) -> str:
    with pytest.raises(SettingError) as caught:
        read(dotenv, **environment)
    return str(caught.value)


def assert_sentence(text: str) -> None:
    """One line that begins with a name and ends with a full stop."""
    assert "\n" not in text
    assert text[0].isupper()
    assert text.endswith(".")


def test_without_anything_the_defaults_hold() -> None:
    settings = read()
    assert not settings.token
    assert settings.data_folder == Path("data")
    assert settings.log_level == "INFO"
    assert settings.shard_count is None
    assert settings.playground_port == 0
    assert settings.playground_browser is True


def test_for_tests_and_tools_nothing_is_kept_and_there_is_one_shard() -> None:
    settings = Settings()
    assert not settings.token
    assert settings.data_folder is None
    assert settings.shard_count == 1


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("DATA_FOLDER", "/srv/bot", "data_folder", Path("/srv/bot")),
        ("DATA_FOLDER", " kept here ", "data_folder", Path("kept here")),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("LOG_LEVEL", "CRITICAL", "log_level", "CRITICAL"),
        ("LOG_FORMAT", "JSON", "log_format", "json"),
        ("SHARD_COUNT", "1", "shard_count", 1),
        ("SHARD_COUNT", "10000", "shard_count", 10_000),
        ("SHARD_COUNT", "", "shard_count", None),
        ("HEALTH_PORT", "8080", "health_port", 8080),
        ("PLAYGROUND_PORT", "65535", "playground_port", 65_535),
        ("PLAYGROUND_PORT", "0", "playground_port", 0),
        ("PLAYGROUND_PORT", "  ", "playground_port", 0),
        ("PLAYGROUND_BROWSER", "No", "playground_browser", False),
        ("PLAYGROUND_BROWSER", "off", "playground_browser", False),
        ("PLAYGROUND_BROWSER", "1", "playground_browser", True),
        ("PLAYGROUND_BROWSER", "TRUE", "playground_browser", True),
    ],
)
def test_a_setting_is_read_from_the_environment(name: str, text: str, field: str, value: object) -> None:
    assert getattr(read(**{name: text}), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("LOG_LEVEL", "LOUD"),
        ("LOG_LEVEL", "10"),
        ("LOG_LEVEL", "NOTSET"),
        ("LOG_FORMAT", "xml"),
        ("SHARD_COUNT", "0"),
        ("SHARD_COUNT", "-1"),
        ("SHARD_COUNT", "1.5"),
        ("SHARD_COUNT", "two"),
        ("SHARD_COUNT", "١"),
        ("SHARD_COUNT", "²"),
        ("SHARD_COUNT", "10001"),
        ("SHARD_COUNT", "9" * 5000),
        ("HEALTH_PORT", "65536"),
        ("PLAYGROUND_PORT", "65536"),
        ("PLAYGROUND_PORT", "http"),
        ("PLAYGROUND_BROWSER", "maybe"),
    ],
)
def test_a_bad_value_is_refused_with_a_sentence_that_names_the_setting_and_the_value(name: str, text: str) -> None:
    told = refusal(**{name: text})
    assert_sentence(told)
    assert name in told
    assert text[:40] in told


@given(st.sampled_from(environment_names()), st.text(max_size=40))
def test_any_value_is_taken_or_refused_with_a_sentence(name: str, text: str) -> None:
    try:
        read(**{name: text})
    except SettingError as error:
        assert_sentence(str(error))


def test_every_field_is_read_from_a_variable_of_its_own_and_described() -> None:
    names = environment_names()
    assert len(names) == len(set(names)) == len(fields(Settings)) + 1
    assert {entry.metadata["env"] for entry in fields(Settings)} | {TOKEN_FILE_NAME} == set(names)
    assert all(described_settings()[name].strip() for name in names)


# Files


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("SHARD_COUNT=2\nLOG_LEVEL=DEBUG\nSOMETHING_ELSE=x\nNAME_ONLY\n", encoding="utf-8")
    settings = read(dotenv, SHARD_COUNT="3")
    assert settings.shard_count == 3
    assert settings.log_level == "DEBUG"


def test_a_missing_file_is_no_error(tmp_path: Path) -> None:
    assert not read(tmp_path / ".env").token


@pytest.mark.parametrize("content", [b"DISCORD_TOKEN=\xff\xfe", b"\x80"])
def test_a_file_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(content)
    told = refusal(dotenv)
    assert_sentence(told)
    assert ".env" in told


def test_the_file_that_is_shipped_as_an_example_holds_the_defaults() -> None:
    example = read(Path(__file__).parents[1] / ".env.example")
    bare = read()
    for entry in fields(Settings):
        if entry.name != "token":
            assert getattr(example, entry.name) == getattr(bare, entry.name)
    assert not example.token


# The token


def test_the_token_is_read_from_the_environment_or_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"  {TOKEN}\n", encoding="utf-8")
    assert read(DISCORD_TOKEN=TOKEN).token.reveal() == TOKEN
    assert read(DISCORD_TOKEN_FILE=str(file)).token.reveal() == TOKEN
    assert read(DISCORD_TOKEN="other", DISCORD_TOKEN_FILE=str(file)).token.reveal() == "other"  # noqa: S106 - no token


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe", b"two\ntokens"])
def test_a_token_file_that_holds_no_token_is_refused_and_not_quoted(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    told = refusal(DISCORD_TOKEN_FILE=str(file))
    assert_sentence(told)
    assert "DISCORD_TOKEN_FILE" in told
    assert "tokens" not in told


def test_a_folder_in_place_of_the_token_file_is_refused(tmp_path: Path) -> None:
    assert_sentence(refusal(DISCORD_TOKEN_FILE=str(tmp_path)))


@pytest.mark.parametrize("token", [f"{TOKEN}\n{TOKEN}", f"Bot {TOKEN}", f"{TOKEN}\x00", f"{TOKEN}\u200b", "a\tb"])
def test_a_token_with_something_else_in_it_is_refused_and_not_quoted(token: str) -> None:
    told = refusal(DISCORD_TOKEN=token)
    assert_sentence(told)
    assert "DISCORD_TOKEN" in told
    assert TOKEN not in told


def test_the_token_shows_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    settings = read(DISCORD_TOKEN=TOKEN)
    logging.getLogger("test").error("%s %r %s", settings.token, settings, {"token": settings.token}, stack_info=True)
    shown: list[Any] = [
        repr(settings),
        str(settings),
        f"{settings} {settings.token} {settings.token!r} {settings.token!s:>200}",
        str([settings.token]),
        "%s %r" % (settings.token, settings.token),  # noqa: UP031 - this is one of the ways
        format(settings.token),
        caplog.text,
        repr(SettingError(settings.token)),
    ]
    for text in shown:
        assert TOKEN not in text
        assert TOKEN[:10] not in text


def test_a_secret_is_true_where_it_holds_something() -> None:
    assert Secret("x")
    assert not Secret("")
    assert repr(Secret("")) != repr(Secret("x"))


def test_a_secret_s_text_is_not_in_its_attributes_by_chance() -> None:
    secret = Secret(TOKEN)
    assert not hasattr(secret, "__dict__")
    assert copy.copy(secret).reveal() == TOKEN


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        read().log_level = "DEBUG"  # type: ignore[misc]
