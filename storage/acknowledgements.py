"""Acknowledgements: which version of the privacy notice each person said they had read, and when."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail


@dataclass(frozen=True)
class Read:
    """A version that was read, and when."""

    version: int
    read_at: str


class Acknowledgements:
    """Note what was read."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, person_id: int, version: int) -> bool:
        """Note that a person read a version; tells whether they had not before."""
        sql = "INSERT INTO acknowledgements (person_id, version, read_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        done = self.conn.execute(sql, (person_id, version, self.now))
        if not done.rowcount:
            return False
        self.trail.add_record("acknowledgement.added", done.lastrowid or 0, f"person:{person_id}")
        return True

    def newest(self, person_id: int) -> int:
        """Give the newest version that a person read; 0 for none."""
        sql = "SELECT coalesce(max(version), 0) FROM acknowledgements WHERE person_id = ?"
        return int(self.conn.execute(sql, (person_id,)).fetchone()[0])

    def of(self, person_id: int) -> list[Read]:
        """List the versions that a person read, the newest first."""
        sql = "SELECT version, read_at FROM acknowledgements WHERE person_id = ? ORDER BY version DESC"
        return [Read(*row) for row in self.conn.execute(sql, (person_id,))]
