"""A case as the forum looks at it: every agency's grades side by side, and what each knew, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.reports.differences import Apart, apart
from bot.reports.grid import Grid, agency_by_area, turned
from bot.reports.matters import urgent_questions
from bot.reports.reading import CLOSED, Reading, RoundReading, case_by_case, graded
from questionnaires.kinds import DateQuestion, say
from questionnaires.model import Questionnaire, Step
from storage.cases import Case
from storage.rounds import Agency
from storage.scopings import Scoping
from storage.tx import Tx


@dataclass(frozen=True)
class Given:
    """A return of a case, and what it says of the record that was read: dates among it, in the form's order."""

    reading: Reading
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Knowing:
    """What an agency knew of a child, and when: whom its records know, and what its returns say of them."""

    agency: Agency
    scoped: tuple[Scoping, ...]
    returns: tuple[Given, ...]


@dataclass(frozen=True)
class CaseSheet:
    """One case: the grades of every agency and of second audits, where they are far apart, and what each knew when."""

    case: Case
    grid: Grid
    apart: tuple[Apart, ...]
    knowing: tuple[Knowing, ...]

    @property
    def side_by_side(self) -> Grid:
        """The grades area by area, with those who have to do with the case beside each other."""
        return turned(self.grid)


def about_the_case(form: Questionnaire) -> set[str]:
    """Want the grades, and what returns say of the record that was read."""
    return graded(form) | {step.path for step in _about_the_record(form)}


def case_sheet(tx: Tx, round_: RoundReading, case: Case) -> CaseSheet:
    """Set out a case of a round read with `about_the_case`."""
    return case_sheets(tx, replace(round_, cases=(case,)))[0]


def case_sheets(tx: Tx, round_: RoundReading) -> tuple[CaseSheet, ...]:
    """Set out each case of a round read with `about_the_case`."""
    forms = {one.one.form_id: one.form for one in round_.returns}
    steps = {form_id: _about_the_record(form) for form_id, form in forms.items()}
    said = _scopings(tx, round_)
    return tuple(_sheet(part, said, steps) for part in case_by_case(round_))


def _about_the_record(form: Questionnaire) -> tuple[Step, ...]:
    """List what says which record was read, by whom and from when: dates, and taps in areas that nobody grades."""
    others = graded(form) | {one.key for one in urgent_questions(form)}
    return tuple(
        step
        for step in form.steps
        if isinstance(step.question, DateQuestion)
        or (step.question.kind_name in CLOSED and step.area not in form.graded and step.question.key not in others)
    )


def _scopings(tx: Tx, round_: RoundReading) -> Mapping[tuple[int, str], list[Scoping]]:
    """Give what was said of each case by agency; a unit speaks for the agency it is reported as."""
    found = tx.scopings.of_round(round_.round.id).values()
    agencies = {id_: tx.rounds.reported(round_.round.id, id_).key for id_ in {one.agency_id for one in found}}
    said: dict[tuple[int, str], list[Scoping]] = defaultdict(list)
    for one in found:
        said[one.case_id, agencies[one.agency_id]].append(one)
    return said


def _sheet(
    part: RoundReading, said: Mapping[tuple[int, str], list[Scoping]], steps: Mapping[int, tuple[Step, ...]]
) -> CaseSheet:
    (case,) = part.cases
    returns: dict[str, list[Given]] = defaultdict(list)
    for one in part.returns:
        returns[one.one.agency_key].append(Given(one, _said(one, steps[one.one.form_id])))
    knowing = (
        Knowing(agency, tuple(said.get((case.id, agency.key), ())), tuple(returns[agency.key]))
        for agency in part.agencies
    )
    grid = replace(agency_by_area(part, seconds=True), about=case.reference)
    return CaseSheet(case, grid, apart(part), tuple(one for one in knowing if one.scoped or one.returns))


def _said(one: Reading, steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    answers = [(step, one.answers[step.path]) for step in steps if one.answers.get(step.path)]
    return tuple((say(step.question.text), step.question.show(value)) for step, value in answers)
