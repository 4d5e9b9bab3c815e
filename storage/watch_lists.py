"""Watch lists: each round's names of children and families, as keyed hashes from which no name can be read."""

from __future__ import annotations

from collections.abc import Iterable

from storage.driver import sqlite
from storage.trail import Trail

WIDTH = 64
"""How many signs of hexadecimal a digest takes."""


class WatchLists:
    """Keep one list a round."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def put(self, round_id: int, digests: Iterable[bytes], names: int) -> None:
        """Set a round's list, in the place of the one it had; `names` is how many it was made of."""
        sql = """INSERT INTO watch_lists (round_id, names, digests, loaded_at) VALUES (?, ?, ?, ?)
                 ON CONFLICT (round_id) DO UPDATE SET names = excluded.names, digests = excluded.digests,
                 loaded_at = excluded.loaded_at RETURNING id"""
        text = "".join(sorted(digest.hex() for digest in digests))
        (number,) = self.conn.execute(sql, (round_id, names, text, self.now)).fetchone()
        self.trail.add_record("watch_list.loaded", number, f"round:{round_id}")

    def of(self, round_id: int) -> str:
        """Give a round's digests, one after the other in hexadecimal; "" where it has no list."""
        row = self.conn.execute("SELECT digests FROM watch_lists WHERE round_id = ?", (round_id,)).fetchone()
        return str(row[0]) if row else ""

    def names(self, round_id: int) -> int:
        """Tell of how many names a round's list was made; 0 where it has none."""
        row = self.conn.execute("SELECT names FROM watch_lists WHERE round_id = ?", (round_id,)).fetchone()
        return int(row[0]) if row else 0

    def any(self) -> bool:
        """Tell whether any round that is not archived has a list."""
        sql = """SELECT 1 FROM watch_lists w JOIN rounds r ON r.id = w.round_id WHERE r.state <> 'archived'"""
        return self.conn.execute(sql).fetchone() is not None
