"""Responses: the return that belongs to an assignment, from its first question to its submission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail

COLUMNS = "id, assignment_id, form_id, state, incomplete, opened_at, submitted_at"

OPEN = ("in_progress", "returned")
"""The states in which answers are taken."""


@dataclass(frozen=True)
class Response:
    """The answers given to one assignment."""

    id: int
    assignment_id: int
    form_id: int
    state: str
    incomplete: bool
    opened_at: str
    submitted_at: str | None

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken."""
        return self.state in OPEN


def _response(row: tuple[Any, ...]) -> Response:
    *start, incomplete, opened_at, submitted_at = row
    return Response(*(*start, bool(incomplete), opened_at, submitted_at))


class Responses:
    """Find, open and close returns."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def get(self, response_id: int) -> Response:
        """Get a return by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM responses WHERE id = ?", (response_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"response {response_id}")
        return _response(row)

    def find_for(self, assignment_id: int) -> Response | None:
        """Find the return of an assignment, if it was begun."""
        sql = f"SELECT {COLUMNS} FROM responses WHERE assignment_id = ?"  # noqa: S608 - a constant
        row = self.conn.execute(sql, (assignment_id,)).fetchone()
        return _response(row) if row else None

    def open(self, assignment_id: int, form_id: int) -> Response:
        """Begin the return of an assignment on a pinned form."""
        self.conn.execute(
            "INSERT INTO responses (assignment_id, form_id, state, opened_at) VALUES (?, ?, 'in_progress', ?)",
            (assignment_id, form_id, self.now),
        )
        found = self.find_for(assignment_id)
        if found is None:
            raise NotFound(f"the response of assignment {assignment_id}")
        self.trail.make_secret(found.id)
        self._entry("opened", found.id)
        return found

    def close(self, response_id: int, state: str, *, incomplete: bool = False) -> None:
        """Let a return go in: submitted, nil_return or unable."""
        self.conn.execute(
            "UPDATE responses SET state = ?, incomplete = ?, submitted_at = ? WHERE id = ?",
            (state, int(incomplete), self.now, response_id),
        )
        self._entry(state, response_id)

    def give_back(self, response_id: int) -> None:
        """Open a return again that had gone in, for its auditor to work on."""
        self.conn.execute("UPDATE responses SET state = 'returned', submitted_at = NULL WHERE id = ?", (response_id,))
        self._entry("returned", response_id)

    def _entry(self, what: str, response_id: int) -> None:
        self.trail.add_record(f"response.{what}", response_id)
