"""Errands: what a person is setting up in the chat, as far as they came; one of a kind each."""

from __future__ import annotations

import json
from typing import Any

from storage.driver import sqlite


class Errands:
    """Keep, find and finish errands."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def put(self, person_id: int, kind: str, facts: dict[str, Any]) -> None:
        """Keep how far a person came; a newer errand takes the place of the older one of its kind."""
        sql = """INSERT INTO errands (person_id, kind, facts, begun_at) VALUES (?, ?, ?, ?)
                 ON CONFLICT (person_id, kind) DO UPDATE SET facts = excluded.facts"""
        self.conn.execute(sql, (person_id, kind, json.dumps(facts, ensure_ascii=False), self.now))

    def find(self, person_id: int, kind: str) -> dict[str, Any] | None:
        """Find what a person said so far in an errand of this kind."""
        sql = "SELECT facts FROM errands WHERE person_id = ? AND kind = ?"
        row = self.conn.execute(sql, (person_id, kind)).fetchone()
        found: dict[str, Any] | None = json.loads(row[0]) if row else None
        return found

    def done(self, person_id: int, kind: str) -> None:
        """Forget a person's errand of this kind."""
        self.conn.execute("DELETE FROM errands WHERE person_id = ? AND kind = ?", (person_id, kind))
