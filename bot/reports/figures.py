"""What has come in, by agency and in all, and how the work was graded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.office.scoping import unassigned
from bot.office.signing_off import awaits, of_agency
from bot.sheet import fold, pinned
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Questionnaire
from storage.responses import OPEN
from storage.returns import Return
from storage.scopings import EXPECTED
from storage.tx import Tx


@dataclass
class Count:
    """How far the returns of an agency, or of a round, are; each expected return is counted in one place.

    Received are the returns that went in, nil returns among them, also those that follow from scoping; what an agency
    was unable to do is counted apart, and so is what waits for its lead to sign it off. A return that went in without
    an overall grade counts as not graded. Second audits are no further returns: how many, and how many went in.
    """

    expected: int = 0
    received: int = 0
    incomplete: int = 0
    nil_return: int = 0
    unable: int = 0
    in_progress: int = 0
    not_begun: int = 0
    unsigned: int = 0
    second: int = 0
    second_in: int = 0
    grades: Counter[str] = field(default_factory=Counter)

    def add(self, one: Return, grade: str, *, unsigned: bool) -> None:
        """Count one return."""
        if one.purpose == "second":
            self.second += 1
            self.second_in += one.has_gone_in and not unsigned
            return
        self.expected += 1
        if unsigned:
            self.unsigned += 1
            return
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

    def add_scoped(self, knows: str) -> None:
        """Count what follows from scoping alone: a return that nobody was given yet, or a nil return."""
        self.expected += 1
        if knows in EXPECTED:
            self.not_begun += 1
        else:
            self.received += 1
            self.nil_return += 1


@dataclass(frozen=True)
class Progress:
    """A round's counts: in all, and by agency in the round's order."""

    total: Count
    agencies: tuple[tuple[str, Count], ...]
    scale: tuple[tuple[str, str], ...]


def progress(tx: Tx, catalog: Catalog, round_id: int) -> Progress:
    """Count a round's returns and its overall grades."""
    round_ = tx.rounds.get(round_id)
    names = {agency.key: agency.name for agency in tx.rounds.agencies(round_id)}
    counts = {key: Count() for key in names}
    total = Count()
    for one in tx.returns.of_round(round_id):
        if one.withdrawn and (one.state is None or one.state in OPEN):
            continue
        form = pinned(tx, catalog, one.form_id)
        grade, unsigned = overall_grade(tx, form, one), awaits(round_, one)
        for count in (total, counts.setdefault(one.agency_key, Count())):
            count.add(one, grade, unsigned=unsigned)
        names[one.agency_key] = one.agency
    for scoped in unassigned(tx, round_id):
        for count in (total, counts[scoped.agency.key]):
            count.add_scoped(scoped.knows)
    scale = scale_of(pinned(tx, catalog, round_.form_id)) if round_.switches.get("overall", True) else ()
    return Progress(total, tuple((names[key], count) for key, count in counts.items()), scale)


def count_agency(tx: Tx, round_id: int, agency_id: int) -> Count:
    """Count an agency's returns, its units' among them, and none of their grades."""
    round_, count = tx.rounds.get(round_id), Count()
    near = {agency_id, *(unit.id for unit in tx.rounds.units(agency_id))}
    for one in of_agency(tx, round_id, agency_id):
        if not one.withdrawn or one.has_gone_in:
            count.add(one, "", unsigned=awaits(round_, one))
    for scoped in unassigned(tx, round_id):
        if scoped.unit_id in near:
            count.add_scoped(scoped.knows)
    return count


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
