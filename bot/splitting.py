"""Long texts are split at Telegram's limit, never inside a tag or an entity."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

LIMIT = 4096
"""The most a message may hold, in UTF-16 units after entities (Bot API, sendMessage)."""

TOKEN = re.compile(r"<[^>]+>|\n\n|\s|(?:&[^;\s]+;|[^<\s])+")
CHARACTER = re.compile(r"&[^;\s]+;|.", re.DOTALL)


def units(text: str) -> int:
    """Count UTF-16 units, as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Split Telegram HTML into messages; tags open at a cut are closed before it and opened again behind it.

    A cut is made at a blank line if one is near, else between words, else inside a word that is itself too long.
    """
    if units(text) <= limit:
        return [text]
    pages: list[str] = []
    page = _Page(limit)
    for token in _tokens(text, limit):
        if not page.takes(token):
            done, page = page.cut()
            pages.append(done)
        page.add(token)
    last = page.close()
    return [one for one in (*pages, last) if one]


def _tokens(text: str, limit: int) -> Iterator[str]:
    """Yield tags, white space and words; a word over a quarter of the limit in pieces."""
    piece = max(limit // 8, 1)
    for token in TOKEN.findall(text):
        if token.startswith("<") or len(token) <= limit // 4:
            yield token
        else:
            characters = CHARACTER.findall(token)
            yield from ("".join(characters[at : at + piece]) for at in range(0, len(characters), piece))


class _Page:
    """One message being filled."""

    def __init__(self, limit: int, tags: tuple[str, ...] = ()) -> None:
        self.limit, self.tags, self.opened = limit, list(tags), tags
        self.parts: list[str] = []
        self.size = 0
        self.blank: int | None = None

    def takes(self, token: str) -> bool:
        return token.startswith("<") or self.size + _size(token) <= self.limit

    def add(self, token: str) -> None:
        if token.startswith("</"):
            self.tags.pop()
        elif token.startswith("<"):
            self.tags.append(token)
        elif not self.size and token.isspace():
            return
        if not self.tags and token == "\n\n":  # noqa: S105 - a piece of text
            self.blank = len(self.parts)
        self.parts.append(token)
        self.size += _size(token)

    def cut(self) -> tuple[str, _Page]:
        """Close this page at its last blank line outside tags if that leaves it half full, else here."""
        kept, moved = self.parts, []
        if self.blank is not None and sum(map(_size, self.parts[: self.blank])) * 2 >= self.limit:
            kept, moved = self.parts[: self.blank], self.parts[self.blank :]
        following = _Page(self.limit, () if moved else tuple(self.tags))
        for token in moved:
            following.add(token)
        done = _Page(self.limit, self.opened)
        done.tags = [] if moved else self.tags
        done.parts = kept
        return done.close(), following

    def close(self) -> str:
        text = "".join(self.parts).strip()
        if not any(_size(part) and not part.isspace() for part in self.parts):
            return ""
        ends = "".join(f"</{tag[1:-1].split()[0]}>" for tag in reversed(self.tags))
        return "".join(self.opened) + text + ends


def _size(token: str) -> int:
    if token.startswith("<"):
        return 0
    return units(html.unescape(token) if "&" in token else token)
