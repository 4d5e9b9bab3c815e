"""Scopings: what each agency's records know of each case, said before anybody is assigned."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail

KNOWS = ("child", "family", "nobody", "not_involved")
"""The child; only the family (a parent, a sibling); nobody, after a search; or not asked about this child at all."""

EXPECTED = ("child", "family")
"""What makes a return expected. Nobody is a nil return: itself a finding, counted apart."""


@dataclass(frozen=True)
class Scoping:
    """What an agency's records know of a case, and which systems were searched for it."""

    case_id: int
    agency_id: int
    knows: str
    systems: str
    person_id: int
    said_at: str


class Scopings:
    """Keep what the agencies said of the cases."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def of_round(self, round_id: int) -> dict[tuple[int, int], Scoping]:
        """Give what was said so far, by case and agency."""
        sql = """SELECT s.case_id, s.agency_id, s.knows, s.systems, s.person_id, s.said_at
                 FROM scopings s JOIN cases c ON c.id = s.case_id WHERE c.round_id = ?"""
        found = [Scoping(*row) for row in self.conn.execute(sql, (round_id,))]
        return {(one.case_id, one.agency_id): one for one in found}

    def find(self, case_id: int, agency_id: int) -> Scoping | None:
        """Find what an agency said of a case."""
        sql = """SELECT case_id, agency_id, knows, systems, person_id, said_at
                 FROM scopings WHERE case_id = ? AND agency_id = ?"""
        row = self.conn.execute(sql, (case_id, agency_id)).fetchone()
        return Scoping(*row) if row else None

    def put(self, case_id: int, agency_id: int, knows: str, systems: str, person_id: int) -> None:
        """Say what an agency's records know of a case; person 0 is the command line."""
        found = self.find(case_id, agency_id)
        if found and (found.knows, found.systems) == (knows, systems):
            return
        sql = """INSERT INTO scopings (case_id, agency_id, knows, systems, person_id, said_at) VALUES (?, ?, ?, ?, ?, ?)
                 ON CONFLICT (case_id, agency_id) DO UPDATE SET knows = excluded.knows, systems = excluded.systems,
                 person_id = excluded.person_id, said_at = excluded.said_at"""
        self.conn.execute(sql, (case_id, agency_id, knows, systems, person_id, self.now))
        self.trail.add_record("case.scoped", case_id, f"agency:{agency_id}")

    def take_back(self, case_id: int, agency_id: int) -> None:
        """Take back what was said for an agency of a case: it is to be said again."""
        self.conn.execute("DELETE FROM scopings WHERE case_id = ? AND agency_id = ?", (case_id, agency_id))
        self.trail.add_record("case.unscoped", case_id, f"agency:{agency_id}")
