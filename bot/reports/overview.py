"""A round's overview: what has come in, by agency and in all, how it was graded, and what to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.reports.figures import Count
from bot.reports.matters import Matter, look_first, urgent_questions
from bot.reports.measures import HIDDEN, Mark
from bot.reports.reading import RoundReading, graded
from questionnaires.model import Questionnaire


@dataclass(frozen=True)
class AgencyCount:
    """An agency of the round, and how far its returns are."""

    key: str
    name: str
    count: Count
    overdue: int


@dataclass(frozen=True)
class Overview:
    """Everything of a round at a glance."""

    key: str
    title: str
    theme: str
    state: str
    due_on: date
    cases: int
    total: Count
    overdue: int
    agencies: tuple[AgencyCount, ...]
    scale: tuple[Mark, ...]
    first: tuple[Matter, ...]


def at_a_glance(form: Questionnaire) -> set[str]:
    """Want what an overview looks at: grades, and whether something needs action now."""
    return graded(form) | {one.key for one in urgent_questions(form)}


def overview(round_: RoundReading, today: date) -> Overview:
    """Set out a round read with `at_a_glance`."""
    total, counts = count(round_)
    late = today > round_.round.due_on
    overdue = {key: (one.in_progress + one.not_begun) if late else 0 for key, one in counts.items()}
    return Overview(
        round_.round.key, round_.round.title, round_.round.theme, round_.round.state, round_.round.due_on,
        cases=len(round_.cases),
        total=total,
        overdue=sum(overdue.values()),
        agencies=tuple(AgencyCount(one.key, one.name, counts[one.key], overdue[one.key]) for one in round_.agencies),
        scale=round_.overall.points if round_.overall else (),
        first=look_first(round_, today),
    )  # fmt: skip


def count(round_: RoundReading) -> tuple[Count, dict[str, Count]]:
    """Count a round's returns and overall grades: in all, and by agency."""
    total, counts = Count(), {agency.key: Count() for agency in round_.agencies}
    key = round_.overall.key if round_.overall else ""
    for reading in round_.returns:
        mark = round_.mark(reading, key)
        grade = mark.code if mark.place is not None or mark == HIDDEN else "not_graded"
        for one in (total, counts[reading.one.agency_key]):
            one.add(reading.one, grade, unsigned=reading.unsigned, hidden=reading.hidden)
    for scoped in round_.scoped:
        for one in (total, counts[scoped.agency_key]):
            one.add_scoped(scoped.knows)
    return total, counts


def by_agency(seen: Overview) -> list[dict[str, str | int]]:
    """Give one row an agency: what was received, and its overall grades by the points of the scale."""
    return [
        {
            "agency": one.name,
            "received": one.count.received,
            "incomplete": one.count.incomplete,
            "nil_return": one.count.nil_return,
            **{point.code: one.count.grades[point.code] for point in seen.scale},
            "not_graded": one.count.grades["not_graded"],
        }
        for one in seen.agencies
    ]
