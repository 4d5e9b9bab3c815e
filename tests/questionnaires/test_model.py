from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.catalog import load_form
from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion, say
from questionnaires.model import Questionnaire
from tests.questionnaires.small import SMALL, small, write


@pytest.fixture
def form(tmp_path: Path) -> Questionnaire:
    return small(tmp_path)


def walk(form: Questionnaire, answers: dict[str, Value], **about: bool) -> list[str]:
    return [step.path for step in form.walk(answers, {f"switch.{name}": on for name, on in about.items()})]


ALWAYS = ["seen", "evidence", "grade", "other_grade"]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        pytest.param({}, ALWAYS, id="before any answer"),
        pytest.param({"seen": {"choice": "yes"}}, ["seen", "where", *ALWAYS[1:]], id="the condition is met"),
        pytest.param({"seen": {"choice": "no"}}, ALWAYS, id="the condition is not met"),
        pytest.param({"seen": {"choice": "no"}, "where": {"choice": "home"}}, ALWAYS, id="though answered before"),
        pytest.param({"nothing": {"choice": "yes"}}, ALWAYS, id="an answer to no question"),
    ],
)
def test_the_walk_asks_what_applies_in_order(form: Questionnaire, answers: dict[str, Value], asked: list[str]) -> None:
    assert walk(form, answers) == asked


def test_a_switch_of_the_round_puts_a_question_in(form: Questionnaire) -> None:
    assert walk(form, {}, overall=True) == [*ALWAYS, "overall"]


def test_an_offered_question_applies_once_it_was_opened(tmp_path: Path) -> None:
    offered = SMALL.replace('role = "evidence"', 'role = "evidence"\noffered = true')
    form = load_form(write(tmp_path, offered))
    assert walk(form, {}) == ["seen", "grade", "other_grade"]
    assert walk(form, {"evidence": None}) == ALWAYS


def test_steps_are_numbered_through_the_areas(form: Questionnaire) -> None:
    assert [(step.index, step.area.key, step.path) for step in form.steps] == [
        (0, "first", "seen"),
        (1, "first", "where"),
        (2, "first", "evidence"),
        (3, "first", "grade"),
        (4, "second", "other_grade"),
        (5, "last", "overall"),
    ]


def test_the_graded_areas_leave_the_overall_grade_out(form: Questionnaire) -> None:
    assert [area.key for area in form.graded] == ["first", "second"]
    assert form.overall is not None
    assert form.overall.key == "overall"


def test_the_forms_unseen_choices_go_to_closed_questions_that_did_not_decline(form: Questionnaire) -> None:
    def labels(path: str) -> list[str]:
        step = form.step(path)
        assert step is not None
        question: BaseQuestion = step.question
        return [say(choice.label) for choice in question.choices()]

    assert labels("seen")[-1] == "The record does not say"
    assert labels("where") == ["At home", "At school"]


def test_areas_and_steps_are_found_by_name_or_not_at_all(form: Questionnaire) -> None:
    area, step = form.area("second"), form.step("where")
    assert area is not None
    assert step is not None
    assert (area.title, step.index) == ("Second", 1)
    assert form.area("third") is None
    assert form.step("@unable") is None
