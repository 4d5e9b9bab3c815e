"""Quotes: what a lead picked for the report from what auditors wrote, in words the lead edited."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail


@dataclass(frozen=True)
class Quote:
    """Words for the report: from which answer of which return they are, who picked them, and when."""

    id: int
    response_id: int
    person_id: int
    path: str
    words: str
    picked_at: str


COLUMNS = "q.id, q.response_id, q.person_id, q.path, q.words, q.picked_at"


class Quotes:
    """Keep what was picked."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, response_id: int, person_id: int, path: str, words: str) -> int:
        """Keep words for the report; person 0 is the command line. Gives their number."""
        sql = """INSERT INTO quotes (response_id, person_id, path, words, picked_at)
                 VALUES (?, ?, ?, ?, ?) RETURNING id"""
        (number,) = self.conn.execute(sql, (response_id, person_id, path, words, self.now)).fetchone()
        self.trail.add_record("quote.picked", number, path)
        return int(number)

    def drop(self, number: int) -> None:
        """Take words out of the report; raises NotFound."""
        sql = "DELETE FROM quotes WHERE id = ? RETURNING response_id"
        row = self.conn.execute(sql, (number,)).fetchone()
        if row is None:
            raise NotFound(f"quote {number}")
        self.trail.add_gone("quote.dropped", number, response_id=row[0])

    def of_round(self, round_id: int) -> list[Quote]:
        """List what was picked in a round, the earliest first."""
        sql = f"""SELECT {COLUMNS} FROM quotes q JOIN responses r ON r.id = q.response_id
                  JOIN assignments a ON a.id = r.assignment_id WHERE a.round_id = ? ORDER BY q.id"""  # noqa: S608 - a constant
        return [Quote(*row) for row in self.conn.execute(sql, (round_id,))]
