"""The webhook: what Telegram posts, and nobody else; a stranger at the door learns nothing."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import structlog
from telegram.error import NetworkError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

log = structlog.get_logger()

BODY_MAX = 1024 * 1024
"""The largest body in bytes: an update holds one message of 4,096 characters, and what it replies to."""

HEADERS_MAX = 16 * 1024
BODY_S = 10.0
"""How long a body may take to come, in seconds."""

Take = Callable[[Any], Awaitable[None]]


class Hook(RequestHandler):
    """Takes one update. The library's own way compares the secret by `!=`, and logs what it cannot read."""

    def initialize(self, secret: str, take: Take) -> None:
        """Know the secret, and who takes what was posted."""
        self.secret, self.take = secret.encode(), take

    def prepare(self) -> None:
        """Refuse whoever does not know the secret, in the same time however much of it they guessed."""
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self.secret) or self.request.method != "POST":
            raise HTTPError(HTTPStatus.FORBIDDEN)

    async def post(self) -> None:
        """Take the update; it is answered when it is on disk."""
        try:
            raw = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise HTTPError(HTTPStatus.BAD_REQUEST) from None
        try:
            await self.take(raw)
        except NetworkError:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from None

    def write_error(self, status_code: int, **problem: Any) -> None:
        """Answer with the bare number."""
        self.finish()

    def log_exception(self, *problem: Any) -> None:
        """Log what went wrong by its kind: the rest may hold what was typed."""
        if not isinstance(problem[1], HTTPError):
            log.error("webhook failed", problem=type(problem[1]).__name__)


class Nowhere(RequestHandler):
    """Any other address."""

    def prepare(self) -> None:
        """Refuse, as with a wrong secret: nobody learns which addresses there are."""
        self.set_status(HTTPStatus.FORBIDDEN)
        self.finish()


def listen(address: str, port: int, secret: str, take: Take) -> HTTPServer:
    """Listen for Telegram; whoever starts this stops it."""
    app = Application(
        [(r"/telegram", Hook, {"secret": secret, "take": take})],
        default_handler_class=Nowhere,
        log_function=lambda handler: None,
    )
    server = HTTPServer(app, max_body_size=BODY_MAX, max_header_size=HEADERS_MAX, body_timeout=BODY_S)
    server.add_sockets(bind_sockets(port, address))
    return server
