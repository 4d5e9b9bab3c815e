"""A return as a step finds it: its assignment, its form, what was said, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from bot import access
from bot.flows.position import EXITS, Asking, Bearings, Standing, position
from bot.refusal import Refusal
from bot.sheet import Sheet, about, fold, pinned
from questionnaires.catalog import Catalog
from questionnaires.conditions import About, Value
from questionnaires.kinds.base import Draft
from questionnaires.model import Area, Questionnaire, Step
from storage.assignments import Assignment
from storage.cases import Case
from storage.places import Focus
from storage.responses import Response
from storage.rounds import Agency, Round
from storage.tx import Tx


@dataclass(frozen=True)
class Opened:
    """One return, loaded once for a turn; `say` and `go` write and give it anew."""

    tx: Tx
    person_id: int
    assignment: Assignment
    round: Round
    case: Case | None
    agency: Agency
    response: Response
    form: Questionnaire
    focus: Focus | None

    @property
    def reference(self) -> str:
        """The case's reference; an assignment without a case is known by its number."""
        return self.case.reference if self.case else f"A{self.assignment.id}"

    @cached_property
    def called(self) -> str:
        """The case's reference, with its round where the person has a case of the same reference in another."""
        tasks = self.tx.assignments.of_person(self.person_id)
        twin = any(t.reference == self.reference and t.assignment.round_id != self.round.id for t in tasks)
        return f"{self.reference} ({self.round.title})" if twin else self.reference

    @cached_property
    def about(self) -> About:
        """What is known before the first question."""
        return about(self.case, self.tx.rounds.reported(self.round.id, self.agency.id), self.round)

    @cached_property
    def told_agency(self) -> str:
        """The agency's name for who reads: a unit is named to its auditor and its agency's leads only."""
        scopes = access.scopes(self.tx, self.person_id, self.round.id, self.assignment)
        if self.assignment.person_id == self.person_id or ("agency_lead", "own agency") in scopes:
            return self.agency.name
        return self.tx.rounds.reported(self.round.id, self.agency.id).name

    @cached_property
    def sheet(self) -> Sheet:
        """What was said, folded."""
        return fold(self.form, self.tx.answers.of(self.response.id))

    @cached_property
    def parked(self) -> set[str]:
        """The questions put off."""
        return self.tx.places.parked(self.response.id)

    @cached_property
    def steps(self) -> list[Step]:
        """The questions that apply, in order."""
        return list(self.form.walk(self.sheet.answers, self.about))

    @cached_property
    def areas(self) -> list[Area]:
        """The areas in which something is asked, in order."""
        return [area for area in self.form.areas if any(step.area is area for step in self.steps)]

    @cached_property
    def answered(self) -> dict[str, Value]:
        """The answers that stand to questions that apply: what summaries and rules see."""
        return {s.path: self.sheet.said[s.path].value for s in self.steps if self.sheet.is_final(s.path)}

    @cached_property
    def standing(self) -> Standing:
        """Where this return stands."""
        here = self.focus if self.focus and self.focus.response_id == self.response.id else None
        bearings = Bearings(self.parked, here.area if here else "", here.path if here else "")
        return position(self.response.id, self.form, self.sheet, self.about, bearings)

    def draft(self, here: Asking) -> Draft:
        """Give the draft of the question that is asked."""
        return self.sheet.draft(here.spot.path)

    def say(self, path: str, value: Value, stage: str = "final", message_id: int | None = None) -> Opened:
        """Add an answer."""
        self.tx.answers.add(self.response.id, self.person_id, path, value, stage, message_id)
        if stage == "final":
            self.tx.places.unpark(self.response.id, path)
        return replace(self)

    def settled(self) -> Opened:
        """Let answers stand again that were taken up and left as they were, and set a way out aside that was begun."""
        opened = self
        for path, said in self.sheet.said.items():
            if said.newest.stage == "reopened" and said.value is not None:
                opened = opened.say(path, said.value)
            elif path in EXITS and said.newest.stage == "draft":
                opened = opened.say(path, None, "reopened")
        return opened

    def go(self, area: str = "", path: str = "") -> Opened:
        """Put the person at an area or question of this return."""
        focus = Focus(self.response.id, area, path)
        self.tx.places.go(self.person_id, focus)
        return replace(self, focus=focus)


def load(tx: Tx, catalog: Catalog, person_id: int, response: Response) -> Opened:
    """Load a return without asking who may see it."""
    assignment = tx.assignments.get(response.assignment_id)
    return Opened(
        tx=tx,
        person_id=person_id,
        assignment=assignment,
        round=tx.rounds.get(assignment.round_id),
        case=tx.cases.get(assignment.case_id) if assignment.case_id else None,
        agency=tx.rounds.agency(assignment.agency_id),
        response=response,
        form=pinned(tx, catalog, response.form_id),
        focus=tx.places.focus(person_id),
    )


def open_return(tx: Tx, catalog: Catalog, person_id: int, response_id: int) -> Opened:
    """Load a return that the person is to answer; raises NotAllowed, or Refusal when it is no longer open."""
    response = _find(tx, response_id)
    opened = load(tx, catalog, person_id, response)
    access.allow(tx, person_id, "audit", opened.round.id, opened.assignment)
    if not response.is_open:
        raise Refusal("gone_in", reference=opened.reference)
    if opened.round.state != "open":
        raise Refusal("round_closed", title=opened.round.title)
    return opened


def _find(tx: Tx, response_id: int) -> Response:
    try:
        return tx.responses.get(response_id)
    except LookupError:
        raise access.NotAllowed("may_not_audit") from None


def current_return(tx: Tx, catalog: Catalog, person_id: int) -> Opened | None:
    """Load the return a person is in, if they are in one that is still theirs and open."""
    focus = tx.places.focus(person_id)
    if focus is None:
        return None
    try:
        return open_return(tx, catalog, person_id, focus.response_id)
    except Refusal:
        return None
