"""Who may do what: one table of permission by role and scope; what is not in it is refused."""

from __future__ import annotations

from typing import Unpack

from bot.refusal import Refusal
from storage.assignments import Assignment
from storage.people import Held
from storage.trail import About
from storage.tx import Tx

OPERATOR = 0
"""Who acts at the command line: whoever has the machine, the database and its key may do all that is done there."""

ALL_ROUNDS = 0
"""In the place of a round: what concerns no round by itself."""

EVERYWHERE = frozenset({("admin", "all"), ("operator", "all")})
IN_ROUND = frozenset({("lead", "round"), ("admin", "round"), ("operator", "all")})

PERMISSIONS: dict[str, frozenset[tuple[str, str]]] = {
    "audit": frozenset({("auditor", "own assignment")}),
    "read_case": frozenset({("auditor", "own assignment"), ("agency_lead", "own agency")}) | IN_ROUND,
    "read_round": IN_ROUND,
    "read_agency": frozenset({("agency_lead", "own agency")}) | IN_ROUND,
    "read_form": frozenset({("auditor", "round"), ("agency_lead", "round")}) | IN_ROUND,
    "export_round": frozenset({("admin", "round"), ("operator", "all")}),
    "invite": EVERYWHERE,
    "manage_people": EVERYWHERE,
    "make_round": EVERYWHERE,
    "set_up_round": IN_ROUND,
    "say_scope": frozenset({("agency_lead", "own agency")}) | IN_ROUND,
    "allocate": frozenset({("agency_lead", "own agency")}) | IN_ROUND,
    "sign_off": frozenset({("agency_lead", "own agency")}) | IN_ROUND,
    "acknowledge": frozenset({("agency_lead", "own agency"), ("lead", "round")}),
}
"""Each action with the roles that may do it, and the scope in which each of them may.

A role is held in a round (`round`), in every round (`all`), for what belongs to the person's agency and its units
(`own agency`), or for what was given to the person by name (`own assignment`).
"""


def listens_to(tx: Tx, person_id: int, account: int) -> bool:
    """Tell whether a person is let in, and on this account: asked when what it sent is done, and at each send."""
    person = tx.people.get(person_id)
    return person.is_active and person.telegram_id == account


def roles_of(tx: Tx, person_id: int) -> frozenset[str]:
    """Name the roles a person was given, each with its agency and round: what is lost of them is a right lost."""
    return frozenset(f"{one.role}:{one.agency_id or 0}:{one.round_id or 0}" for one in tx.people.roles(person_id))


def serves(tx: Tx, person_id: int, round_id: int) -> bool:
    """Tell whether a person has a role in a round, or in every one; also once the round is archived."""
    held = (one.round_id in (None, round_id) for one in tx.people.roles(person_id))
    return tx.people.get(person_id).is_active and any(held)


ADMIN_OF_ALL = "admin of all"
"""What an admin of every round is called, where their menu is told from that of an admin of single rounds."""


class NotAllowed(Refusal):
    """The person has no role that allows it here."""

    def __init__(self, code: str, **about: Unpack[About]) -> None:
        super().__init__(code)
        self.about = about


def scopes(
    tx: Tx, person_id: int, round_id: int, assignment: Assignment | None = None, agency_id: int | None = None
) -> set[tuple[str, str]]:
    """List the roles a person has here, each with the scope it has it in; nobody suspended has any."""
    if person_id == OPERATOR:
        return {("operator", "all")}
    if not tx.people.get(person_id).is_active:
        return set()
    held = {(m.role, "all") for m in tx.people.roles(person_id) if m.round_id is None and m.agency_id is None}
    here = [m for m in tx.people.memberships(person_id) if m.round_id == round_id]
    held |= {(m.role, "round") for m in here}
    agency_id = assignment.agency_id if assignment else agency_id
    if agency_id is not None:
        agency = tx.rounds.agency(agency_id)
        held |= {(m.role, "own agency") for m in here if m.agency_id in (agency.id, agency.parent_id or agency.id)}
    if assignment and _is_theirs(assignment, person_id) and any(_audits_for(tx, m, assignment) for m in here):
        held.add(("auditor", "own assignment"))
    return held


def _audits_for(tx: Tx, member: Held, assignment: Assignment) -> bool:
    """Tell whether a role lets its holder audit for an assignment's agency; a second auditor may be another's."""
    if member.role != "auditor":
        return False
    if member.agency_id is None or assignment.purpose != "first":
        return True
    agency, theirs = tx.rounds.agency(assignment.agency_id), tx.rounds.agency(member.agency_id)
    return agency.id in (theirs.id, theirs.parent_id) or agency.parent_id == theirs.id


def _is_theirs(assignment: Assignment, person_id: int) -> bool:
    return assignment.person_id == person_id and not assignment.withdrawn and not assignment.handed_back


def may(
    tx: Tx,
    person_id: int,
    action: str,
    round_id: int = ALL_ROUNDS,
    assignment: Assignment | None = None,
    agency_id: int | None = None,
) -> bool:
    """Tell whether a person may do this: in a round, with an assignment of it, or for an agency in it."""
    if assignment and assignment.round_id != round_id:
        return False
    return bool(PERMISSIONS[action] & scopes(tx, person_id, round_id, assignment, agency_id))


def menu_roles(tx: Tx, person_id: int) -> set[str]:
    """Name the roles that the menu of commands goes by."""
    held = tx.people.all_roles(person_id)
    return held | {ADMIN_OF_ALL} if may(tx, person_id, "manage_people") else held


def allow(
    tx: Tx,
    person_id: int,
    action: str,
    round_id: int = ALL_ROUNDS,
    assignment: Assignment | None = None,
    agency_id: int | None = None,
) -> None:
    """Let the action pass; raises NotAllowed with the sentence for it."""
    if not may(tx, person_id, action, round_id, assignment, agency_id):
        case_id = assignment.case_id or 0 if assignment else 0
        raise NotAllowed(f"may_not_{action}", round_id=round_id, case_id=case_id)


def rounds_for(tx: Tx, person_id: int, action: str) -> list[int]:
    """List the rounds in which a person may do this, the newest first."""
    if person_id == OPERATOR:
        return [round_.id for round_ in tx.rounds.all()]
    rounds = dict.fromkeys(m.round_id for m in tx.people.memberships(person_id))
    return [round_id for round_id in rounds if may(tx, person_id, action, round_id)]


def agencies_for(tx: Tx, person_id: int, action: str, round_id: int) -> list[int]:
    """List the agencies of a round, and the units named to them, for which a person may do this, in its order."""
    seated = [one.id for one in tx.rounds.agencies(round_id)]
    units = [(unit.id, at) for at in seated for unit in tx.rounds.units(at)]
    named = [unit for unit, _ in units if unit in seated or names_units(tx, person_id, round_id, unit)]
    found = [one for at in seated for one in (at, *(unit for unit, above in units if above == at and unit in named))]
    return [one for one in found if may(tx, person_id, action, round_id, agency_id=one)]


def names_units(tx: Tx, person_id: int, round_id: int, agency_id: int) -> bool:
    """Tell whether an agency's units are named to a person: to who leads it; to all others their returns are its."""
    own = {("agency_lead", "own agency"), ("operator", "all")}
    return bool(own & scopes(tx, person_id, round_id, agency_id=agency_id))


def agencies_known(tx: Tx, person_id: int) -> set[int]:
    """Name the agencies that a person's rounds know; whoever makes rounds knows all."""
    if may(tx, person_id, "make_round"):
        return {one.id for one in tx.rounds.all_agencies()}
    return {one.id for round_id in rounds_for(tx, person_id, "read_round") for one in tx.rounds.agencies(round_id)}
