"""Sign-offs: what an agency's lead said of a return before the partnership's lead sees it."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail


@dataclass(frozen=True)
class SignOff:
    """A verdict on a return: signed_off, or sent_back with the reason."""

    response_id: int
    person_id: int
    verdict: str
    why: str
    said_at: str


class SignOffs:
    """Keep verdicts; the newest stands."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(self, response_id: int, person_id: int, verdict: str, why: str = "") -> None:
        """Keep a verdict on a return."""
        sql = "INSERT INTO sign_offs (response_id, person_id, verdict, why, said_at) VALUES (?, ?, ?, ?, ?)"
        number = self.conn.execute(sql, (response_id, person_id, verdict, why, self.now)).lastrowid
        self.trail.add_record(f"response.{verdict}", number or 0, kind="sign_off")

    def last(self, response_id: int) -> SignOff | None:
        """Find the newest verdict on a return."""
        sql = """SELECT response_id, person_id, verdict, why, said_at FROM sign_offs
                 WHERE response_id = ? ORDER BY id DESC LIMIT 1"""
        row = self.conn.execute(sql, (response_id,)).fetchone()
        return SignOff(*row) if row else None

    def stands(self, response_id: int) -> bool:
        """Tell whether a return is signed off as it went in; one that went in again is to be signed off again."""
        last = self.last(response_id)
        sql = "SELECT coalesce(submitted_at, 'never') FROM responses WHERE id = ?"
        (went_in,) = self.conn.execute(sql, (response_id,)).fetchone()
        return last is not None and last.verdict == "signed_off" and last.said_at >= went_in
