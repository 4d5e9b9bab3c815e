"""Delivery of updates to a webhook: again until taken, in order for each person, on so many connections."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from bot.sandbox.clock import Clock
from bot.sandbox.updates import Update, UpdateQueue

FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 5.0


@dataclass(frozen=True)
class Target:
    """Where and how the bot wants its updates."""

    url: str
    secret: str
    connections: int


@dataclass
class _Line:
    """One person's updates of one kind: the next goes when the one before was taken."""

    busy: bool = False
    not_before: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS


class Delivery:
    """Posts updates as long as the webhook stands."""

    def __init__(self, updates: UpdateQueue, clock: Clock, target: Target, on_delivery: Callable[[bool], None]) -> None:
        """Begin to deliver."""
        self.target = target
        self.trouble: dict[str, Any] = {}
        self._updates = updates
        self._clock = clock
        self._on_delivery = on_delivery
        self._lines: dict[str, _Line] = {}
        self._client = AsyncHTTPClient(force_instance=True, max_clients=target.connections)
        self._workers = [asyncio.create_task(self._work()) for _ in range(target.connections)]

    async def stop(self) -> None:
        """Deliver no more."""
        for worker in self._workers:
            worker.cancel()
        for worker in self._workers:
            with contextlib.suppress(asyncio.CancelledError):
                await worker
        self._client.close()

    async def _work(self) -> None:
        while True:
            update = self._next()
            if update is None:
                await self._news()
                continue
            line = self._lines[update.line]
            line.busy = True
            taken, retry_after = await self._post(update)
            self._settle(update, line, taken, retry_after)

    def _next(self) -> Update | None:
        """Return the first update whose line is free: not busy, and not pausing after a refusal."""
        for update in self._updates.pending:
            line = self._lines.setdefault(update.line, _Line())
            if not line.busy and line.not_before <= time.monotonic():
                return update
        return None

    async def _news(self) -> None:
        """Wait for another update, a line that has become free, or the end of a pause."""
        self._updates.arrived.clear()
        pauses = [line.not_before for line in self._lines.values() if line.not_before > time.monotonic()]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(pauses) - time.monotonic() if pauses else None):
                await self._updates.arrived.wait()

    def _settle(self, update: Update, line: _Line, taken: bool, retry_after: float) -> None:
        line.busy = False
        if taken:
            line.pause = FIRST_PAUSE_SECONDS
            self._updates.done(update)
        else:
            line.not_before = time.monotonic() + (retry_after or line.pause)
            line.pause = min(line.pause * 2, LONGEST_PAUSE_SECONDS)
        self._updates.arrived.set()
        self._on_delivery(taken)

    async def _post(self, update: Update) -> tuple[bool, float]:
        """Post one update; return whether it was taken, and the seconds the bot asked to wait if not."""
        headers = {"Content-Type": "application/json"}
        if self.target.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.target.secret
        body = json.dumps(update.wire())
        request = HTTPRequest(self.target.url, "POST", headers, body, follow_redirects=False)
        try:
            answer = await self._client.fetch(request, raise_error=False)
        except (HTTPClientError, OSError) as problem:
            return self._refused(f"Connection failed: {problem}")
        if 200 <= answer.code <= 299:
            return True, 0.0
        return self._refused(f"Wrong response from the webhook: {answer.code} {answer.reason}", answer)

    def _refused(self, reason: str, answer: HTTPResponse | None = None) -> tuple[bool, float]:
        self.trouble = {"last_error_message": reason, "last_error_date": int(self._clock.now())}
        asked = answer.headers.get("Retry-After", "") if answer else ""
        return False, float(asked) if asked.isdecimal() else 0.0
