from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.catalog import Catalog
from questionnaires.conditions import Value
from questionnaires.rules import Remark, odd
from tests.questionnaires.small import small

WRITTEN = "three words here"

CASES = [
    pytest.param({}, [], id="nothing answered"),
    pytest.param({"grade": "good", "other_grade": "good", "overall": "good"}, [], id="all agree"),
    pytest.param({"grade": "fair", "other_grade": "fair", "overall": "good"}, ["overall_above_areas"], id="above all"),
    pytest.param({"grade": "fair", "other_grade": "good", "overall": "good"}, [], id="above half is not most"),
    pytest.param({"grade": "fair", "overall": "good"}, ["overall_above_areas"], id="above the only one graded"),
    pytest.param({"grade": "good", "other_grade": "good", "overall": "poor"}, ["overall_below_areas"], id="below all"),
    pytest.param({"grade": "good", "other_grade": "poor", "overall": "poor"}, [], id="as low as its lowest area"),
    pytest.param({"overall": "good"}, [], id="overall alone"),
    pytest.param({"grade": "fair", "other_grade": "fair"}, [], id="no overall"),
    pytest.param(
        {"grade": "good", "other_grade": "poor", "overall": "good"}, ["inadequate_area:second"], id="passes one over"
    ),
    pytest.param(
        {"grade": "poor", "other_grade": "poor", "overall": "good"},
        ["overall_above_areas", "inadequate_area:first", "inadequate_area:second"],
        id="passes two over",
    ),
    pytest.param({"grade": "good", "other_grade": "poor", "overall": "fair"}, [], id="below the best is not odd"),
    pytest.param({"grade": "good", "evidence": ""}, ["grade_without_evidence:first"], id="no evidence"),
    pytest.param(
        {"grade": "good", "evidence": "two words"}, ["grade_without_evidence:first"], id="too little evidence"
    ),
    pytest.param({"grade": "good", "evidence": WRITTEN}, [], id="just enough evidence"),
    pytest.param({"evidence": ""}, [], id="no grade needs no evidence"),
    pytest.param({"other_grade": "good"}, [], id="an area that asks for no evidence"),
]


@pytest.mark.parametrize(("said", "remarks"), CASES)
def test_what_looks_odd_is_said(tmp_path: Path, said: dict[str, str], remarks: list[str]) -> None:
    answers: dict[str, Value] = {"evidence": {"text": said.get("evidence", WRITTEN)}}
    answers |= {key: {"point": point} for key, point in said.items() if key != "evidence"}
    assert [f"{one.code}:{one.area}".rstrip(":") for one in odd(small(tmp_path), answers)] == remarks


def test_what_is_not_graded_is_never_odd(tmp_path: Path) -> None:
    answers: dict[str, Value] = {key: {"not_graded": "outside"} for key in ("grade", "other_grade", "overall")}
    assert odd(small(tmp_path), answers) == []


def test_an_overall_that_is_not_graded_is_above_nothing(tmp_path: Path) -> None:
    answers: dict[str, Value] = {"other_grade": {"point": "poor"}, "overall": {"not_graded": "outside"}}
    assert odd(small(tmp_path), answers) == []


def test_a_lowest_grade_with_nothing_to_act_on_is_odd_in_the_published_form() -> None:
    form = Catalog().newest("six_areas")
    area = form.graded[0]
    assert area.grade
    said: dict[str, Value] = {area.grade.key: {"point": "inadequate"}, "action_now": {"choice": "no"}}
    assert Remark("worst_without_action", area.key) in odd(form, said)
    for raised in ("raised", "not_yet"):
        assert Remark("worst_without_action", area.key) not in odd(form, {**said, "action_now": {"choice": raised}})
    assert Remark("worst_without_action", area.key) not in odd(form, {**said, area.grade.key: {"point": "good"}})


def test_what_holds_for_every_form_needs_no_rule_of_its_own(tmp_path: Path) -> None:
    form = small(tmp_path).model_copy(update={"rules": ()})

    def codes(first: str, second: str, overall: str) -> list[str]:
        given = {"grade": first, "other_grade": second, "overall": overall}
        return [one.code for one in odd(form, {key: {"point": point} for key, point in given.items()})]

    assert codes("good", "good", "poor") == ["overall_below_areas"]
    assert "overall_above_areas" in codes("poor", "poor", "good")
    assert "inadequate_area" in codes("good", "poor", "good")
    assert codes("good", "good", "good") == []
