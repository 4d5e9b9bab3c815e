"""Cases: one child's record each, known only by a reference."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail, differing

COLUMNS = "id, round_id, reference, age_band, gender, ethnicity, flags"


@dataclass(frozen=True)
class Case:
    """One child's record in a round; never a name, and an age band in place of an age."""

    id: int
    round_id: int
    reference: str
    age_band: str
    gender: str
    ethnicity: str
    flags: list[str] = field(default_factory=list)


def _case(row: tuple[Any, ...]) -> Case:
    *start, flags = row
    return Case(*(*start, json.loads(flags)))


class Cases:
    """Find and keep cases."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, case_id: int) -> Case:
        """Get a case by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM cases WHERE id = ?", (case_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"case {case_id}")
        return _case(row)

    def of_round(self, round_id: int) -> list[Case]:
        """List a round's cases by reference."""
        sql = f"SELECT {COLUMNS} FROM cases WHERE round_id = ? ORDER BY reference"  # noqa: S608 - a constant
        return [_case(row) for row in self.conn.execute(sql, (round_id,))]

    def put(self, row: dict[str, object]) -> int:
        """Add a case, or set an existing one's columns by round and reference; gives its id."""
        table = Database(self.conn).table("cases")
        found = self.conn.execute(
            "SELECT id FROM cases WHERE round_id = ? AND reference = ?", (row["round_id"], row["reference"])
        ).fetchone()
        if found:
            changed = differing(self.conn, "cases", found[0], row)
            if changed:
                table.update(found[0], row)
                self.trail.add_record("case.changed", found[0], ",".join(changed))
            return int(found[0])
        table.insert(row, pk="id")
        case_id = int(str(table.last_pk))
        self.trail.add_record("case.added", case_id)
        return case_id

    def drop(self, case_id: int) -> None:
        """Take a case out that nobody is assigned to, with what was said of who knows it."""
        round_id = self.get(case_id).round_id
        self.conn.execute("DELETE FROM scopings WHERE case_id = ?", (case_id,))
        self.conn.execute("DELETE FROM cases WHERE id = ?", (case_id,))
        self.trail.add_gone("case.dropped", case_id, round_id=round_id, case_id=case_id)
