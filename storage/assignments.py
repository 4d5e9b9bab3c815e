"""Assignments: which person audits which case for which agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail

COLUMNS = "a.id, a.round_id, a.case_id, a.agency_id, a.person_id, a.form_id, a.purpose, a.withdrawn, a.handed_back"


@dataclass(frozen=True)
class Assignment:
    """One questionnaire to be answered; its case may be absent (an observed meeting)."""

    id: int
    round_id: int
    case_id: int | None
    agency_id: int
    person_id: int
    form_id: int
    purpose: str
    withdrawn: bool
    handed_back: str


@dataclass(frozen=True)
class Task:
    """A line of a person's list: an assignment, and how far its return is."""

    assignment: Assignment
    round_title: str
    due_on: str
    reference: str
    agency: str
    response_id: int | None
    state: str | None


def _assignment(row: tuple[Any, ...]) -> Assignment:
    *start, withdrawn, handed_back = row
    return Assignment(*(*start, bool(withdrawn), handed_back))


class Assignments:
    """Find and keep assignments."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, assignment_id: int) -> Assignment:
        """Get an assignment by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM assignments a WHERE id = ?", (assignment_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"assignment {assignment_id}")
        return _assignment(row)

    def of_person(self, person_id: int, round_state: str = "open") -> list[Task]:
        """List what a person is to audit in open rounds, or was to in closed ones, the earliest due first."""
        sql = f"""SELECT {COLUMNS}, r.title, r.due_on, coalesce(c.reference, ''), ag.name, p.id, p.state
                  FROM assignments a JOIN rounds r ON r.id = a.round_id AND r.state = ?
                  JOIN agencies ag ON ag.id = a.agency_id LEFT JOIN cases c ON c.id = a.case_id
                  LEFT JOIN responses p ON p.assignment_id = a.id
                  WHERE a.person_id = ? AND a.withdrawn = 0 AND a.handed_back = ''
                  ORDER BY r.due_on, r.id, c.reference, a.id"""  # noqa: S608 - a constant
        return [Task(_assignment(row[:9]), *row[9:]) for row in self.conn.execute(sql, (round_state, person_id))]

    def of_round(self, round_id: int) -> list[Assignment]:
        """List a round's assignments, withdrawn ones too."""
        sql = f"SELECT {COLUMNS} FROM assignments a WHERE round_id = ? ORDER BY id"  # noqa: S608 - a constant
        return [_assignment(row) for row in self.conn.execute(sql, (round_id,))]

    def add(
        self, round_id: int, case_id: int | None, agency_id: int, person_id: int, form_id: int, purpose: str
    ) -> int:
        """Add an assignment; gives its id."""
        sql = """INSERT INTO assignments (round_id, case_id, agency_id, person_id, form_id, purpose)
                 VALUES (?, ?, ?, ?, ?, ?) RETURNING id"""
        row = self.conn.execute(sql, (round_id, case_id, agency_id, person_id, form_id, purpose)).fetchone()
        self._entry("added", row[0])
        return int(row[0])

    def hand_to(self, assignment_id: int, person_id: int) -> None:
        """Give an assignment to somebody, also one that had been withdrawn; what was answered stays."""
        self.conn.execute(
            "UPDATE assignments SET person_id = ?, withdrawn = 0, handed_back = '' WHERE id = ?",
            (person_id, assignment_id),
        )
        self._entry("handed", assignment_id)

    def hand_back(self, assignment_id: int, why: str) -> None:
        """Note that its auditor gives an assignment back, and why; what was answered stays."""
        self.conn.execute("UPDATE assignments SET handed_back = ? WHERE id = ?", (why, assignment_id))
        self._entry("handed_back", assignment_id)

    def withdraw(self, assignment_id: int) -> None:
        """Take an assignment back; its answers, if any, stay stored."""
        self.conn.execute("UPDATE assignments SET withdrawn = 1 WHERE id = ?", (assignment_id,))
        self._entry("withdrawn", assignment_id)

    def use_form(self, assignment_id: int, form_id: int) -> None:
        """Put an assignment that was not begun on another questionnaire."""
        self.conn.execute("UPDATE assignments SET form_id = ? WHERE id = ?", (form_id, assignment_id))
        self._entry("form_set", assignment_id)

    def _entry(self, what: str, assignment_id: int) -> None:
        """Put it in the trail, with whose it now is."""
        one = self.get(assignment_id)
        self.trail.add_record(f"assignment.{what}", one.id, f"person:{one.person_id}")
