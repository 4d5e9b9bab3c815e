"""What was said, folded to what stands."""

from __future__ import annotations

import pytest

from bot.sheet import Said, about, fold, question_at
from questionnaires.catalog import Catalog
from questionnaires.conditions import Value
from storage.answers import Answer
from storage.cases import Case
from storage.rounds import Agency
from storage.store import Store

FORM = Catalog().newest("six_areas")
TEXT, CHOICE, GRADE = "voice_evidence", "whose_record", "voice_grade"
Row = tuple[Value, str] | tuple[Value, str, int]


def said(path: str, *rows: Row) -> Said:
    """Fold rows about one question; each is a value, a stage, and the message it came in."""
    answers = [Answer(path, row[0], row[1], row[2] if len(row) > 2 else None, "now", 1) for row in rows]
    return fold(FORM, answers).said[path]


def words(text: str) -> Value:
    return {"text": text}


CHILD: Value = {"choice": "child"}
PARENT: Value = {"choice": "parent"}

DRAFTS = [
    pytest.param([(words("One."), "draft", 1)], "One.", id="one message"),
    pytest.param([(words("One."), "draft", 1), (words("Two."), "draft", 2)], "One.\n\nTwo.", id="two messages"),
    pytest.param(
        [(words("One."), "draft", 1), (words("Two."), "draft", 2), (words("First."), "draft", 1)],
        "First.\n\nTwo.",
        id="the first edited",
    ),
    pytest.param(
        [
            (words("One."), "draft", 1),
            (words("Two."), "draft", 2),
            (words("2."), "draft", 2),
            (words("3."), "draft", 3),
        ],
        "One.\n\n2.\n\n3.",
        id="the second edited, then a third",
    ),
    pytest.param(
        [(words("Old."), "final"), (words("Old."), "reopened"), (words("New."), "draft", 4)],
        "Old.\n\nNew.",
        id="added to an old text taken up again",
    ),
    pytest.param(
        [(words("Old."), "final"), (None, "reopened"), (words("New."), "draft", 4)],
        "New.",
        id="written anew",
    ),
    pytest.param(
        [(words("One."), "draft", 1), (None, "reopened"), (words("Two."), "draft", 2)],
        "Two.",
        id="wiped while it was written",
    ),
    pytest.param(
        [(words("One."), "draft", 1), (None, "reopened"), (words("One again."), "draft", 1)],
        "One again.",
        id="a part edited after the wipe stands alone",
    ),
]


@pytest.mark.parametrize(("rows", "text"), DRAFTS)
def test_the_parts_of_a_text_are_joined(rows: list[Row], text: str) -> None:
    found = said(TEXT, *rows)
    assert found.draft.value == {"text": text}
    assert not found.final


def test_an_edit_of_one_part_leaves_the_stored_parts_alone() -> None:
    before = said(TEXT, (words("One."), "draft", 1), (words("Two."), "draft", 2)).draft.value
    after = said(TEXT, (words("One."), "draft", 1), (words("Two."), "draft", 2), (words("2."), "draft", 2)).draft.value
    assert before is not None
    assert after is not None
    assert before["text"].split("\n\n")[0] == after["text"].split("\n\n")[0]


STANDS = [
    pytest.param([(CHILD, "final")], CHILD, True, id="final"),
    pytest.param([(CHILD, "final"), (PARENT, "final")], PARENT, True, id="replaced"),
    pytest.param([(CHILD, "final"), (CHILD, "reopened")], CHILD, False, id="reopened keeps its old value"),
    pytest.param([(CHILD, "final"), (CHILD, "reopened"), (CHILD, "final")], CHILD, True, id="kept as it was"),
    pytest.param([(CHILD, "final"), (CHILD, "reopened"), (PARENT, "draft")], CHILD, False, id="half replaced"),
    pytest.param([(CHILD, "final"), (None, "reopened")], CHILD, False, id="wiped, the old one until it is replaced"),
    pytest.param([(None, "final")], None, True, id="skipped"),
    pytest.param([(CHILD, "draft")], None, False, id="a draft only"),
    pytest.param([(None, "reopened")], None, False, id="opened only"),
]


@pytest.mark.parametrize(("rows", "value", "final"), STANDS)
def test_what_stands(rows: list[Row], value: Value, final: bool) -> None:
    found = said(CHOICE, *rows)
    assert (found.value, found.final) == (value, final)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        pytest.param([(CHILD, "final")], CHILD, id="final"),
        pytest.param([(CHILD, "draft")], CHILD, id="a draft"),
        pytest.param([(CHILD, "final"), (PARENT, "draft")], PARENT, id="a draft over an answer"),
        pytest.param([(CHILD, "final"), (CHILD, "reopened")], CHILD, id="taken up again"),
    ],
)
def test_what_an_export_shows(rows: list[Row], shown: Value) -> None:
    assert said(CHOICE, *rows).shown == shown


def test_the_walk_sees_an_answer_until_it_is_replaced_but_no_draft() -> None:
    rows = [
        Answer(CHOICE, CHILD, "final", None, "now", 1),
        Answer(CHOICE, CHILD, "reopened", None, "now", 1),
        Answer(GRADE, {"not_graded": None}, "draft", None, "now", 1),
        Answer("voice_note", None, "reopened", None, "now", 1),
    ]
    assert fold(FORM, rows).answers == {CHOICE: CHILD, "voice_note": None}


def test_a_reopened_answer_is_a_reopened_draft_until_something_is_said() -> None:
    again = said(GRADE, ({"not_graded": "unsure"}, "final"), ({"not_graded": "unsure"}, "reopened"))
    assert again.draft.reopened
    then = said(GRADE, ({"not_graded": "unsure"}, "reopened"), ({"not_graded": None}, "draft"))
    assert not then.draft.reopened


def test_what_was_said_about_one_question_leaves_the_others_alone() -> None:
    rows = [
        Answer(TEXT, words("One."), "draft", 1, "now", 1),
        Answer(CHOICE, CHILD, "final", None, "now", 1),
        Answer(TEXT, words("Two."), "draft", 2, "now", 1),
    ]
    sheet = fold(FORM, rows)
    assert sheet.draft(TEXT).value == {"text": "One.\n\nTwo."}
    assert sheet.is_final(CHOICE)
    assert not sheet.is_final(TEXT)
    assert not sheet.is_final(GRADE)
    assert sheet.draft(GRADE).value is None


def test_a_question_the_form_no_longer_has_is_passed_over() -> None:
    assert fold(FORM, [Answer("gone", CHILD, "final", None, "now", 1)]).said == {}


@pytest.mark.parametrize("name", ["nil_return", "unable", "incomplete"])
def test_a_way_out_is_a_question_of_every_form(name: str) -> None:
    question = question_at(FORM, f"@{name}")
    assert question is not None
    assert question.key == name
    draft = said(f"@{name}", (None, "draft"), ({"choice": question.choices()[0].value}, "draft")).draft
    assert draft.value == {"choice": question.choices()[0].value}


def test_what_is_known_before_the_first_question(loaded: Store) -> None:
    round_ = loaded.read_now(lambda tx: tx.rounds.all()[0])
    case = Case(1, 1, "C07", "10 to 15", "M", "", ["sibling"])
    assert about(case, Agency(1, "police", "Police"), round_) == {
        "agency": "police",
        "case.age_band": "10 to 15",
        "case.gender": "M",
        "case.ethnicity": "",
        "case.flag.sibling": True,
        "switch.overall": True,
    }
    assert about(None, Agency(1, "police", "Police"), round_) == {"agency": "police", "switch.overall": True}
