"""Backups are whole copies made beside a bot that goes on writing, and come back equal."""

from __future__ import annotations

import asyncio
import contextlib
import os
from functools import partial
from pathlib import Path

import pytest

from storage.backup import back_up, forget, restore, trail_fault
from storage.errors import StoreError
from storage.keys import Key
from storage.opening import connect, opener
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import contents
from tests.storage.test_encryption import KEY, OTHER, fill, telling

Contents = dict[str, list[tuple[object, ...]]]


def put(number: int, tx: Tx) -> int:
    """Write one person more."""
    return tx.people.put(1000 + number, f"Person {number}")


def held_in(path: Path, key: Key | None) -> Contents:
    """Read all that a file holds."""
    with Store(path, opener=opener(key)) as store:
        return store.read_now(lambda tx: contents(tx.conn))


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("other", [KEY, OTHER], ids=["one key", "another key"])
def test_a_backup_restored_is_equal_and_tells_nothing(tmp_path: Path, key: Key | None, other: Key) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, key)
    before = held_in(path, key)
    assert back_up(path, key, there, other) == there
    assert telling(there.read_bytes()) == []
    assert there.stat().st_mode & 0o077 == 0
    path.rename(tmp_path / "lost.sqlite3")
    assert restore(there, other, path, key, replace=False) is None
    assert held_in(path, key) == before


async def test_a_backup_under_load_holds_all_that_was_there_when_it_began(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path, opener=opener(KEY)) as store:
        written, done = 0, asyncio.Event()

        async def write() -> None:
            nonlocal written
            while not done.is_set():
                await store.write(partial(put, written))
                written += 1

        async def have(count: int) -> None:
            while written < count:
                await store.write(lambda tx: None)

        writing = asyncio.create_task(write())
        backups = []
        for number in range(5):
            await have(20 * (number + 1))
            known = written
            there = await asyncio.to_thread(back_up, path, KEY, tmp_path / f"{number}.sqlite3", OTHER)
            backups.append((known, there, written))
        await have(backups[-1][2] + 20)
        done.set()
        await writing
    for before, there, after in backups:
        people = held_in(there, OTHER)["people"]
        assert before <= len(people) <= after + 1
        assert sorted(int(str(row[1])) for row in people) == list(range(1000, 1000 + len(people)))


def test_a_backup_is_never_written_over_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, KEY)
    there.write_text("something of mine")
    with pytest.raises(StoreError, match="never written over"):
        back_up(path, KEY, there, KEY)
    assert there.read_text() == "something of mine"
    with pytest.raises(StoreError, match="the key does not open"):
        back_up(path, OTHER, tmp_path / "other.sqlite3", KEY)
    with pytest.raises(StoreError, match="no copy can be written"):
        back_up(path, KEY, tmp_path / "no" / "such" / "folder.sqlite3", KEY)
    assert not list(tmp_path.glob("*.part*"))


def test_backups_in_a_folder_are_named_by_their_moment_and_only_they_are_forgotten(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.sqlite3", tmp_path / "backups"
    folder.mkdir()
    fill(path, tmp_path, KEY)
    (folder / "notes.txt").write_text("mine")
    made = [back_up(path, KEY, folder, KEY) for _ in range(4)]
    assert forget(folder, 2) == made[:2]
    assert sorted(one for one in folder.iterdir() if one.suffix == ".sqlite3") == made[2:]
    assert (folder / "notes.txt").exists()


def test_a_restore_takes_the_place_of_a_database_only_when_told_and_keeps_it(tmp_path: Path) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, KEY)
    back_up(path, KEY, there, OTHER)
    before = held_in(path, KEY)
    with Store(path, opener=opener(KEY)) as store:
        store.write_now(lambda tx: tx.people.put(77, "After the backup"))
    later = held_in(path, KEY)
    with pytest.raises(StoreError, match="say --replace"):
        restore(there, OTHER, path, KEY, replace=False)
    assert held_in(path, KEY) == later
    kept = restore(there, OTHER, path, KEY, replace=True)
    assert kept
    assert held_in(path, KEY) == before
    assert held_in(kept, KEY) == later


def test_a_restore_refuses_while_the_database_is_in_use(tmp_path: Path) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, KEY)
    back_up(path, KEY, there, KEY)
    with Store(path, opener=opener(KEY)), pytest.raises(StoreError, match="another casewalk command"):
        restore(there, KEY, path, KEY, replace=True)


def test_a_backup_whose_trail_was_changed_is_not_brought_back(tmp_path: Path) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, KEY)
    back_up(path, KEY, there, KEY)
    assert trail_fault(there, KEY) == ""
    with contextlib.closing(connect(there, KEY)) as conn:
        conn.execute("DROP TRIGGER answers_never_change")
        conn.execute("""UPDATE answers SET value = '{"text": "Never seen"}'""")
    assert "is not as it was" in trail_fault(there, KEY)
    with pytest.raises(StoreError, match="was changed since it was made: entry"):
        restore(there, KEY, path, KEY, replace=True)


def test_a_damaged_backup_is_not_brought_back(tmp_path: Path) -> None:
    path, there = tmp_path / "a.sqlite3", tmp_path / "backup.sqlite3"
    fill(path, tmp_path, KEY)
    back_up(path, KEY, there, KEY)
    with there.open("rb+") as file:
        file.seek(-2000, os.SEEK_END)
        was = file.read(1)[0]
        file.seek(-2000, os.SEEK_END)
        file.write(bytes([was ^ 1]))
    before = held_in(path, KEY)
    with pytest.raises(StoreError, match=r"is damaged|is malformed"):
        restore(there, KEY, path, KEY, replace=True)
    assert held_in(path, KEY) == before
