"""Signing off: an agency's lead lets its returns go on to the partnership's, or sends them back with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot import access
from bot.office import telling
from bot.office.look_alikes import told_apart
from bot.office.scoping import allow_for
from bot.office.words import stored
from bot.refusal import Refusal
from storage.assignments import Assignment, Task
from storage.responses import OPEN, Response
from storage.returns import Return
from storage.rounds import Round
from storage.tx import Tx

LONGEST_WHY = 500
"""The most characters of the reason why a return is sent back."""

WAITING = ("submitted", "nil_return", "unable")
"""The states of a return that can wait for a sign-off; one that was moderated has passed it."""


def awaits(round_: Round, one: Return) -> bool:
    """Tell whether a return has gone in and waits for its agency's lead to sign it off."""
    return round_.signs_off and one.state in WAITING and not one.signed_off


def is_held(tx: Tx, round_: Round, response: Response) -> bool:
    """Tell the same of a response."""
    return round_.signs_off and response.state in WAITING and not tx.sign_offs.stands(response.id)


def signers(tx: Tx, assignment: Assignment) -> list[int]:
    """List who signs a return off: its agency's leads, and the round's where there is none; nobody signs their own."""
    theirs = telling.agency_leads(tx, assignment.round_id, assignment.agency_id)
    above = [*telling.leads(tx, assignment.round_id), *telling.admins(tx, assignment.round_id)]
    return _able(tx, theirs, assignment) or _able(tx, above, assignment)[:1]


def _able(tx: Tx, people: list[int], assignment: Assignment) -> list[int]:
    """Keep who neither audited it nor still has to audit the same case beside it."""
    return [one for one in people if one != assignment.person_id and not is_blind_to(tx, one, assignment)]


def may_read(tx: Tx, person_id: int, assignment: Assignment, response: Response) -> bool:
    """Tell whether a person may read a return: their own at any time, others once they are in and signed off.

    Before that only its agency's leads may, and whoever signs it off in their place.
    """
    round_id = assignment.round_id
    if not access.may(tx, person_id, "read_case", round_id, assignment):
        return False
    if assignment.person_id == person_id:
        return True
    if response.is_open or is_blind_to(tx, person_id, assignment):
        return False
    if not is_held(tx, tx.rounds.get(round_id), response):
        return True
    own = ("agency_lead", "own agency") in access.scopes(tx, person_id, round_id, assignment)
    return own or person_id in signers(tx, assignment)


def is_blind_to(tx: Tx, person_id: int, assignment: Assignment) -> bool:
    """Tell whether a person still has to audit the same case for the same agency, and must not see this audit of it."""
    owed = _unfinished(tx, person_id, assignment.round_id)
    return owed.get((assignment.case_id, assignment.agency_id), assignment.id) != assignment.id


def not_blind_to(tx: Tx, person_id: int, round_id: int) -> Callable[[Return], bool]:
    """Tell of each return of a round whether a person may see it beside an audit of the same that they still owe."""
    owed = _unfinished(tx, person_id, round_id)
    return lambda one: owed.get((one.case_id, one.unit_id), one.assignment_id) == one.assignment_id


def _unfinished(tx: Tx, person_id: int, round_id: int) -> dict[tuple[int | None, int], int]:
    """Give a person's audits of a round by case and agency, as long as they can still change what they found.

    That is until it went in, and was signed off where the round asks for it: before that it may be sent back.
    """
    round_ = tx.rounds.get(round_id)
    tasks = tx.assignments.of_person(person_id, round_.state)
    return {
        (task.assignment.case_id, task.assignment.agency_id): task.assignment.id
        for task in tasks
        if task.assignment.round_id == round_id and task.assignment.case_id and not _is_settled(tx, round_, task)
    }


def _is_settled(tx: Tx, round_: Round, task: Task) -> bool:
    if task.response_id is None or task.state is None or task.state in OPEN:
        return False
    return not (round_.signs_off and task.state in WAITING and not tx.sign_offs.stands(task.response_id))


def state_for(tx: Tx, who: int, one: Return) -> str:
    """Say how far a return is, as somebody may know.

    Nothing of what is hidden from them beside their own audit; of what waits for its sign-off only that it does, to
    whom neither leads its agency nor signs it off.
    """
    assignment = tx.assignments.get(one.assignment_id)
    if is_blind_to(tx, who, assignment):
        return "hidden"
    if one.withdrawn:
        return "withdrawn"
    held = awaits(tx.rounds.get(assignment.round_id), one)
    if held and one.person_id != who and not may_sign(tx, who, assignment):
        return "unsigned"
    return "handed_back" if one.handed_back else one.state or "not_begun"


def waiting(tx: Tx, who: int, round_id: int, agency_id: int) -> list[Return]:
    """List an agency's returns that wait for a sign-off that this person can give, its units' among them."""
    allow_for(tx, who, "sign_off", round_id, agency_id)
    round_ = tx.rounds.get(round_id)
    found = [one for one in of_agency(tx, round_id, agency_id) if awaits(round_, one)]
    return [one for one in found if may_sign(tx, who, tx.assignments.get(one.assignment_id))]


def of_agency(tx: Tx, round_id: int, agency_id: int) -> list[Return]:
    """List the returns of an agency and of its units."""
    theirs = {agency_id, *(unit.id for unit in tx.rounds.units(agency_id))}
    found = tx.returns.of_round(round_id)
    names = called(tx, round_id, agency_id, found)
    return [replace(one, person=names[one.person_id]) for one in found if one.unit_id in theirs]


def called(tx: Tx, round_id: int, agency_id: int, returns: Iterable[Return] | None = None) -> dict[int, str]:
    """Call the people of an agency, its units and the one it is a unit of, so that those of one name are told apart."""
    agency = tx.rounds.agency(agency_id)
    near = {agency.id, agency.parent_id, *(unit.id for unit in tx.rounds.units(agency.id))}
    all_ = tx.returns.of_round(round_id) if returns is None else returns
    people = {one.person_id: one.person for one in all_ if one.unit_id in near}
    people |= {one.id: one.name for one, held in tx.people.serving(round_id) if held.agency_id in near - {None}}
    return told_apart(people.items())


def may_sign(tx: Tx, who: int, assignment: Assignment) -> bool:
    """Tell whether somebody may sign a return off: who leads its agency, or the round where nobody else can."""
    if who == access.OPERATOR:
        return True
    if not access.may(tx, who, "sign_off", assignment.round_id, assignment) or who == assignment.person_id:
        return False
    if is_blind_to(tx, who, assignment):
        return False
    own = ("agency_lead", "own agency") in access.scopes(tx, who, assignment.round_id, assignment)
    return own or who in signers(tx, assignment)


def to_sign(tx: Tx, who: int, response_id: int) -> tuple[Assignment, Response]:
    """Get a return that waits for this person's sign-off; raises NotAllowed, or Refusal when it does not wait."""
    try:
        response = tx.responses.get(response_id)
    except LookupError:
        raise access.NotAllowed("may_not_sign_off") from None
    assignment = tx.assignments.get(response.assignment_id)
    if not may_sign(tx, who, assignment):
        raise access.NotAllowed("may_not_sign_off")
    if not is_held(tx, tx.rounds.get(assignment.round_id), response):
        raise Refusal("not_waiting", reference=reference_of(tx, assignment))
    return assignment, response


def reference_of(tx: Tx, assignment: Assignment) -> str:
    """Name an assignment: by its case, or by its number where it has none."""
    return tx.cases.get(assignment.case_id).reference if assignment.case_id else f"A{assignment.id}"


def went_in(tx: Tx, response_id: int) -> None:
    """Tell those who sign off that a return waits for them, where the round asks for it."""
    response = tx.responses.get(response_id)
    assignment = tx.assignments.get(response.assignment_id)
    if is_held(tx, tx.rounds.get(assignment.round_id), response):
        telling.tell(tx, signers(tx, assignment), "to_sign_off", assignment)


def sign_off(tx: Tx, who: int, response_id: int) -> None:
    """Let a return go on to the partnership's lead."""
    to_sign(tx, who, response_id)
    tx.sign_offs.add(response_id, who, "signed_off")


def send_back(tx: Tx, who: int, response_id: int, why: str) -> None:
    """Give a return back to its auditor with the reason; what was answered stays."""
    assignment, _ = to_sign(tx, who, response_id)
    round_ = tx.rounds.get(assignment.round_id)
    if round_.state != "open":
        raise Refusal("round_closed", title=round_.title)
    tx.sign_offs.add(response_id, who, "sent_back", stored(why, LONGEST_WHY))
    tx.responses.give_back(response_id)
    telling.tell(tx, [assignment.person_id], "sent_back", assignment)
