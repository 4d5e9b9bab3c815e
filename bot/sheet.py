"""A return as it reads: its pinned form, what is known of its case, and what was said, folded to what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from bot.office.cells import canonical
from questionnaires.catalog import Catalog
from questionnaires.conditions import About, Value
from questionnaires.kinds import BaseQuestion, Draft, Piece
from questionnaires.model import Questionnaire
from storage.answers import Answer
from storage.cases import Case
from storage.rounds import Agency, Round
from storage.tx import Tx


@dataclass(frozen=True)
class Said:
    """Where one question stands: what counts as its answer, all that was said, and the newest row."""

    question: BaseQuestion
    value: Value
    pieces: tuple[Piece, ...]
    newest: Answer
    opened: bool

    @cached_property
    def draft(self) -> Draft:
        """The answer as far as it was said, over the one that counts."""
        return self.question.draft(self.pieces)

    @property
    def final(self) -> bool:
        """Whether the answer stands."""
        return self.newest.stage == "final"

    @property
    def shown(self) -> Value:
        """What an export shows: the answer, or the draft where it is still one."""
        return self.value if self.final else self.draft.value


@dataclass(frozen=True)
class Sheet:
    """A return's questions that anything was said about, by path."""

    said: dict[str, Said]

    @property
    def answers(self) -> dict[str, Value]:
        """What the walk looks at: answers that stand, old ones until they are replaced, what was opened."""
        return {path: said.value for path, said in self.said.items() if said.opened}

    def is_final(self, path: str) -> bool:
        """Tell whether a question has an answer that stands."""
        return path in self.said and self.said[path].final

    def draft(self, path: str) -> Draft:
        """Give the draft of a question."""
        return self.said[path].draft if path in self.said else Draft()


@dataclass
class Brief:
    """What stands in a return without its history, as `fold` finds it: for figures over many returns."""

    answers: dict[str, Value] = field(default_factory=dict)
    final: set[str] = field(default_factory=set)

    def add(self, path: str, value: Value, stage: str) -> None:
        """Take in the next thing that was said about a question."""
        if stage == "final":
            self.final.add(path)
            self.answers[path] = value
            return
        self.final.discard(path)
        if stage == "reopened" and (value is not None or path not in self.answers):
            self.answers[path] = value


def question_at(form: Questionnaire, path: str) -> BaseQuestion | None:
    """Find the question of a path, also that of a way out."""
    exit_ = form.exits.find(path)
    step = form.step(path)
    return exit_ or (step.question if step else None)


def fold(form: Questionnaire, rows: Iterable[Answer]) -> Sheet:
    """Fold the rows of a return, in the order they were said."""
    by_path: dict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        by_path[row.path].append(row)
    said = {}
    for path, theirs in by_path.items():
        question = question_at(form, path)
        if question is not None:
            said[path] = _said(question, theirs)
    return Sheet(said)


def _said(question: BaseQuestion, rows: list[Answer]) -> Said:
    standing: Value = None
    for row in rows:
        if row.stage == "final" or (row.stage == "reopened" and row.value is not None):
            standing = row.value
    pieces = tuple(Piece(row.stage, row.value, row.message) for row in rows)
    return Said(question, standing, pieces, rows[-1], any(row.stage != "draft" for row in rows))


def about(case: Case | None, agency: Agency, round_: Round) -> About:
    """Say what is known before the first question: case attributes, the agency, the round's switches."""
    known: dict[str, str | bool | int | None] = {"agency": agency.key}
    if case:
        known |= {f"case.{name}": canonical(name, getattr(case, name)) for name in ("age_band", "gender", "ethnicity")}
        known |= {f"case.flag.{flag}": True for flag in case.flags}
    return known | {f"switch.{name}": on for name, on in round_.switches.items()}


def pinned(tx: Tx, catalog: Catalog, form_id: int) -> Questionnaire:
    """Give a pinned questionnaire."""
    form = tx.forms.get(form_id)
    return catalog.pinned(form.sha256, form.body)
