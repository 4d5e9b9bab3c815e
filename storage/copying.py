"""Whole copies of a database, the proof that a copy is whole, and putting one in the place of the file."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from storage.driver import sqlite
from storage.errors import StoreError
from storage.keys import Key
from storage.locks import beside
from storage.opening import connect
from storage.private_file import create, sync_folder

Counts = dict[str, int]
"""The rows of each table, and the pieces of the schema."""


def copy_whole(source: Path, key: Key | None, target: Path, other: Key | None) -> None:
    """Copy a database as it stands at one moment into a new file under another key, or none, and prove it whole.

    Others may go on writing: `sqlcipher_export` (Zetetic, SQLCipher API) reads in one transaction, in which the rows
    are counted too. It leaves `user_version` behind, which is set after it. Raises StoreError, with no copy left.
    """
    try:
        remove(target)
        os.close(create(target))
    except OSError as problem:
        raise StoreError(f"no copy can be written to {target} ({problem.strerror})") from None
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
    with contextlib.closing(connect(source, key, "rw")) as conn:
        to = str(target.absolute())  # which never reads as an address, whatever the file is called
        conn.execute(f"ATTACH DATABASE ? AS target KEY {other.literal if other else chr(39) * 2}", (to,))
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

    Killed at any moment, the file is wholly the one before or wholly the copy. What was not brought in from a log
    goes with the one before: beside the copy it would be taken for the copy's. Raises StoreError.
    """
    before = beside(path, f".before-{stamp()}")
    try:
        kept = path.exists()
        if kept:
            os.link(path, before)
        if beside(path, "-wal").exists():
            beside(path, "-wal").rename(beside(before, "-wal"))
        beside(path, "-shm").unlink(missing_ok=True)
        copy.replace(path)
    except OSError as problem:
        remove(copy)
        raise StoreError(f"{path} cannot be replaced ({problem.strerror})") from None
    sync_folder(path.parent)
    return before if kept else None


def bring_in_log(path: Path, key: Key | None) -> bool:
    """Bring what waits in the log into a database nobody has open; tells whether nothing was left in it."""
    with contextlib.suppress(sqlite.Error), contextlib.closing(connect(path, key, "rw")) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return not beside(path, "-wal").exists()


def befores(path: Path) -> list[Path]:
    """List the files that were in the place of a database before, the earliest first."""
    return sorted(one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.before-"))


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
