from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from questionnaires.catalog import Catalog
from questionnaires.conditions import About, Value
from questionnaires.kinds import BaseQuestion, ClosedQuestion, GradeQuestion, SeveralQuestion, TextQuestion, say
from questionnaires.model import Area

FORM = Catalog().newest("six_areas")
GRADED = ["recognition", "voice", "recording", "assessment", "supervision", "intervention"]
QUESTIONS: list[BaseQuestion] = [step.question for step in FORM.steps]
EXITS: list[BaseQuestion] = [FORM.exits.nil_return, FORM.exits.unable, FORM.exits.incomplete]

each_area = pytest.mark.parametrize("area", [area for area in FORM.areas if area.key in GRADED], ids=lambda a: a.key)
each_question = pytest.mark.parametrize("question", [*QUESTIONS, *EXITS], ids=lambda q: q.key)


def closed(area: Area) -> list[ClosedQuestion | SeveralQuestion]:
    return [q for q in area.questions if isinstance(q, ClosedQuestion | SeveralQuestion)]


def texts(area: Area, *, offered: bool) -> list[TextQuestion]:
    return [q for q in area.questions if isinstance(q, TextQuestion) and q.offered is offered]


ON: About = {"switch.overall": True}
OFF: About = {"switch.overall": False}
OPENED: Value = {"text": "Kept calling."}


@pytest.mark.parametrize(
    ("answers", "about", "asked"),
    [
        pytest.param({}, ON, 31, id="an ordinary audit"),
        pytest.param({"systems_read": {"choices": ["main"]}}, ON, 31, id="all records reached"),
        pytest.param({"systems_read": {"choices": ["main", "not_all"]}}, ON, 32, id="a record not reached"),
        pytest.param({}, OFF, 30, id="a round without an overall grade"),
        pytest.param({"voice_note": OPENED}, ON, 32, id="one remark opened"),
        pytest.param(
            {f"{area}_note": OPENED for area in GRADED} | {"systems_read": {"choices": ["not_all"]}},
            ON,
            38,
            id="everything there is",
        ),
    ],
)
def test_an_audit_asks_so_many_questions(answers: dict[str, Value], about: About, asked: int) -> None:
    assert len(list(FORM.walk(answers, about))) == asked


def test_the_form_has_at_most_38_questions() -> None:
    assert len(FORM.steps) <= 38


def test_the_form_grades_six_areas() -> None:
    assert [area.key for area in FORM.graded] == GRADED


@each_area
def test_an_area_has_two_to_four_closed_questions(area: Area) -> None:
    assert 2 <= len(closed(area)) <= 4


@each_area
def test_every_closed_question_of_an_area_allows_that_it_could_not_be_seen(area: Area) -> None:
    for question in closed(area):
        labels = {say(choice.label) for choice in question.choices()}
        assert {"The record does not say", "Kept elsewhere, not seen"} <= labels, question.key


@each_area
def test_an_area_asks_for_its_evidence_once_and_wants_it(area: Area) -> None:
    (evidence,) = texts(area, offered=False)
    assert (evidence.role, evidence.required) == ("evidence", True)


@each_area
def test_an_area_offers_one_remark_that_nobody_must_write(area: Area) -> None:
    (note,) = texts(area, offered=True)
    assert (note.role, note.required) == ("note", False)
    assert [sort.value for sort in note.sorts] == ["strength", "develop"]


@each_area
def test_an_area_ends_in_one_grade_with_a_descriptor_for_each_of_its_four_points(area: Area) -> None:
    (grade,) = [q for q in area.questions if isinstance(q, GradeQuestion)]
    assert area.questions[-1] is grade
    assert list(grade.descriptors) == [point.value for point in grade.scale.points]
    assert len(grade.descriptors) == 4


def test_the_overall_grade_has_its_four_descriptors() -> None:
    assert FORM.overall is not None
    assert len(FORM.overall.descriptors) == 4


def test_whoever_says_that_action_is_needed_is_shown_whom_to_tell() -> None:
    step = FORM.step("action_now")
    assert step is not None
    assert step is FORM.steps[-1]
    assert step.question.shows == "whom_to_tell"


@each_question
def test_every_label_fits_on_a_button(question: BaseQuestion) -> None:
    assert [say(choice.label) for choice in question.choices() if len(say(choice.label)) > 40] == []


@each_question
def test_every_label_of_a_question_is_its_own(question: BaseQuestion) -> None:
    labels = [say(c.label) for c in question.choices() if not c.value.startswith("off:")]
    assert len(set(labels)) == len(labels)


def words() -> Iterator[str]:
    """Yield every string of the form's body, keys and codes left out where they are no words."""

    def inside(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for part in value.values():
                yield from inside(part)
        elif isinstance(value, list | tuple):
            for part in value:
                yield from inside(part)

    yield from inside(FORM.model_dump(by_alias=True))


@pytest.mark.parametrize("banned", ["!", "summary", "submitted"])
def test_words_kept_for_other_uses_are_nowhere_in_the_form(banned: str) -> None:
    found = list(words())
    assert len(found) > 300
    assert [text for text in found if re.search(re.escape(banned), text, re.IGNORECASE)] == []


@each_question
def test_no_question_is_left_without_its_words(question: BaseQuestion) -> None:
    assert say(question.text).endswith("?")


def test_the_form_read_back_from_its_body_is_the_same() -> None:
    back = Catalog().pinned(FORM.sha256, FORM.body)
    assert back == FORM
    assert back.sha256 == FORM.sha256
