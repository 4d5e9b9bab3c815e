"""Agreement of a round's first and second auditors, said only from enough cases on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.reports.agreement import (
    gwet_ac2,
    krippendorff_alpha,
    linear,
    quadratic,
    same_share,
    weighted_kappa,
)
from bot.reports.measures import Measure
from bot.reports.reading import RoundReading
from bot.reports.wording import Share

FEWEST = 30
"""The fewest double-graded cases for which agreement is said: below, a list of the differences says more."""

RELIABLE, TENTATIVE = 0.800, 0.667
"""What alpha must reach to be relied on, and for tentative conclusions (Krippendorff, Content Analysis, 2nd ed. 2004,
p. 241). He gives no words such as good or perfect, and neither do we."""


class Bears(Enum):
    """What the agreement bears, by Krippendorff's alpha."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    NOTHING = "nothing"
    NO_SPREAD = "no_spread"


@dataclass(frozen=True)
class Agreement:
    """How far first and second auditors agree in one measure; a statistic is None where it has no sense."""

    measure: Measure
    cases: int
    same: Share
    kappa_linear: float | None
    kappa_quadratic: float | None
    alpha: float | None
    ac2: float | None

    @property
    def bears(self) -> Bears:
        """What may be concluded from grades that agree so far."""
        if self.alpha is None:
            return Bears.NO_SPREAD
        if self.alpha >= RELIABLE:
            return Bears.RELIABLE
        return Bears.TENTATIVE if self.alpha >= TENTATIVE else Bears.NOTHING


@dataclass(frozen=True)
class TooFew:
    """Fewer double-graded cases than agreement can be said of."""

    measure: Measure
    cases: int
    wanted: int = FEWEST


def agreement(round_: RoundReading, key: str = "") -> Agreement | TooFew:
    """Say how far first and second auditors agree: overall, or in one measure; only from 30 cases on."""
    measure = round_.measure(key)
    pairs = double_graded(round_, measure.key)
    if len(pairs) < FEWEST:
        return TooFew(measure, len(pairs))
    same, of = same_share(pairs)
    return Agreement(
        measure, len(pairs), Share(same, of),
        weighted_kappa(pairs, linear), weighted_kappa(pairs, quadratic),
        krippendorff_alpha(pairs), gwet_ac2(pairs, len(measure.points)),
    )  # fmt: skip


def double_graded(round_: RoundReading, key: str) -> list[tuple[int, int]]:
    """List the places that a first and a second auditor gave to the same agency's work on a case."""
    first: dict[tuple[str, int], int] = {}
    second: dict[tuple[str, int], int] = {}
    for one in round_.returns:
        place = round_.mark(one, key).place
        if place is not None and one.one.purpose != "panel":
            (second if one.is_second else first)[one.reference, one.one.unit_id] = place
    return [(first[which], second[which]) for which in first if which in second]
