"""The state of the double: chats, updates, callbacks, files; what people and the bot do to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from bot.sandbox import kinds, payloads
from bot.sandbox.calls import Upload
from bot.sandbox.chat import Access, Chat, Happening, Message, Someone
from bot.sandbox.clock import Clock
from bot.sandbox.commands import Commands
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.keyboards import Button, Keyboard
from bot.sandbox.limits import Limits
from bot.sandbox.markup import Formatted, found_in
from bot.sandbox.places import SharedChat
from bot.sandbox.safe_html import units
from bot.sandbox.taps import Taps
from bot.sandbox.tokens import RealTokenError, refuse_real
from bot.sandbox.updates import UpdateQueue, first_number

EDITABLE_SECONDS = 2 * kinds.DAY_SECONDS
LONGEST_TEXT = 4096


class Telegram:
    """One bot, the people it may talk to, and what passed between them."""

    def __init__(
        self,
        people: Iterable[Someone],
        bot_name: str,
        *,
        token: str = "",
        limits: bool = False,
        clock: Clock | None = None,
    ) -> None:
        """Begin with people who have not yet written to the bot; raises RealTokenError for a token that looks real."""
        refuse_real(token)
        self.bot_name = bot_name
        self.token: str | None = token or None
        self.clock = clock or Clock()
        self.chats: dict[int, Chat] = {}
        self.shared: dict[int, SharedChat] = {}
        self.updates = UpdateQueue(self.clock)
        self.files = Files()
        self.faults = Faults()
        self.limits = Limits(self.clock, limits)
        self.commands = Commands()
        self.descriptions: dict[str, str] = {}
        self.taps = Taps(self.clock)
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

    def age_seconds(self, message: Message) -> int:
        """Return how long ago a message was sent, in Telegram's whole seconds."""
        return int(self.clock.now()) - message.sent_at

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
        try:
            refuse_real(token)
        except RealTokenError as reason:
            raise ApiError(401, f"Unauthorized: {reason}") from None
        self.token = self.token or token
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def chat_of(self, chat_id: str, access: Access = "read") -> Chat:
        """Return a chat the bot may act in: that of a person who wrote to it, or one it was added to."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = int(chat_id) if re.fullmatch(r"-?\d+", chat_id) else 0
        chat = self.chats.get(number) or self.shared.get(number)
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        chat.allow(access)
        return chat

    def open_chat(self, chat_id: str) -> Chat:
        """Return a chat the bot may send to."""
        return self.chat_of(chat_id, "write")

    def publish(self, chat: Chat, message: Message) -> Message:
        """Put a new message into a chat."""
        chat.messages[message.id] = message
        chat.record(Happening(event="said", message=message))
        return message

    def change(self, chat: Chat, after: Message) -> Message:
        """Put an edited message in the place of the old one."""
        before = chat.messages[after.id]
        after = replace(after, edited_at=int(self.clock.now()))
        chat.messages[after.id] = after
        chat.record(Happening(event="edited", message=after, before=before))
        return after

    def draft(
        self, chat: Chat, words: Formatted, *, keyboard: Keyboard = (), by_bot: bool = True, **more: Any
    ) -> Message:
        """Make the next message of a chat, not yet in it."""
        return Message(
            id=next(self._numbers),
            person=chat.person,
            by_bot=by_bot,
            sent_at=int(self.clock.now()),
            text=words.text,
            entities=words.entities,
            keyboard=keyboard,
            **more,
        )

    # The people

    def say(self, chat: Chat, text: str, kind: str = "", upload: Upload | None = None, **more: Any) -> Message:
        """Send a message from a person, with a file or without; `more` says what it replies to, or came by."""
        chat.started = True
        if chat.blocked:
            self.unblock(chat)
        file = self.files.add(kind, upload) if upload else more.pop("file", None)
        text = text.strip()
        draft = self.draft(chat, Formatted(text, found_in(text)), by_bot=False, file=file, **more)
        message = self.publish(chat, draft)
        self.updates.add("message", message.wire(self.me))
        return message

    def reply(self, chat: Chat, to: Message, text: str) -> Message:
        """Send a reply; one to a message that has gone meanwhile comes as a message of its own, as in Telegram."""
        there = chat.messages.get(to.id)
        return self.say(chat, text, reply_to=replace(there, reply_to=None) if there else None)

    def forward(self, chat: Chat, message: Message) -> Message:
        """Forward a message that is not protected to the bot; raises ValueError for one that is."""
        if message.protected:
            raise ValueError("a protected message cannot be forwarded")
        return self.say(chat, message.text, file=message.file, forwarded_from=message.forwarded_from or message)

    def note(self, chat: Chat, **service: Any) -> Message:
        """Put a service message into a chat: a message was pinned, the timer was set."""
        message = self.publish(chat, self.draft(chat, Formatted(""), by_bot=False, service=service))
        self.updates.add("message", message.wire(self.me))
        return message

    def reword(self, chat: Chat, message: Message, text: str) -> Message:
        """Edit a message of a person; raises ValueError where their own Telegram would not let them."""
        before = chat.messages.get(message.id)
        if before is None or before.by_bot:
            raise ValueError("only a message of this person that is still there can be edited")
        if self.age_seconds(before) > EDITABLE_SECONDS:
            raise ValueError("a message older than 48 hours can no longer be edited")
        text = text.strip()
        if not text and before.file is None:
            raise ValueError("a message cannot be edited to nothing; it can be deleted")
        if units(text) > LONGEST_TEXT:
            raise ValueError(f"a message holds at most {LONGEST_TEXT:,} characters")
        if text == before.text:
            return before
        after = self.change(chat, replace(before, text=text, entities=found_in(text)))
        self.updates.add("edited_message", after.wire(self.me))
        return after

    def delete(self, chat: Chat, message_id: int, by_bot: bool = False) -> bool:
        """Remove a message for both sides; return whether it was there. The bot is never told of it."""
        message = chat.messages.pop(message_id, None)
        if message:
            chat.record(Happening(event="deleted", message=message, by_person=not by_bot))
        return message is not None

    def tap(self, chat: Chat, message: Message, button: Button) -> None:
        """Press a button, also one that has since gone: a slow phone still shows it."""
        query = str(next(self._numbers))
        self.taps.add(query, chat, message.id)
        current = chat.messages.get(message.id)
        chat.record(Happening(event="tapped", message=current or message, label=button.label))
        shown = current.wire(self.me) if current else payloads.inaccessible(chat.person, message.id)
        self.updates.add("callback_query", payloads.tapped(query, chat.person, shown, button))

    def block(self, chat: Chat) -> None:
        """Let a person block the bot."""
        self._set_blocked(chat, True)

    def unblock(self, chat: Chat) -> None:
        """Let a person unblock the bot."""
        self._set_blocked(chat, False)

    def _set_blocked(self, chat: Chat, blocked: bool) -> None:
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        chat.record(Happening(event="blocked" if blocked else "unblocked"))
        statuses = ("member", "kicked") if blocked else ("kicked", "member")
        before, after = (payloads.member(self.me, status) for status in statuses)
        self.tell_membership(chat, chat.person.wire(), before, after)

    def tell_membership(self, chat: Chat, by: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
        """Tell the bot what it was and now is in a chat, and who made it so."""
        self.updates.add("my_chat_member", payloads.membership(chat.person, by, before, after, self.clock.now()))
