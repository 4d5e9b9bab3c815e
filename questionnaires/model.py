"""A questionnaire: its areas, its questions, and the walk through those that apply."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from questionnaires.conditions import About, Answers
from questionnaires.kinds import ChoiceQuestion, GradeQuestion, Question, Scale
from questionnaires.kinds.base import Choice, Key, Label, Model
from questionnaires.rules import Rule

PROMPTS_PER_AREA = 6
"""The most prompts an area may have, so that an auditor sees its end."""


class Area(Model):
    """One of the questionnaire's sections."""

    key: Key
    title: Label
    about: Label = ""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @property
    def grade(self) -> GradeQuestion | None:
        """The area's own grade, where it has one."""
        grades = (q for q in self.questions if isinstance(q, GradeQuestion) and not q.overall)
        return next(grades, None)


@dataclass(frozen=True)
class Step:
    """A question in its place: its number in the form, its area, and the path its answer is kept under."""

    index: int
    area: Area
    question: Question

    @property
    def path(self) -> str:
        """The key that the answer is stored under."""
        return self.question.key


class Exits(Model):
    """The ways out of a questionnaire other than answering it; each asks for its reason."""

    nil_return: ChoiceQuestion
    unable: ChoiceQuestion
    incomplete: ChoiceQuestion

    def find(self, path: str) -> ChoiceQuestion | None:
        """Find an exit's question by its path."""
        return {"@nil_return": self.nil_return, "@unable": self.unable, "@incomplete": self.incomplete}.get(path)


class Questionnaire(BaseModel):
    """A published questionnaire; a version is never edited, only superseded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    version: int = Field(ge=1)
    title: Label
    about: Label = ""
    unseen: tuple[Choice, ...] = ()
    scales: dict[str, Scale] = {}
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
    exits: Exits

    @model_validator(mode="before")
    @classmethod
    def _hand_down(cls, raw: Any) -> Any:
        """Give each closed question the form's `unseen` choices, and each grade its scale by name."""
        if not isinstance(raw, dict):
            return raw
        areas = raw.get("areas")
        if not isinstance(areas, list | tuple):
            return raw
        return {**raw, "areas": [_handed_area(area, raw) for area in areas]}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        seen: set[str] = set()
        areas = [area.key for area in self.areas]
        if len(set(areas)) < len(areas):
            raise ValueError("two areas have the same key")
        for step in self.steps:
            if step.path in seen:
                raise ValueError(f"two questions have the key {step.path}: give one of them another")
            condition = step.question.ask_if
            for name in condition.questions() if condition else ():
                if name not in seen:
                    raise ValueError(f"{step.path} is asked if {name}, which is not an earlier question")
            seen.add(step.path)
        for area in self.areas:
            if len(area.questions) > PROMPTS_PER_AREA:
                raise ValueError(f"area {area.key} has more than {PROMPTS_PER_AREA} questions: split it")
        return self

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every question of the form, numbered in order."""
        pairs = ((area, question) for area in self.areas for question in area.questions)
        return tuple(Step(index, area, question) for index, (area, question) in enumerate(pairs))

    @cached_property
    def graded(self) -> tuple[Area, ...]:
        """The areas that are graded."""
        return tuple(area for area in self.areas if area.grade)

    @cached_property
    def overall(self) -> GradeQuestion | None:
        """The judgement on the whole, where the form asks for one."""
        questions = (step.question for step in self.steps)
        return next((q for q in questions if isinstance(q, GradeQuestion) and q.overall), None)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the body, by which a response names the form it was given to."""
        return hashlib.sha256(self.body.encode()).hexdigest()

    @cached_property
    def body(self) -> str:
        """The whole form as one line of JSON, as it is pinned."""
        return self.model_dump_json(by_alias=True, exclude_unset=True)

    def walk(self, answers: Answers, about: About) -> Iterator[Step]:
        """Yield the questions that apply, in order; one that is only offered applies once it was opened."""
        return (step for step in self.steps if applies(step, answers, about))

    def step(self, path: str) -> Step | None:
        """Find a question by the path of its answer."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, Step]:
        return {step.path: step for step in self.steps}

    def area(self, key: str) -> Area | None:
        """Find an area by its key."""
        return next((area for area in self.areas if area.key == key), None)


def applies(step: Step, answers: Answers, about: About) -> bool:
    """Tell whether a question applies; one that is only offered does once it was opened."""
    question = step.question
    if question.offered and step.path not in answers:
        return False
    return question.ask_if is None or question.ask_if.holds(answers, about)


def _handed_area(area: Any, form: dict[str, Any]) -> Any:
    questions = area.get("questions") if isinstance(area, dict) else None
    if not isinstance(questions, list | tuple):
        return area
    return {**area, "questions": [_handed(question, form) for question in questions]}


def _handed(question: Any, form: dict[str, Any]) -> Any:
    if not isinstance(question, dict):
        return question
    kind, scale = question.get("kind"), question.get("scale")
    if kind == "grade" and isinstance(scale, str):
        named = form.get("scales", {})
        if scale not in named:
            raise ValueError(f"{question.get('key')} uses the scale {scale}, which the form has not")
        return {**question, "scale": named[scale]}
    if kind in ("choice", "several", "yes_partly_no"):
        unseen = question.get("unseen", True)
        if isinstance(unseen, bool):
            return {**question, "unseen": form.get("unseen", ()) if unseen else ()}
    return question
