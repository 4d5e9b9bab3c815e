"""Calling the Bot API: tried again where a fault may pass, and never for what is no longer due."""

from __future__ import annotations

import math
import os
import time
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential

from bot.flows.may_hear import may_be_sent
from storage.store import Store
from storage.tx import Tx

os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB's coming way to say retry_after; without it every 429 warns

TRIES = 5
"""How often a send is tried before it is left to the next round of resending."""


PATIENCE_S = 10.0
"""The longest that a send waits for its chat, in seconds; what is asked to wait longer waits in the outbox."""


def wait_for(state: RetryCallState) -> float:
    """Wait as long as Telegram asks, else half a second, then twice as long each time; in seconds."""
    problem = state.outcome.exception() if state.outcome else None
    if isinstance(problem, RetryAfter):
        return seconds(problem)
    return float(0.5 * 2 ** (state.attempt_number - 1))


def seconds(problem: RetryAfter) -> float:
    """Say how long Telegram asks to be left alone, in seconds."""
    asked = problem.retry_after
    return float(asked) if isinstance(asked, int) else asked.total_seconds()


def passes_by_itself(problem: BaseException) -> bool:
    """Tell a fault that another try may soon mend from one that it cannot."""
    if isinstance(problem, RetryAfter):
        return seconds(problem) <= PATIENCE_S
    return isinstance(problem, NetworkError) and not isinstance(problem, BadRequest)


class NoLongerDue(Exception):
    """What was to be sent was dropped meanwhile, or may no longer be read as it was made: it is never sent so."""


def _may_go(tx: Tx, outbox_id: int, chat_id: int) -> bool:
    due = tx.outbox.find_due(outbox_id)
    return due is not None and may_be_sent(tx, due, chat_id)


class Caller:
    """Calls the Bot API for one bot. A chat that is to be left alone for longer is not called before its time."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self.bot, self.store = bot, store
        self._resting: dict[int, float] = {}

    def rests(self, chat_id: int) -> float:
        """Tell for how many seconds a chat is still to be left alone."""
        left = self._resting.get(chat_id, 0.0) - time.monotonic()
        if left <= 0:
            self._resting.pop(chat_id, None)
        return max(left, 0.0)

    async def call(self, method: str, outbox_id: int = 0, **parameters: Any) -> Any:
        """Call a method, again when the fault may pass; raises TelegramError when it does not.

        What is in the outbox is asked for before each try: raises NoLongerDue where whom it is for has moved, or lost a
        right, since it was made.
        Method names are in lower case, which Telegram takes as well: it skips building objects that nobody reads.
        """
        retrying = AsyncRetrying(
            stop=stop_after_attempt(TRIES), wait=wait_for, retry=retry_if_exception(passes_by_itself), reraise=True
        )
        return await retrying(self._try, method, outbox_id, parameters)

    async def insist(self, method: str, **parameters: Any) -> Any:
        """Call a method until it is done, as long as the fault may pass."""
        patiently = AsyncRetrying(
            wait=wait_exponential(multiplier=0.5, max=30), retry=retry_if_exception(passes_by_itself), reraise=True
        )
        return await patiently(self._try, method, 0, parameters)

    async def _try(self, method: str, outbox_id: int, parameters: dict[str, Any]) -> Any:
        if outbox_id and not await self.store.read(lambda tx: _may_go(tx, outbox_id, parameters["chat_id"])):
            raise NoLongerDue
        chat_id = parameters.get("chat_id", 0)
        if left := self.rests(chat_id):
            raise RetryAfter(math.ceil(left))
        try:
            return await self.bot.do_api_request(method, api_kwargs=parameters)
        except RetryAfter as problem:
            if chat_id and (asked := seconds(problem)) > PATIENCE_S:
                self._resting[chat_id] = time.monotonic() + asked
            raise
