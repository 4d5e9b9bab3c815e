"""How far two or more auditors of the same work agree: statistics, each with its source, on plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import comb

Unit = Sequence[int | None]
"""What each auditor made of one piece of work: the place of a grade on its scale, None where there is none."""

Distance = Callable[[int, int], int]


def same_share(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give how many pairs are the same grade, and of how many."""
    return sum(one == other for one, other in pairs), len(pairs)


def linear(one: int, other: int) -> int:
    """Count two points apart twice as much as one point apart."""
    return abs(one - other)


def quadratic(one: int, other: int) -> int:
    """Count two points apart four times as much as one point apart."""
    return (one - other) ** 2


def weighted_kappa(pairs: Sequence[tuple[int, int]], distance: Distance = linear) -> float | None:
    """Give Cohen's weighted kappa of two auditors; None where chance alone would agree in everything.

    One minus the disagreement seen over the disagreement to be expected from how often each of the two gives each
    grade (Cohen, "Weighted kappa", Psychological Bulletin 70, 1968, 213-220). The weights: Cicchetti and Allison,
    American Journal of EEG Technology 11, 1971 (linear); Fleiss and Cohen, Educational and Psychological Measurement
    33, 1973 (quadratic).
    """
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = Fraction(sum(distance(one, other) for one, other in pairs) * len(pairs))
    expected = sum(distance(one, other) * m * n for one, m in firsts.items() for other, n in seconds.items())
    return float(1 - seen / expected) if expected else None


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Give Krippendorff's alpha for grades in an order; None where nothing differs, or no unit has two grades.

    Works for any number of auditors and for grades that are missing. One minus observed over expected disagreement,
    where two grades are as far apart as there are grades given from the one to the other, the ends counted half
    (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C with the ordinal difference).
    """
    paired = [counts for counts in map(_counts, units) if counts.total() > 1]
    totals = sum(paired, Counter[int]())
    apart = _ordinal_distances(totals)
    seen = sum(
        Fraction(sum(counts[one] * counts[other] * far for (one, other), far in apart.items()), counts.total() - 1)
        for counts in paired
    )
    expected = sum(totals[one] * totals[other] * far for (one, other), far in apart.items())
    return float(1 - (totals.total() - 1) * seen / expected) if expected else None


def gwet_ac2(units: Sequence[Unit], points: int) -> float | None:
    """Give Gwet's AC2 with ordinal weights on a scale of so many points; None where no unit has two grades.

    Works for any number of auditors and for grades that are missing. It keeps its sense where nearly all grades are
    the same, where kappa and alpha fall (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, chapters 3 to 5).
    """
    graded = [counts for counts in map(_counts, units) if counts]
    paired = [counts for counts in graded if counts.total() > 1]
    if not paired or points < 2:
        return None
    weight = [[1 - Fraction(comb(abs(k - m) + 1, 2), comb(points, 2)) for m in range(points)] for k in range(points)]
    agreed = sum(_agreed(counts, weight) for counts in paired) / len(paired)
    shares = [sum(Fraction(counts[k], counts.total()) for counts in graded) / len(graded) for k in range(points)]
    spread = sum(share * (1 - share) for share in shares)
    chance = sum(map(sum, weight)) * spread / (points * (points - 1))
    return float((agreed - chance) / (1 - chance)) if chance != 1 else None


def _counts(unit: Unit) -> Counter[int]:
    return Counter(grade for grade in unit if grade is not None)


def _ordinal_distances(totals: Counter[int]) -> dict[tuple[int, int], Fraction]:
    grades = sorted(totals)
    apart = {}
    for one in grades:
        for other in grades:
            between = sum(totals[grade] for grade in grades if min(one, other) <= grade <= max(one, other))
            apart[one, other] = (
                (between - Fraction(totals[one] + totals[other], 2)) ** 2 if one != other else Fraction(0)
            )
    return apart


def _agreed(counts: Counter[int], weight: Sequence[Sequence[Fraction]]) -> Fraction:
    """Give how far the auditors of one unit agree, each pair weighed."""
    near = {k: sum((weight[k][m] * n for m, n in counts.items()), Fraction(0)) for k in counts}
    return sum((n * (near[k] - 1) for k, n in counts.items()), Fraction(0)) / (counts.total() * (counts.total() - 1))
