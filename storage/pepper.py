"""The pepper of the watch lists: 32 random bytes kept apart from the database, without which no name can be tried."""

from __future__ import annotations

import secrets
from pathlib import Path

from storage.errors import StoreError
from storage.secret_file import WANTED, is_secret, read_secret, write_secret


def read_pepper(path: Path) -> bytes | None:
    """Read the pepper, None where there is no file; raises StoreError when it is no pepper, or others could read it."""
    text = read_secret(path, "pepper")
    if text is None:
        return None
    if not is_secret(text):
        raise StoreError(f"{path} holds no pepper: {WANTED}; put the right one back, or take this file away")
    return bytes.fromhex(text.strip())


def make_pepper(path: Path) -> bytes:
    """Make a pepper where there is no file yet, on the disk before anything is made with it; raises StoreError."""
    pepper = secrets.token_bytes(32)
    write_secret(path, "pepper", pepper.hex())
    return pepper
