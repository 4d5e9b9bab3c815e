"""Where attacks are played, and what is looked at afterwards: rows, words shown, errors, a chat that is stuck."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from bot.app import Casewalk
from bot.sandbox.chat import Happening
from bot.sandbox.phone import Phone
from storage.people import Membership
from storage.tx import Tx
from tests.storage.holding import contents
from tests.town import PEOPLE, Town, town

BESIDE = {
    *("", "inbox", "outbox", "prompts", "deletions", "trail", "focus", "parked", "secrets", "record_secrets", "serving")
}
"""What every turn writes: that it was done, what was shown, where somebody stands."""

MARK = "MARKED"
"""Stands in all that is typed in an attack, so that it is known wherever it is shown."""

HELP = "Casewalk asks one question at a time"
FORBIDDEN = {"text_link", "text_mention", "spoiler", "strikethrough", "underline", "custom_emoji"}
"""Marks that no message of the bot has: where one shows, typed words were taken for HTML."""

TURNS = re.compile("[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]|\u2068(?![^\u2068\u2069]*\u2069)")
"""What turns the words of others: a sign of direction, or an isolate that is not closed."""


@dataclass(frozen=True)
class Attack:
    """Something tried, and the tables that it may change where part of it is a right use of the bot."""

    name: str
    play: Callable[[Stage], Awaitable[None]]
    may_change: frozenset[str] = frozenset()
    may_log: str = ""
    tries: int = 1


@dataclass
class Stage:
    """The town with its bot, and what was observed so far."""

    here: Town
    casewalk: Casewalk
    logged: list[MutableMapping[str, Any]]
    seen: dict[int, int] = field(default_factory=dict)
    stored: dict[str, Any] = field(default_factory=dict)

    @property
    def phones(self) -> list[Phone]:
        """Everybody's phone."""
        return [self.here.sandbox.phone(one.id) for one in PEOPLE]

    async def beat(self, phone: Phone) -> None:
        """Wait until all that somebody sent is done: they are answered as anybody is."""
        phone.post("/help")
        await phone.until(HELP)

    async def try_out(self, attack: Attack) -> list[str]:
        """Play an attack; gives what came through."""
        before, logged = self.stored or self.rows(), len(self.logged)
        for phone in self.phones:
            self.seen[phone.person.id] = len(phone.log)
        try:
            async with asyncio.timeout(30):
                await attack.play(self)
                await self.beat(self.here.auditor)
                await self.beat(self.here.admin)
        except (AssertionError, TimeoutError) as problem:
            return [f"stuck: {str(problem)[-300:]}"]
        self.stored = self.rows()
        changed = [name for name, rows in self.stored.items() if rows != before.get(name) and name not in BESIDE]
        through = [f"changed {name}" for name in changed if name not in attack.may_change]
        through += [
            f"logged {one['event']}"
            for one in self.logged[logged:]
            if one["log_level"] in ("error", "critical") and one["event"] != attack.may_log
        ]
        return through + [
            f"{phone.person.name} was shown {wrong}" for phone in self.phones for wrong in self.wrong(phone)
        ]

    def rows(self) -> dict[str, Any]:
        """Read all that is stored."""
        return self.here.store.write_now(lambda tx: contents(tx.conn))

    def news(self, phone: Phone) -> list[Happening]:
        """List what happened on a phone in this attack."""
        return phone.log[self.seen.get(phone.person.id, 0) :]

    def wrong(self, phone: Phone) -> Iterator[str]:
        """Say what stands on a phone that should not."""
        for happening in self.news(phone):
            message = happening.message
            words = happening.label if happening.event == "answered" else message.text if message else ""
            if "went wrong on our side" in words or "could not be stored" in words:
                yield f"an apology: {words}"
            if happening.event == "answered" or (happening.by_bot and message):
                if TURNS.search(words):
                    yield f"signs of direction: {words!r}"
                if "Traceback" in words or "jinja" in words.lower():
                    yield f"the inside: {words}"
            if happening.by_bot and message:
                kinds = {entity.kind for entity in message.entities}
                yield from (f"{kind} in {words!r}" for kind in kinds & FORBIDDEN)


@contextlib.asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """Set the stage: an admin of everything, and the bot serving."""
    with structlog.testing.capture_logs() as logged:
        async with town(folder) as here:
            here.store.write_now(everywhere)
            for phone in (here.auditor, here.other, here.lead, here.admin):
                phone.patience = 25.0
            async with here.bot() as casewalk:
                yield Stage(here, casewalk, logged)


def everywhere(tx: Tx) -> None:
    """Make Admin Four admin of every round."""
    tx.people.join(Membership(4, None, "admin", None))
