"""What every request of the page goes through: only the page's own origin may ask."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tornado.web import HTTPError

from bot.sandbox.api_handlers import LoopbackHandler
from bot.sandbox.chat import Chat
from bot.sandbox.feed import Feed, Presence
from bot.sandbox.sends import Sends
from bot.sandbox.telegram import Telegram
from bot.sandbox.trainer import Trainer

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
POLICY += "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Shown:
    """What the page shows, and what it acts on."""

    telegram: Telegram
    feed: Feed
    presence: Presence
    sends: Sends
    trainer: Trainer


class PageHandler(LoopbackHandler):
    """What all answers to the page have in common."""

    def initialize(self, shown: Shown) -> None:
        """Keep what the page shows."""
        self.shown = shown
        self.telegram = shown.telegram

    def set_default_headers(self) -> None:
        """Allow nothing but our own files."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        """Turn away requests another site's page makes."""
        super().prepare()
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        origin = self.request.headers.get("Origin")
        ours = origin is None or urlsplit(origin).netloc == self.request.host
        navigates = self.request.headers.get("Sec-Fetch-Mode") == "navigate" and self.request.method == "GET"
        marked = self.request.method == "GET" or "X-Sandbox-Page" in self.request.headers
        if not (ours and marked and (site in {"same-origin", "none"} or navigates)):
            raise HTTPError(403, "only the sandbox's own page may ask this")

    def chat(self, person: Any) -> Chat:
        """Return the chat of the person a request is about."""
        found = self.telegram.chats.get(int(person)) if str(person).isdecimal() else None
        if found is None:
            raise HTTPError(404, "nobody has this id")
        return found

    def body(self) -> dict[str, Any]:
        """Return the JSON body."""
        try:
            body = json.loads(self.request.body)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise HTTPError(400, "a JSON object is expected")
        return body
