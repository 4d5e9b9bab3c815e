"""Seals: what an answer and a return hold, told by a hash that only their own secret can make."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from typing import Any

from storage.chain import canonical
from storage.driver import sqlite

SEALED = {
    "answer": ("id", "response_id", "person_id", "path", "value", "stage", "message_id", "said_at"),
    "response": ("id", "assignment_id", "form_id", "state", "incomplete", "opened_at", "submitted_at"),
}
"""The columns of an answer, and of a return, that their entries in the trail seal."""


def seal(secret: bytes, kind: str, row: tuple[Any, ...]) -> str:
    """Seal a row: HMAC-SHA-256 of its canonical form under its return's secret, in hex.

    A plain hash would give a grade away: there are only a few to try.
    """
    named = dict(zip(SEALED[kind], row, strict=True))
    return hmac.digest(secret, canonical({**named, "record": f"{kind}:{row[0]}"}), "sha256").hex()


def rows(conn: sqlite.Connection, kind: str) -> Iterator[tuple[int, bytes | None, tuple[Any, ...]]]:
    """Read the rows of a kind by number, each with its return's number and secret (None: destroyed)."""
    columns, of = ", ".join(f"x.{name}" for name in SEALED[kind]), "id" if kind == "response" else "response_id"
    sql = f"""SELECT x.{of}, s.secret, {columns} FROM {kind}s x
              LEFT JOIN secrets s ON s.response_id = x.{of} ORDER BY x.id"""  # noqa: S608 - our own names
    for response_id, secret, *row in conn.execute(sql):
        yield response_id, secret, tuple(row)
