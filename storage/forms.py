"""Pinned questionnaires: the body as it stood when a round began."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail


@dataclass(frozen=True)
class Form:
    """A questionnaire's body, and its fingerprint."""

    id: int
    key: str
    version: int
    sha256: str
    body: str


class Forms:
    """Find and pin questionnaires."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, form_id: int) -> Form:
        """Get a pinned form by id; raises NotFound."""
        row = self.conn.execute("SELECT id, key, version, sha256, body FROM forms WHERE id = ?", (form_id,)).fetchone()
        if row is None:
            raise NotFound(f"form {form_id}")
        return Form(*row)

    def pin(self, key: str, version: int, sha256: str, body: str) -> int:
        """Keep a body once; gives its id."""
        added = self.conn.execute(
            "INSERT INTO forms (key, version, sha256, body) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
            (key, version, sha256, body),
        ).rowcount
        form_id = int(self.conn.execute("SELECT id FROM forms WHERE sha256 = ?", (sha256,)).fetchone()[0])
        if added:
            self.trail.add_record("form.pinned", form_id)
        return form_id
