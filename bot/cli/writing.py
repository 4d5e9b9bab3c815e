"""Files that are asked for at the command line: never over the database's own, and their owner's alone."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from bot.settings import Settings
from storage.errors import StoreError
from storage.locks import belongs


def may_write(out: Path | None, settings: Settings, what: str) -> None:
    """Let a file be written, or none; raises StoreError where it is the database's, or its key."""
    if out and (belongs(out, settings.database) or out.resolve() == settings.key_file.resolve()):
        raise StoreError(f"{out} is the database's, or its key: name another file for the {what}")


def write(out: Path | None, content: bytes, what: str) -> None:
    """Write a file for its owner alone, or stdout without one; raises StoreError."""
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        with open(out, "wb", opener=partial(os.open, mode=0o600)) as file:
            file.write(content)
    except OSError as problem:
        raise StoreError(f"no {what} can be written to {out} ({problem.strerror})") from None
