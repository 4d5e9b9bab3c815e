"""What a command reads: a file that is named, or what is piped in."""

from __future__ import annotations

import sys
from pathlib import Path

from storage.errors import StoreError


def content_of(file: Path) -> tuple[bytes, str]:
    """Read a file, or what is piped in for "-", with its name; raises StoreError."""
    try:
        return (sys.stdin.buffer.read(), "") if str(file) == "-" else (file.read_bytes(), file.name)
    except FileNotFoundError:
        why = "there is no such file"
    except IsADirectoryError:
        why = "it is a folder"
    except OSError as problem:
        why = problem.strerror or str(problem)
    raise StoreError(f"{file} cannot be read: {why}")
