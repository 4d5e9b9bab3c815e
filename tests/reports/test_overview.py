"""The overview: the published figures, and the three things to look at first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.demo.seed import KEY, seed
from bot.render import Renderer
from bot.reports.matters import Matter
from bot.reports.overview import Overview, at_a_glance, by_agency, overview
from bot.reports.reading import read_round
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.bot.test_cli import Casewalk, casewalk, database
from tests.reports.rounds import (
    THREE_POINTS,
    Laid,
    form_of,
    fourteen_items,
    lay,
    point,
    published,
    ungraded,
)

__all__ = ["casewalk", "database"]

SIX = Catalog().newest("six_areas")
BEFORE, AFTER = date(2026, 12, 18), date(2026, 12, 19)
AREAS = [area.grade.key for area in SIX.graded if area.grade]


def seen(laid: Laid, today: date = BEFORE) -> Overview:
    return overview(laid.read(at_a_glance), today)


def as_text(rows: list[dict[str, str | int]]) -> list[dict[str, str]]:
    return [{column: str(value) for column, value in row.items()} for row in rows]


def test_the_demo_round_comes_out_as_the_published_table(store: Store) -> None:
    store.write_now(lambda tx: seed(tx, Catalog()))

    def work(tx: Tx) -> Overview:
        round_ = tx.rounds.find(KEY)
        assert round_
        return overview(read_round(tx, Catalog(), round_.id, at_a_glance), BEFORE)

    found = store.read_now(work)
    assert as_text(by_agency(found)) == published()
    assert (found.total.received, found.total.not_begun, found.total.nil_return) == (52, 3, 4)


def test_the_command_line_prints_the_published_table(casewalk: Casewalk) -> None:
    assert casewalk("demo", "--seed-only", token="demo").returncode == 0  # noqa: S106 - no real bot's
    printed = casewalk("summary", "demo", "--json")
    assert as_text(json.loads(printed.stdout)["by_agency"]) == published()
    assert list(json.loads(printed.stdout)["by_agency"][0]) == list(published()[0])
    assert json.loads(printed.stdout)["concerns"] == []
    header, *rows = casewalk("summary", "demo").stdout.splitlines()
    assert [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows] == published()


def test_the_command_line_prints_one_case_agency_or_area(casewalk: Casewalk) -> None:
    casewalk("demo", "--seed-only", token="demo")  # noqa: S106 - no real bot's
    case = json.loads(casewalk("summary", "demo", "--case", "c05", "--json").stdout)
    social = next(row for row in case["cells"] if row["agency"] == "Children's social care")
    assert social["overall"] == [{"code": "requires_improvement", "count": 1}]
    agency = casewalk("summary", "demo", "--agency", "Police").stdout.splitlines()
    assert [line.split("\t")[0] for line in agency] == ["case", "C09", "C10"]
    area = casewalk("summary", "demo", "--area", "overall").stdout.splitlines()
    assert len(area) == 14


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("nowhere",), "there is no round nowhere"),
        (("demo", "--agency", "nobody"), "the round has no agency nobody"),
        (("demo", "--case", "C05", "--area", "overall"), "one of --case"),
    ],
)
def test_what_is_not_there_is_said_with_what_there_is(casewalk: Casewalk, words: tuple[str, ...], problem: str) -> None:
    casewalk("demo", "--seed-only", token="demo")  # noqa: S106 - no real bot's
    found = casewalk("summary", *words)
    assert (found.returncode, found.stdout) == (2, "")
    assert problem in " ".join(found.stderr.split())


@pytest.mark.parametrize("items", [False, True])
def test_another_scale_has_its_own_columns(store: Store, tmp_path: Path, items: bool) -> None:
    form = form_of(tmp_path, fourteen_items(), "items") if items else form_of(tmp_path, THREE_POINTS, "three")
    laid = lay(store, form)
    laid.give("C01", "Police", {"overall": point("adequate")})
    laid.give("C02", "Police", {}, "nil_return")
    assert by_agency(seen(laid))[0] == {
        "agency": "Police", "received": 2, "incomplete": 0, "nil_return": 1,
        "good": 0, "adequate": 1, "inadequate": 0, "not_graded": 0,
    }  # fmt: skip


def test_scoping_and_second_audits_are_counted_apart(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Police", {"overall": point("good")}, purpose="second")
    laid.do(lambda tx: tx.scopings.put(1, laid.agencies["Housing"], "nobody", "Main", 1))
    laid.do(lambda tx: tx.scopings.put(2, laid.agencies["Housing"], "child", "Main", 1))
    total = seen(laid, AFTER).total
    assert (total.expected, total.received, total.nil_return, total.second_in, total.not_begun) == (3, 2, 1, 1, 1)
    assert seen(laid, AFTER).overdue == 1
    assert seen(laid, BEFORE).overdue == 0


def test_returns_that_the_asker_may_not_see_are_received_and_not_graded(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("good")})
    found = overview(laid.read(at_a_glance, may_see=lambda one: False), BEFORE)
    assert (found.total.received, found.total.unsigned) == (1, 0)
    assert by_agency(found)[0]["good"] == 0


def test_of_a_return_that_is_hidden_no_more_is_told_than_that_it_is_in(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {}, "nil_return")
    laid.give("C02", "Police", {}, "unable")
    laid.give("C01", "Housing", {"overall": point("inadequate")}, incomplete=True)
    found = overview(laid.read(at_a_glance, may_see=lambda one: False), AFTER)
    total = found.total
    assert (total.received, total.nil_return, total.unable, total.incomplete) == (3, 0, 0, 0)
    assert total.grades == {"hidden": 3}
    assert found.first == ()


def test_what_is_late_is_the_same_at_first_sight_as_in_the_counts(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {}, "unable")
    laid.give("C02", "Police", {}, "")
    laid.do(lambda tx: tx.scopings.put(1, laid.agencies["Housing"], "child", "Main", 1))
    laid.do(lambda tx: tx.scopings.put(2, laid.agencies["Housing"], "nobody", "Main", 1))
    found = seen(laid, AFTER)
    assert (found.overdue, found.total.expected) == (2, 4)
    assert found.first[0] == Matter("overdue", 2, 4, ("C01", "C02"), ("Police", "Housing"))
    assert found.first[1] == Matter("unable", 1, 4, ("C01",), ("Police",))


def test_a_second_audit_that_is_incomplete_is_no_incomplete_return(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Police", {"overall": point("good")}, purpose="second", incomplete=True)
    assert (seen(laid).total.incomplete, firsts(laid)) == (0, [])
    laid.give("C02", "Police", {"overall": point("good")}, incomplete=True)
    assert seen(laid).first == (Matter("incomplete", 1, 2, ("C02",), ("Police",)),)


def firsts(laid: Laid, today: date = BEFORE) -> list[str]:
    return [matter.code for matter in seen(laid, today).first]


def test_harm_comes_first_and_three_things_are_enough(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("inadequate")}, incomplete=True)
    laid.give("C01", "Housing", {"overall": point("good"), "action_now": {"choice": "not_yet"}})
    laid.give("C02", "Police", {}, "in_progress")
    laid.give("C02", "Housing", {}, "unable")
    assert firsts(laid, AFTER) == ["action_now", "at_the_bottom", "apart"]
    assert seen(laid).first[1] == Matter("at_the_bottom", 1, 2, ("C01",), ("Police",))


def test_what_a_lead_took_note_of_needs_no_second_look_until_it_is_said_again(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("good"), "action_now": {"choice": "not_yet"}})
    concern = store.write_now(lambda tx: tx.concerns.add(1, 1, "to_be_raised"))
    assert firsts(laid) == ["action_now"]
    store.write_now(lambda tx: tx.concerns.acknowledge(concern, 1))
    assert firsts(laid) == []
    store.write_now(lambda tx: tx.concerns.add(1, 1, "to_be_raised"))
    assert firsts(laid) == ["action_now"]


def test_what_was_raised_already_needs_no_second_look(store: Store) -> None:
    laid = lay(store, SIX)
    said = {"choice": "raised", "detail": "The lead, today."}
    laid.give("C01", "Police", {**{key: point("good") for key in AREAS}, "overall": point("good"), "action_now": said})
    assert firsts(laid) == []


def test_what_is_late_unable_and_incomplete_follows(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give("C01", "Police", {"overall": point("good")}, incomplete=True)
    laid.give("C02", "Police", {}, "in_progress")
    laid.give("C02", "Housing", {}, "unable")
    assert firsts(laid, AFTER) == ["overdue", "unable", "incomplete"]
    assert firsts(laid, BEFORE) == ["unable", "incomplete"]


def test_missing_grades_and_the_weakest_area_come_last(store: Store) -> None:
    laid = lay(store, SIX)
    laid.give(
        "C01", "Police", {AREAS[0]: point("good"), AREAS[1]: point("requires_improvement"), "overall": ungraded()}
    )
    laid.give("C02", "Police", {AREAS[0]: point("requires_improvement"), AREAS[1]: point("requires_improvement")})
    assert firsts(laid) == ["ungraded", "weakest"]
    assert seen(laid).first[1].area == "Voice of the child"


def test_one_grade_makes_no_area_the_weakest_where_another_has_many(store: Store) -> None:
    laid = lay(store, SIX)
    weak = point("requires_improvement")
    laid.give("C01", "Police", {AREAS[0]: weak, AREAS[1]: weak, "overall": point("good")})
    laid.give("C02", "Police", {AREAS[1]: weak, "overall": point("good")})
    laid.give("C02", "Housing", {AREAS[1]: point("good"), "overall": point("good")})
    assert seen(laid).first == (Matter("weakest", 2, 3, ("C01", "C02"), ("Police",), "Voice of the child"),)


POLICE = {"references": ("C01",), "agencies": ("Police",)}
MANY = {"references": tuple(f"C{n}" for n in range(20)), "agencies": ("A", "B", "C", "D"), "area": "Voice"}


@pytest.mark.parametrize(
    ("code", "count", "of", "about", "words"),
    [
        ("action_now", 1, 9, POLICE, "Something needs action now, not yet raised (C01; Police)."),
        ("at_the_bottom", 2, 9, POLICE, "Lowest grade in 2 of 9 returns (C01; Police)."),
        ("apart", 1, 2, {"references": ("C01",)}, "Grades two points or more apart in one of 2 cases (C01)."),
        ("overdue", 3, 3, POLICE, "Overdue: 3 of 3 returns (C01; Police)."),
        ("unable", 1, 9, POLICE, "Unable to audit in one of 9 returns (C01; Police)."),
        ("incomplete", 1, 9, POLICE, "Incomplete: one of 9 returns (C01; Police)."),
        ("ungraded", 4, 9, POLICE, "No overall grade in 4 of 9 returns (C01; Police)."),
        (
            "weakest", 20, 40, MANY,
            "Weakest area: Voice, in the lower half of the scale in 20 of 40 returns (50%) (20 cases; 4 agencies).",
        ),
    ],
)  # fmt: skip
def test_each_thing_to_look_at_is_said_in_a_line(
    code: str, count: int, of: int, about: dict[str, Any], words: str
) -> None:
    template = Renderer().env.from_string('{% from "_figures.j2" import matter %}{{ matter(it) }}')
    assert template.render(it=Matter(code, count, of, **about)).strip() == words
