"""What the storage tests have in common: a gate that holds the writer, a clock to set, a return to answer."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.driver import sqlite
from storage.opening import open_file
from storage.store import Store
from storage.tx import Tx

BOT = 7
PATIENCE_S = 20.0
"""How long a test waits for what must happen, before it fails rather than hangs; in seconds."""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


class Opened:
    """An opener that keeps what the writer executes, and can leave the writer no more room."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, path: Path, writable: bool) -> sqlite.Connection:
        """Open the file, and listen to the writer."""
        conn = open_file(path, writable)
        if writable:
            conn.set_trace_callback(self.statements.append)
        return conn

    @property
    def commits(self) -> int:
        """How many commits the writer made."""
        return sum(statement.upper().startswith("COMMIT") for statement in self.statements)


def room(store: Store, pages: int) -> None:
    """Leave the disk room for so many more pages of 4 KiB; SQLite then says that it is full."""

    def limit(tx: Tx) -> None:
        (used,) = tx.conn.execute("PRAGMA page_count").fetchone()
        tx.conn.execute(f"PRAGMA max_page_count = {used + pages}")

    store.write_now(limit)


@contextlib.asynccontextmanager
async def held(store: Store) -> AsyncIterator[None]:
    """Hold the writer while units are put, so that they are committed together."""
    inside, gate = threading.Event(), threading.Event()

    def hold(tx: Tx) -> bool:
        inside.set()
        return gate.wait(PATIENCE_S)

    holding = store.write(hold)
    assert await asyncio.to_thread(inside.wait, PATIENCE_S)
    try:
        yield
    finally:
        gate.set()
        await holding


def kept(tx: Tx) -> set[int]:
    """List the updates in the inbox."""
    return {row[0] for row in tx.conn.execute("SELECT update_id FROM inbox")}


def begin(store: Store, place: int = 0) -> tuple[int, int]:
    """Begin the return of one of the round's assignments; gives its id and its person's."""

    def work(tx: Tx) -> tuple[int, int]:
        (round_,) = tx.rounds.all()
        assignment = tx.assignments.of_round(round_.id)[place]
        return tx.responses.open(assignment.id, assignment.form_id).id, assignment.person_id

    return store.write_now(work)


def run(store: Store, sql: str, *values: Any) -> list[Any]:
    """Run a statement in the writer's next commit."""
    return store.write_now(lambda tx: tx.conn.execute(sql, values).fetchall())


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Give all that the file holds: the schema, and the rows of each table."""
    return store.write_now(lambda tx: contents(tx.conn))


def contents(conn: sqlite.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Give the schema, and the rows of each table, in a fixed order."""
    schema = conn.execute("SELECT name, type, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    tables = [name for name, kind, _ in schema if kind == "table"]
    rows = {name: sorted(conn.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables}
    return {"": schema} | rows
