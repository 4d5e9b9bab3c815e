"""Concerns: who is told that a child needs action now, who takes note of it, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot import access
from bot.office import telling
from bot.refusal import Refusal
from storage.assignments import Assignment
from storage.concerns import Concern
from storage.errors import NotFound
from storage.tx import Tx

DUE, REACHED = "due", "sent"
"""What may become of a message that still reaches somebody, and of one that did."""


@dataclass(frozen=True)
class Kept:
    """A concern as it was kept, whether it said anything new, whom the bot has told of it, and whom it is telling."""

    concern: Concern
    is_new: bool
    told: tuple[int, ...]
    telling: tuple[int, ...]


def keep(tx: Tx, who: int, response_id: int, state: str, *, by_answer: bool = False) -> Kept:
    """Keep what somebody said of a return, and tell those who lead; what was said already is not said twice.

    An answer that says the same as before says nothing new. A button of its own does once the last was acknowledged:
    there is another matter then.
    """
    assignment = tx.assignments.get(tx.responses.get(response_id).assignment_id)
    access.allow(tx, who, "audit", assignment.round_id, assignment)
    last = next(reversed(tx.concerns.of(response_id)), None)
    is_same = last is not None and (last.person_id, last.state) == (who, state)
    is_new = last is None or not is_same or not (last.is_open or by_answer)
    concern = tx.concerns.get(tx.concerns.add(response_id, who, state)) if last is None or is_new else last
    states = tell_leads(tx, concern)
    reached, on_their_way = ([one for one, at in states.items() if at == wanted] for wanted in (REACHED, DUE))
    return Kept(concern, is_new, tuple(reached), tuple(on_their_way))


def tell_leads(tx: Tx, concern: Concern) -> dict[int, str]:
    """Tell an open concern to those who lead there now, but who said it; each once, or again where it was dropped.

    Returns what became of it for everybody who was ever to be told.
    """
    states, key = tx.outbox.told_of(f"concern:{concern.id}"), f"concern:{concern.id}"
    for person_id in leads_of(tx, assignment_of(tx, concern)) if concern.is_open else ():
        if person_id != concern.person_id and states.get(person_id, "dropped") == "dropped":
            again = f":{tx.now}" if person_id in states else ""
            tx.outbox.put_once(person_id, "concern", {"concern": concern.id}, f"{key}:{person_id}{again}")
            states[person_id] = DUE
    return states


def leads_of(tx: Tx, assignment: Assignment) -> list[int]:
    """List who leads the round and the agency of an assignment."""
    of_agency = telling.agency_leads(tx, assignment.round_id, assignment.agency_id)
    return list(dict.fromkeys([*telling.leads(tx, assignment.round_id), *of_agency]))


def assignment_of(tx: Tx, concern: Concern) -> Assignment:
    """Get the assignment that a concern was said of."""
    return tx.assignments.get(tx.responses.get(concern.response_id).assignment_id)


def may_note(tx: Tx, who: int, concern: Concern) -> bool:
    """Tell whether somebody may acknowledge a concern: who leads there, and nobody their own."""
    assignment = assignment_of(tx, concern)
    return who != concern.person_id and access.may(tx, who, "acknowledge", assignment.round_id, assignment)


def to_note(tx: Tx, who: int, concern_id: int) -> Concern:
    """Get a concern that somebody may acknowledge, noted already or not; raises NotAllowed, or Refusal."""
    try:
        concern = tx.concerns.get(concern_id)
    except NotFound:
        raise access.NotAllowed("may_not_acknowledge") from None
    assignment = assignment_of(tx, concern)
    access.allow(tx, who, "acknowledge", assignment.round_id, assignment)
    if who == concern.person_id:
        raise Refusal("own_concern")
    return concern


def acknowledge(tx: Tx, who: int, concern_id: int) -> bool:
    """Note that somebody took note of a concern and of what others said before it; tells whether nobody had.

    Whoever said it hears so once, and so does everybody else who was told.
    """
    concern = to_note(tx, who, concern_id)
    if not concern.is_open:
        return False
    before = [one for one in tx.concerns.of(concern.response_id) if one.is_open and one.id <= concern.id]
    noted = [one for one in before if one.person_id != who]
    heard = {one.person_id for one in noted}
    for one in noted:
        tx.concerns.acknowledge(one.id, who)
        states = tx.outbox.told_of(f"concern:{one.id}")
        heard |= {person_id for person_id, state in states.items() if state == "sent"}
    for person_id in sorted(heard - {who}):
        tx.outbox.put_once(person_id, "noted", {"concern": concern.id}, f"noted:{concern.id}:{person_id}")
    return True


def still_open(tx: Tx, round_id: int) -> list[Concern]:
    """List the open concerns of a round: of each return what was said last, as it is noted with all before it."""
    last = {one.response_id: one for one in tx.concerns.of_round(round_id) if one.is_open}
    return sorted(last.values(), key=lambda one: one.id)


def of_agency(tx: Tx, round_id: int, agency_id: int) -> list[Concern]:
    """List the open concerns of an agency and of its units."""
    theirs = {agency_id, *(unit.id for unit in tx.rounds.units(agency_id))}
    return [one for one in still_open(tx, round_id) if assignment_of(tx, one).agency_id in theirs]


def rounds_with_open(tx: Tx) -> set[int]:
    """Name the rounds in which a concern is open."""
    return {assignment_of(tx, one).round_id for one in tx.concerns.all_open()}


def noted_by(tx: Tx, who: int, concerns: Iterable[Concern]) -> list[Concern]:
    """Keep those concerns that somebody may acknowledge."""
    return [one for one in concerns if may_note(tx, who, one)]


def to_hear_first(tx: Tx, who: int, *, again: bool) -> list[Concern]:
    """List the open concerns that never reached somebody who may take note; `again` for those that did, too."""
    last = {one.response_id: one for one in tx.concerns.all_open()}
    theirs = noted_by(tx, who, last.values())
    states = {one.id: tx.outbox.told_of(f"concern:{one.id}").get(who) for one in theirs}
    return [one for one in theirs if states[one.id] != DUE and (again or states[one.id] != REACHED)]


def tell_unheard(tx: Tx) -> None:
    """Tell whoever leads by now of what is open, and whoever said it, once, where that could reach nobody."""
    for one in tx.concerns.all_open():
        states = tell_leads(tx, one).values()
        if states and not any(state in (DUE, REACHED) for state in states):
            tx.outbox.put_once(one.person_id, "unheard", {"concern": one.id}, f"unheard:{one.id}")
