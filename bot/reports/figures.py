"""What has come in, by agency and in all, and how the work was graded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.sheet import fold, pinned
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Questionnaire
from storage.responses import OPEN
from storage.returns import Return
from storage.store import Tx


@dataclass
class Count:
    """How far the returns of an agency, or of a round, are.

    Received are the returns that went in, nil returns among them; what an agency was unable to do is counted apart.
    A return that went in without an overall grade counts as not graded.
    """

    expected: int = 0
    received: int = 0
    incomplete: int = 0
    nil_return: int = 0
    unable: int = 0
    in_progress: int = 0
    not_begun: int = 0
    grades: Counter[str] = field(default_factory=Counter)

    def add(self, one: Return, grade: str) -> None:
        """Count one return."""
        self.expected += 1
        if one.state is None:
            self.not_begun += 1
        elif one.state in OPEN:
            self.in_progress += 1
        elif one.state == "unable":
            self.unable += 1
        else:
            self.received += 1
            self.incomplete += one.incomplete
            if one.state == "nil_return":
                self.nil_return += 1
            else:
                self.grades[grade] += 1


@dataclass(frozen=True)
class Progress:
    """A round's counts: in all, and by agency in the round's order."""

    total: Count
    agencies: tuple[tuple[str, Count], ...]
    scale: tuple[tuple[str, str], ...]


def progress(tx: Tx, catalog: Catalog, round_id: int) -> Progress:
    """Count a round's returns and its overall grades."""
    round_ = tx.rounds.get(round_id)
    counts = {agency.key: Count() for agency in tx.rounds.agencies(round_id)}
    total = Count()
    for one in tx.returns.of_round(round_id):
        if one.withdrawn and (one.state is None or one.state in OPEN):
            continue
        form = pinned(tx, catalog, one.form_id)
        grade = overall_grade(tx, form, one)
        total.add(one, grade)
        counts[one.agency_key].add(one, grade)
    names = {agency.key: agency.name for agency in tx.rounds.agencies(round_id)}
    scale = scale_of(pinned(tx, catalog, round_.form_id)) if round_.switches.get("overall", True) else ()
    return Progress(total, tuple((names[key], count) for key, count in counts.items()), scale)


def overall_grade(tx: Tx, form: Questionnaire, one: Return) -> str:
    """Give the code of a return's overall grade, or `not_graded`."""
    if one.response_id is None or form.overall is None or one.state is None or one.state in OPEN:
        return "not_graded"
    said = fold(form, tx.answers.of(one.response_id)).said.get(form.overall.key)
    return form.overall.code(said.value) or "not_graded" if said and said.final else "not_graded"


def scale_of(form: Questionnaire) -> tuple[tuple[str, str], ...]:
    """List the overall grade's codes and labels from best to worst, then `not_graded`."""
    if form.overall is None:
        return ()
    points = tuple((point.value, say(point.label)) for point in form.overall.scale.points)
    return (*points, ("not_graded", "Not graded"))
