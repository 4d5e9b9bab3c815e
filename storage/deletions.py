"""Deletions: the messages of a chat that are to be deleted from Telegram, at once or with the return they are of."""

from __future__ import annotations

from dataclasses import dataclass

from storage.driver import sqlite

WHENEVER = ""
"""Due when the return goes in, or never: it is set then."""


@dataclass(frozen=True)
class Deletion:
    """A message to be deleted; return 0 is none."""

    chat_id: int
    message_id: int
    response_id: int
    noted_at: str


class Deletions:
    """Note messages, set when they are due, and mark what became of them."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def note(self, chat_id: int, message_id: int, response_id: int = 0, due_at: str = WHENEVER) -> None:
        """Note a message; one that was noted before is due at the earlier time, and of the newer return."""
        sql = """INSERT INTO deletions VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO UPDATE SET
                 response_id = max(response_id, excluded.response_id),
                 due_at = CASE WHEN due_at = '' OR excluded.due_at <> '' AND excluded.due_at < due_at
                               THEN excluded.due_at ELSE due_at END"""
        self.conn.execute(sql, (chat_id, message_id, response_id, self.now, due_at))

    def spare(self, chat_id: int, message_id: int) -> None:
        """Let a message stay after all."""
        sql = "DELETE FROM deletions WHERE chat_id = ? AND message_id = ? AND state = 'waiting'"
        self.conn.execute(sql, (chat_id, message_id))

    def due(self, chat_id: int | None = None) -> list[Deletion]:
        """List what is to be deleted by now, of one chat or of all."""
        sql = """SELECT chat_id, message_id, response_id, noted_at FROM deletions
                 WHERE state = 'waiting' AND due_at <> '' AND due_at <= ?1 AND (?2 IS NULL OR chat_id = ?2)
                 ORDER BY chat_id, message_id"""
        return [Deletion(*row) for row in self.conn.execute(sql, (self.now, chat_id))]

    def gone(self, chat_id: int, message_id: int) -> None:
        """Mark a message that is not in the chat any more."""
        self._set(chat_id, message_id, "gone")

    def stays(self, chat_id: int, message_id: int) -> None:
        """Mark a message that Telegram would not delete."""
        self._set(chat_id, message_id, "stays")

    def _set(self, chat_id: int, message_id: int, state: str) -> None:
        sql = "UPDATE deletions SET state = ? WHERE chat_id = ? AND message_id = ?"
        self.conn.execute(sql, (state, chat_id, message_id))
