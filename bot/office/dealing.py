"""Dealing: many cases handed out in one act, planned first so that it can be shown, then done as it was shown."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import access
from bot.office import allocation, telling
from bot.office.allocation import Auditor, overview, place_for
from bot.office.sampling import in_turn
from bot.office.scoping import allow_change
from bot.office.signing_off import state_for
from bot.refusal import Refusal, StalePress
from storage.assignments import Assignment
from storage.cases import Case
from storage.people import Person
from storage.returns import Return
from storage.tx import Tx

EVENLY = 0
"""In the place of an auditor: all of them, as evenly as it goes."""


@dataclass(frozen=True)
class Deal:
    """One case for one auditor: new for an agency, or (`assignment_id`) handed on."""

    case: Case | None
    agency_id: int
    person: Person
    assignment_id: int = 0


@dataclass(frozen=True)
class Plan:
    """What would be handed out to whom, and what nobody could take."""

    round_id: int
    deals: tuple[Deal, ...]
    left: tuple[str, ...] = ()
    purpose: str = "first"

    @property
    def check(self) -> int:
        """A number that differs when anything in the plan does."""
        parts = [(deal.case.id if deal.case else 0, deal.agency_id, deal.person.id, deal.assignment_id)
                 for deal in self.deals]  # fmt: skip
        return zlib.crc32(repr((self.round_id, parts, self.purpose)).encode())

    @property
    def counts(self) -> list[tuple[Person, int]]:
        """How many each auditor would be handed, by name."""
        people = {deal.person.id: deal.person for deal in self.deals}
        found = Counter(deal.person.id for deal in self.deals)
        return sorted(((people[id_], n) for id_, n in found.items()), key=lambda pair: (pair[0].name, pair[0].id))


def plan(tx: Tx, who: int, round_id: int, agency_id: int, person_id: int = EVENLY) -> Plan:
    """Plan who gets the expected cases that nobody has: one auditor all of them, or all auditors evenly.

    Each goes to the auditor with the fewest in the round so far, in the order of references; what is assigned stays.
    """
    seen = overview(tx, who, round_id, agency_id)
    able = [one for one in seen.auditors if person_id in (EVENLY, one.person.id)]
    if not able:
        raise Refusal("no_auditors", agency=tx.rounds.agency(agency_id).name)
    hands = _Hands(tx, who, round_id, able)
    wanted = sorted(seen.wanted, key=lambda one: (one.agency_id == agency_id, one.case.reference))
    deals, left = [], []
    for one in wanted:
        taken = hands.take(one.agency_id, one.case.id, "first")
        place = place_for(tx, taken, one.agency_id) if taken else None
        if taken is None or place is None:
            left.append(one.case.reference)
        else:
            deals.append(Deal(one.case, place, taken.person))
    return Plan(round_id, tuple(deals), tuple(left))


class _Hands:
    """Auditors with what they have, of whom the one with the fewest takes the next case."""

    def __init__(self, tx: Tx, who: int, round_id: int, able: Sequence[Auditor]) -> None:
        self.tx, self.who, self.round_id, self.able = tx, who, round_id, able
        self.loads = {one.person.id: one.load for one in able}

    def take(self, agency_id: int, case_id: int | None, purpose: str) -> Auditor | None:
        """Let the auditor with the fewest cases take one, of those who may."""
        free = [one for one in self.able if self._may(one, agency_id, case_id, purpose)]
        chosen = min(free, key=lambda one: (self.loads[one.person.id], one.person.name, one.person.id), default=None)
        if chosen:
            self.loads[chosen.person.id] += 1
        return chosen

    def _may(self, one: Auditor, agency_id: int, case_id: int | None, purpose: str) -> bool:
        if purpose == "first" and place_for(self.tx, one, agency_id) is None:
            return False
        try:
            allocation.refuse_both(self.tx, self.who, self.round_id, case_id, agency_id, one.person.id, purpose)
        except Refusal:
            return False
        return True


def deal(tx: Tx, who: int, round_id: int, agency_id: int, person_id: int = EVENLY, check: int | None = None) -> Plan:
    """Hand out what `plan` shows, and tell each auditor once; raises StalePress when it is no longer what was shown."""
    allow_change(tx, who, "allocate", round_id, agency_id)
    return _do(tx, who, plan(tx, who, round_id, agency_id, person_id), check)


def _do(tx: Tx, who: int, planned: Plan, check: int | None) -> Plan:
    if check is not None and check != planned.check:
        raise StalePress
    briefed = telling.auditors_in(tx, planned.round_id)
    handed = [_hand(tx, who, planned, one) for one in planned.deals]
    telling.tell_new(tx, tx.rounds.get(planned.round_id), handed, briefed)
    return planned


def _hand(tx: Tx, who: int, planned: Plan, one: Deal) -> Assignment:
    if one.assignment_id:
        allocation.move(tx, who, tx.assignments.get(one.assignment_id), one.person.id)
        return tx.assignments.get(one.assignment_id)
    assert one.case
    if planned.purpose == "second":
        return _give_second(tx, planned.round_id, one)
    return allocation.put(tx, who, planned.round_id, one.agency_id, one.case, one.person.id)


def share_of(total: int, count: int, percent: int) -> int:
    """Tell how many cases a share is: so many, or so many in a hundred, rounded up; never more than there are."""
    return min(total, count or math.ceil(total * percent / 100))


@dataclass(frozen=True)
class Share:
    """How many of an agency's cases are to be audited twice: so many, or so many in a hundred."""

    count: int = 0
    percent: int = 0

    def __str__(self) -> str:
        return f"{self.percent}%" if self.percent else str(self.count)


def seed_of(tx: Tx, round_id: int, agency_id: int) -> str:
    """Give the seed of an agency's second audits, its units' among them.

    It is fixed with the round, so that nobody can draw until it pleases them.
    """
    agency = tx.rounds.agency(agency_id)
    return tx.trail.fixed(f"round:{round_id}", f"second audits of agency {agency.parent_id or agency.id}")


def plan_second(tx: Tx, who: int, round_id: int, agency_id: int, share: Share) -> Plan:
    """Plan second, blind audits of a share of an agency's cases, in the order that its seed gives them.

    The second auditor is another one of the agency; of another agency, where there is none and the round's lead asks.
    Nobody is chosen who could read the first audit.
    """
    seen = overview(tx, who, round_id, agency_id)
    firsts = [one for one in _firsts(seen.returns) if state_for(tx, who, one) != "unsigned"]
    seed = seed_of(tx, round_id, agency_id)
    wanted = share_of(len(firsts), share.count, share.percent)
    drawn = sorted(firsts, key=lambda one: in_turn(seed, one.reference))[:wanted]
    near = _Hands(tx, who, round_id, seen.auditors)
    far = _Hands(tx, who, round_id, _of_others(tx, who, round_id, seen.auditors))
    anybody = access.may(tx, who, "set_up_round", round_id)
    deals, left = [], []
    for one in sorted(drawn, key=lambda one: one.reference):
        assert one.case_id
        at = (one.unit_id, one.case_id, "second")
        taken = near.take(*at) or (far.take(*at) if anybody else None)
        if taken is None:
            left.append(one.reference)
        else:
            deals.append(Deal(tx.cases.get(one.case_id), one.unit_id, taken.person))
    return Plan(round_id, tuple(deals), tuple(left), "second")


def draw_second(tx: Tx, who: int, round_id: int, agency_id: int, share: Share) -> Plan:
    """Give what `plan_second` does to be shown; the trail says that it was looked at, however often it is."""
    planned = plan_second(tx, who, round_id, agency_id, share)
    _note_draw(tx, "round.second_planned", planned, agency_id, share)
    return planned


def _note_draw(tx: Tx, action: str, planned: Plan, agency_id: int, share: Share) -> None:
    seed = seed_of(tx, planned.round_id, agency_id)
    part = f"seed {seed}, {share}, {len(planned.deals)} drawn"
    tx.trail.add(action, f"agency:{agency_id}", part, round_id=planned.round_id)


def _firsts(returns: Iterable[Return]) -> list[Return]:
    """List the first audits that somebody has and of which there is no second yet."""
    returns = list(returns)
    seconds = {(one.case_id, one.unit_id) for one in returns if one.purpose == "second" and not one.withdrawn}
    live = [one for one in returns if one.purpose == "first" and not one.withdrawn and one.case_id]
    return [
        one for one in live if (one.case_id, one.unit_id) not in seconds and one.state not in ("nil_return", "unable")
    ]


def _of_others(tx: Tx, who: int, round_id: int, near: Sequence[Auditor]) -> list[Auditor]:
    known, load = {one.person.id for one in near}, allocation.loads(tx, who, round_id)
    people = {person.id: person for person, held in tx.people.serving(round_id) if held.role == "auditor"}
    return [Auditor(person, frozenset(), load[id_]) for id_, person in people.items() if id_ not in known]


def _give_second(tx: Tx, round_id: int, one: Deal) -> Assignment:
    assert one.case
    there = [a for a in tx.assignments.of_round(round_id) if a.purpose == "second" and a.case_id == one.case.id]
    found = next((a for a in there if a.agency_id == one.agency_id), None)
    if found is None:
        form_id = tx.rounds.get(round_id).form_id
        found_id = tx.assignments.add(round_id, one.case.id, one.agency_id, one.person.id, form_id, "second")
        return tx.assignments.get(found_id)
    tx.assignments.hand_to(found.id, one.person.id)
    return tx.assignments.get(found.id)


def deal_second(tx: Tx, who: int, round_id: int, agency_id: int, share: Share, check: int | None = None) -> Plan:
    """Hand out the second audits that `plan_second` shows; the trail keeps the seed."""
    allow_change(tx, who, "allocate", round_id, agency_id)
    done = _do(tx, who, plan_second(tx, who, round_id, agency_id, share), check)
    _note_draw(tx, "round.second_drawn", done, agency_id, share)
    return done


def plan_move(tx: Tx, who: int, round_id: int, agency_id: int, from_id: int, to_id: int = EVENLY) -> Plan:
    """Plan whose an auditor's open cases of an agency become: another's, or the others' evenly."""
    seen = overview(tx, who, round_id, agency_id)
    theirs = [one for one in seen.returns if one.person_id == from_id and _is_open(one)]
    able = [one for one in seen.auditors if one.person.id != from_id and to_id in (EVENLY, one.person.id)]
    if not able:
        raise Refusal("no_auditors", agency=tx.rounds.agency(agency_id).name)
    hands = _Hands(tx, who, round_id, able)
    deals, left = [], []
    for one in theirs:
        fit = _Hands(tx, who, round_id, [a for a in able if place_for(tx, a, one.unit_id) == one.unit_id])
        fit.loads = hands.loads
        taken = fit.take(one.unit_id, one.case_id, one.purpose)
        if taken is None:
            left.append(one.reference)
        else:
            case = tx.cases.get(one.case_id) if one.case_id else None
            deals.append(Deal(case, one.unit_id, taken.person, one.assignment_id))
    return Plan(round_id, tuple(deals), tuple(left))


def _is_open(one: Return) -> bool:
    return not one.withdrawn and not one.has_gone_in


def move_all(
    tx: Tx, who: int, round_id: int, agency_id: int, from_id: int, to_id: int = EVENLY, check: int | None = None
) -> Plan:
    """Hand an auditor's open cases on in one go, keeping what was answered: a person who left, or is away."""
    allow_change(tx, who, "allocate", round_id, agency_id)
    return _do(tx, who, plan_move(tx, who, round_id, agency_id, from_id, to_id), check)
