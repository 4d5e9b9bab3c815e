"""Standards, comparisons and findings: counted and gathered with the cases they come from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.reports.comparing import attributes, compare
from bot.reports.findings import findings, gathered, written
from bot.reports.reading import closed
from bot.reports.standards import items, standards
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.reports.rounds import Laid, form_of, fourteen_items, lay, point


@pytest.fixture
def audited(store: Store, tmp_path: Path) -> Laid:
    laid = lay(store, form_of(tmp_path, fourteen_items(), "items"), cases=[f"C{n}" for n in range(1, 8)])
    said = ("yes", "yes", "partly", "no", "not_applicable", "record_silent", None)
    for reference, code in zip(laid.cases, said, strict=True):
        laid.give(reference, "Police", {"item_1": {"choice": code}} if code else {})
    return laid


def test_a_standard_is_counted_by_what_it_applied_to(audited: Laid) -> None:
    first = standards(audited.read(closed))[0]
    assert (first.text, first.area) == ("Is standard 1 met?", "Standards 1 to 5")
    assert [(one.code, one.count) for one in first.tallies] == [
        ("yes", 2), ("partly", 1), ("no", 1), ("not_applicable", 1), ("record_silent", 1),
    ]  # fmt: skip
    assert (first.answered, first.unanswered, first.applicable) == (6, 1, 4)
    assert (first.share("yes").count, first.share("yes").of) == (2, 4)
    assert first.tally("yes").references == ("C1", "C2")


def test_each_of_the_fourteen_items_is_there_and_no_grade(audited: Laid) -> None:
    assert [one.key for one in standards(audited.read(closed))] == [f"item_{n}" for n in range(1, 15)]


def test_choices_and_lists_are_counted_by_their_options(store: Store) -> None:
    laid = lay(store, Catalog().newest("six_areas"))
    laid.give("C01", "Police", {"systems_read": {"choices": ["main", "paper"]}, "own_work": {"choice": "no"}})
    laid.give("C02", "Police", {"systems_read": {"choices": ["main"]}, "own_work": {"choice": "self"}})
    found = {one.key: one for one in items(laid.read(closed))}
    assert [found["systems_read"].tally(code).count for code in ("main", "paper", "mail")] == [2, 1, 0]
    assert found["own_work"].tally("self").references == ("C02",)
    assert found["systems_not_reached"].unanswered == 0, "it was not asked"


def put_case(row: dict[str, object], tx: Tx) -> None:
    tx.cases.put(row)


@pytest.fixture
def compared(store: Store) -> Laid:
    laid = lay(store, Catalog().newest("six_areas"), cases=["C1", "C2", "C3", "C4"])
    known = {
        "C1": {"age_band": "10 to 15", "gender": "F", "flags": '["disability"]'},
        "C2": {"age_band": "5 to 9", "gender": "F"},
        "C3": {"age_band": "5 to 9", "gender": "M"},
    }
    for reference, row in known.items():
        laid.do(partial(put_case, {"round_id": 1, "reference": reference, **row}))
    for reference, grade in (("C1", "good"), ("C2", "good"), ("C3", "inadequate"), ("C4", "good")):
        laid.give(reference, "Police", {"overall": point(grade)})
    laid.give("C2", "Housing", {"overall": point("inadequate")})
    return laid


def test_cases_are_compared_by_age_youngest_first_and_what_is_not_recorded_last(compared: Laid) -> None:
    groups = compare(compared.read(), "age_band")
    assert [(one.value, one.references, one.is_one_child) for one in groups] == [
        ("5 to 9", ("C2", "C3"), False),
        ("10 to 15", ("C1",), True),
        ("", ("C4",), True),
    ]
    assert [(mark.code, n) for mark, n in groups[0].cell.counts] == [("good", 1), ("inadequate", 2)]


def test_cases_are_compared_with_a_flag_and_without(compared: Laid) -> None:
    assert [(one.value, one.references) for one in compare(compared.read(), "flag.disability")] == [
        ("no", ("C2", "C3", "C4")),
        ("yes", ("C1",)),
    ]


def test_only_what_is_recorded_of_anybody_is_compared(compared: Laid) -> None:
    assert attributes(compared.read()) == ("age_band", "gender", "flag.disability")


def test_findings_are_gathered_by_sort_area_and_agency_with_their_cases(store: Store) -> None:
    laid = lay(store, Catalog().newest("six_areas"))
    better = {"text": "No chronology.", "sort": "develop"}
    laid.give("C02", "Police", {"recording_note": better})
    laid.give("C01", "Police", {"recording_note": better, "recommendations": {"text": "Police to add one."}})
    laid.give("C01", "Housing", {"voice_note": {"text": "Her words are there.", "sort": "strength"}})
    found = gathered(findings(laid.read(written)))
    assert [(one.sort, one.area, one.agency, one.references) for one in found] == [
        ("strength", "Voice of the child", "Housing", ("C01",)),
        ("develop", "Case recording", "Police", ("C01", "C02")),
        ("recommendation", "Overall and next steps", "Police", ("C01",)),
    ]
    assert found[1].findings[0].text == "No chronology."
