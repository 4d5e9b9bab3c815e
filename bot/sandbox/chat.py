"""One chat: its messages, what happened in it, and waiting for what happens next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from bot.sandbox.errors import forbidden
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import Button, Keyboard
from bot.sandbox.safe_html import Entity, to_html

Event = Literal["said", "edited", "deleted", "tapped", "answered", "typing", "blocked", "unblocked", "joined", "left"]
Access = Literal["read", "edit", "write"]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Someone:
    """A person with a phone."""

    id: int
    name: str
    role: str
    language: str = "en"

    def wire(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        return {"id": self.id, "is_bot": False, "language_code": self.language, **self._names()}

    def chat_wire(self) -> dict[str, Any]:
        """Return the Bot API's Chat of this person with the bot."""
        return {"id": self.id, "type": "private", **self._names()}

    def signed(self, author: dict[str, Any]) -> dict[str, Any]:
        """Return what a message in the chat says of its author."""
        return {"from": author}

    def _names(self) -> dict[str, str]:
        first, _, last = self.name.partition(" ")
        return {"first_name": first, **({"last_name": last} if last else {})}


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message as it stood at one moment; an edit makes another."""

    id: int
    person: Someone
    by_bot: bool
    sent_at: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    file: StoredFile | None = None
    edited_at: int | None = None
    protected: bool = False
    reply_to: Message | None = None
    forwarded_from: Message | None = None
    via: Mapping[str, Any] | None = None
    """The bot through which a person sent it, as the Bot API writes a User."""

    album: str = ""
    author: Someone | None = None
    service: Mapping[str, Any] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """Return the text with its marks as safe HTML."""
        return to_html(self.text, self.entities)

    @property
    def buttons(self) -> list[str]:
        """Return the labels under the message, row by row."""
        return [button.label for row in self.keyboard for button in row]

    def flat_buttons(self) -> list[Button]:
        """Return the buttons under the message, row by row."""
        return [button for row in self.keyboard for button in row]

    def wire(self, bot: dict[str, Any]) -> dict[str, Any]:
        """Return the Bot API's Message."""
        body: dict[str, Any] = {"message_id": self.id, **self.person.signed(self._sender(bot))}
        body |= {"chat": self.person.chat_wire(), "date": self.sent_at}
        if self.edited_at is not None:
            body["edit_date"] = self.edited_at
        if self.protected:
            body["has_protected_content"] = True
        if self.reply_to:
            body["reply_to_message"] = self.reply_to.wire(bot)
        if self.via:
            body["via_bot"] = dict(self.via)
        if self.album:
            body["media_group_id"] = self.album
        if origin := self.forwarded_from:
            body["forward_origin"] = {"type": "user", "sender_user": origin._sender(bot), "date": origin.sent_at}
        return body | self._content() | self._markup() | dict(self.service)

    def _sender(self, bot: dict[str, Any]) -> dict[str, Any]:
        return bot if self.by_bot else (self.author or self.person).wire()

    def _content(self) -> dict[str, Any]:
        marks = [entity.wire() for entity in self.entities]
        name, names = ("text", "entities") if self.file is None else ("caption", "caption_entities")
        words: dict[str, Any] = {name: self.text} if self.text else {}
        if marks:
            words[names] = marks
        return words | (self.file.wire() if self.file else {})

    def _markup(self) -> dict[str, Any]:
        if not self.keyboard:
            return {}
        return {"reply_markup": {"inline_keyboard": [[b.wire() for b in row] for row in self.keyboard]}}


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened in a chat."""

    event: Event
    message: Message | None = None
    before: Message | None = None
    label: str = ""
    alert: bool = False
    by_person: bool = False

    @property
    def by_bot(self) -> bool:
        """Return whether a message of the bot is what happened."""
        return self.event in {"said", "edited"} and self.message is not None and self.message.by_bot

    @property
    def is_visible_reply(self) -> bool:
        """Return whether a person would see that the bot replied; losing buttons is not a reply."""
        if not self.by_bot or self.message is None:
            return False
        if self.before is None or self.before.text != self.message.text:
            return True
        return any(row not in self.before.keyboard for row in self.message.keyboard)


@dataclass
class Chat:
    """Everything between one person and the bot; the person of a group is what they all share."""

    person: Someone
    messages: dict[int, Message] = field(default_factory=dict)
    log: list[Happening] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    on_happening: Callable[[Chat, Happening], None] = lambda chat, happening: None
    _waiting: set[asyncio.Future[None]] = field(default_factory=set)

    def allow(self, access: Access) -> None:
        """Let the bot read, edit or write here, or refuse as Telegram does."""
        if self.blocked and access == "write":
            raise forbidden("bot was blocked by the user")

    def record(self, happening: Happening) -> None:
        """Note what happened and wake whoever waits."""
        self.log.append(happening)
        self.on_happening(self, happening)
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_for(self, find: Callable[[], Found | None]) -> Found:
        """Return what `find` finds, looking again whenever something happens."""
        while (found := find()) is None:
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.add(waiter)
            try:
                await waiter
            finally:
                self._waiting.discard(waiter)
        return found
