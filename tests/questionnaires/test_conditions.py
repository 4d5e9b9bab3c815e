from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from questionnaires.conditions import Condition, Value, codes

ANSWERS: dict[str, Value] = {
    "seen": {"choice": "yes"},
    "read": {"choices": ["main", "paper"]},
    "graded": {"point": "good"},
    "ungraded": {"not_graded": "outside"},
    "said": {"text": "Yes"},
    "weeks": {"number": 3},
    "day": {"date": "2026-12-03"},
    "unknown": {"unknown": True},
    "skipped": None,
}
ABOUT: dict[str, str | bool | int | None] = {"case.gender": "F", "switch.overall": True, "switch.off": False}

YES = {"question": "seen", "is": "yes"}
NO = {"question": "seen", "is": "no"}

HOLDS = [
    pytest.param(YES, True, id="is"),
    pytest.param(NO, False, id="is not"),
    pytest.param({"question": "seen", "in": ["no", "yes"]}, True, id="in"),
    pytest.param({"question": "seen", "in": ["no", "partly"]}, False, id="not in"),
    pytest.param({"question": "seen", "in": []}, False, id="in nothing"),
    pytest.param({"question": "read", "has": "paper"}, True, id="has"),
    pytest.param({"question": "read", "has": "mail"}, False, id="has not"),
    pytest.param({"question": "read", "is": "paper"}, True, id="is, of several"),
    pytest.param({"question": "read", "in": ["mail", "main"]}, True, id="in, of several"),
    pytest.param({"question": "graded", "is": "good"}, True, id="a grade"),
    pytest.param({"question": "ungraded", "is": "not_graded"}, True, id="not graded"),
    pytest.param({"question": "said", "is": "Yes"}, True, id="a text as it is"),
    pytest.param({"question": "weeks", "is": "3"}, True, id="a number as its digits"),
    pytest.param({"question": "day", "is": "2026-12-03"}, True, id="a date"),
    pytest.param({"question": "unknown", "is": "unknown"}, True, id="unknown"),
    pytest.param({"question": "skipped", "is": "yes"}, False, id="a question skipped meets nothing"),
    pytest.param({"question": "never", "is": "yes"}, False, id="a question not answered meets nothing"),
    pytest.param({"about": "case.gender", "is": "F"}, True, id="about the case"),
    pytest.param({"about": "case.gender", "in": ["F", "M"]}, True, id="about the case, in"),
    pytest.param({"about": "switch.overall", "is": True}, True, id="a switch that is on"),
    pytest.param({"about": "switch.off", "is": True}, False, id="a switch that is off"),
    pytest.param({"about": "switch.off", "is": False}, True, id="is false"),
    pytest.param({"about": "switch.none", "is": False}, False, id="a switch the round has not is neither"),
    pytest.param({"about": "switch.none", "is": True}, False, id="a switch the round has not is not on"),
    pytest.param({"not": NO}, True, id="not"),
    pytest.param({"not": {"question": "never", "is": "yes"}}, True, id="not, of a question not answered"),
    pytest.param({"all": [YES, {"not": NO}]}, True, id="all"),
    pytest.param({"all": [YES, NO]}, False, id="all, but one"),
    pytest.param({"any": [NO, YES]}, True, id="any"),
    pytest.param({"any": [NO, NO]}, False, id="any, of none"),
    pytest.param({"all": []}, True, id="all of nothing"),
    pytest.param({"any": []}, False, id="any of nothing"),
]


@pytest.mark.parametrize(("raw", "met"), HOLDS)
def test_a_condition_holds(raw: dict[str, Any], met: bool) -> None:
    assert Condition.model_validate(raw).holds(ANSWERS, ABOUT) is met


ONE_SUBJECT = "give exactly one of question, about, not, all, any"
ONE_TEST = "needs exactly one of is, in, has"

REFUSED = [
    pytest.param({}, ONE_SUBJECT, id="nothing"),
    pytest.param({"is": "yes"}, ONE_SUBJECT, id="a test of nothing"),
    pytest.param({"question": "seen", "about": "agency", "is": "yes"}, ONE_SUBJECT, id="two subjects"),
    pytest.param({"all": [YES], "any": [YES]}, ONE_SUBJECT, id="all and any"),
    pytest.param({"question": "seen"}, ONE_TEST, id="a question without a test"),
    pytest.param({"about": "agency"}, ONE_TEST, id="about without a test"),
    pytest.param({"question": "seen", "is": "yes", "has": "yes"}, ONE_TEST, id="two tests"),
    pytest.param({"not": YES, "is": "yes"}, ONE_TEST, id="a test beside not"),
    pytest.param({"all": [YES], "has": "yes"}, ONE_TEST, id="a test beside all"),
    pytest.param({"question": "seen", "equals": "yes"}, "Extra inputs", id="a word it does not know"),
    pytest.param({"not": {"question": "seen"}}, ONE_TEST, id="wrong inside not"),
    pytest.param({"any": [YES, {}]}, ONE_SUBJECT, id="wrong inside any"),
    pytest.param({"all": "yes"}, "tuple", id="all of no list"),
]


@pytest.mark.parametrize(("raw", "words"), REFUSED)
def test_a_condition_of_a_wrong_shape_is_refused(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Condition.model_validate(raw)


def test_a_condition_names_every_question_it_looks_at() -> None:
    raw = {"all": [YES, {"not": {"question": "read", "has": "main"}}, {"any": [{"about": "agency", "is": "police"}]}]}
    assert list(Condition.model_validate(raw).questions()) == ["seen", "read"]


def test_a_condition_survives_being_written_and_read_back() -> None:
    raw = {"any": [YES, {"not": {"question": "read", "in": ["main"]}}]}
    condition = Condition.model_validate(raw)
    assert Condition.model_validate_json(condition.model_dump_json(by_alias=True, exclude_unset=True)) == condition


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, (), id="skipped"),
        pytest.param({"choices": []}, (), id="nothing ticked"),
        pytest.param({"choices": ["a", "b"], "detail": "x"}, ("a", "b"), id="several"),
        pytest.param({"choice": "told", "detail": None}, ("told",), id="a choice half made"),
        pytest.param({"not_graded": None}, ("not_graded",), id="not graded, no reason yet"),
    ],
)
def test_an_answer_counts_as_the_codes_it_chose(value: Value, expected: tuple[str, ...]) -> None:
    assert codes(value) == expected
