"""A group, supergroup or channel as tests drive it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.sandbox import membership
from bot.sandbox.chat import Found, Happening, Message, Someone
from bot.sandbox.phone import PATIENCE_SECONDS
from bot.sandbox.places import Kind, Place, SharedChat
from bot.sandbox.telegram import Telegram
from bot.sandbox.transcript import transcript

FIRST_NUMBER = {"group": -4_000_000_000, "supergroup": -1_002_000_000_000, "channel": -1_002_000_000_000}
"""Shared chats have negative numbers; those of supergroups and channels begin with -100."""


class Group:
    """Lets people add the bot and talk in front of it."""

    def __init__(self, telegram: Telegram, chat: SharedChat, patience: float = PATIENCE_SECONDS) -> None:
        """Drive a chat; waits give up after `patience` seconds."""
        self._telegram = telegram
        self._chat = chat
        self.patience = patience

    @classmethod
    def begin(cls, telegram: Telegram, title: str, kind: Kind) -> Group:
        """Make a group without the bot."""
        place = Place(FIRST_NUMBER[kind] - len(telegram.shared), title, kind)
        chat = telegram.shared[place.id] = SharedChat(place)
        return cls(telegram, chat)

    # What people do

    def add_bot(self, person: Someone, *, may_write: bool = True) -> None:
        """Add the bot, also where it may not write."""
        membership.join(self._telegram, self._chat, person, may_write=may_write)

    def remove_bot(self, person: Someone) -> None:
        """Remove the bot."""
        membership.put_out(self._telegram, self._chat, person)

    def say(self, person: Someone, text: str, reply_to: Message | None = None) -> Message:
        """Say something; in a channel, post it."""
        return membership.say(self._telegram, self._chat, person, text, reply_to)

    def upgrade(self, person: Someone) -> Group:
        """Make a supergroup of a group; return that."""
        other = Group.begin(self._telegram, self._chat.person.name, "supergroup")
        membership.move(self._telegram, self._chat, other._chat, person)
        return other

    # Looking and waiting

    @property
    def id(self) -> int:
        """Return the number of the chat."""
        return self._chat.person.id

    @property
    def has_bot(self) -> bool:
        """Return whether the bot is in it."""
        return self._chat.has_bot

    @property
    def log(self) -> list[Happening]:
        """Return everything that happened, in order."""
        return list(self._chat.log)

    @property
    def heard(self) -> list[str]:
        """Return what the bot said here."""
        return [h.message.text for h in self._chat.log if h.by_bot and h.message and not h.message.service]

    def transcript(self) -> str:
        """Return everything that was said, under the title of the group."""
        return transcript(self._chat.log, self._chat.person.name, self._telegram.bot_name)

    async def until_left(self) -> None:
        """Wait until the bot has gone."""
        await self._wait(lambda: None if self._chat.has_bot else True, "the bot to leave")

    async def until(self, text: str) -> Message:
        """Return the bot's message with this text."""

        def find() -> Message | None:
            said = [h.message for h in self._chat.log if h.by_bot]
            return next((message for message in said if message and text in message.text), None)

        return await self._wait(find, f"a message with {text!r}")

    async def _wait(self, find: Callable[[], Found | None], what: str) -> Found:
        try:
            async with asyncio.timeout(self.patience):
                return await self._chat.wait_for(find)
        except TimeoutError:
            problem = f"waited {self.patience:g} s for {what} in vain; so far:\n{self.transcript()}"
        raise AssertionError(problem)
