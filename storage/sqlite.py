"""One writer thread that commits in groups, and readers beside it."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from storage.driver import sqlite
from storage.errors import PASSING, StoreError
from storage.migrations import MIGRATIONS
from storage.opening import Opener, open_file

GROUP_MAX = 256
"""The most units of work in one commit."""


@dataclass
class Unit:
    """One piece of work for the writer, and who waits for its outcome."""

    work: Callable[[sqlite.Connection], Any]
    future: Future[Any] | asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop | None = None


@dataclass
class Outcome:
    """What became of a unit."""

    unit: Unit
    result: Any = None
    problem: BaseException | None = None

    def tell(self) -> None:
        """Hand the outcome to whoever waits, if they still do."""
        future = self.unit.future
        if future.done():
            return
        if self.problem is not None:
            future.set_exception(self.problem)
        else:
            future.set_result(self.result)


@dataclass
class Writer:
    """The one thread that writes. What waits together is committed together, each unit in its savepoint."""

    path: Path
    opener: Opener = open_file
    _units: queue.SimpleQueue[Unit | None] = field(default_factory=queue.SimpleQueue)
    _ready: Future[None] = field(default_factory=Future)

    def start(self) -> None:
        """Open the file on the writer's thread and bring its schema up to date; raises StoreError."""
        self._thread = threading.Thread(target=self._serve, name="casewalk-writer", daemon=True)
        self._thread.start()
        self._ready.result()

    def stop(self) -> None:
        """Finish what was put, then close the file."""
        self._units.put(None)
        self._thread.join()

    def put(self, unit: Unit) -> None:
        """Queue a unit of work; its future hears the outcome after the commit."""
        self._units.put(unit)

    def _serve(self) -> None:
        try:
            conn = self.opener(self.path, True)
            try:
                MIGRATIONS.apply(Database(conn))
            except BaseException:
                conn.close()
                raise
        except Exception as problem:
            self._ready.set_exception(_as_store_error(problem, self.path))
            return
        self._ready.set_result(None)
        with contextlib.closing(conn):
            while units := self._gather():
                _tell(_together(conn, units))

    def _gather(self) -> list[Unit]:
        first = self._units.get()
        if first is None:
            return []
        units = [first]
        while len(units) < GROUP_MAX:
            try:
                unit = self._units.get_nowait()
            except queue.Empty:
                break
            if unit is None:
                self._units.put(None)
                break
            units.append(unit)
        return units


def _as_store_error(problem: Exception, path: Path) -> StoreError:
    if isinstance(problem, StoreError):
        return problem
    return StoreError(f"{path} cannot be opened as a Casewalk database: {problem}")


def _together(conn: sqlite.Connection, units: list[Unit]) -> list[Outcome]:
    """Commit all units at once; when the commit itself fails, try each alone so that each hears its own truth."""
    try:
        conn.execute("BEGIN IMMEDIATE")
        outcomes = [_one(conn, unit) for unit in units]
        conn.execute("COMMIT")
    except sqlite.Error as problem:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        if len(units) == 1:
            return [Outcome(units[0], problem=StoreError(f"nothing was stored: {problem}"))]
        return [outcome for unit in units for outcome in _together(conn, [unit])]
    return outcomes


def _one(conn: sqlite.Connection, unit: Unit) -> Outcome:
    """Do one unit in its own savepoint, so that its failure leaves the others alone."""
    conn.execute("SAVEPOINT unit")
    try:
        outcome = Outcome(unit, result=unit.work(conn))
    except BaseException as problem:  # also SystemExit: it must not end the writer, on which everybody waits
        if not conn.in_transaction or _is_disk_fault(problem):
            raise sqlite.OperationalError(str(problem)) from problem
        conn.execute("ROLLBACK TO unit")
        outcome = Outcome(unit, problem=problem)
    conn.execute("RELEASE unit")
    return outcome


def _is_disk_fault(problem: BaseException) -> bool:
    """Tell a disk that refuses (full, unreadable, locked) from a mistake in the work itself."""
    return (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in PASSING


def _tell(outcomes: Iterable[Outcome]) -> None:
    """Tell every waiting caller, waking each event loop once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.unit.loop is None:
            outcome.tell()
        else:
            by_loop[outcome.unit.loop].append(outcome)
    for loop, theirs in by_loop.items():
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits any more
            loop.call_soon_threadsafe(_tell_all, theirs)


def _tell_all(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        outcome.tell()
