"""Programmes: who audits how many cases each month or quarter, and what was handed out for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail


@dataclass(frozen=True)
class Programme:
    """A standing order of audits: how often, on which form, and within how many months each worker's turn comes."""

    id: int
    key: str
    title: str
    form_key: str
    every: str
    covers_months: int
    retention_days: int


@dataclass(frozen=True)
class Quota:
    """How many cases a person audits each period: in line (of their own team), or independent (of any other)."""

    person_id: int
    agency_id: int
    manner: str
    team: str
    cases: int


@dataclass(frozen=True)
class Audit:
    """An assignment that a programme made: for which period, of which worker's case, and how far it is."""

    assignment_id: int
    period: str
    worker: str
    team: str
    manner: str
    person_id: int
    due_on: str
    state: str | None


class Programmes:
    """Keep programmes, their quotas, and the audits they made."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def find(self, key: str) -> Programme | None:
        """Find a programme by its key."""
        sql = "SELECT id, key, title, form_key, every, covers_months, retention_days FROM programmes WHERE key = ?"
        row = self.conn.execute(sql, (key,)).fetchone()
        return Programme(*row) if row else None

    def all(self) -> list[Programme]:
        """List the programmes by key."""
        sql = "SELECT id, key, title, form_key, every, covers_months, retention_days FROM programmes ORDER BY key"
        return [Programme(*row) for row in self.conn.execute(sql)]

    def put(
        self, key: str, title: str, form_key: str, every: str, covers_months: int, retention_days: int,
        quotas: Sequence[Quota],
    ) -> int:  # fmt: skip
        """Add a programme or set an existing one, with all its quotas; gives its id."""
        sql = """INSERT INTO programmes (key, title, form_key, every, covers_months, retention_days)
                 VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET title = excluded.title,
                 form_key = excluded.form_key, every = excluded.every, covers_months = excluded.covers_months,
                 retention_days = excluded.retention_days RETURNING id"""
        values = (key, title, form_key, every, covers_months, retention_days)
        (programme_id,) = self.conn.execute(sql, values).fetchone()
        self.conn.execute("DELETE FROM programme_quotas WHERE programme_id = ?", (programme_id,))
        self.conn.executemany(
            "INSERT INTO programme_quotas VALUES (?, ?, ?, ?, ?, ?)",
            [(programme_id, one.person_id, one.agency_id, one.manner, one.team, one.cases) for one in quotas],
        )
        self.trail.add_record("programme.set", programme_id)
        return int(programme_id)

    def quotas(self, programme_id: int) -> list[Quota]:
        """List a programme's quotas: in line first, then by person."""
        sql = """SELECT person_id, agency_id, manner, team, cases FROM programme_quotas
                 WHERE programme_id = ? ORDER BY manner, person_id"""
        return [Quota(*row) for row in self.conn.execute(sql, (programme_id,))]

    def add_audit(
        self, assignment_id: int, programme_id: int, period: str, worker: str, team: str, manner: str
    ) -> None:
        """Note that an assignment was made by a programme."""
        self.conn.execute(
            "INSERT INTO programme_audits VALUES (?, ?, ?, ?, ?, ?)",
            (assignment_id, programme_id, period, worker, team, manner),
        )
        self.trail.add_record("programme.audit_made", assignment_id, f"programme:{programme_id}", kind="audit")

    def drew(self, round_id: int) -> bool:
        """Tell whether a programme handed out a round's cases."""
        sql = """SELECT 1 FROM programme_audits x JOIN assignments a ON a.id = x.assignment_id
                 WHERE a.round_id = ? LIMIT 1"""
        return self.conn.execute(sql, (round_id,)).fetchone() is not None

    def audits(self, programme_id: int) -> list[Audit]:
        """List what a programme handed out and nobody took back, the earliest period first."""
        sql = """SELECT x.assignment_id, x.period, x.worker, x.team, x.manner, a.person_id, r.due_on, p.state
                 FROM programme_audits x JOIN assignments a ON a.id = x.assignment_id AND a.withdrawn = 0
                 JOIN rounds r ON r.id = a.round_id LEFT JOIN responses p ON p.assignment_id = a.id
                 WHERE x.programme_id = ? ORDER BY x.period, a.person_id, x.assignment_id"""
        return [Audit(*row) for row in self.conn.execute(sql, (programme_id,))]
