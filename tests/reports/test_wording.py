"""Counts in words: the base is always there, a percentage only where it bears one."""

from __future__ import annotations

import pytest

from bot.render import Renderer
from bot.reports.wording import PERCENT_FROM, Share


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (9, 9, "in all 9 cases"),
        (4, 6, "in 4 of 6 cases"),
        (1, 7, "in one of 7 cases"),
        (0, 7, "in none of the 7 cases"),
        (2, 2, "in both cases"),
        (1, 2, "in one of 2 cases"),
        (1, 1, "in the only case"),
        (0, 1, "not in the only case"),
        (0, 0, "in none, as there are none"),
        (29, 29, "in all 29 cases"),
        (10, 29, "in 10 of 29 cases"),
        (10, 30, "in 10 of 30 cases (33%)"),
        (5, 500, "in 5 of 500 cases (1%)"),
        (1, 500, "in one of 500 cases"),
        (499, 500, "in 499 of 500 cases"),
        (500, 500, "in all 500 cases"),
        (0, 500, "in none of the 500 cases"),
    ],
)
def test_a_count_is_said_with_its_base(count: int, of: int, words: str) -> None:
    template = Renderer().env.from_string('{% from "_figures.j2" import cases %}{{ cases(it) }}')
    assert template.render(it=Share(count, of)).strip() == words


@pytest.mark.parametrize("of", range(1, PERCENT_FROM))
def test_no_small_base_has_a_percentage(of: int) -> None:
    assert {Share(count, of).percent for count in range(of + 1)} == {None}


def test_a_percentage_is_nought_or_a_hundred_only_when_it_is() -> None:
    for of in (30, 33, 499, 1000):
        found = [Share(count, of).percent for count in range(of + 1)]
        assert (found[0], found[-1]) == (0, 100)
        assert {0, 100}.isdisjoint(found[1:-1])


def test_halves_are_rounded_up() -> None:
    assert Share(5, 40).percent == 13
