"""What a round still waits for: returns that are to come in, and returns that wait for their sign-off."""

from __future__ import annotations

from dataclasses import dataclass

from bot.office.signing_off import awaits
from storage.responses import OPEN
from storage.returns import Return
from storage.scopings import EXPECTED
from storage.tx import Tx


@dataclass(frozen=True)
class Owed:
    """A return that somebody owes: of which case, from which agency (a unit with what it belongs to), from whom."""

    of: Return
    reference: str
    agency: str
    agency_ids: frozenset[int]
    person_id: int
    handed_back: bool


def owed(tx: Tx, round_id: int) -> list[Owed]:
    """List the returns of a round that have not gone in."""
    return _returns(tx, round_id, waiting=False)


def waiting(tx: Tx, round_id: int) -> list[Owed]:
    """List the returns of a round that have gone in and wait for their sign-off, where the round asks for one."""
    return _returns(tx, round_id, waiting=True)


def _returns(tx: Tx, round_id: int, *, waiting: bool) -> list[Owed]:
    round_ = tx.rounds.get(round_id)
    assignments = {one.id: one for one in tx.assignments.of_round(round_id) if not one.withdrawn}
    labels: dict[int, tuple[str, frozenset[int]]] = {}
    found = []
    for one in tx.returns.of_round(round_id):
        is_meant = awaits(round_, one) if waiting else one.state is None or one.state in OPEN
        if one.assignment_id not in assignments or not is_meant:
            continue
        assignment = assignments[one.assignment_id]
        if assignment.agency_id not in labels:
            labels[assignment.agency_id] = _label(tx, assignment.agency_id)
        name, agency_ids = labels[assignment.agency_id]
        reference = one.reference or f"A{assignment.id}"
        handed_back = bool(assignment.handed_back)
        found.append(Owed(one, reference, name, agency_ids, assignment.person_id, handed_back))
    return found


def _label(tx: Tx, agency_id: int) -> tuple[str, frozenset[int]]:
    agency = tx.rounds.agency(agency_id)
    if agency.parent_id is None:
        return agency.name, frozenset({agency.id})
    return f"{tx.rounds.agency(agency.parent_id).name}, {agency.name}", frozenset({agency.id, agency.parent_id})


def is_all_in(tx: Tx, round_id: int) -> bool:
    """Tell whether every return that was expected of a round has gone in, and there were any.

    A case that an agency's records know, and that nobody of it or its units was given yet, is still expected; so is
    what waits for its sign-off, as the round's lead sees it only then.
    """
    given = [one for one in tx.assignments.of_round(round_id) if not one.withdrawn]
    covered = {(one.case_id, agency_id) for one in given for agency_id in _label(tx, one.agency_id)[1]}
    scoped = {pair for pair, one in tx.scopings.of_round(round_id).items() if one.knows in EXPECTED}
    return bool(given) and scoped <= covered and not owed(tx, round_id) and not waiting(tx, round_id)
