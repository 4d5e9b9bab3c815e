"""Scoping: what each agency's records know of each case, and the returns that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot import access
from bot.office.words import stored
from bot.refusal import Refusal, StalePress
from storage.cases import Case
from storage.rounds import Agency
from storage.scopings import EXPECTED, KNOWS, Scoping
from storage.tx import Tx

LONGEST_SYSTEMS = 200
"""The most characters in which the systems that were searched are named."""

SETTLED = ("closed", "reported", "archived")
"""The states of a round in which nothing is set up any more."""


@dataclass(frozen=True)
class Line:
    """A case as an agency scopes it; `knows` is blank until it is said."""

    case: Case
    knows: str


@dataclass(frozen=True)
class Unassigned:
    """What an agency said of a case that nobody audits for it: a return still to be handed out, or a nil return.

    `agency` is the one it is reported as, `unit_id` the one that said it.
    """

    case: Case
    agency: Agency
    unit_id: int
    knows: str
    systems: str
    person_id: int
    said_at: str


def allow_for(tx: Tx, who: int, action: str, round_id: int, agency_id: int) -> None:
    """Let an action for an agency pass, if the agency takes part in the round; raises NotAllowed."""
    if agency_id not in access.agencies_for(tx, who, action, round_id):
        raise access.NotAllowed(f"may_not_{action}", round_id=round_id)


def allow_change(tx: Tx, who: int, action: str, round_id: int, agency_id: int) -> None:
    """Let a change for an agency pass as long as the round is not over; raises NotAllowed or Refusal."""
    allow_for(tx, who, action, round_id, agency_id)
    refuse_over(tx, round_id)


def refuse_over(tx: Tx, round_id: int) -> None:
    """Refuse a change of a round that is over."""
    round_ = tx.rounds.get(round_id)
    if round_.state in SETTLED:
        raise Refusal("round_over", title=round_.title)


def case_of(tx: Tx, round_id: int, case_id: int) -> Case:
    """Get a case of the round; raises NotAllowed when it is another round's."""
    found = next((case for case in tx.cases.of_round(round_id) if case.id == case_id), None)
    if found is None:
        raise access.NotAllowed("may_not_read_case")
    return found


def systems_of(tx: Tx, round_id: int, agency_id: int) -> str:
    """Tell which systems an agency said it searched; blank until it said so."""
    said = [one for one in tx.scopings.of_round(round_id).values() if one.agency_id == agency_id and one.systems]
    return max(said, key=lambda one: one.said_at).systems if said else ""


def lines(tx: Tx, who: int, round_id: int, agency_id: int) -> list[Line]:
    """List a round's cases with what an agency said of each."""
    allow_for(tx, who, "say_scope", round_id, agency_id)
    said = tx.scopings.of_round(round_id)
    cases = tx.cases.of_round(round_id)
    return [Line(case, _knows(said.get((case.id, agency_id)))) for case in cases]


def _knows(said: Scoping | None) -> str:
    return said.knows if said else ""


def name_systems(tx: Tx, who: int, round_id: int, agency_id: int, systems: str) -> str:
    """Name the systems that an agency searched, for all that it said and will say; gives them as they are stored."""
    allow_change(tx, who, "say_scope", round_id, agency_id)
    words = stored(systems, LONGEST_SYSTEMS)
    for one in list(tx.scopings.of_round(round_id).values()):
        if one.agency_id == agency_id and one.knows != "not_involved":
            tx.scopings.put(one.case_id, agency_id, one.knows, words, who)
    return words


def say(tx: Tx, who: int, round_id: int, agency_id: int, case_id: int, knows: str, systems: str = "") -> None:
    """Say what an agency's records know of a case; whether it is asked at all, only who sets the round up says.

    Raises Refusal: `systems_first` before the systems are named, `not_asked` where the agency is not involved.
    """
    allow_change(tx, who, "say_scope", round_id, agency_id)
    case = case_of(tx, round_id, case_id)
    before = tx.scopings.find(case_id, agency_id)
    sets_up = access.may(tx, who, "set_up_round", round_id)
    if knows not in KNOWS:
        raise StalePress
    if not sets_up and (knows == "not_involved" or _knows(before) == "not_involved"):
        raise Refusal("not_asked", reference=case.reference)
    if knows == "not_involved":
        tx.scopings.put(case_id, agency_id, knows, "", who)
        return
    words = stored(systems, LONGEST_SYSTEMS) if systems else systems_of(tx, round_id, agency_id)
    if not words:
        raise Refusal("systems_first")
    tx.scopings.put(case_id, agency_id, knows, words, who)


def ask_or_not(tx: Tx, who: int, round_id: int, agency_id: int, case_id: int) -> None:
    """Say that an agency is not asked about a case, or that it is asked after all; for who sets the round up."""
    access.allow(tx, who, "set_up_round", round_id)
    if _knows(tx.scopings.find(case_of(tx, round_id, case_id).id, agency_id)) != "not_involved":
        say(tx, who, round_id, agency_id, case_id, "not_involved")
        return
    allow_change(tx, who, "say_scope", round_id, agency_id)
    tx.scopings.take_back(case_id, agency_id)


def unassigned(tx: Tx, round_id: int) -> Iterator[Unassigned]:
    """Give what follows from scoping where nobody audits: each return to be handed out, and each nil return once.

    An assignment made all the same wins over the tick; an agency of which one unit knows the child sends no nil
    return for the others.
    """
    said = tx.scopings.of_round(round_id)
    if not said:
        return
    cases, taken = tx.cases.of_round(round_id), audited(tx, round_id)
    for agency in tx.rounds.agencies(round_id):
        family = family_of(tx, round_id, agency)
        for case in cases:
            theirs = [one for unit in family if (one := said.get((case.id, unit.id)))]
            expected = [one for one in theirs if one.knows in EXPECTED]
            nil = [one for one in theirs if one.knows == "nobody"]
            anybody = any((case.id, unit.id) in taken for unit in family)
            for one in expected or ([] if anybody else nil[:1]):
                if not _is_taken(tx, one, taken):
                    yield Unassigned(case, agency, one.agency_id, one.knows, one.systems, one.person_id, one.said_at)


def unsaid(tx: Tx, round_id: int) -> Iterator[tuple[Agency, Case]]:
    """Give each agency with each case that it has said nothing about and sends nothing of: silence, which is no answer.

    A programme hands its cases out by itself, and asks no other agency about them.
    """
    if tx.programmes.drew(round_id):
        return
    said, cases = tx.scopings.of_round(round_id), tx.cases.of_round(round_id)
    sent = {
        (one.case_id, one.agency_id)
        for one in tx.returns.of_round(round_id)
        if one.purpose != "second" and (one.has_gone_in or not one.withdrawn)
    }
    for agency in tx.rounds.agencies(round_id):
        family = family_of(tx, round_id, agency)
        for case in cases:
            if (case.id, agency.id) not in sent and not _has_said(said, case, family):
                yield agency, case


def silent(tx: Tx, round_id: int) -> tuple[tuple[str, int], ...]:
    """Name the agencies that have still to say of some cases whether they know the child, and of how many."""
    return tuple(Counter(agency.name for agency, _ in unsaid(tx, round_id)).items())


def _has_said(said: Mapping[tuple[int, int], Scoping], case: Case, family: tuple[Agency, ...]) -> bool:
    """Tell whether an agency has said what it knows: itself, by a unit that knows the child, or by all its units."""
    own, *units = (said.get((case.id, one.id)) for one in family)
    return own is not None or any(one and one.knows in EXPECTED for one in units) or (bool(units) and all(units))


def family_of(tx: Tx, round_id: int, agency: Agency) -> tuple[Agency, ...]:
    """List an agency of a round with the units that are reported as it."""
    seated = {one.id for one in tx.rounds.agencies(round_id)}
    return (agency, *(unit for unit in tx.rounds.units(agency.id) if unit.id not in seated))


def audited(tx: Tx, round_id: int) -> set[tuple[int, int]]:
    """Give the cases and agencies that somebody audits, or whose return went in."""
    found = tx.returns.of_round(round_id)
    return {
        (one.case_id, one.unit_id)
        for one in found
        if one.case_id and one.purpose == "first" and (one.has_gone_in or not one.withdrawn)
    }


def _is_taken(tx: Tx, one: Scoping, taken: set[tuple[int, int]]) -> bool:
    """Tell whether a return is audited by the agency that said it, by the one it belongs to, or by one of its units."""
    agency = tx.rounds.agency(one.agency_id)
    near = [agency.id, *([agency.parent_id] if agency.parent_id else []), *(u.id for u in tx.rounds.units(agency.id))]
    return any((one.case_id, agency_id) in taken for agency_id in near)
