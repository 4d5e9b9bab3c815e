"""Scoping: said on one screen, and counted once wherever returns are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.office import allocation, scoping
from bot.refusal import Refusal
from bot.reports.figures import Count
from bot.reports.overview import count
from bot.reports.reading import read_round
from bot.reports.rows import COLUMNS, rows_of
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import (
    NURSE_LEAD,
    NURSE_ONE,
    NURSING,
    POLICE,
    ROUND_ID,
    agency_town,
    person,
    round_in,
    tick_all,
)


def total(store: Store) -> Count:
    return store.read_now(lambda tx: count(read_round(tx, Catalog(), ROUND_ID)))[0]


async def test_an_agency_says_of_each_case_what_its_records_know(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        lead = here.phone(NURSE_LEAD)
        assert "Scoped: 0 of 6 cases" in (await lead.send("/agency")).text
        await lead.tap("Scope")
        assert "Which systems did you search" in lead.last.text
        await lead.send("SystmOne, 943 476 5919")
        assert "in it was an NHS number" in (await lead.hear()).text
        assert "Systems searched: SystmOne" in (await lead.send("SystmOne")).text
        await lead.tap("C01 child")
        await lead.tap_on(lead.last, "nobody")
        assert "C01 child" in lead.buttons
        assert here.store.read_now(lambda tx: [one.knows for one in tx.scopings.of_round(1).values()]) == ["nobody"]
        await lead.tap("C02 child")
        assert "4 still to say" in lead.last.text
        await lead.tap("Back")
        assert "1 received of 2 expected, 1 of them nil" in lead.last.text
        assert "To hand out: 1" in lead.last.text


async def test_a_case_that_the_agency_is_not_asked_about_has_no_buttons(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(lambda tx: scoping.say(tx, 0, ROUND_ID, NURSING, 3, "not_involved"))
        lead = here.phone(NURSE_LEAD)
        await lead.send("/agency")
        await lead.tap("Scope")
        await lead.send("SystmOne")
        assert "Not asked: C03." in lead.last.text
        assert not any("C03" in label for label in lead.buttons)
        lead.forge(lead.last, f"ag_tick:{ROUND_ID}:{NURSING}:0:3:0")
        assert "not asked about C03" in (await lead.hear()).text


FOLLOWS = [
    pytest.param("child", (1, 0, 0, 1), id="the child: a return is expected"),
    pytest.param("family", (1, 0, 0, 1), id="the family only: a return is expected"),
    pytest.param("nobody", (1, 1, 1, 0), id="nobody: a nil return"),
    pytest.param("not_involved", (0, 0, 0, 0), id="not involved: nothing"),
]


@pytest.mark.parametrize(("knows", "counts"), FOLLOWS)
def test_what_follows_from_a_tick_is_counted_once(tmp_path: Path, knows: str, counts: tuple[int, ...]) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(lambda tx: tick_all(tx, knows, cases=("C01",)))
        found = total(store)
        assert (found.expected, found.received, found.nil_return, found.not_begun) == counts


@pytest.mark.parametrize("knows", ["nobody", "child", "family"])
def test_an_assignment_made_all_the_same_wins_over_the_tick(tmp_path: Path, knows: str) -> None:
    with round_in(tmp_path) as (store, _):
        one = person(store, NURSE_ONE)
        store.write_now(lambda tx: tick_all(tx, knows, cases=("C01",)))
        store.write_now(lambda tx: allocation.give(tx, 0, ROUND_ID, NURSING, 1, one))
        found = total(store)
        assert (found.expected, found.received, found.not_begun) == (1, 0, 1)


def test_a_nil_return_by_scoping_is_a_line_of_the_export(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        lead = person(store, NURSE_LEAD)
        store.write_now(lambda tx: scoping.say(tx, lead, ROUND_ID, NURSING, 2, "nobody", "SystmOne"))
        rows = store.read_now(lambda tx: list(rows_of(tx, Catalog(), tx.rounds.get(1)).rows))
        (row,) = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        told = {name: row[name] for name in ("case", "agency", "question", "label", "detail", "return")}
        assert told == {
            "case": "C02",
            "agency": "School nursing",
            "question": "nil_return",
            "label": "No record of the family at all",
            "detail": "SystmOne",
            "return": "nil_return",
        }


def test_of_an_agencys_units_one_that_knows_the_child_is_no_nil_return(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):

        def say(tx: Tx) -> None:
            oak = tx.rounds.put_agency("oak", "Oak School", NURSING)
            elm = tx.rounds.put_agency("elm", "Elm School", NURSING)
            tick_all(tx, "child", oak, ("C01",))
            tick_all(tx, "nobody", elm, ("C01", "C02"))
            tick_all(tx, "nobody", oak, ("C02",))

        store.write_now(say)
        _, found = store.read_now(lambda tx: count(read_round(tx, Catalog(), ROUND_ID)))
        assert {key: (c.expected, c.nil_return) for key, c in found.items()} == {
            "school_nursing": (2, 1),
            "police": (0, 0),
        }


def test_systems_named_anew_count_for_all_that_was_said(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(lambda tx: tick_all(tx, "child"))
        store.write_now(lambda tx: scoping.name_systems(tx, 0, ROUND_ID, NURSING, "SystmOne, paper files"))
        said = store.read_now(lambda tx: tx.scopings.of_round(1))
        assert {one.systems for one in said.values()} == {"SystmOne, paper files"}


def test_an_agency_lead_says_nothing_for_another_agency(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        lead = person(store, NURSE_LEAD)
        with pytest.raises(Refusal, match="may_not_say_scope"):
            store.write_now(lambda tx: scoping.say(tx, lead, ROUND_ID, POLICE, 1, "child", "Niche"))
