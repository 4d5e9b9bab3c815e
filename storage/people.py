"""People, and the roles they have in rounds."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail


@dataclass(frozen=True)
class Person:
    """Somebody who may talk to the bot."""

    id: int
    telegram_id: int
    name: str


def pseudonym(person_id: int) -> str:
    """Give the stable name that exports use for a person: P007."""
    return f"P{person_id:03d}"


@dataclass(frozen=True)
class Membership:
    """A role of a person in a round, for an agency where the role has one."""

    person_id: int
    round_id: int
    role: str
    agency_id: int | None


class People:
    """Find and keep people and their roles."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, person_id: int) -> Person:
        """Get a person by id; raises NotFound."""
        row = self.conn.execute("SELECT id, telegram_id, name FROM people WHERE id = ?", (person_id,)).fetchone()
        if row is None:
            raise NotFound(f"person {person_id}")
        return Person(*row)

    def find_by_telegram(self, telegram_id: int) -> Person | None:
        """Find the person behind a Telegram account."""
        row = self.conn.execute(
            "SELECT id, telegram_id, name FROM people WHERE telegram_id = ?", (telegram_id,)
        ).fetchone()
        return Person(*row) if row else None

    def put(self, telegram_id: int, name: str) -> int:
        """Add a person or set their name; gives their id."""
        found = self.find_by_telegram(telegram_id)
        if found and found.name == name:
            return found.id
        sql = """INSERT INTO people (telegram_id, name) VALUES (?, ?)
                 ON CONFLICT (telegram_id) DO UPDATE SET name = excluded.name RETURNING id"""
        (person_id,) = self.conn.execute(sql, (telegram_id, name)).fetchone()
        self.trail.add("person.renamed" if found else "person.added", f"person:{person_id}")
        return int(person_id)

    def memberships(self, person_id: int) -> list[Membership]:
        """List a person's roles, in rounds that are not archived."""
        sql = """SELECT m.person_id, m.round_id, m.role, m.agency_id FROM memberships m
                 JOIN rounds r ON r.id = m.round_id AND r.state <> 'archived'
                 WHERE m.person_id = ? ORDER BY m.round_id DESC, m.role"""
        return [Membership(*row) for row in self.conn.execute(sql, (person_id,))]

    def of_round(self, round_id: int) -> list[tuple[Person, Membership]]:
        """List everybody with a role in the round."""
        sql = """SELECT p.id, p.telegram_id, p.name, m.person_id, m.round_id, m.role, m.agency_id
                 FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.round_id = ? ORDER BY p.id, m.role"""
        return [(Person(*row[:3]), Membership(*row[3:])) for row in self.conn.execute(sql, (round_id,))]

    def join(self, membership: Membership) -> None:
        """Give a person a role in a round, or set its agency."""
        if any(held == membership for _, held in self.of_round(membership.round_id)):
            return
        sql = """INSERT INTO memberships (person_id, round_id, role, agency_id) VALUES (?, ?, ?, ?)
                 ON CONFLICT (person_id, round_id, role) DO UPDATE SET agency_id = excluded.agency_id"""
        self.conn.execute(sql, (membership.person_id, membership.round_id, membership.role, membership.agency_id))
        self._entry("joined", membership)

    def leave(self, membership: Membership) -> None:
        """Take a role away."""
        gone = self.conn.execute(
            "DELETE FROM memberships WHERE person_id = ? AND round_id = ? AND role = ?",
            (membership.person_id, membership.round_id, membership.role),
        ).rowcount
        if gone:
            self._entry("left", membership)

    def _entry(self, what: str, member: Membership) -> None:
        self.trail.add(f"person.{what}", f"person:{member.person_id}", member.role, round_id=member.round_id)
