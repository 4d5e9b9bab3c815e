"""A round as figures see it: its returns, and the answers that count in them, read in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.office.look_alikes import told_apart
from bot.office.scoping import unassigned
from bot.office.sight import MaySee, in_sight, shown_to_all
from bot.reports.measures import (
    AWAITED,
    HIDDEN,
    NIL_RETURN,
    NOT_APPLICABLE,
    NOTHING,
    UNABLE,
    Mark,
    Measure,
    measures,
)
from bot.sheet import Brief, about, pinned
from questionnaires.catalog import Catalog
from questionnaires.conditions import About, Value
from questionnaires.model import Questionnaire, Step, applies
from storage.cases import Case
from storage.returns import Return
from storage.rounds import Agency, Round
from storage.scopings import EXPECTED
from storage.tx import Tx

Wanted = Callable[[Questionnaire], Iterable[str]]
"""Which questions' answers are read, by their paths; what their conditions look at is read with them."""

SECOND = "second"

CLOSED = ("choice", "several", "yes_partly_no", "grade")


@dataclass(frozen=True)
class Reading:
    """A return as figures see it; `answers` are those that stand and apply, of a return that went in and is shown.

    It is hidden while it is unsigned, waiting for its agency's lead, and from who may not see it.
    """

    one: Return
    form: Questionnaire
    unsigned: bool = False
    hidden: bool = False
    answers: Mapping[str, Value] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    @property
    def reference(self) -> str:
        """The case, or the assignment where there is none."""
        return self.one.reference or f"A{self.one.assignment_id}"

    @property
    def is_answered(self) -> bool:
        """Whether it went in with answers that may be shown."""
        return not self.hidden and self.one.state in ("submitted", "moderated")

    @property
    def is_second(self) -> bool:
        """Whether it is a second audit of the same work."""
        return self.one.purpose == SECOND

    @property
    def agency(self) -> str:
        """Whose work was audited, told apart where it was audited a second time."""
        return f"{self.one.agency}, second audit" if self.is_second else self.one.agency

    @property
    def state(self) -> str:
        """How far it is: its state, or not begun; of one that is hidden, only that it went in or waits."""
        if self.hidden:
            return "unsigned" if self.unsigned else "hidden"
        return self.one.state or "not_begun"

    def mark(self, measure: Measure | None) -> Mark:
        """Give its mark on a measure of its own form, or why it has none."""
        if self.hidden:
            return HIDDEN
        if not self.is_answered:
            return {"nil_return": NIL_RETURN, "unable": UNABLE}.get(self.one.state or "", AWAITED)
        if measure is None or measure.key not in self.asked:
            return NOT_APPLICABLE
        return measure.mark(self.answers.get(measure.key))


@dataclass(frozen=True)
class Scoped:
    """A case and an agency of which scoping alone says what is to come: a return, or nothing at all."""

    reference: str
    agency_key: str
    knows: str

    @property
    def mark(self) -> Mark:
        """Whether a return is awaited, or a nil return follows."""
        return AWAITED if self.knows in EXPECTED else NIL_RETURN


@dataclass(frozen=True)
class RoundReading:
    """A round's agencies and cases in order, its returns, and what follows from scoping alone."""

    round: Round
    form: Questionnaire
    agencies: tuple[Agency, ...]
    cases: tuple[Case, ...]
    returns: tuple[Reading, ...]
    scoped: tuple[Scoped, ...]
    measured: Mapping[int, Mapping[str, Measure]]
    noted: frozenset[int] = frozenset()
    """The returns that something urgent was said of, of which somebody took note each time."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What the round's returns can be compared in."""
        return tuple(self.measured[self.round.form_id].values())

    @property
    def overall(self) -> Measure | None:
        """The overall grade, where the round asks for it."""
        return next((one for one in self.measures if one.overall), None)

    def measure(self, key: str = "") -> Measure:
        """Give a measure by its key; without one the overall grade, or the first there is, or nothing."""
        first = self.overall or next(iter(self.measures), NOTHING)
        return next((one for one in self.measures if one.key == key), first)

    def mark(self, reading: Reading, key: str) -> Mark:
        """Give a return's mark on a measure, by the form that the return was given to."""
        return reading.mark(self.measured[reading.one.form_id].get(key))

    def marks(self, reading: Reading) -> dict[str, Mark]:
        """Give a return's marks on everything the round compares."""
        return {one.key: self.mark(reading, one.key) for one in self.measures}


def graded(form: Questionnaire) -> set[str]:
    """Want what can be compared: grades, or items where no area is graded."""
    return {one.key for one in measures(form)}


def closed(form: Questionnaire) -> set[str]:
    """Want the questions that are answered by a tap, grades among them."""
    return {step.path for step in form.steps if step.question.kind_name in CLOSED}


def everything(form: Questionnaire) -> set[str]:
    """Want every answer."""
    return {step.path for step in form.steps}


def read_round(
    tx: Tx, catalog: Catalog, round_id: int, wanted: Wanted = graded, may_see: MaySee = shown_to_all
) -> RoundReading:
    """Read a round; what a person may not see, or is not signed off, is known to be there and no more."""
    round_ = tx.rounds.get(round_id)
    sights = in_sight(tx, round_, may_see)
    names = told_apart((sight.one.person_id, sight.one.person) for sight in sights)
    sights = [replace(sight, one=replace(sight.one, person=names[sight.one.person_id])) for sight in sights]
    found = [sight.one for sight in sights]
    forms = {form_id: pinned(tx, catalog, form_id) for form_id in {round_.form_id, *(one.form_id for one in found)}}
    steps = {form_id: _with_conditions(form, set(wanted(form))) for form_id, form in forms.items()}
    briefs = _briefs(tx, round_id, {step.path for theirs in steps.values() for step in theirs})
    agencies, cases = _agencies(tx, round_id, found), tx.cases.of_round(round_id)
    by_case = {case.reference: case for case in cases}
    returns = []
    for sight in sights:
        one = sight.one
        hidden = sight.unsigned or (one.has_gone_in and sight.hidden)
        reading = Reading(one, forms[one.form_id], sight.unsigned, hidden)
        if reading.is_answered:
            known = about(by_case.get(one.reference), agencies[one.agency_key], round_)
            reading = _answered(reading, briefs.get(one.response_id or 0, Brief()), steps[one.form_id], known)
        returns.append(reading)
    scoped = tuple(Scoped(one.case.reference, one.agency.key, one.knows) for one in unassigned(tx, round_id))
    overall = bool(round_.switches.get("overall", True))
    measured = {form_id: {one.key: one for one in measures(form, overall)} for form_id, form in forms.items()}
    return RoundReading(
        round_, forms[round_.form_id], tuple(agencies.values()), tuple(cases), tuple(returns), scoped, measured,
        _noted(tx, round_id),
    )  # fmt: skip


def _noted(tx: Tx, round_id: int) -> frozenset[int]:
    said = tx.concerns.of_round(round_id)
    return frozenset(one.response_id for one in said) - {one.response_id for one in said if one.is_open}


def case_by_case(round_: RoundReading) -> Iterator[RoundReading]:
    """Give a round one case at a time, for what is said of each; every return is looked at once."""
    returns: dict[str, list[Reading]] = defaultdict(list)
    scoped: dict[str, list[Scoped]] = defaultdict(list)
    for reading in round_.returns:
        returns[reading.reference].append(reading)
    for one in round_.scoped:
        scoped[one.reference].append(one)
    for case in round_.cases:
        theirs = tuple(returns[case.reference]), tuple(scoped[case.reference])
        yield replace(round_, cases=(case,), returns=theirs[0], scoped=theirs[1])


def _agencies(tx: Tx, round_id: int, found: Iterable[Return]) -> dict[str, Agency]:
    """Give the round's agencies in order, and behind them any that a return is left of."""
    agencies = {agency.key: agency for agency in tx.rounds.agencies(round_id)}
    for one in found:
        if one.agency_key not in agencies:
            agencies[one.agency_key] = tx.rounds.agency(one.agency_id)
    return agencies


def _with_conditions(form: Questionnaire, paths: set[str]) -> tuple[Step, ...]:
    """Give the questions of these paths, and those that decide whether they are asked, in order."""
    for step in reversed(form.steps):
        if step.path in paths and step.question.ask_if:
            paths |= set(step.question.ask_if.questions())
    return tuple(step for step in form.steps if step.path in paths)


def _briefs(tx: Tx, round_id: int, paths: set[str]) -> dict[int, Brief]:
    briefs: dict[int, Brief] = {}
    for response_id, path, value, stage in tx.answers.of_round(round_id, paths):
        brief = briefs.get(response_id)
        if brief is None:
            brief = briefs[response_id] = Brief()
        brief.add(path, value, stage)
    return briefs


def _answered(reading: Reading, brief: Brief, steps: tuple[Step, ...], known: About) -> Reading:
    asked = frozenset(step.path for step in steps if applies(step, brief.answers, known))
    answers = {path: value for path, value in brief.answers.items() if path in asked and path in brief.final}
    return Reading(reading.one, reading.form, answers=answers, asked=asked)
