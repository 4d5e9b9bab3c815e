"""What looks odd in a set of answers: said before submitting, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from questionnaires.conditions import Answers
from questionnaires.kinds import ChoiceQuestion, TextQuestion
from questionnaires.kinds.base import Model

if TYPE_CHECKING:
    from questionnaires.model import Area, Questionnaire


NOTHING = "no"
"""The answer that nothing needs action now."""


@dataclass(frozen=True)
class Remark:
    """Something odd: the code of the sentence that says it, and the area it is about."""

    code: str
    area: str = ""


def _areas_graded(form: Questionnaire, answers: Answers) -> Iterator[tuple[Area, str]]:
    for area in form.graded:
        point = (answers.get(area.grade.key) or {}).get("point") if area.grade else None
        if point:
            yield area, point


def _overall(form: Questionnaire, answers: Answers) -> str | None:
    return (answers.get(form.overall.key) or {}).get("point") if form.overall else None


class OverallAboveAreas(Model):
    """The overall grade is better than the grades of more than half of the graded areas."""

    kind: Literal["overall_above_areas"]

    def check(self, form: Questionnaire, answers: Answers) -> Iterator[Remark]:
        """Yield one remark when the overall grade is more than its areas bear."""
        overall, areas = _overall(form, answers), list(_areas_graded(form, answers))
        if not overall or not form.overall:
            return
        rank = form.overall.scale.rank
        worse = sum(rank(point) > rank(overall) for _, point in areas)
        if worse * 2 > len(areas):
            yield Remark("overall_above_areas")


class InadequateArea(Model):
    """The overall grade is `best` or better though an area is graded `worst`."""

    kind: Literal["inadequate_area"]
    best: str
    worst: str

    def check(self, form: Questionnaire, answers: Answers) -> Iterator[Remark]:
        """Yield a remark for each area that the overall grade passes over."""
        overall = _overall(form, answers)
        if not overall or not form.overall or form.overall.scale.rank(overall) > form.overall.scale.rank(self.best):
            return
        for area, point in _areas_graded(form, answers):
            if point == self.worst:
                yield Remark("inadequate_area", area.key)


class GradeWithoutEvidence(Model):
    """An area is graded, and its evidence is missing or shorter than `words` words."""

    kind: Literal["grade_without_evidence"]
    words: int

    def check(self, form: Questionnaire, answers: Answers) -> Iterator[Remark]:
        """Yield a remark for each grade that nothing written bears."""
        for area, _ in _areas_graded(form, answers):
            texts = [q for q in area.questions if isinstance(q, TextQuestion) and q.role == "evidence"]
            written = " ".join((answers.get(q.key) or {}).get("text", "") for q in texts)
            if texts and len(written.split()) < self.words:
                yield Remark("grade_without_evidence", area.key)


Rule = Annotated[OverallAboveAreas | InadequateArea | GradeWithoutEvidence, Field(discriminator="kind")]


def odd(form: Questionnaire, answers: Answers) -> list[Remark]:
    """List what looks odd by the form's own rules, then by those that hold for every form."""
    own = [remark for rule in form.rules for remark in rule.check(form, answers)]
    return list(dict.fromkeys([*own, *_ill_fitting(form, answers), *_without_action(form, answers)]))


def _ill_fitting(form: Questionnaire, answers: Answers) -> Iterator[Remark]:
    """Yield a remark where the overall grade is worse than every area's, or the best though an area is the worst."""
    overall = _overall(form, answers)
    if not overall or not form.overall:
        return
    scale = form.overall.scale
    graded = [(area, point) for area, point in _areas_graded(form, answers) if area.grade and area.grade.scale == scale]
    ranks = [scale.rank(point) for _, point in graded]
    its, last = scale.rank(overall), len(scale.points) - 1
    if ranks and its > max(ranks):
        yield Remark("overall_below_areas")
    if sum(rank < its for rank in ranks) == 0 and sum(rank > its for rank in ranks) * 2 > len(ranks):
        yield Remark("overall_above_areas")
    for (area, _), rank in zip(graded, ranks, strict=True):
        if rank == last and its * 2 < last:
            yield Remark("inadequate_area", area.key)


def _without_action(form: Questionnaire, answers: Answers) -> Iterator[Remark]:
    """Yield a remark for each area with the lowest grade where the answer is that nothing needs action now."""
    asked = [one for one in urgent_questions(form) if (answers.get(one.key) or {}).get("choice") == NOTHING]
    for area, point in _areas_graded(form, answers) if asked else ():
        if area.grade and point == area.grade.scale.points[-1].value:
            yield Remark("worst_without_action", area.key)


def urgent_questions(form: Questionnaire) -> list[ChoiceQuestion]:
    """List the questions that ask whether something needs action now."""
    asked = (step.question for step in form.steps)
    return [one for one in asked if isinstance(one, ChoiceQuestion) and any(choice.urgent for choice in one.choices())]
