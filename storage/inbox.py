"""The inbox: every update that Telegram was told we have, until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.driver import sqlite

FORGOTTEN_AFTER = timedelta(hours=48)
"""Telegram may number updates anew after a quiet week, so what is done is forgotten well before."""

ATTEMPTS_MAX = 3
"""How often a failing update is tried before it is parked."""


class Inbox:
    """Keep updates, take them once, and forget them."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def keep(self, bot_id: int, heard: Sequence[tuple[int, str]]) -> set[int]:
        """Keep a batch of (update id, what was heard); gives the ids that were not here yet."""
        sql = """INSERT INTO inbox (bot_id, update_id, heard, state, received_at) VALUES (?, ?, ?, 'new', ?)
                 ON CONFLICT DO NOTHING"""
        return {
            update_id
            for update_id, text in heard
            if self.conn.execute(sql, (bot_id, update_id, text, self.now)).rowcount
        }

    def take(self, bot_id: int, update_id: int) -> bool:
        """Mark an update done in the commit that does it; tells whether it still was to be done.

        What was heard is blanked: from here on the answer itself is the record.
        """
        sql = "UPDATE inbox SET state = 'done', heard = '' WHERE bot_id = ? AND update_id = ? AND state = 'new'"
        return bool(self.conn.execute(sql, (bot_id, update_id)).rowcount)

    def drop_from(self, account: int) -> None:
        """Let go what was kept of an account and not done: it is nobody's any more."""
        sql = """UPDATE inbox SET state = 'done', heard = ''
                 WHERE CASE state WHEN 'new' THEN heard ->> 'telegram_id' END = ?"""
        self.conn.execute(sql, (account,))

    def to_do(self, bot_id: int) -> list[str]:
        """List what was kept and not done, in order."""
        sql = "SELECT heard FROM inbox WHERE bot_id = ? AND state = 'new' ORDER BY update_id"
        return [heard for (heard,) in self.conn.execute(sql, (bot_id,))]

    def failed(self, bot_id: int, update_id: int) -> bool:
        """Count a failed attempt; tells whether the update is now parked."""
        sql = """UPDATE inbox SET attempts = attempts + 1,
                 state = CASE WHEN attempts + 1 >= ? THEN 'parked' ELSE state END
                 WHERE bot_id = ? AND update_id = ? RETURNING state"""
        row = self.conn.execute(sql, (ATTEMPTS_MAX, bot_id, update_id)).fetchone()
        return row is not None and row[0] == "parked"

    def forget(self) -> int:
        """Forget what was done more than 48 hours ago; gives how many."""
        before = (datetime.fromisoformat(self.now) - FORGOTTEN_AFTER).isoformat(timespec="milliseconds")
        return self.conn.execute("DELETE FROM inbox WHERE state = 'done' AND received_at < ?", (before,)).rowcount
