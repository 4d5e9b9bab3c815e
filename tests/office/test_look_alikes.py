"""Agencies and people whose names cannot be told apart: one agency at every door, and people by their number."""

# ruff: noqa: RUF001 - signs that look like others are what this is about

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bot.access import OPERATOR
from bot.office.look_alikes import as_it_looks, told_apart
from bot.office.seats import add_agencies
from bot.refusal import Refusal
from storage.store import Store
from storage.tx import Tx
from tests.town import ROUND, load_round

ALIKE = [
    pytest.param("Police.", "Police", id="a full stop"),
    pytest.param("Рolice", "Police", id="a Cyrillic letter"),
    pytest.param("Ρolice", "Police", id="a Greek letter"),
    pytest.param("P\u200bolice", "Police", id="nothing that can be seen"),
    pytest.param("Po lice", "Police", id="a space"),
    pytest.param("PoIice", "Police", id="a capital I for an l"),
    pytest.param("P0lice", "Police", id="a nought for an o"),
    pytest.param("Ｐｏｌｉｃｅ", "Police", id="full-width letters"),
    pytest.param("𝐏olice", "Police", id="a letter of mathematics"),
    pytest.param("Ηousing", "Housing", id="a Greek capital"),
    pytest.param(unicodedata.normalize("NFD", "Café Jeunes"), "Café Jeunes", id="letter and accent apart"),
    pytest.param("Health & Care", "Health and Care", id="and"),
    pytest.param("C.A.M.H.S.", "CAMHS", id="full stops within"),
    pytest.param("Children's  Social-care", "Children’s social care", id="apostrophes, hyphens, spaces and capitals"),
    pytest.param("St. John’s School", "St Johns School", id="a saint"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_look_alike_are_one(one: str, other: str) -> None:
    assert as_it_looks(one) == as_it_looks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Team 1", "Team 10"), ("Ward 1", "Ward L"), ("Ward 0", "Ward O"), ("East", "West"), ("CAMHS", "CAMS"),
     ("Adult care", "Child care"), ("Группа", "Служба"), ("दिल", "दल")],
)  # fmt: skip
def test_names_that_differ_stay_two(one: str, other: str) -> None:
    assert as_it_looks(one) != as_it_looks(other)


def names(store: Store) -> list[str]:
    return store.read_now(lambda tx: [one.name for one in tx.rounds.all_agencies()])


def add(store: Store, *typed: str) -> list[str]:
    return store.write_now(lambda tx: [one.name for one in add_agencies(tx, OPERATOR, 1, typed)])


@pytest.mark.parametrize("typed", ["Police.", "Рolice", "P\u200bolice.", "Po lice", "P0lice"])
def test_an_agency_that_looks_like_one_there_is_refused_with_its_name(loaded: Store, typed: str) -> None:
    before = names(loaded)
    with pytest.raises(Refusal) as refused:
        add(loaded, typed)
    assert (refused.value.code, refused.value.facts["known"]) == ("agency_alike", "Police")
    assert names(loaded) == before


@pytest.mark.parametrize("typed", ["police", "POLICE", " Police ", "P\u200bolice", "Ｐolice"])
def test_an_agency_by_its_own_name_is_the_one_there_is(loaded: Store, typed: str) -> None:
    before = names(loaded)
    assert add(loaded, typed) == ["Police"]
    assert names(loaded) == before


def test_two_new_names_that_look_alike_are_refused_together(loaded: Store) -> None:
    before = names(loaded)
    with pytest.raises(Refusal):
        add(loaded, "Housing & Repairs", "Housing and repairs.")
    assert names(loaded) == before


def test_people_of_one_name_are_told_apart_by_their_number() -> None:
    people = [(7, "Jo Reed"), (12, "jo  Reed"), (8, "Ann Hill")]
    assert told_apart(people) == {7: "Jo Reed (P007)", 12: "jo  Reed (P012)", 8: "Ann Hill"}


def test_a_round_file_names_no_agency_a_second_time(loaded: Store, tmp_path: Path) -> None:
    def work(tx: Tx) -> int:
        return len(tx.rounds.all_agencies())

    before = loaded.read_now(work)
    text = ROUND.replace('key = "police"\nname = "Police"', 'key = "met"\nname = "Police."')
    text = text.replace('agency = "police"', 'agency = "met"').replace('"neglect-2026"', '"other-2026"')
    with pytest.raises(Refusal) as refused:
        load_round(loaded, tmp_path, text)
    assert refused.value.code == "agency_alike"
    assert loaded.read_now(work) == before
