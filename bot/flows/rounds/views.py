"""What the messages about rounds show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.concerns.views import ConcernLine
from bot.flows.turn import View
from bot.office.cases import Differing


@dataclass(frozen=True)
class RoundLine:
    """A round in a list."""

    title: str
    key: str
    state: str
    due_on: str


@dataclass(frozen=True)
class RoundsView(View):
    """The rounds that somebody sets up, and the one that they began to make."""

    rounds: tuple[RoundLine, ...]
    may_make: bool
    half_made: str | None
    page: int
    pages: int


@dataclass(frozen=True)
class RoundView(View):
    """A round: what it is, how far it is, and what is missing before it can go on."""

    title: str
    key: str
    theme: str
    state: str
    period_from: str
    period_to: str
    due_on: str
    questionnaire: str
    version: int
    cases: int
    agencies: int
    assigned: int
    received: int
    in_progress: int
    overdue: bool
    lacking: tuple[str, ...]
    found: str
    to_be_done: str
    concerns: tuple[ConcernLine, ...] = ()


@dataclass(frozen=True)
class RoundDetailsView(View):
    """All that a round is described by, to change what still may be changed."""

    title: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoundAskView(View):
    """A question about a round, new or known."""

    field: str
    title: str
    number: int
    total: int
    now: str
    optional: bool


@dataclass(frozen=True)
class RoundCheckView(View):
    """A new round as it was described, before it is made."""

    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoundDropView(View):
    """Whether to throw away a half-made round."""

    answered: int


@dataclass(frozen=True)
class RoundStepView(View):
    """A step that a round is about to take, or what it still needs for it."""

    step: str
    title: str
    lacking: tuple[str, ...]
    out: int
    received: int
    silent: tuple[tuple[str, int], ...]
    cases: int
    agencies: int
    questionnaire: str
    version: int
    found: str
    to_be_done: str


@dataclass(frozen=True)
class RoundAgenciesView(View):
    """The agencies that are known, with a tick at those that take part."""

    title: str
    seated: tuple[str, ...]
    known: int
    page: int
    pages: int


@dataclass(frozen=True)
class AgencyUnitsView(View):
    """The units of an agency, to whom they are `named`; without one, the agencies to pick one from."""

    title: str
    agency: str
    units: tuple[str, ...]
    named: bool = True


@dataclass(frozen=True)
class CaseOfRound:
    """A case in a list."""

    reference: str
    age_band: str
    gender: str
    ethnicity: str


@dataclass(frozen=True)
class RoundCasesView(View):
    """The cases of a round, page by page, and how they were drawn."""

    title: str
    cases: tuple[CaseOfRound, ...]
    total: int
    samples: tuple[tuple[int, int, int, str], ...]
    page: int
    pages: int


@dataclass(frozen=True)
class RoundCaseView(View):
    """A case of a round: which agencies are asked about it, and the way to take it out."""

    title: str
    case: CaseOfRound
    flags: tuple[str, ...]
    assigned: int
    not_asked: tuple[str, ...]
    has_agencies: bool


@dataclass(frozen=True)
class CaseListAskView(View):
    """The request for a list of cases: to add them all, or to draw from them."""

    title: str
    to_draw: bool


@dataclass(frozen=True)
class CasePreviewView(View):
    """A list as it was read, before anything of it is stored."""

    title: str
    to_draw: bool
    good: int
    there: int
    differing: tuple[Differing, ...]
    more_differing: int
    alike: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str, str], ...]
    ignored: tuple[tuple[str, str], ...]
    first: tuple[CaseOfRound, ...]
    problems: tuple[object, ...]
    bad: int
    page: int
    pages: int


@dataclass(frozen=True)
class SampleAskView(View):
    """The size of a sample, or by what it is to be shared out."""

    title: str
    listed: int
    size: int
    by: tuple[str, ...]
    asks_size: bool


@dataclass(frozen=True)
class SampleDrawnView(View):
    """A sample beside the list it was drawn from, before its cases are added."""

    title: str
    listed: int
    size: int
    seed: str
    by: tuple[str, ...]
    references: tuple[str, ...]
    table: tuple[tuple[str, tuple[tuple[str, int, int, int], ...], int], ...]
    left_out: tuple[str, ...]
