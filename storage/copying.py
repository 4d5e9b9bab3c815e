"""Whole copies of a database, the proof that a copy is whole, and putting one in the place of the file."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from storage.driver import sqlite
from storage.errors import StoreError
from storage.keys import Key, sync_folder
from storage.locks import beside
from storage.opening import connect

Counts = dict[str, int]
"""The rows of each table, and the pieces of the schema."""


def copy_whole(source: Path, key: Key | None, target: Path, other: Key | None) -> None:
    """Copy a database as it stands at one moment into a new file under another key, or none, and prove it whole.

    Others may go on writing: `sqlcipher_export` (Zetetic, SQLCipher API) reads in one transaction, in which the rows
    are counted too. It leaves `user_version` behind, which is set after it. Raises StoreError, with no copy left.
    """
    remove(target)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        counted = _export(source, key, target, other)
        prove(target, other, counted)
        _to_disk(target)
    except sqlite.Error as problem:
        remove(target)
        raise StoreError(f"{source} could not be copied to {target}: {problem}") from None
    except BaseException:
        remove(target)
        raise


def _export(source: Path, key: Key | None, target: Path, other: Key | None) -> Counts:
    with contextlib.closing(connect(source, key)) as conn:
        conn.execute(f"ATTACH DATABASE ? AS target KEY {other.literal if other else chr(39) * 2}", (str(target),))
        conn.execute("BEGIN")
        counted = counts(conn)
        conn.execute("SELECT sqlcipher_export('target')")
        version = int(conn.execute("PRAGMA main.user_version").fetchone()[0])
        conn.execute("COMMIT")
        conn.execute(f"PRAGMA target.user_version = {version}")
        conn.execute("DETACH DATABASE target")
    return counted


def prove(path: Path, key: Key | None, wanted: Counts | None = None) -> Counts:
    """Have SQLite and SQLCipher look at every page, and compare the counts; raises StoreError."""
    with contextlib.closing(connect(path, key, "ro")) as conn:
        try:
            pages = [str(row[0]) for row in conn.execute("PRAGMA cipher_integrity_check")]
            structure = [str(row[0]) for row in conn.execute("PRAGMA integrity_check(3)")]
            found = counts(conn)
        except sqlite.DatabaseError as problem:
            raise StoreError(f"{path} is damaged, or under another key: {problem}") from None
    broken = [*pages, *(line for line in structure if line != "ok")]
    if broken:
        raise StoreError(f"{path} is damaged: {broken[0]}")
    wanted = found if wanted is None else wanted
    differing = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if differing:
        raise StoreError(f"{path} is not a whole copy: it differs in {', '.join(differing)}")
    return found


def counts(conn: sqlite.Connection) -> Counts:
    """Count the rows of each table, and the pieces of the schema."""
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}  # noqa: S608 - our own tables
    return found | {"the schema": int(conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])}


def put_in_place(copy: Path, path: Path) -> Path | None:
    """Put a proven copy in the place of a database nobody has open; gives where the one before is kept.

    Killed at any moment, the file is wholly the one before or wholly the copy. Raises StoreError.
    """
    if beside(path, "-wal").exists():
        raise StoreError(f"{path} did not settle: something has it open; it was left as it was")
    before = None
    if path.exists():
        before = beside(path, f".before-{stamp()}")
        os.link(path, before)
    copy.replace(path)
    sync_folder(path.parent)
    return before


def stamp() -> str:
    """Give the moment as part of a file's name, in UTC."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def remove(path: Path) -> None:
    """Remove a database, or what was left half-done of one, with what SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        beside(path, ending).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)
