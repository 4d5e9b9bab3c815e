"""A person's phone as tests drive it: a conversation that reads like a transcript."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace

from bot.sandbox.calls import Upload
from bot.sandbox.chat import Chat, Found, Message
from bot.sandbox.keyboards import Button
from bot.sandbox.safe_html import units
from bot.sandbox.screen import Screen
from bot.sandbox.telegram import LONGEST_TEXT, Telegram

PATIENCE_SECONDS = 20.0
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
PICTURE = b"\xff\xd8\xff\xe0 a picture that is not one \xff\xd9"


class Phone(Screen):
    """Sends, taps and waits for one person."""

    def __init__(self, telegram: Telegram, chat: Chat, patience: float = PATIENCE_SECONDS) -> None:
        """Hold the phone of the person of a chat; waits give up after `patience` seconds."""
        super().__init__(telegram, chat)
        self._acted_at = self._heard_to = len(chat.log)
        self.patience = patience

    def other_device(self) -> Phone:
        """Return a second phone of the same person: one chat, and its own place in it."""
        return Phone(self._telegram, self._chat, self.patience)

    # What the person does, waiting for the bot

    async def send(self, text: str) -> Message:
        """Send a text and return the bot's next visible reply."""
        self.post(text)
        return await self.hear()

    async def start(self, payload: str = "") -> Message:
        """Press Start, or follow an invitation's link with its payload, and return the next visible reply."""
        if not PAYLOAD.fullmatch(payload):
            raise ValueError("a link's payload is at most 64 of A-Z, a-z, 0-9, _ and -")
        return await self.send(f"/start {payload}".rstrip())

    async def tap(self, label: str) -> Message:
        """Tap a button of the newest keyboard and return the bot's next visible reply."""
        self.press(label)
        return await self.hear()

    async def tap_on(self, message: Message, label: str) -> Message:
        """Tap a button under a given message, as it was then, and return the next visible reply."""
        self.press_on(message, label)
        return await self.hear()

    async def edit(self, message: Message, new_text: str) -> Message:
        """Edit an own message and return the bot's next visible reply."""
        self.post_edit(message, new_text)
        return await self.hear()

    async def send_photo(self, caption: str = "") -> Message:
        """Send a photo and return the bot's next visible reply."""
        self.post_file("photo", "photo.jpg", "image/jpeg", PICTURE, caption)
        return await self.hear()

    async def send_voice(self) -> Message:
        """Send a voice note and return the bot's next visible reply."""
        self.post_file("voice", "voice.oga", "audio/ogg", b"OggS a voice note that is not one")
        return await self.hear()

    async def send_document(self, name: str = "notes.txt", content: bytes = b"notes\n", caption: str = "") -> Message:
        """Send a file and return the bot's next visible reply."""
        self.post_file("document", name, "application/octet-stream", content, caption)
        return await self.hear()

    async def send_sticker(self) -> Message:
        """Send a sticker and return the bot's next visible reply."""
        self.post_file("sticker", "sticker.webp", "image/webp", b"RIFF a sticker that is not one")
        return await self.hear()

    async def reply(self, to: Message, text: str) -> Message:
        """Reply to a message and return the bot's next visible reply."""
        self.post_reply(to, text)
        return await self.hear()

    async def forward(self, message: Message) -> Message:
        """Forward a message to the bot and return the bot's next visible reply."""
        self.post_forward(message)
        return await self.hear()

    async def send_via(self, bot: str, text: str) -> Message:
        """Send a text by way of another bot and return this bot's next visible reply."""
        self._act()
        via = {"id": 4343, "is_bot": True, "first_name": bot, "username": bot}
        self._telegram.say(self._chat, text, via=via)
        return await self.hear()

    # The same without waiting

    def post_reply(self, to: Message, text: str) -> Message:
        """Reply to a message; return the reply."""
        self._act()
        return self._telegram.reply(self._chat, to, text)

    def post_forward(self, message: Message) -> Message:
        """Forward a message to the bot; return it as it came."""
        self._act()
        return self._telegram.forward(self._chat, message)

    def post_album(self, *captions: str) -> list[Message]:
        """Send an album, a photo for each caption; return its messages."""
        self._act()
        upload = Upload("photo.jpg", "image/jpeg", PICTURE)
        album = str(len(self._chat.log))
        return [self._telegram.say(self._chat, caption, "photo", upload, album=album) for caption in captions]

    def pin(self, message: Message) -> Message:
        """Pin a message: Telegram tells the bot by a service message, which is returned."""
        self._act()
        return self._telegram.note(self._chat, pinned_message=replace(message, reply_to=None).wire(self._telegram.me))

    def set_timer(self, seconds: int) -> Message:
        """Set the chat's auto-delete timer: Telegram tells the bot by a service message, which is returned."""
        self._act()
        return self._telegram.note(self._chat, message_auto_delete_timer_changed={"message_auto_delete_time": seconds})

    def note(self, **service: object) -> Message:
        """Put any other service message into the chat; return it."""
        self._act()
        return self._telegram.note(self._chat, **service)

    def post(self, text: str) -> Message:
        """Send a text, in several messages if it is too long for one; return the last."""
        if not text.strip():
            raise ValueError("Telegram does not send an empty message")
        self._act()
        return [self._telegram.say(self._chat, part) for part in parts(text)][-1]

    def press(self, label: str) -> None:
        """Tap a button of the newest message that has a keyboard."""
        message = self._newest_with_keyboard()
        if message is None:
            raise AssertionError(f"no message has buttons, so [{label}] is not there\n{self.transcript()}")
        self.press_on(message, label)

    def press_on(self, message: Message, label: str) -> None:
        """Tap a button under a given message, as it was then."""
        button = self._button(message, label)
        if button.data is None:
            raise AssertionError(f"[{button.label}] opens something and tells the bot nothing: {button.fields}")
        self._act()
        self._telegram.tap(self._chat, message, button)

    def forge(self, message: Message, data: str) -> None:
        """Send a tap with callback data that no button ever had, as a tampered client may."""
        self._act()
        self._telegram.tap(self._chat, message, Button(f"forged {data}", {"callback_data": data}))

    def post_edit(self, message: Message, new_text: str) -> Message:
        """Edit an own message; return it as it is now."""
        self._act()
        return self._telegram.reword(self._chat, message, new_text)

    def delete(self, message: Message) -> None:
        """Delete a message for both sides; the bot is not told, so there is nothing to wait for."""
        self._act()
        if not self._telegram.delete(self._chat, message.id):
            raise AssertionError(f"the message has gone already: {message.text!r}\n{self.transcript()}")

    def post_file(self, kind: str, name: str, mime: str, content: bytes, caption: str = "") -> Message:
        """Send a file of a kind (photo, voice, document, sticker); return the message."""
        self._act()
        return self._telegram.say(self._chat, caption, kind, Upload(name, mime, content))

    def block(self) -> None:
        """Block the bot."""
        self._telegram.block(self._chat)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._telegram.unblock(self._chat)

    # Waiting

    async def hear(self) -> Message:
        """Return the next visible reply that was not returned before."""
        return await self._wait(self._next_reply, "a reply")

    async def until(self, text: str) -> Message:
        """Return the bot's message with this text, sent or edited since the last action."""

        def find() -> Message | None:
            for place in range(self._acted_at, len(self._chat.log)):
                happening = self._chat.log[place]
                if happening.by_bot and happening.message and text in happening.message.text:
                    self._heard_to = max(self._heard_to, place + 1)
                    return happening.message
            return None

        return await self._wait(find, f"a message with {text!r}")

    async def until_toast(self, text: str = "") -> str:
        """Return the notice that answered a tap since the last action, once it contains this text."""

        def find() -> str | None:
            since = self._chat.log[self._acted_at :]
            notices = [h.label for h in since if h.event == "answered" and h.label]
            return next((notice for notice in notices if text in notice), None)

        return await self._wait(find, f"a notice with {text!r}")

    async def until_gone(self, message: Message) -> None:
        """Wait until a message has been deleted."""
        await self._wait(lambda: None if message.id in self._chat.messages else True, f"{message.text!r} to go")

    async def _wait(self, find: Callable[[], Found | None], what: str) -> Found:
        try:
            async with asyncio.timeout(self.patience):
                return await self._chat.wait_for(find)
        except TimeoutError:
            problem = f"waited {self.patience:g} s for {what} in vain; so far:\n{self.transcript()}"
        raise AssertionError(problem)

    def _next_reply(self) -> Message | None:
        for place in range(self._heard_to, len(self._chat.log)):
            if self._chat.log[place].is_visible_reply:
                self._heard_to = place + 1
                return self._chat.log[place].message
        return None

    def _act(self) -> None:
        self._acted_at = self._heard_to = len(self._chat.log)


def parts(text: str) -> list[str]:
    """Cut a text as Telegram's own programs do when it is too long for one message."""
    cut = []
    while units(text) > LONGEST_TEXT:
        end = LONGEST_TEXT
        while units(text[:end]) > LONGEST_TEXT:
            end -= units(text[:end]) - LONGEST_TEXT or 1
        space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        end = space if space > LONGEST_TEXT // 2 else end
        cut.append(text[:end])
        text = text[end:].lstrip()
    return [*cut, text] if text else cut
