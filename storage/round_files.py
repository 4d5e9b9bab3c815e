"""Round files: what the file of each round last said, so that a later one takes away only what a file brought."""

from __future__ import annotations

import json
from typing import Any

from storage.driver import sqlite


class RoundFiles:
    """Keep what was said last; no record: what a file changed has its entries where it was changed."""

    def __init__(self, conn: sqlite.Connection) -> None:
        self.conn = conn

    def of(self, round_id: int) -> dict[str, Any]:
        """Give what a round's file last said; empty where none was loaded, or not since this is kept."""
        row = self.conn.execute("SELECT said FROM round_files WHERE round_id = ?", (round_id,)).fetchone()
        found: dict[str, Any] = json.loads(row[0]) if row else {}
        return found

    def put(self, round_id: int, said: dict[str, Any]) -> None:
        """Keep what a round's file says, in the place of what the one before said."""
        sql = """INSERT INTO round_files (round_id, said) VALUES (?, ?)
                 ON CONFLICT (round_id) DO UPDATE SET said = excluded.said WHERE said <> excluded.said"""
        self.conn.execute(sql, (round_id, json.dumps(said, sort_keys=True)))
