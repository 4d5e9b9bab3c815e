"""The chain of the trail: what an entry holds, its canonical form, and the hash that ties it to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

START = "0" * 64
"""What the first entry is chained to."""


@dataclass(frozen=True)
class Entry:
    """Who did what to which record, when and why; never what was said, only its seal."""

    id: int
    at: str
    actor: str
    action: str
    record: str
    part: str
    round_id: int
    case_id: int
    response_id: int
    why: str
    content: str
    prev: str
    hash: str


COLUMNS = tuple(one.name for one in fields(Entry))
SELECT = f"SELECT {', '.join(COLUMNS)} FROM trail"  # noqa: S608 - our own column names
INSERT = f"INSERT INTO trail ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - the same

_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(record: Mapping[str, str | int | None]) -> bytes:
    """Write a record in the one form that is hashed: JSON by RFC 8785, in UTF-8.

    That is: names sorted, no white space, strings escaped only where JSON must. Of the RFC's cases only text, whole
    numbers and null occur here, and names in ASCII, for which Python's encoder writes just that.
    """
    return _write(record).encode("utf-8", "surrogateescape")


def digest(values: tuple[Any, ...]) -> str:
    """Give the hash of an entry from its columns in order, all but the hash: SHA-256, in hex.

    The id, the time and the hash of the entry before are among them, so that none can be moved, added or taken out.
    """
    return hashlib.sha256(canonical(dict(zip(COLUMNS, values, strict=False)))).hexdigest()
