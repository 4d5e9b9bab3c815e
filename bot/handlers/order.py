"""Turns in order within a chat, side by side across chats; a chat that floods waits, and holds up only itself."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

from telegram.ext import BaseUpdateProcessor

from bot.flows.turn import Heard
from bot.handlers.inbound import Elsewhere, Resend

SLOTS = 256
"""How many chats are served at the same time."""

WAITING = 100_000
"""How many updates may wait for their chat's turn."""

CROWD = 30
"""How many may wait in a chat and still be answered one by one: somebody who pastes a long text, not a flood."""

CHAT_MAX = 3000
"""How many may wait in one chat; what comes on top is not kept, and they are told."""

PAUSE_S = 0.02
"""How long a crowded chat waits after each of its turns, in seconds, or as long as the turn took where that is more."""


@dataclass(eq=False)
class Line:
    """The turns of a chat that wait, and what a crowd of them is to be told."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    crowded: bool = False
    told: bool = False
    lost: int = 0

    def is_held_back(self) -> bool:
        """Tell whether the turn that is done now is answered later, with those that wait behind it."""
        return self.crowded and self.waiting > 0


class InOrder(BaseUpdateProcessor):
    """A lock a chat, taken before one of the slots."""

    def __init__(self, slots: int = SLOTS, *, most: int = CHAT_MAX, pause_s: float = PAUSE_S) -> None:
        super().__init__(WAITING)
        self._slots, self._most, self._pause_s = asyncio.Semaphore(slots), most, pause_s
        self._chats: WeakValueDictionary[int, Line] = WeakValueDictionary()

    def line(self, chat: int) -> Line:
        """Give a chat's line; nobody keeps one in which nothing waits."""
        line = self._chats.get(chat)
        if line is None:
            line = self._chats[chat] = Line()
        return line

    def has_room(self, chat: int) -> bool:
        """Tell whether one more of a chat may be kept; what may not is counted, to be told of."""
        line = self.line(chat)
        if line.waiting < self._most:
            return True
        line.lost += 1
        return False

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then for a slot."""
        line = self.line(update.telegram_id if isinstance(update, Heard | Resend | Elsewhere) else 0)
        line.waiting += 1
        try:
            await line.lock.acquire()
        finally:
            line.waiting -= 1
        try:
            line.crowded = line.crowded or line.waiting >= CROWD
            async with self._slots:
                began = time.monotonic()
                await coroutine
            if line.is_held_back():
                await asyncio.sleep(max(self._pause_s, time.monotonic() - began))
        finally:
            line.lock.release()
            if not line.waiting:
                line.crowded = line.told = False

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""
