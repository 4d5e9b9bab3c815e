from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storage.driver import sqlite
from storage.errors import StoreError
from storage.migrations import MIGRATIONS
from storage.store import Store
from tests.storage.holding import BOT, begin, kept, run


def test_a_fresh_file_gets_the_whole_schema(tmp_path: Path) -> None:
    with Store(tmp_path / "new.sqlite3") as store:
        names = {name for (name,) in run(store, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert {"inbox", "outbox", "prompts", "answers", "rounds", "people"} <= names
        applied = run(store, "SELECT name FROM _sqlite_migrations WHERE migration_set = 'casewalk' ORDER BY id")
        assert [name for (name,) in applied] == [one.name for one in MIGRATIONS._migrations]


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite3"
    path.touch()
    with Store.existing(path) as store:
        assert store.read_now(kept) == set()


def schema(path: Path) -> list[tuple[str, str]]:
    with contextlib.closing(sqlite.connect(path)) as conn:
        return conn.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def test_opening_again_changes_neither_schema_nor_content(loaded: Store) -> None:
    begin(loaded)
    loaded.close()
    before, dump = schema(loaded.path), loaded.path.read_bytes()
    for _ in range(2):
        Store(loaded.path).close()
    assert schema(loaded.path) == before
    assert loaded.path.read_bytes() == dump


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path) as store:
        store.write_now(lambda tx: tx.inbox.keep(BOT, [(1, "heard")]))
    with Store.existing(path) as again:
        assert again.read_now(lambda tx: tx.inbox.to_do(BOT)) == ["heard"]


def test_a_file_of_a_newer_version_is_refused_untouched_saying_what_to_do(loaded: Store) -> None:
    path = loaded.path
    loaded.close()
    with contextlib.closing(sqlite.connect(path)) as conn, conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('casewalk', 'm0999_later')")
    before = path.read_bytes()
    with pytest.raises(StoreError) as told:
        Store(path)
    assert str(told.value) == (
        f"{path} was written by a newer Casewalk (m0999_later); install that version or restore a backup"
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"This is a letter, no database.\n" * 200, b"SQLite format 3\x00" + b"\xff" * 4080],
    ids=["text", "torn"],
)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.txt cannot be opened as a Casewalk database"):
        Store(path)
    assert path.read_bytes() == content
    assert {one.name for one in tmp_path.iterdir()} == {"letter.txt", "letter.txt.users"}


def test_a_new_database_is_its_owners_alone_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        run(store, "SELECT 1")
        assert {one.name: one.stat().st_mode & 0o077 for one in tmp_path.iterdir() if one.stat().st_mode & 0o077} == {}
        assert (tmp_path / "a.sqlite3-wal").exists()


def test_a_missing_file_is_refused_where_one_must_be_there_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite3"
    with pytest.raises(StoreError, match=r"there is no database at .*; load a round first, or set CASEWALK_DATABASE"):
        Store.existing(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".", "no/such/folder/a.sqlite3"], ids=["a folder", "in a folder that is not there"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened as a Casewalk database"):
        Store(tmp_path / name)


@pytest.mark.parametrize(
    "name", ["with space.sqlite3", "what?.sqlite3", "50%41.sqlite3", "#1.sqlite3", "école.sqlite3"]
)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / name) as store:
        run(store, "SELECT 1")
    assert {one.name for one in tmp_path.iterdir()} == {name, f"{name}.users"}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        pytest.param("synchronous", 2, id="each commit reaches the disk"),
        pytest.param("journal_mode", "wal", id="a write-ahead log"),
        pytest.param("foreign_keys", 1, id="references are checked"),
        pytest.param("busy_timeout", 10_000, id="another process is waited for"),
    ],
)
def test_the_writer_is_durable_and_strict(store: Store, pragma: str, value: object) -> None:
    assert run(store, f"PRAGMA {pragma}") == [(value,)]


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(sqlite.OperationalError, match="readonly"):
        store.read_now(lambda tx: tx.inbox.keep(BOT, [(1, "heard")]))
    assert store.read_now(kept) == set()
