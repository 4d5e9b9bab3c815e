"""A text with entities: cut to size as Telegram cuts it, and with what Telegram finds in it by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.safe_html import Entity, units

COMMAND = re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
LINK = re.compile(r"\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


@dataclass(frozen=True)
class Formatted:
    """A text and what is marked in it."""

    text: str
    entities: tuple[Entity, ...] = ()


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
    return tuple(sorted((*taken, *free), key=in_order))


def entities_given(text: str, items: Any) -> tuple[Entity, ...]:
    """Read the entities a bot passed instead of a parse mode; what is no list is passed over."""
    entities = tuple(_entity(item) for item in items) if isinstance(items, list) else ()
    for entity in entities:
        if entity.offset > units(text):
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity.offset}")
        if entity.end > units(text):
            place = f"entity beginning at UTF-16 offset {entity.offset}"
            raise bad_request(f"{place} ends after the end of the text at UTF-16 offset {entity.end}")
    return tuple(entity for entity in entities if entity.offset >= 0 and entity.length > 0)


def in_order(entity: Entity) -> tuple[int, int]:
    """Return what sorts entities: by where they begin, the longer first."""
    return (entity.offset, -entity.length)


def _entity(item: Any) -> Entity:
    try:
        kind, offset, length = str(item["type"]), int(item["offset"]), int(item["length"])
    except (KeyError, TypeError, ValueError):
        raise bad_request("can't parse MessageEntity: type, offset and length are expected") from None
    return Entity(kind, offset, length, {n: v for n, v in item.items() if n not in {"type", "offset", "length"}})


def _moved(entities: Iterable[Entity], cut: int, length: int) -> Iterable[Entity]:
    for entity in entities:
        start, end = max(0, entity.offset - cut), min(length, entity.end - cut)
        if end > start:
            yield Entity(entity.kind, start, end - start, entity.extra)
