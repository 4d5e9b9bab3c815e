"""The outbox: what is to be sent, written in the commit that decided it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite

DUE = """SELECT o.id, o.person_id, o.kind, o.facts FROM outbox o
         JOIN people p ON p.id = o.person_id AND p.state = 'active' WHERE o.state = 'due'"""
"""What is to be sent: never to anybody suspended or removed."""


@dataclass(frozen=True)
class Due:
    """A message that has not been seen off yet."""

    id: int
    person_id: int
    kind: str
    facts: dict[str, Any]


class Outbox:
    """Put messages in, and mark what became of them."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now
        self.told: set[int] = set()

    def put(self, person_id: int, kind: str, facts: dict[str, Any], dedupe: str | None = None) -> int:
        """Put a message in; gives its id."""
        self.told.add(person_id)
        row = self.conn.execute(
            "INSERT INTO outbox (person_id, kind, facts, dedupe, due_at, state)"
            " VALUES (?, ?, ?, ?, ?, 'due') RETURNING id",
            (person_id, kind, json.dumps(facts, ensure_ascii=False), dedupe, self.now),
        ).fetchone()
        return int(row[0])

    def put_once(self, person_id: int, kind: str, facts: dict[str, Any], dedupe: str) -> bool:
        """Put a message in unless one of this dedupe key ever was; tells whether it was put."""
        if self.was_put(dedupe):
            return False
        self.put(person_id, kind, facts, dedupe)
        return True

    def was_put(self, dedupe: str) -> bool:
        """Tell whether a message of this dedupe key was ever put in."""
        return self.conn.execute("SELECT 1 FROM outbox WHERE dedupe = ?", (dedupe,)).fetchone() is not None

    def told_of(self, what: str) -> dict[int, str]:
        """Tell to whom messages were put in whose dedupe key begins so, each with what became of the last."""
        sql = "SELECT person_id, state FROM outbox WHERE dedupe > ? AND dedupe < ? ORDER BY id"
        return dict(self.conn.execute(sql, (f"{what}:", f"{what};")).fetchall())

    def links_of(self, person_id: int) -> set[int]:
        """Name the invitations whose links were put in for a person at any time."""
        sql = "SELECT facts FROM outbox WHERE person_id = ? AND kind IN ('link', 'links')"
        found = [json.loads(facts) for (facts,) in self.conn.execute(sql, (person_id,))]
        return {one for facts in found for one in facts.get("invitations", [facts.get("invitation")])}

    def supersede(self, person_id: int) -> list[dict[str, Any]]:
        """Drop the prompts that were not sent yet, as a newer one takes their place; gives their facts."""
        sql = """UPDATE outbox SET state = 'dropped'
                 WHERE person_id = ? AND state = 'due' AND kind = 'prompt' RETURNING facts"""
        return [json.loads(facts) for (facts,) in self.conn.execute(sql, (person_id,)).fetchall()]

    def made(self, outbox_id: int, facts: dict[str, Any]) -> None:
        """Note what a message was made from, when that is not what it was put in with."""
        self.conn.execute(
            "UPDATE outbox SET facts = ? WHERE id = ?", (json.dumps(facts, ensure_ascii=False), outbox_id)
        )

    def sent(self, outbox_id: int, message_id: int | None) -> None:
        """Mark a message as seen off."""
        self.conn.execute("UPDATE outbox SET state = 'sent', message_id = ? WHERE id = ?", (message_id, outbox_id))

    def dropped(self, outbox_id: int) -> None:
        """Mark a message that is not to be sent any more."""
        self.conn.execute("UPDATE outbox SET state = 'dropped' WHERE id = ?", (outbox_id,))

    def refused(self, outbox_id: int) -> None:
        """Mark a message that Telegram will never take (the person blocked the bot)."""
        self.conn.execute("UPDATE outbox SET state = 'refused' WHERE id = ?", (outbox_id,))

    def drop(self, person_id: int) -> None:
        """Drop all that was still to be sent to a person: whoever is suspended is written to no more."""
        self.conn.execute("UPDATE outbox SET state = 'dropped' WHERE person_id = ? AND state = 'due'", (person_id,))

    def find_due(self, outbox_id: int) -> Due | None:
        """Find a message that is still to be sent: not dropped meanwhile, and to somebody who is active."""
        return next(self._due(f"{DUE} AND o.id = ?", outbox_id), None)

    def due(self, person_id: int | None = None) -> list[Due]:
        """List what is still to be sent to people who are active, in order."""
        return list(self._due(f"{DUE} AND (?1 IS NULL OR o.person_id = ?1) ORDER BY o.person_id, o.id", person_id))

    def _due(self, sql: str, number: int | None) -> Iterator[Due]:
        for id_, person, kind, facts in self.conn.execute(sql, (number,)):
            yield Due(id_, person, kind, json.loads(facts))
