"""Views become Telegram HTML: worded by templates, escaped, and split at Telegram's limit."""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import DictLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.flows.turn import Button, Message, Notice, Page, Rows, View
from bot.splitting import split, units
from questionnaires.kinds.date import in_words

COPIED_MAX = 256
"""The most that a button copies (Bot API, CopyTextButton); of more, the message itself is copied."""


def template_name(view: type[View | Page]) -> str:
    """Name the template: RoundSummaryView is worded by round_summary.j2, BlankPage by blank.html.j2."""
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", re.sub(r"(View|Page)$", "", view.__name__))
    return f"{words.lower()}{'.html' if issubclass(view, Page) else ''}.j2"


@functools.cache
def _templates() -> dict[str, str]:
    """Read all templates at once: later there may be no file descriptor for one."""
    loader = PackageLoader("bot", "templates")
    names = [name for name in loader.list_templates() if name.endswith(".j2") and "/" not in name]
    env = Environment()  # noqa: S701 - only reads
    return {name: loader.get_source(env, name)[0] for name in names}


class Renderer:
    """Words views; nothing else in the product says a sentence to a person in the chat."""

    def __init__(self, time_zone: str = "Europe/London", contact: str = "") -> None:
        self.zone = ZoneInfo(time_zone)
        self.env = Environment(
            loader=DictLoader(_templates()),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.env.globals["contact"] = contact
        self.env.filters["within"] = within
        self.env.filters["moment"] = self.moment
        self.env.filters["day"] = lambda day: in_words(date.fromisoformat(day))
        self._notices: dict[str, Any] = {}
        for name in self.env.list_templates(filter_func=lambda name: name.startswith("notices")):
            self._notices |= _macros(self.env.get_template(name).module)

    def moment(self, at: str) -> str:
        """Say a stored time in words, in the set time zone."""
        then = datetime.fromisoformat(at).astimezone(self.zone)
        return f"{in_words(then.date())}, {then:%H:%M}"

    def messages(self, message: Message) -> list[str]:
        """Word a message, as one or more texts that Telegram takes, without what it gives back."""
        parts = [self.notice(one) for one in message.notices]
        if message.view is not None:
            parts.append(self._worded(message.view))
        return split(tidy("\n\n".join(part for part in parts if part.strip())))

    def given_back(self, message: Message) -> list[tuple[str, Rows]]:
        """Word what a message gives people back of their own words, each with the button that copies it."""
        texts: list[tuple[str, Rows]] = []
        for one in message.given_back:
            *before, last = split(tidy(self.notice(one)))
            words = str(one.facts["text"])
            fits = units(words) <= COPIED_MAX
            texts += [(text, ()) for text in before]
            texts.append((last, ((Button("Copy", "", copies=words),),) if fits else ()))
        return texts

    def page(self, page: Page) -> bytes:
        """Word a document, as a whole HTML file."""
        return self._worded(page).encode()

    def _worded(self, view: View | Page) -> str:
        fields = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}
        return self.env.get_template(template_name(type(view))).render(fields)

    def notice(self, notice: Notice) -> str:
        """Word a notice, as HTML."""
        return str(self._notices[notice.code](**notice.facts)).strip()

    def plain(self, notice: Notice) -> str:
        """Word a notice as plain text in one line, for the command line."""
        return " ".join(Markup(self.notice(notice)).striptags().split())  # noqa: S704 - autoescaped above

    def toast(self, notice: Notice) -> str:
        """Word a passing note, as plain text of at most 200 characters."""
        words = self.plain(notice)
        return words if len(words) <= 200 else words[:199] + "…"


def _macros(module: Any) -> dict[str, Any]:
    return {name: macro for name, macro in vars(module).items() if hasattr(macro, "arguments")}


def within(text: str) -> str:
    """Set words that run from right to left apart from the line they stand in, so that neither turns the other round.

    First strong isolate and its end: Unicode Annex 9, section 2.4.
    """
    turns = any(unicodedata.bidirectional(character) in ("R", "AL", "RLE", "RLO", "RLI") for character in text)
    return f"\u2068{text}\u2069" if turns else text


def tidy(text: str) -> str:
    """Take out the blank lines that template tags leave."""
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
