"""Turns in order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram.ext import BaseUpdateProcessor

from bot.flows.turn import Heard
from bot.handlers.inbound import Elsewhere, Resend

SLOTS = 256
"""How many chats are served at the same time."""

WAITING = 100_000
"""How many updates may wait for their chat's turn."""


class InOrder(BaseUpdateProcessor):
    """A lock a chat, taken before one of the slots, so that one flooding chat holds up only itself."""

    def __init__(self, slots: int = SLOTS) -> None:
        super().__init__(WAITING)
        self._slots = asyncio.Semaphore(slots)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then for a slot."""
        chat = update.telegram_id if isinstance(update, Heard | Resend | Elsewhere) else 0
        lock = self._chats.get(chat)
        if lock is None:
            lock = self._chats[chat] = asyncio.Lock()
        async with lock, self._slots:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""
