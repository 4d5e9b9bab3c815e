"""What the pages of quotes show: what may be picked from a return, one text of it, and what was picked in a round."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.turn import View


@dataclass(frozen=True)
class TextLine:
    """A text of a return, cut short: the number of its button, its area, and of which sort it is."""

    number: int
    area: str
    sort: str
    text: str


@dataclass(frozen=True)
class LeadTextsView(View):
    """What was written in a return, to pick a quote from."""

    reference: str
    agency: str
    texts: tuple[TextLine, ...]
    leaf: tuple[int, int]


@dataclass(frozen=True)
class LeadWordsView(View):
    """One text whole, and how the words are to be given that the report quotes."""

    reference: str
    agency: str
    area: str
    sort: str
    text: str
    most: int
    can_stand: bool


@dataclass(frozen=True)
class QuoteLine:
    """What was picked, where from, and what is to be known of it: why the report leaves it out, or that it is older."""

    number: int
    reference: str
    agency: str
    words: str
    remark: str


@dataclass(frozen=True)
class LeadQuotesView(View):
    """What was picked in a round, a leaf of it."""

    title: str
    quotes: tuple[QuoteLine, ...]
    in_report: int
    hidden: int
    leaf: tuple[int, int]
