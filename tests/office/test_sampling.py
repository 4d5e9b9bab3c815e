"""A sample that anybody can draw again: its size, its shares, its chances."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flows.turn import Notice
from bot.office.case_list import ListedCase
from bot.office.sampling import allocate, as_kept, attributes_of, compare, draw, from_kept
from bot.refusal import Refusal
from bot.render import Renderer

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = st.from_regex(r"[A-Za-z0-9._-]{1,40}", fullmatch=True)
SIZES = st.dictionaries(st.sampled_from("ABCDEFGH").map(lambda one: (one,)), st.integers(1, 60), min_size=1)


def case(n: int, age_band: str = "", gender: str = "", team: str = "") -> ListedCase:
    return ListedCase(n + 1, f"C{n:02}", age_band, gender, strata={"Team": team} if team else {})


@st.composite
def lists(draw_one: st.DrawFn) -> list[ListedCase]:
    bands = st.sampled_from(["under 1", "1 to 4", "5 to 9", ""])
    some = draw_one(st.lists(st.tuples(bands, st.sampled_from("MF"), st.sampled_from(["East", "West"])), min_size=1))
    return [case(n, *values) for n, values in enumerate(some)]


BROMLEY = [case(n) for n in range(1, 11)]

KNOWN = [
    pytest.param("bromley-2017", 3, ("C02", "C04", "C10"), id="as sha256sum orders them"),
    pytest.param("bromley-2017", 4, ("C01", "C02", "C04", "C10"), id="one more is the next in turn"),
    pytest.param(" bromley-2017 ", 3, ("C02", "C04", "C10"), id="spaces round a seed do not count"),
    pytest.param("any", 10, tuple(f"C{n:02}" for n in range(1, 11)), id="the whole list"),
]


@pytest.mark.parametrize(("seed", "size", "references"), KNOWN)
def test_a_sample_is_the_one_that_a_hand_draws(seed: str, size: int, references: tuple[str, ...]) -> None:
    assert draw(BROMLEY, size, seed).references == references


@unhurried
@given(lists(), SEEDS, st.data())
def test_a_sample_has_its_size_and_nobody_twice(cases: list[ListedCase], seed: str, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(cases)))
    by = data.draw(st.lists(st.sampled_from(attributes_of(cases)), unique=True))
    sample = draw(cases, size, seed, by)
    assert len(sample.references) == len(set(sample.references)) == size
    assert set(sample.references) <= {one.reference for one in cases}
    if by:
        assert sum(one.drawn for one in sample.strata) == size
        assert all(one.drawn <= one.listed for one in sample.strata)


@unhurried
@given(lists(), SEEDS, st.data())
def test_the_order_of_the_list_does_not_matter(cases: list[ListedCase], seed: str, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(cases)))
    by = data.draw(st.lists(st.sampled_from(attributes_of(cases)), unique=True))
    assert draw(data.draw(st.permutations(cases)), size, seed, by) == draw(cases, size, seed, by)


@unhurried
@given(SIZES, SEEDS, st.data())
def test_strata_are_within_one_of_their_share(
    strata: dict[tuple[str, ...], int], seed: str, data: st.DataObject
) -> None:
    total = sum(strata.values())
    size = data.draw(st.integers(1, total))
    shares = allocate(strata, size, seed)
    assert sum(shares.values()) == size
    everybody_has_one = size >= len(strata)
    minimum_was_needed = everybody_has_one and any(n * size < total for n in strata.values())
    for one, listed in strata.items():
        share = listed * size / total
        assert shares[one] <= min(listed, max(1, math.ceil(share)))
        assert shares[one] >= (1 if everybody_has_one else 0)
        if not minimum_was_needed:
            assert abs(shares[one] - share) < 1


SHARES = [
    pytest.param([50, 30, 20], 10, [5, 3, 2], id="shares that come out whole"),
    pytest.param([53, 27, 20], 10, [5, 3, 2], id="the largest remainder gets what is left"),
    pytest.param([90, 9, 1], 10, [8, 1, 1], id="one each, at the cost of the largest"),
    pytest.param([97, 1, 1, 1], 4, [1, 1, 1, 1], id="as many as there are strata"),
    pytest.param([97, 1, 1, 1], 3, [3, 0, 0, 0], id="fewer than there are strata: no minimum"),
    pytest.param([1, 1, 1], 3, [1, 1, 1], id="all of them"),
    pytest.param([35, 10, 9, 1, 1], 6, [2, 1, 1, 1, 1], id="a minimum that makes others fall below one"),
]


@pytest.mark.parametrize(("listed", "size", "shares"), SHARES)
def test_shares(listed: Sequence[int], size: int, shares: Sequence[int]) -> None:
    strata: dict[tuple[str, ...], int] = {(str(n),): count for n, count in enumerate(listed)}
    assert [allocate(strata, size, "any")[one] for one in strata] == shares


def test_equal_strata_take_turns_by_the_seed() -> None:
    strata: dict[tuple[str, ...], int] = {(str(n),): 1 for n in range(4)}
    drawn = Counter(one for n in range(400) for one, share in allocate(strata, 1, f"s{n}").items() if share)
    assert all(70 < drawn[one] < 130 for one in strata)


def test_strata_left_out_are_said() -> None:
    cases = [case(n, team="East" if n else "West") for n in range(40)]
    sample = draw(cases, 1, "any", by=["team"])
    assert sample.by == ("Team",)
    assert [(one.values, one.listed) for one in sample.left_out] == [(("West",), 1)]
    assert draw(cases, 2, "any", by=["team"]).left_out == ()


def test_what_is_not_recorded_is_a_stratum_of_its_own() -> None:
    cases = [case(n, gender="F" if n < 5 else "") for n in range(10)]
    assert [(one.values, one.drawn) for one in draw(cases, 4, "any", by=["gender"]).strata] == [(("",), 2), (("F",), 2)]


def test_every_case_has_the_same_chance() -> None:
    cases, size, times = [case(n) for n in range(40)], 10, 2000
    drawn = Counter(reference for n in range(times) for reference in draw(cases, size, f"seed-{n}").references)
    expected = times * size / len(cases)
    # Of a sample without putting back, the sum has mean 39 and a spread of about 9 after this division.
    spread = sum((drawn[one.reference] - expected) ** 2 / expected for one in cases) / (1 - size / len(cases))
    assert 15 < spread < 72


def test_a_seed_is_made_when_none_is_given() -> None:
    first, second = draw(BROMLEY, 3), draw(BROMLEY, 3)
    assert first.seed != second.seed
    assert draw(random.Random(1).sample(BROMLEY, 10), 3, first.seed) == first


def test_a_sample_is_drawn_again_from_the_list_kept_with_it() -> None:
    cases = [case(n, "5 to 9", "FM"[n % 2], ("East", "West", "")[n % 3]) for n in range(12)]
    sample = draw(cases, 5, by=["team", "gender"])
    assert draw([from_kept(as_kept(one)) for one in cases], 5, sample.seed, sample.by) == sample


REFUSED = [
    pytest.param(0, "any", (), "sample_size", {"size": 0, "most": 10}, id="nobody"),
    pytest.param(11, "any", (), "sample_size", {"size": 11, "most": 10}, id="more than there are"),
    pytest.param(3, "a seed", (), "seed_form", {}, id="a seed that a shell would split"),
    pytest.param(3, "x" * 41, (), "seed_form", {}, id="a long seed"),
    pytest.param(3, "any", ("plan",), "unknown_attribute", {"known": ()}, id="a list with no attributes"),
]


@pytest.mark.parametrize(("size", "seed", "by", "code", "facts"), REFUSED)
def test_a_sample_that_cannot_be_drawn(
    size: int, seed: str, by: tuple[str, ...], code: str, facts: dict[str, object]
) -> None:
    with pytest.raises(Refusal) as refused:
        draw(BROMLEY, size, seed, by)
    assert (refused.value.code, refused.value.facts) == (code, facts)
    assert Renderer().notice(Notice(code, facts)).startswith("⚠️ ")


def test_an_unknown_attribute_is_told_what_there_is() -> None:
    with pytest.raises(Refusal) as refused:
        draw([case(1, "1 to 4", "F", "East")], 1, by=["plan"])
    assert "age band, gender, Team" in Renderer().notice(Notice(refused.value.code, refused.value.facts))


def test_the_table_sets_sample_against_list() -> None:
    cases = [case(n, "10 to 15" if n < 6 else "5 to 9", "F" if n < 2 else "", "East") for n in range(9)]
    sample = draw(cases, 3, "any", by=["Age band"])
    rows = [
        (c.attribute, c.value, c.listed, c.listed_percent, c.drawn, c.drawn_percent) for c in compare(cases, sample)
    ]
    assert rows[:2] == [("age_band", "5 to 9", 3, 33, 1, 33), ("age_band", "10 to 15", 6, 67, 2, 67)]
    assert [row[:4] for row in rows[2:4]] == [("gender", "F", 2, 22), ("gender", "", 7, 78)]
    assert rows[4:] == [("Team", "East", 9, 100, 3, 100)]
    assert [row.attribute for row in compare(cases, sample, ["gender"])] == ["gender", "gender"]


@unhurried
@given(lists(), SEEDS, st.data())
def test_the_table_adds_up(cases: list[ListedCase], seed: str, data: st.DataObject) -> None:
    sample = draw(cases, data.draw(st.integers(1, len(cases))), seed)
    rows = list(compare(cases, sample))
    for attribute in attributes_of(cases):
        assert sum(row.listed for row in rows if row.attribute == attribute) == len(cases)
        assert sum(row.drawn for row in rows if row.attribute == attribute) == sample.size
