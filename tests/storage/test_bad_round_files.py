"""A round's file that is wrong: file, place and what to do are named, and nothing of it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.flows.round_file import RoundFileError
from storage.store import Store
from tests.storage.holding import dump
from tests.town import ROUND, load_round

BAD = [
    pytest.param('agency = "police"\nperson', 'agency = "polise"\nperson', "assignments[3].agency",
                 "there is no agency polise; add it to [[agencies]]", id="an unknown agency"),
    pytest.param('roles = ["auditor"]\nagency = "police"', 'roles = ["auditor"]\nagency = "polise"',
                 "people[2] (Auditor Two).agency", "there is no agency polise; add it", id="a person's unknown agency"),
    pytest.param("person = 700000002", "person = 700000022", "assignments[3].person",
                 "there is no person 700000022; add them to [[people]]", id="an unknown person"),
    pytest.param("person = 700000002", "person = 700000003", "assignments[3].person",
                 "700000003 is no auditor; add auditor to their roles", id="a lead who is to audit"),
    pytest.param('case = "C08"', 'case = "C88"', "assignments[2].case", "there is no case C88; add it to [[cases]]",
                 id="an unknown case"),
    pytest.param('reference = "C08"', 'reference = "C07"', "cases", "reference C07 is there 2 times; keep one",
                 id="a case twice"),
    pytest.param("telegram_id = 700000004", "telegram_id = 700000003", "people",
                 "telegram_id 700000003 is there 2 times; keep one", id="a person twice"),
    pytest.param('key = "police"', 'key = "school_nursing"', "agencies", "is there 2 times; keep one",
                 id="an agency twice"),
    pytest.param('case = "C08"', 'case = "C07"', "assignments", "C07 and school_nursing is there 2 times; keep one",
                 id="an assignment twice"),
    pytest.param('roles = ["auditor"]\nagency = "police"', 'roles = ["auditor"]', "people[2] (Auditor Two).agency",
                 "an auditor needs an agency; add its key", id="an auditor of no agency"),
    pytest.param("due = 2026-12-18", 'due = "soon"', "due", "date", id="a date in words"),
    pytest.param("due = 2026-12-18", "due = 2026-13-18", "is not valid TOML", "line 7", id="a month there is not"),
    pytest.param("to = 2026-10-31", "to = 2025-10-31", "period", "ends before it begins: put the earlier date in from",
                 id="a period reversed"),
    pytest.param("to = 2026-10-31", "till = 2026-10-31", "period.to", "is missing: add it", id="a date missing"),
    pytest.param('theme = "Neglect"', "", "theme", "is missing: add it", id="a key missing"),
    pytest.param('theme = "Neglect"', 'theme = " "', "theme", "at least 1 character", id="a key left empty"),
    pytest.param("due =", "deadline = 1\ndue =", "deadline", "is not a known key: remove it", id="an unknown key"),
    pytest.param("age = 7", "aeg = 7", "cases[2] (C08).aeg", "is not a known key: remove it", id="a key misspelt"),
    pytest.param("age = 7", "age = 18", "cases[2] (C08).age", "less than or equal to 17", id="no child any more"),
    pytest.param("age = 7", "age = -1", "cases[2] (C08).age", "greater than or equal to 0", id="not born yet"),
    pytest.param('reference = "C08"', 'reference = "John Smith"', "cases[2] (John Smith).reference",
                 "give 1 to 4 capital letters, then 1 to 4 digits, for example C07", id="a name"),
    pytest.param('reference = "C08"', 'reference = "4857773456"', "cases[2] (4857773456).reference",
                 "never a name or a number from a record", id="an NHS number"),
    pytest.param('roles = ["lead"]', 'roles = ["boss"]', "people[3] (Lead Three).roles[1]",
                 "'auditor', 'agency_lead', 'lead' or", id="an unknown role"),
    pytest.param('roles = ["lead"]', "roles = []", "people[3] (Lead Three).roles", "at least 1", id="no role"),
    pytest.param('key = "neglect-2026"', 'key = "Neglect 2026"', "key", "use lower-case letters, digits, _ or -",
                 id="a key with a space"),
    pytest.param('questionnaire = "six_areas"', 'questionnaire = "ten_areas"', "questionnaire",
                 "there is no such questionnaire; there are: six_areas", id="an unknown questionnaire"),
    pytest.param('theme = "Neglect"', "theme = Neglect", "is not valid TOML", "line 4", id="words without quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "place", "words"), BAD)
def test_a_bad_file_names_the_place_and_what_to_do_and_nothing_is_loaded(
    store: Store, tmp_path: Path, good: str, bad: str, place: str, words: str
) -> None:
    assert good in ROUND
    text = ROUND.replace(good, bad, 1) if place != "assignments[3].agency" else ROUND.replace(good, bad)
    before = dump(store)
    with pytest.raises(RoundFileError) as told:
        load_round(store, tmp_path, text)
    lines = str(told.value).splitlines()
    assert [line for line in lines if line.startswith(f"{tmp_path / 'round.toml'}: {place}") and words in line]
    assert dump(store) == before


def test_all_that_is_wrong_is_said_at_once(store: Store, tmp_path: Path) -> None:
    text = ROUND.replace("age = 7", "age = 77").replace('theme = "Neglect"', "").replace('roles = ["lead"]', "")
    with pytest.raises(RoundFileError) as told:
        load_round(store, tmp_path, text)
    assert len(str(told.value).splitlines()) == 3


def test_all_that_does_not_fit_together_is_said_at_once(store: Store, tmp_path: Path) -> None:
    text = ROUND.replace('case = "C08"', 'case = "C88"').replace("person = 700000002", "person = 700000022")
    with pytest.raises(RoundFileError) as told:
        load_round(store, tmp_path, text)
    assert len(str(told.value).splitlines()) == 2


def test_a_bad_file_leaves_a_loaded_round_as_it_was(loaded: Store, tmp_path: Path) -> None:
    text = ROUND.replace('title = "Neglect below the threshold"', 'title = "Other"').replace("age = 7", "age = 77")
    before = dump(loaded)
    with pytest.raises(RoundFileError):
        load_round(loaded, tmp_path, text)
    assert dump(loaded) == before
