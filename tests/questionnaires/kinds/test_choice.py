from __future__ import annotations

from typing import Any

import pytest

from questionnaires.conditions import Value
from questionnaires.kinds import Draft, Piece
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

OPTIONS = [
    {"value": "yes", "label": "Yes"},
    {"value": "told", "label": "Yes, told", "ask": "Who was told?"},
]
UNSEEN = [{"value": "silent", "label": "The record does not say"}]
ASKED = question("choice", choices=OPTIONS, unseen=UNSEEN)

CASES = [
    pytest.param([Tap("yes")], {"choice": "yes"}, "Yes", "yes", "", id="a tap stands at once"),
    pytest.param([Words(" YES ")], {"choice": "yes"}, "Yes", "yes", "", id="a label typed counts as its tap"),
    pytest.param([Tap("silent")], {"choice": "silent"}, "The record does not say", "silent", "", id="not to be seen"),
    pytest.param(
        [Tap("told"), Words(" a nurse ")],
        {"choice": "told", "detail": "a nurse"},
        "Yes, told: a nurse",
        "told",
        "a nurse",
        id="a choice that asks takes words after it",
    ),
    pytest.param([Tap("told"), Tap("yes")], {"choice": "yes"}, "Yes", "yes", "", id="another tap in place of words"),
    pytest.param(
        [Tap("told"), Words("yes")],
        {"choice": "told", "detail": "yes"},
        "Yes, told: yes",
        "told",
        "yes",
        id="words asked for are words, even a label's",
    ),
]


@pytest.mark.parametrize(("inputs", "value", "shown", "code", "detail"), CASES)
def test_a_choice_is_answered(inputs: list[Input], value: Value, shown: str, code: str, detail: str) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value), ASKED.detail(value)) == (shown, code, detail)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param([Tap("never")], "tap_one", id="a tap on nothing"),
        pytest.param([Words("perhaps")], "tap_one", id="words that are no label"),
        pytest.param([Words("")], "tap_one", id="nothing"),
        pytest.param([Tap("told"), Words("  ")], "empty", id="no words where words are asked for"),
        pytest.param([Tap("told"), Words("x" * 1001)], "too_long", id="too many words"),
    ],
)
def test_a_choice_refuses(inputs: list[Input], code: str) -> None:
    problem = refusal(ASKED, inputs)
    assert problem is not None
    assert problem.code == code


def test_a_refusal_for_length_says_how_long_and_how_long_is_allowed() -> None:
    problem = refusal(ASKED, [Tap("told"), Words("x" * 1001)])
    assert problem is not None
    assert problem.facts == {"most": 1000, "length": 1001}


def test_words_of_the_longest_length_are_taken() -> None:
    assert take(ASKED, [Tap("told"), Words("x" * 1000)]).final


def test_a_choice_that_asks_is_half_made_until_its_words_come() -> None:
    waiting = take(ASKED, [Tap("told")])
    assert not waiting.final
    assert ASKED.asks(waiting.draft) == "Who was told?"
    assert ASKED.half_made(waiting.draft)


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(Draft(), id="nothing yet"),
        pytest.param(Draft({"choice": "yes"}, reopened=True), id="reopened"),
        pytest.param(Draft({"choice": "told", "detail": None}, reopened=True), id="reopened half made"),
        pytest.param(Draft({"choice": "told", "detail": "a nurse"}), id="with its words"),
    ],
)
def test_nothing_is_asked_in_words_unless_a_tap_waits_for_them(draft: Draft) -> None:
    assert ASKED.asks(draft) == ""
    assert not ASKED.half_made(draft)


@pytest.mark.parametrize("inputs", [[], [Tap("told")]], ids=["before a tap", "while words are asked for"])
def test_every_choice_is_offered_all_along(inputs: list[Input]) -> None:
    assert offered(ASKED, inputs) == ["Yes", "Yes, told", "The record does not say"]


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_choice_shows_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""


def test_an_unknown_code_shows_as_itself() -> None:
    assert ASKED.show({"choice": "gone"}) == "gone"


def test_a_label_is_said_in_the_language_wanted_else_in_english() -> None:
    labels: list[dict[str, Any]] = [
        {"value": "yes", "label": {"en": "Yes", "cy": "Ie"}},
        {"value": "no", "label": "No"},
    ]
    asked = question("choice", choices=labels)
    assert [asked.show({"choice": "yes"}, language) for language in ("cy", "en", "pl")] == ["Ie", "Yes", "Yes"]


def test_a_draft_is_the_last_one_and_without_any_the_answer_before() -> None:
    before = Piece("reopened", {"choice": "yes"})
    assert ASKED.join([before]) == {"choice": "yes"}
    assert ASKED.join([before, Piece("draft", {"choice": "told"}), Piece("draft", None)]) is None
