"""Files that are asked for at the command line: never over the product's own, and their owner's alone."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from pathlib import Path

from bot.settings import Settings
from storage.backup import NAME
from storage.errors import StoreError
from storage.locks import belongs
from storage.private_file import must_not_pass_a_link, write_over
from storage.secret_file import is_secret

HEAD = 64 * 1024
"""How much of a file is looked at before it is written over, in bytes."""

OURS = (b"PK\x03\x04", b"\x89PNG")
"""How the files begin that are written here and are no text: documents and pictures."""


def may_write(out: Path | None, settings: Settings, what: str) -> None:
    """Let a file be written, or none, in the place of an earlier one or of nothing; raises StoreError."""
    if out is None:
        return
    if _is_the_products(out, settings):
        raise StoreError(f"{out} is the database's, or its key: name another file for the {what}")
    must_not_pass_a_link(out)
    try:
        found = out.lstat()
    except FileNotFoundError:
        return
    except OSError as problem:
        raise _cannot(out, what, problem) from None
    if stat.S_ISDIR(found.st_mode):
        raise StoreError(f"no {what} can be written to {out} (Is a directory)")
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1 or found.st_uid != os.geteuid():
        raise StoreError(f"{out} is a link, a device, or another account's: name another file for the {what}")
    if not _may_be_replaced(out, what):
        raise StoreError(f"{out} is a database, a secret or the like: name another file for the {what}")


def write(out: Path | None, content: bytes, settings: Settings, what: str) -> None:
    """Write a file for its owner alone, or stdout without one; raises StoreError."""
    if out is None:
        sys.stdout.buffer.write(content)
        return
    may_write(out, settings, what)  # once more: what was made meanwhile is not written over
    try:
        write_over(out, content)
    except OSError as problem:
        raise _cannot(out, what, problem) from None


def _is_the_products(out: Path, settings: Settings) -> bool:
    """Tell whether a name is that of the database, a key, the pepper, a backup or the settings, there or yet to be."""
    return is_a_secrets(out, settings) or belongs(out, settings.database) or bool(NAME.match(out.resolve().name))


def is_a_secrets(out: Path, settings: Settings) -> bool:
    """Tell whether a name is that of a key, also one kept or to come, of the pepper, or of the settings."""
    place = out.resolve()
    secrets = [path.resolve() for path in (settings.key_file, settings.pepper_file)]
    here = [one.name for one in secrets if one.parent == place.parent]
    kept = (place.name.startswith((f"{name}.before-", f"{name}.next")) for name in here)
    return place in secrets or any(kept) or ".env" in (place.name, out.name)


def _may_be_replaced(out: Path, what: str) -> bool:
    """Tell a text, document or picture from a database, a backup under any key, a secret, or a file of settings."""
    try:
        number = os.open(out, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as file:
            head = file.read(HEAD)
    except OSError as problem:
        raise _cannot(out, what, problem) from None
    if head.startswith(OURS):
        return True
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not is_secret(text) and not re.search(r"(?m)^\s*(export\s+)?CASEWALK_[A-Z_]+=", text)


def _cannot(out: Path, what: str, problem: OSError) -> StoreError:
    return StoreError(f"no {what} can be written to {out} ({problem.strerror})")
