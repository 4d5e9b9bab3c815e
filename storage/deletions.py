"""Deletions: the messages of a chat that are to be deleted from Telegram, at once or with the return they are of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.driver import sqlite
from storage.prompts import STAYS

WHENEVER = ""
"""Due when the return goes in, or never: it is set then."""

AGES_AFTER = timedelta(hours=46)
"""When a message goes though its return is still open: Telegram lets a bot delete for 48 hours."""

FORGOTTEN_AFTER = timedelta(days=7)
"""When it is forgotten that a message has gone, or that it was noted and never fell due."""

OF_ROUND = """SELECT r.id FROM responses r JOIN assignments a ON a.id = r.assignment_id
              JOIN rounds o ON o.id = a.round_id WHERE o.tidies"""
"""The returns of the rounds that tidy in some way."""

THEIRS = """SELECT r.id FROM responses r JOIN assignments a ON a.id = r.assignment_id
            JOIN people p ON p.id = a.person_id JOIN rounds o ON o.id = a.round_id AND o.state = 'open'
            WHERE r.state IN ('in_progress', 'returned')
            AND a.withdrawn = 0 AND a.handed_back = '' AND p.telegram_id = d.chat_id"""
"""The open returns that are to be answered in a chat."""

DUE = f"""FROM deletions d WHERE d.state = 'waiting' AND d.due_at <> '' AND d.due_at <= ?1 AND NOT EXISTS (
            SELECT 1 FROM prompts p WHERE p.chat_id = d.chat_id AND p.message_id = d.message_id AND p.spot <> ?2
            AND p.message_id = (SELECT max(message_id) FROM prompts WHERE chat_id = d.chat_id)
            AND (d.response_id = 0 OR d.response_id IN ({THEIRS})))"""  # noqa: S608 - constants
"""What is to be deleted by now: never the newest prompt of a chat, while the person is to answer it."""


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
        """Note a message; one noted before is due at the earlier time, and stays of its return if it has one."""
        sql = """INSERT INTO deletions VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO UPDATE SET
                 response_id = CASE WHEN response_id = 0 THEN excluded.response_id ELSE response_id END,
                 due_at = CASE WHEN due_at = '' OR excluded.due_at <> '' AND excluded.due_at < due_at
                               THEN excluded.due_at ELSE due_at END"""
        self.conn.execute(sql, (chat_id, message_id, response_id, self.now, due_at))

    def belongs_to(self, chat_id: int, message_id: int, response_id: int) -> None:
        """Let a message that was noted be of another return than the one that its writer stood in."""
        sql = "UPDATE deletions SET response_id = ? WHERE chat_id = ? AND message_id = ? AND state = 'waiting'"
        self.conn.execute(sql, (response_id, chat_id, message_id))

    def spare(self, chat_id: int, message_id: int) -> None:
        """Let a message stay for now that was to go at once."""
        sql = "UPDATE deletions SET due_at = '' WHERE chat_id = ? AND message_id = ? AND state = 'waiting'"
        self.conn.execute(sql, (chat_id, message_id))

    def shows(self, chat_id: int, message_id: int, response_id: int, hours: int = 0) -> None:
        """Note what a message of the bot shows now: content of a return, or none; it may go after some hours."""
        if not response_id:
            sql = "DELETE FROM deletions WHERE chat_id = ? AND message_id = ? AND state = 'waiting'"
            self.conn.execute(sql, (chat_id, message_id))
            return
        sql = """INSERT INTO deletions VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO UPDATE SET
                 response_id = excluded.response_id, due_at = excluded.due_at, state = 'waiting'"""
        due_at = self._at(timedelta(hours=hours)) if hours else self.now if self._is_over(response_id) else WHENEVER
        self.conn.execute(sql, (chat_id, message_id, response_id, self.now, due_at))

    def _is_over(self, response_id: int) -> bool:
        """Tell whether the round of a return was closed before it was sent in: a question on its way came too late."""
        sql = f"""SELECT 1 FROM ({OF_ROUND} <> 'off' AND o.state NOT IN ('draft', 'open')
                  AND r.state IN ('in_progress', 'returned') AND r.id = ?)"""  # noqa: S608 - a constant
        return self.conn.execute(sql, (response_id,)).fetchone() is not None

    def let_go(self, response_id: int, chat_id: int | None = None) -> None:
        """Let all go that was noted of a return, in one chat or in all, unless its round does not tidy."""
        sql = f"""UPDATE deletions SET due_at = ?1 WHERE response_id = ?2 AND state = 'waiting'
                  AND (due_at = '' OR due_at > ?1) AND response_id IN ({OF_ROUND} <> 'off')
                  AND chat_id = coalesce(?3, chat_id)"""  # noqa: S608 - a constant
        self.conn.execute(sql, (self.now, response_id, chat_id))

    def goes_along(self, response_id: int) -> bool:
        """Tell whether the round of a return tidies as its auditors go."""
        sql = f"SELECT 1 FROM ({OF_ROUND} = 'as_you_go' AND r.id = ?)"  # noqa: S608 - a constant
        return self.conn.execute(sql, (response_id,)).fetchone() is not None

    def let_go_before(self, chat_id: int, message_id: int) -> None:
        """Let the prompts go that stand above a message and tell of a return whose round tidies as its auditors go."""
        sql = f"""UPDATE deletions SET due_at = ?1 WHERE chat_id = ?2 AND message_id < ?3 AND state = 'waiting'
                  AND due_at = '' AND message_id IN (SELECT message_id FROM prompts WHERE chat_id = ?2)
                  AND response_id IN ({OF_ROUND} = 'as_you_go')"""  # noqa: S608 - a constant
        self.conn.execute(sql, (self.now, chat_id, message_id))

    def let_old_go(self) -> None:
        """Let go what Telegram will soon delete no longer, though its return is still open."""
        sql = f"""UPDATE deletions SET due_at = ?1 WHERE state = 'waiting' AND due_at = '' AND noted_at <= ?2
                  AND response_id IN ({OF_ROUND} <> 'off')"""  # noqa: S608 - a constant
        self.conn.execute(sql, (self.now, self._at(-AGES_AFTER)))

    def due(self, chat_id: int | None = None) -> list[Deletion]:
        """List what is to be deleted by now, of one chat or of all, the oldest first."""
        here = "" if chat_id is None else "AND d.chat_id = ?3"
        sql = f"SELECT chat_id, message_id, response_id, noted_at {DUE} {here} ORDER BY chat_id, message_id"
        given = (self.now, STAYS) if chat_id is None else (self.now, STAYS, chat_id)
        return [Deletion(*row) for row in self.conn.execute(sql, given)]

    def chats(self) -> list[int]:
        """List the chats in which something is to be deleted by now."""
        rows = self.conn.execute(f"SELECT DISTINCT chat_id {DUE} ORDER BY chat_id", (self.now, STAYS))
        return [chat_id for (chat_id,) in rows]

    def gone(self, chat_id: int, message_id: int) -> None:
        """Mark a message that is not in the chat any more."""
        self._set(chat_id, message_id, "gone")

    def stays(self, chat_id: int, message_id: int) -> None:
        """Mark a message that Telegram would not delete."""
        self._set(chat_id, message_id, "stays")

    def forget(self) -> int:
        """Forget, after some days, what has gone and what never fell due; gives how many."""
        sql = """DELETE FROM deletions WHERE noted_at < ?
                 AND (state = 'gone' OR state = 'waiting' AND due_at = '')"""
        return self.conn.execute(sql, (self._at(-FORGOTTEN_AFTER),)).rowcount

    def _set(self, chat_id: int, message_id: int, state: str) -> None:
        sql = "UPDATE deletions SET state = ? WHERE chat_id = ? AND message_id = ?"
        self.conn.execute(sql, (state, chat_id, message_id))

    def _at(self, later: timedelta) -> str:
        return (datetime.fromisoformat(self.now) + later).isoformat(timespec="milliseconds")
