"""The .env of the folder one stands in: read only when it is the caller's own, and never for commands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import read_settings
from tests.bot.test_cli import database
from tests.bot.typed import Casewalk, casewalk

__all__ = ["casewalk", "database"]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("CASEWALK_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def own(words: str) -> Path:
    file = Path(".env")
    file.write_text(words)
    file.chmod(0o600)
    return file


def test_ones_own_is_read_and_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    own("CASEWALK_TIME_ZONE=Europe/Paris\nCASEWALK_CONTACT='the office'\nCASEWALK_LOG_LEVEL=\n")
    monkeypatch.setenv("CASEWALK_TIME_ZONE", "Europe/Dublin")
    found = read_settings()
    assert (found.time_zone, found.contact, found.log_level) == ("Europe/Dublin", "the office", "info")


def of_a_group(file: Path) -> None:
    file.chmod(0o620)


def of_all(file: Path) -> None:
    file.chmod(0o602)


def a_hard_link(file: Path) -> None:
    os.link(file, "other")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_fifo(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def others(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/null")


def no_text(file: Path) -> None:
    file.write_bytes(b"CASEWALK_CONTACT=\xff\xfe")


@pytest.mark.parametrize("make", [of_a_group, of_all, a_hard_link, a_folder, a_fifo, others, no_text])
def test_any_other_is_ignored_and_that_is_said(casewalk: Casewalk, make: Callable[[Path], None]) -> None:
    make(own("CASEWALK_CONTACT=x\nCASEWALK_TIME_ZONE=Nowhere\n"))
    assert read_settings().contact == ""
    done = casewalk("forms", "check")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("casewalk: .env is ignored: ")


def test_another_accounts_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    own("CASEWALK_CONTACT=x\n")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert read_settings().contact == ""


def test_it_never_gives_a_command_a_key_or_an_address(casewalk: Casewalk, tmp_path: Path) -> None:
    own(
        "CASEWALK_KEY_COMMAND='touch ran'\nexport casewalk_key_file=mine\n"
        "CASEWALK_API_URL=https://evil.example\nCASEWALK_CONTACT=x\n"
    )
    found = read_settings()
    assert (found.key_command, found.api_url, found.contact) == ("", "https://api.telegram.org", "x")
    assert found.key_file.name == "key"
    done = casewalk("check", encryption="on", key_file=str(tmp_path / "none"))
    assert not (tmp_path / "ran").exists()
    ignored = [line for line in done.stderr.splitlines() if "in .env is ignored: set it in the environment" in line]
    assert len(ignored) == 3
