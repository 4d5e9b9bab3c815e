"""Closed questions counted: standards met, partly met or not met, and every other choice by its options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bot.reports.measures import NOT_APPLICABLE
from bot.reports.reading import Reading, RoundReading
from bot.reports.wording import Share
from questionnaires.conditions import codes
from questionnaires.kinds import BaseQuestion, ChoiceQuestion, SeveralQuestion, YesPartlyNoQuestion, say

STANDARD = "yes_partly_no"


@dataclass(frozen=True)
class Tally:
    """An answer, how often it was given, and in which cases."""

    code: str
    label: str
    count: int
    references: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """A closed question: how often it was asked and answered, and each answer's tally in the form's order.

    `applicable` leaves out where it did not apply or could not be seen in the record.
    """

    key: str
    kind: str
    area: str
    text: str
    answered: int
    unanswered: int
    applicable: int
    tallies: tuple[Tally, ...]

    @property
    def is_standard(self) -> bool:
        """Whether it is met, partly met or not met."""
        return self.kind == STANDARD

    def tally(self, code: str) -> Tally:
        """Give an answer's tally."""
        return next(one for one in self.tallies if one.code == code)

    def share(self, code: str) -> Share:
        """Give how many of those it applied to gave an answer."""
        return Share(self.tally(code).count, self.applicable)


def items(round_: RoundReading, of: Callable[[Reading], bool] = lambda one: not one.is_second) -> tuple[Item, ...]:
    """Count the closed questions of a round read with `closed`: of the first audits, or of those that are chosen."""
    returns = [one for one in round_.returns if one.is_answered and of(one)]
    return tuple(
        _item(step.question, say(step.area.title), returns)
        for step in round_.form.steps
        if isinstance(step.question, ChoiceQuestion | SeveralQuestion | YesPartlyNoQuestion)
    )


def standards(round_: RoundReading) -> tuple[Item, ...]:
    """Count the standards only."""
    return tuple(one for one in items(round_) if one.is_standard)


def _item(question: BaseQuestion, area: str, returns: list[Reading]) -> Item:
    asked = [one for one in returns if question.key in one.asked]
    answered = [one for one in asked if one.answers.get(question.key)]
    given = [(code, one.reference) for one in answered for code in codes(one.answers[question.key])]
    counts = Counter(code for code, _ in given)
    beside = {NOT_APPLICABLE.code, *(choice.value for choice in getattr(question, "unseen", ()))}
    tallies = tuple(
        Tally(
            choice.value,
            say(choice.label),
            counts[choice.value],
            tuple(sorted({reference for code, reference in given if code == choice.value})),
        )
        for choice in question.choices()
    )
    applicable = sum(beside.isdisjoint(codes(one.answers[question.key])) for one in answered)
    return Item(
        question.key, question.kind_name, area, say(question.text),
        len(answered), len(asked) - len(answered), applicable, tallies,
    )  # fmt: skip
