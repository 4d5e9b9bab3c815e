"""A conversation as a page to read: docs/walkthrough.md is written with it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from bot.sandbox.chat import Happening, Message

HEAD = re.compile(r"^\S+ · [^·]+ · (?P<area>.+) \d+/\d+$")
MARKS = {"<b>": "**", "</b>": "**", "<i>": "_", "</i>": "_"}
QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)


def page(log: Iterable[Happening], person: str) -> str:
    """Write a conversation as Markdown: what was shown, its buttons, and what was tapped or typed."""
    parts: list[str] = []
    area = ""
    for happening in log:
        message = happening.message
        if message and happening.event in ("said", "edited"):
            found = HEAD.match(message.text.partition("\n")[0])
            if message.by_bot and found and found["area"] != area:
                area = found["area"]
                parts.append(f"## {area}")
        parts += _turn(happening, person)
    return "\n\n".join(parts) + "\n"


def _turn(happening: Happening, person: str) -> Iterator[str]:
    message = happening.message
    if happening.event == "tapped":
        yield f"**{person} taps** `{happening.label}`"
    elif message and happening.event == "said" and not message.by_bot:
        yield f"**{person} writes:** {message.text}"
    elif message and happening.is_visible_reply and not _only_ticked(happening):
        yield _shown(message)


def _only_ticked(happening: Happening) -> bool:
    before, after = happening.before, happening.message
    return bool(before and after and before.text == after.text)


def _shown(message: Message) -> str:
    words = QUOTE.sub(lambda found: "\n" + _quoted(found[1]) + "\n", message.html.replace("<br>", "\n"))
    for tag, mark in MARKS.items():
        words = words.replace(tag, mark)
    words = re.sub(r"\n{3,}", "\n\n", html.unescape(re.sub(r"<[^>]+>", "", words)).strip())
    lines = words.splitlines()
    rows = [" ".join(f"`{button.label}`" for button in row) for row in message.keyboard]
    shown = [*lines, *(["", *rows] if rows else [])]
    return "\n".join(f"> {line}  " if line else ">" for line in shown)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())
