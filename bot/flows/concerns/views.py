"""What the messages about concerns show: who said it of which case, and when; never an answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.turn import View


@dataclass(frozen=True)
class ConcernLine:
    """A concern in a list; `by` and `noted_at` are empty while it is open."""

    reference: str
    agency: str
    who: str
    state: str
    said_at: str
    by: str = ""
    noted_at: str = ""


@dataclass(frozen=True)
class ActNowView(View):
    """What to do when a child needs action now, and what was said of this return before."""

    reference: str
    agency: str
    whom_to_tell: str
    procedure: str
    said: ConcernLine | None


@dataclass(frozen=True)
class ConcernView(View):
    """What a lead hears: that somebody said it, and of which case."""

    one: ConcernLine
    title: str


@dataclass(frozen=True)
class NotedView(View):
    """That a concern was acknowledged, as whoever did it, whoever said it, or another lead hears it."""

    one: ConcernLine
    yours: bool
    by_you: bool
    before: bool
