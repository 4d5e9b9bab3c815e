"""People with access: their roles, and suspending, restoring, removing or moving them to another account."""

from __future__ import annotations

from bot import access
from bot.office import allocation, enrolment
from bot.office.enrolment import Link, Place
from bot.refusal import Refusal
from storage.assignments import Assignment, Task
from storage.invitations import Invitation
from storage.people import Membership, Person
from storage.responses import OPEN
from storage.tx import Tx

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
    tx.people.leave(membership)
    for task in tx.assignments.of_person(person_id):
        one = task.assignment
        if (task.state is None or task.state in OPEN) and not access.may(tx, person_id, "audit", one.round_id, one):
            allocation.let_chat_go(tx, one)
            tx.assignments.hand_back(one.id, ROLE_TAKEN)


def suspend(tx: Tx, who: int, person_id: int) -> None:
    """Shut a person out at once; roles, assignments and answers stay as they are."""
    person = _other(tx, who, person_id)
    if person.state == "active":
        _shut_out(tx, person, "suspended")


def restore(tx: Tx, who: int, person_id: int) -> None:
    """Let a suspended person in again, on the account they had; a link to move them works no more."""
    person = find(tx, who, person_id)
    if person.state == "removed":
        raise Refusal("person_removed", name=person.name)
    if person.state == "suspended":
        tx.people.set_state(person_id, "active")
        _revoke(tx, [one for one in enrolment.waiting(tx, who) if one.person_id == person_id])


def remove(tx: Tx, who: int, person_id: int) -> list[Task]:
    """Take a person's access and roles away for good; gives what they had to do, which is now without an auditor.

    What they answered stays. Roles go, so that a later invitation brings back nothing but its own.
    """
    person = _other(tx, who, person_id)
    if person.state != "removed":
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
    waiting = [one for one in tx.invitations.all() if one.state(tx.now) == "waiting"]
    same_name = [one for one in waiting if one.name.casefold() == person.name.casefold()]
    _revoke(tx, [one for one in waiting if person.id in (one.person_id, one.made_by) or one in same_name])


def _revoke(tx: Tx, invitations: list[Invitation]) -> None:
    for one in invitations:
        tx.invitations.revoke(one.id)
