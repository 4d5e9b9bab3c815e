"""A case as the forum looks at it: every agency's grades side by side, and what each knew, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.office.scoping import family_of
from bot.reports.differences import Apart, apart
from bot.reports.grid import Grid, area_by_agency
from bot.reports.reading import Reading, RoundReading, graded
from questionnaires.kinds import DateQuestion, say
from questionnaires.model import Questionnaire
from storage.cases import Case
from storage.rounds import Agency
from storage.scopings import Scoping
from storage.tx import Tx


@dataclass(frozen=True)
class Knowing:
    """What an agency knew of a child, and when: what it said of its records, its returns, and the dates in them."""

    agency: Agency
    scoped: tuple[Scoping, ...]
    returns: tuple[Reading, ...]
    dates: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseSheet:
    """One case: grades by area and agency, where they are far apart, and what each agency knew when."""

    case: Case
    grid: Grid
    apart: tuple[Apart, ...]
    knowing: tuple[Knowing, ...]


def with_dates(form: Questionnaire) -> set[str]:
    """Want the grades and the dates."""
    return graded(form) | {step.path for step in form.steps if isinstance(step.question, DateQuestion)}


def case_sheet(tx: Tx, round_: RoundReading, case: Case) -> CaseSheet:
    """Set out a case of a round read with `with_dates`."""
    said = [one for one in tx.scopings.of_round(round_.round.id).values() if one.case_id == case.id]
    knowing = (_knowing(tx, round_, case, agency, said) for agency in round_.agencies)
    return CaseSheet(
        case,
        area_by_agency(round_, case.reference),
        tuple(one for one in apart(round_) if one.reference == case.reference),
        tuple(one for one in knowing if one.scoped or one.returns),
    )


def _knowing(tx: Tx, round_: RoundReading, case: Case, agency: Agency, said: Sequence[Scoping]) -> Knowing:
    theirs = tuple(one for one in round_.returns if one.one.agency_key == agency.key and one.one.case_id == case.id)
    family = {one.id for one in family_of(tx, round_.round.id, agency)}
    dates = tuple(
        (say(step.question.text), step.question.show(one.answers[step.path]))
        for one in theirs
        for step in one.form.steps
        if isinstance(step.question, DateQuestion) and one.answers.get(step.path)
    )
    return Knowing(agency, tuple(one for one in said if one.agency_id in family), theirs, dates)
