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


STANDS = """EXISTS (
    SELECT 1 FROM answers put
    JOIN answers now ON now.id = (
        SELECT max(id) FROM answers WHERE response_id = k.response_id AND path = k.path
        AND (stage = 'final' OR (stage = 'reopened' AND value <> 'null')))
    WHERE put.response_id = k.response_id AND put.path = k.path AND put.person_id = k.person_id
    AND put.said_at = k.said_at AND put.stage = 'draft'
    AND instr(json_extract(now.value, '$.text'), json_extract(put.value, '$.text')) > 0)"""
"""What was put back in the same commit as the note is still a part of the answer that counts."""


class KeptWords:
    """Note what was kept, and list what of it still stands."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, response_id: int, person_id: int, path: str, kinds: str, reason: str) -> None:
        """Note that words of these kinds were kept in an answer, by the code of the reason."""
        sql = """INSERT INTO kept_words (response_id, person_id, path, kinds, reason, said_at)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        number = self.conn.execute(sql, (response_id, person_id, path, kinds, reason, self.now)).lastrowid
        self.trail.add_record("kept_word.added", number or 0, path)

    def of(self, response_id: int) -> list[KeptWord]:
        """List what was kept in a return's answers and stands there now, the earliest first."""
        sql = f"""SELECT k.response_id, k.person_id, k.path, k.kinds, k.reason, k.said_at FROM kept_words k
                  WHERE k.response_id = ? AND {STANDS} ORDER BY k.id"""  # noqa: S608 - no words of anybody's
        return [KeptWord(*row) for row in self.conn.execute(sql, (response_id,))]

    def of_round(self, round_id: int) -> list[KeptWord]:
        """List what was kept in a round's answers and stands there now, the earliest first."""
        sql = f"""SELECT k.response_id, k.person_id, k.path, k.kinds, k.reason, k.said_at FROM kept_words k
                 JOIN responses r ON r.id = k.response_id JOIN assignments a ON a.id = r.assignment_id
                 WHERE a.round_id = ? AND {STANDS} ORDER BY k.id"""  # noqa: S608 - no words of anybody's
        return [KeptWord(*row) for row in self.conn.execute(sql, (round_id,))]
