"""The updates that wait for the bot, and who may fetch them."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox import kinds
from bot.sandbox.clock import Clock
from bot.sandbox.errors import conflict

LONGEST_POLL_SECONDS = 50
LARGEST_BATCH = 100
FURTHEST_AHEAD = 10
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True)
class Update:
    """Something that happened, numbered."""

    id: int
    kind: str
    payload: dict[str, Any]
    expires_at: float

    def wire(self) -> dict[str, Any]:
        """Return it as the Bot API writes it."""
        return {"update_id": self.id, self.kind: self.payload}

    @property
    def line(self) -> str:
        """Return the line in which it is delivered in order: what was said in one chat, or tapped by one person."""
        return kinds.line(self.kind, int((self.payload.get("chat") or self.payload["from"])["id"]))


def first_number() -> int:
    """Return where numbers begin: the machine's clock in milliseconds, so that they grow over a restart too."""
    return time.time_ns() // 1_000_000


class UpdateQueue:
    """Unconfirmed updates in order; a poller waits here."""

    def __init__(self, clock: Clock) -> None:
        """Begin empty, with the kinds of update that come unasked."""
        self.allowed = kinds.UNASKED
        self.on_poll: Callable[[bool], None] = lambda polling: None
        self.arrived = asyncio.Event()
        self._clock = clock
        self._pending: deque[Update] = deque()
        self._next_id = first_number()
        self._poll: asyncio.Future[None] | None = None

    @property
    def pending(self) -> deque[Update]:
        """Return what waits, without what has waited too long."""
        now = self._clock.now()
        if any(update.expires_at <= now for update in self._pending):
            self._pending = deque(update for update in self._pending if update.expires_at > now)
        return self._pending

    def add(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless the bot asked not to hear of its kind."""
        if kind not in self.allowed:
            return
        expires_at = self._clock.now() + kinds.waits_seconds(kind)
        self._pending.append(Update(self._next_id, kind, payload, expires_at))
        self._next_id += 1
        self.arrived.set()
        self._wake()

    def allow(self, asked: Any) -> None:
        """Remember which kinds the bot wants from now on; what waits already is not touched."""
        self.allowed = kinds.allowed(asked, self.allowed)

    def confirm(self, offset: int) -> None:
        """Forget what an offset confirms; a negative one keeps that many of the newest, one far ahead does nothing."""
        if offset > self._next_id + FURTHEST_AHEAD:
            return
        pending = self.pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popleft()
        while pending and pending[0].id < offset:
            pending.popleft()

    def done(self, update: Update) -> None:
        """Forget one update that a webhook took."""
        if update in self._pending:
            self._pending.remove(update)

    def drop(self) -> None:
        """Forget everything that waits."""
        self._pending.clear()

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109 (the name in the Bot API)
        """Answer getUpdates: what is pending, or what comes within the timeout."""
        self.confirm(offset)
        self.interrupt(OTHER_POLLER)
        self.on_poll(True)
        try:
            if not self.pending and timeout > 0:
                await self._wait(min(timeout, LONGEST_POLL_SECONDS))
        finally:
            self.on_poll(self._poll is not None)
        count = min(max(limit, 1), LARGEST_BATCH)
        return [update.wire() for update in list(self.pending)[:count]]

    def interrupt(self, reason: str) -> None:
        """End the poll that is waiting, if any, with a conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(conflict(reason))
        self._poll = None

    def close(self) -> None:
        """Let the poll that is waiting go home empty-handed."""
        self._wake()

    def _wake(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
