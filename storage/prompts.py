"""The prompts each chat was shown, so that typed words are never guessed into another question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite

STAYS = "stays"
"""What is noted in a spot's place for a message that nothing may take the place of."""

RECEIPT = "receipt/"
"""What the spot of a receipt begins with; the number of its return follows."""


@dataclass(frozen=True)
class Shown:
    """A message of the bot that was seen off: what a typed answer to it counts for."""

    message_id: int
    spot: str
    live: bool

    @property
    def stays(self) -> bool:
        """Whether nothing may take its place."""
        return self.spot == STAYS or self.spot.startswith(RECEIPT)


class Prompts:
    """Keep what was shown."""

    def __init__(self, conn: sqlite.Connection, now: str) -> None:
        self.conn, self.now = conn, now

    def serve(self, bot_id: int, username: str = "") -> None:
        """Begin to serve with a bot: of another one before it, the messages can be told from its own no longer."""
        row = self.conn.execute("SELECT bot_id FROM serving").fetchone()
        if row is None or row[0] != bot_id:
            self.conn.execute("DELETE FROM prompts")
            self.conn.execute("DELETE FROM deletions")  # another bot's numbers mean other messages
            sql = "INSERT OR REPLACE INTO serving (one, bot_id, since) VALUES (1, ?, ?)"
            self.conn.execute(sql, (bot_id, self.now if row else ""))
        self.conn.execute("UPDATE serving SET username = ?", (username,))

    def served_by(self) -> str:
        """Give the username of the bot that serves, or last did; "" before the first."""
        row = self.conn.execute("SELECT username FROM serving").fetchone()
        return str(row[0]) if row else ""

    def last(self, chat_id: int) -> Shown | None:
        """Find the newest message that a chat was shown."""
        row = self.conn.execute(
            "SELECT message_id, spot, live FROM prompts WHERE chat_id = ? ORDER BY message_id DESC LIMIT 1", (chat_id,)
        ).fetchone()
        return Shown(row[0], row[1], bool(row[2])) if row else None

    def answered_by(self, chat_id: int, message_id: int) -> str:
        """Tell what the newest message before this one showed: what was typed can be the answer to nothing else."""
        sql = "SELECT spot FROM prompts WHERE chat_id = ? AND message_id < ? ORDER BY message_id DESC LIMIT 1"
        row = self.conn.execute(sql, (chat_id, message_id)).fetchone()
        return str(row[0]) if row else ""

    def asked_of(self, chat_id: int, response_id: int) -> bool:
        """Tell whether a chat was ever shown a question of a return."""
        sql = "SELECT 1 FROM prompts WHERE chat_id = ? AND spot GLOB ?"
        return self.conn.execute(sql, (chat_id, f"{response_id}:*")).fetchone() is not None

    def live(self, chat_id: int) -> list[int]:
        """List the messages that still carry a keyboard."""
        rows = self.conn.execute("SELECT message_id FROM prompts WHERE chat_id = ? AND live = 1", (chat_id,))
        return [message_id for (message_id,) in rows]

    def receipts(self, chat_id: int, tapped: int | None = None) -> dict[int, int]:
        """Name the returns whose receipts still carry buttons that go, or were tapped, by their messages."""
        sql = """SELECT message_id, substr(spot, ?) FROM prompts
                 WHERE chat_id = ? AND (live = 1 OR message_id = ?) AND spot GLOB ?"""
        rows = self.conn.execute(sql, (len(RECEIPT) + 1, chat_id, tapped, f"{RECEIPT}*"))
        return {message_id: int(response_id) for message_id, response_id in rows}

    def show(
        self, chat_id: int, message_id: int, spot: str, *, live: bool, buttons: Sequence[Sequence[Any]] = ()
    ) -> None:
        """Note what a message now shows; of the buttons only those under the newest message are kept."""
        shown = json.dumps(buttons, ensure_ascii=False) if buttons else ""
        self.conn.execute(
            """INSERT INTO prompts (chat_id, message_id, spot, shown_at, live, buttons) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (chat_id, message_id) DO UPDATE SET
               spot = excluded.spot, shown_at = excluded.shown_at, live = excluded.live, buttons = excluded.buttons""",
            (chat_id, message_id, spot, self.now, int(live), shown),
        )
        sql = "UPDATE prompts SET buttons = '' WHERE chat_id = ? AND message_id < ? AND buttons <> ''"
        self.conn.execute(sql, (chat_id, message_id))

    def in_sight(self, chat_id: int, message_id: int) -> list[list[Any]]:
        """List the buttons under the newest message of a chat, as they were noted; none if it came after this one."""
        sql = "SELECT message_id, buttons FROM prompts WHERE chat_id = ? ORDER BY message_id DESC LIMIT 1"
        row = self.conn.execute(sql, (chat_id,)).fetchone()
        return list(json.loads(row[1])) if row and row[0] < message_id and row[1] else []

    def spot_of(self, chat_id: int, message_id: int) -> str | None:
        """Tell what a message of the bot shows; None when nothing was noted of it."""
        sql = "SELECT spot FROM prompts WHERE chat_id = ? AND message_id = ?"
        row = self.conn.execute(sql, (chat_id, message_id)).fetchone()
        return str(row[0]) if row else None

    def forget(self, chat_id: int) -> None:
        """Let nothing that is typed in a chat count for what it was shown; what stays there goes on to stay."""
        sql = "UPDATE prompts SET spot = '' WHERE chat_id = ? AND spot <> ? AND spot NOT GLOB ?"
        self.conn.execute(sql, (chat_id, STAYS, f"{RECEIPT}*"))

    def stripped(self, chat_id: int, message_id: int) -> None:
        """Note that a message's keyboard is gone."""
        sql = "UPDATE prompts SET live = 0, buttons = '' WHERE chat_id = ? AND message_id = ?"
        self.conn.execute(sql, (chat_id, message_id))
