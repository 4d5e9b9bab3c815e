"""Another key for a database: a whole copy is made, proven, and put in the place of the file in one rename."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.copying import bring_in_log, copy_whole, put_in_place, remove, stamp
from storage.errors import StoreError
from storage.keys import Key, key_from_file, write_key_file
from storage.locks import alone, beside
from storage.opening import fits, open_file, there
from storage.private_file import sync_folder


def recrypt(path: Path, old: Key | None, new: Key) -> Path:
    """Encrypt a database with another key; gives the backup under the old one. Raises StoreError, all as it was.

    An in-place `rekey` would break every reader that has the file open in WAL.
    """
    _must_be_there(path)
    with alone(path, "a change of key"):
        return _recrypt(path, old, new)


def rotate(path: Path, key_file: Path, new: Key) -> Path:
    """Change the key of a database and of its key file; gives the backup under the old one. Raises StoreError.

    Both under one lock: of two changes at once, the second must not write over the key that the first one uses.
    """
    _must_be_there(path)
    with alone(path, "a change of key"):
        old, coming = key_from_file(key_file), next_key(key_file)
        remove(coming)  # of a rotation that was cut off before the file was replaced
        write_key_file(coming, new)
        try:
            backup = _recrypt(path, old, new)
        except StoreError:
            remove(coming)
            raise
        adopt(key_file)
    return backup


def _must_be_there(path: Path) -> None:
    if not there(path):
        raise StoreError(f"there is no database at {path}; set CASEWALK_DATABASE")


def _recrypt(path: Path, old: Key | None, new: Key) -> Path:
    open_file(path, False, old).close()  # says what is wrong with the file or its key
    copy = beside(path, ".rekeyed")
    copy_whole(path, old, copy, new)
    if not bring_in_log(path, old):
        remove(copy)
        raise StoreError(f"{path} did not settle: something has it open; it was left as it was")
    backup = put_in_place(copy, path)
    assert backup
    return backup


def next_key(key_file: Path) -> Path:
    """Name the file in which the next key waits while a rotation is under way: beside the key itself, not a link."""
    return beside(key_file.resolve(), ".next")


def adopt(key_file: Path) -> None:
    """Make the next key the key; the one before is kept, for it opens the backups before."""
    key_file = key_file.resolve()
    os.link(key_file, beside(key_file, f".before-{stamp()}"))
    next_key(key_file).replace(key_file)
    sync_folder(key_file.parent)


def settle(path: Path, key_file: Path) -> None:
    """Finish a rotation that was cut off after the file was replaced and before the key was.

    Looked at again under the lock, which a rotation that is still under way holds.
    """
    with contextlib.suppress(StoreError, OSError):
        if _is_cut_off(path, key_file):
            with alone(path, "the end of a change of key"):
                if _is_cut_off(path, key_file):
                    adopt(key_file)


def _is_cut_off(path: Path, key_file: Path) -> bool:
    if not (next_key(key_file).exists() and path.exists()):
        return False
    now, coming = key_from_file(key_file), key_from_file(next_key(key_file))
    return not fits(path, now) and fits(path, coming)
