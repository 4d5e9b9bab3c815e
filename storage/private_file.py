"""The one way in which a file is written: for its owner alone, whole or not at all, and never through a link."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from storage.errors import StoreError

WRITTEN = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def create(path: Path) -> int:
    """Create a file that is not there yet, for its owner alone whatever the umask; raises OSError."""
    number = os.open(path, WRITTEN, 0o600)
    os.fchmod(number, 0o600)
    return number


def write_anew(path: Path, content: bytes) -> None:
    """Write a file where there is none; it appears whole. Raises FileExistsError, OSError."""
    part = _written_beside(path, content)
    try:
        publish(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_over(path: Path, content: bytes) -> None:
    """Write a file; of what was there neither content nor mode is left. Raises OSError."""
    part = _written_beside(path, content)
    try:
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def publish(part: Path, path: Path) -> None:
    """Give a finished file its name, unless there is anything under that name; raises FileExistsError, OSError."""
    os.link(part, path, follow_symlinks=False)
    part.unlink()
    sync_folder(path.parent)


def must_not_pass_a_link(path: Path) -> None:
    """Let nothing be written by way of another account's link; raises StoreError."""
    for folder in path.absolute().parents:
        with contextlib.suppress(OSError):  # what is not there is said when it is written to
            found = folder.lstat()
            if stat.S_ISLNK(found.st_mode) and found.st_uid not in (0, os.geteuid()):
                raise StoreError(f"{folder} is another account's link: name the folder itself")


def sync_folder(folder: Path) -> None:
    """Make names that were written or changed in a folder outlive a loss of power."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _written_beside(path: Path, content: bytes) -> Path:
    part = path.with_name(f".casewalk-{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(create(part), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part
