from __future__ import annotations

import pytest

from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

WHOLE = question("number", least=0, most=2000, unit="weeks")
ANY = question("number", whole=False)

CASES = [
    pytest.param(WHOLE, [Words("12")], {"number": 12}, "12 weeks", "12", id="digits"),
    pytest.param(WHOLE, [Words(" 1,200 ")], {"number": 1200}, "1,200 weeks", "1200", id="a comma for thousands"),
    pytest.param(WHOLE, [Words("0")], {"number": 0}, "0 weeks", "0", id="the least"),
    pytest.param(WHOLE, [Words("2000")], {"number": 2000}, "2,000 weeks", "2000", id="the most"),
    pytest.param(WHOLE, [Words("3.0")], {"number": 3}, "3 weeks", "3", id="whole for all its point"),
    pytest.param(WHOLE, [Tap("unknown")], {"unknown": True}, "Unknown", "unknown", id="Unknown tapped"),
    pytest.param(WHOLE, [Words("UNKNOWN")], {"unknown": True}, "Unknown", "unknown", id="Unknown typed"),
    pytest.param(ANY, [Words("12.5")], {"number": 12.5}, "12.5", "12.5", id="a fraction"),
    pytest.param(ANY, [Words("-3")], {"number": -3}, "-3", "-3", id="below nothing"),
]


@pytest.mark.parametrize(("asked", "inputs", "value", "shown", "code"), CASES)
def test_a_number_is_read(asked: BaseQuestion, inputs: list[Input], value: Value, shown: str, code: str) -> None:
    got = take(asked, inputs)
    assert (got.value, got.final) == (value, True)
    assert (asked.show(value), asked.code(value), asked.detail(value)) == (shown, code, "")


@pytest.mark.parametrize(
    ("one", "code"),
    [
        pytest.param(Words("twelve"), "not_a_number", id="a word"),
        pytest.param(Words(""), "not_a_number", id="nothing"),
        pytest.param(Words("12 weeks"), "not_a_number", id="with its unit"),
        pytest.param(Words("1,20"), "not_a_number", id="a comma in the wrong place"),
        pytest.param(Words("1e3"), "not_a_number", id="an exponent"),
        pytest.param(Words("nan"), "not_a_number", id="not a number by name"),
        pytest.param(Words("٣"), "not_a_number", id="digits of another script"),
        pytest.param(Words("9" * 400), "not_a_number", id="far too many digits"),
        pytest.param(Words("2.5"), "not_whole", id="a fraction where it must be whole"),
        pytest.param(Words("-1"), "out_of_bounds", id="under the least"),
        pytest.param(Words("2001"), "out_of_bounds", id="over the most"),
        pytest.param(Tap("12"), "not_a_number", id="a tap on nothing"),
    ],
)
def test_a_number_refuses(one: Input, code: str) -> None:
    problem = refusal(WHOLE, [one])
    assert problem is not None
    assert problem.code == code


def test_a_number_out_of_bounds_says_the_bounds() -> None:
    problem = refusal(WHOLE, [Words("2001")])
    assert problem is not None
    assert problem.facts == {"least": 0, "most": 2000}


def test_a_number_is_typed_and_offers_unknown() -> None:
    assert WHOLE.is_typed
    assert offered(WHOLE) == ["Unknown"]


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_number_shows_as_nothing(method: str) -> None:
    assert getattr(WHOLE, method)(None) == ""
