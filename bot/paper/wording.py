"""A report becomes words: by the templates of the report, with what people typed escaped as text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.paper.blocks import escape, tidy, unescape
from bot.reports.report.order import Order
from bot.reports.report.whole import Report
from questionnaires.kinds.date import in_words

ABBREVIATION = re.compile(r"(?<![\w'])(?:[A-Z]{2,6}|[A-Z][a-z][A-Z])(?=s?(?![\w]))")
"""Two to six capitals, as in MASH or GPs, or as in DfE; a word in capitals that is longer is somebody's emphasis."""


@dataclass
class Numbers:
    """The numbers of sections, their parts and tables, counted as they are worded."""

    sections: int = 0
    parts: int = 0
    tables: int = 0

    def section(self) -> int:
        """Begin a section."""
        self.sections, self.parts = self.sections + 1, 0
        return self.sections

    def part(self) -> str:
        """Begin a part of the section."""
        self.parts += 1
        return f"{self.sections}.{self.parts}"

    def table(self) -> int:
        """Begin a table."""
        self.tables += 1
        return self.tables


def environment() -> Environment:
    """Make what words a report: what is put in is escaped, an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("bot", "templates"),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = lambda day: in_words(day if isinstance(day, date) else date.fromisoformat(day[:10]))
    return env


def word(report: Report, order: Order) -> str:
    """Word what was ordered, as Markdown; the agency must be one of the round's."""
    env, section = environment(), report.find_section(order.agency) if order.agency else None
    facts: dict[str, Any] = {"report": report, "round": report.round, "section": section, "order": order}
    template = env.get_template(f"report/{order.template}.md.j2")
    known, unknown = abbreviations(template.render(facts, number=Numbers(), known={}, unknown=()))
    return tidy(template.render(facts, number=Numbers(), known=known, unknown=unknown))


def undrawn(alt: str) -> str:
    """Word what stands in the place of a picture that could not be drawn."""
    return unescape(environment().get_template("report/undrawn.md.j2").render({"alt": alt}))


def abbreviations(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Find the abbreviations of a text: those that are known with what they stand for, and the others.

    Tables and their keys are left out: the codes of grids are explained where they stand.
    """
    list_ = files("bot").joinpath("templates", "report", "abbreviations.toml").read_text(encoding="utf-8")
    explained: dict[str, str] = tomllib.loads(list_)
    prose = "\n".join(line for line in text.splitlines() if not line.startswith(("|", "Key: ", "![")))
    found = sorted(set(ABBREVIATION.findall(unescape(prose))))
    known = {one: explained[one] for one in found if one in explained}
    return known, tuple(one for one in found if one not in explained)
