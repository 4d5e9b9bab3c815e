"""casewalk key, backup and restore, as somebody at a terminal uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.cli.database import key_of
from storage.keys import key_from_file
from storage.opening import is_plain
from tests.bot.conftest import Command, held_in, settings_of
from tests.bot.test_listening import READY
from tests.storage.test_locks import HOLD

RUNNING = {"CASEWALK_TOKEN": "t", "CASEWALK_API_URL": "http://127.0.0.1:9"}


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
    assert "database ok" in casewalk("check", **READY).stdout


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
