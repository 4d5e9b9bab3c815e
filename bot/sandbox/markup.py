"""Telegram's HTML: read into plain text with entities, and written back safely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.safe_html import Entity, units

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)>"
    r"|&(?P<reference>#[0-9]+|#x[0-9a-fA-F]+|lt|gt|amp|quot);"
    r"|(?P<stray><)"
    r"|(?P<words>[^<&]+|&)"
)
ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
COMMAND = re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
LINK = re.compile(r"\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


@dataclass(frozen=True)
class Formatted:
    """A text and what is marked in it."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass
class _Reader:
    """Reads one HTML text from left to right."""

    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> Formatted:
        """Take the source token by token."""
        for match in TOKEN.finditer(self.source):
            if match["stray"]:
                raise self._unreadable('Unsupported start tag ""', match.start())
            if match["tag"]:
                self._tag(match)
            else:
                self._add(_reference(match["reference"]) if match["reference"] else match["words"])
        if self.open:
            tag = self.open[-1].tag
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return Formatted("".join(self.parts), tuple(sorted(self.entities, key=_order)))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def _tag(self, match: re.Match[str]) -> None:
        tag = match["tag"].lower()
        if match["end"]:
            self._close(tag, match.start())
            return
        if tag not in KINDS:
            raise self._unreadable(f'Unsupported start tag "{tag}"', match.start())
        attributes = _attributes(match["attributes"])
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._unreadable('Tag "span" must have class "tg-spoiler"', match.start())
        self.open.append(_Open(tag, self.length, attributes))

    def _close(self, tag: str, position: int) -> None:
        if not self.open:
            raise self._unreadable("Unexpected end tag", position)
        start = self.open.pop()
        if start.tag != tag:
            place = f"Unmatched end tag at byte offset {self._bytes(position)}"
            raise cannot_parse(f'{place}, expected "</{start.tag}>", found "</{tag}>"')
        if self.length > start.offset:
            self._mark(start)

    def _mark(self, start: _Open) -> None:
        kind, extra = KINDS[start.tag], {}
        if kind == "text_link":
            written = "".join(self.parts).encode("utf-16-le")[start.offset * 2 :].decode("utf-16-le")
            extra = {"url": start.attributes.get("href") or written}
        elif kind == "blockquote" and "expandable" in start.attributes:
            kind = "expandable_blockquote"
        elif kind == "code" and self.open and self.open[-1].tag == "pre":
            language = start.attributes.get("class", "").removeprefix("language-")
            self.open[-1].attributes["language"] = language
            return
        elif kind == "pre" and start.attributes.get("language"):
            extra = {"language": start.attributes["language"]}
        self.entities.append(Entity(kind, start.offset, self.length - start.offset, extra))

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _unreadable(self, problem: str, position: int) -> ApiError:
        return cannot_parse(f"{problem} at byte offset {self._bytes(position)}")


def parse_html(source: str) -> Formatted:
    """Read Telegram HTML into plain text and entities, or refuse it as Telegram does."""
    return _Reader(source).read()


def cannot_parse(problem: str) -> ApiError:
    """Return the refusal of a text whose tags do not add up."""
    return bad_request(f"can't parse entities: {problem}")


def trimmed(formatted: Formatted) -> Formatted:
    """Cut white space at both ends, as Telegram does before it counts."""
    text = formatted.text.strip()
    if text == formatted.text:
        return formatted
    cut = units(formatted.text) - units(formatted.text.lstrip())
    return Formatted(text, tuple(_moved(formatted.entities, cut, units(text))))


def found_in(text: str, taken: Sequence[Entity] = ()) -> tuple[Entity, ...]:
    """Return the commands and links Telegram finds by itself, outside what is already code or a link."""
    closed = [e for e in taken if e.kind in {"code", "pre", "text_link"}]
    found = [
        Entity(kind, units(text[: m.start()]), units(m[0]))
        for kind, pattern in (("bot_command", COMMAND), ("url", LINK))
        for m in pattern.finditer(text)
    ]
    free = [f for f in found if not any(c.offset < f.end and f.offset < c.end for c in closed)]
    return tuple(sorted((*taken, *free), key=_order))


def entities_given(items: Iterable[dict[str, Any]]) -> tuple[Entity, ...]:
    """Read the entities a bot passed instead of a parse mode."""
    return tuple(
        Entity(
            str(item["type"]),
            int(item["offset"]),
            int(item["length"]),
            {name: value for name, value in item.items() if name not in {"type", "offset", "length"}},
        )
        for item in items
    )


def _moved(entities: Iterable[Entity], cut: int, length: int) -> Iterable[Entity]:
    for entity in entities:
        start, end = max(0, entity.offset - cut), min(length, entity.end - cut)
        if end > start:
            yield Entity(entity.kind, start, end - start, entity.extra)


def _attributes(written: str) -> dict[str, str]:
    return {name.lower(): _unescaped(value.strip("\"'")) if value else "" for name, value in ATTRIBUTE.findall(written)}


def _unescaped(value: str) -> str:
    return re.sub(r"&(#[0-9]+|#x[0-9a-fA-F]+|lt|gt|amp|quot);", lambda m: _reference(m[1]), value)


def _reference(name: str) -> str:
    if name in NAMED:
        return NAMED[name]
    code = int(name[2:], 16) if name.startswith("#x") else int(name[1:])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else f"&{name};"


def _order(entity: Entity) -> tuple[int, int]:
    return (entity.offset, -entity.length)
