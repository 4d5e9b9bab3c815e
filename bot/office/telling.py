"""Telling people what was handed to them, given back or waits for them: one message an act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import access
from storage.assignments import Assignment
from storage.responses import OPEN
from storage.returns import Return
from storage.rounds import Round
from storage.tx import Tx


def auditors_in(tx: Tx, round_id: int) -> set[int]:
    """Give the people who were handed a case of the round at any time; they have had its briefing."""
    return {one.person_id for one in tx.assignments.of_round(round_id)}


def tell_new(tx: Tx, round_: Round, handed: Iterable[Assignment], briefed: set[int]) -> None:
    """Tell each auditor of the cases they were handed, once; nobody hears of a round before it is open, or has left."""
    if round_.state != "open":
        return
    theirs: dict[int, list[int]] = {}
    for one in (one for one in handed if access.may(tx, one.person_id, "audit", round_.id, one)):
        theirs.setdefault(one.person_id, []).append(one.id)
    for person_id, ids in theirs.items():
        facts = {"round": round_.id, "assignments": ids, "briefing": person_id not in briefed}
        tx.outbox.put(person_id, "new_cases", facts)


def tell_all(tx: Tx, round_id: int) -> None:
    """Tell every auditor of a round of all their cases, with its briefing: when the round opens."""
    live = [one for one in tx.assignments.of_round(round_id) if not one.withdrawn and not one.handed_back]
    tell_new(tx, tx.rounds.get(round_id), live, set())


def unsent_of(tx: Tx, round_id: int) -> dict[int, list[Return]]:
    """List what was not sent in of a round, by whose it is; what was withdrawn or handed back is nobody's."""
    theirs: dict[int, list[Return]] = {}
    for one in tx.returns.of_round(round_id):
        if not one.withdrawn and not one.handed_back and (one.state is None or one.state in OPEN):
            theirs.setdefault(one.person_id, []).append(one)
    return theirs


def tell_closed(tx: Tx, round_id: int) -> None:
    """Tell everybody whose cases were not sent in that their round is closed."""
    for person_id in unsent_of(tx, round_id):
        if tx.people.get(person_id).is_active:
            tx.outbox.put(person_id, "round_over", {"round": round_id})


def agency_leads(tx: Tx, round_id: int, agency_id: int) -> list[int]:
    """List the active people who lead an agency, or the one it is a unit of; its own first."""
    parent_id = tx.rounds.agency(agency_id).parent_id
    serving = [held for _, held in tx.people.serving(round_id) if held.role == "agency_lead"]
    own = [held.person_id for held in serving if held.agency_id == agency_id]
    return own or [held.person_id for held in serving if held.agency_id == parent_id]


def leads(tx: Tx, round_id: int) -> list[int]:
    """List the active people who lead a round."""
    return [held.person_id for _, held in tx.people.serving(round_id) if held.role == "lead"]


def admins(tx: Tx, round_id: int) -> list[int]:
    """List the active admins of a round."""
    return [held.person_id for _, held in tx.people.serving(round_id) if held.role == "admin"]


def name_for(tx: Tx, who: int, round_id: int, agency_id: int) -> str:
    """Name an agency as somebody may read it: a unit by its own name within its agency, else by the agency's."""
    own = ("agency_lead", "own agency") in access.scopes(tx, who, round_id, agency_id=agency_id)
    return (tx.rounds.agency(agency_id) if own else tx.rounds.reported(round_id, agency_id)).name


def tell(tx: Tx, people: Sequence[int], kind: str, assignment: Assignment) -> None:
    """Tell people something of an assignment; nothing is sent to somebody suspended."""
    for person_id in dict.fromkeys(one for one in people if tx.people.get(one).is_active):
        tx.outbox.put(person_id, kind, {"assignment": assignment.id})
