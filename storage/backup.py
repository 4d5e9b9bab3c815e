"""Backups: whole, proven copies made beside a running bot, and brought back in one rename."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from storage.copying import bring_in_log, copy_whole, prove, put_in_place, stamp
from storage.errors import StoreError
from storage.keys import Key
from storage.locks import alone, belongs, beside, used
from storage.opening import connect, open_file, there
from storage.private_file import must_not_pass_a_link, publish
from storage.verifying import verify

NAME = re.compile(r"casewalk-\d{8}T\d{12}\.sqlite3")
"""How a backup in a folder is called, so that the old ones can be told from everything else."""


def room_for(path: Path, to: Path) -> Path:
    """Name the file of a backup, into a folder under the moment's name; raises StoreError when it cannot go there."""
    if to.is_symlink():
        raise StoreError(f"{to} is a link: name the folder or file itself for the backup")
    target = to / f"casewalk-{stamp()}.sqlite3" if to.is_dir() else to
    must_not_pass_a_link(target)
    if belongs(target, path):
        raise StoreError(f"{target} is a file of the database's own: name another for the backup")
    if there(target) or target.is_symlink():
        raise StoreError(f"there is a file at {target} already: a backup is never written over")
    return target


def back_up(path: Path, key: Key | None, to: Path, other: Key | None) -> Path:
    """Copy a database, also one that a bot is writing to; gives the file. Raises StoreError, with no file left.

    It appears there whole or not at all.
    """
    target = room_for(path, to)
    open_file(path, False, key).close()  # says what is wrong with the file or its key
    part = beside(target, ".part")
    with used(path):
        copy_whole(path, key, part, other)
    try:
        publish(part, target)
    except OSError as problem:
        part.unlink()
        raise StoreError(f"no backup can be written to {target} ({problem.strerror})") from None
    return target


def trail_fault(path: Path, key: Key | None) -> str:
    """Read the trail of a backup; gives its first fault, or nothing."""
    with contextlib.closing(connect(path, key, "ro")) as conn:
        begun = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'trail'").fetchone()
        return verify(conn).fault if begun else ""


def forget(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest backups in a folder; gives what was deleted. Other files stay."""
    found = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    old = found[: max(len(found) - keep, 0)]
    for path in old:
        path.unlink()
    return old


def restore(source: Path, its_key: Key | None, path: Path, key: Key | None, *, replace: bool) -> Path | None:
    """Put a backup in the place of the database; gives where that is kept. Raises StoreError."""
    if not there(source):
        raise StoreError(f"there is no backup at {source}")
    if path.is_dir():
        raise StoreError(f"no database can be put at {path}: it is a folder")
    open_file(source, False, its_key).close()
    if not prove(source, its_key)["the schema"]:
        raise StoreError(f"{source} is empty: it is no backup")
    if fault := trail_fault(source, its_key):
        raise StoreError(f"{source} was changed since it was made: {fault}")
    if there(path) and not replace:
        raise StoreError(f"there is a database at {path}: say --replace to put the backup in its place (it is kept)")
    with alone(path, "a restore"):
        copy = beside(path, ".restored")
        copy_whole(source, its_key, copy, key)
        bring_in_log(path, key)
        return put_in_place(copy, path)
