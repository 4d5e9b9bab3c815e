"""What messages show: one view a message, filled from the store, worded by the template of its name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.concerns.views import ConcernLine
from bot.flows.turn import View


@dataclass(frozen=True)
class QuestionView(View):
    """A question of the walk, with all that is needed to answer it in one message."""

    reference: str
    agency: str
    area: str
    number: int
    total: int
    text: str
    help: str
    about: str
    descriptors: tuple[tuple[str, str], ...]
    so_far: str
    words: int
    before: str
    asks: str
    half_made: bool
    asks_of_action: bool
    whom_to_tell: str
    typed: str
    sorts: bool
    least: float | None
    most: float | None
    graded: bool


@dataclass(frozen=True)
class ExitView(View):
    """The reason for leaving a questionnaire, or the confirmation of it."""

    reference: str
    agency: str
    exit: str
    text: str
    asks: str
    reason: str
    answered: int


@dataclass(frozen=True)
class CardView(View):
    """The case before the first question: is this the record before you?"""

    reference: str
    agency: str
    age_band: str
    gender: str
    period_from: str
    period_to: str
    due_on: str
    questions: int
    title: str
    briefing: str


@dataclass(frozen=True)
class CaseLine:
    """A line of a person's list of cases; `why` is the reason where it was sent back."""

    reference: str
    agency: str
    state: str
    done: int
    total: int
    group: str
    why: str


@dataclass(frozen=True)
class CasesView(View):
    """What a person is to audit, round by round, and what they may ask for."""

    name: str
    rounds: tuple[tuple[str, str, tuple[CaseLine, ...]], ...]
    to_do: int
    not_sent_in: int
    welcome: bool
    leads: tuple[str, ...]
    agencies: tuple[str, ...]
    administers: tuple[str, ...]
    manages: bool
    page: int
    pages: int


@dataclass(frozen=True)
class AreaLine:
    """How far an area is."""

    title: str
    done: int
    total: int
    later: int
    grade: str


@dataclass(frozen=True)
class AreasView(View):
    """The areas of a return, to open in any order."""

    reference: str
    agency: str
    areas: tuple[AreaLine, ...]


@dataclass(frozen=True)
class PausedView(View):
    """A return put aside, with what is kept."""

    reference: str
    agency: str
    done: int
    total: int


@dataclass(frozen=True)
class Missing:
    """A question without an answer that stands."""

    area: str
    text: str
    later: bool


@dataclass(frozen=True)
class CheckView(View):
    """Check and submit: what is missing, what looks odd, the grades at a glance."""

    reference: str
    agency: str
    areas: tuple[AreaLine, ...]
    overall: str
    missing: tuple[Missing, ...]
    odd: tuple[tuple[str, str], ...]
    urgent: bool
    whom_to_tell: str


@dataclass(frozen=True)
class AnswerLine:
    """A question with its answer as it stands."""

    number: int
    text: str
    answer: str
    unfinished: bool
    later: bool


@dataclass(frozen=True)
class AreaAnswersView(View):
    """An area's answers, each with its Change."""

    reference: str
    agency: str
    area: str
    number: int
    total: int
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class ReceiptView(View):
    """That a return has gone in: the one bare line that stays."""

    reference: str
    agency: str
    state: str
    incomplete: bool
    at: str
    urgent: bool
    whom_to_tell: str
    left: int
    awaits: bool = False
    tidied: bool = False


@dataclass(frozen=True)
class AreaNotes:
    """What a summary says of an area."""

    title: str
    grade: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class CaseSummaryView(View):
    """One agency's audit of one case, well set."""

    reference: str
    agency: str
    title: str
    age_band: str
    gender: str
    period_from: str
    period_to: str
    auditor: str
    state: str
    at: str
    incomplete: bool
    reason: str
    overall: str
    overall_mark: str
    record: tuple[tuple[str, str], ...]
    areas: tuple[AreaNotes, ...]
    strengths: tuple[tuple[str, str], ...]
    develop: tuple[tuple[str, str], ...]
    recommendations: tuple[str, ...]
    action_now: str
    urgent: bool
    whom_to_tell: str
    missing: int
    kept: tuple[tuple[str, list[str], str], ...]
    goes_after_hours: int = 0
    concerns: tuple[ConcernLine, ...] = ()


@dataclass(frozen=True)
class PickView(View):
    """What a word may mean, to pick one: rounds, or returns for the same reference."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class HelpView(View):
    """What the bot does and which words it takes."""

    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PrivacyView(View):
    """What is stored, why, for how long, and who sees it; `earlier` is an older version that was read, 0 for none."""

    rounds: tuple[tuple[str, int], ...]
    version: int
    read_at: str
    earlier: int


@dataclass(frozen=True)
class NoticeView(View):
    """A message that is nothing but its notice."""
