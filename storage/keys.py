"""The key of an encrypted database: 32 random bytes, kept apart from the file it opens."""

from __future__ import annotations

import secrets
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from storage.errors import StoreError
from storage.secret_file import WANTED, is_secret, read_secret, write_secret

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
    if not is_secret(text):
        raise StoreError(f"{where} holds no key: {WANTED}; make one with key new")
    return Key(text.strip().lower())


def key_from_file(path: Path) -> Key:
    """Read a key file; raises StoreError when it is not there, not a key, or others could read it."""
    text = read_secret(path, "key")
    if text is None:
        raise StoreError(f"there is no key at {path}: make one with casewalk key new, or set CASEWALK_KEY_FILE")
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
    write_secret(path, "key", key.hex)
