"""The bot's line to Telegram: straight to the sandbox in this process, or over real HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from pydantic import SecretStr
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.app import Casewalk
from bot.desk import Desk
from bot.handlers.inbound import Intake, KeepingBot, Resend
from bot.handlers.outbound import Outbound
from bot.handlers.turns import Turns
from bot.render import Renderer
from bot.sandbox.calls import Call, Upload
from bot.sandbox.errors import ApiError
from bot.sandbox.methods import BotApi
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.sandbox.telegram import Telegram
from bot.sandbox.updates import Update as Sent
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.fuzz.rounds import PEOPLE


class Straight(BaseRequest):
    """Carries the bot's calls to the sandbox as they are: all of Telegram's rules, and no HTTP."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float:
        """How long an answer may take; there is none to wait for."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *waits: Any, **more_waits: Any
    ) -> tuple[int, bytes]:
        """Run one call."""
        given = request_data.parameters if request_data else {}
        files = request_data.multipart_data if request_data else {}
        uploads = {
            name: Upload(filename, mime, content)
            for name, (filename, content, mime) in files.items()
            if isinstance(content, bytes)
        }
        try:
            result, _ = await self._api.run(Call(url.rpartition("/")[2].lower(), given, uploads))
        except ApiError as refusal:
            return refusal.code, json.dumps(refusal.wire()).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()


def deliver_again(telegram: Telegram, updates: Sequence[Sent]) -> None:
    """Put updates back that the bot has had, as Telegram may."""
    telegram.updates.pending.extend(updates)
    telegram.updates._wake()


class Line(Protocol):
    """A bot that is up, with the phones it talks to."""

    store: Store
    telegram: Telegram
    phones: dict[int, Phone]

    async def settle(self) -> None:
        """Let the bot take all that was sent to it, and answer."""

    async def restart(self) -> None:
        """Stop the bot and start it again, with nothing but its database."""


class StraightLine:
    """Everything of the bot but polling and HTTP: intake, inbox, turns, desk, templates, outbox."""

    def __init__(self, path: Path) -> None:
        self.path, self.telegram = path, Telegram(PEOPLE, "Casewalk")
        self.telegram.admit("test")
        self.phones = {one.id: Phone(self.telegram, self.telegram.chats[one.id]) for one in PEOPLE}
        self.store = Store(path)

    async def start(self) -> None:
        """Put the bot together over the open store."""
        self._intake = Intake(self.store, self.path.parent / "pepper")
        api = BotApi(self.telegram)
        self._bot = KeepingBot("test", self._intake, request=Straight(api), get_updates_request=Straight(api))
        await self._bot.initialize()
        self._intake.bot_id = self._bot.id
        outbound = Outbound(self._bot, self.store, Renderer())
        self._turns = Turns(Desk(self.store, Catalog()), outbound, self._intake.reading.remembered, self._tell)

    async def _tell(self, request: Resend) -> None:
        await self._turns.resend(request)

    async def settle(self) -> None:
        """Take every update in order, as a batch that was polled."""
        batch = list(self.telegram.updates.pending)
        self.telegram.updates.pending.clear()
        updates = [update for one in batch if (update := Update.de_json(one.wire(), self._bot))]
        await self._intake.keep_all(updates)
        for update in updates:
            heard = self._intake.take(update)
            if heard is not None:
                await self._turns.take(heard)

    async def restart(self) -> None:
        """Close the database, open it again, and put everything together anew."""
        await self._bot.shutdown()
        self.store.close()
        self.store = Store(self.path)
        await self.start()

    async def stop(self) -> None:
        """Close the database."""
        await self._bot.shutdown()
        self.store.close()


class ServedLine:
    """The whole application, polling a sandbox over HTTP."""

    def __init__(self, path: Path, sandbox: Sandbox, telegram: Telegram) -> None:
        self.path, self.sandbox, self.telegram = path, sandbox, telegram
        self.phones = {one.id: sandbox.phone(one.id) for one in PEOPLE}
        self.store = Store(path)
        self._polled = asyncio.Event()
        before = telegram.updates.on_poll

        def polled(waiting: bool) -> None:
            before(waiting)
            self._polled.set()

        telegram.updates.on_poll = polled

    async def start(self) -> None:
        """Start serving."""
        settings = Settings(token=SecretStr("test"), api_url=self.sandbox.url, database=self.path)
        self._bot = Casewalk(settings, self.store, Catalog(), chases=False)
        self._serving = contextlib.AsyncExitStack()
        await self._serving.enter_async_context(self._bot.serving())

    async def settle(self) -> None:
        """Wait until every update was confirmed, which comes after it was queued, and its turn is over."""
        while self.telegram.updates.pending:
            self._polled.clear()
            await self._polled.wait()
        await self._bot.queue.join()

    async def restart(self) -> None:
        """Stop serving, and serve again from the same database."""
        await self.stop()
        self.store = Store(self.path)
        await self.start()

    async def stop(self) -> None:
        """Stop serving and close the database."""
        await self._serving.aclose()
        self.store.close()


@contextlib.asynccontextmanager
async def straight(path: Path) -> AsyncIterator[StraightLine]:
    """Bring the bot up without HTTP."""
    line = StraightLine(path)
    await line.start()
    try:
        yield line
    finally:
        await line.stop()


@contextlib.asynccontextmanager
async def served(path: Path) -> AsyncIterator[ServedLine]:
    """Bring the bot up over real HTTP."""
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    line = ServedLine(path, sandbox, sandbox._telegram)
    await line.start()
    try:
        yield line
    finally:
        await line.stop()
        await sandbox.stop()
