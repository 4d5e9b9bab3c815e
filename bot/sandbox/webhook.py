"""Delivery of updates to a bot that asked for a webhook, on this machine only."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from bot.sandbox.calls import Call
from bot.sandbox.errors import bad_request
from bot.sandbox.updates import Update, UpdateQueue

HERE = {"127.0.0.1", "localhost", "::1"}
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
MOST_CONNECTIONS = 100
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 5.0


class Webhook:
    """Posts each update until the bot takes it."""

    def __init__(self, updates: UpdateQueue) -> None:
        """Begin without a webhook."""
        self.url = ""
        self.last_error = ""
        self.on_delivery: Callable[[bool], None] = lambda delivered: None
        self._updates = updates
        self._connections = 40
        self._secret = ""
        self._taken: set[int] = set()
        self._workers: list[asyncio.Task[None]] = []
        self._client: AsyncHTTPClient | None = None

    async def set(self, call: Call) -> bool:
        """Answer setWebhook."""
        url, secret = call.text("url"), call.text("secret_token")
        connections = call.integer("max_connections", 40)
        if url and urlsplit(url).hostname not in HERE:
            raise bad_request("bad webhook: the sandbox delivers to this machine only")
        if secret and not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if not 1 <= connections <= MOST_CONNECTIONS:
            raise bad_request("max_connections must be between 1 and 100")
        await self.stop()
        self._updates.allow(call.structure("allowed_updates"))
        self._drop(call)
        if url:
            self._updates.interrupt("terminated by setWebhook request")
            self.url, self._secret, self._connections = url, secret, connections
            self._start()
            self.on_delivery(True)
        return True

    async def delete(self, call: Call) -> bool:
        """Answer deleteWebhook."""
        if self.url:
            self.on_delivery(False)
        await self.stop()
        self._drop(call)
        return True

    def info(self) -> dict[str, Any]:
        """Answer getWebhookInfo."""
        about: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            about["max_connections"] = self._connections
        if self._updates.allowed is not None:
            about["allowed_updates"] = sorted(self._updates.allowed)
        if self.last_error:
            about |= {"last_error_message": self.last_error, "last_error_date": 0}
        return about

    async def stop(self) -> None:
        """Deliver no more; what was not taken stays queued."""
        self.url = ""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.cancel()
        for worker in workers:
            with contextlib.suppress(asyncio.CancelledError):
                await worker
        if self._client:
            self._client.close()
            self._client = None
        self._taken.clear()

    def _drop(self, call: Call) -> None:
        if call.flag("drop_pending_updates"):
            self._updates.pending.clear()

    def _start(self) -> None:
        self._client = AsyncHTTPClient(force_instance=True, max_clients=self._connections)
        self._workers = [asyncio.create_task(self._deliver()) for _ in range(self._connections)]

    async def _deliver(self) -> None:
        while True:
            update = next((u for u in self._updates.pending if u.id not in self._taken), None)
            if update is None:
                self._updates.arrived.clear()
                await self._updates.arrived.wait()
                continue
            self._taken.add(update.id)
            await self._insist(update)
            self._taken.discard(update.id)

    async def _insist(self, update: Update) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not await self._post(update):
            self.on_delivery(False)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        self._updates.done(update)
        self.on_delivery(True)

    async def _post(self, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        request = HTTPRequest(self.url, "POST", headers, json.dumps(update.wire()), follow_redirects=False)
        assert self._client is not None
        try:
            await self._client.fetch(request)
        except HTTPClientError as refusal:
            self.last_error = f"Wrong response from the webhook: {refusal.code}"
            return False
        except OSError as problem:
            self.last_error = f"Connection failed: {problem.strerror or 'closed'}"
            return False
        self.last_error = ""
        return True
