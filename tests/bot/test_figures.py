"""The figures of a round: what has come in, by agency and in all, and how the work was graded."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import bot.demo
from bot.demo.seed import KEY, seed
from bot.reports.figures import Count
from bot.reports.overview import Overview, overview
from bot.reports.reading import read_round
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import begin, dump

PUBLISHED = list(
    csv.DictReader(
        (Path(bot.demo.__file__).parent / "bromley_2017_overall_gradings.csv").read_text("utf-8").splitlines()
    )
)
GRADES = ["outstanding", "good", "requires_improvement", "inadequate", "not_graded"]


def figures(store: Store, key: str) -> Overview:
    def work(tx: Tx) -> Overview:
        round_ = tx.rounds.find(key)
        assert round_ is not None
        return overview(read_round(tx, Catalog(), round_.id), tx.today)

    return store.read_now(work)


def as_row(name: str, count: Count) -> dict[str, str]:
    numbers = {"received": count.received, "incomplete": count.incomplete, "nil_return": count.nil_return}
    numbers |= {grade: count.grades.get(grade, 0) for grade in GRADES}
    return {"agency": name, **{column: str(number) for column, number in numbers.items()}}


@pytest.fixture
def demo(store: Store) -> Store:
    store.write_now(lambda tx: seed(tx, Catalog()))
    return store


def test_the_demo_round_comes_out_as_the_published_table(demo: Store) -> None:
    assert [as_row(one.name, one.count) for one in figures(demo, KEY).agencies] == PUBLISHED


def test_the_demo_rounds_totals_are_the_sums_of_its_agencies(demo: Store) -> None:
    total = as_row("", figures(demo, KEY).total)
    assert total == {
        "agency": "",
        **{c: str(sum(int(row[c]) for row in PUBLISHED)) for c in PUBLISHED[0] if c != "agency"},
    }
    assert total["received"] == "52"


def test_the_demo_leaves_something_to_do(demo: Store) -> None:
    assert figures(demo, KEY).total.not_begun > 0


def test_seeding_again_changes_nothing(demo: Store) -> None:
    before = dump(demo)
    demo.write_now(lambda tx: seed(tx, Catalog()))
    assert dump(demo) == before


def give(store: Store, response_id: int, grade: str) -> None:
    store.write_now(lambda tx: tx.answers.add(response_id, 1, "overall", {"point": grade}))


def test_a_return_is_counted_in_one_place_as_it_moves_on(loaded: Store) -> None:
    def counted() -> dict[str, int]:
        total = figures(loaded, "neglect-2026").total
        names = ("expected", "not_begun", "in_progress", "received", "incomplete")
        return {name: number for name in names if (number := getattr(total, name))}

    assert counted() == {"expected": 3, "not_begun": 3}
    response_id, _ = begin(loaded)
    assert counted() == {"expected": 3, "not_begun": 2, "in_progress": 1}
    loaded.write_now(lambda tx: tx.responses.close(response_id, "submitted", incomplete=True))
    assert counted() == {"expected": 3, "not_begun": 2, "received": 1, "incomplete": 1}


@pytest.mark.parametrize(
    ("state", "grades"),
    [("in_progress", {}), ("submitted", {"good": 1}), ("moderated", {"good": 1}), ("nil_return", {}), ("unable", {})],
)
def test_only_a_return_that_went_in_with_answers_is_graded(loaded: Store, state: str, grades: dict[str, int]) -> None:
    response_id, _ = begin(loaded)
    give(loaded, response_id, "good")
    if state != "in_progress":
        loaded.write_now(lambda tx: tx.responses.close(response_id, state))
    assert figures(loaded, "neglect-2026").total.grades == grades


def test_a_return_without_an_overall_grade_counts_as_not_graded(loaded: Store) -> None:
    response_id, _ = begin(loaded)
    loaded.write_now(lambda tx: tx.responses.close(response_id, "submitted"))
    assert figures(loaded, "neglect-2026").total.grades == {"not_graded": 1}


def test_a_draft_of_the_overall_grade_does_not_count(loaded: Store) -> None:
    response_id, _ = begin(loaded)
    loaded.write_now(lambda tx: tx.answers.add(response_id, 1, "overall", {"not_graded": None}, "draft"))
    loaded.write_now(lambda tx: tx.responses.close(response_id, "submitted"))
    assert figures(loaded, "neglect-2026").total.grades == {"not_graded": 1}


@pytest.mark.parametrize("state", ["nil_return", "unable"])
def test_a_nil_return_is_received_and_an_unable_one_counted_apart(loaded: Store, state: str) -> None:
    response_id, _ = begin(loaded)
    loaded.write_now(lambda tx: tx.responses.close(response_id, state))
    total = figures(loaded, "neglect-2026").total
    assert (total.received, total.nil_return, total.unable) == ((1, 1, 0) if state == "nil_return" else (0, 0, 1))


def test_the_scale_goes_from_best_to_worst_and_ends_with_not_graded(loaded: Store) -> None:
    assert [*(point.code for point in figures(loaded, "neglect-2026").scale), "not_graded"] == GRADES
