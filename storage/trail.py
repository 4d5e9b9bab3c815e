"""The trail: an entry for each change, sign-in, refusal, view and export, in the commit that it tells of."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import TypedDict, Unpack

from storage.chain import COLUMNS, INSERT, START, Entry, digest
from storage.driver import sqlite
from storage.errors import NotFound
from storage.seals import Row, row_of, rows, seal

HEAD = "SELECT id, hash FROM trail ORDER BY id DESC LIMIT 1"

WHOSE = """SELECT s.secret, a.round_id, coalesce(a.case_id, 0) FROM responses r
            JOIN assignments a ON a.id = r.assignment_id JOIN secrets s ON s.response_id = r.id WHERE r.id = ?"""


class About(TypedDict, total=False):
    """What an entry is about, by number: 0 where there is none."""

    round_id: int
    case_id: int
    response_id: int


@dataclass(frozen=True)
class Shown:
    """An entry as it is listed: with the round's key and the case's reference in the place of their numbers."""

    entry: Entry
    round: str
    case: str


class Trail:
    """Add entries, and list them. Nothing is ever changed or taken out."""

    def __init__(self, conn: sqlite.Connection, now: str, actor: str) -> None:
        self.conn, self.now, self.actor = conn, now, actor

    def add(
        self,
        action: str,
        record: str = "",
        part: str = "",
        *,
        why: str = "",
        content: str = "",
        **about: Unpack[About],
    ) -> None:
        """Add an entry: what was done to which record, to what of it, and by which code if a reason was given.

        The head is read each time: a savepoint that was rolled back, or another process, may have moved it.
        """
        last, prev = self.head()
        numbers = (about.get("round_id", 0), about.get("case_id", 0), about.get("response_id", 0))
        values = (last + 1, self.now, self.actor, action, record, part, *numbers, why, content, prev)
        self.conn.execute(INSERT, (*values, digest(values)))

    def add_said(self, action: str, response_id: int, row: Row, part: str = "", *, kind: str = "") -> None:
        """Add an entry that seals what a return holds; raises NotFound when the return's secret was destroyed."""
        found = self.conn.execute(WHOSE, (response_id,)).fetchone()
        if found is None:
            raise NotFound(f"the secret of response {response_id}")
        secret, round_id, case_id = found
        record = f"{kind or action.partition('.')[0]}:{row['id']}"
        content = seal(secret, record, row)
        self.add(
            action, record, part, round_id=round_id, case_id=case_id, response_id=response_id, content=content
        )  # fmt: skip

    def add_record(
        self, action: str, number: int, part: str = "", *, kind: str = "", round_id: int = 0, why: str = ""
    ) -> None:
        """Add an entry that seals a record as it is now: under its return's secret, or else one of its own."""
        kind = kind or action.partition(".")[0]
        record, row = f"{kind}:{number}", row_of(self.conn, kind, number)
        named = {**row, f"{kind}_id": number}
        if "response_id" in named:
            self.add_said(action, named["response_id"], row, part, kind=kind)
            return
        round_id, case_id = round_id or named.get("round_id") or 0, named.get("case_id") or 0
        content = seal(self._own_secret(record), record, row)
        self.add(action, record, part, why=why, round_id=round_id, case_id=case_id, content=content)

    def _own_secret(self, record: str) -> bytes:
        found = self.conn.execute("SELECT secret FROM record_secrets WHERE record = ?", (record,)).fetchone()
        if found:
            return bytes(found[0])
        made = secrets.token_bytes(32)
        self.conn.execute("INSERT INTO record_secrets VALUES (?, ?)", (record, made))
        return made

    def fixed(self, record: str, purpose: str) -> str:
        """Give a number that was fixed for a purpose when a record was added: nobody chose or foresees it."""
        return hmac.new(self._own_secret(record), purpose.encode(), "sha256").hexdigest()[:16]

    def add_gone(self, action: str, number: int, **about: Unpack[About]) -> None:
        """Add an entry for a record that was taken out, and destroy its secret."""
        record = f"{action.partition('.')[0]}:{number}"
        self.add(action, record, **about)
        self.conn.execute("DELETE FROM record_secrets WHERE record = ?", (record,))

    def make_secret(self, response_id: int) -> None:
        """Make the secret of a return that is opened; it is destroyed when the return is erased."""
        self.conn.execute("INSERT INTO secrets VALUES (?, ?)", (response_id, secrets.token_bytes(32)))

    def head(self) -> tuple[int, str]:
        """Give the number and the hash of the newest entry: kept elsewhere, they show that no entry was cut off."""
        return self.conn.execute(HEAD).fetchone() or (0, START)

    def entries(self, *, person_id: int = 0, reference: str = "", round_key: str = "") -> list[Shown]:
        """List the entries of a person (by them or about them), a case or a round, the earliest first.

        The number of a case that was taken out may come again; what was before is not told of the new one.
        """
        columns = ", ".join(f"t.{name}" for name in COLUMNS)
        sql = f"""SELECT {columns}, coalesce(r.key, ''), coalesce(c.reference, '') FROM trail t
                  LEFT JOIN rounds r ON r.id = t.round_id
                  LEFT JOIN (SELECT case_id, max(id) AS id FROM trail WHERE action = 'case.dropped' GROUP BY case_id) d
                  ON d.case_id = t.case_id LEFT JOIN cases c ON c.id = t.case_id AND t.id > coalesce(d.id, 0)
                  WHERE (?1 = '' OR ?1 IN (t.actor, t.record, t.part)) AND (?2 = '' OR c.reference = ?2 COLLATE NOCASE)
                  AND (?3 = '' OR r.key = ?3) ORDER BY t.id"""  # noqa: S608 - our own column names
        person = f"person:{person_id}" if person_id else ""
        return [Shown(Entry(*row[:-2]), *row[-2:]) for row in self.conn.execute(sql, (person, reference, round_key))]


def begin_trail(conn: sqlite.Connection, now: str) -> None:
    """Begin the trail of a file: seal what it holds already, as it is found."""
    trail = Trail(conn, now, "migration")
    trail.add("trail.began")
    for row in list(rows(conn, "response")):
        trail.make_secret(row["id"])
        trail.add_said("response.found", row["id"], row)
    for row in list(rows(conn, "answer")):
        trail.add_said("answer.found", row["response_id"], row, part=row["path"])


def widen_trail(conn: sqlite.Connection, now: str, *kinds: str) -> None:
    """Seal the records of further kinds as they are found; the entry says that these are held against it from now."""
    trail = Trail(conn, now, "migration")
    trail.add("trail.widened", part=",".join(kinds))
    for kind in kinds:
        for row in list(rows(conn, kind)):
            trail.add_record(f"{kind}.found", row["id"])


def differing(conn: sqlite.Connection, table: str, record_id: int, row: dict[str, object]) -> list[str]:
    """Name the columns in which a record is not yet as the row has it."""
    sql = f"SELECT {', '.join(row)} FROM {table} WHERE id = ?"  # noqa: S608 - our own column names
    before = conn.execute(sql, (record_id,)).fetchone()
    return [name for name, old in zip(row, before, strict=True) if old != row[name]]
