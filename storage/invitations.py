"""Invitations: links that let a person in, once, known here only by the hash of their secret."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from storage.driver import sqlite
from storage.errors import NotFound
from storage.trail import Trail

COLUMNS = "id, name, role, agency_id, round_id, person_id, made_by, made_at, expires_at, opened_by, used_at, revoked_at"


@dataclass(frozen=True)
class Invitation:
    """Who is invited to what; with a person, it moves them to the account that opens it. "" is never, for times."""

    id: int
    name: str
    role: str
    agency_id: int | None
    round_id: int | None
    person_id: int | None
    made_by: int
    made_at: str
    expires_at: str
    opened_by: int
    used_at: str
    revoked_at: str

    def state(self, now: str) -> str:
        """Tell how it stands at a time: used, revoked, expired or waiting."""
        if self.used_at:
            return "used"
        if self.revoked_at:
            return "revoked"
        return "expired" if now >= self.expires_at else "waiting"


def hash_of(secret: str) -> str:
    """Hash a link's secret: it has 128 random bits, so that a plain SHA-256 gives nothing away."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Invitations:
    """Make, find, use and revoke invitations."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(
        self,
        secret: str,
        name: str,
        expires_at: str,
        made_by: int,
        *,
        role: str = "",
        agency_id: int | None = None,
        round_id: int | None = None,
        person_id: int | None = None,
    ) -> int:
        """Make an invitation to a role, or for a known person to another account; gives its id."""
        sql = """INSERT INTO invitations
                 (hash, name, role, agency_id, round_id, person_id, made_by, made_at, expires_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"""
        values = (hash_of(secret), name, role, agency_id, round_id, person_id, made_by, self.now, expires_at)
        (invitation_id,) = self.conn.execute(sql, values).fetchone()
        self._entry("made", int(invitation_id))
        return int(invitation_id)

    def get(self, invitation_id: int) -> Invitation:
        """Get an invitation by id; raises NotFound."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM invitations WHERE id = ?", (invitation_id,)).fetchone()  # noqa: S608 - a constant
        if row is None:
            raise NotFound(f"invitation {invitation_id}")
        return Invitation(*row)

    def find(self, secret: str) -> Invitation | None:
        """Find the invitation of a link."""
        row = self.conn.execute(f"SELECT {COLUMNS} FROM invitations WHERE hash = ?", (hash_of(secret),)).fetchone()  # noqa: S608 - a constant
        return Invitation(*row) if row else None

    def opened(self, telegram_id: int) -> list[Invitation]:
        """List what a Telegram account opened last, the newest first; used and revoked ones are not among it."""
        sql = f"""SELECT {COLUMNS} FROM invitations
                  WHERE opened_by = ? AND used_at = '' AND revoked_at = '' ORDER BY id DESC"""  # noqa: S608 - a constant
        return [Invitation(*row) for row in self.conn.execute(sql, (telegram_id,))]

    def all(self) -> list[Invitation]:
        """List the invitations, the newest first."""
        return [Invitation(*row) for row in self.conn.execute(f"SELECT {COLUMNS} FROM invitations ORDER BY id DESC")]  # noqa: S608 - a constant

    def open(self, invitation_id: int, telegram_id: int) -> None:
        """Note which Telegram account opened the link last: only that one may take it up."""
        self.conn.execute("UPDATE invitations SET opened_by = ? WHERE id = ?", (telegram_id, invitation_id))
        self._entry("opened", invitation_id)

    def decline(self, invitation_id: int) -> None:
        """Forget which account opened the link: it was not accepted there."""
        self.conn.execute("UPDATE invitations SET opened_by = 0 WHERE id = ?", (invitation_id,))
        self._entry("declined", invitation_id)

    def renew(self, invitation_id: int, secret: str) -> None:
        """Give an invitation another link; the one before opens nothing from here on."""
        sql = "UPDATE invitations SET hash = ?, opened_by = 0 WHERE id = ?"
        self.conn.execute(sql, (hash_of(secret), invitation_id))
        self._entry("renewed", invitation_id)

    def use(self, invitation_id: int) -> None:
        """Note that an invitation was taken up; it opens nothing from here on."""
        self.conn.execute("UPDATE invitations SET used_at = ? WHERE id = ?", (self.now, invitation_id))
        self._entry("used", invitation_id)

    def revoke(self, invitation_id: int) -> None:
        """Take an invitation back that was not used."""
        self.conn.execute(
            "UPDATE invitations SET revoked_at = ? WHERE id = ? AND used_at = ''", (self.now, invitation_id)
        )
        self._entry("revoked", invitation_id)

    def _entry(self, what: str, invitation_id: int) -> None:
        one = self.get(invitation_id)
        part = f"person:{one.person_id}" if one.person_id else one.role
        self.trail.add_record(f"invitation.{what}", invitation_id, part)
