from __future__ import annotations

import pytest
from pydantic import ValidationError

from questionnaires.conditions import Value
from questionnaires.kinds import GradeQuestion
from tests.questionnaires.kinds.answering import SCALE, Input, Tap, Words, offered, question, refusal, take

ASKED = question("grade", scale=SCALE, descriptors={"good": "Well done.", "poor": "Not done."})
BARE = question("grade", scale={"points": SCALE["points"]})
NOT = Tap("not_graded")

CASES = [
    pytest.param([Tap("good")], {"point": "good"}, "Good", "good", "", id="one tap"),
    pytest.param([Words("poor")], {"point": "poor"}, "Poor", "poor", "", id="a point typed"),
    pytest.param(
        [NOT, Tap("why:outside")],
        {"not_graded": "outside"},
        "Not graded: outside the period",
        "not_graded",
        "outside",
        id="not graded, and its reason",
    ),
    pytest.param(
        [Words("not graded"), Words("outside the period")],
        {"not_graded": "outside"},
        "Not graded: outside the period",
        "not_graded",
        "outside",
        id="not graded and its reason typed",
    ),
    pytest.param(
        [NOT, Tap("why:other"), Words("Too new.")],
        {"not_graded": "other", "why": "Too new."},
        "Not graded: Too new.",
        "not_graded",
        "other: Too new.",
        id="a reason that asks takes words",
    ),
    pytest.param(
        [NOT, Tap("why:other"), Tap("why:outside")],
        {"not_graded": "outside"},
        "Not graded: outside the period",
        "not_graded",
        "outside",
        id="another reason in place of words",
    ),
]


@pytest.mark.parametrize(("inputs", "value", "shown", "code", "detail"), CASES)
def test_a_grade_is_given_or_why_it_is_not(
    inputs: list[Input], value: Value, shown: str, code: str, detail: str
) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value), ASKED.detail(value)) == (shown, code, detail)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param([Tap("splendid")], "tap_grade", id="off the scale"),
        pytest.param([Words("very good")], "tap_grade", id="words off the scale"),
        pytest.param([NOT, Words("because")], "tap_reason", id="words where a reason is to be tapped"),
        pytest.param([NOT, Tap("why:never")], "tap_reason", id="a reason that is none"),
        pytest.param([NOT, Tap("why:other"), Words("")], "empty", id="no words where words are asked for"),
        pytest.param([NOT, Tap("why:other"), Words("x" * 1001)], "too_long", id="too many words"),
    ],
)
def test_a_grade_refuses(inputs: list[Input], code: str) -> None:
    problem = refusal(ASKED, inputs)
    assert problem is not None
    assert problem.code == code


def test_a_scale_without_reasons_has_no_not_graded() -> None:
    assert offered(BARE) == ["Good", "Poor"]
    problem = refusal(BARE, [NOT])
    assert problem is not None
    assert problem.code == "tap_grade"


def test_not_graded_puts_its_reasons_in_the_place_of_the_points() -> None:
    assert offered(ASKED) == ["Good", "Poor", "Not graded"]
    assert offered(ASKED, [NOT]) == ["Outside the period", "Another reason"]


def test_not_graded_is_half_made_until_its_reason_stands() -> None:
    waiting = take(ASKED, [NOT])
    assert not waiting.final
    assert ASKED.half_made(waiting.draft)
    assert ASKED.asks(waiting.draft) == ""


def test_a_reason_that_asks_asks_in_its_own_words() -> None:
    assert ASKED.asks(take(ASKED, [NOT, Tap("why:other")]).draft) == "Why is there no grade?"


def test_not_graded_without_its_reason_shows_as_that() -> None:
    assert ASKED.show({"not_graded": None}) == "Not graded"


def test_a_reopened_not_graded_offers_the_points_again() -> None:
    assert offered(ASKED, base={"not_graded": "outside"}) == ["Good", "Poor", "Not graded"]


def test_a_grade_finds_its_point() -> None:
    assert isinstance(ASKED, GradeQuestion)
    found = [ASKED.point(value) for value in ({"point": "poor"}, {"not_graded": "outside"}, {"point": "gone"}, None)]
    assert [point.short if point else None for point in found] == ["P", None, None, None]


def test_points_rank_from_best_to_worst() -> None:
    assert isinstance(ASKED, GradeQuestion)
    assert [ASKED.scale.rank(point) for point in ("good", "poor")] == [0, 1]


def test_a_descriptor_of_no_point_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="descriptors name points that the scale has not: goood"):
        question("grade", scale=SCALE, descriptors={"goood": "Well done."})


def test_a_grade_is_said_in_the_language_wanted() -> None:
    assert ASKED.show({"point": "poor"}, "cy") == "Gwael"


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_grade_shows_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""
