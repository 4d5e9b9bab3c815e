"""Allocation: who audits which case for an agency, given, handed back, handed on and withdrawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from bot import access
from bot.office import telling
from bot.office.scoping import allow_change, allow_for, audited, case_of, refuse_over, unassigned
from bot.office.signing_off import called, is_blind_to, not_blind_to, of_agency, reference_of
from bot.office.words import stored
from bot.refusal import Refusal
from storage.assignments import Assignment
from storage.cases import Case
from storage.people import Person
from storage.returns import Return
from storage.scopings import EXPECTED
from storage.tx import Tx

LONGEST_WHY = 300
"""The most characters of the reason why an assignment is handed back."""


@dataclass(frozen=True)
class Auditor:
    """Somebody who may be given an agency's cases, by their own unit or the whole agency.

    `load` is how many they have, as far as who asks may know.
    """

    person: Person
    agency_ids: frozenset[int]
    load: int


@dataclass(frozen=True)
class Wanted:
    """A return that is expected of an agency, or of a unit of it, and that nobody was given yet."""

    case: Case
    agency_id: int
    knows: str


@dataclass(frozen=True)
class Overview:
    """What an agency has to hand out and has handed out."""

    wanted: tuple[Wanted, ...]
    returns: tuple[Return, ...]
    auditors: tuple[Auditor, ...]

    @property
    def handed_back(self) -> tuple[Return, ...]:
        """What its auditors gave back and nobody has taken over yet."""
        return tuple(one for one in self.returns if one.handed_back and not one.withdrawn and not one.has_gone_in)


def auditors(tx: Tx, who: int, round_id: int, agency_id: int) -> list[Auditor]:
    """List the active auditors of an agency, of its units and of the one it is a unit of, by name."""
    agency = tx.rounds.agency(agency_id)
    near = {agency.id, *(unit.id for unit in tx.rounds.units(agency.id))}
    near |= {agency.parent_id} if agency.parent_id else set()
    found: dict[int, tuple[Person, set[int]]] = {}
    for person, held in tx.people.serving(round_id):
        if held.role == "auditor" and held.agency_id in near:
            found.setdefault(person.id, (person, set()))[1].add(held.agency_id)
    load = loads(tx, who, round_id)
    names = called(tx, round_id, agency_id)
    return [
        Auditor(replace(person, name=names[person.id]), frozenset(ids), load[person.id])
        for person, ids in found.values()
    ]


def loads(tx: Tx, who: int, round_id: int) -> Counter[int]:
    """Count what each person has to audit for those agencies of a round of which somebody may know it.

    That one is handed back which is hidden from them beside their own audit tells nothing: it counts as it did.
    """
    live = [one for one in _known_to(tx, who, round_id) if not one.withdrawn]
    return Counter(one.person_id for one in live if not one.handed_back or is_blind_to(tx, who, one))


def _known_to(tx: Tx, who: int, round_id: int) -> list[Assignment]:
    """List a round's assignments for those agencies whose cases somebody hands out: of others' they know nothing."""
    found = tx.assignments.of_round(round_id)
    agencies = {one.agency_id for one in found}
    known = {one for one in agencies if access.may(tx, who, "allocate", round_id, agency_id=one)}
    return [one for one in found if one.agency_id in known]


def overview(tx: Tx, who: int, round_id: int, agency_id: int) -> Overview:
    """Give what an agency has to hand out and has handed out, its units' among it."""
    allow_for(tx, who, "allocate", round_id, agency_id)
    near = {agency_id, *(unit.id for unit in tx.rounds.units(agency_id))}
    wanted = [
        Wanted(one.case, one.unit_id, one.knows)
        for one in unassigned(tx, round_id)
        if one.unit_id in near and one.knows in EXPECTED
    ]
    may_see = not_blind_to(tx, who, round_id)
    theirs = tuple(one for one in of_agency(tx, round_id, agency_id) if may_see(one))
    return Overview(tuple(wanted), theirs, tuple(auditors(tx, who, round_id, agency_id)))


def place_for(tx: Tx, auditor: Auditor, agency_id: int) -> int | None:
    """Tell for which agency an auditor takes a case of this one: it, or their own unit of it; None when for none."""
    agency = tx.rounds.agency(agency_id)
    if agency_id in auditor.agency_ids or agency.parent_id in auditor.agency_ids:
        return agency_id
    units = [unit.id for unit in tx.rounds.units(agency_id) if unit.id in auditor.agency_ids]
    return units[0] if units else None


def give(
    tx: Tx, who: int, round_id: int, agency_id: int, case_id: int, person_id: int, purpose: str = "first"
) -> Assignment:
    """Give a case of an agency to one of its auditors, and tell them."""
    allow_change(tx, who, "allocate", round_id, agency_id)
    for one in of_agency(tx, round_id, agency_id):
        if one.case_id == case_id:
            _refuse_blind(tx, who, tx.assignments.get(one.assignment_id))
    briefed = telling.auditors_in(tx, round_id)
    given = put(tx, who, round_id, agency_id, case_of(tx, round_id, case_id), person_id, purpose)
    telling.tell_new(tx, tx.rounds.get(round_id), [given], briefed)
    return given


def put(
    tx: Tx, who: int, round_id: int, agency_id: int, case: Case, person_id: int, purpose: str = "first"
) -> Assignment:
    """Make or take up an assignment; raises Refusal where somebody has it, or the person may not have it."""
    said = tx.scopings.find(case.id, agency_id)
    if said and said.knows == "not_involved":
        raise Refusal("not_involved", reference=case.reference)
    place = _place(tx, who, round_id, agency_id, person_id)
    refuse_both(tx, who, round_id, case.id, place, person_id, purpose)
    there = next((one for one in tx.assignments.of_round(round_id) if _is(one, case.id, place, purpose)), None)
    if there is None:
        form_id = tx.rounds.get(round_id).form_id
        return tx.assignments.get(tx.assignments.add(round_id, case.id, place, person_id, form_id, purpose))
    if not there.withdrawn and not there.handed_back:
        raise Refusal("has_it_already", reference=case.reference)
    _refuse_gone_in(tx, there)
    tx.assignments.hand_to(there.id, person_id)
    return tx.assignments.get(there.id)


def _is(one: Assignment, case_id: int, agency_id: int, purpose: str) -> bool:
    return (one.case_id, one.agency_id, one.purpose) == (case_id, agency_id, purpose)


def _place(tx: Tx, who: int, round_id: int, agency_id: int, person_id: int) -> int:
    found = next((one for one in auditors(tx, who, round_id, agency_id) if one.person.id == person_id), None)
    place = place_for(tx, found, agency_id) if found else None
    if place is None:
        raise Refusal("no_auditor_of_it", agency=tx.rounds.reported(round_id, agency_id).name)
    return place


def refuse_both(
    tx: Tx, who: int, round_id: int, case_id: int | None, agency_id: int, person_id: int, purpose: str
) -> None:
    """Raise Refusal when a person would audit a case first and second, or second and be able to read the first.

    Whoever hands it out is not told by it of what the person audits for other agencies.
    """
    others = [one for one in _known_to(tx, who, round_id) if one.case_id == case_id and one.purpose != purpose]
    both = [one for one in others if (one.person_id == person_id and _counts(tx, one)) or _wrote(tx, one, person_id)]
    if purpose == "second":
        firsts = [one for one in others if one.agency_id == agency_id]
        both += [one for one in firsts if access.may(tx, person_id, "read_case", round_id, one)]
    if case_id and both:
        raise Refusal("first_and_second", reference=tx.cases.get(case_id).reference)


def _counts(tx: Tx, one: Assignment) -> bool:
    """Tell whether an assignment is somebody's, or was long enough that they answered something."""
    response = tx.responses.find_for(one.id)
    return not one.withdrawn or (response is not None and any(tx.answers.of(response.id)))


def _wrote(tx: Tx, one: Assignment, person_id: int) -> bool:
    """Tell whether a person answered anything of an assignment that may be somebody else's by now."""
    response = tx.responses.find_for(one.id)
    return response is not None and any(answer.person_id == person_id for answer in tx.answers.of(response.id))


def _refuse_gone_in(tx: Tx, one: Assignment) -> None:
    response = tx.responses.find_for(one.id)
    if response and not response.is_open:
        raise Refusal("gone_in_already", reference=reference_of(tx, one))


def assignment_for(tx: Tx, who: int, assignment_id: int) -> Assignment:
    """Get an assignment that a person may hand on, before the round is over; raises NotAllowed or Refusal."""
    try:
        found = tx.assignments.get(assignment_id)
    except LookupError:
        raise access.NotAllowed("may_not_allocate") from None
    access.allow(tx, who, "allocate", found.round_id, found)
    refuse_over(tx, found.round_id)
    _refuse_blind(tx, who, found)
    return found


def _refuse_blind(tx: Tx, who: int, found: Assignment) -> None:
    """Keep out of an audit whoever still has to do the other one of the case: how far it is would tell of it."""
    if is_blind_to(tx, who, found):
        raise Refusal("blind_to_it", reference=reference_of(tx, found))


def reassign(tx: Tx, who: int, assignment_id: int, person_id: int) -> None:
    """Hand an assignment on to another auditor, who goes on from what was answered, and tell them."""
    found = assignment_for(tx, who, assignment_id)
    briefed = telling.auditors_in(tx, found.round_id)
    move(tx, who, found, person_id)
    telling.tell_new(tx, tx.rounds.get(found.round_id), [tx.assignments.get(found.id)], briefed)


def move(tx: Tx, who: int, found: Assignment, person_id: int) -> None:
    """Hand an assignment on without a word to anybody; raises Refusal."""
    _refuse_gone_in(tx, found)
    place = _place(tx, who, found.round_id, found.agency_id, person_id)
    if place != found.agency_id:
        raise Refusal("no_auditor_of_it", agency=tx.rounds.reported(found.round_id, found.agency_id).name)
    refuse_both(tx, who, found.round_id, found.case_id, found.agency_id, person_id, found.purpose)
    if found.person_id == person_id and not found.withdrawn and not found.handed_back:
        raise Refusal("has_it_already", reference=reference_of(tx, found))
    if found.person_id != person_id:
        let_chat_go(tx, found)
    tx.assignments.hand_to(found.id, person_id)


def let_chat_go(tx: Tx, found: Assignment) -> None:
    """Let go from its auditor's chat what was said of an assignment that is theirs no longer."""
    response = tx.responses.find_for(found.id)
    if response:
        tx.deletions.let_go(response.id, tx.people.get(found.person_id).telegram_id)


def withdraw(tx: Tx, who: int, assignment_id: int) -> None:
    """Take an assignment back; what was answered stays stored, and is seen by nobody."""
    found = assignment_for(tx, who, assignment_id)
    _refuse_gone_in(tx, found)
    if found.withdrawn:
        raise Refusal("withdrawn_already", reference=reference_of(tx, found))
    let_chat_go(tx, found)
    tx.assignments.withdraw(found.id)


def hand_back(tx: Tx, who: int, assignment_id: int, why: str) -> None:
    """Give an assignment back with the reason, and tell who hands it on; for its auditor, or the command line."""
    try:
        found = tx.assignments.get(assignment_id)
    except LookupError:
        raise access.NotAllowed("may_not_audit") from None
    if who != access.OPERATOR:
        access.allow(tx, who, "audit", found.round_id, found)
    round_ = tx.rounds.get(found.round_id)
    if round_.state != "open":
        raise Refusal("round_closed", title=round_.title)
    _refuse_gone_in(tx, found)
    tx.assignments.hand_back(found.id, stored(why, LONGEST_WHY))
    focus, response = tx.places.focus(found.person_id), tx.responses.find_for(found.id)
    if response:
        tx.deletions.let_go(response.id)
    if focus and response and focus.response_id == response.id:
        tx.places.leave(found.person_id)
    others = [one for one in telling.agency_leads(tx, found.round_id, found.agency_id) if one != found.person_id]
    telling.tell(tx, others or telling.leads(tx, found.round_id), "handed_back", found)


def unscoped(tx: Tx, round_id: int, agency_id: int) -> list[Case]:
    """List the cases that an agency might be given all the same: neither expected, nor audited, nor not involved."""
    said, taken = tx.scopings.of_round(round_id), audited(tx, round_id)
    units = [agency_id, *(unit.id for unit in tx.rounds.units(agency_id))]
    found = []
    for case in tx.cases.of_round(round_id):
        theirs = {said[case.id, unit].knows for unit in units if (case.id, unit) in said}
        if not theirs & {*EXPECTED, "not_involved"} and not any((case.id, unit) in taken for unit in units):
            found.append(case)
    return found
