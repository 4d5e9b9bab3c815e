"""Samples: random selections of cases, kept so that each can be drawn again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite
from storage.trail import Trail


@dataclass(frozen=True)
class Drawn:
    """A selection as it was drawn: its seed, its size, what it was stratified by, the list, and what was drawn."""

    id: int
    round_id: int
    seed: str
    size: int
    strata: tuple[str, ...]
    list: tuple[Mapping[str, str], ...]
    drawn: tuple[str, ...]
    drawn_at: str


def _drawn(row: tuple[Any, ...]) -> Drawn:
    *start, strata, listed, drawn, drawn_at = row
    return Drawn(*(*start, *(tuple(json.loads(text)) for text in (strata, listed, drawn)), drawn_at))


class Samples:
    """Keep selections."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(
        self, round_id: int, seed: str, strata: Sequence[str], listed: Sequence[Mapping[str, str]], drawn: Sequence[str]
    ) -> int:
        """Keep a selection with the list it was drawn from; gives its id."""
        sql = """INSERT INTO samples (round_id, seed, size, strata, list, drawn, drawn_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"""
        texts = [json.dumps(value, ensure_ascii=False) for value in (list(strata), list(listed), list(drawn))]
        (sample_id,) = self.conn.execute(sql, (round_id, seed, len(drawn), *texts, self.now)).fetchone()
        self.trail.add_record("round.sampled", sample_id, kind="sample")
        return int(sample_id)

    def of_round(self, round_id: int) -> list[Drawn]:
        """List a round's selections, the newest first."""
        sql = """SELECT id, round_id, seed, size, strata, list, drawn, drawn_at FROM samples
                 WHERE round_id = ? ORDER BY id DESC"""
        return [_drawn(row) for row in self.conn.execute(sql, (round_id,))]
