"""Kept words: where an auditor kept what looked like a name or a date of birth, and why, for a lead to see."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail


@dataclass(frozen=True)
class KeptWord:
    """What was kept in an answer: the kinds, never the words."""

    response_id: int
    person_id: int
    path: str
    kinds: str
    reason: str
    said_at: str


class KeptWords:
    """Note what was kept, and list it."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, response_id: int, person_id: int, path: str, kinds: str, reason: str) -> None:
        """Note that words of these kinds were kept in an answer, by the code of the reason."""
        sql = """INSERT INTO kept_words (response_id, person_id, path, kinds, reason, said_at)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        number = self.conn.execute(sql, (response_id, person_id, path, kinds, reason, self.now)).lastrowid
        self.trail.add_record("kept_word.added", number or 0, path)

    def of(self, response_id: int) -> list[KeptWord]:
        """List what was kept in a return's answers, the earliest first."""
        sql = """SELECT response_id, person_id, path, kinds, reason, said_at FROM kept_words
                 WHERE response_id = ? ORDER BY id"""
        return [KeptWord(*row) for row in self.conn.execute(sql, (response_id,))]

    def of_round(self, round_id: int) -> list[KeptWord]:
        """List what was kept in a round's answers, the earliest first."""
        sql = """SELECT k.response_id, k.person_id, k.path, k.kinds, k.reason, k.said_at FROM kept_words k
                 JOIN responses r ON r.id = k.response_id JOIN assignments a ON a.id = r.assignment_id
                 WHERE a.round_id = ? ORDER BY k.id"""
        return [KeptWord(*row) for row in self.conn.execute(sql, (round_id,))]
