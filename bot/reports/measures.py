"""What a form lets be compared: its graded areas, or its items, and the mark that an answer gives on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion, GradeQuestion, YesPartlyNoQuestion, say
from questionnaires.model import Area, Questionnaire

MET = ("yes", "partly", "no")
"""The points of a standard, from best to worst."""


@dataclass(frozen=True)
class Mark:
    """What a return says in one place: a point of the scale, or why there is none.

    `place` counts from 0, the best of `of` points; a mark that is no point has none.
    """

    code: str
    short: str
    label: str
    place: int | None = None
    of: int = 0


NOT_GRADED = Mark("not_graded", "ng", "Not graded")
NOT_APPLICABLE = Mark("not_applicable", "/", "Not applicable")
NOT_SEEN = Mark("not_seen", "?", "Not to be seen in the record")
NIL_RETURN = Mark("nil_return", "nil", "Nil return")
UNABLE = Mark("unable", "un", "Unable to complete")
AWAITED = Mark("awaited", "…", "Still awaited")
HIDDEN = Mark("hidden", "#", "Not shown, or not signed off yet")

WITHOUT_POINT = (NOT_GRADED, NOT_APPLICABLE, NOT_SEEN, NIL_RETURN, UNABLE, AWAITED, HIDDEN)
"""The marks that are no grade; each is told apart from the others and from an agency that was not involved."""


@dataclass(frozen=True)
class Measure:
    """Something that returns can be compared in: the grade of an area, an item, or the overall grade."""

    key: str
    area: str
    title: str
    overall: bool
    points: tuple[Mark, ...]
    is_item: bool = False

    def mark(self, value: Value) -> Mark:
        """Give the mark of an answer."""
        code = value and (value.get("point") or value.get("choice"))
        return self._marks.get(code, NOT_SEEN) if code else NOT_GRADED

    @cached_property
    def _marks(self) -> dict[object, Mark]:
        return {**{point.code: point for point in self.points}, NOT_APPLICABLE.code: NOT_APPLICABLE}


NOTHING = Measure("", "", "", False, ())
"""What the returns of a form are compared in that has neither grades nor standards."""


def measures(form: Questionnaire, overall: bool = True) -> tuple[Measure, ...]:
    """List what a form's returns can be compared in: its graded areas, else its items; then the overall grade."""
    graded = [_graded(area, area.grade) for area in form.areas if area.grade]
    found = graded or [_item(area, question) for area, question in items(form)]
    if overall and form.overall:
        place = next(step.area for step in form.steps if step.question is form.overall)
        found.append(Measure(form.overall.key, place.key, "Overall", True, points(form.overall)))
    return tuple(found)


def items(form: Questionnaire) -> Iterator[tuple[Area, YesPartlyNoQuestion]]:
    """Give the standards that a form asks about: met, partly met, not met, not applicable."""
    for step in form.steps:
        if isinstance(step.question, YesPartlyNoQuestion):
            yield step.area, step.question


def points(question: GradeQuestion) -> tuple[Mark, ...]:
    """List the points of a grade's scale as marks, from best to worst."""
    scale = question.scale.points
    return tuple(
        Mark(one.value, one.short or say(one.label)[:2], say(one.label), place, len(scale))
        for place, one in enumerate(scale)
    )


def _graded(area: Area, question: GradeQuestion) -> Measure:
    return Measure(question.key, area.key, say(area.title), False, points(question))


def _item(area: Area, question: BaseQuestion) -> Measure:
    met = tuple(Mark(code, code[0].upper(), question.label_of(code), place, len(MET)) for place, code in enumerate(MET))
    return Measure(question.key, area.key, say(question.text), False, met, is_item=True)
