"""Another key for a database: a whole copy is made, proven, and put in the place of the file in one rename."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.copying import copy_whole, put_in_place, stamp
from storage.errors import StoreError
from storage.keys import Key, key_from_file, sync_folder
from storage.locks import alone, beside
from storage.opening import fits


def recrypt(path: Path, old: Key | None, new: Key) -> Path:
    """Encrypt a database with another key; gives the backup under the old one. Raises StoreError, all as it was.

    An in-place `rekey` would break every reader that has the file open in WAL.
    """
    if not path.exists():
        raise StoreError(f"there is no database at {path}; set CASEWALK_DATABASE")
    with alone(path, "a change of key"):
        copy = beside(path, ".rekeyed")
        copy_whole(path, old, copy, new)
        backup = put_in_place(copy, path)
    assert backup
    return backup


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
