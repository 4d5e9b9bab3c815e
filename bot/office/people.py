"""People with access: their roles, and suspending, restoring, removing or moving them to another account."""

from __future__ import annotations

from collections.abc import Set

from bot import access
from bot.office import allocation, enrolment
from bot.office.enrolment import Link, Place
from bot.refusal import Refusal
from storage.assignments import Assignment, Task
from storage.people import Membership, Person
from storage.responses import OPEN
from storage.tx import Tx

RUNNING = ("draft", "open", "closed")
"""The states of a round in which somebody's part in it may still count."""

ROLE_TAKEN = "Its auditor no longer audits for this agency."
"""Why an assignment came back that its auditor may no longer audit."""


def everybody(tx: Tx, who: int) -> list[Person]:
    """List everybody who was ever let in, by name; those who were removed last."""
    access.allow(tx, who, "manage_people")
    return sorted(tx.people.all(), key=lambda person: person.state == "removed")


def find(tx: Tx, who: int, person_id: int) -> Person:
    """Find a person whom somebody manages; raises Refusal when there is none."""
    access.allow(tx, who, "manage_people")
    try:
        return tx.people.get(person_id)
    except LookupError:
        raise Refusal("person_unknown") from None


def give_role(tx: Tx, who: int, person_id: int, place: Place) -> None:
    """Give a person one more role."""
    person = find(tx, who, person_id)
    if person.state == "removed":
        raise Refusal("person_removed", name=person.name)
    enrolment.check_place(tx, place)
    tx.people.join(Membership(person_id, place.round_id, place.role, place.agency_id))


def take_role(tx: Tx, who: int, person_id: int, place: Place) -> None:
    """Take a role away from a person; raises Refusal when they do not have it, or it is the last admin's."""
    person = find(tx, who, person_id)
    membership = Membership(person_id, place.round_id, place.role, place.agency_id)
    if membership not in tx.people.roles(person_id):
        raise Refusal("role_not_held", name=person.name)
    if place == Place("admin"):
        _spare_the_last_admin(tx, person)
    _revoke_links_for(tx, person, place)
    lose_role(tx, membership)


def lose_role(tx: Tx, membership: Membership) -> None:
    """Let a person have a role no longer, with what hangs on it: links they made, and cases they were to audit."""
    person_id = membership.person_id
    before = _audits_in(tx, person_id)
    tx.people.leave(membership)
    enrolment.revoke_unfounded(tx, person_id)
    _hand_back(tx, person_id, {round_id for round_id, _ in before - _audits_in(tx, person_id)})


def _audits_in(tx: Tx, person_id: int) -> set[tuple[int, int | None]]:
    """List the rounds that a person audits in, each with the agency they do so for."""
    return {(one.round_id, one.agency_id) for one in tx.people.memberships(person_id) if one.role == "auditor"}


def _hand_back(tx: Tx, person_id: int, left: Set[int]) -> None:
    """Hand back what a person may audit no longer, and their second audits in rounds where they left an agency.

    A second audit is given to an auditor of one agency or another, whichever it is: it goes with that role, whether or
    not they were given a new one before.
    """
    for task in (task for state in RUNNING for task in tx.assignments.of_person(person_id, state)):
        one = task.assignment
        is_open = task.state is None or task.state in OPEN
        is_second = one.purpose != "first" and one.round_id in left
        if is_open and (is_second or not access.may(tx, person_id, "audit", one.round_id, one)):
            allocation.let_chat_go(tx, one)
            tx.assignments.hand_back(one.id, ROLE_TAKEN)


def suspend(tx: Tx, who: int, person_id: int) -> None:
    """Shut a person out at once, whatever link waits for them; roles, assignments and answers stay as they are."""
    person = _other(tx, who, person_id)
    _shut_out(tx, person, "removed" if person.state == "removed" else "suspended")


def restore(tx: Tx, who: int, person_id: int) -> None:
    """Let a suspended person in again, on the account they had; a link to move them works no more."""
    person = find(tx, who, person_id)
    if person.state == "removed":
        raise Refusal("person_removed", name=person.name)
    _revoke_links_for(tx, person)
    if person.state == "suspended":
        tx.people.set_state(person_id, "active")


def remove(tx: Tx, who: int, person_id: int) -> list[Task]:
    """Take a person's access and roles away for good; gives what they had to do, which is now without an auditor.

    What they answered stays. Roles go, so that a later invitation brings back nothing but its own.
    """
    person = _other(tx, who, person_id)
    _shut_out(tx, person, "removed")
    for membership in tx.people.roles(person_id):
        tx.people.leave(membership)
    return unfinished(tx, who, person_id)


def move(tx: Tx, who: int, person_id: int, days: int = 7) -> Link:
    """Shut a person out of a lost phone, and make the link that lets them in again on the account that accepts it."""
    person = find(tx, who, person_id)
    if person.state == "removed":
        raise Refusal("person_removed", name=person.name)
    if who != access.OPERATOR:
        _other(tx, who, person_id)
    _shut_out(tx, person, "suspended")
    return enrolment.move(tx, who, person_id, days)


def unfinished(tx: Tx, who: int, person_id: int) -> list[Task]:
    """List what a person still has to audit in open rounds."""
    find(tx, who, person_id)
    return [task for task in tx.assignments.of_person(person_id) if task.state is None or task.state in OPEN]


def without_auditor(tx: Tx, round_id: int) -> list[Assignment]:
    """List a round's assignments that are not finished and whose auditor was suspended or removed."""
    states = {one.assignment_id: one.state for one in tx.returns.of_round(round_id)}
    return [
        one
        for one in tx.assignments.of_round(round_id)
        if not one.withdrawn
        and (states.get(one.id) is None or states[one.id] in OPEN)
        and not tx.people.get(one.person_id).is_active
    ]


def is_admin(tx: Tx, person_id: int) -> bool:
    """Tell whether a person is an admin of every round, which is what managing people takes."""
    return Membership(person_id, None, "admin", None) in tx.people.roles(person_id)


def _other(tx: Tx, who: int, person_id: int) -> Person:
    """Find a person who may be shut out: not the last admin, nor whoever asks for it."""
    person = find(tx, who, person_id)
    _spare_the_last_admin(tx, person)
    if person_id == who:
        raise Refusal("not_yourself")
    return person


def _spare_the_last_admin(tx: Tx, person: Person) -> None:
    admins = [one.id for one in tx.people.all() if one.is_active and is_admin(tx, one.id)]
    if admins == [person.id]:
        raise Refusal("last_admin", name=person.name)


def _shut_out(tx: Tx, person: Person, state: str) -> None:
    """Shut a person out: nothing that waits is sent to them, and no link lets them in, or others by their hand."""
    if person.state != state:
        tx.people.set_state(person.id, state)
    tx.outbox.drop(person.id)
    _revoke_links_for(tx, person)
    enrolment.revoke_unfounded(tx, person.id)


def _revoke_links_for(tx: Tx, person: Person, place: Place | None = None) -> None:
    """Take back the links that would let a person in: to a new phone, by their name, or opened on their account.

    Of those to a role, where one is taken from them, only links to that one: another may be on its way to them.
    """
    for one in tx.invitations.all():
        is_named = one.opened_by == person.telegram_id or one.name.casefold() == person.name.casefold()
        leads_there = place in (None, Place(one.role, one.agency_id, one.round_id))
        if one.state(tx.now) == "waiting" and (one.person_id == person.id or (is_named and leads_there)):
            tx.invitations.revoke(one.id)
