"""What does not fit together: grades far apart, an overall grade out of line, rules that were passed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reports.measures import Mark, Measure
from bot.reports.reading import Reading, RoundReading, graded
from questionnaires.kinds import TextQuestion
from questionnaires.model import Questionnaire
from questionnaires.rules import odd, urgent_questions

FAR = 2
"""So many points apart is worth talking about; one point is how people differ."""

Marks = list[tuple[Reading, Mark]]
Far = tuple[str, Measure, Marks, int]
"""A case, what was graded, by whom and how, and how many points lie between the best and the worst."""


@dataclass(frozen=True)
class Given:
    """A grade, and who gave it."""

    agency_key: str
    agency: str
    is_second: bool
    mark: Mark


@dataclass(frozen=True)
class Apart:
    """Grades of the same case in the same measure that are far apart: the best first."""

    reference: str
    measure: Measure
    grades: tuple[Given, ...]
    points: int

    @property
    def is_second_audit(self) -> bool:
        """Whether a first and a second auditor of the same agency's work differ, not two agencies about their own."""
        return any(one.is_second for one in self.grades)


@dataclass(frozen=True)
class OutOfLine:
    """An overall grade better or worse than its areas bear: the grade, and the grades of the areas."""

    reference: str
    agency: str
    overall: Mark
    areas: tuple[Mark, ...]

    @property
    def is_better(self) -> bool:
        """Whether it is better than its areas, not worse."""
        return (self.overall.place or 0) < _middle(self.areas)


@dataclass(frozen=True)
class PassedOver:
    """A rule of the questionnaire that a return was sent in against: its code, and the area where it is about one."""

    reference: str
    agency: str
    code: str
    area: str


def with_evidence(form: Questionnaire) -> set[str]:
    """Want the grades and the evidence under them, and whether action is needed: what rules look at."""
    texts = (step.question for step in form.steps if isinstance(step.question, TextQuestion))
    asked = {one.key for one in urgent_questions(form)}
    return graded(form) | asked | {text.key for text in texts if text.role == "evidence"}


def apart(round_: RoundReading, far: int = FAR) -> tuple[Apart, ...]:
    """List where agencies are far apart on a case, then where two auditors of one agency's work are; widest first."""
    found = [
        Apart(reference, measure, _given(marks), points) for reference, measure, marks, points in _far(round_, far)
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.is_second_audit, one.reference)))


def cases_apart(round_: RoundReading, far: int = FAR) -> tuple[str, ...]:
    """List the cases of which anything is far apart."""
    return tuple(sorted({reference for reference, *_ in _far(round_, far)}))


def out_of_line(round_: RoundReading) -> tuple[OutOfLine, ...]:
    """List overall grades outside the span of their areas' grades, or two points from the middle one."""
    found = []
    for one in _graded_returns(round_):
        marks = [(measure, round_.mark(one, measure.key)) for measure in round_.measures if not measure.is_item]
        areas = sorted((m for measure, m in marks if not measure.overall and m.place is not None), key=_place)
        overall = next((m for measure, m in marks if measure.overall and m.place is not None), None)
        if overall and areas:
            place = _place(overall)
            outside = not _place(areas[0]) <= place <= _place(areas[-1])
            if outside or abs(place - _middle(areas)) >= FAR:
                found.append(OutOfLine(one.reference, one.agency, overall, tuple(areas)))
    return tuple(found)


def passed_over(round_: RoundReading) -> tuple[PassedOver, ...]:
    """List the questionnaire's rules that returns went in against, of a round read with `with_evidence`."""
    return tuple(
        PassedOver(one.reference, one.agency, remark.code, remark.area)
        for one in _graded_returns(round_)
        for remark in odd(one.form, one.answers)
    )


def _graded_returns(round_: RoundReading) -> Iterator[Reading]:
    return (one for one in round_.returns if one.is_answered)


def _place(mark: Mark) -> int:
    return mark.place or 0


def _middle(areas: tuple[Mark, ...] | list[Mark]) -> float:
    places = sorted(map(_place, areas))
    half = len(places) // 2
    return (places[half] + places[-half - 1]) / 2


def _far(round_: RoundReading, far: int) -> Iterator[Far]:
    yield from _between(round_, far, by_unit=False)
    yield from _between(round_, far, by_unit=True)


def _between(round_: RoundReading, far: int, *, by_unit: bool) -> Iterator[Far]:
    """Compare the first audits of a case with each other, or the first audit of a unit's work with its second."""
    together: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    for one in _graded_returns(round_):
        if by_unit or not one.is_second:
            together[one.reference, one.one.unit_id if by_unit else 0].append(one)
    for (reference, _), theirs in together.items():
        if len(theirs) > 1 and (not by_unit or any(one.is_second for one in theirs)):
            for measure in round_.measures:
                marks = [(one, mark) for one in theirs if (mark := round_.mark(one, measure.key)).place is not None]
                places = [_place(mark) for _, mark in marks]
                points = max(places) - min(places) if places else 0
                if points >= far:
                    yield reference, measure, marks, points


def _given(marks: Marks) -> tuple[Given, ...]:
    """Give the grades with who gave them, the best first."""
    best_first = sorted(marks, key=lambda found: _place(found[1]))
    return tuple(Given(one.one.agency_key, one.one.agency, one.is_second, mark) for one, mark in best_first)
