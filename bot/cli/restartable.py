"""A bot that can be stopped and begun again on the same database while its sandbox stays up."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from bot.app import Casewalk
from bot.cli.database import opened
from bot.office.calendar import Calendar
from bot.sandbox.clock import Clock
from bot.settings import Settings
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words


class Restartable:
    """The bot as the demo runs it: each life opens the database for itself, as a new process would."""

    def __init__(self, settings: Settings, catalog: Catalog, clock: Clock | None = None) -> None:
        self._settings, self._catalog, self._clock = settings, catalog, clock or Clock()
        self._casewalk: Casewalk | None = None
        self._life = contextlib.AsyncExitStack()
        self._one_at_a_time = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve while the context is open, over any number of restarts."""
        await self._begin()
        try:
            yield
        finally:
            await self._life.aclose()

    async def restart(self) -> None:
        """Stop serving, close the database, and begin again; returns when the bot serves."""
        async with self._one_at_a_time:
            await self._life.aclose()
            await self._begin()

    async def next_morning(self) -> str:
        """Put the clock forward to the next working morning and remind people; gives the day it is then."""
        async with self._one_at_a_time:
            calendar, now = Calendar.of(self._settings.time_zone, self._settings.hours), self._now()
            day = calendar.after(calendar.today(now.isoformat()))
            self._clock.advance(seconds=(calendar.opening(day) - now).total_seconds())
            if self._casewalk:
                await self._casewalk.chase()
        return f"{day:%A} {in_words(day)}"

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    async def _begin(self) -> None:
        async with contextlib.AsyncExitStack() as life:
            store = life.enter_context(opened(self._settings, self._now))
            self._casewalk = Casewalk(self._settings, store, self._catalog)
            await life.enter_async_context(self._casewalk.serving())
            self._life = life.pop_all()
