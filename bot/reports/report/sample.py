"""What was looked at and how: the cases, how they were drawn, and the returns that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.reports.comparing import attributes, compare
from bot.reports.figures import Count
from bot.reports.overview import AgencyCount, Overview
from bot.reports.reading import Reading, RoundReading
from questionnaires.kinds import say
from storage.samples import Drawn
from storage.scopings import KNOWS, Scoping
from storage.tx import Tx


@dataclass(frozen=True)
class Spread:
    """How many cases have each value of an attribute; values that only one case has are counted, not named."""

    attribute: str
    values: tuple[tuple[str, int], ...]
    single: int
    not_recorded: int
    of: int


@dataclass(frozen=True)
class Draw:
    """How the cases were drawn: the newest selection of the round, and how many of its cases came another way."""

    seed: str
    drawn: int
    listed: int
    strata: tuple[str, ...]
    drawn_on: date
    otherwise: int


@dataclass(frozen=True)
class AgencyReturns:
    """How an agency's returns stand, and how many of them came after the day they were due."""

    key: str
    name: str
    count: Count
    late: int

    @property
    def outstanding(self) -> int:
        """How many returns are still to come, or wait to be signed off."""
        return self.count.in_progress + self.count.not_begun + self.count.unsigned


@dataclass(frozen=True)
class Method:
    """How the round was done: the questionnaire, the sample, the scoping and the returns."""

    form: str
    version: int
    areas: tuple[str, ...]
    standards: int
    scale: tuple[str, ...]
    cases: int
    spreads: tuple[Spread, ...]
    draw: Draw | None
    scoped: Mapping[str, int]
    returns: tuple[AgencyReturns, ...]
    total: AgencyReturns
    signs_off: bool
    sharing_agreement: str
    dpia: str


def method(tx: Tx, round_: RoundReading, seen: Overview) -> Method:
    """Say how a round was done."""
    late = Counter(one.one.agency_key for one in late_returns(round_))
    drawn, scopings = tx.samples.of_round(round_.round.id), tx.scopings.of_round(round_.round.id)
    return Method(
        say(round_.form.title), round_.form.version,
        areas=tuple(dict.fromkeys(say(area.title) for area in round_.form.graded)),
        standards=sum(one.is_item for one in round_.measures),
        scale=tuple(point.label for point in seen.scale),
        cases=len(round_.cases),
        spreads=tuple(_spread(round_, attribute) for attribute in attributes(round_)),
        draw=_draw(drawn[0], [case.reference for case in round_.cases]) if drawn else None,
        scoped=_scoped(scopings.values()),
        returns=tuple(_returns(one, late[one.key]) for one in seen.agencies),
        total=AgencyReturns("", "", seen.total, late.total()),
        signs_off=round_.round.signs_off,
        sharing_agreement=round_.round.sharing_agreement,
        dpia=round_.round.dpia,
    )  # fmt: skip


def late_returns(round_: RoundReading) -> list[Reading]:
    """List the first audits that went in after the day they were due."""
    due = round_.round.due_on.isoformat()
    return [one for one in round_.returns if not one.is_second and (one.one.submitted_at or "")[:10] > due]


def _returns(one: AgencyCount, late: int) -> AgencyReturns:
    return AgencyReturns(one.key, one.name, one.count, late)


def _spread(round_: RoundReading, attribute: str) -> Spread:
    """Count the cases by an attribute, and name no value that only one child has."""
    groups = compare(round_, attribute)
    named = tuple((one.value, len(one.references)) for one in groups if one.value and not one.is_one_child)
    single = sum(one.is_one_child for one in groups if one.value)
    missing = sum(len(one.references) for one in groups if not one.value)
    return Spread(attribute, named, single, missing, len(round_.cases))


def _draw(drawn: Drawn, references: list[str]) -> Draw:
    otherwise = sum(reference not in drawn.drawn for reference in references)
    drawn_on = date.fromisoformat(drawn.drawn_at[:10])
    return Draw(drawn.seed, len(drawn.drawn), len(drawn.list), drawn.strata, drawn_on, otherwise)


def _scoped(found: Iterable[Scoping]) -> Mapping[str, int]:
    counts = Counter(one.knows for one in found)
    return {knows: counts[knows] for knows in KNOWS} if counts else {}
