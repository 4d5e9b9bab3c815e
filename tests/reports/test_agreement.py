"""Agreement: each statistic against published worked examples, and against statsmodels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from bot.reports.agreement import (
    Distance,
    gwet_ac2,
    krippendorff_alpha,
    linear,
    quadratic,
    same_share,
    weighted_kappa,
)

RADIOLOGISTS = [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]
"""Two radiologists' views of 85 xeromammograms (Boyd and others 1982), examples of Stata's manual, [R] kappa."""

COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
"""91 couples' answers to one question (Hout and others 1987; Agresti 1990, table 2.10): R's vcd, data(SexualFun)."""

OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Four observers, twelve units, grades missing: Krippendorff 2011, example C; irrCAC's cac.raw4raters."""

UNITS = [[None if grade is None else grade - 1 for grade in unit] for unit in zip(*OBSERVERS, strict=True)]


def pairs_of(table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]


@pytest.mark.parametrize(
    ("table", "distance", "published"),
    [
        pytest.param(RADIOLOGISTS, linear, 0.5684, id="Stata, wgt(w)"),
        pytest.param(RADIOLOGISTS, quadratic, 0.6714, id="Stata, wgt(w2)"),
        pytest.param(COUPLES, linear, 0.2374, id="vcd, equal spacing"),
    ],
)
def test_weighted_kappa_is_as_published(table: list[list[int]], distance: Distance, published: float) -> None:
    assert weighted_kappa(pairs_of(table), distance) == pytest.approx(published, abs=5e-5)


def test_krippendorffs_alpha_is_as_published() -> None:
    assert krippendorff_alpha(UNITS) == pytest.approx(0.815, abs=5e-4)


def test_gwets_ac2_is_as_published() -> None:
    """The value of irrCAC, Gwet's own package, with its ordinal weights: 0.968 seen, 0.685 by chance."""
    assert gwet_ac2(UNITS, 5) == pytest.approx(0.899, abs=5e-4)


pairs_on_four_points = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60)


@pytest.mark.parametrize(("distance", "name"), [(linear, "linear"), (quadratic, "quadratic")])
@settings(deadline=None)
@given(pairs=pairs_on_four_points)
def test_weighted_kappa_is_that_of_statsmodels(distance: Distance, name: str, pairs: list[tuple[int, int]]) -> None:
    kappa = weighted_kappa(pairs, distance)
    assume(kappa is not None)
    table = np.zeros((4, 4))
    for pair in pairs:
        table[pair] += 1
    assert kappa == pytest.approx(cohens_kappa(table, wt=name, return_results=False), abs=1e-9)


@settings(deadline=None)
@given(pairs=pairs_on_four_points)
def test_none_agrees_better_than_all_and_all_agree_wholly(pairs: list[tuple[int, int]]) -> None:
    whole = [(one, one) for one, _ in pairs]
    for found, full in (
        (weighted_kappa(pairs), weighted_kappa(whole)),
        (krippendorff_alpha(pairs), krippendorff_alpha(whole)),
        (gwet_ac2(pairs, 4), gwet_ac2(whole, 4)),
    ):
        assert full in (None, 1.0)
        assert found is None or found <= 1.0


def test_nothing_is_said_where_nothing_differs() -> None:
    same = [(1, 1)] * 40
    assert weighted_kappa(same) is None
    assert krippendorff_alpha(same) is None
    assert gwet_ac2(same, 4) == 1.0


def test_nothing_is_said_of_units_graded_once() -> None:
    assert krippendorff_alpha([(1, None), (2,)]) is None
    assert gwet_ac2([(1, None), (2,)], 4) is None


def test_a_rare_grade_lowers_kappa_and_alpha_but_not_ac2() -> None:
    """The paradox of Feinstein and Cicchetti (1990): 95 of 100 the same, and kappa below nought."""
    pairs = [(1, 1)] * 95 + [(1, 2), (2, 1), (1, 2), (2, 1), (1, 2)]
    kappa, alpha, ac2 = weighted_kappa(pairs), krippendorff_alpha(pairs), gwet_ac2(pairs, 4)
    assert kappa is not None
    assert alpha is not None
    assert ac2 is not None
    assert kappa < 0
    assert alpha < 0
    assert ac2 > 0.95


def test_the_share_of_same_grades_keeps_its_base() -> None:
    assert same_share([(0, 0), (0, 1), (3, 3)]) == (2, 3)
