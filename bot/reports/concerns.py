"""A round's concerns with their times, as figures and exports tell them: of which case, by whom, and who took note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.office.concerns import assignment_of
from bot.office.signing_off import reference_of
from storage.people import pseudonym
from storage.rounds import Round
from storage.tx import Tx


@dataclass(frozen=True)
class Said:
    """A concern: raised, or to be raised; `acknowledged_by` and `acknowledged_at` are empty while it is open."""

    case: str
    agency: str
    person: str
    state: str
    said_at: str
    acknowledged_by: str
    acknowledged_at: str


def concerns_of(tx: Tx, round_: Round) -> tuple[Said, ...]:
    """List what was said in a round, the earliest first."""
    return tuple(said for said, _ in with_returns(tx, round_))


def with_returns(tx: Tx, round_: Round) -> tuple[tuple[Said, int], ...]:
    """List the same, each with the return it was said of."""
    found = []
    for one in tx.concerns.of_round(round_.id):
        assignment = assignment_of(tx, one)
        by = pseudonym(one.acknowledged_by) if one.acknowledged_by else ""
        agency = tx.rounds.reported(round_.id, assignment.agency_id).name
        what = (pseudonym(one.person_id), one.state, one.said_at, by, one.acknowledged_at)
        found.append((Said(reference_of(tx, assignment), agency, *what), one.response_id))
    return tuple(found)


def in_one_line(said: Iterable[tuple[Said, int]]) -> dict[int, str]:
    """Give for each return what was said of it in one line, with its times, for a column of an export."""
    found: dict[int, str] = {}
    for one, response_id in said:
        noted = f", acknowledged {one.acknowledged_at} by {one.acknowledged_by}" if one.acknowledged_at else ""
        line = f"{one.state} {one.said_at}{noted}"
        found[response_id] = f"{found[response_id]}; {line}" if response_id in found else line
    return found
