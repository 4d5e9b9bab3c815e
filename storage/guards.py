"""Guards: the triggers that keep the file append-only, held against those that its migrations made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlite_utils import Database

from storage.driver import sqlite
from storage.migrations import MIGRATIONS

GUARDS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"


def guard_faults(conn: sqlite.Connection) -> Iterator[str]:
    """Name the triggers that are missing, changed or not ours: past them a record changes without an entry."""
    found, made = dict(conn.execute(GUARDS)), _made(conn)
    for name in sorted(found.keys() | made.keys()):
        if found.get(name) != made.get(name):
            what = "is not as it was made" if name in found and name in made else "is not there"
            yield f"the trigger {name}, a guard of the file, {what if name in made else 'is none of ours'}"


def _made(conn: sqlite.Connection) -> dict[str, str]:
    """Make the triggers anew, in memory, by the steps that the file went through."""
    applied = {one.name for one in MIGRATIONS.applied(Database(conn))}
    to_come = [step.name for step in MIGRATIONS._migrations if step.name not in applied]
    with contextlib.closing(sqlite.connect(":memory:", isolation_level=None)) as fresh:
        MIGRATIONS.apply(Database(fresh), stop_before=to_come)
        return dict(fresh.execute(GUARDS))
