"""Rounds as the office keeps them: what is pinned when, what holds a step up, and keys that nothing else has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.access import OPERATOR, NotAllowed
from bot.office.case_list import read_typed_list
from bot.office.cases import add_cases, remove_case
from bot.office.round_fields import FIELDS, find_questionnaire, read_field
from bot.office.rounds import STEPS, change_round, key_for, lacking, make_round, steps_of, take_step
from bot.office.seats import add_agencies, add_units, seat_agency, unseat_agency
from bot.refusal import Refusal
from questionnaires.catalog import FORMS, Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx

SAID: Mapping[str, object] = {
    "title": "École & home: neglect", "theme": "Neglect", "period_from": "2025-11-01", "period_to": "2026-10-31",
    "due_on": "2099-12-18", "questionnaire": "six_areas", "retention_days": 365, "signs_off": 0,
}  # fmt: skip


@pytest.fixture
def growing(tmp_path: Path) -> Catalog:
    """A catalog of its own folder, in which a second version can be published."""
    (tmp_path / "forms").mkdir()
    text = (FORMS / "six_areas.v1.toml").read_text(encoding="utf-8")
    (tmp_path / "forms" / "six_areas.v1.toml").write_text(text, encoding="utf-8")
    return Catalog(tmp_path / "forms")


def ready(tx: Tx, catalog: Catalog) -> int:
    """Make a draft that lacks nothing."""
    round_id = make_round(tx, catalog, OPERATOR, SAID)
    add_agencies(tx, OPERATOR, round_id, ["Police"])
    add_cases(tx, OPERATOR, round_id, read_typed_list("C01 C02").rows)
    for name in ("whom_to_tell", "sharing_agreement", "dpia"):
        change_round(tx, catalog, OPERATOR, round_id, name, f"{name} 1/2026")
    return round_id


def test_the_questionnaire_is_pinned_when_the_round_opens_and_not_before(
    store: Store, growing: Catalog, tmp_path: Path
) -> None:
    def work(tx: Tx) -> tuple[int, int, int]:
        round_id = ready(tx, growing)
        before = tx.forms.get(tx.rounds.get(round_id).form_id).version
        person_id = tx.people.put(5, "Auditor")
        case, agency = tx.cases.of_round(round_id)[0], tx.rounds.agencies(round_id)[0]
        tx.assignments.add(round_id, case.id, agency.id, person_id, tx.rounds.get(round_id).form_id, "first")
        text = (growing.folder / "six_areas.v1.toml").read_text(encoding="utf-8")
        (growing.folder / "six_areas.v2.toml").write_text(
            text.replace("version = 1", "version = 2", 1), encoding="utf-8"
        )
        take_step(tx, Catalog(growing.folder), OPERATOR, round_id, "open")
        (assigned,) = tx.assignments.of_round(round_id)
        return before, tx.forms.get(tx.rounds.get(round_id).form_id).version, tx.forms.get(assigned.form_id).version

    assert store.write_now(work) == (1, 2, 2)


def test_a_key_is_made_from_the_title_and_is_nobody_elses(store: Store, catalog: Catalog) -> None:
    def work(tx: Tx) -> list[str]:
        return [tx.rounds.get(make_round(tx, catalog, OPERATOR, SAID)).key for _ in range(2)] + [key_for(tx, "教育")]

    assert store.write_now(work) == ["ecole-home-neglect", "ecole-home-neglect-2", "round"]


@pytest.mark.parametrize("state", ["draft", "open", "closed", "reported", "archived"])
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_from_its_own_state_only(store: Store, catalog: Catalog, state: str, step: str) -> None:
    def work(tx: Tx) -> str:
        round_id = ready(tx, catalog)
        tx.rounds.put({"key": tx.rounds.get(round_id).key, "found": "Much.", "to_be_done": "More."})
        tx.rounds.set_state(round_id, state)
        take_step(tx, catalog, OPERATOR, round_id, step, "late")
        assert step not in steps_of(tx.rounds.get(round_id))
        return tx.rounds.get(round_id).state

    before, after = STEPS[step]
    if state == before:
        assert store.write_now(work) == after
    else:
        with pytest.raises(Refusal, match="round_fixed"):
            store.write_now(work)


def test_a_round_whose_due_date_is_past_does_not_open(store: Store, catalog: Catalog) -> None:
    def work(tx: Tx) -> list[str]:
        round_id = ready(tx, catalog)
        tx.rounds.put({"key": tx.rounds.get(round_id).key, "due_on": "2020-01-01"})
        return lacking(tx, tx.rounds.get(round_id), "open")

    assert store.write_now(work) == ["due_on"]


NO_REFERENCE = ("none", "None yet", "n/a", "TBC", "not yet agreed", "-", "?", "to be agreed", "no.")
REFERENCE = ("ISA 12/2026", "No. 12", "Nottingham agreement 3", "DPIA-7", "v2", "Noted 4 May 2026")
REFERENCES = [*((words, False) for words in NO_REFERENCE), *((words, True) for words in REFERENCE)]


@pytest.mark.parametrize(("words", "taken"), REFERENCES)
def test_a_reference_is_a_reference(catalog: Catalog, store: Store, words: str, taken: bool) -> None:
    field = next(one for one in FIELDS if one.name == "dpia")
    today = store.read_now(lambda tx: tx.today)
    if taken:
        assert read_field(catalog, field, words, {}, today) == words
    else:
        with pytest.raises(Refusal, match="round_reference_wanted"):
            read_field(catalog, field, words, {}, today)


@pytest.mark.parametrize("words", ["six_areas", "Six areas", "SIX_AREAS"])
def test_a_questionnaire_is_found_in_whatever_capitals(catalog: Catalog, words: str) -> None:
    assert find_questionnaire(catalog, words).key == "six_areas"


def test_a_unit_takes_part_with_its_agency_and_not_by_itself(store: Store, catalog: Catalog) -> None:
    def work(tx: Tx) -> None:
        round_id = ready(tx, catalog)
        (police,) = tx.rounds.agencies(round_id)
        (unit,) = add_units(tx, OPERATOR, round_id, police.id, ["North team"])
        assert add_units(tx, OPERATOR, round_id, police.id, ["NORTH TEAM"]) == [unit]
        seat_agency(tx, OPERATOR, round_id, unit.id)

    with pytest.raises(Refusal, match="agency_is_a_unit"):
        store.write_now(work)


def test_what_hangs_on_a_round_stays(loaded: Store) -> None:
    def both(tx: Tx) -> list[str]:
        codes = []
        for act in (unseat_agency, remove_case):
            with pytest.raises(Refusal) as refused:
                act(tx, OPERATOR, 1, 1)
            codes.append(refused.value.code)
        return codes

    assert loaded.write_now(both) == ["agency_in_use", "case_in_use"]


def test_a_case_of_another_round_is_not_removed_through_this_one(loaded: Store, catalog: Catalog) -> None:
    def work(tx: Tx) -> None:
        round_id = ready(tx, catalog)
        remove_case(tx, OPERATOR, round_id, 1)

    with pytest.raises(NotAllowed):
        loaded.write_now(work)


ACTS: Mapping[str, Callable[[Tx, Catalog, int], object]] = {
    "make": lambda tx, catalog, who: make_round(tx, catalog, who, SAID),
    "change": lambda tx, catalog, who: change_round(tx, catalog, who, 1, "title", "Other"),
    "step": lambda tx, catalog, who: take_step(tx, catalog, who, 1, "close"),
    "agencies": lambda tx, catalog, who: add_agencies(tx, who, 1, ["Housing"]),
    "units": lambda tx, catalog, who: add_units(tx, who, 1, 1, ["Hill"]),
    "unseat": lambda tx, catalog, who: unseat_agency(tx, who, 1, 1),
    "cases": lambda tx, catalog, who: add_cases(tx, who, 1, read_typed_list("C40").rows),
    "remove": lambda tx, catalog, who: remove_case(tx, who, 1, 1),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["auditor", "an agency's lead", "the lead of another round"])
def test_nobody_does_in_a_round_what_is_not_theirs(loaded: Store, catalog: Catalog, act: str, who: str) -> None:
    def work(tx: Tx) -> None:
        person_id = 1
        if who != "auditor":
            person_id = tx.people.put(9, "Nine")
            other = make_round(tx, catalog, OPERATOR, SAID)
            role = Membership(person_id, None, "agency_lead", 1)
            tx.people.join(role if who == "an agency's lead" else Membership(person_id, other, "lead", None))
        ACTS[act](tx, catalog, person_id)

    with pytest.raises(NotAllowed):
        loaded.write_now(work)
