"""The state of the double: chats, updates, callbacks, files; what people and the bot do to it."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.chat import Chat, Happening, Message, Someone
from bot.sandbox.commands import Commands
from bot.sandbox.errors import ApiError, bad_request, forbidden
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.keyboards import Button, Keyboard
from bot.sandbox.markup import Formatted, found_in
from bot.sandbox.updates import UpdateQueue, first_number

REAL_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{35}")
LOOKS_REAL = (
    "Unauthorized: this token looks like a real one. The sandbox is no place for it: "
    "use any other text as the token, for example 4242:sandbox"
)


@dataclass
class Tap:
    """A button somebody pressed; the bot may answer once."""

    chat: Chat
    message_id: int
    answered: bool = False


class Telegram:
    """One bot, the people it may talk to, and what passed between them."""

    def __init__(self, people: Iterable[Someone], bot_name: str) -> None:
        """Begin with people who have not yet written to the bot."""
        self.bot_name = bot_name
        self.token: str | None = None
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.files = Files()
        self.faults = Faults()
        self.commands = Commands()
        self.descriptions: dict[str, str] = {}
        self.taps: dict[str, Tap] = {}
        self.listeners: list[Callable[[Chat, Happening], None]] = []
        self._numbers = itertools.count(first_number())
        for someone in people:
            self.add(someone)

    def add(self, someone: Someone) -> Chat:
        """Give somebody a phone."""
        if someone.id in self.chats:
            raise ValueError(f"somebody with id {someone.id} is here already")
        chat = self.chats[someone.id] = Chat(someone, on_happening=self._tell)
        return chat

    def _tell(self, chat: Chat, happening: Happening) -> None:
        for listener in self.listeners:
            listener(chat, happening)

    # The bot

    @property
    def me(self) -> dict[str, Any]:
        """Return the bot as a User."""
        owner, colon, _ = (self.token or "").partition(":")
        number = int(owner) if colon and owner.isdecimal() else 4242
        name = re.sub(r"\W", "", self.bot_name).lower()
        return {"id": number, "is_bot": True, "first_name": self.bot_name, "username": f"{name}_sandbox_bot"}

    def admit(self, token: str) -> None:
        """Let a token in: the first becomes the bot's, and no real one ever does."""
        if REAL_TOKEN.fullmatch(token):
            raise ApiError(401, LOOKS_REAL)
        self.token = self.token or token
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def chat_of(self, chat_id: str) -> Chat:
        """Return a chat the bot may act in: that of a person who wrote to it."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = int(chat_id) if re.fullmatch(r"-?\d+", chat_id) else 0
        chat = self.chats.get(number)
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, chat_id: str) -> Chat:
        """Return a chat the bot may send to."""
        chat = self.chat_of(chat_id)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def publish(self, chat: Chat, draft: Message) -> Message:
        """Put a new message of the bot into a chat."""
        return self._keep(chat, draft)

    def change(self, chat: Chat, after: Message) -> Message:
        """Put an edited message of the bot in the place of the old one."""
        before = chat.messages[after.id]
        after = replace(after, edited_at=int(time.time()))
        chat.messages[after.id] = after
        chat.record(Happening(event="edited", message=after, before=before))
        return after

    def delete(self, chat: Chat, message_id: int) -> bool:
        """Remove a message; return whether it was there."""
        message = chat.messages.pop(message_id, None)
        if message:
            chat.record(Happening(event="deleted", message=message))
        return message is not None

    def answer(self, callback_id: str, text: str, alert: bool) -> None:
        """Answer a tap, once."""
        tap = self.taps.get(callback_id)
        if tap is None or tap.answered:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        tap.answered = True
        message = tap.chat.messages.get(tap.message_id)
        tap.chat.record(Happening(event="answered", message=message, label=text, alert=alert))

    def draft(
        self, chat: Chat, words: Formatted, *, keyboard: Keyboard = (), by_bot: bool = True, **more: Any
    ) -> Message:
        """Make the next message of a chat, not yet in it."""
        return Message(
            id=next(self._numbers),
            person=chat.person,
            by_bot=by_bot,
            sent_at=int(time.time()),
            text=words.text,
            entities=words.entities,
            keyboard=keyboard,
            **more,
        )

    def _keep(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.id] = message
        chat.record(Happening(event="said", message=message))
        return message

    # The people

    def say(self, chat: Chat, text: str, kind: str = "", upload: Upload | None = None) -> Message:
        """Send a message from a person, with a file or without."""
        chat.started = True
        if chat.blocked:
            self.unblock(chat)
        file = self.files.add(kind, upload) if upload else None
        message = self._keep(chat, self.draft(chat, Formatted(text, found_in(text)), by_bot=False, file=file))
        self.updates.add("message", message.wire(self.me))
        return message

    def reword(self, chat: Chat, message: Message, text: str) -> Message:
        """Edit a message of a person."""
        if message.by_bot or message.id not in chat.messages:
            raise ValueError("only a message of this person that is still there can be edited")
        before = chat.messages[message.id]
        marks = found_in(text)
        after = replace(before, text=text, entities=marks, edited_at=int(time.time()))
        chat.messages[message.id] = after
        chat.record(Happening(event="edited", message=after, before=before))
        self.updates.add("edited_message", after.wire(self.me))
        return after

    def tap(self, chat: Chat, message: Message, button: Button) -> None:
        """Press a button, also one that has since gone: a slow phone still shows it."""
        query = str(next(self._numbers))
        self.taps[query] = Tap(chat, message.id)
        current = chat.messages.get(message.id)
        gone = {"message_id": message.id, "chat": chat.person.chat_wire(), "date": 0}
        chat.record(Happening(event="tapped", message=current or message, label=button.label))
        body = {"id": query, "from": chat.person.wire(), "chat_instance": f"sandbox-{chat.person.id}"}
        shown = current.wire(self.me) if current else gone
        self.updates.add("callback_query", {**body, "message": shown, "data": button.data})

    def block(self, chat: Chat) -> None:
        """Let a person block the bot."""
        chat.blocked = True
        self._membership(chat, "member", "kicked")

    def unblock(self, chat: Chat) -> None:
        """Let a person unblock the bot."""
        chat.blocked = False
        self._membership(chat, "kicked", "member")

    def _membership(self, chat: Chat, old: str, new: str) -> None:
        chat.record(Happening(event="blocked" if chat.blocked else "unblocked"))

        def standing(status: str) -> dict[str, Any]:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self.me, "status": status, **until}

        about = {"chat": chat.person.chat_wire(), "from": chat.person.wire(), "date": int(time.time())}
        change = {"old_chat_member": standing(old), "new_chat_member": standing(new)}
        self.updates.add("my_chat_member", {**about, **change})
