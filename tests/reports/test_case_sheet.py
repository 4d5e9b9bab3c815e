"""A case sheet: every agency's grades side by side, and what each knew, when; of the returns that may be seen."""

from __future__ import annotations

import json

import pytest

from bot.reports.case_sheet import CaseSheet, about_the_case, case_sheet, case_sheets
from bot.reports.reading import everything
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.bot.test_cli import Casewalk, casewalk, database
from tests.reports.rounds import Laid, lay, point

__all__ = ["casewalk", "database"]

RECORD = {"whose_record": {"choice": "parent"}, "own_work": {"choice": "no"}, "voice_child_seen": {"choice": "yes"}}


@pytest.fixture
def laid(store: Store) -> Laid:
    """Police audited C01 twice, a unit of Housing knows the family, and C02 is another child."""
    laid = lay(store, Catalog().newest("six_areas"), ("Police", "Housing"))
    laid.give("C01", "Police", {**RECORD, "overall": point("good")})
    laid.give("C01", "Police", {"overall": point("inadequate")}, purpose="second")
    laid.give("C02", "Police", {"overall": point("outstanding")})

    def scope(tx: Tx) -> None:
        unit = tx.rounds.put_agency("tenancies", "Tenancies", laid.agencies["Housing"])
        tx.scopings.put(laid.cases["C01"], unit, "family", "Northgate", 1)
        tx.scopings.put(laid.cases["C02"], laid.agencies["Housing"], "nobody", "Northgate", 1)

    laid.do(scope)
    return laid


def sheets(laid: Laid) -> tuple[CaseSheet, ...]:
    found = laid.read(everything)
    return laid.store.read_now(lambda tx: case_sheets(tx, found))


def knew(sheet: CaseSheet) -> dict[str, tuple[list[str], list[tuple[str, int]]]]:
    return {
        one.agency.name: ([said.knows for said in one.scoped], [(of.reading.state, len(of.said)) for of in one.returns])
        for one in sheet.knowing
    }


def test_it_says_whom_each_agency_knew_and_what_its_returns_say_of_the_record(laid: Laid) -> None:
    first, other = sheets(laid)
    assert knew(first) == {"Police": ([], [("submitted", 2), ("submitted", 0)]), "Housing": (["family"], [])}
    assert knew(other) == {"Police": ([], [("submitted", 0)]), "Housing": (["nobody"], [])}
    assert first.knowing[0].returns[0].said[0] == ("Whose record are you reading?", "A parent's or carer's")


def test_second_audits_stand_beside_the_first_with_codes_of_their_own(laid: Laid) -> None:
    grid = sheets(laid)[0].side_by_side
    assert [(column.code, column.is_second) for column in grid.columns] == [
        ("POLI", False), ("HOUS", False), ("POL2", True),
    ]  # fmt: skip
    assert [grid.at("overall", column.key).marks[0].short for column in grid.columns] == ["G", "…", "I"]
    assert [one.is_second_audit for one in sheets(laid)[0].apart] == [True]


def test_a_return_that_waits_for_its_sign_off_says_that_and_no_more(laid: Laid) -> None:
    laid.do(lambda tx: tx.rounds.put({"key": "r", "signs_off": 1}))
    assert knew(sheets(laid)[0])["Police"] == ([], [("unsigned", 0), ("unsigned", 0)])


def test_one_case_is_set_out_as_among_all(laid: Laid) -> None:
    found = laid.read(about_the_case)
    alone = laid.store.read_now(lambda tx: [case_sheet(tx, found, case) for case in found.cases])
    assert [(one.grid, one.apart, knew(one)) for one in alone] == [
        (one.grid, one.apart, knew(one)) for one in sheets(laid)
    ]


def test_the_command_line_prints_what_each_knew_below_the_grades(casewalk: Casewalk) -> None:
    casewalk("demo", "--seed-only", token="demo")  # noqa: S106 - no real bot's
    grades, known = casewalk("summary", "demo", "--case", "C05").stdout.split("\n\n")
    assert len(grades.splitlines()) == 14
    assert known.splitlines()[0].split("\t")[:3] == ["Health visiting and school nursing", "first", "submitted"]
    said = json.loads(casewalk("summary", "demo", "--case", "C05", "--json").stdout)["known"]
    assert [one["agency"] for one in said] == [line.split("\t")[0] for line in known.splitlines()]
    assert said[0]["returns"][0]["state"] == "submitted"
