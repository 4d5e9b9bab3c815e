"""Whole copies of a database, and the proof that a copy is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.driver import sqlite
from storage.errors import StoreError
from storage.keys import Key, sync_folder
from storage.opening import connect


def copy_whole(source: Path, key: Key | None, target: Path, other: Key | None) -> None:
    """Copy a database as it stands into a new file under another key, or none; on disk when it returns.

    `sqlcipher_export` (Zetetic, SQLCipher API) reads in one transaction, so a bot may go on writing; it leaves
    `user_version` behind, which is set after it.
    """
    with contextlib.closing(connect(source, key)) as conn:
        literal = other.literal if other else "''"
        conn.execute(f"ATTACH DATABASE ? AS target KEY {literal}", (str(target),))
        conn.execute("BEGIN")
        conn.execute("SELECT sqlcipher_export('target')")
        version = conn.execute("PRAGMA main.user_version").fetchone()[0]
        conn.execute("COMMIT")
        conn.execute(f"PRAGMA target.user_version = {int(version)}")
        conn.execute("DETACH DATABASE target")
    to_disk(target)


def to_disk(path: Path) -> None:
    """Make a file outlive a loss of power."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def compare(one: Path, key: Key | None, two: Path, other: Key | None) -> None:
    """Make sure that two files hold the same; raises StoreError."""
    with contextlib.closing(connect(one, key)) as first, contextlib.closing(connect(two, other, "ro")) as second:
        check(second, two)
        before, after = counts(first), counts(second)
    differing = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if differing:
        raise StoreError(f"the copy {two} differs in {', '.join(differing)}; the original was left as it was")


def check(conn: sqlite.Connection, path: Path) -> None:
    """Have SQLite and SQLCipher look at every page; raises StoreError."""
    try:
        pages = [str(row[0]) for row in conn.execute("PRAGMA cipher_integrity_check")]
        structure = [str(row[0]) for row in conn.execute("PRAGMA integrity_check(3)")]
    except sqlite.DatabaseError as problem:
        raise StoreError(f"{path} is damaged, or under another key: {problem}") from None
    broken = [*pages, *(line for line in structure if line != "ok")]
    if broken:
        raise StoreError(f"{path} is damaged: {broken[0]}")


def counts(conn: sqlite.Connection) -> dict[str, int]:
    """Count the rows of each table, and the pieces of the schema."""
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}  # noqa: S608 - our own tables
    return found | {"the schema": int(conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])}
