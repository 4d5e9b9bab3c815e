"""What the bot asked for with setWebhook, and what it is told of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox import kinds
from bot.sandbox.calls import Call
from bot.sandbox.clock import Clock
from bot.sandbox.delivery import Delivery, Target
from bot.sandbox.errors import bad_request
from bot.sandbox.updates import UpdateQueue

HERE = {"127.0.0.1", "localhost", "::1"}
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256
MOST_CONNECTIONS = 100
USUAL_CONNECTIONS = 40


class Webhook:
    """Where updates are posted to, if anywhere."""

    def __init__(self, updates: UpdateQueue, clock: Clock) -> None:
        """Begin without a webhook."""
        self.on_delivery: Callable[[bool], None] = lambda delivered: None
        self._updates = updates
        self._clock = clock
        self._delivery: Delivery | None = None

    @property
    def url(self) -> str:
        """Return the address, empty if there is no webhook."""
        return self._delivery.target.url if self._delivery else ""

    async def set(self, call: Call) -> bool:
        """Answer setWebhook."""
        target = _target(call)
        await self.stop()
        self._updates.allow(call.structure("allowed_updates"))
        self._drop(call)
        if target.url:
            self._updates.interrupt("terminated by setWebhook request")
            self._delivery = Delivery(self._updates, self._clock, target, self.on_delivery)
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
        waiting = len(self._updates.pending)
        about: dict[str, Any] = {"url": self.url, "has_custom_certificate": False, "pending_update_count": waiting}
        if self._delivery:
            about |= {"max_connections": self._delivery.target.connections, **self._delivery.trouble}
        if self._updates.allowed != kinds.UNASKED:
            about["allowed_updates"] = sorted(self._updates.allowed)
        return about

    async def stop(self) -> None:
        """Deliver no more; what was not taken stays queued."""
        delivery, self._delivery = self._delivery, None
        if delivery:
            await delivery.stop()

    def _drop(self, call: Call) -> None:
        if call.flag("drop_pending_updates"):
            self._updates.drop()


def _target(call: Call) -> Target:
    url, secret = call.text("url"), call.text("secret_token")
    connections = min(max(call.integer("max_connections", USUAL_CONNECTIONS), 1), MOST_CONNECTIONS)
    if url and urlsplit(url).hostname not in HERE:
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return Target(url, secret, connections)
