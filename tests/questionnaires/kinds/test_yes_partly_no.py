from __future__ import annotations

import pytest

from questionnaires.conditions import Value
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

ASKED = question("yes_partly_no", unseen=[{"value": "silent", "label": "The record does not say"}])

CASES = [
    pytest.param([Tap("yes")], {"choice": "yes"}, "Yes", id="yes"),
    pytest.param([Tap("partly")], {"choice": "partly"}, "Partly", id="partly"),
    pytest.param([Tap("no")], {"choice": "no"}, "No", id="no"),
    pytest.param([Words("not applicable")], {"choice": "not_applicable"}, "Not applicable", id="typed in any case"),
    pytest.param([Tap("silent")], {"choice": "silent"}, "The record does not say", id="not to be seen"),
]


@pytest.mark.parametrize(("inputs", "value", "shown"), CASES)
def test_a_standard_is_answered(inputs: list[Input], value: dict[str, str], shown: str) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value), ASKED.detail(value)) == (shown, value["choice"], "")


@pytest.mark.parametrize("one", [Tap("maybe"), Words("y"), Words("yes and no")])
def test_a_standard_refuses_what_is_no_answer(one: Input) -> None:
    problem = refusal(ASKED, [one])
    assert problem is not None
    assert problem.code == "tap_one"


def test_a_standard_offers_its_four_answers_and_the_forms_own() -> None:
    assert offered(ASKED) == ["Yes", "Partly", "No", "Not applicable", "The record does not say"]


def test_a_standard_never_asks_in_words() -> None:
    value: Value = {"choice": "no"}
    assert ASKED.asks(take(ASKED, [Tap("no")], value).draft) == ""


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_standard_shows_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""
