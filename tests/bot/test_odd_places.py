"""Odd places and names: what belongs to the database is written over by nothing, and each refusal is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.conftest import Command, held_in
from tests.bot.test_listening import READY

ODD = ["x" * 300, "round.toml/a.sqlite3", "~nobody-of-that-name/a.sqlite3"]


@pytest.mark.parametrize("ending", ["", "-wal", "-journal", ".lock", ".rekeyed"])
def test_what_belongs_to_the_database_is_written_over_by_no_backup_and_no_export(
    casewalk: Command, env: dict[str, str], ending: str
) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    target, before = f"data/a.sqlite3{ending}", held_in(env)
    assert "is a file of the database's own" in casewalk("backup", target, code=2).stderr
    assert "name another file" in casewalk("export", "neglect-2026", "--out", target, code=2).stderr
    assert "name another file" in casewalk("export", "neglect-2026", "--out", "apart/key", code=2).stderr
    assert held_in(env) == before
    assert "backup.made" not in casewalk("trail", "show").stdout


def test_backups_are_counted_in_a_folder_only(casewalk: Command, tmp_path: Path) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    assert "there is none at backups" in casewalk("backup", "backups/", "--keep", "3", code=2).stderr
    assert not (tmp_path / "backups").exists()


def test_an_export_is_its_owners_alone(casewalk: Command, tmp_path: Path) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    casewalk("export", "neglect-2026", "--out", "out.csv")
    assert (tmp_path / "out.csv").stat().st_mode & 0o077 == 0
    assert "no export can be written to" in casewalk("export", "neglect-2026", "--out", "no/out.csv", code=2).stderr


def test_check_names_what_is_still_plain_beside_an_encrypted_database(casewalk: Command, tmp_path: Path) -> None:
    casewalk("rounds", "load", "data/round.toml", CASEWALK_ENCRYPTION="off")
    casewalk("key", "new")
    casewalk("key", "encrypt")
    (plain,) = (tmp_path / "data").glob("*.before-*")
    assert casewalk("check", **READY).stderr == f"casewalk: {plain} is NOT encrypted: destroy it\n"
    plain.unlink()
    assert casewalk("check", **READY).stderr == ""


@pytest.mark.parametrize("place", ODD, ids=["too long", "under a file", "no such home"])
@pytest.mark.parametrize("name", ["CASEWALK_DATABASE", "CASEWALK_KEY_FILE"])
def test_a_place_that_cannot_be_is_one_line(casewalk: Command, name: str, place: str) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml", code=2, **{name: place})
    casewalk("key", "rotate", code=2, **{name: place})
