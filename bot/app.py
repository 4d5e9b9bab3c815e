"""The composition root: store, catalog, desk and the Telegram application, put together and run."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.ext import Application, TypeHandler

from bot.desk import Desk
from bot.flows.turn import Heard, Notice
from bot.handlers.inbound import ALLOWED, Elsewhere, Intake, KeepingBot, KeptQueue, Resend, read
from bot.handlers.order import SLOTS, InOrder
from bot.handlers.outbound import Outbound
from bot.handlers.reaching import fetched_nothing, reach, told_apart
from bot.handlers.strangers import Strangers
from bot.handlers.table import menu
from bot.handlers.turns import Turns
from bot.handlers.webhook import Door, listen
from bot.handlers.wire import AiohttpRequest
from bot.office.calendar import Calendar
from bot.office.concerns import tell_unheard
from bot.office.unasked import AT_ONCE, UNASKED, may_go, take_back, to_put
from bot.render import Renderer
from bot.settings import Settings, SettingsError
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx

log = structlog.get_logger()

SWEEP_S = 20.0
"""How often what could not be sent is tried again, in seconds."""

TICK_S = 60.0
"""How often it is looked whether anybody is to be reminded, in seconds."""


def forget(tx: Tx) -> None:
    """Forget updates and deletions that are done with; let go what Telegram will soon delete no longer."""
    tx.inbox.forget()
    tx.deletions.forget()
    tx.deletions.let_old_go()


App = Application[Any, Any, Any, Any, Any, Any]


class Casewalk:
    """The bot over one store: serves until it is stopped. One that `chases` reminds people by itself."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        catalog: Catalog,
        *,
        webhook: bool = False,
        chases: bool = True,
    ) -> None:
        self.settings, self.store, self.webhook, self.chases = settings, store, webhook, chases
        self.order, strangers = InOrder(), Strangers()
        self.intake = Intake(store, settings.pepper_file, strangers, self.order.has_room)
        self.bot = KeepingBot(
            settings.token.get_secret_value(),
            self.intake,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=AiohttpRequest(SLOTS),
            get_updates_request=AiohttpRequest(2),
        )
        self.queue = KeptQueue(self.intake, webhook=webhook)
        self.renderer = Renderer(settings.time_zone, settings.contact)
        self.outbound = Outbound(self.bot, store, self.renderer)
        self.calendar = Calendar.of(settings.time_zone, settings.hours)
        desk = Desk(store, catalog, self.calendar, strangers.is_noted)
        self.turns = Turns(
            desk, self.outbound, self.intake.reading.remembered, self.queue.put, strangers, self.order.line
        )
        self._unsent: set[Resend] = set()
        self._sending: dict[Resend, asyncio.Task[None]] = {}
        self._tried: dict[Resend, int] = {}
        self._looks = 0
        self.app: App = (
            Application.builder().bot(self.bot).update_queue(self.queue).concurrent_updates(self.order).build()
        )
        self.app.add_handler(TypeHandler(Heard, self._heard))
        self.app.add_handler(TypeHandler(Resend, self._resend))
        self.app.add_handler(TypeHandler(Elsewhere, self._elsewhere))
        self.app.add_error_handler(self._failed)
        self.hook: Door | None = None

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve Telegram while the context is open."""
        await reach(self.bot)
        async with self.app:
            self.intake.bot_id = self.bot.id
            await self.store.write(lambda tx: tx.prompts.serve(self.bot.id, self.bot.username))
            await self._introduce()
            await self._take_up()
            beside: list[asyncio.Task[None]] = []
            try:
                await self._listen()
                await self.app.start()
                beside = [asyncio.create_task(self._sweep()), asyncio.create_task(self._tick())]
                log.info("serving", bot=self.bot.username, webhook=self.webhook)
                yield
            finally:
                for task in beside:
                    task.cancel()
                await asyncio.gather(*beside, return_exceptions=True)
                await self._stop_listening()
                self.queue.is_closing = True
                if self.app.running:
                    await self.app.stop()

    async def _listen(self) -> None:
        updater = self.app.updater
        assert updater
        if not self.webhook:
            await updater.start_polling(
                allowed_updates=ALLOWED, timeout=30, bootstrap_retries=-1, error_callback=fetched_nothing
            )
            return
        secret, url = self.settings.webhook_secret.get_secret_value(), self.settings.webhook_url.rstrip("/")
        try:
            self.hook = listen(self.settings.webhook_listen, self.settings.webhook_port, secret, self._posted)
        except OSError as problem:
            raise SettingsError(f"CASEWALK_WEBHOOK_PORT cannot be listened on ({problem.strerror})") from None
        asked = {"secret_token": secret, "allowed_updates": ALLOWED, "max_connections": 1}
        try:
            await self.outbound.insist("setwebhook", url=f"{url}/telegram", **asked)
        except TelegramError as problem:
            raise SettingsError(f"Telegram refused CASEWALK_WEBHOOK_URL ({told_apart(problem)})") from None

    async def _stop_listening(self) -> None:
        if self.hook:
            self.hook.stop()
            await self.hook.close_all_connections()
        if self.app.updater and self.app.updater.running:
            await self.app.updater.stop()

    async def _posted(self, raw: Any) -> None:
        """Keep an update that Telegram posted, and put it in the queue."""
        update = read(raw, self.bot)
        if update:
            await self.queue.put(update)

    async def _take_up(self) -> None:
        """Put back what was kept and not done, then what was decided and not seen off, or not deleted."""
        heard, due = await self.store.read(lambda tx: (tx.inbox.to_do(self.bot.id), self._due(tx)))
        for text in heard:
            await self.queue.put(Heard.from_json(text))
        for request in due:
            await self.queue.put(request)
        if heard or due:
            log.info("taking up", updates=len(heard), unsent=len(due))

    async def _sweep(self) -> None:
        """Sweep now and then."""
        while True:
            await asyncio.sleep(SWEEP_S)
            try:
                await self.sweep()
            except Exception:
                log.exception("sweep failed, tried again later")

    async def sweep(self) -> None:
        """Try again what could not be sent since the sweep before; delete what is due; forget what is old."""
        await self.store.write(forget)
        due = await self.store.read(self._due)
        for request in due:
            if (request in self._unsent or not request.person_id) and not self.outbound.rests(request.telegram_id):
                await self.queue.put(request)
        self._unsent = set(due)

    async def _tick(self) -> None:
        """Remind people, minute by minute, of what it is time to hear."""
        while self.chases:
            await asyncio.sleep(TICK_S)
            try:
                await self.look()
            except Exception:
                log.exception("nobody reminded, tried again later")

    async def chase(self) -> None:
        """Look, and wait until all that was found was sent, or left for later."""
        await asyncio.gather(*map(asyncio.shield, await self.look()))

    async def look(self) -> list[asyncio.Task[None]]:
        """Put in the outbox what it is time to say by itself, and send it on its way; nobody waits for a chat's send.

        What is due is worked out from the store and its clock, so it does not matter how often this is called.
        """
        for request in await self.store.write(self._unheard):
            await self.queue.put(request)
        await self.store.write(lambda tx: take_back(tx, self.calendar))
        for put in await self.store.read(lambda tx: to_put(tx, self.calendar)):
            try:
                await self.store.write(put)
            except Exception:
                log.exception("one is not reminded, tried again later")
        due = await self.store.read(lambda tx: self._due(tx, unasked_only=True))
        self._looks += 1
        tried = {one: self._tried.get(one, 0) for one in due}  # who waits longest comes first
        may = [one for one in due if one not in self._sending and not self.outbound.rests(one.telegram_id)]
        chosen = sorted(may, key=lambda one: tried[one])[:AT_ONCE]
        self._tried = tried | dict.fromkeys(chosen, self._looks)
        return [self._send(request) for request in chosen]

    def _send(self, request: Resend) -> asyncio.Task[None]:
        """Send a request on its way in its chat's turn."""
        task = self._sending[request] = self.app.create_task(self._in_order(request))
        task.add_done_callback(lambda _: self._sending.pop(request, None))
        return task

    def _unheard(self, tx: Tx) -> list[Resend]:
        """Look whether a concern could reach nobody, at any hour; gives whom to tell so."""
        tell_unheard(tx)
        return [Resend(person_id, tx.people.get(person_id).telegram_id) for person_id in sorted(tx.outbox.told)]

    async def _in_order(self, request: Resend) -> None:
        """Do a request of our own as the application does an update: in its chat's turn."""
        await self.app.update_processor.process_update(request, self.app.process_update(request))

    def _due(self, tx: Tx, *, unasked_only: bool = False) -> list[Resend]:
        due = [one for one in may_go(tx, self.calendar) if one.kind in UNASKED or not unasked_only]
        people = dict.fromkeys(one.person_id for one in due)
        sends = [Resend(person_id, tx.people.get(person_id).telegram_id) for person_id in people]
        chats = () if unasked_only else set(tx.deletions.chats()) - {one.telegram_id for one in sends}
        return [*sends, *(Resend(0, chat_id) for chat_id in sorted(chats))]

    async def _introduce(self) -> None:
        """Set what the bot says of itself, and the menu of commands that everybody has."""
        about = self.renderer.toast(Notice("about_the_bot"))
        try:
            await self.bot.do_api_request("setmydescription", api_kwargs={"description": about})
            await self.bot.do_api_request("setmycommands", api_kwargs={"commands": menu(set())})
        except TelegramError as problem:
            log.warning("menu of commands not set", problem=str(problem))

    async def _heard(self, heard: Heard, context: object) -> None:
        await self.turns.take(heard)

    async def _resend(self, request: Resend, context: object) -> None:
        await self.turns.resend(request)

    async def _elsewhere(self, place: Elsewhere, context: object) -> None:
        await self.turns.leave(place)

    async def _failed(self, update: object, context: Any) -> None:
        """Log what slipped through, by its number and never its content."""
        update_id = update.update_id if isinstance(update, Heard) else None
        log.error("turn failed", update_id=update_id, problem=repr(context.error), exc_info=context.error)
