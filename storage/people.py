"""People, and the roles they have in rounds."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail


@dataclass(frozen=True)
class Person:
    """Somebody who may talk to the bot while they are active; days are ISO dates, "" is never."""

    id: int
    telegram_id: int
    name: str
    state: str = "active"
    accepted_at: str = ""
    muted_until: str = ""

    @property
    def is_active(self) -> bool:
        """Whether the bot listens and writes to them."""
        return self.state == "active"


def pseudonym(person_id: int) -> str:
    """Give the stable name that exports use for a person: P007."""
    return f"P{person_id:03d}"


@dataclass(frozen=True)
class Membership:
    """A role of a person, for an agency where the role has one; without a round it holds in every round.

    An auditor or agency lead without a round is one wherever their agency, or the one it is a unit of, takes part.
    """

    person_id: int
    round_id: int | None
    role: str
    agency_id: int | None


@dataclass(frozen=True)
class Held:
    """A role as it holds in one round."""

    person_id: int
    round_id: int
    role: str
    agency_id: int | None


PERSON = "p.id, p.telegram_id, p.name, p.state, p.accepted_at, p.muted_until"

HELD = """SELECT m.person_id, r.id AS round_id, m.role, m.agency_id FROM memberships m
          JOIN rounds r ON r.state <> 'archived' AND (m.round_id = r.id OR m.round_id IS NULL AND (
              m.agency_id IS NULL OR EXISTS (
                  SELECT 1 FROM round_agencies ra JOIN agencies a ON a.id = m.agency_id
                  WHERE ra.round_id = r.id AND ra.agency_id IN (a.id, a.parent_id))))"""
"""The roles as they hold in rounds that are not archived: a role without a round once for each it holds in."""


class People:
    """Find and keep people and their roles."""

    def __init__(self, conn: sqlite.Connection, trail: Trail) -> None:
        self.conn, self.trail = conn, trail

    def get(self, person_id: int) -> Person:
        """Get a person by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {PERSON} FROM people p WHERE id = ?", (person_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"person {person_id}")
        return Person(*row)

    def find_by_telegram(self, telegram_id: int) -> Person | None:
        """Find the person behind a Telegram account, suspended and removed ones too."""
        row = self.conn.execute(f"SELECT {PERSON} FROM people p WHERE telegram_id = ?", (telegram_id,)).fetchone()  # noqa: S608 - a constant
        return Person(*row) if row else None

    def all(self) -> list[Person]:
        """List everybody who was ever enrolled, by name."""
        return [Person(*row) for row in self.conn.execute(f"SELECT {PERSON} FROM people p ORDER BY name, id")]  # noqa: S608 - a constant

    def put(self, telegram_id: int, name: str) -> int:
        """Add a person or set their name; gives their id."""
        found = self.find_by_telegram(telegram_id)
        if found and found.name == name:
            return found.id
        sql = """INSERT INTO people (telegram_id, name) VALUES (?, ?)
                 ON CONFLICT (telegram_id) DO UPDATE SET name = excluded.name RETURNING id"""
        (person_id,) = self.conn.execute(sql, (telegram_id, name)).fetchone()
        self.trail.add_record("person.renamed" if found else "person.added", person_id)
        return int(person_id)

    def accept(self, person_id: int, at: str) -> None:
        """Note when a person read what is stored of them, and accepted."""
        self.conn.execute("UPDATE people SET accepted_at = ? WHERE id = ?", (at, person_id))
        self.trail.add_record("person.accepted", person_id)

    def set_state(self, person_id: int, state: str) -> None:
        """Set a person active, suspended or removed; what they answered stays."""
        self.conn.execute("UPDATE people SET state = ? WHERE id = ?", (state, person_id))
        self.trail.add_record(f"person.{state}", person_id)

    def move(self, person_id: int, telegram_id: int) -> None:
        """Move a person to another Telegram account."""
        self.conn.execute("UPDATE people SET telegram_id = ? WHERE id = ?", (telegram_id, person_id))
        self.trail.add_record("person.moved", person_id)

    def mute(self, person_id: int, until: str) -> None:
        """Send a person no reminders before this day."""
        self.conn.execute("UPDATE people SET muted_until = ? WHERE id = ?", (until, person_id))
        self.trail.add_record("person.muted", person_id)

    def memberships(self, person_id: int) -> list[Held]:
        """List a person's roles, each in each round that it holds in and that is not archived."""
        sql = f"SELECT DISTINCT * FROM ({HELD}) WHERE person_id = ? ORDER BY round_id DESC, role, agency_id"  # noqa: S608 - a constant
        return [Held(*row) for row in self.conn.execute(sql, (person_id,))]

    def roles(self, person_id: int) -> list[Membership]:
        """List a person's roles as they were given: one without a round holds in every round."""
        sql = """SELECT person_id, round_id, role, agency_id FROM memberships
                 WHERE person_id = ? ORDER BY round_id IS NOT NULL, round_id, role, agency_id"""
        return [Membership(*row) for row in self.conn.execute(sql, (person_id,))]

    def all_roles(self, person_id: int) -> set[str]:
        """Name the roles a person has anywhere: without a round, or in one that is not archived."""
        given = {one.role for one in self.roles(person_id) if one.round_id is None}
        return given | {one.role for one in self.memberships(person_id)}

    def of_round(self, round_id: int) -> list[tuple[Person, Membership]]:
        """List everybody who was given a role in this round by itself."""
        sql = f"""SELECT {PERSON}, m.person_id, m.round_id, m.role, m.agency_id
                  FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.round_id = ?
                  ORDER BY p.id, m.role, m.agency_id"""  # noqa: S608 - a constant
        return [(Person(*row[:-4]), Membership(*row[-4:])) for row in self.conn.execute(sql, (round_id,))]

    def serving(self, round_id: int) -> list[tuple[Person, Held]]:
        """List the active people whose roles hold in a round, by name."""
        sql = f"""SELECT DISTINCT {PERSON}, m.person_id, m.round_id, m.role, m.agency_id
                  FROM ({HELD}) m JOIN people p ON p.id = m.person_id AND p.state = 'active'
                  WHERE m.round_id = ? ORDER BY p.name, p.id, m.role, m.agency_id"""  # noqa: S608 - a constant
        return [(Person(*row[:-4]), Held(*row[-4:])) for row in self.conn.execute(sql, (round_id,))]

    def join(self, membership: Membership) -> None:
        """Give a person a role, if they do not have it already."""
        sql = """INSERT INTO memberships (person_id, round_id, role, agency_id) VALUES (?, ?, ?, ?)
                 ON CONFLICT DO NOTHING"""
        values = (membership.person_id, membership.round_id, membership.role, membership.agency_id)
        if self.conn.execute(sql, values).rowcount:
            self._entry("joined", membership)

    def leave(self, membership: Membership) -> None:
        """Take a role away."""
        sql = """DELETE FROM memberships
                 WHERE person_id = ? AND round_id IS ? AND role = ? AND agency_id IS ?"""
        values = (membership.person_id, membership.round_id, membership.role, membership.agency_id)
        if self.conn.execute(sql, values).rowcount:
            self._entry("left", membership)

    def _entry(self, what: str, member: Membership) -> None:
        part = member.role + (f",agency:{member.agency_id}" if member.agency_id else "")
        self.trail.add_record(f"person.{what}", member.person_id, part, round_id=member.round_id or 0)
