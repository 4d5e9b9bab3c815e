"""casewalk key, backup and restore, as somebody at a terminal uses them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.database import existing, key_of
from bot.settings import Settings
from storage.keys import key_from_file, new_key, write_key_file
from storage.opening import is_plain
from storage.rekeying import next_key
from tests.storage.holding import contents
from tests.storage.test_locks import HOLD
from tests.town import ROUND

Command = Callable[..., subprocess.CompletedProcess[str]]
SEED = 20261121
KILLS = 15

RUNNING = {"CASEWALK_TOKEN": "t", "CASEWALK_API_URL": "http://127.0.0.1:9"}

ROTATE = """
import sys
from bot.cli.key import rotate
print("ready", flush=True)
sys.stdin.readline()
rotate()
print("done", flush=True)
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWALK_")}
    return kept | {
        "CASEWALK_DATABASE": str(tmp_path / "data" / "a.sqlite3"),
        "CASEWALK_KEY_FILE": str(tmp_path / "apart" / "key"),
    }


@pytest.fixture
def casewalk(tmp_path: Path, env: dict[str, str]) -> Command:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "round.toml").write_text(ROUND, encoding="utf-8")

    def run(*arguments: str, code: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("casewalk")), *arguments]
        done = subprocess.run(command, env=env | more, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == code, done.stderr
        if code:
            assert len(done.stderr.splitlines()) == 1, done.stderr
        return done

    return run


def settings_of(env: dict[str, str]) -> Settings:
    return Settings(database=Path(env["CASEWALK_DATABASE"]), key_file=Path(env["CASEWALK_KEY_FILE"]))


def held_in(env: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """Read all that the database holds but its trail, which tells of each change of key itself."""
    with existing(settings_of(env)) as store:
        return {name: rows for name, rows in store.read_now(lambda tx: contents(tx.conn)).items() if name != "trail"}


def test_without_a_key_nothing_is_made_and_it_says_how_to_make_one(casewalk: Command, tmp_path: Path) -> None:
    done = casewalk("rounds", "load", "data/round.toml", code=2)
    assert "there is no key at" in done.stderr
    assert "make one with casewalk key new" in done.stderr
    assert not (tmp_path / "data" / "a.sqlite3").exists()


def test_a_round_is_loaded_into_an_encrypted_database_and_exported(casewalk: Command, tmp_path: Path) -> None:
    made = casewalk("key", "new")
    assert "keep a copy of it apart" in made.stderr
    assert made.stdout == ""
    casewalk("rounds", "load", "data/round.toml")
    assert is_plain(tmp_path / "data" / "a.sqlite3") is False
    assert casewalk("export", "neglect-2026").stdout.startswith("round,case,agency,person")
    assert "database ok" in casewalk("check").stdout


def test_a_plain_database_is_said_to_be_plain_and_encrypted_on_demand(casewalk: Command, tmp_path: Path) -> None:
    casewalk("rounds", "load", "data/round.toml", CASEWALK_ENCRYPTION="off")
    casewalk("key", "new")
    refused = casewalk("export", "neglect-2026", code=2)
    assert "is not encrypted, and encryption is on: run casewalk key encrypt" in refused.stderr
    done = casewalk("key", "encrypt")
    assert "is NOT: destroy it" in done.stderr
    assert is_plain(tmp_path / "data" / "a.sqlite3") is False
    casewalk("export", "neglect-2026")
    assert "it is encrypted" in casewalk("export", "neglect-2026", code=2, CASEWALK_ENCRYPTION="off").stderr


def test_a_key_is_changed_and_the_one_before_is_kept(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    before, old = held_in(env), key_of(settings_of(env))
    casewalk("key", "rotate")
    assert key_of(settings_of(env)) != old
    assert held_in(env) == before
    assert "key.changed" in casewalk("trail", "show").stdout
    assert casewalk("trail", "verify").stdout.startswith("trail ok")
    kept = list(Path(env["CASEWALK_KEY_FILE"]).parent.glob("key.before-*"))
    assert [key_from_file(path) for path in kept] == [old]


def test_a_key_from_a_vault_is_changed_for_one_that_was_put_there(
    casewalk: Command, env: dict[str, str], tmp_path: Path
) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    vault = f"cat {env['CASEWALK_KEY_FILE']}"
    refused = casewalk("key", "rotate", code=2, CASEWALK_KEY_COMMAND=vault)
    assert "casewalk key rotate --to FILE" in refused.stderr
    casewalk("key", "new", "next")
    casewalk("key", "rotate", "--to", "next", CASEWALK_KEY_COMMAND=vault)
    casewalk("export", "neglect-2026", CASEWALK_KEY_COMMAND=f"cat {tmp_path / 'next'}")
    assert "the key does not open" in casewalk("export", "neglect-2026", code=2).stderr


def test_a_change_of_key_refuses_while_a_bot_runs(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    command = [sys.executable, "-c", HOLD, env["CASEWALK_DATABASE"]]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as bot:
        assert bot.stdout
        assert bot.stdout.readline() == "held\n"
        for arguments in (["key", "rotate"], ["run"], ["restore", "data/round.toml", "--replace"]):
            if arguments[0] == "restore":
                casewalk("backup", "backup.sqlite3")
                arguments[1] = "backup.sqlite3"
            refused = casewalk(*arguments, code=2, **RUNNING)
            assert f"in use by a bot that serves it, process {bot.pid}: stop that first" in refused.stderr
        casewalk("export", "neglect-2026")
        casewalk("rounds", "load", "data/round.toml")
        bot.kill()


def test_a_backup_comes_back_under_its_own_key(casewalk: Command, env: dict[str, str], tmp_path: Path) -> None:
    casewalk("key", "new")
    casewalk("key", "new", "backup-key")
    casewalk("rounds", "load", "data/round.toml")
    before = held_in(env)
    (tmp_path / "backups").mkdir()
    there = casewalk("backup", "backups", "--key-file", "backup-key", "--keep", "3").stdout.strip()
    assert "say --replace" in casewalk("restore", there, "--key-file", "backup-key", code=2).stderr
    assert "the key does not open" in casewalk("restore", there, "--replace", code=2).stderr
    assert "is kept as" in casewalk("restore", there, "--key-file", "backup-key", "--replace").stderr
    assert held_in(env) == before


def test_a_key_beside_the_database_is_only_by_naming_it(casewalk: Command, tmp_path: Path, env: dict[str, str]) -> None:
    home = tmp_path / "home"
    beside = str(home / ".config" / "casewalk" / "a.sqlite3")
    del env["CASEWALK_KEY_FILE"]
    refused = casewalk("key", "new", code=2, HOME=str(home), CASEWALK_DATABASE=beside)
    assert "lies beside the database" in refused.stderr
    casewalk("key", "new", str(home / ".config" / "casewalk" / "key"), HOME=str(home), CASEWALK_DATABASE=beside)


def test_killed_half_way_a_change_of_key_leaves_the_database_whole(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    before, dice, finished = held_in(env), random.Random(SEED), 0
    longest = _rotate(env, None)
    for _ in range(KILLS):
        finished += bool(_rotate(env, dice.uniform(0, longest)))
        assert held_in(env) == before
    assert finished < KILLS
    casewalk("key", "rotate")
    assert held_in(env) == before


def _rotate(env: dict[str, str], kill_after_s: float | None) -> float:
    """Change the key in a process of its own, killed after a while; gives how long it took, 0.0 when killed."""
    command = [sys.executable, "-c", ROTATE]
    with subprocess.Popen(command, env=env, stdin=-1, stdout=-1, stderr=-1, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        process.stdin.write("\n")
        process.stdin.flush()
        if kill_after_s is not None:
            try:
                process.wait(kill_after_s)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        told = process.stdout.read()
        return time.monotonic() - began if "done" in told else 0.0


def test_a_rotation_cut_off_before_the_key_was_renamed_is_finished(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    settings, before = settings_of(env), held_in(env)
    casewalk("key", "rotate")
    current = settings.key_file.read_text()
    kept = next(iter(settings.key_file.parent.glob("key.before-*")))
    settings.key_file.rename(next_key(settings.key_file))
    kept.rename(settings.key_file)  # as it was when the file had been replaced, and the key not yet
    assert held_in(env) == before
    assert settings.key_file.read_text() == current
    assert not next_key(settings.key_file).exists()


def test_a_key_that_waits_and_never_came_into_use_does_no_harm(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    before = held_in(env)
    write_key_file(next_key(Path(env["CASEWALK_KEY_FILE"])), new_key())
    assert held_in(env) == before
    casewalk("key", "rotate")
    assert held_in(env) == before
