"""Feedback: what each auditor hears once the round they worked in is reported."""

from __future__ import annotations

from dataclasses import dataclass

from bot import access
from storage.responses import OPEN
from storage.tx import Tx


@dataclass(frozen=True)
class Became:
    """What became of a person's audits in a round."""

    sent_in: int = 0
    nil_return: int = 0
    unable: int = 0
    not_in: int = 0


def became(tx: Tx, round_id: int, person_id: int) -> Became:
    """Count what became of a person's audits; those taken from them or handed back are not theirs."""
    states = [state for owner, state in _states(tx, round_id) if owner == person_id]
    counts = {what: states.count(what) for what in ("nil_return", "unable")}
    not_in = sum(state is None or state in OPEN for state in states)
    return Became(len(states) - not_in - sum(counts.values()), not_in=not_in, **counts)


def _states(tx: Tx, round_id: int) -> list[tuple[int, str | None]]:
    """List a round's audits by whose they are, and how far each return is."""
    theirs = {one.id for one in tx.assignments.of_round(round_id) if not one.withdrawn and not one.handed_back}
    return [(one.person_id, one.state) for one in tx.returns.of_round(round_id) if one.assignment_id in theirs]


def rounds_to_tell(tx: Tx) -> list[int]:
    """List the reported rounds of which somebody has not heard yet."""
    return [one.id for one in tx.rounds.all() if one.state == "reported" and _untold(tx, one.id)]


def tell_findings(tx: Tx, round_id: int) -> int:
    """Put in the outbox what each auditor of a reported round is to hear of it, once; gives how many are told.

    It may be called at any hour and any number of times: what is put waits for working hours.
    """
    untold = _untold(tx, round_id) if tx.rounds.get(round_id).state == "reported" else []
    for person_id in untold:
        tx.reminders.note(person_id, round_id, "found", tx.today.isoformat())
        tx.outbox.put_once(person_id, "found", {"round": round_id}, f"found:{person_id}:{round_id}")
    return len(untold)


def _untold(tx: Tx, round_id: int) -> list[int]:
    people = sorted({person_id for person_id, _ in _states(tx, round_id)})
    theirs = [one for one in people if access.serves(tx, one, round_id)]
    return [one for one in theirs if not tx.reminders.days(one, round_id, "found")]
