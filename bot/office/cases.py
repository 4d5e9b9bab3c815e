"""The cases of a round: added from a list, taken out, drawn as a sample."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot import access
from bot.office.case_list import ListedCase
from bot.office.cells import canonical
from bot.office.identifiers import as_counted
from bot.office.round_fields import RUNNING
from bot.office.rounds import must_be_in
from bot.office.sampling import OWN, Sample, as_kept, draw, from_kept
from bot.refusal import Refusal
from storage.cases import Case
from storage.samples import Drawn
from storage.tx import Tx

MOST_CASES = 500
"""The most cases of a round; from a longer list a sample is drawn."""


@dataclass(frozen=True)
class Differing:
    """A case that a round has already, and that a list says something else of: per field, what each has."""

    reference: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Compared:
    """A list beside a round: how many it has, which of those differ, and which references read like one it has."""

    there: int
    differing: tuple[Differing, ...]
    alike: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Added:
    """How many cases were added, and how many the round had already; those stay as they were."""

    added: int
    there: int
    differing: tuple[Differing, ...] = ()


def may_add(tx: Tx, who: int, round_id: int) -> None:
    """Let only those pass who may set up a round that still takes cases; raises Refusal."""
    access.allow(tx, who, "set_up_round", round_id)
    must_be_in(tx.rounds.get(round_id), RUNNING)


def compared(tx: Tx, round_id: int, cases: Sequence[ListedCase]) -> Compared:
    """Set the cases of a list beside those of a round."""
    known = {case.reference: case for case in tx.cases.of_round(round_id)}
    read_alike = {as_counted(reference): reference for reference in known}
    there = [(case, known[case.reference]) for case in cases if case.reference in known]
    pairs = [(case.reference, read_alike.get(as_counted(case.reference))) for case in cases]
    return Compared(
        len(there),
        tuple(one for case, stored in there if (one := Differing(case.reference, _differing(case, stored))).fields),
        tuple((one, other) for one, other in pairs if other and one not in known),
    )


def _differing(case: ListedCase, stored: Case) -> tuple[tuple[str, str, str], ...]:
    """Name what a list says otherwise of a case; what it leaves blank says nothing."""
    said = {name: (getattr(case, name), canonical(name, getattr(stored, name))) for name in OWN}
    said["flags"] = (", ".join(sorted(case.flags)), ", ".join(sorted(stored.flags)))
    return tuple((name, had, new) for name, (new, had) in said.items() if new and new.casefold() != had.casefold())


def add_cases(tx: Tx, who: int, round_id: int, cases: Sequence[ListedCase]) -> Added:
    """Add the cases of a list that the round does not have."""
    may_add(tx, who, round_id)
    beside, known = compared(tx, round_id, cases), {case.reference for case in tx.cases.of_round(round_id)}
    if beside.alike:
        raise Refusal("cases_alike", pairs=beside.alike)
    new = [case for case in cases if case.reference not in known]
    if len(known) + len(new) > MOST_CASES:
        raise Refusal("round_too_many_cases", most=MOST_CASES, cases=len(known) + len(new))
    for case in new:
        tx.cases.put({
            "round_id": round_id,
            "reference": case.reference,
            "age_band": case.age_band,
            "gender": case.gender,
            "ethnicity": case.ethnicity,
            "flags": json.dumps(list(case.flags)),
        })  # fmt: skip
    return Added(len(new), len(cases) - len(new), beside.differing)


def remove_case(tx: Tx, who: int, round_id: int, case_id: int) -> None:
    """Take a case out that nobody is assigned to and no agency has searched its records for."""
    may_add(tx, who, round_id)
    case = tx.cases.get(case_id)
    if case.round_id != round_id:
        raise access.NotAllowed("may_not_set_up_round")
    assigned = {one.case_id for one in tx.assignments.of_round(round_id)}
    said = [one.knows for one in tx.scopings.of_round(round_id).values() if one.case_id == case_id]
    if case_id in assigned or set(said) - {"not_involved"}:
        raise Refusal("case_in_use", reference=case.reference)
    tx.cases.drop(case_id)


def add_sample(
    tx: Tx, who: int, round_id: int, cases: Sequence[ListedCase], size: int, seed: str = "", by: Sequence[str] = ()
) -> tuple[int, Sample, Added]:
    """Draw a sample from a list, add its cases, and keep what is needed to draw it again; gives its number too."""
    may_add(tx, who, round_id)
    sample = draw(cases, size, seed, by)
    drawn = set(sample.references)
    added = add_cases(tx, who, round_id, [case for case in cases if case.reference in drawn])
    listed = [as_kept(case) for case in cases]
    sample_id = tx.samples.add(round_id, sample.seed, sample.by, listed, sample.references)
    return sample_id, sample, added


def draw_again(tx: Tx, who: int, round_id: int, sample_id: int) -> tuple[Drawn, Sample, bool]:
    """Draw a kept sample again from its list and seed; tells whether it is the same."""
    access.allow(tx, who, "set_up_round", round_id)
    kept = {one.id: one for one in tx.samples.of_round(round_id)}
    if sample_id not in kept:
        raise Refusal("no_such_sample", number=sample_id, known=sorted(kept))
    before = kept[sample_id]
    again = draw([from_kept(row) for row in before.list], before.size, before.seed, before.strata)
    return before, again, again.references == tuple(sorted(before.drawn))
