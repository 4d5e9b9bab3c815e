"""Another key for a database: a whole copy is made, tried and put in the place of the file in one rename."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from storage.copying import compare, copy_whole
from storage.errors import StoreError
from storage.keys import Key, key_from_file, sync_folder
from storage.locks import alone, beside
from storage.opening import fits


def recrypt(path: Path, old: Key | None, new: Key) -> Path:
    """Encrypt a database with another key; gives the backup under the old one. Raises StoreError, all as it was.

    Killed at any moment, the file is wholly the old one or wholly the new one: what is half done lies beside it under
    another name. An in-place `rekey` would break every reader that has the file open in WAL.
    """
    if not path.exists():
        raise StoreError(f"there is no database at {path}; set CASEWALK_DATABASE")
    with alone(path, "a change of key"):
        copy, backup = beside(path, ".rekeyed"), beside(path, f".before-{stamp()}")
        remove(copy)
        copy_whole(path, old, copy, new)
        compare(path, old, copy, new)
        if beside(path, "-wal").exists():
            raise StoreError(f"{path} did not settle: something has it open; the original was left as it was")
        os.link(path, backup)
        copy.replace(path)
        sync_folder(path.parent)
    return backup


def stamp() -> str:
    """Give the moment as part of a file's name, in UTC."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def remove(path: Path) -> None:
    """Remove a file that was left half-done, with what SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        beside(path, ending).unlink(missing_ok=True)


def next_key(key_file: Path) -> Path:
    """Name the file in which the next key waits while a rotation is under way."""
    return beside(key_file, ".next")


def adopt(key_file: Path) -> None:
    """Make the next key the key; the one before is kept, for it opens the backups before."""
    os.link(key_file, beside(key_file, f".before-{stamp()}"))
    next_key(key_file).replace(key_file)
    sync_folder(key_file.parent)


def settle(path: Path, key_file: Path) -> None:
    """Finish a rotation that was cut off after the file was replaced and before the key was."""
    if not (next_key(key_file).exists() and path.exists()):
        return
    with contextlib.suppress(StoreError):
        now, coming = key_from_file(key_file), key_from_file(next_key(key_file))
        if not fits(path, now) and fits(path, coming):
            adopt(key_file)
