"""Telegram's HTML read the way Telegram reads it: strictly, and refused with the place where it goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError
from bot.sandbox.markup import Formatted, cannot_parse, in_order
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
OPENED = {"http", "https", "tg", "ton", "tonsite", "mailto"}
SPACE = " \t\r\n\v"
TAG_NAME = re.compile(rf"[^{SPACE}>]*")
ATTRIBUTE_NAME = re.compile(rf"[^{SPACE}=>/\"']*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.-]*")
BLANKS = re.compile(rf"[{SPACE}]*")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")


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
    at: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> Formatted:
        """Take the source piece by piece: words, then a tag."""
        while self.at < len(self.source):
            begin = self.source.find("<", self.at)
            end = len(self.source) if begin < 0 else begin
            self._add(decoded(self.source[self.at : end]))
            self.at = end
            if begin >= 0:
                self._tag()
        if self.open:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return Formatted("".join(self.parts), tuple(sorted(self.entities, key=in_order)))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._take(TAG_NAME).lower()
        if not self._peek():
            raise self._wrong("Unclosed start tag", begin)
        if tag not in KINDS:
            raise self._wrong(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.length, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._take(BLANKS)
            if self._peek() == ">":
                self.at += 1
                return found
            name = self._take(ATTRIBUTE_NAME)
            if not self._peek():
                raise self._wrong("Unclosed start tag", begin)
            if not name:
                raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
            found[name] = self._value(begin)

    def _value(self, begin: int) -> str:
        """Take what follows an attribute's name: nothing, or = and a quoted or bare value."""
        self._take(BLANKS)
        if self._peek() != "=":
            return ""
        self.at += 1
        self._take(BLANKS)
        quote, start = self._peek(), self.at
        if quote and quote in "\"'":
            end = self.source.find(quote, start + 1)
            if end < 0 or end + 1 == len(self.source):
                raise self._wrong("Unclosed start tag", begin)
            self.at = end + 1
            return decoded(self.source[start + 1 : end])
        value = self._take(BARE_VALUE)
        if not self._peek():
            raise self._wrong("Unclosed start tag", begin)
        if self._peek() not in f"{SPACE}>":
            raise self._wrong("Unexpected end of name token", start)
        return value.lower()

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise self._wrong("Unexpected end tag", begin)
        tag = self._take(TAG_NAME).lower()
        self._take(BLANKS)
        if self._peek() != ">":
            raise self._wrong("Unclosed end tag", begin)
        self.at += 1
        start = self.open.pop()
        if tag not in ("", start.tag):
            place = f"Unmatched end tag at byte offset {self._bytes(begin)}"
            raise cannot_parse(f'{place}, expected "</{start.tag}>", found "</{tag}>"')
        if self.length > start.offset:
            self._mark(start)

    def _mark(self, start: _Open) -> None:
        kind, extra = KINDS[start.tag], {}
        if kind == "text_link":
            address = link(start.attributes.get("href") or self._written_since(start.offset))
            if not address:
                return
            extra = {"url": address}
        elif kind == "blockquote" and "expandable" in start.attributes:
            kind = "expandable_blockquote"
        elif kind == "code" and self.open and self.open[-1].tag == "pre":
            self.open[-1].attributes["language"] = start.attributes.get("class", "").removeprefix("language-")
            return
        elif kind == "pre" and start.attributes.get("language"):
            extra = {"language": start.attributes["language"]}
        self.entities.append(Entity(kind, start.offset, self.length - start.offset, extra))

    def _written_since(self, offset: int) -> str:
        return "".join(self.parts).encode("utf-16-le")[offset * 2 :].decode("utf-16-le")

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        assert match
        self.at = match.end()
        return match[0]

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _wrong(self, problem: str, position: int) -> ApiError:
        return cannot_parse(f"{problem} at byte offset {self._bytes(position)}")


def parse_html(source: str) -> Formatted:
    """Read Telegram HTML into plain text and entities, or refuse it as Telegram does."""
    return _Reader(source).read()


def decoded(text: str) -> str:
    """Return a text with the references that Telegram knows in their plain form; others stay as they are."""
    return REFERENCE.sub(_character, text)


def link(address: str) -> str:
    """Return an address that Telegram makes a link of, or nothing: the words then stay plain."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return ""
    if scheme in OPENED:
        return address
    return f"http://{address}" if not scheme and "." in address else ""


def _character(reference: re.Match[str]) -> str:
    if reference[3]:
        return NAMED[reference[3]]
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else reference[0]
