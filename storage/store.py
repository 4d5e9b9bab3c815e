"""The store: units of work written or read, and the nouns a unit works with."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from storage.answers import Answers
from storage.assignments import Assignments
from storage.cases import Cases
from storage.driver import sqlite
from storage.errands import Errands
from storage.errors import StoreError
from storage.forms import Forms
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.locks import used
from storage.opening import Opener, open_file, there
from storage.outbox import Outbox
from storage.people import People
from storage.places import Places
from storage.programmes import Programmes
from storage.prompts import Prompts
from storage.reminders import Reminders
from storage.responses import Responses
from storage.returns import Returns
from storage.rounds import Rounds
from storage.samples import Samples
from storage.scopings import Scopings
from storage.sign_offs import SignOffs
from storage.sqlite import Unit, Writer
from storage.trail import Trail

T = TypeVar("T")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


def at_the_keyboard() -> str:
    """Say who is at the command line: the number of their account here, and by sudo of the one they came from."""
    behind = os.environ.get("SUDO_UID", "")
    return f"cli:{os.getuid()}:{behind}" if re.fullmatch(r"[0-9]{1,10}", behind) else f"cli:{os.getuid()}"


class Tx:
    """What a unit of work sees of the store: one noun a table or two, the time it happens at, and who acts."""

    def __init__(self, conn: sqlite.Connection, now: datetime, actor: str) -> None:
        self.conn = conn
        self.now = now.isoformat(timespec="milliseconds")
        self.today = now.date()
        self.trail = Trail(conn, self.now, actor)

    def acts_as(self, actor: str) -> None:
        """Say who does what follows: `person:7`; without it the bot does, or whoever is at the command line."""
        self.trail.actor = actor

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside when it raises, and only that."""
        self.conn.execute("SAVEPOINT step")
        try:
            yield
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK TO step")
                self.conn.execute("RELEASE step")
            raise
        self.conn.execute("RELEASE step")

    @cached_property
    def people(self) -> People:
        """People and their roles."""
        return People(self.conn, self.trail)

    @cached_property
    def rounds(self) -> Rounds:
        """Rounds and their agencies."""
        return Rounds(self.conn, self.trail)

    @cached_property
    def cases(self) -> Cases:
        """Cases of a round."""
        return Cases(self.conn, self.trail)

    @cached_property
    def assignments(self) -> Assignments:
        """Who audits which case for which agency."""
        return Assignments(self.conn, self.trail)

    @cached_property
    def responses(self) -> Responses:
        """The returns: one for each assignment that was begun."""
        return Responses(self.conn, self.now, self.trail)

    @cached_property
    def answers(self) -> Answers:
        """Answers, append-only."""
        return Answers(self.conn, self.now, self.trail)

    @cached_property
    def places(self) -> Places:
        """Where each person stands, and what they put off."""
        return Places(self.conn, self.now)

    @cached_property
    def forms(self) -> Forms:
        """Pinned questionnaires."""
        return Forms(self.conn, self.trail)

    @cached_property
    def inbox(self) -> Inbox:
        """What Telegram was told we have."""
        return Inbox(self.conn, self.now)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        return Outbox(self.conn, self.now)

    @cached_property
    def prompts(self) -> Prompts:
        """What each chat was shown."""
        return Prompts(self.conn, self.now)

    @cached_property
    def invitations(self) -> Invitations:
        """Links that let a person in, once."""
        return Invitations(self.conn, self.now, self.trail)

    @cached_property
    def scopings(self) -> Scopings:
        """What each agency's records know of each case."""
        return Scopings(self.conn, self.now, self.trail)

    @cached_property
    def samples(self) -> Samples:
        """Random selections of cases, as they were drawn."""
        return Samples(self.conn, self.now, self.trail)

    @cached_property
    def sign_offs(self) -> SignOffs:
        """What an agency's lead said of its returns."""
        return SignOffs(self.conn, self.now, self.trail)

    @cached_property
    def errands(self) -> Errands:
        """What a person is setting up, as far as they came."""
        return Errands(self.conn, self.now)

    @cached_property
    def reminders(self) -> Reminders:
        """Who was told what, on which day."""
        return Reminders(self.conn, self.now)

    @cached_property
    def programmes(self) -> Programmes:
        """Who audits how many cases each month or quarter."""
        return Programmes(self.conn, self.trail)

    @cached_property
    def returns(self) -> Returns:
        """A round's assignments and returns as they stand, for figures and exports."""
        return Returns(self.conn)


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
