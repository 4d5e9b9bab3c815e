"""Grids: each place says a grade, or which of several things it is instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.render import Renderer, tidy
from bot.reports.grid import Cell, Grid, agency_by_area, case_by_agency, case_by_area
from bot.reports.measures import AWAITED, NOT_GRADED, Mark
from bot.reports.reading import RoundReading, case_by_case
from bot.reports.short_codes import LONGEST, short_codes
from bot.reports.text_grid import WIDTH, text_grid, text_of
from questionnaires.catalog import Catalog
from questionnaires.model import Questionnaire
from storage.store import Store
from tests.reports.rounds import THREE_POINTS, Laid, bromley, form_of, fourteen_items, lay, point, ungraded


@pytest.fixture
def six_areas() -> Questionnaire:
    return Catalog().newest("six_areas")


@pytest.fixture
def laid(store: Store, six_areas: Questionnaire) -> Laid:
    return lay(store, six_areas, ("Police", "Housing", "Hospital"), ("C01", "C02", "C03"))


def codes(grid: Grid, row: str, column: str) -> list[str]:
    return [mark.code for mark in grid.at(row, column).marks]


@pytest.mark.parametrize(
    ("state", "answers", "shown"),
    [
        ("submitted", {"overall": point("good")}, "good"),
        ("moderated", {"overall": point("good")}, "good"),
        ("submitted", {"overall": ungraded()}, "not_graded"),
        ("submitted", {}, "not_graded"),
        ("nil_return", {"@nil_return": {"choice": "not_in_period"}}, "nil_return"),
        ("unable", {"overall": point("good")}, "unable"),
        ("in_progress", {"overall": point("good")}, "awaited"),
        ("", {}, "awaited"),
    ],
)
def test_each_way_a_return_can_stand_is_told_apart(
    laid: Laid, state: str, answers: dict[str, object], shown: str
) -> None:
    laid.give("C01", "Police", answers, state)
    grid = case_by_agency(laid.read())
    assert codes(grid, "C01", "police") == [shown]
    assert not grid.at("C02", "police").is_involved


def test_what_is_not_signed_off_is_hidden_until_it_is(store: Store, six_areas: Questionnaire) -> None:
    laid = lay(store, six_areas, signs_off=1)
    laid.give("C01", "Police", {"overall": point("good")})
    assert codes(case_by_agency(laid.read()), "C01", "police") == ["hidden"]
    laid.do(lambda tx: tx.sign_offs.add(1, 1, "signed_off"))
    assert codes(case_by_agency(laid.read()), "C01", "police") == ["good"]


def test_what_the_asker_may_not_see_is_hidden(laid: Laid) -> None:
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Housing", {"overall": point("good")})
    grid = case_by_agency(laid.read(may_see=lambda one: one.agency_key == "housing"))
    assert (codes(grid, "C01", "police"), codes(grid, "C01", "housing")) == (["hidden"], ["good"])


@pytest.mark.parametrize(("knows", "shown"), [("child", "awaited"), ("nobody", "nil_return"), ("not_involved", "")])
def test_scoping_alone_says_what_is_to_come(laid: Laid, knows: str, shown: str) -> None:
    laid.do(lambda tx: tx.scopings.put(1, laid.agencies["Police"], knows, "Main system", 1))
    assert codes(case_by_agency(laid.read()), "C01", "police") == ([shown] if shown else [])


def test_a_second_audit_is_no_further_return(laid: Laid) -> None:
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Police", {"overall": point("inadequate")}, purpose="second")
    assert codes(case_by_agency(laid.read()), "C01", "police") == ["good"]


def test_a_withdrawn_assignment_is_not_awaited(laid: Laid) -> None:
    one = laid.give("C01", "Police", {}, "in_progress")
    laid.do(lambda tx: tx.assignments.withdraw(one))
    assert not case_by_agency(laid.read()).at("C01", "police").is_involved


def test_an_agencys_returns_are_counted_area_by_area(laid: Laid) -> None:
    for reference, grade in (("C01", point("good")), ("C02", point("inadequate")), ("C03", ungraded())):
        laid.give(reference, "Police", {"voice_grade": grade, "overall": point("good")})
    cell = agency_by_area(laid.read()).at("police", "voice_grade")
    assert [(mark.code, n) for mark, n in cell.counts] == [("good", 1), ("inadequate", 1), ("not_graded", 1)]
    assert text_of(cell) == "G-I+"
    assert text_of(cell, middle=True) == "I+"
    one = next(part for part in case_by_case(laid.read()) if part.cases[0].reference == "C02")
    assert codes(agency_by_area(one), "police", "voice_grade") == ["inadequate"]


def test_one_agencys_cases_are_set_out_area_by_area(laid: Laid) -> None:
    laid.give("C02", "Police", {"voice_grade": point("good")})
    grid = case_by_area(laid.read(), "police")
    assert [row.key for row in grid.rows] == ["C02"]
    assert codes(grid, "C02", "voice_grade") == ["good"]


def test_a_grade_that_is_not_asked_for_is_not_a_missing_one(store: Store, six_areas: Questionnaire) -> None:
    laid = lay(store, six_areas, switches='{"overall": false}')
    laid.give("C01", "Police", {"voice_grade": point("good")})
    grid = agency_by_area(laid.read())
    assert "overall" not in [column.key for column in grid.columns]
    assert case_by_agency(laid.read()).about == "Recognition and response"


def test_an_answer_behind_a_condition_that_no_longer_holds_is_not_shown(store: Store, tmp_path: Path) -> None:
    text = THREE_POINTS.replace('text = "How good', 'ask_if = { question = "seen", is = "yes" }\ntext = "How good', 1)
    seen = '[[areas.questions]]\nkind = "yes_partly_no"\nkey = "seen"\ntext = "Seen?"\n[[areas.questions]]'
    laid = lay(store, form_of(tmp_path, text.replace("[[areas.questions]]", seen, 1), "three"))
    laid.give("C01", "Police", {"seen": {"choice": "yes"}, "plans_grade": point("good")})
    laid.give("C02", "Police", {"seen": {"choice": "no"}, "plans_grade": point("good")})
    grid = case_by_agency(laid.read(), "plans_grade")
    assert (codes(grid, "C01", "police"), codes(grid, "C02", "police")) == (["good"], ["not_applicable"])


def test_three_points_work_as_four_do(store: Store, tmp_path: Path) -> None:
    laid = lay(store, form_of(tmp_path, THREE_POINTS, "three"))
    laid.give("C01", "Police", {"plans_grade": point("adequate"), "overall": point("inadequate")})
    grid = agency_by_area(laid.read())
    assert [column.name for column in grid.columns] == ["Plans", "Overall"]
    (mark,) = grid.at("police", "overall").marks
    assert (mark.code, mark.place, mark.of) == ("inadequate", 2, 3)


def test_a_form_of_items_is_compared_item_by_item(store: Store, tmp_path: Path) -> None:
    laid = lay(store, form_of(tmp_path, fourteen_items(), "items"))
    said = {"item_1": "yes", "item_2": "partly", "item_3": "no", "item_4": "not_applicable", "item_5": "record_silent"}
    laid.give("C01", "Police", {path: {"choice": code} for path, code in said.items()})
    grid = agency_by_area(laid.read())
    assert len(grid.columns) == 15
    shown = [codes(grid, "police", f"item_{n}")[0] for n in range(1, 7)]
    assert shown == ["yes", "partly", "no", "not_applicable", "not_seen", "not_graded"]
    assert all(len(line) <= WIDTH for block in text_grid(grid).blocks for line in block)


@pytest.mark.parametrize("which", [agency_by_area, case_by_agency])
def test_a_round_of_thirteen_agencies_fits_a_phone(
    store: Store, six_areas: Questionnaire, which: Callable[[RoundReading], Grid]
) -> None:
    grid = which(bromley(store, six_areas).read())
    text = text_grid(grid)
    lines = [line for block in text.blocks for line in block]
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) == len(text.blocks) * (len(grid.rows) + 1)
    seen = [code for block in text.blocks for code in block[0].split()]
    assert seen == [column.code for column in grid.columns]


def test_the_text_grid_reads_as_its_golden(store: Store, six_areas: Questionnaire, pytestconfig: pytest.Config) -> None:
    env = Renderer().env
    template = env.from_string('{% from "_grid.j2" import text_grid %}{{ text_grid(grid) }}')
    reading = bromley(store, six_areas).read()
    shown = [tidy(template.render(grid=text_grid(grid))) for grid in (agency_by_area(reading), case_by_agency(reading))]
    text, golden = "\n\n\n".join(shown) + "\n", Path(__file__).with_name("text_grids.txt")
    if pytestconfig.getoption("--golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_places_without_grades_say_which_and_that_there_are_others() -> None:
    good = Mark("good", "G", "Good", 1, 4)
    assert [text_of(Cell(marks)) for marks in [(), (AWAITED,), (AWAITED, NOT_GRADED), (good, good)]] == [
        "·", "…", "…+", "G",
    ]  # fmt: skip


def test_codes_are_short_and_apart_whatever_the_names() -> None:
    names = ("Straße", "ßßßß ßß", "🚓", "Police & fire", "Police (fire)", "Police", "Police")
    found = short_codes(names)
    assert all(0 < len(code) <= LONGEST for code in found)
    assert len(set(found)) == len(names)
