"""A programme hands cases out each period, so that everybody's turn comes, and tells who is behind."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.access import OPERATOR, NotAllowed
from bot.office import programme
from bot.office.case_list import ListedCase
from bot.office.programme import behind, bounds, candidates, hand_out, pick, turns
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.programmes import Quota
from storage.store import Store
from storage.tx import Tx
from storage.verifying import verify
from tests.storage.holding import Clock
from tests.town import load_round

IN_LINE = Quota(1, 1, "in_line", "North", 3)
INDEPENDENT = Quota(2, 1, "independent", "", 4)


def rows(workers: int = 6, each: int = 4) -> list[ListedCase]:
    """List cases of workers in two teams by turns."""
    return [
        ListedCase(1, f"H{worker:02d}{n}", strata={"Worker": f"W{worker}", "Team": "North" if worker % 2 else "South"})
        for worker in range(workers)
        for n in range(each)
    ]


PERIODS = [
    pytest.param("month", "2026-02", (date(2026, 2, 1), date(2026, 2, 28)), id="a month"),
    pytest.param("month", "2028-02", (date(2028, 2, 1), date(2028, 2, 29)), id="a leap year's"),
    pytest.param("quarter", "2026-Q4", (date(2026, 10, 1), date(2026, 12, 31)), id="a quarter"),
]


@pytest.mark.parametrize(("every", "period", "days"), PERIODS)
def test_a_period_has_its_days(every: str, period: str, days: tuple[date, date]) -> None:
    assert bounds(every, period) == days


@pytest.mark.parametrize(
    ("every", "period"), [("month", "2026-13"), ("month", "2026-Q1"), ("quarter", "2026-05"), ("quarter", "2026-Q5")]
)
def test_what_is_no_period_is_refused(every: str, period: str) -> None:
    with pytest.raises(Refusal, match="programme_period"):
        bounds(every, period)


def test_a_list_without_workers_is_refused_by_its_first_such_case() -> None:
    with pytest.raises(Refusal) as refused:
        candidates([*rows(1, 1), ListedCase(3, "H999", strata={"Team": "North"})])
    assert refused.value.facts == {"reference": "H999"}


def drawn(last: dict[str, str] | None = None, seed: str = "a") -> list[programme.Pick]:
    return list(pick([IN_LINE, INDEPENDENT], candidates(rows()), last or {}, seed))


def test_in_line_is_of_the_own_team_and_independent_of_another() -> None:
    for one in drawn():
        assert (one.candidate.team == one.quota.team) == (one.quota.manner == "in_line")


def test_quotas_are_filled_and_no_case_is_drawn_twice() -> None:
    found = drawn()
    assert Counter(one.quota.person_id for one in found) == {1: 3, 2: 4}
    assert len({one.candidate.case.reference for one in found}) == len(found)


def test_everybody_comes_before_anybody_comes_twice() -> None:
    counts = Counter(one.candidate.worker for one in drawn())
    assert len(counts) == 6
    assert max(counts.values()) == 2


def test_who_waited_longest_comes_first() -> None:
    last = {f"W{n}": "2026-05" for n in (1, 3)} | {"W5": "2026-01"}
    first = next(one for one in drawn(last) if one.quota is IN_LINE)
    assert first.candidate.worker == "W5"


def test_the_same_seed_draws_the_same() -> None:
    assert drawn(seed="b") == drawn(seed="b")
    assert len({tuple(one.candidate.case.reference for one in drawn(seed=str(n))) for n in range(20)}) == 20


def test_a_quota_larger_than_the_list_takes_what_there_is() -> None:
    assert len(list(pick([Quota(1, 1, "in_line", "North", 50)], candidates(rows()), {}, "a"))) == 12


@pytest.fixture
def standing(loaded: Store) -> Store:
    """A store with a monthly programme of two people."""
    loaded.write_now(lambda tx: tx.programmes.put("caf", "Case file audits", "six_areas", "month", 6, 365, [
        IN_LINE, INDEPENDENT,
    ]))  # fmt: skip
    return loaded


def hand(tx: Tx, period: str = "2026-02", listed: list[ListedCase] | None = None) -> int:
    return hand_out(tx, OPERATOR, Catalog(), "caf", period, listed or rows(), "seed")


def test_a_period_becomes_a_round_with_its_cases_handed_out(standing: Store) -> None:
    round_id = standing.write_now(hand)
    round_ = standing.read_now(lambda tx: tx.rounds.get(round_id))
    assert (round_.key, round_.state, round_.due_on) == ("caf-2026-02", "open", date(2026, 2, 28))
    given = standing.read_now(lambda tx: tx.assignments.of_round(round_id))
    assert Counter(one.person_id for one in given) == {1: 3, 2: 4}
    assert standing.read_now(lambda tx: len(tx.assignments.of_person(1))) == 2 + 3
    (sample,) = standing.read_now(lambda tx: tx.samples.of_round(round_id))
    assert (sample.seed, len(sample.list), sample.size) == ("seed", 24, 7)
    assert standing.read_now(lambda tx: verify(tx.conn)).fault == ""


def test_a_period_is_drawn_once(standing: Store) -> None:
    standing.write_now(hand)
    with pytest.raises(Refusal, match="programme_drawn"):
        standing.write_now(hand)


def test_nobody_but_those_who_make_rounds_may_draw(standing: Store) -> None:
    with pytest.raises(NotAllowed):
        standing.write_now(lambda tx: hand_out(tx, 1, Catalog(), "caf", "2026-02", rows(), "s"))


def test_it_tells_who_is_behind_once_the_period_is_over(standing: Store) -> None:
    standing.write_now(lambda tx: hand(tx, "2000-02"))

    def close(tx: Tx) -> None:
        theirs = [one for one in tx.programmes.audits(1) if one.person_id == 1]
        for one in theirs:
            response = tx.responses.open(one.assignment_id, tx.assignments.get(one.assignment_id).form_id)
            tx.responses.close(response.id, "submitted")

    standing.write_now(close)
    found = standing.read_now(lambda tx: behind(tx, programme.get(tx, "caf")))
    assert [(one.person_id, one.gone_in, one.wanted, one.is_late) for one in found] == [
        (1, 3, 3, False),
        (2, 0, 4, True),
    ]


def test_it_tells_whose_turn_is_overdue(tmp_path: Path) -> None:
    clock = Clock()  # 1 March 2026
    with Store(tmp_path / "a.sqlite3", clock=clock) as store:
        load_round(store, tmp_path)
        quota = Quota(1, 1, "independent", "", 2)
        store.write_now(lambda tx: tx.programmes.put("caf", "Audits", "six_areas", "month", 6, 365, [quota]))
        store.write_now(lambda tx: hand(tx, "2025-07", rows(2, 1)))
        store.write_now(lambda tx: hand(tx, "2025-12", rows(5, 1)[1:]))
        found = store.read_now(lambda tx: turns(tx, programme.get(tx, "caf")))
    assert {one.worker: (one.last, one.is_overdue) for one in found if one.last} == {
        "W1": ("2025-07", True),
        **{one.worker: ("2025-12", False) for one in found if one.last == "2025-12"},
    }
    assert sum(one.last == "2025-12" for one in found) == 2
    assert [(one.is_overdue, one.last) for one in found if one.worker not in ("W1",)].count((True, "")) == 1
    assert "W0" not in {one.worker for one in found}
