"""Who may do what: one table of permission by role and scope; what is not in it is refused."""

from __future__ import annotations

from typing import Unpack

from bot.flows.turn import Refusal
from storage.assignments import Assignment
from storage.store import Tx
from storage.trail import About

PERMISSIONS: dict[str, frozenset[tuple[str, str]]] = {
    "audit": frozenset({("auditor", "own assignment")}),
    "read_case": frozenset({("auditor", "own assignment"), ("lead", "round"), ("admin", "round")}),
    "read_round": frozenset({("lead", "round"), ("admin", "round")}),
    "read_form": frozenset({("auditor", "round"), ("lead", "round"), ("admin", "round")}),
    "export_round": frozenset({("admin", "round")}),
}


class NotAllowed(Refusal):
    """The person has no role that allows it here."""

    def __init__(self, code: str, **about: Unpack[About]) -> None:
        super().__init__(code)
        self.about = about


def scopes(tx: Tx, person_id: int, round_id: int, assignment: Assignment | None = None) -> set[tuple[str, str]]:
    """List the roles a person has here, each with the scope it has it in."""
    roles = {m.role for m in tx.people.memberships(person_id) if m.round_id == round_id}
    held = {(role, "round") for role in roles}
    if assignment and assignment.person_id == person_id and not assignment.withdrawn and "auditor" in roles:
        held.add(("auditor", "own assignment"))
    return held


def may(tx: Tx, person_id: int, action: str, round_id: int, assignment: Assignment | None = None) -> bool:
    """Tell whether a person may do this in a round, or with an assignment of it."""
    return bool(PERMISSIONS[action] & scopes(tx, person_id, round_id, assignment))


def allow(tx: Tx, person_id: int, action: str, round_id: int, assignment: Assignment | None = None) -> None:
    """Let the action pass; raises NotAllowed with the sentence for it."""
    if not may(tx, person_id, action, round_id, assignment):
        case_id = assignment.case_id or 0 if assignment else 0
        raise NotAllowed(f"may_not_{action}", round_id=round_id, case_id=case_id)


def rounds_for(tx: Tx, person_id: int, action: str) -> list[int]:
    """List the rounds in which a person may do this, the newest first."""
    rounds = dict.fromkeys(m.round_id for m in tx.people.memberships(person_id))
    return [round_id for round_id in rounds if may(tx, person_id, action, round_id)]
