"""The command line in this process, in a folder of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from bot.cli import main
from bot.cli.database import existing
from bot.settings import Settings
from tests.storage.holding import contents
from tests.town import ROUND


@dataclass(frozen=True)
class Said:
    """What a command wrote."""

    stdout: str
    stderr: str


Command = Callable[..., Said]


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name in [name for name in os.environ if name.startswith("CASEWALK_")]:
        monkeypatch.delenv(name)
    return {
        "CASEWALK_DATABASE": str(tmp_path / "data" / "a.sqlite3"),
        "CASEWALK_KEY_FILE": str(tmp_path / "apart" / "key"),
    }


@pytest.fixture
def casewalk(tmp_path: Path, env: dict[str, str], capfd: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Run a command from its first word to its exit code, in this process: starting one costs a second.

    That the installed command does the same is shown by test_cli.
    """
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "round.toml").write_text(ROUND, encoding="utf-8")

    def run(*arguments: str, code: int = 0, **more: str) -> Said:
        with pytest.MonkeyPatch.context() as terminal:
            terminal.chdir(tmp_path)
            terminal.setattr(sys, "argv", ["casewalk", *arguments])
            for name, value in (env | more).items():
                terminal.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        said = Said(*capfd.readouterr())
        assert (ended.value.code or 0) == code, said.stderr
        assert not code or len(said.stderr.splitlines()) == 1, said.stderr
        return said

    yield run
    structlog.reset_defaults()  # a command that serves sends logs to this test's stderr, which is closed after it


def settings_of(env: dict[str, str]) -> Settings:
    return Settings(database=Path(env["CASEWALK_DATABASE"]), key_file=Path(env["CASEWALK_KEY_FILE"]))


def held_in(env: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """Read all that the database holds but its trail, which tells of each change of key itself."""
    with existing(settings_of(env)) as store:
        return {name: rows for name, rows in store.read_now(lambda tx: contents(tx.conn)).items() if name != "trail"}
