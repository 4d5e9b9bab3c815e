"""The key of an encrypted database: 32 random bytes, kept apart from the file it opens."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shlex
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from storage.errors import StoreError

HEX = re.compile(r"[0-9a-f]{64}")

COMMAND_S = 30
"""How long a key command may take, in seconds."""


@dataclass(frozen=True)
class Key:
    """A raw key: opening a file with one takes a tenth of a millisecond, with a passphrase a tenth of a second."""

    hex: str = field(repr=False)

    @property
    def literal(self) -> str:
        """The key as SQLCipher reads it (PRAGMA key, raw key data)."""
        return f"\"x'{self.hex}'\""


def new_key() -> Key:
    """Make a key from the system's random numbers."""
    return Key(secrets.token_hex(32))


def read_key(text: str, where: str) -> Key:
    """Read a key from its 64 hexadecimal digits; raises StoreError."""
    wanted = text.strip().lower()
    if not HEX.fullmatch(wanted):
        raise StoreError(f"{where} holds no key: 64 hexadecimal digits on one line are wanted; make one with key new")
    return Key(wanted)


def key_from_file(path: Path) -> Key:
    """Read a key file; raises StoreError when it is not there, not a key, or others could read it."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(200).decode("ascii", "replace")
    except FileNotFoundError:
        raise StoreError(
            f"there is no key at {path}: make one with casewalk key new, or set CASEWALK_KEY_FILE"
        ) from None
    except OSError as problem:
        raise StoreError(f"the key at {path} cannot be read ({problem.strerror})") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise StoreError(
            f"others could read the key at {path}: run chmod 600 on it, and make a new key if they may have"
        )
    return read_key(text, str(path))


def key_from_command(command: str) -> Key:
    """Ask a command for the key, as a vault's client gives it; raises StoreError without repeating what it printed."""
    try:
        done = subprocess.run(shlex.split(command), capture_output=True, timeout=COMMAND_S, check=False)  # noqa: S603 - the operator's own
    except subprocess.TimeoutExpired:
        raise StoreError(f"CASEWALK_KEY_COMMAND gave no key within {COMMAND_S} seconds; run it by hand") from None
    except (OSError, ValueError, IndexError) as problem:
        raise StoreError(f"CASEWALK_KEY_COMMAND could not be run ({type(problem).__name__})") from None
    if done.returncode:
        raise StoreError(f"CASEWALK_KEY_COMMAND ended with code {done.returncode}; run it by hand to see why")
    return read_key(done.stdout.decode("ascii", "replace"), "what CASEWALK_KEY_COMMAND printed")


def write_key_file(path: Path, key: Key) -> None:
    """Write a key where there is no file yet, for its owner alone; raises StoreError."""
    try:
        for folder in reversed((path.parent, *path.parent.parents)):
            folder.mkdir(exist_ok=True, mode=0o700)
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise StoreError(f"there is a file at {path} already: a key is never written over") from None
    except OSError as problem:
        raise StoreError(f"no key can be written to {path} ({problem.strerror})") from None
    try:
        with os.fdopen(number, "w") as file:
            file.write(key.hex + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        path.unlink()
        raise StoreError(f"no key can be written to {path} ({problem.strerror})") from None
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names that were written or changed in a folder outlive a loss of power."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
