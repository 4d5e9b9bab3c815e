from __future__ import annotations

import pytest

from questionnaires.conditions import Value
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

ASKED = question(
    "several",
    choices=[
        {"value": "main", "label": "Main record"},
        {"value": "paper", "label": "Paper"},
        {"value": "other", "label": "Something else", "ask": "What else?"},
        {"value": "none", "label": "None of these", "alone": True},
    ],
    unseen=[{"value": "silent", "label": "The record does not say"}],
)
DONE = Tap("done")

CASES = [
    pytest.param([Tap("paper"), DONE], {"choices": ["paper"]}, "Paper", "paper", id="one tick and Done"),
    pytest.param(
        [Tap("paper"), Tap("main"), DONE],
        {"choices": ["main", "paper"]},
        "Main record; Paper",
        "main|paper",
        id="ticks keep the form's order",
    ),
    pytest.param(
        [Tap("main"), Tap("main"), DONE], {"choices": ["main"]}, "Main record", "main", id="a tick twice is one tick"
    ),
    pytest.param(
        [Tap("main"), Tap("paper"), Tap("off:main"), DONE], {"choices": ["paper"]}, "Paper", "paper", id="unticked"
    ),
    pytest.param(
        [Tap("main"), Tap("off:paper"), DONE], {"choices": ["main"]}, "Main record", "main", id="untick of no tick"
    ),
    pytest.param(
        [Tap("main"), Tap("none"), DONE], {"choices": ["none"]}, "None of these", "none", id="alone takes the rest out"
    ),
    pytest.param(
        [Tap("none"), Tap("main"), DONE], {"choices": ["main"]}, "Main record", "main", id="a tick takes alone out"
    ),
    pytest.param(
        [Tap("main"), Tap("silent"), DONE],
        {"choices": ["silent"]},
        "The record does not say",
        "silent",
        id="what could not be seen stands alone",
    ),
    pytest.param([Words("paper"), Words("DONE")], {"choices": ["paper"]}, "Paper", "paper", id="ticks and Done typed"),
    pytest.param(
        [Tap("other"), Tap("main"), DONE, Words("A diary")],
        {"choices": ["main", "other"], "detail": "A diary"},
        "Main record; Something else: A diary",
        "main|other",
        id="words asked for after Done",
    ),
    pytest.param(
        [Tap("other"), DONE, Tap("wordless")],
        {"choices": ["other"]},
        "Something else",
        "other",
        id="nothing to add in place of words",
    ),
    pytest.param(
        [Tap("other"), DONE, Tap("off:other"), Tap("main"), DONE],
        {"choices": ["main"]},
        "Main record",
        "main",
        id="unticked in place of words",
    ),
]


@pytest.mark.parametrize(("inputs", "value", "shown", "code"), CASES)
def test_several_are_ticked_and_closed(inputs: list[Input], value: Value, shown: str, code: str) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value)) == (shown, code)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param([DONE], "tick_first", id="Done before a tick"),
        pytest.param([Tap("main"), Tap("off:main"), DONE], "tick_first", id="Done after the last untick"),
        pytest.param([Words("done")], "tick_first", id="Done typed before a tick"),
        pytest.param([Tap("main"), Tap("wordless")], "tap_several", id="nothing to add before words are asked for"),
        pytest.param([Tap("never")], "tap_several", id="a tap on nothing"),
        pytest.param([Words("all of them")], "tap_several", id="words that are no label"),
        pytest.param([Tap("other"), DONE, Words(" ")], "empty", id="no words where words are asked for"),
        pytest.param([Tap("other"), DONE, Words("x" * 1001)], "too_long", id="too many words"),
    ],
)
def test_several_refuse(inputs: list[Input], code: str) -> None:
    problem = refusal(ASKED, inputs)
    assert problem is not None
    assert problem.code == code


def test_a_tick_is_only_a_draft() -> None:
    assert not take(ASKED, [Tap("main")]).final


def test_done_comes_alive_after_a_tick() -> None:
    assert "Done" not in offered(ASKED)
    assert offered(ASKED, [Tap("main")])[-1] == "Done"
    assert "Done" not in offered(ASKED, [Tap("main"), Tap("off:main")])


def test_what_is_ticked_has_a_mark_and_a_tap_on_it_unticks() -> None:
    draft = take(ASKED, [Tap("paper")]).draft
    found = {choice.label: choice.value for choice in ASKED.offers(draft)}
    assert found["✓ Paper"] == "off:paper"
    assert found["Main record"] == "main"


def test_every_offer_has_its_place_in_the_whole_list_of_choices() -> None:
    places = {choice.value for choice in ASKED.choices()}
    draft = take(ASKED, [Tap("paper"), Tap("other")]).draft
    assert {choice.value for choice in ASKED.offers(draft)} <= places


def test_words_are_asked_for_only_after_done() -> None:
    assert ASKED.asks(take(ASKED, [Tap("other")]).draft) == ""
    waiting = take(ASKED, [Tap("other"), DONE])
    assert ASKED.asks(waiting.draft) == "What else?"
    assert not waiting.final


def test_a_reopened_answer_keeps_its_ticks_and_takes_more() -> None:
    base: Value = {"choices": ["main"]}
    assert take(ASKED, [Tap("paper"), DONE], base).value == {"choices": ["main", "paper"]}
    assert "✓ Main record" in offered(ASKED, base=base)


def test_a_reopened_answer_with_words_does_not_ask_for_them_at_once() -> None:
    base: Value = {"choices": ["other"], "detail": "A diary"}
    assert ASKED.asks(take(ASKED, [Tap("main")], base).draft) == ""


def test_the_words_are_the_detail_of_the_export() -> None:
    assert ASKED.detail({"choices": ["other"], "detail": "A diary"}) == "A diary"


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_skipped_several_show_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""
