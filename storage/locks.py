"""Who works on a database file: one owner at a time, and short users beside a bot."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from storage.errors import StoreError

OWN = ("", "-wal", "-shm", "-journal", ".lock", ".users", ".rekeyed", ".restored")
"""The endings of the files that belong to a database: its own, SQLite's and ours."""


def beside(path: Path, ending: str) -> Path:
    """Name a file beside the database."""
    return path.with_name(path.name + ending)


def belongs(file: Path, path: Path) -> bool:
    """Tell whether a file is the database, or one that is used or removed together with it."""
    file, path = file.resolve(), path.resolve()
    return file in {beside(path, ending) for ending in OWN} or (
        file.parent == path.parent and file.name.startswith(f"{path.name}.before-")
    )


@contextlib.contextmanager
def owned(path: Path, work: str) -> Iterator[None]:
    """Own a database for as long as the context is open: a bot that serves it, or work that replaces its file.

    Raises StoreError naming who owns it. The lock is the kernel's (flock): it goes with the process, however it ends.
    """
    with _opened(path, ".lock") as number:
        _take(number, fcntl.LOCK_EX, f"{path} is in use by {_said(number) or 'another process'}: stop that first")
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same, without its words
            os.truncate(number, 0)
            os.pwrite(number, f"{work}, process {os.getpid()}".encode(), 0)
        yield


@contextlib.contextmanager
def used(path: Path) -> Iterator[None]:
    """Use a database beside others; raises StoreError while its file is being replaced."""
    with _opened(path, ".users") as number:
        _take(number, fcntl.LOCK_SH, f"the file {path} is being replaced just now: try again in a minute")
        yield


@contextlib.contextmanager
def alone(path: Path, work: str) -> Iterator[None]:
    """Own a database that nobody else uses, to replace its file; raises StoreError."""
    with owned(path, work), _opened(path, ".users") as number:
        _take(number, fcntl.LOCK_EX, f"another casewalk command is working on {path}: try again when it has ended")
        yield


@contextlib.contextmanager
def _opened(path: Path, ending: str) -> Iterator[int]:
    try:
        number = os.open(beside(path, ending), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as problem:
        raise StoreError(f"{path} cannot be opened as a Casewalk database: {problem.strerror}") from None
    try:
        yield number
    finally:
        os.close(number)


def _take(number: int, kind: int, problem: str) -> None:
    try:
        fcntl.flock(number, kind | fcntl.LOCK_NB)
    except OSError:
        raise StoreError(problem) from None


def _said(number: int) -> str:
    return os.pread(number, 200, 0).decode("utf-8", "replace")
