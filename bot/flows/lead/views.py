"""What the lead's pages of a round show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.concerns.views import ConcernLine
from bot.flows.turn import View
from bot.reports.comparing import Group
from bot.reports.differences import Apart, OutOfLine
from bot.reports.double_grading import Agreement, TooFew
from bot.reports.figures import Count
from bot.reports.findings import Gathered
from bot.reports.grid import Head
from bot.reports.matters import Matter
from bot.reports.measures import Mark
from bot.reports.text_grid import TextGrid
from bot.reports.text_table import Lines
from bot.reports.wording import Share

Leaves = tuple[int, int]
"""The number of a leaf as people count, and how many there are."""


@dataclass(frozen=True)
class DoorsView(View):
    """The rounds that a person leads, and the agencies whose part of one they may see."""

    names: tuple[str, ...]
    leaf: Leaves


@dataclass(frozen=True)
class AgencyLine:
    """An agency's part of a round."""

    agency: str
    count: Count
    overdue: int


@dataclass(frozen=True)
class RoundSummaryView(View):
    """A round in one message: what has come in, by agency, the overall gradings, and what to look at first."""

    title: str
    theme: str
    due_on: str
    cases: int
    total: Count
    overdue: int
    grades: tuple[tuple[str, int], ...]
    hidden: int
    agencies: tuple[AgencyLine, ...]
    left_out: int
    first: tuple[Matter, ...]
    concerns: tuple[ConcernLine, ...]


@dataclass(frozen=True)
class LeadAgenciesView(View):
    """What each agency sent, and its overall grades, as a table."""

    title: str
    blocks: tuple[Lines, ...]
    agencies: tuple[Head, ...]
    scale: tuple[Mark, ...]
    hides: bool
    leaf: Leaves


@dataclass(frozen=True)
class LeadAgencyView(View):
    """One agency: how far it is, and its grades case by case."""

    title: str
    agency: str
    count: Count
    overdue: int
    grid: TextGrid
    leaf: Leaves


@dataclass(frozen=True)
class LeadAreasView(View):
    """How each area is graded over all returns, as tables of areas with the same scale."""

    title: str
    tables: tuple[tuple[tuple[Lines, ...], tuple[Mark, ...]], ...]
    areas: tuple[Head, ...]
    others: tuple[Mark, ...]
    leaf: Leaves


@dataclass(frozen=True)
class LeadGridView(View):
    """A grid, a leaf of its rows."""

    title: str
    grid: TextGrid
    leaf: Leaves


@dataclass(frozen=True)
class LeadCasesView(View):
    """The cases: what is in of what is expected, and the overall grades."""

    title: str
    blocks: tuple[Lines, ...]
    marks: tuple[Mark, ...]
    measure: str
    has_gaps: bool
    far: bool
    leaf: Leaves


@dataclass(frozen=True)
class LeadCaseView(View):
    """One case: every agency's grades side by side, and where they are far apart."""

    title: str
    reference: str
    age_band: str
    gender: str
    period_from: str
    period_to: str
    is_graded: bool
    grid: TextGrid
    apart: tuple[Apart, ...]


@dataclass(frozen=True)
class ScopedLine:
    """What an agency said that its records know, in which systems, and when it said so."""

    knows: str
    systems: str
    said_at: str


@dataclass(frozen=True)
class GivenLine:
    """How far a return is, when it was sent in, and what it says of the record that was read."""

    state: str
    second: bool
    submitted_at: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KnownLine:
    """What an agency knew of a child: what it said of its records, and what was sent in."""

    agency: str
    scoped: tuple[ScopedLine, ...]
    returns: tuple[GivenLine, ...]


@dataclass(frozen=True)
class LeadKnownView(View):
    """What each agency knew of a child, and when."""

    reference: str
    period_from: str
    period_to: str
    agencies: tuple[KnownLine, ...]
    leaf: Leaves


@dataclass(frozen=True)
class OutLine:
    """A return that is not in: whose, of which case, how far."""

    agency: str
    reference: str
    auditor: str
    state: str


@dataclass(frozen=True)
class LeadOutstandingView(View):
    """What is not in yet."""

    title: str
    due_on: str
    days_late: int
    total: int
    returns: tuple[OutLine, ...]
    leaf: Leaves


@dataclass(frozen=True)
class RuleLine:
    """A rule that a return was sent in against, and the area where it is about one."""

    reference: str
    agency: str
    code: str
    area: str


@dataclass(frozen=True)
class LeadDifferencesView(View):
    """What does not fit together, a leaf of it, and how far two auditors agree."""

    title: str
    apart: tuple[Apart, ...]
    out_of_line: tuple[OutOfLine, ...]
    passed_over: tuple[RuleLine, ...]
    total: int
    agreement: Agreement | TooFew | None
    leaf: Leaves


@dataclass(frozen=True)
class LeadFindingsView(View):
    """Strengths, what to develop, recommendations or remarks, by area and agency."""

    title: str
    agency: str
    sort: str
    counts: tuple[tuple[str, int], ...]
    gathered: tuple[Gathered, ...]
    leaf: Leaves


@dataclass(frozen=True)
class ActionsLine:
    """How much was recommended to an agency, and from which cases."""

    agency: str
    recommended: int
    references: tuple[str, ...]


@dataclass(frozen=True)
class LeadActionsView(View):
    """What was recommended, by agency, and what was said to everybody that will be done."""

    title: str
    to_be_done: str
    agencies: tuple[ActionsLine, ...]
    leaf: Leaves


@dataclass(frozen=True)
class StandardLine:
    """A standard, and how many returns gave each answer, with the cases."""

    number: int
    text: str
    answered: int
    applicable: int
    unanswered: int
    given: tuple[tuple[str, Share, tuple[str, ...]], ...]


@dataclass(frozen=True)
class LeadStandardsView(View):
    """How often each standard is met, partly met or not met."""

    title: str
    items: tuple[StandardLine, ...]
    leaf: Leaves


@dataclass(frozen=True)
class LeadComparisonView(View):
    """How the work is graded for cases that are alike in something."""

    title: str
    attribute: str
    measure: str
    groups: tuple[Group, ...]
    leaf: Leaves
