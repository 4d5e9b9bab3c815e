"""The Bot API over HTTP: /bot<token>/METHOD and /file/bot<token>/PATH."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tornado.web import HTTPError, RequestHandler

from bot.sandbox.calls import Call, Upload
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.methods import BotApi

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


class LoopbackHandler(RequestHandler):
    """Answers only requests that were addressed to this machine by its own name."""

    def prepare(self) -> None:
        """Turn away a request that names another host (a web page that rebinds its name to us)."""
        if self.request.host_name not in LOOPBACK:
            raise HTTPError(403, "the sandbox answers on 127.0.0.1 only")


class MethodHandler(LoopbackHandler):
    """Runs one method."""

    def initialize(self, api: BotApi) -> None:
        """Keep what the call is run on."""
        self._api = api
        self._running: asyncio.Task[tuple[Any, bool]] | None = None

    async def get(self, token: str, method: str) -> None:
        """Take a call with its parameters in the address."""
        await self._answer(token, method)

    async def post(self, token: str, method: str) -> None:
        """Take a call with its parameters in the body."""
        await self._answer(token, method)

    def on_connection_close(self) -> None:
        """Stop waiting for updates on behalf of a bot that has gone."""
        if self._running:
            self._running.cancel()

    async def _answer(self, token: str, method: str) -> None:
        try:
            self._api.telegram.admit(token)
            self._running = asyncio.create_task(self._api.run(self._call(method)))
            result, lost = await self._running
        except ApiError as refusal:
            self.set_status(refusal.code)
            self.finish(refusal.wire())
        except asyncio.CancelledError:
            if self._running and not self._running.cancelled():
                raise
        else:
            if lost:
                self.detach().close()
                return
            self.finish({"ok": True, "result": result})

    def _call(self, method: str) -> Call:
        given: dict[str, Any] = {name: self.get_argument(name, "", strip=False) for name in self.request.arguments}
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            given |= self._json()
        uploads = {
            name: Upload(files[0].filename or "file", files[0].content_type, files[0].body)
            for name, files in self.request.files.items()
        }
        return Call(method.lower(), given, uploads)

    def _json(self) -> dict[str, Any]:
        try:
            body = json.loads(self.request.body or b"{}")
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        return body


class FileHandler(LoopbackHandler):
    """Lets the bot fetch a file."""

    def initialize(self, api: BotApi) -> None:
        """Keep where the files are."""
        self._api = api

    def get(self, token: str, path: str) -> None:
        """Answer with the content of the file."""
        try:
            self._api.telegram.admit(token)
        except ApiError as refusal:
            self.set_status(refusal.code)
            self.finish(refusal.wire())
            return
        stored = self._api.telegram.files.at(path)
        if stored is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(stored.content)


class UnknownHandler(LoopbackHandler):
    """Answers what is nobody's address the way Telegram does."""

    def prepare(self) -> None:
        """Say that there is nothing here."""
        self.set_status(404)
        self.finish({"ok": False, "error_code": 404, "description": "Not Found"})
