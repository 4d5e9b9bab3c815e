"""Where people stand: the return and area they opened, and the questions they put off."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite


@dataclass(frozen=True)
class Focus:
    """The return a person is in; the area they opened, and the question they asked for, where they did."""

    response_id: int
    area: str = ""
    path: str = ""


class Places:
    """Find and set where people stand."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def focus(self, person_id: int) -> Focus | None:
        """Find where a person stands."""
        row = self.conn.execute(
            "SELECT response_id, area, path FROM focus WHERE person_id = ?", (person_id,)
        ).fetchone()
        return Focus(*row) if row else None

    def go(self, person_id: int, focus: Focus) -> None:
        """Put a person somewhere."""
        self.conn.execute(
            """INSERT INTO focus (person_id, response_id, area, path) VALUES (?, ?, ?, ?)
               ON CONFLICT (person_id) DO UPDATE SET
               response_id = excluded.response_id, area = excluded.area, path = excluded.path""",
            (person_id, focus.response_id, focus.area, focus.path),
        )

    def leave(self, person_id: int) -> None:
        """Take a person out of the return they are in."""
        self.conn.execute("DELETE FROM focus WHERE person_id = ?", (person_id,))

    def parked(self, response_id: int) -> set[str]:
        """List the questions put off in a return."""
        rows = self.conn.execute("SELECT path FROM parked WHERE response_id = ?", (response_id,))
        return {path for (path,) in rows}

    def park(self, response_id: int, path: str) -> None:
        """Put a question off."""
        self.conn.execute(
            "INSERT INTO parked (response_id, path, parked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (response_id, path, self.now),
        )

    def unpark(self, response_id: int, path: str) -> None:
        """Take a question up again."""
        self.conn.execute("DELETE FROM parked WHERE response_id = ? AND path = ?", (response_id, path))
