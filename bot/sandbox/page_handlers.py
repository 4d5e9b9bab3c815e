"""The page with the phones, and the requests it makes; only its own origin may make them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from bot.sandbox.api_handlers import LoopbackHandler
from bot.sandbox.calls import Upload
from bot.sandbox.chat import Chat
from bot.sandbox.feed import Feed, Presence
from bot.sandbox.phone import parts
from bot.sandbox.telegram import Telegram
from bot.sandbox.views import everything

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
POLICY += "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class PageHandler(LoopbackHandler):
    """What all answers to the page have in common."""

    def initialize(self, telegram: Telegram, feed: Feed, presence: Presence) -> None:
        """Keep what the page shows."""
        self._telegram = telegram
        self._feed = feed
        self._presence = presence

    def set_default_headers(self) -> None:
        """Allow nothing but our own files."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        """Turn away requests another site's page makes."""
        super().prepare()
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        origin = self.request.headers.get("Origin")
        ours = origin is None or urlsplit(origin).netloc == self.request.host
        navigates = self.request.headers.get("Sec-Fetch-Mode") == "navigate" and self.request.method == "GET"
        marked = self.request.method == "GET" or "X-Sandbox-Page" in self.request.headers
        if not (ours and marked and (site in {"same-origin", "none"} or navigates)):
            raise HTTPError(403, "only the sandbox's own page may ask this")

    def chat(self, person: Any) -> Chat:
        """Return the chat of the person a request is about."""
        found = self._telegram.chats.get(int(person)) if str(person).isdecimal() else None
        if found is None:
            raise HTTPError(404, "nobody has this id")
        return found

    def body(self) -> dict[str, Any]:
        """Return the JSON body."""
        try:
            body = json.loads(self.request.body)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise HTTPError(400, "a JSON object is expected")
        return body


class AssetHandler(PageHandler):
    """Serves the page and its files."""

    def get(self, name: str) -> None:
        """Answer with a file of the page."""
        assets = {path.name: path for path in PAGE.iterdir() if path.suffix in TYPES}
        path = assets.get(name or "index.html")
        if path is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{TYPES[path.suffix]}; charset=utf-8")
        self.finish(path.read_bytes())


class StateHandler(PageHandler):
    """Serves everything there is, for a page that opens or comes back."""

    def get(self) -> None:
        """Answer with the people and their chats."""
        self.finish(everything(self._telegram, self._presence.running))


class EventsHandler(PageHandler):
    """Streams what happens."""

    async def get(self) -> None:
        """Write events until the page or the sandbox closes."""
        self.set_header("Content-Type", "text/event-stream")
        self._page = self._feed.open()
        try:
            self.write(": listening\n\n")
            await self.flush()
            while (news := await self._page.get()) is not None:
                self.write(f"data: {json.dumps(news)}\n\n")
                await self.flush()
        except StreamClosedError:
            pass
        finally:
            self._feed.leave(self._page)

    def on_connection_close(self) -> None:
        """End the stream of a page that was closed."""
        self._page.put_nowait(None)


class SayHandler(PageHandler):
    """Takes what a person typed."""

    def post(self) -> None:
        """Send the text, or put it in the place of an own message."""
        body = self.body()
        chat, text = self.chat(body.get("person")), str(body.get("text", "")).strip()
        if not text:
            raise HTTPError(400, "there is no text")
        own = chat.messages.get(int(body.get("edits") or 0))
        if own and not own.by_bot:
            self._telegram.reword(chat, own, text)
        else:
            for part in parts(text):
                self._telegram.say(chat, part)
        self.finish({"ok": True})


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
        self._telegram.tap(chat, message, shown)
        self.finish({"ok": True})


class AttachHandler(PageHandler):
    """Takes a photo or file a person sends."""

    def post(self) -> None:
        """Send it: a picture as a photo, anything else as a document."""
        chat, files = self.chat(self.get_argument("person")), self.request.files.get("file")
        if not files or not files[0].body:
            raise HTTPError(400, "there is no file, or it is empty")
        upload = Upload(files[0].filename or "file", files[0].content_type, files[0].body)
        kind = "photo" if upload.mime in {"image/jpeg", "image/png", "image/webp"} else "document"
        self._telegram.say(chat, self.get_argument("caption", ""), kind, upload)
        self.finish({"ok": True})


class DownloadHandler(PageHandler):
    """Serves a file out of a chat."""

    def get(self, file_id: str) -> None:
        """Answer with a picture to show, or anything else to save."""
        stored = self._telegram.files.find(file_id)
        if stored is None:
            raise HTTPError(404)
        if stored.picture_type and self.get_argument("show", ""):
            self.set_header("Content-Type", stored.picture_type)
        else:
            self.set_header("Content-Type", "application/octet-stream")
            name = f"attachment; filename*=UTF-8''{quote(stored.name)}"
            self.set_header("Content-Disposition", name)
        self.finish(stored.content)


def routes(telegram: Telegram, feed: Feed, presence: Presence) -> list[Any]:
    """Return the addresses of the page."""
    shown = {"telegram": telegram, "feed": feed, "presence": presence}
    return [
        (r"/page/state", StateHandler, shown),
        (r"/page/events", EventsHandler, shown),
        (r"/page/say", SayHandler, shown),
        (r"/page/tap", TapHandler, shown),
        (r"/page/attach", AttachHandler, shown),
        (r"/page/file/(\w+)", DownloadHandler, shown),
        (r"/([a-z.]*)", AssetHandler, shown),
    ]
