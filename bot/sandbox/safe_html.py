"""A text with entities written as HTML in which nothing but our own tags can appear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlsplit

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "bot_command": ('<button type="button" class="command">', "</button>"),
}
INVISIBLE = frozenset("\u180e\u200b\u200c\u200d\u200e\u200f\u202e\u2800\ufeff\ufffc")


@dataclass(frozen=True)
class Entity:
    """One marked stretch of a text, counted in UTF-16 units."""

    kind: str
    offset: int
    length: int
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Return where the stretch ends."""
        return self.offset + self.length

    def wire(self) -> dict[str, Any]:
        """Return it as the Bot API writes it."""
        return {"type": self.kind, "offset": self.offset, "length": self.length, **self.extra}


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, the measure Telegram uses."""
    return len(text.encode("utf-16-le")) // 2


def is_blank(text: str) -> bool:
    """Return whether a text has nothing in it that could be seen; Telegram takes none such."""
    return all(char.isspace() or char in INVISIBLE for char in text)


def to_html(text: str, entities: Sequence[Entity]) -> str:
    """Write a text with its entities as HTML, escaping everything that is not a tag of ours."""
    raw = text.encode("utf-16-le")
    ordered = sorted(entities, key=lambda e: (e.offset, -e.length))
    return _stretch(raw, 0, len(raw) // 2, ordered)


def _stretch(raw: bytes, start: int, end: int, entities: Sequence[Entity]) -> str:
    parts, here, waiting = [], start, list(entities)
    while waiting:
        entity = waiting.pop(0)
        if entity.offset < here or entity.offset >= end:
            continue
        stop = min(entity.end, end)
        inside = [e for e in waiting if e.offset < stop]
        waiting = waiting[len(inside) :]
        before, after = _tags(entity, _words(raw, entity.offset, stop))
        parts += [escape(_words(raw, here, entity.offset)), before]
        parts += [_stretch(raw, entity.offset, stop, inside), after]
        here = stop
    return "".join(parts) + escape(_words(raw, here, end))


def _words(raw: bytes, start: int, end: int) -> str:
    return raw[start * 2 : end * 2].decode("utf-16-le", "replace")


def _tags(entity: Entity, written: str) -> tuple[str, str]:
    if entity.kind not in {"text_link", "url"}:
        return TAGS.get(entity.kind, ("", ""))
    address = str(entity.extra.get("url", written))
    if urlsplit(address).scheme not in {"http", "https", "tg", "mailto"}:
        return ("", "")
    return (f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">', "</a>")
