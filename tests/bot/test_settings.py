"""Settings: what is wrong is said in a line that names the variable and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.cli.run import need
from bot.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave out whatever this machine has set."""
    for name in os.environ:
        if name.startswith("CASEWALK_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_without_settings_there_are_safe_ones() -> None:
    found = read_settings()
    assert (found.database, found.encryption, found.webhook_listen) == (Path("casewalk.sqlite3"), "on", "127.0.0.1")
    assert found.token.get_secret_value() == ""
    assert (found.time_zone, found.hours) == ("Europe/London", (9, 17))


BAD = [
    pytest.param("CASEWALK_ENCRYPTION", "yes", "set it to off for a plain database", id="neither on nor off"),
    pytest.param("CASEWALK_API_URL", "https://api.telegram.org/bot", "without /bot", id="an address with /bot"),
    pytest.param("CASEWALK_API_URL", "https://api.telegram.org/bot/", "without /bot", id="with /bot/"),
    pytest.param("CASEWALK_API_URL", "api.telegram.org", "for example https://api.telegram.org", id="no scheme"),
    pytest.param("CASEWALK_TIME_ZONE", "London", "for example Europe/London", id="no time zone"),
    pytest.param("CASEWALK_TIME_ZONE", "../../etc/passwd", "for example Europe/London", id="a path for a time zone"),
    pytest.param("CASEWALK_WORKING_HOURS", "nine to five", "for example 9-17", id="hours in words"),
    pytest.param("CASEWALK_WORKING_HOURS", "17-9", "for example 9-17", id="hours the wrong way round"),
    pytest.param("CASEWALK_WORKING_HOURS", "9-25", "for example 9-17", id="no such hour"),
    pytest.param("CASEWALK_WEBHOOK_PORT", "http", "integer", id="a port in words"),
    pytest.param("CASEWALK_WEBHOOK_PORT", "70000", "less than or equal to 65535", id="no such port"),
    pytest.param("CASEWALK_LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'", id="no such level"),
]


@pytest.mark.parametrize(("name", "value", "words"), BAD)
def test_a_wrong_setting_names_its_variable_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert str(told.value).startswith(f"{name}: ")
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_slash_at_the_end_of_the_address_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWALK_API_URL", "http://127.0.0.1:8800/")
    assert read_settings().api_url == "http://127.0.0.1:8800"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWALK_DATABASE", "")
    assert read_settings().database == Path("casewalk.sqlite3")


def test_the_environment_comes_before_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CASEWALK_DATABASE=file.sqlite3\nCASEWALK_TIME_ZONE=Europe/Paris\nOTHER=1\n")
    monkeypatch.setenv("CASEWALK_DATABASE", "environment.sqlite3")
    found = read_settings()
    assert (found.database, found.time_zone) == (Path("environment.sqlite3"), "Europe/Paris")


def test_a_secret_does_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWALK_TOKEN", "very-secret-token")
    monkeypatch.setenv("CASEWALK_WEBHOOK_SECRET", "very-secret-word")
    assert "very-secret" not in f"{read_settings()!r} {read_settings()}"


NEEDED = [
    pytest.param({}, False, "CASEWALK_TOKEN", id="no token"),
    pytest.param({"token": "t"}, True, "CASEWALK_WEBHOOK_URL", id="no address for the webhook"),
    pytest.param({"token": "t", "webhook_url": "http://x"}, True, "CASEWALK_WEBHOOK_URL", id="an open address"),
    pytest.param(
        {"token": "t", "webhook_url": "https://x", "webhook_secret": "short"},
        True,
        "CASEWALK_WEBHOOK_SECRET",
        id="short",
    ),
]


@pytest.mark.parametrize(("given", "webhook", "name"), NEEDED)
def test_what_serving_needs_is_said_before_it_starts(given: dict[str, str], webhook: bool, name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        need(Settings.model_validate(given), webhook=webhook)


def test_a_token_is_all_that_polling_needs() -> None:
    need(Settings.model_validate({"token": "t"}), webhook=False)
