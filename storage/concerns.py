"""Concerns: that an auditor said a child needs action now, and who has taken note of it."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail


@dataclass(frozen=True)
class Concern:
    """A concern: raised already, or still to be raised; open until somebody acknowledged it."""

    id: int
    response_id: int
    person_id: int
    state: str
    said_at: str
    acknowledged_by: int
    acknowledged_at: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has acknowledged it yet."""
        return not self.acknowledged_at


COLUMNS = "c.id, c.response_id, c.person_id, c.state, c.said_at, c.acknowledged_by, c.acknowledged_at"


class Concerns:
    """Keep concerns, and when they were acknowledged."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, response_id: int, person_id: int, state: str) -> int:
        """Keep a concern; gives its id."""
        sql = "INSERT INTO concerns (response_id, person_id, state, said_at) VALUES (?, ?, ?, ?)"
        number = self.conn.execute(sql, (response_id, person_id, state, self.now)).lastrowid or 0
        self.trail.add_record(f"concern.{state}", number)
        return number

    def acknowledge(self, concern_id: int, person_id: int) -> bool:
        """Note who took note of a concern; tells whether nobody had."""
        sql = "UPDATE concerns SET acknowledged_by = ?, acknowledged_at = ? WHERE id = ? AND acknowledged_at = ''"
        if not self.conn.execute(sql, (person_id, self.now, concern_id)).rowcount:
            return False
        self.trail.add_record("concern.acknowledged", concern_id, f"person:{person_id}")
        return True

    def get(self, concern_id: int) -> Concern:
        """Get a concern by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM concerns c WHERE id = ?", (concern_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"concern {concern_id}")
        return Concern(*row)

    def all_open(self) -> list[Concern]:
        """List what nobody has acknowledged yet, in every round, the earliest first."""
        sql = f"SELECT {COLUMNS} FROM concerns c WHERE acknowledged_at = '' ORDER BY id"  # noqa: S608 - a constant
        return [Concern(*row) for row in self.conn.execute(sql)]

    def of(self, response_id: int) -> list[Concern]:
        """List what was said of a return, the earliest first."""
        sql = f"SELECT {COLUMNS} FROM concerns c WHERE response_id = ? ORDER BY id"  # noqa: S608 - a constant
        return [Concern(*row) for row in self.conn.execute(sql, (response_id,))]

    def of_round(self, round_id: int) -> list[Concern]:
        """List the concerns of a round, the earliest first."""
        sql = f"""SELECT {COLUMNS} FROM concerns c JOIN responses r ON r.id = c.response_id
                  JOIN assignments a ON a.id = r.assignment_id WHERE a.round_id = ? ORDER BY c.id"""  # noqa: S608 - a constant
        return [Concern(*row) for row in self.conn.execute(sql, (round_id,))]
