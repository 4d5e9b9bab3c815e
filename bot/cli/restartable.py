"""A bot that can be stopped and begun again on the same database while its sandbox stays up."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from bot.app import Casewalk
from bot.cli.database import opened
from bot.settings import Settings
from questionnaires.catalog import Catalog


class Restartable:
    """The bot as the demo runs it: each life opens the database for itself, as a new process would."""

    def __init__(self, settings: Settings, catalog: Catalog) -> None:
        self._settings, self._catalog = settings, catalog
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

    async def _begin(self) -> None:
        async with contextlib.AsyncExitStack() as life:
            store = life.enter_context(opened(self._settings))
            await life.enter_async_context(Casewalk(self._settings, store, self._catalog).serving())
            self._life = life.pop_all()
