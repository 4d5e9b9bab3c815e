"""Vocabularies: each round's own places, services and phrases, which its texts let pass."""

from __future__ import annotations

import json
from collections.abc import Sequence

from storage.driver import sqlite
from storage.trail import Trail


class Vocabularies:
    """Keep one list a round."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def put(self, round_id: int, words: Sequence[str]) -> None:
        """Set a round's list, in the place of the one it had; the trail tells how many there are, and not which."""
        sql = """INSERT INTO vocabularies (round_id, words, loaded_at) VALUES (?, ?, ?) ON CONFLICT (round_id)
                 DO UPDATE SET words = excluded.words, loaded_at = excluded.loaded_at RETURNING id"""
        row = (round_id, json.dumps(list(words), ensure_ascii=False), self.now)
        (number,) = self.conn.execute(sql, row).fetchone()
        self.trail.add_record("vocabulary.loaded", number, f"words:{len(words)}")

    def of(self, round_id: int) -> tuple[str, ...]:
        """Give a round's list as it was loaded; nothing where it has none."""
        row = self.conn.execute("SELECT words FROM vocabularies WHERE round_id = ?", (round_id,)).fetchone()
        return tuple(json.loads(row[0])) if row else ()
