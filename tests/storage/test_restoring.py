"""A restore takes nothing for a backup that is none, and works after a crash and over a damaged file."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from storage.backup import back_up, restore
from storage.driver import sqlite
from storage.errors import StoreError
from storage.opening import connect, opener
from storage.store import Store
from tests.storage.test_backup import held_in
from tests.storage.test_encryption import KEY, fill


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a round, to be restored over."""
    fill(tmp_path / "a.sqlite3", tmp_path, KEY)
    return tmp_path / "a.sqlite3"


@pytest.fixture
def there(path: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    return back_up(path, KEY, tmp_path / "backup.sqlite3", KEY)


def crash(path: Path, tmp_path: Path) -> None:
    """Leave the database as a bot leaves it that was killed: the last words in the log only."""
    kept = tmp_path / "as it was when killed"
    with Store(path, opener=opener(KEY)) as store:
        store.write_now(lambda tx: tx.people.put(77, "After the backup"))
        kept.mkdir()
        for ending in ("", "-wal"):
            shutil.copy(beside(path, ending), kept)
    shutil.copytree(kept, path.parent, dirs_exist_ok=True)


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
def test_a_backup_takes_the_place_of_what_a_killed_bot_left(
    path: Path, there: Path, tmp_path: Path, damaged: bool
) -> None:
    before = held_in(path, KEY)
    crash(path, tmp_path)
    if damaged:
        path.write_bytes(b"damaged" * 4096)
    kept = restore(there, KEY, path, KEY, replace=True)
    assert kept
    assert held_in(path, KEY) == before
    if damaged:
        assert beside(kept, "-wal").stat().st_size > 0
    else:
        assert len(held_in(kept, KEY)["people"]) == len(before["people"]) + 1


def test_a_log_that_outlived_its_database_is_not_taken_for_the_backups(path: Path, there: Path, tmp_path: Path) -> None:
    before = held_in(path, KEY)
    crash(path, tmp_path)
    path.unlink()
    assert restore(there, KEY, path, KEY, replace=False) is None
    assert held_in(path, KEY) == before


def empty(there: Path) -> None:
    there.write_bytes(b"")


def newer(there: Path) -> None:
    with contextlib.closing(connect(there, KEY)) as conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('casewalk', 'm0999_later')")


def another_programs(there: Path) -> None:
    there.unlink()
    with contextlib.closing(connect(there, KEY)) as conn:
        conn.execute("CREATE TABLE songs (title TEXT)")


def a_folder(there: Path) -> None:
    there.unlink()
    there.mkdir()


NO_BACKUPS = [
    pytest.param(empty, "is empty: it is no backup", id="an empty file"),
    pytest.param(newer, "was written by a newer Casewalk", id="of a newer version"),
    pytest.param(another_programs, "is another program's database", id="another program's"),
    pytest.param(a_folder, "it is a folder", id="a folder"),
    pytest.param(Path.unlink, "there is no backup at", id="none"),
]


@pytest.mark.parametrize(("spoil", "words"), NO_BACKUPS)
def test_what_is_no_backup_of_ours_never_takes_the_place_of_a_database(
    path: Path, there: Path, spoil: object, words: str
) -> None:
    before = path.read_bytes()
    assert callable(spoil)
    spoil(there)
    with pytest.raises(StoreError, match=words):
        restore(there, KEY, path, KEY, replace=True)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.restored"))


def test_a_database_that_was_cut_off_while_its_log_was_brought_in_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path, opener=opener(KEY)) as store:
        store.write_now(lambda tx: tx.people.put(77, "In the log"))
        log = beside(path, "-wal").read_bytes()
    with path.open("rb+") as file:
        file.truncate(4096)
    beside(path, "-wal").write_bytes(log)
    assert [row[2] for row in held_in(path, KEY)["people"]] == ["In the log"]


def test_a_page_that_cannot_be_read_is_said_in_words(path: Path) -> None:
    with contextlib.closing(connect(path, KEY)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answers'").fetchone()
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096 + 2000)
        file.write(b"\x00" * 8)
    with Store(path, opener=opener(KEY)) as store:
        with pytest.raises(StoreError, match=r"is damaged: .*; restore a backup"):
            store.read_now(lambda tx: tx.conn.execute("SELECT * FROM answers").fetchall())
        with pytest.raises(sqlite.OperationalError, match="no such table"):
            store.read_now(lambda tx: tx.conn.execute("SELECT * FROM nowhere"))
