"""Watch lists: each round's names of children and families, as keyed hashes from which no name can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from storage.driver import sqlite
from storage.trail import Trail

WIDTH = 64
"""How many signs of hexadecimal a digest takes."""


@dataclass(frozen=True)
class Loaded:
    """What can be told of a list: of how many names it was made, and when; the fingerprint knows it from any other."""

    round_id: int
    names: int
    loaded_at: str
    fingerprint: str


class WatchLists:
    """Keep one list a round."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def put(self, round_id: int, digests: Iterable[bytes], names: int) -> None:
        """Set a round's list, in the place of the one it had; `names` is how many it was made of."""
        text = "".join(sorted(digest.hex() for digest in digests))
        fingerprint = hashlib.sha256(text.encode()).hexdigest()
        sql = """INSERT INTO watch_lists (round_id, names, loaded_at, fingerprint, digests) VALUES (?, ?, ?, ?, ?)
                 ON CONFLICT (round_id) DO UPDATE SET names = excluded.names, loaded_at = excluded.loaded_at,
                 fingerprint = excluded.fingerprint, digests = excluded.digests RETURNING id"""
        (number,) = self.conn.execute(sql, (round_id, names, self.now, fingerprint, text)).fetchone()
        self.trail.add_record("watch_list.loaded", number, f"round:{round_id}")

    def of(self, round_id: int) -> str:
        """Give a round's digests, one after the other in hexadecimal; "" where it has no list."""
        row = self.conn.execute("SELECT digests FROM watch_lists WHERE round_id = ?", (round_id,)).fetchone()
        return str(row[0]) if row else ""

    def find(self, round_id: int) -> Loaded | None:
        """Find what can be told of a round's list; quick, for the digests are not read."""
        sql = "SELECT round_id, names, loaded_at, fingerprint FROM watch_lists WHERE round_id = ?"
        row = self.conn.execute(sql, (round_id,)).fetchone()
        return Loaded(*row) if row else None

    def rounds(self) -> list[int]:
        """List the rounds that have a list and are not archived."""
        sql = """SELECT w.round_id FROM watch_lists w JOIN rounds r ON r.id = w.round_id
                 WHERE r.state <> 'archived' ORDER BY w.round_id"""
        return [round_id for (round_id,) in self.conn.execute(sql)]

    def any(self) -> bool:
        """Tell whether any round that is not archived has a list."""
        return bool(self.rounds())
