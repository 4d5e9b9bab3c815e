"""Answers: append-only, each with who said it, when, and in which message."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from storage.driver import sqlite
from storage.trail import Trail

COLUMNS = ("response_id", "person_id", "path", "value", "stage", "message_id", "said_at", "id")
INSERT = f"INSERT INTO answers ({', '.join(COLUMNS[:-1])}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant

Value = dict[str, Any] | None


@dataclass(frozen=True)
class Answer:
    """One thing said about one question: a draft, a final answer, or a final one taken up again."""

    path: str
    value: Value
    stage: str
    message_id: int | None
    said_at: str
    person_id: int

    @property
    def message(self) -> tuple[int, int] | None:
        """Who typed it and the number of their message; None where it was tapped."""
        return None if self.message_id is None else (self.person_id, self.message_id)


ASKED = """response_id IN (SELECT r.id FROM responses r JOIN assignments s ON s.id = r.assignment_id
                          WHERE s.round_id = ? AND r.submitted_at IS NOT NULL)
           AND path IN (SELECT value FROM json_each(?))"""
OF_ROUND = f"""SELECT response_id, path, value, stage, id FROM answers INDEXED BY answers_in_short
               WHERE length(value) <= 64 AND {ASKED}
               UNION ALL
               SELECT response_id, path, value, stage, id FROM answers INDEXED BY answers_at_length
               WHERE length(value) > 64 AND {ASKED} ORDER BY id"""  # noqa: S608 - no words of anybody's
"""What is short is read from its index alone; the rest from the rows."""


class Answers:
    """Add answers and read them in the order they were said."""

    def __init__(self, conn: sqlite.Connection, now: str, trail: Trail) -> None:
        self.conn, self.now, self.trail = conn, now, trail

    def add(
        self,
        response_id: int,
        person_id: int,
        path: str,
        value: Value,
        stage: str = "final",
        message_id: int | None = None,
    ) -> None:
        """Add an answer; nothing is ever overwritten."""
        values = (response_id, person_id, path, json.dumps(value, ensure_ascii=False), stage, message_id, self.now)
        answer_id = self.conn.execute(INSERT, values).lastrowid
        row = dict(zip(COLUMNS, (*values, answer_id), strict=True))
        self.trail.add_said(f"answer.{stage}", response_id, row, part=path)

    def said_in(self, person_id: int, message_id: int) -> tuple[int, str] | None:
        """Find the return and the question that a person's message to this bot was last taken for."""
        sql = """SELECT response_id, path FROM answers WHERE person_id = ? AND message_id = ?
                 AND said_at >= coalesce((SELECT since FROM serving), '') ORDER BY id DESC LIMIT 1"""
        row = self.conn.execute(sql, (person_id, message_id)).fetchone()
        return (int(row[0]), str(row[1])) if row else None

    def of_round(self, round_id: int, paths: Collection[str]) -> Iterator[tuple[int, str, Value, str]]:
        """Give what was said about these questions in the returns of a round that went in, the earliest first.

        Each with its return, path, value and stage. Values are shared: what many said alike is parsed once.
        """
        parsed: dict[str, Value] = {}
        asked = (round_id, json.dumps(sorted(paths)))
        for response_id, path, value, stage, _ in self.conn.execute(OF_ROUND, asked * 2):
            if value not in parsed:
                parsed[value] = json.loads(value)
            yield response_id, path, parsed[value], stage

    def of(self, response_id: int) -> list[Answer]:
        """List all that was said in a return, the earliest first."""
        sql = "SELECT path, value, stage, message_id, said_at, person_id FROM answers WHERE response_id = ? ORDER BY id"
        return [
            Answer(path, json.loads(value), stage, message_id, said_at, person_id)
            for path, value, stage, message_id, said_at, person_id in self.conn.execute(sql, (response_id,))
        ]
