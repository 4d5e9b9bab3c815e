"""What files show: one page a document, filled from the store, worded by the template of its name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.turn import Page


@dataclass(frozen=True)
class BlankQuestion:
    """A question as it will be asked, with nothing answered."""

    text: str
    help: str
    kind: str
    choices: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    sorts: tuple[str, ...]
    required: bool
    offered: bool
    asked_after: tuple[str, ...]
    sometimes: bool


@dataclass(frozen=True)
class BlankArea:
    """An area of the questionnaire."""

    title: str
    about: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True)
class BlankPage(Page):
    """The empty questionnaire of a round, to read beforehand."""

    title: str
    version: int
    about: str
    round: str
    period_from: str
    period_to: str
    due_on: str
    areas: tuple[BlankArea, ...]
