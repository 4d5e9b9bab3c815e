"""Where a conversation stands: worked out from stored answers, the same however often it is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.flows.turn import Spot
from bot.sheet import Sheet
from questionnaires.conditions import About
from questionnaires.kinds import BaseQuestion, ChoiceQuestion
from questionnaires.model import Questionnaire, Step

EXITS = ("@nil_return", "@unable", "@incomplete")


@dataclass(frozen=True)
class Asking:
    """There is a question to ask: a step of the walk, or the reason for leaving it."""

    spot: Spot
    question: BaseQuestion
    step: Step | None
    done: int
    total: int
    in_words: bool
    """Whether words are wanted: by the question, or by the choice that was tapped."""


@dataclass(frozen=True)
class Waiting:
    """Everything is answered but what was put off."""

    response_id: int
    parked: tuple[Step, ...]


@dataclass(frozen=True)
class Complete:
    """Every question that applies has its answer."""

    response_id: int


Standing = Asking | Waiting | Complete


@dataclass(frozen=True)
class Bearings:
    """What the position depends on beside the answers: what was put off, and what was opened."""

    parked: Collection[str] = field(default_factory=frozenset)
    area: str = ""
    path: str = ""


def open_exit(form: Questionnaire, sheet: Sheet) -> tuple[str, ChoiceQuestion] | None:
    """Find the way out that was begun and neither confirmed nor left."""
    for path in EXITS:
        said = sheet.said.get(path)
        question = form.exits.find(path)
        if question and said and said.newest.stage == "draft":
            return path, question
    return None


def position(
    response_id: int, form: Questionnaire, sheet: Sheet, about: About, bearings: Bearings | None = None
) -> Standing:
    """Find the one next question: a way out begun, the one asked for, then the area opened, then the first open."""
    bearings = bearings or Bearings()
    steps = list(form.walk(sheet.answers, about))
    waiting = [step for step in steps if not sheet.is_final(step.path)]
    done, total = len(steps) - len(waiting), len(steps)
    leaving = open_exit(form, sheet)
    if leaving:
        path, question = leaving
        return Asking(Spot(response_id, path), question, None, done, total, _in_words(question, sheet, path))
    if not waiting:
        return Complete(response_id)
    ready = [step for step in waiting if step.path not in bearings.parked]
    asked_for = [step for step in waiting if step.path == bearings.path]
    here = [step for step in ready if step.area.key == bearings.area]
    chosen = next(iter(asked_for or here or ready), None)
    if chosen is None:
        return Waiting(response_id, tuple(waiting))
    in_words = _in_words(chosen.question, sheet, chosen.path)
    return Asking(Spot(response_id, chosen.path), chosen.question, chosen, done, total, in_words)


def _in_words(question: BaseQuestion, sheet: Sheet, path: str) -> bool:
    return question.is_typed or bool(question.asks(sheet.draft(path)))
