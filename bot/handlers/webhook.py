"""The webhook: what Telegram posts, and nobody else; a stranger at the door learns nothing."""

from __future__ import annotations

import asyncio
import hmac
import json
import socket
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import structlog
from telegram.error import NetworkError
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

log = structlog.get_logger()

BODY_MAX = 1024 * 1024
"""The largest body in bytes: an update holds one message of 4,096 characters, and what it replies to."""

HEADERS_MAX = 16 * 1024
BODY_S = 10.0
"""How long a body may take to come, in seconds."""

HEAD_S = 10.0
"""How long a connection may take until its headers are whole, in seconds."""

WAITING = 100
"""The most connections from which no whole request of Telegram's has come: Telegram uses one."""

PAUSE_S = 1.0
"""How long nobody is let in when no descriptor is free, in seconds."""

Take = Callable[[Any], Awaitable[None]]


class Hook(RequestHandler):
    """Takes one update. The library's own way compares the secret by `!=`, and logs what it cannot read."""

    def initialize(self, secret: str, take: Take, let_in: Callable[[IOStream | None], None]) -> None:
        """Know the secret, who takes what was posted, and whom to tell that a connection is Telegram's."""
        self.secret, self.take, self.let_in = secret.encode(), take, let_in

    def prepare(self) -> None:
        """Refuse whoever does not know the secret, in the same time however much of it they guessed."""
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self.secret) or self.request.method != "POST":
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.let_in(getattr(self.request.connection, "stream", None))

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


class Door(HTTPServer):
    """Serves a bounded number of connections, each for one request: who comes in full makes the longest waiting go.

    A request of Telegram's comes whole and is let in at once, so that what waits is somebody who has sent half of one.
    """

    def initialize(self, *args: Any, **options: Any) -> None:
        """Serve as it is asked, with nobody waiting."""
        super().initialize(*args, **options)
        self.waiting: dict[IOStream, None] = {}
        self._listening: list[socket.socket] = []

    def listen_on(self, sockets: list[socket.socket]) -> None:
        """Accept from these, one at a time, so that what was accepted is read before the next comes."""
        self._listening = sockets
        for one in sockets:
            asyncio.get_running_loop().add_reader(one, self._accept, one)

    def _accept(self, listening: socket.socket) -> None:
        try:
            connection, address = listening.accept()
        except (BlockingIOError, ConnectionAbortedError, InterruptedError):
            return
        except OSError as problem:  # no descriptor is free: by itself the loop would ask again without end
            log.warning("nobody let in for a while", problem=problem.strerror)
            loop = asyncio.get_running_loop()
            loop.remove_reader(listening)
            loop.call_later(PAUSE_S, self._resume, listening)
            return
        connection.setblocking(False)
        stream = IOStream(connection, max_buffer_size=BODY_MAX + HEADERS_MAX, read_chunk_size=HEADERS_MAX)
        if len(self.waiting) >= WAITING:
            oldest = next(iter(self.waiting))
            self.let_in(oldest)
            oldest.close()
        self.waiting[stream] = None
        self.handle_stream(stream, address)

    def _resume(self, listening: socket.socket) -> None:
        if listening in self._listening:
            asyncio.get_running_loop().add_reader(listening, self._accept, listening)

    def let_in(self, stream: IOStream | None) -> None:
        """Keep a connection until it is answered, whoever comes."""
        if stream:
            self.waiting.pop(stream, None)

    def on_close(self, server_conn: object) -> None:
        """Forget a connection that is closed."""
        super().on_close(server_conn)
        for stream in [one for one in self.waiting if one.closed()]:
            del self.waiting[stream]

    def stop(self) -> None:
        """Accept nobody any more."""
        for one in self._listening:
            asyncio.get_running_loop().remove_reader(one)
            one.close()
        self._listening = []
        super().stop()


def listen(address: str, port: int, secret: str, take: Take) -> Door:
    """Listen for Telegram; whoever starts this stops it."""
    door = Door(
        Application(default_handler_class=Nowhere, log_function=lambda handler: None),
        max_body_size=BODY_MAX,
        max_header_size=HEADERS_MAX,
        body_timeout=BODY_S,
        idle_connection_timeout=HEAD_S,
        no_keep_alive=True,
    )
    hook = (r"/telegram", Hook, {"secret": secret, "take": take, "let_in": door.let_in})
    door.request_callback.add_handlers(r".*", [hook])  # type: ignore[union-attr]
    door.listen_on(bind_sockets(port, address))
    return door
