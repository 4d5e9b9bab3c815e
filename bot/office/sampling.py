"""A random selection from a list of cases, which anybody can draw again from its seed."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.office.bands import IN_ORDER
from bot.office.case_list import ListedCase
from bot.refusal import Refusal

SEED = re.compile(r"[A-Za-z0-9._-]{1,40}")
OWN = ("age_band", "gender", "ethnicity")
"""The attributes that every case has; a list's further ones go by their headers."""


@dataclass(frozen=True)
class Stratum:
    """Cases of the list that are alike in the chosen attributes, and how many of them were drawn."""

    values: tuple[str, ...]
    listed: int
    drawn: int


@dataclass(frozen=True)
class Sample:
    """What was drawn, and all that is needed to draw it again from the same list."""

    seed: str
    size: int
    by: tuple[str, ...]
    listed: int
    references: tuple[str, ...]
    strata: tuple[Stratum, ...] = ()

    @property
    def left_out(self) -> tuple[Stratum, ...]:
        """List the strata of which nobody was drawn; there are none when the size is at least their number."""
        return tuple(one for one in self.strata if not one.drawn)


@dataclass(frozen=True)
class Compared:
    """A line of the table of sample against list: how often a value of an attribute stands in each."""

    attribute: str
    value: str
    listed: int
    listed_percent: int
    drawn: int
    drawn_percent: int


def draw(cases: Iterable[ListedCase], size: int, seed: str = "", by: Sequence[str] = ()) -> Sample:
    """Draw a sample, of the whole list or of each stratum its share; raises Refusal.

    Cases stand in the order of the SHA-256 of `seed:reference`, and the first are taken: the order of the list, the
    machine and the version of Python do not matter, and `printf %s seed:C07 | sha256sum` shows it by hand.
    """
    listed = sorted({case.reference: case for case in cases}.values(), key=lambda case: case.reference)
    seed = seed.strip() or secrets.token_hex(8)
    by = tuple(_named(attribute, listed) for attribute in by)
    if not SEED.fullmatch(seed):
        raise Refusal("seed_form")
    if not 1 <= size <= len(listed):
        raise Refusal("sample_size", size=size, most=len(listed))
    strata: dict[tuple[str, ...], list[ListedCase]] = {}
    for case in sorted(listed, key=lambda case: in_turn(seed, case.reference)):
        strata.setdefault(tuple(value_of(case, attribute) for attribute in by), []).append(case)
    shares = allocate({values: len(alike) for values, alike in strata.items()}, size, seed)
    drawn = (case.reference for values, alike in strata.items() for case in alike[: shares[values]])
    told = tuple(Stratum(values, len(strata[values]), shares[values]) for values in sorted(strata)) if by else ()
    return Sample(seed, size, by, len(listed), tuple(sorted(drawn)), told)


def in_turn(seed: str, words: str) -> str:
    """Give the number by which a case, or a stratum among equals, waits its turn."""
    return hashlib.sha256(f"{seed}:{words}".encode()).hexdigest()


def allocate(strata: Mapping[tuple[str, ...], int], size: int, seed: str) -> dict[tuple[str, ...], int]:
    """Share a sample out to strata in proportion, by largest remainders (Hamilton's; see docs/decisions/0009).

    When the size is at least the number of strata, each gets one: those whose share is below one get it first, and the
    rest is shared out among the others, again until none is below one. Equal remainders wait their turn by the seed.
    """
    shares: dict[tuple[str, ...], int] = {}
    rest = dict(strata)
    while size >= len(strata) and (below := [one for one, n in rest.items() if n * _left(size, shares) < _sum(rest)]):
        shares |= dict.fromkeys(below, 1)
        rest = {one: n for one, n in rest.items() if one not in shares}
    left, total = _left(size, shares), _sum(rest)
    shares |= {one: n * left // total for one, n in rest.items()}
    nearest = sorted(rest, key=lambda one: (-(rest[one] * left % total), in_turn(seed, " / ".join(one))))
    for one in nearest[: _left(size, shares)]:
        shares[one] += 1
    return shares


def _left(size: int, shares: Mapping[Any, int]) -> int:
    return size - _sum(shares)


def _sum(counts: Mapping[Any, int]) -> int:
    return sum(counts.values())


def compare(cases: Sequence[ListedCase], sample: Sample, attributes: Sequence[str] = ()) -> Iterator[Compared]:
    """Set the sample against the list it was drawn from: each value of each attribute, what is not recorded last."""
    references = set(sample.references)
    drawn = [case for case in cases if case.reference in references]
    for attribute in attributes or attributes_of(cases):
        everybody = Counter(value_of(case, attribute) for case in cases)
        chosen = Counter(value_of(case, attribute) for case in drawn)
        for value in sorted(everybody, key=_place):
            shares = (_percent(everybody[value], len(cases)), _percent(chosen[value], len(drawn)))
            yield Compared(attribute, value, everybody[value], shares[0], chosen[value], shares[1])


def attributes_of(cases: Iterable[ListedCase]) -> tuple[str, ...]:
    """List the attributes that a list can be stratified by: those that anybody has a value for."""
    cases = list(cases)
    names = [*OWN, *dict.fromkeys(name for case in cases for name in case.strata)]
    return tuple(name for name in names if any(value_of(case, name) for case in cases))


def value_of(case: ListedCase, attribute: str) -> str:
    """Give a case's value of an attribute; blank when it is not recorded."""
    return str(getattr(case, attribute)) if attribute in OWN else case.strata.get(attribute, "")


def as_kept(case: ListedCase) -> dict[str, str]:
    """Write a case as it is kept with a sample: its reference and attributes, by which it can be drawn again."""
    return {"reference": case.reference, **{name: value_of(case, name) for name in (*OWN, *case.strata)}}


def from_kept(row: Mapping[str, str]) -> ListedCase:
    """Read a case back that was kept with a sample."""
    strata = dict(row)
    reference, band, gender, ethnicity = (strata.pop(name) for name in ("reference", *OWN))
    return ListedCase(0, reference, band, gender, ethnicity, strata=strata)


def _named(attribute: str, cases: Sequence[ListedCase]) -> str:
    """Find an attribute by its name, in whatever capitals, "age band" for age_band."""
    known = attributes_of(cases)
    wanted = attribute.strip().casefold()
    for name in known:
        if wanted in (name.casefold(), name.casefold().replace("_", " ")):
            return name
    raise Refusal("unknown_attribute", known=known)


def _place(value: str) -> tuple[bool, int, str]:
    """Sort bands by age, other values by name, and blank last."""
    return (not value, IN_ORDER.index(value) if value in IN_ORDER else len(IN_ORDER), value.casefold())


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
