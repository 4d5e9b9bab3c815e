"""What people do on the page: say, edit, tap, attach, delete; and what a trainer does."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError

from bot.sandbox.calls import Upload
from bot.sandbox.chat import Chat, Message, Someone
from bot.sandbox.page_requests import PageHandler
from bot.sandbox.phone import parts

NEWCOMER = "Newcomer"
SHOWN_AS_PHOTOS = {"image/jpeg", "image/png", "image/webp"}


class SayHandler(PageHandler):
    """Takes what a person typed."""

    def post(self) -> None:
        """Send the text, or put it in the place of an own message; once, however often it is tried."""
        body = self.body()
        chat, text = self.chat(body.get("person")), str(body.get("text", "")).strip()
        if not text:
            raise HTTPError(400, "there is no text")
        send, edits = str(body.get("send") or ""), int(body.get("edits") or 0)
        own = chat.messages.get(edits)
        if edits and (own is None or own.by_bot):
            raise HTTPError(409, "this message is no longer there, or is not this person's")
        try:
            self.shown.sends.once(chat.person.id, send, lambda: self._say(chat, own, text))
        except ValueError as problem:
            self.set_status(409)
            self.finish({"problem": f"{problem}".capitalize() + "."})
            return
        self.shown.feed.tell(event="sent", person=chat.person.id, send=send)
        self.finish({"ok": True})

    def _say(self, chat: Chat, own: Message | None, text: str) -> None:
        if own:
            self.telegram.reword(chat, own, text)
            return
        for part in parts(text):
            self.telegram.say(chat, part)


class TapHandler(PageHandler):
    """Takes a tap on a button."""

    def post(self) -> None:
        """Press the button in this place, if it is still the one the person saw."""
        body = self.body()
        chat = self.chat(body.get("person"))
        message = chat.messages.get(int(body.get("message") or 0))
        buttons = message.flat_buttons() if message else []
        place = int(body.get("place", -1))
        shown = buttons[place] if 0 <= place < len(buttons) else None
        if message is None or shown is None or shown.label != body.get("label") or shown.data is None:
            raise HTTPError(409, "this button is no longer there")
        self.telegram.tap(chat, message, shown)
        self.finish({"ok": True})


class DeleteHandler(PageHandler):
    """Takes back a message of the person's own."""

    def post(self) -> None:
        """Delete it; as in Telegram, the bot is not told."""
        body = self.body()
        chat = self.chat(body.get("person"))
        message = chat.messages.get(int(body.get("message") or 0))
        if message is None or message.by_bot:
            raise HTTPError(409, "this message is no longer there, or is not this person's")
        self.telegram.delete(chat, message.id)
        self.finish({"ok": True})


class AttachHandler(PageHandler):
    """Takes a photo or file a person sends."""

    def post(self) -> None:
        """Send it: a picture as a photo, anything else as a document."""
        chat, files = self.chat(self.get_argument("person")), self.request.files.get("file")
        if not files or not files[0].body:
            raise HTTPError(400, "there is no file, or it is empty")
        upload = Upload(files[0].filename or "file", files[0].content_type, files[0].body)
        kind = "photo" if upload.mime in SHOWN_AS_PHOTOS else "document"
        caption, send = self.get_argument("caption", ""), self.get_argument("send", "")
        self.shown.sends.once(chat.person.id, send, lambda: self.telegram.say(chat, caption, kind, upload))
        self.finish({"ok": True})


class FailHandler(PageHandler):
    """Lets the bot's next calls fail."""

    def post(self) -> None:
        """Answer with how many."""
        self.finish({"calls": self.shown.trainer.fail()})


class NewPhoneHandler(PageHandler):
    """Gives somebody who was not here yet a phone."""

    def post(self) -> None:
        """Answer with their number; every page is told."""
        newcomers = sum(chat.person.role == NEWCOMER for chat in self.telegram.chats.values())
        someone = Someone(max(self.telegram.chats, default=0) + 1, f"{NEWCOMER} {newcomers + 1}", NEWCOMER)
        self.telegram.add(someone)
        self.shown.feed.tell(event="refresh")
        self.finish({"person": someone.id})


class RestartHandler(PageHandler):
    """Restarts the bot."""

    async def post(self) -> None:
        """Answer when the bot serves again."""
        if self.shown.trainer.restart is None:
            raise HTTPError(404, "the bot was started elsewhere")
        await self.shown.trainer.restart()
        self.finish({"ok": True})


class MorningHandler(PageHandler):
    """Lets the next working morning come."""

    async def post(self) -> None:
        """Answer with the day it is then, when the bot has reminded whom it was time to remind."""
        if self.shown.trainer.morning is None:
            raise HTTPError(404, "the bot was started elsewhere")
        self.finish({"day": await self.shown.trainer.morning()})


ACTS: dict[str, Any] = {
    "/page/say": SayHandler,
    "/page/tap": TapHandler,
    "/page/delete": DeleteHandler,
    "/page/attach": AttachHandler,
    "/page/trainer/fail": FailHandler,
    "/page/trainer/phone": NewPhoneHandler,
    "/page/trainer/restart": RestartHandler,
    "/page/trainer/morning": MorningHandler,
}
