"""A judgement on a named scale, or the reason why none is given."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import (
    NOTHING,
    BaseQuestion,
    Choice,
    Draft,
    Label,
    Model,
    Taken,
    named,
    words_of,
)

NOT_GRADED = Choice(value="not_graded", label="Not graded")
WHY = "why:"


class Point(Model):
    """One point of a scale."""

    value: str
    label: Label
    short: str


class Scale(Model):
    """Points from best to worst, and the reasons for giving none."""

    points: tuple[Point, ...]
    not_graded: tuple[Choice, ...] = ()

    def rank(self, point: str) -> int:
        """Give a point's place, 0 being the best."""
        return [one.value for one in self.points].index(point)


class GradeQuestion(BaseQuestion):
    """A point of the scale; its descriptors stand in the same message as the question."""

    kind: Literal["grade"]
    scale: Scale
    descriptors: dict[str, Label] = Field(default_factory=dict)
    overall: bool = False

    @model_validator(mode="after")
    def _descriptors_name_points(self) -> Self:
        unknown = set(self.descriptors) - {point.value for point in self.scale.points}
        if unknown:
            raise ValueError(f"descriptors name points that the scale has not: {', '.join(sorted(unknown))}")
        return self

    def choices(self) -> tuple[Choice, ...]:
        """List the points, Not graded, and its reasons."""
        points = tuple(Choice(value=point.value, label=point.label) for point in self.scale.points)
        reasons = tuple(reason.model_copy(update={"value": WHY + reason.value}) for reason in self.scale.not_graded)
        return (*points, NOT_GRADED, *reasons) if reasons else points

    def offers(self, draft: Draft = NOTHING) -> tuple[Choice, ...]:
        """Offer the points and Not graded, or the reasons once Not graded was tapped."""
        if self.wants_reason(draft):
            return tuple(choice for choice in self.choices() if choice.value.startswith(WHY))
        return tuple(choice for choice in self.choices() if not choice.value.startswith(WHY))

    def wants_reason(self, draft: Draft) -> bool:
        """Tell whether Not graded was tapped and its reason is still open."""
        return not draft.reopened and "not_graded" in (draft.value or {})

    def half_made(self, draft: Draft) -> bool:
        """Tell whether Not graded still waits for its reason, or the reason for its words."""
        return self.wants_reason(draft)

    def asks(self, draft: Draft) -> str:
        """Ask for the words that the reason wants."""
        value = draft.value or {}
        if draft.reopened or value.get("why", "") is not None:
            return ""
        return next(reason.ask for reason in self.scale.not_graded if reason.value == value["not_graded"])

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Take a point; or Not graded, then its reason."""
        if code not in {choice.value for choice in self.choices()}:
            raise AnswerNotAccepted("tap_reason" if self.wants_reason(draft) else "tap_grade")
        if code == NOT_GRADED.value:
            return Taken({"not_graded": None}, final=False)
        if not code.startswith(WHY):
            return Taken({"point": code}, final=True)
        reason = next(one for one in self.scale.not_graded if WHY + one.value == code)
        if reason.ask:
            return Taken({"not_graded": reason.value, "why": None}, final=False)
        return Taken({"not_graded": reason.value}, final=True)

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Take the words that the reason wants, or the name of a point or reason."""
        if self.asks(draft):
            return Taken({"not_graded": (draft.value or {})["not_graded"], "why": words_of(raw)}, final=True)
        return self.tap(named(raw, self.offers(draft)), draft)

    def point(self, value: Value) -> Point | None:
        """Find the point an answer gives, if it gives one."""
        code = (value or {}).get("point")
        return next((point for point in self.scale.points if point.value == code), None)

    def show(self, value: Value, language: str = "en") -> str:
        """Say the point, or "Not graded" with its reason."""
        if not value:
            return ""
        if "point" in value:
            return self.label_of(value["point"], language)
        if value["not_graded"] is None:
            return "Not graded"
        reason = self.label_of(WHY + value["not_graded"], language)
        return f"Not graded: {value['why']}" if value.get("why") else f"Not graded: {reason[:1].lower()}{reason[1:]}"

    def code(self, value: Value) -> str:
        """Give the point's code, or `not_graded`."""
        return str(value.get("point", "not_graded")) if value else ""

    def detail(self, value: Value) -> str:
        """Give the code of the reason for not grading, and its words."""
        reason, why = (value or {}).get("not_graded"), (value or {}).get("why")
        return f"{reason}: {why}" if why else str(reason or "")
