"""What the case tables of the kinds have in common: a question, taps and words, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds import BaseQuestion, Draft, Piece, Question, say

SCALE: dict[str, Any] = {
    "points": [
        {"value": "good", "label": "Good", "short": "G"},
        {"value": "poor", "label": {"en": "Poor", "cy": "Gwael"}, "short": "P"},
    ],
    "not_graded": [
        {"value": "outside", "label": "Outside the period"},
        {"value": "other", "label": "Another reason", "ask": "Why is there no grade?"},
    ],
}


@dataclass(frozen=True)
class Tap:
    """A tap on the choice of this code."""

    code: str


@dataclass(frozen=True)
class Words:
    """A message, with its number."""

    raw: str
    message: int | None = None


Input = Tap | Words


@dataclass(frozen=True)
class Answered:
    """Where a question stands after some inputs."""

    value: Value
    final: bool
    draft: Draft


def question(kind: str, **its_own: object) -> BaseQuestion:
    """Make a question the way a form does."""
    found: BaseQuestion = TypeAdapter[BaseQuestion](Question).validate_python(
        {"kind": kind, "key": "q", "text": "A question?", **its_own}
    )
    return found


def take(asked: BaseQuestion, inputs: list[Input], base: Value = None) -> Answered:
    """Give a question its inputs one after the other, each seeing the drafts before it, as in a return."""
    pieces = [Piece("reopened", base)] if base is not None else []
    value, final = base, False
    for one in inputs:
        assert not final, "the answer stood before the last input"
        draft = asked.draft(pieces)
        taken = asked.tap(one.code, draft) if isinstance(one, Tap) else asked.read(one.raw, draft)
        value, final = taken.value, taken.final
        message = (1, one.message) if isinstance(one, Words) and one.message else None
        pieces.append(Piece("draft", taken.value, message))
    return Answered(value, final, asked.draft(pieces))


def refusal(asked: BaseQuestion, inputs: list[Input], base: Value = None) -> AnswerNotAccepted | None:
    """Give what the last input was refused with, or None when it was taken."""
    before = take(asked, inputs[:-1], base)
    draft = before.draft if inputs[:-1] else Draft(base, reopened=base is not None)
    last = inputs[-1]
    try:
        if isinstance(last, Tap):
            asked.tap(last.code, draft)
        else:
            asked.read(last.raw, draft)
    except AnswerNotAccepted as problem:
        return problem
    return None


def offered(asked: BaseQuestion, inputs: list[Input] | None = None, base: Value = None) -> list[str]:
    """List the labels that can be tapped after some inputs."""
    draft = take(asked, inputs, base).draft if inputs else Draft(base, reopened=base is not None)
    return [say(choice.label) for choice in asked.offers(draft)]
