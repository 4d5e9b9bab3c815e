"""What the page is told as it happens, and whether the bot is there."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.sandbox.chat import Chat, Happening
from bot.sandbox.telegram import Telegram
from bot.sandbox.views import view

GRACE_SECONDS = 5.0


class Feed:
    """Tells every open page what happens."""

    def __init__(self) -> None:
        """Begin with no page open."""
        self._pages: set[asyncio.Queue[dict[str, Any] | None]] = set()

    def open(self) -> asyncio.Queue[dict[str, Any] | None]:
        """Return where a page hears; None ends it."""
        page: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._pages.add(page)
        return page

    def leave(self, page: asyncio.Queue[dict[str, Any] | None]) -> None:
        """Forget a page that was closed."""
        self._pages.discard(page)

    def close(self) -> None:
        """End every page's stream."""
        for page in self._pages:
            page.put_nowait(None)

    def tell(self, **news: Any) -> None:
        """Tell every page."""
        for page in self._pages:
            page.put_nowait(news)

    def happened(self, chat: Chat, happening: Happening) -> None:
        """Tell every page what happened in a chat."""
        message, person = happening.message, chat.person.id
        match happening.event:
            case "said" | "edited" if message:
                self.tell(event="message", person=person, message=view(message))
            case "deleted" if message:
                self.tell(event="deleted", person=person, id=message.id)
            case "typing":
                self.tell(event="typing", person=person)
            case "answered":
                about = {"text": happening.label, "alert": happening.alert}
                self.tell(event="answered", person=person, message=message.id if message else None, **about)


class Presence:
    """Whether a bot fetches its updates."""

    def __init__(self, feed: Feed) -> None:
        """Begin without a bot."""
        self.running = False
        self._feed = feed
        self._timer: asyncio.TimerHandle | None = None

    def polling(self, waiting: bool) -> None:
        """Note that a poll began, or that it ended and the next should come soon."""
        self.stop()
        if waiting:
            self.set(True)
        else:
            self._timer = asyncio.get_running_loop().call_later(GRACE_SECONDS, self.set, False)

    def set(self, running: bool) -> None:
        """Tell the pages if the bot came or went."""
        if running != self.running:
            self.running = running
            self._feed.tell(event="bot", running=running)

    def stop(self) -> None:
        """Wait for the next poll no longer."""
        if self._timer:
            self._timer.cancel()
            self._timer = None


def watch(telegram: Telegram) -> tuple[Feed, Presence]:
    """Follow what happens in every chat, and the bot's coming and going."""
    feed = Feed()
    presence = Presence(feed)
    telegram.listeners.append(feed.happened)
    telegram.updates.on_poll = presence.polling
    telegram.commands.on_change = lambda: feed.tell(event="refresh")
    return feed, presence
