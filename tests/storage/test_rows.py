from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from bot.reports.rows import rows_of
from questionnaires.catalog import Catalog
from storage.exports.csv_file import to_csv
from storage.store import Store
from tests.storage.holding import begin, run

PROMISED = ["round", "case", "agency", "person", "area", "question", "kind", "value", "label", "state", "said_at"]
EVIDENCE = 'Seen alone,\nat home; "safe". =1+1 👧🏽'


@pytest.fixture
def begun(loaded: Store) -> Store:
    """A store with a return (1), Auditor One's."""
    assert begin(loaded) == (1, 1)
    return loaded


def say(store: Store, path: str, value: Any, stage: str = "final", message_id: int | None = None) -> None:
    store.write_now(lambda tx: tx.answers.add(1, 1, path, value, stage, message_id))


def export(store: Store, *, named: bool = False) -> list[dict[str, str]]:
    text = store.read_now(lambda tx: to_csv(rows_of(tx, Catalog(), tx.rounds.all()[0], named=named)))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_header_begins_with_the_eleven_columns_that_are_promised(loaded: Store) -> None:
    table = loaded.read_now(lambda tx: rows_of(tx, Catalog(), tx.rounds.all()[0]))
    assert list(table.columns[:11]) == PROMISED


def test_nothing_answered_is_a_header_alone(begun: Store) -> None:
    assert export(begun) == []


def test_an_answer_is_a_row_that_says_whose_where_and_what(begun: Store) -> None:
    say(begun, "voice_grade", {"point": "good"})
    (row,) = export(begun)
    assert {name: row[name] for name in PROMISED[:-1]} == {
        "round": "neglect-2026",
        "case": "C07",
        "agency": "School nursing",
        "person": "P001",
        "area": "Voice of the child",
        "question": "voice_grade",
        "kind": "grade",
        "value": "good",
        "label": "Good",
        "state": "final",
    }


CELLS = [
    pytest.param("whose_record", {"choice": "child"}, "child", "The child's", "", id="choice"),
    pytest.param(
        "systems_read",
        {"choices": ["main", "other"], "detail": "A diary"},
        "main|other",
        "Main record system; Something else: A diary",
        "A diary",
        id="several",
    ),
    pytest.param("voice_each_child", {"choice": "partly"}, "partly", "Partly", "", id="yes, partly, no"),
    pytest.param("voice_evidence", {"text": EVIDENCE}, EVIDENCE, "", "", id="text"),
    pytest.param("voice_evidence", {"text": "- none"}, "'- none", "", "", id="text like a formula"),
    pytest.param("voice_note", {"text": "Calls.", "sort": "strength"}, "Calls.", "", "strength", id="a sorted remark"),
    pytest.param(
        "voice_grade",
        {"not_graded": "other", "why": "Too new."},
        "not_graded",
        "Not graded: Too new.",
        "other: Too new.",
        id="not graded",
    ),
    pytest.param("recommendations", None, "", "", "", id="skipped"),
]


@pytest.mark.parametrize(("path", "value", "code", "label", "detail"), CELLS)
def test_each_kind_has_its_cells(begun: Store, path: str, value: Any, code: str, label: str, detail: str) -> None:
    say(begun, path, value)
    (row,) = export(begun)
    assert (row["value"], row["label"], row["detail"]) == (code, label, detail)


def test_a_draft_is_a_row_of_that_state_with_what_is_written_so_far(begun: Store) -> None:
    say(begun, "voice_evidence", {"text": "One."}, "draft", 1)
    say(begun, "voice_evidence", {"text": "Two."}, "draft", 2)
    assert [(row["value"], row["state"]) for row in export(begun)] == [("One.\n\nTwo.", "draft")]


def test_an_answer_taken_up_again_is_a_row_of_that_state_with_its_old_value(begun: Store) -> None:
    say(begun, "whose_record", {"choice": "child"})
    say(begun, "whose_record", {"choice": "child"}, "reopened")
    assert [(row["value"], row["state"]) for row in export(begun)] == [("child", "reopened")]


def test_an_answer_replaced_is_one_row_with_the_newest_value(begun: Store) -> None:
    say(begun, "whose_record", {"choice": "child"})
    say(begun, "whose_record", {"choice": "parent"})
    assert [row["value"] for row in export(begun)] == ["parent"]


def test_an_answer_hidden_by_a_condition_is_left_out_and_back_when_it_applies_again(begun: Store) -> None:
    def questions() -> set[str]:
        return {row["question"] for row in export(begun)}

    say(begun, "systems_read", {"choices": ["not_all"]})
    say(begun, "systems_not_reached", {"choices": ["paper"]})
    assert questions() == {"systems_read", "systems_not_reached"}
    say(begun, "systems_read", {"choices": ["main"]})
    assert questions() == {"systems_read"}
    say(begun, "systems_read", {"choices": ["not_all"]})
    assert questions() == {"systems_read", "systems_not_reached"}


def test_a_remark_offered_and_not_opened_is_left_out(begun: Store) -> None:
    say(begun, "voice_note", {"text": "half"}, "draft", 3)
    assert export(begun) == []


def test_a_way_out_is_a_row_as_soon_as_its_reason_is_given(begun: Store) -> None:
    say(begun, "@unable", None, "draft")
    assert export(begun) == []
    say(begun, "@unable", {"choice": "no_time"}, "draft")
    assert [(row["value"], row["state"]) for row in export(begun)] == [("no_time", "draft")]
    say(begun, "@unable", {"choice": "no_time"})
    begun.write_now(lambda tx: tx.responses.close(1, "unable"))
    (row,) = export(begun)
    assert (row["question"], row["value"], row["area"], row["return"]) == ("unable", "no_time", "", "unable")
    assert row["submitted_at"]


def test_a_pseudonym_stays_the_same_when_the_person_is_renamed_and_the_round_grows(begun: Store) -> None:
    say(begun, "whose_record", {"choice": "child"})
    (before,) = export(begun)
    run(begun, "UPDATE people SET name = 'Somebody Else'")
    begin(begun, 2)
    (after,) = export(begun)
    assert before["person"] == after["person"] == "P001"


def test_names_and_telegram_ids_are_columns_only_when_asked_for(begun: Store) -> None:
    say(begun, "whose_record", {"choice": "child"})
    (plain,), (named,) = export(begun), export(begun, named=True)
    assert {"Auditor One", "700000001"}.isdisjoint(plain.values())
    assert named.keys() - plain.keys() == {"person_name", "telegram_id"}
    assert (named["person_name"], named["telegram_id"]) == ("Auditor One", "700000001")


def test_the_answers_of_two_people_are_told_apart(begun: Store) -> None:
    response_id, person_id = begin(begun, 2)
    say(begun, "whose_record", {"choice": "child"})
    begun.write_now(lambda tx: tx.answers.add(response_id, person_id, "whose_record", {"choice": "parent"}))
    found = {(row["agency"], row["person"], row["value"]) for row in export(begun)}
    assert found == {("School nursing", "P001", "child"), ("Police", "P002", "parent")}
