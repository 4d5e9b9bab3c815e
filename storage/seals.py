"""Seals: what a record holds, told by a hash that only a secret of its own, or of its return, can make."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from typing import Any

from storage.chain import canonical
from storage.driver import sqlite

Row = Mapping[str, Any]
"""A record by the names of its columns."""

SEALED = {
    "answer": "SELECT x.* FROM answers x",
    "response": "SELECT x.* FROM responses x",
    "agency": "SELECT x.* FROM agencies x",
    "form": "SELECT x.* FROM forms x",
    "person": """SELECT x.*, (SELECT json_group_array(json_array(id, round_id, role, agency_id)) FROM
                 (SELECT * FROM memberships WHERE person_id = x.id ORDER BY id)) AS roles FROM people x""",
    "round": """SELECT x.*, (SELECT json_group_array(json_array(place, agency_id)) FROM
                (SELECT * FROM round_agencies WHERE round_id = x.id ORDER BY place, agency_id)) AS seats
                FROM rounds x""",
    "case": """SELECT x.*, (SELECT json_group_array(json_array(agency_id, knows, systems, person_id, said_at)) FROM
               (SELECT * FROM scopings WHERE case_id = x.id ORDER BY agency_id)) AS scopings FROM cases x""",
    "assignment": "SELECT x.* FROM assignments x",
    "invitation": "SELECT x.* FROM invitations x",
    "sample": "SELECT x.* FROM samples x",
    "sign_off": "SELECT x.* FROM sign_offs x",
    "watch_list": "SELECT x.* FROM watch_lists x",
    "vocabulary": "SELECT x.* FROM vocabularies x",
    "kept_word": "SELECT x.* FROM kept_words x",
    "quote": "SELECT x.* FROM quotes x",
    "concern": "SELECT x.* FROM concerns x",
    "acknowledgement": "SELECT x.* FROM acknowledgements x",
    "programme": """SELECT x.*, (SELECT json_group_array(json_array(person_id, agency_id, manner, team, cases)) FROM
                    (SELECT * FROM programme_quotas WHERE programme_id = x.id ORDER BY person_id, manner)) AS quotas
                    FROM programmes x""",
    "audit": "SELECT x.* FROM (SELECT *, assignment_id AS id FROM programme_audits) x",
}
"""Each kind of record with all that its entries seal: every column, also of a later step, and what hangs on it."""


def seal(secret: bytes, record: str, row: Row) -> str:
    """Seal a record: HMAC-SHA-256 of its canonical form under its secret, in hex.

    A plain hash would give a grade or a reference away: there are only a few to try.
    """
    return hmac.digest(secret, canonical({**row, "record": record}), "sha256").hex()


def rows(conn: sqlite.Connection, kind: str, where: str = "ORDER BY x.id", *values: int) -> Iterator[dict[str, Any]]:
    """Read the records of a kind as they are sealed."""
    found = conn.execute(f"{SEALED[kind]} {where}", values)
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))


def row_of(conn: sqlite.Connection, kind: str, number: int) -> dict[str, Any]:
    """Read one record as it is sealed; empty when it is not there."""
    return next(rows(conn, kind, "WHERE x.id = ?", number), {})


def secret_of(conn: sqlite.Connection, record: str, row: Row) -> bytes | None:
    """Find the secret that a record is sealed with: its return's, or its own; None: destroyed."""
    response_id = row["id"] if record.startswith("response:") else row.get("response_id")
    if response_id is not None:
        found = conn.execute("SELECT secret FROM secrets WHERE response_id = ?", (response_id,)).fetchone()
    else:
        found = conn.execute("SELECT secret FROM record_secrets WHERE record = ?", (record,)).fetchone()
    return bytes(found[0]) if found else None
