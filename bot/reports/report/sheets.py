"""The case sheets of the forum: one case each, every agency's grades side by side, and what each of them knew."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reports.grid import Head
from bot.reports.matters import urgent_questions
from bot.reports.measures import Mark
from bot.reports.reading import CLOSED, Reading, RoundReading
from bot.reports.short_codes import short_codes
from questionnaires.kinds import say
from questionnaires.model import Step
from storage.cases import Case


@dataclass(frozen=True)
class Row:
    """What one return says of a case: a mark for each measure, and whether it is a second audit."""

    agency: str
    is_second: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Knew:
    """What an agency knew of a case: who of the family its records know, and its answers about the record it read."""

    agency: str
    scoped: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseSheet:
    """One case as the forum sees it."""

    reference: str
    age_band: str
    gender: str
    flags: tuple[str, ...]
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]
    knew: tuple[Knew, ...]


def case_sheets(round_: RoundReading, scoped: dict[tuple[str, str], str]) -> tuple[CaseSheet, ...]:
    """Set out each case of a round; `scoped` says by case and agency whom the records know."""
    names = [str(n) if one.is_item else one.title for n, one in enumerate(round_.measures, 1)]
    codes = short_codes(names)
    columns = tuple(Head(one.key, one.title, code) for one, code in zip(round_.measures, codes, strict=True))
    steps = about_the_record(round_)
    return tuple(_sheet(round_, case, columns, steps, scoped) for case in round_.cases)


def about_the_record(round_: RoundReading) -> list[Step]:
    """List the closed questions of areas that nobody grades: they say which record was read, and by whom."""
    form = round_.form
    urgent, standards = {one.key for one in urgent_questions(form)}, {one.key for one in round_.measures}
    return [
        step
        for step in form.steps
        if step.area not in form.graded
        and step.question.kind_name in CLOSED
        and step.question.key not in urgent | standards
        and step.question is not form.overall
    ]


def _sheet(
    round_: RoundReading, case: Case, columns: tuple[Head, ...], steps: list[Step], scoped: dict[tuple[str, str], str]
) -> CaseSheet:
    theirs = [one for one in round_.returns if one.one.case_id == case.id]
    nil = {one.agency_key: one.mark for one in round_.scoped if one.reference == case.reference}
    rows = [Row(one.one.agency, one.is_second, tuple(round_.marks(one).values())) for one in theirs]
    rows += [
        Row(agency.name, False, (nil[agency.key],) * len(columns)) for agency in round_.agencies if agency.key in nil
    ]
    knew = tuple(
        Knew(one.one.agency, scoped.get((case.reference, one.one.agency_key), ""), _said(one, steps))
        for one in theirs
        if not one.is_second
    )
    return CaseSheet(
        case.reference, case.age_band, case.gender, tuple(case.flags), columns, tuple(rows),
        tuple(one for one in knew if one.scoped or one.said),
    )  # fmt: skip


def _said(one: Reading, steps: list[Step]) -> tuple[tuple[str, str], ...]:
    answers = [(step, one.answers[step.path]) for step in steps if one.answers.get(step.path)]
    return tuple((say(step.question.text), step.question.show(value)) for step, value in answers)
