"""The sandbox: a Telegram Bot API and a web page with phones, on this machine only."""

from __future__ import annotations

from collections.abc import Sequence

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from bot.sandbox.api_handlers import FileHandler, MethodHandler, UnknownHandler
from bot.sandbox.chat import Someone
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.feed import watch
from bot.sandbox.group import Group
from bot.sandbox.methods import BotApi
from bot.sandbox.page_handlers import routes
from bot.sandbox.page_requests import Shown
from bot.sandbox.phone import Phone
from bot.sandbox.places import Kind
from bot.sandbox.sends import Sends
from bot.sandbox.telegram import Telegram
from bot.sandbox.trainer import Trainer

HOST = "127.0.0.1"
LARGEST_REQUEST = 64 * 1024 * 1024
"""More than Telegram takes, so that what is too large is refused in words and not by hanging up."""

__all__ = ["Sandbox", "Someone"]


class Sandbox:
    """A Telegram on this machine, with one bot and a phone for each person."""

    def __init__(
        self,
        people: Sequence[Someone] = (),
        bot_name: str = "Casewalk",
        *,
        token: str = "",
        limits: bool = False,
    ) -> None:
        """Give each of the people a phone.

        With a token no other is let in; one that looks real raises RealTokenError. With limits, a bot that sends faster
        than Telegram likes gets 429.
        """
        self._telegram = Telegram(people, bot_name, token=token, limits=limits)
        self._api = BotApi(self._telegram)
        self._feed, self._presence = watch(self._telegram)
        self._api.webhook.on_delivery = self._presence.set
        self.trainer = Trainer(self._telegram.faults)
        self._sends = Sends()
        self._phones: dict[int, Phone] = {}
        self._server: HTTPServer | None = None
        self._port = 0

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1, on a free port if none is named."""
        sockets = bind_sockets(port, HOST)
        self._port = sockets[0].getsockname()[1]
        self._server = HTTPServer(self._application(), max_buffer_size=LARGEST_REQUEST)
        self._server.add_sockets(sockets)

    async def stop(self) -> None:
        """Stop listening and close every connection."""
        await self._api.webhook.stop()
        self._telegram.updates.close()
        self._presence.stop()
        self._feed.close()
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None

    @property
    def url(self) -> str:
        """Return the address of the page, and of the Bot API without /bot."""
        return f"http://{HOST}:{self._port}"

    @property
    def faults(self) -> Faults:
        """Return where troubles are ordered."""
        return self._telegram.faults

    @property
    def clock(self) -> Clock:
        """Return the sandbox's clock, to make things older."""
        return self._telegram.clock

    def add(self, someone: Someone) -> Phone:
        """Give somebody else a phone."""
        self._telegram.add(someone)
        self._feed.tell(event="refresh")
        return self.phone(someone.id)

    def phone(self, person_id: int) -> Phone:
        """Return somebody's phone."""
        if person_id not in self._phones:
            self._phones[person_id] = Phone(self._telegram, self._telegram.chats[person_id])
        return self._phones[person_id]

    def group(self, title: str, kind: Kind = "group") -> Group:
        """Begin a group, a supergroup or a channel, where the bot is not yet."""
        return Group.begin(self._telegram, title, kind)

    def _application(self) -> Application:
        api = {"api": self._api}
        shown = Shown(self._telegram, self._feed, self._presence, self._sends, self.trainer)
        return Application(
            [
                (r"/bot([^/]+(?:/test)?)/(\w+)", MethodHandler, api),
                (r"/file/bot([^/]+(?:/test)?)/(.+)", FileHandler, api),
                *routes(shown),
            ],
            default_handler_class=UnknownHandler,
            log_function=lambda handler: None,
        )
