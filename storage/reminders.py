"""Reminders: who was told what, on which day, so that nothing is said twice."""

from __future__ import annotations

from storage.driver import sqlite


class Reminders:
    """Note what was said, and ask what was."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def note(self, person_id: int, round_id: int, kind: str, day: str) -> bool:
        """Note that a person is told this on a day (ISO); tells whether they had not been yet."""
        sql = """INSERT INTO reminders (person_id, round_id, kind, day, said_at) VALUES (?, ?, ?, ?, ?)
                 ON CONFLICT DO NOTHING"""
        return bool(self.conn.execute(sql, (person_id, round_id, kind, day, self.now)).rowcount)

    def days(self, person_id: int, round_id: int, kind: str) -> list[str]:
        """List the days on which a person was told this of a round, the earliest first."""
        sql = "SELECT day FROM reminders WHERE person_id = ? AND round_id = ? AND kind = ? ORDER BY day"
        return [day for (day,) in self.conn.execute(sql, (person_id, round_id, kind))]

    def take_back(self, person_id: int, kind: str, day: str) -> None:
        """Forget that a person was told this on a day, as it never reached them."""
        sql = "DELETE FROM reminders WHERE person_id = ? AND kind = ? AND day = ?"
        self.conn.execute(sql, (person_id, kind, day))
