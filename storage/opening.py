"""Opening a database file: plain or encrypted, durable at every commit, and never one that is not ours."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from storage.driver import sqlite
from storage.errors import StoreError
from storage.keys import Key
from storage.migrations import MIGRATIONS

BUSY_MS = 10_000
"""How long a write waits for another process's short transaction, in milliseconds."""

PLAIN = b"SQLite format 3\x00"
"""How every file that is not encrypted begins (sqlite.org, file format)."""

Opener = Callable[[Path, bool], sqlite.Connection]


def opener(key: Key | None) -> Opener:
    """Give what opens a file with this key, or a plain one without."""
    return partial(open_file, key=key)


def open_file(path: Path, writable: bool, key: Key | None = None) -> sqlite.Connection:
    """Open the file; raises StoreError, with the file untouched, when it is not what it should be."""
    try:
        return _open(path, writable, key)
    except OSError as problem:
        raise StoreError(f"{path} cannot be opened as a Casewalk database: {problem.strerror}") from None
    except sqlite.Error as problem:
        raise StoreError(f"{path} cannot be opened as a Casewalk database: {problem}") from None


def there(path: Path) -> bool:
    """Tell whether there is a file; raises StoreError when that cannot even be asked."""
    try:
        return path.exists()
    except OSError as problem:
        raise StoreError(f"{path} cannot be opened as a Casewalk database: {problem.strerror}") from None


def _open(path: Path, writable: bool, key: Key | None) -> sqlite.Connection:
    _is_as_expected(path, key)
    if writable and not path.exists():
        with contextlib.suppress(OSError):  # what is wrong with the place is said by the next line
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    conn = connect(path, key, mode="rwc" if writable else "ro")
    try:
        _refuse_what_is_not_ours(conn, path)
        if writable:
            conn.execute("PRAGMA journal_mode = WAL")
            conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        conn.close()
        raise
    return conn


def connect(path: Path, key: Key | None, mode: str = "rwc") -> sqlite.Connection:
    """Connect and give the key, nothing more; sorting and spilling stay in memory, off an unencrypted disk."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    conn = sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256)
    _unlock(conn, key)
    conn.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    conn.execute("PRAGMA temp_store = MEMORY")
    return conn


def _unlock(conn: sqlite.Connection, key: Key | None) -> None:
    """Give the key; SQLCipher's own log, which would write to stderr, is off."""
    if key is not None:
        conn.execute("PRAGMA cipher_log_level = NONE")
        conn.execute(f"PRAGMA key = {key.literal}")


def is_plain(path: Path) -> bool | None:
    """Tell a plain file from an encrypted one by its first bytes; None when there is nothing yet."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN))
    except FileNotFoundError:
        return None
    return head == PLAIN if head else None


def _is_as_expected(path: Path, key: Key | None) -> None:
    if path.is_dir():
        raise StoreError(f"{path} cannot be opened as a Casewalk database: it is a folder")
    plain = is_plain(path)
    if plain and key:
        what = "is not encrypted, and encryption is on"
        raise StoreError(f"{path} {what}: run casewalk key encrypt, or set CASEWALK_ENCRYPTION=off")
    if plain is False and key is None:
        what = "cannot be opened as a Casewalk database: it is encrypted, or none at all"
        raise StoreError(f"{path} {what}; for an encrypted one, take CASEWALK_ENCRYPTION=off away")
    if plain is False and key and not fits(path, key):
        raise StoreError(f"the key does not open {path}: give the key that it was encrypted with")


def fits(path: Path, key: Key) -> bool:
    """Tell whether a key opens a file: reads its first page and touches nothing, not even beside it.

    Another process may be writing that very page, so a failure is looked at again.
    """
    return any(_reads(path, key) for _ in range(3))


def _reads(path: Path, key: Key) -> bool:
    """Look at the first page alone: cut off while the log was brought in, the pages after it may yet be missing."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite.connect(uri, uri=True, isolation_level=None)) as conn:
            _unlock(conn, key)
            conn.execute("PRAGMA schema_version")
    except sqlite.DatabaseError as problem:
        return problem.sqlite_errorcode != sqlite.SQLITE_NOTADB
    return True


def _refuse_what_is_not_ours(conn: sqlite.Connection, path: Path) -> None:
    """Leave another program's database alone, and one of a Casewalk to come; raises StoreError."""
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and MIGRATIONS.migrations_table not in tables:
        raise StoreError(f"{path} is another program's database: set CASEWALK_DATABASE to a file of its own")
    known = {migration.name for migration in MIGRATIONS._migrations}
    newer = [one.name for one in MIGRATIONS.applied(Database(conn)) if one.name not in known] if tables else []
    if newer:
        what = f"was written by a newer Casewalk ({newer[0]})"
        raise StoreError(f"{path} {what}; install that version or restore a backup")
