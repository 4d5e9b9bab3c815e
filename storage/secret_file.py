"""A secret of 32 random bytes in a file of its own, for its owner alone: the key, and the pepper of the watch lists."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from storage.errors import StoreError
from storage.private_file import write_anew

HEX = re.compile(r"[0-9a-fA-F]{64}")

WANTED = "64 hexadecimal digits on one line are wanted"


def is_secret(text: str) -> bool:
    """Tell whether a text is 32 bytes in hexadecimal digits, alone on a line."""
    return HEX.fullmatch(text.strip()) is not None


def read_secret(path: Path, what: str) -> str | None:
    """Read the file of a secret, None where there is none; raises StoreError when others could read it too."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(200).decode("ascii", "replace")
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise StoreError(f"the {what} at {path} cannot be read ({problem.strerror})") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise StoreError(
            f"others could read the {what} at {path}: run chmod 600 on it, and make a new {what} if they may have"
        )
    return text


def write_secret(path: Path, what: str, digits: str) -> None:
    """Write a secret where there is no file yet, for its owner alone; raises StoreError."""
    try:
        for folder in reversed((path.parent, *path.parent.parents)):
            folder.mkdir(exist_ok=True, mode=0o700)
        write_anew(path, f"{digits}\n".encode())
    except FileExistsError:
        raise StoreError(f"there is a file at {path} already: a {what} is never written over") from None
    except OSError as problem:
        raise StoreError(f"no {what} can be written to {path} ({problem.strerror})") from None
