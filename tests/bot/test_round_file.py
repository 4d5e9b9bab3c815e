"""A round's file that is loaded again: what changes is said, what was answered stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.flows.round_file import CaseEntry, read_round
from bot.flows.round_loading import Loader
from questionnaires.catalog import Catalog
from questionnaires.model import Questionnaire
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import begin, dump, run
from tests.town import ROUND, load_round

PEOPLE_END = '[[cases]]\nreference = "C07"'
LAST = '[[assignments]]\ncase = "C07"\nagency = "police"\nperson = 700000002\n'
FIRST = '[[assignments]]\ncase = "C07"\nagency = "school_nursing"\nperson = 700000001\n'
LEAD = '[[people]]\ntelegram_id = 700000003\nname = "Lead Three"\nroles = ["lead"]\n'
NEW_AUDITOR = (
    '[[people]]\ntelegram_id = 700000009\nname = "Auditor Nine"\nroles = ["auditor"]\nagency = "school_nursing"\n'
)


def changed(good: str, bad: str, text: str = ROUND) -> str:
    """Change the round's file in one place."""
    assert good in text
    return text.replace(good, bad, 1)


def test_a_new_round_is_open_and_says_all_that_is_new(store: Store, tmp_path: Path) -> None:
    lines = load_round(store, tmp_path)
    assert lines[0] == "new round neglect-2026: Neglect below the threshold"
    assert {
        "agency police: new",
        "person Lead Three: now lead",
        "case C07: new",
        "assignment C08, school_nursing: new",
    } <= set(lines)
    assert run(store, "SELECT state FROM rounds") == [("open",)]


def test_loading_the_same_again_changes_nothing(loaded: Store, tmp_path: Path) -> None:
    before = dump(loaded)
    assert load_round(loaded, tmp_path) == []
    assert dump(loaded) == before


CHANGES = [
    pytest.param('title = "Neglect below the threshold"', 'title = "Neglect"',
                 ["title: Neglect below the threshold is now Neglect"], id="title"),
    pytest.param('theme = "Neglect"', 'theme = "Harm"', ["theme: Neglect is now Harm"], id="theme"),
    pytest.param("due = 2026-12-18", "due = 2027-01-08", ["due_on: 2026-12-18 is now 2027-01-08"], id="due"),
    pytest.param("from = 2025-11-01", "from = 2025-10-01", ["period_from: 2025-11-01 is now 2025-10-01"], id="period"),
    pytest.param("due =", 'briefing = "Read first."\ndue =', ["briefing: empty is now Read first."], id="briefing"),
    pytest.param("due =", "retention_days = 90\ndue =", ["retention_days: 365 is now 90"], id="retention"),
    pytest.param("due =", "overall = false\ndue =",
                 ['switches: {"overall": true} is now {"overall": false}'], id="no overall grade"),
    pytest.param('name = "Police"', 'name = "City police"', ["agency police: changed"], id="an agency's name"),
    pytest.param("[[people]]", '[[agencies]]\nkey = "housing"\nname = "Housing"\n[[people]]',
                 ["agency housing: new"], id="a new agency"),
    pytest.param(PEOPLE_END, NEW_AUDITOR + PEOPLE_END, ["person Auditor Nine: now auditor"], id="a new person"),
    pytest.param(LEAD, "", ["person Lead Three: no longer lead"], id="a person gone"),
    pytest.param('roles = ["lead"]', 'roles = ["lead", "admin"]', ["person Lead Three: now admin"], id="a role more"),
    pytest.param('roles = ["lead"]', 'roles = ["admin"]',
                 ["person Lead Three: no longer lead", "person Lead Three: now admin"], id="another role"),
    pytest.param('agency = "police"\n[[people]]', 'agency = "school_nursing"\n[[people]]',
                 ["person Auditor Two: auditor for another agency"], id="another agency"),
    pytest.param("age = 7", "age = 12", ["case C08: changed"], id="a case's age"),
    pytest.param("age = 7", 'age = 7\nflags = ["sibling"]', ["case C08: changed"], id="a case's flags"),
    pytest.param("[[assignments]]", '[[cases]]\nreference = "C09"\n[[assignments]]', ["case C09: new"], id="a case"),
    pytest.param(LAST, LAST + LAST.replace("C07", "C08"), ["assignment C08, police: new"], id="a new assignment"),
    pytest.param(LAST, "", ["assignment C07, police: withdrawn"], id="an assignment gone"),
    pytest.param(LAST, LAST + 'purpose = "second"\n',
                 ["assignment C07, police: new", "assignment C07, police: withdrawn"], id="another purpose"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "lines"), CHANGES)
def test_each_change_is_said_once_and_then_is_so(
    loaded: Store, tmp_path: Path, good: str, bad: str, lines: list[str]
) -> None:
    text = changed(good, bad)
    assert sorted(load_round(loaded, tmp_path, text)) == sorted(lines)
    assert load_round(loaded, tmp_path, text) == []


SECOND = '[[people]]\ntelegram_id = 700000005\nname = "Lead Three"\nroles = ["lead"]\n'


def leads(store: Store) -> list[int]:
    found = store.read_now(lambda tx: tx.people.of_round(1))
    return [person.telegram_id for person, member in found if member.role == "lead"]


def test_a_second_lead_of_the_same_name_takes_nothing_from_the_first(loaded: Store, tmp_path: Path) -> None:
    assert load_round(loaded, tmp_path, changed(LEAD, LEAD + SECOND)) == ["person Lead Three: now lead"]
    assert leads(loaded) == [700000003, 700000005]


def test_one_of_two_leads_of_the_same_name_who_is_taken_out_loses_the_role(store: Store, tmp_path: Path) -> None:
    load_round(store, tmp_path, changed(LEAD, LEAD + SECOND))
    assert load_round(store, tmp_path, changed(LEAD, SECOND)) == ["person Lead Three: no longer lead"]
    assert leads(store) == [700000005]


def test_a_person_renamed_is_said(loaded: Store, tmp_path: Path) -> None:
    text = changed('"Lead Three"', '"Lead Renamed"')
    (line,) = load_round(loaded, tmp_path, text)
    assert "Lead Renamed" in line
    assert load_round(loaded, tmp_path, text) == []


def test_a_case_no_longer_in_the_file_goes_when_nobody_was_assigned_to_it(loaded: Store, tmp_path: Path) -> None:
    load_round(loaded, tmp_path, changed("[[assignments]]", '[[cases]]\nreference = "C09"\n[[assignments]]'))
    assert load_round(loaded, tmp_path) == ["case C09: removed"]
    assert run(loaded, "SELECT reference FROM cases ORDER BY reference") == [("C07",), ("C08",)]


def test_a_case_that_was_assigned_is_kept_and_its_assignments_withdrawn(loaded: Store, tmp_path: Path) -> None:
    text = changed('[[cases]]\nreference = "C08"\nage = 7\ngender = "M"\n', "")
    text = changed('[[assignments]]\ncase = "C08"\nagency = "school_nursing"\nperson = 700000001\n', "", text)
    lines = load_round(loaded, tmp_path, text)
    assert "case C08: not in the file, kept because it was assigned" in lines
    assert sum("withdrawn" in line for line in lines) == 1
    assert run(loaded, "SELECT count(*) FROM cases") == [(2,)]


def say(store: Store, response_id: int, person_id: int) -> None:
    store.write_now(lambda tx: tx.answers.add(response_id, person_id, "whose_record", {"choice": "child"}))


def test_an_assignment_handed_over_keeps_its_answers(loaded: Store, tmp_path: Path) -> None:
    response_id, person_id = begin(loaded)
    say(loaded, response_id, person_id)
    text = changed(PEOPLE_END, NEW_AUDITOR + PEOPLE_END)
    text = changed(FIRST, FIRST.replace("700000001", "700000009"), text)
    lines = load_round(loaded, tmp_path, text)
    assert lines == ["person Auditor Nine: now auditor", "assignment C07, school_nursing: handed to 700000009"]
    (one, *_) = loaded.read_now(lambda tx: tx.returns.of_round(1))
    assert (one.telegram_id, one.response_id) == (700000009, response_id)
    assert [a.value for a in loaded.read_now(lambda tx: tx.answers.of(response_id))] == [{"choice": "child"}]


def test_an_assignment_withdrawn_and_put_back_is_the_same_with_its_answers(loaded: Store, tmp_path: Path) -> None:
    response_id, person_id = begin(loaded)
    say(loaded, response_id, person_id)
    assert load_round(loaded, tmp_path, changed(FIRST, "")) == ["assignment C07, school_nursing: withdrawn"]
    assert load_round(loaded, tmp_path) == ["assignment C07, school_nursing: handed to 700000001"]
    (one, *_) = loaded.read_now(lambda tx: tx.returns.of_round(1))
    assert one.response_id == response_id
    assert len(loaded.read_now(lambda tx: tx.answers.of(response_id))) == 1


def test_a_person_taken_out_loses_their_role_and_keeps_what_they_wrote(loaded: Store, tmp_path: Path) -> None:
    response_id, person_id = begin(loaded, 2)
    say(loaded, response_id, person_id)
    two = '[[people]]\ntelegram_id = 700000002\nname = "Auditor Two"\nroles = ["auditor"]\nagency = "police"\n'
    load_round(loaded, tmp_path, changed(LAST, "", changed(two, "")))
    assert loaded.read_now(lambda tx: tx.people.memberships(person_id)) == []
    assert len(loaded.read_now(lambda tx: tx.answers.of(response_id))) == 1


def test_an_agency_whose_return_was_begun_stays_in_the_round(loaded: Store, tmp_path: Path) -> None:
    begin(loaded, 2)
    two = '[[people]]\ntelegram_id = 700000002\nname = "Auditor Two"\nroles = ["auditor"]\nagency = "police"\n'
    text = changed('[[agencies]]\nkey = "police"\nname = "Police"\n', "", changed(LAST, "", changed(two, "")))
    load_round(loaded, tmp_path, text)
    assert [a.key for a in loaded.read_now(lambda tx: tx.rounds.agencies(1))] == ["school_nursing", "police"]


def newer() -> Questionnaire:
    raw: dict[str, Any] = Catalog().newest("six_areas").model_dump(by_alias=True, exclude_unset=True)
    return Questionnaire.model_validate({**raw, "version": 2, "title": "Six-area case audit, revised"})


def supersede(store: Store, tmp_path: Path) -> list[str]:
    file, _ = read_round(tmp_path / "round.toml", Catalog())
    return store.write_now(lambda tx: Loader(tx, file, newer()).load())


def versions(store: Store) -> list[int]:
    def work(tx: Tx) -> list[int]:
        forms = [tx.rounds.get(1).form_id, *(one.form_id for one in tx.assignments.of_round(1))]
        return [tx.forms.get(form_id).version for form_id in forms]

    return store.read_now(work)


def test_a_newer_questionnaire_is_taken_while_nobody_has_begun(loaded: Store, tmp_path: Path) -> None:
    assert supersede(loaded, tmp_path) == ["questionnaire: is now six_areas version 2"]
    assert versions(loaded) == [2, 2, 2, 2]
    assert supersede(loaded, tmp_path) == []


def test_a_newer_questionnaire_leaves_a_round_alone_that_was_begun(loaded: Store, tmp_path: Path) -> None:
    begin(loaded)
    (line,) = supersede(loaded, tmp_path)
    assert line == "questionnaire: stays as it was, returns begun on it: 1 (file: six_areas version 2)"
    assert versions(loaded) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "under 1"), (1, "1 to 4"), (4, "1 to 4"), (5, "5 to 9"), (9, "5 to 9"), (10, "10 to 15"), (15, "10 to 15"),
     (16, "16 to 17"), (17, "16 to 17"), (None, "")],
)  # fmt: skip
def test_an_age_becomes_its_band(age: int | None, band: str) -> None:
    assert CaseEntry(reference="C01", age=age).band == band


def test_the_age_itself_is_nowhere_in_the_file(loaded: Store) -> None:
    assert run(loaded, "SELECT reference, age_band, gender FROM cases ORDER BY id") == [
        ("C07", "10 to 15", "M"),
        ("C08", "5 to 9", "M"),
    ]


def test_a_band_may_be_given_in_place_of_an_age() -> None:
    assert CaseEntry(reference="C01", age_band="10 to 15").band == "10 to 15"


def test_another_order_of_the_agencies_is_said(loaded: Store, tmp_path: Path) -> None:
    nursing = '[[agencies]]\nkey = "school_nursing"\nname = "School nursing"\n'
    police = '[[agencies]]\nkey = "police"\nname = "Police"\n'
    assert nursing + police in ROUND
    assert load_round(loaded, tmp_path, ROUND.replace(nursing + police, police + nursing)) != []
