"""What the messages of an agency's lead show, and what is told of assignments."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.concerns.views import ConcernLine
from bot.flows.turn import View


@dataclass(frozen=True)
class AgencyView(View):
    """How an agency's part of a round stands."""

    agency: str
    title: str
    due_on: str
    overdue: bool
    cases: int
    scoped: int
    expected: int
    received: int
    nil_return: int
    unable: int
    in_progress: int
    not_begun: int
    unsigned: int
    to_hand_out: int
    handed_back: int
    late: int
    concerns: tuple[ConcernLine, ...] = ()


@dataclass(frozen=True)
class ScopingView(View):
    """What an agency's records know of each case: a page of them, and how many are still to be said."""

    agency: str
    title: str
    systems: str
    not_asked: tuple[str, ...]
    left: int
    page: int
    pages: int


@dataclass(frozen=True)
class SystemsView(View):
    """Which systems were searched, to be typed."""

    agency: str
    systems: str


@dataclass(frozen=True)
class HandOutView(View):
    """What an agency has to hand out, and to whom it can."""

    agency: str
    title: str
    wanted: tuple[str, ...]
    handed_back: tuple[tuple[str, str, str], ...]
    auditors: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PlanView(View):
    """What would be handed out to whom, to be confirmed."""

    agency: str
    is_open: bool
    second: bool
    moved: bool
    shares: tuple[tuple[str, tuple[str, ...]], ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class CaseAtAgency:
    """A case as an agency's lead sees it: what its records know, and who audits it."""

    reference: str
    knows: str
    auditors: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class AgencyCasesView(View):
    """An agency's cases, a page of them, to hand out one by one."""

    agency: str
    cases: tuple[CaseAtAgency, ...]
    page: int
    pages: int


@dataclass(frozen=True)
class AgencyCaseView(View):
    """One case of an agency, to give to an auditor."""

    agency: str
    case: CaseAtAgency


@dataclass(frozen=True)
class AssignmentView(View):
    """One assignment, to hand on or withdraw."""

    reference: str
    agency: str
    auditor: str
    active: bool
    state: str
    second: bool
    answers: int
    handed_back: str
    withdrawing: bool


@dataclass(frozen=True)
class SecondView(View):
    """How many cases are to be audited a second time."""

    agency: str


@dataclass(frozen=True)
class MoveView(View):
    """Who is meant: who gets all the cases, from whom they are moved, or to whom."""

    agency: str
    name: str
    loads: tuple[tuple[str, int, bool], ...]
    asks: str


@dataclass(frozen=True)
class WaitingView(View):
    """The returns that wait for a sign-off."""

    agency: str
    title: str
    returns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class VerdictView(View):
    """A return to sign off or send back, under its summary."""

    reference: str
    agency: str


@dataclass(frozen=True)
class WhyView(View):
    """The reason why a return is sent back, or a case handed back, to be typed."""

    reference: str
    agency: str
    sends_back: bool
    answers: int


@dataclass(frozen=True)
class LateView(View):
    """An agency's returns that are late."""

    agency: str
    due_on: str
    overdue: bool
    returns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class NewCasesView(View):
    """What an auditor was handed in one act."""

    title: str
    briefing: str
    cases: int
    due_on: str
    taken_over: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class RoundOverView(View):
    """That a round was closed, and which of somebody's cases were not sent in: reference, agency and state of each."""

    title: str
    unsent: tuple[tuple[str, str, str], ...]
    is_tidied: bool


@dataclass(frozen=True)
class HandedBackView(View):
    """That an auditor handed a case back, and why."""

    reference: str
    agency: str
    auditor: str
    why: str


@dataclass(frozen=True)
class ToSignOffView(View):
    """That a return waits for a sign-off."""

    reference: str
    agency: str
    waiting: int


@dataclass(frozen=True)
class SentBackView(View):
    """That a return was sent back to its auditor, and why."""

    reference: str
    agency: str
    why: str
