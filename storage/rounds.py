"""Rounds, and the agencies that take part."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlite_utils import Database

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail, differing


@dataclass(frozen=True)
class Round:
    """One audit exercise."""

    id: int
    key: str
    title: str
    theme: str
    form_id: int
    period_from: date
    period_to: date
    due_on: date
    state: str
    briefing: str
    whom_to_tell: str
    switches: dict[str, bool]
    retention_days: int
    priority: str
    enquiries: tuple[str, ...]
    sharing_agreement: str
    dpia: str
    signs_off: bool
    found: str
    to_be_done: str
    tidies: str
    procedure: str


@dataclass(frozen=True)
class Agency:
    """An organisation or service that audits its own records; a unit (a school, a practice) has a parent."""

    id: int
    key: str
    name: str
    parent_id: int | None = None


COLUMNS = """r.id, r.key, r.title, r.theme, r.form_id, r.period_from, r.period_to, r.due_on, r.state, r.briefing,
 r.whom_to_tell, r.switches, r.retention_days, r.priority, r.enquiries, r.sharing_agreement, r.dpia, r.signs_off,
 r.found, r.to_be_done, r.tidies, r.procedure"""


def _round(row: tuple[Any, ...]) -> Round:
    named = dict(zip((field.name for field in fields(Round)), row, strict=True))
    for day in ("period_from", "period_to", "due_on"):
        named[day] = date.fromisoformat(named[day])
    named["switches"], named["enquiries"] = json.loads(named["switches"]), tuple(json.loads(named["enquiries"]))
    return Round(**{**named, "signs_off": bool(named["signs_off"])})


class Rounds:
    """Find and keep rounds and agencies."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, round_id: int) -> Round:
        """Get a round by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM rounds r WHERE id = ?", (round_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"round {round_id}")
        return _round(row)

    def find(self, key: str) -> Round | None:
        """Find a round by its key."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM rounds r WHERE key = ?", (key,)).fetchone()  # noqa: S608 - a constant
        return _round(row) if row else None

    def all(self) -> list[Round]:
        """List the rounds, the newest first."""
        rows = self.conn.execute(f"SELECT {COLUMNS} FROM rounds r ORDER BY id DESC")  # noqa: S608 - a constant
        return [_round(row) for row in rows]

    def put(self, row: dict[str, object]) -> int:
        """Add a round, or set an existing one's columns by its key; gives its id."""
        table = Database(self.conn).table("rounds")
        found = self.find(str(row["key"]))
        if found:
            changed = differing(self.conn, "rounds", found.id, row)
            if changed:
                table.update(found.id, row)
                self._entry("changed", found.id, ",".join(changed))
            return found.id
        table.insert(row, pk="id")
        round_id = int(str(table.last_pk))
        self._entry("added", round_id)
        return round_id

    def set_state(self, round_id: int, state: str, why: str = "") -> None:
        """Set how far a round is: draft, open, closed, reported or archived; a reason goes into the trail."""
        self.conn.execute("UPDATE rounds SET state = ? WHERE id = ?", (state, round_id))
        self._entry(state, round_id, why=why)

    def _entry(self, what: str, round_id: int, part: str = "", why: str = "") -> None:
        self.trail.add_record(f"round.{what}", round_id, part, why=why)

    def agencies(self, round_id: int) -> list[Agency]:
        """List the agencies of a round, in the round's order."""
        sql = """SELECT a.id, a.key, a.name, a.parent_id FROM round_agencies ra JOIN agencies a ON a.id = ra.agency_id
                 WHERE ra.round_id = ? ORDER BY ra.place"""
        return [Agency(*row) for row in self.conn.execute(sql, (round_id,))]

    def agency(self, agency_id: int) -> Agency:
        """Get an agency by id; raises NotFound."""
        row = self.conn.execute("SELECT id, key, name, parent_id FROM agencies WHERE id = ?", (agency_id,)).fetchone()
        if row is None:
            raise NotFound(f"agency {agency_id}")
        return Agency(*row)

    def find_agency(self, key: str) -> Agency | None:
        """Find an agency by its key."""
        row = self.conn.execute("SELECT id, key, name, parent_id FROM agencies WHERE key = ?", (key,)).fetchone()
        return Agency(*row) if row else None

    def all_agencies(self) -> list[Agency]:
        """List every agency by name, each followed by its units."""
        sql = """SELECT a.id, a.key, a.name, a.parent_id FROM agencies a LEFT JOIN agencies p ON p.id = a.parent_id
                 ORDER BY coalesce(p.name, a.name), coalesce(p.id, a.id), a.parent_id IS NOT NULL, a.name"""
        return [Agency(*row) for row in self.conn.execute(sql)]

    def units(self, agency_id: int) -> list[Agency]:
        """List the units of an agency by name."""
        sql = "SELECT id, key, name, parent_id FROM agencies WHERE parent_id = ? ORDER BY name, id"
        return [Agency(*row) for row in self.conn.execute(sql, (agency_id,))]

    def reported(self, round_id: int, agency_id: int) -> Agency:
        """Get the agency a unit's returns are reported as: itself where it takes part by itself, else its parent."""
        agency = self.agency(agency_id)
        if agency.parent_id is None or any(one.id == agency.id for one in self.agencies(round_id)):
            return agency
        return self.agency(agency.parent_id)

    def put_agency(self, key: str, name: str, parent_id: int | None = None) -> int:
        """Add an agency or set its name and what it is a unit of (None: left as it is); gives its id."""
        found = self.find_agency(key)
        parent_id = parent_id or (found.parent_id if found else None)
        if found and (found.name, found.parent_id) == (name, parent_id):
            return found.id
        sql = """INSERT INTO agencies (key, name, parent_id) VALUES (?, ?, ?) ON CONFLICT (key)
                 DO UPDATE SET name = excluded.name, parent_id = excluded.parent_id RETURNING id"""
        (agency_id,) = self.conn.execute(sql, (key, name, parent_id)).fetchone()
        self.trail.add_record("agency.renamed" if found else "agency.added", agency_id)
        return int(agency_id)

    def seat(self, round_id: int, agency_ids: Sequence[int]) -> None:
        """Set which agencies take part, in this order."""
        if [one.id for one in self.agencies(round_id)] == list(agency_ids):
            return
        self.conn.execute("DELETE FROM round_agencies WHERE round_id = ?", (round_id,))
        self.conn.executemany(
            "INSERT INTO round_agencies (round_id, agency_id, place) VALUES (?, ?, ?)",
            [(round_id, agency_id, place) for place, agency_id in enumerate(agency_ids)],
        )
        self._entry("seated", round_id, ",".join(f"agency:{agency_id}" for agency_id in agency_ids))
