"""The store: units of work, written or read."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

from storage.driver import sqlite
from storage.errors import StoreError
from storage.locks import used
from storage.opening import Opener, open_file, there
from storage.sqlite import Unit, Writer
from storage.tx import Tx

T = TypeVar("T")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


def at_the_keyboard() -> str:
    """Say who is at the command line: the number of their account here, and by sudo of the one they came from."""
    behind = os.environ.get("SUDO_UID", "")
    return f"cli:{os.getuid()}:{behind}" if re.fullmatch(r"[0-9]{1,10}", behind) else f"cli:{os.getuid()}"


class Store:
    """The database file: one writer, and readers beside it."""

    def __init__(self, path: Path, *, clock: Clock = utc_now, opener: Opener = open_file) -> None:
        self.path, self.clock, self._opener = path, clock, opener
        with contextlib.ExitStack() as beginning:
            beginning.enter_context(used(path))
            self._writer = Writer(path, opener)
            self._writer.start()
            self._use = beginning.pop_all()
        self._closed = False
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="casewalk-reader")
        self._mine = threading.local()
        self._open: list[sqlite.Connection] = []

    @classmethod
    def existing(cls, path: Path, *, clock: Clock = utc_now, opener: Opener = open_file) -> Self:
        """Open a database that must be there already; raises StoreError."""
        if not there(path):
            raise StoreError(f"there is no database at {path}; load a round first, or set CASEWALK_DATABASE")
        return cls(path, clock=clock, opener=opener)

    def write(self, work: Callable[[Tx], T]) -> asyncio.Future[T]:
        """Do the work in the writer's next commit; awaited, it returns after that commit."""
        self._must_be_open()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._writer.put(Unit(self._with_tx(work, "bot"), future, loop))
        return future

    def write_now(self, work: Callable[[Tx], T]) -> T:
        """Do the work and wait for its commit; for the command line."""
        self._must_be_open()
        future: Future[T] = Future()
        self._writer.put(Unit(self._with_tx(work, at_the_keyboard()), future))
        return future.result()

    async def read(self, work: Callable[[Tx], T]) -> T:
        """Read a consistent view of what is committed, beside the writer."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look, work)

    def read_now(self, work: Callable[[Tx], T]) -> T:
        """Read and wait for it; for the command line. Raises StoreError when a page cannot be read."""
        try:
            return self._readers.submit(self._look, work).result()
        except sqlite.DatabaseError as problem:
            if getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite.SQLITE_CORRUPT, sqlite.SQLITE_NOTADB):
                raise StoreError(f"{self.path} is damaged: {problem}; restore a backup") from None
            raise

    def close(self) -> None:
        """Finish what was put, and close the file."""
        self._closed = True
        self._readers.shutdown()
        for conn in self._open:
            conn.close()
        self._writer.stop()
        self._use.close()

    def __enter__(self) -> Self:
        """Give the open store."""
        return self

    def __exit__(self, *problem: object) -> None:
        """Close it."""
        self.close()

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self.path} is closed")

    def _with_tx(self, work: Callable[[Tx], T], actor: str) -> Callable[[sqlite.Connection], T]:
        return lambda conn: work(Tx(conn, self.clock(), actor))

    def _look(self, work: Callable[[Tx], T]) -> T:
        conn: sqlite.Connection | None = getattr(self._mine, "conn", None)
        if conn is None:
            conn = self._mine.conn = self._opener(self.path, False)
            self._open.append(conn)
        conn.execute("BEGIN")
        try:
            return work(Tx(conn, self.clock(), "reader"))
        finally:
            conn.execute("ROLLBACK")
