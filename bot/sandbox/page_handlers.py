"""What the page fetches: its own files, everything there is, what happens, and files out of a chat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from bot.sandbox.files import StoredFile
from bot.sandbox.page_acts import ACTS
from bot.sandbox.page_requests import PageHandler, Shown
from bot.sandbox.views import everything

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
RETRY_MS = 1000
"""How soon a page that lost the stream asks for it again, in milliseconds."""


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
        restarts = self.shown.trainer.restart is not None
        self.finish(everything(self.telegram, self.shown.presence.running) | {"restarts": restarts})


class EventsHandler(PageHandler):
    """Streams what happens."""

    async def get(self) -> None:
        """Write events until the page or the sandbox closes."""
        self.set_header("Content-Type", "text/event-stream")
        self._page = self.shown.feed.open()
        try:
            self.write(f"retry: {RETRY_MS}\n\n")
            await self.flush()
            while (news := await self._page.get()) is not None:
                self.write(f"data: {json.dumps(news)}\n\n")
                await self.flush()
        except StreamClosedError:
            pass
        finally:
            self.shown.feed.leave(self._page)

    def on_connection_close(self) -> None:
        """End the stream of a page that was closed."""
        self._page.put_nowait(None)


class DownloadHandler(PageHandler):
    """Serves a file out of a chat."""

    def get(self, file_id: str) -> None:
        """Answer with a picture to show, or anything else to save unless it is protected."""
        stored = self.telegram.files.find(file_id)
        if stored is None:
            raise HTTPError(404)
        if stored.picture_type and self.get_argument("show", ""):
            self.set_header("Content-Type", stored.picture_type)
        elif not self._may_be_saved(stored):
            raise HTTPError(403, "this file is protected")
        else:
            self.set_header("Content-Type", "application/octet-stream")
            name = f"attachment; filename*=UTF-8''{quote(stored.name)}"
            self.set_header("Content-Disposition", name)
        self.finish(stored.content)

    def _may_be_saved(self, stored: StoredFile) -> bool:
        messages = (message for chat in self.telegram.chats.values() for message in chat.messages.values())
        return any(message.file is stored and not message.protected for message in messages)


def routes(shown: Shown) -> list[Any]:
    """Return the addresses of the page."""
    fetched = {
        r"/page/state": StateHandler,
        r"/page/events": EventsHandler,
        r"/page/file/(\w+)": DownloadHandler,
        r"/([a-z.]*)": AssetHandler,
    }
    return [(address, handler, {"shown": shown}) for address, handler in (ACTS | fetched).items()]
