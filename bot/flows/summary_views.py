"""What summaries of returns and rounds show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.turn import View


@dataclass(frozen=True)
class ReturnLine:
    """A return in a list: agency, state and overall grade."""

    reference: str
    agency: str
    state: str
    overall: str


@dataclass(frozen=True)
class ReturnsView(View):
    """The returns that a reference stands for, to pick one."""

    reference: str
    returns: tuple[ReturnLine, ...]


@dataclass(frozen=True)
class AgencyLine:
    """An agency's part of a round."""

    agency: str
    received: int
    expected: int
    in_progress: int
    nil_return: int
    unsigned: int


@dataclass(frozen=True)
class RoundSummaryView(View):
    """A round in one message: what has come in, by agency, and the overall gradings."""

    title: str
    theme: str
    due_on: str
    overdue: bool
    cases: int
    expected: int
    received: int
    complete: int
    incomplete: int
    nil_return: int
    unable: int
    in_progress: int
    not_begun: int
    unsigned: int
    second: tuple[int, int]
    grades: tuple[tuple[str, int], ...]
    agencies: tuple[AgencyLine, ...]
