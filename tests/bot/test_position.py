"""Where a conversation stands, for every form and every order of answers that hypothesis can think of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flows.position import Asking, Bearings, Complete, Standing, Waiting, position
from bot.sheet import Sheet, fold
from questionnaires.catalog import Catalog
from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion, GradeQuestion, SeveralQuestion, TextQuestion
from questionnaires.model import Exits, Questionnaire
from storage.answers import Answer

SIX = Catalog().newest("six_areas")
CODES = ("one", "two", "three")
ABOUTS: list[dict[str, Any]] = [{}, {"switch.overall": True}, {"switch.overall": False, "agency": "police"}]
RETURN = 7

Row = tuple[str, Value, str]

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answers_to(question: BaseQuestion) -> st.SearchStrategy[Value]:
    """Draw an answer that the question would let stand."""
    if isinstance(question, TextQuestion):
        return st.sampled_from([{"text": "Seen alone."}, None])
    if isinstance(question, GradeQuestion):
        return st.sampled_from([{"point": point.value} for point in question.scale.points])
    codes = [choice.value for choice in question.choices() if not choice.value.startswith(("off:", "done"))]
    if isinstance(question, SeveralQuestion):
        return st.lists(st.sampled_from(codes), min_size=1, unique=True).map(lambda ticks: {"choices": ticks})
    return st.sampled_from(codes).map(lambda code: {"choice": code})


def conditions(earlier: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a condition over earlier questions and the round's switch."""
    leaves: st.SearchStrategy[dict[str, Any]] = st.builds(
        lambda question, code: {"question": question, "is": code}, st.sampled_from(earlier), st.sampled_from(CODES)
    ) | st.just({"about": "switch.overall", "is": True})
    return st.recursive(
        leaves,
        lambda inner: (
            inner.map(lambda one: {"not": one})
            | st.lists(inner, max_size=3).map(lambda some: {"all": some})
            | st.lists(inner, max_size=3).map(lambda some: {"any": some})
        ),
        max_leaves=4,
    )


@st.composite
def small_forms(draw: st.DrawFn) -> Questionnaire:
    """Draw a small form whose questions hang on each other in any way that is allowed."""
    areas: list[dict[str, Any]] = []
    earlier: list[str] = []
    for area in range(draw(st.integers(1, 3))):
        questions = []
        for _ in range(draw(st.integers(1, 4))):
            key = f"q{len(earlier)}"
            question: dict[str, Any] = {"kind": "choice", "key": key, "text": "?", "offered": draw(st.booleans())}
            question["choices"] = [{"value": code, "label": code} for code in CODES]
            if draw(st.booleans()) and earlier:
                question["ask_if"] = draw(conditions(earlier))
            questions.append(question)
            earlier.append(key)
        areas.append({"key": f"a{area}", "title": "Area", "questions": questions})
    exits: Exits = SIX.exits
    return Questionnaire.model_validate(
        {"key": "small", "version": 1, "title": "Small", "areas": areas, "exits": exits}
    )


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Questionnaire, list[Row], Mapping[str, Any], Bearings]:
    """Draw a form, things said about any of its questions in any order, and where the auditor looks."""
    form = draw(st.just(SIX) | small_forms())
    rows: list[Row] = []
    for step in draw(st.lists(st.sampled_from(form.steps), max_size=len(form.steps) + 5)):
        stage = draw(st.sampled_from(["final", "final", "final", "draft", "reopened"]))
        rows.append((step.path, draw(answers_to(step.question)), stage))
    paths = [step.path for step in form.steps]
    bearings = Bearings(
        parked=draw(st.sets(st.sampled_from(paths))),
        area=draw(st.sampled_from(["", "nowhere", *(area.key for area in form.areas)])),
        path=draw(st.sampled_from(["", "nowhere", *paths])),
    )
    return form, rows, draw(st.sampled_from(ABOUTS)), bearings


def sheet_of(form: Questionnaire, rows: list[Row]) -> Sheet:
    return fold(form, [Answer(path, value, stage, None, "now", 1) for path, value, stage in rows])


def open_steps(form: Questionnaire, rows: list[Row], about: Mapping[str, Any]) -> list[str]:
    """List the questions that apply and have no answer that stands."""
    sheet = sheet_of(form, rows)
    return [step.path for step in form.walk(sheet.answers, about) if not sheet.is_final(step.path)]


World = tuple[Questionnaire, list[Row], Mapping[str, Any], Bearings]


def stand(world: World) -> Standing:
    form, rows, about, bearings = world
    return position(RETURN, form, sheet_of(form, rows), about, bearings)


@unhurried
@given(worlds())
def test_there_is_one_next_question_or_none_is_left(world: World) -> None:
    form, rows, about, _ = world
    left, here = open_steps(form, rows, about), stand(world)
    if isinstance(here, Asking):
        assert here.step is not None
        assert (here.spot.response_id, here.spot.path) == (RETURN, here.step.path)
        assert here.spot.path in left
        assert (here.done, here.total - here.done) == (here.total - len(left), len(left))
    else:
        assert isinstance(here, Complete) is (not left)


@unhurried
@given(worlds())
def test_asked_again_it_is_the_same(world: World) -> None:
    assert stand(world) == stand(world)


@unhurried
@given(worlds())
def test_it_waits_only_when_all_that_is_open_was_put_off(world: World) -> None:
    form, rows, about, bearings = world
    left, here = open_steps(form, rows, about), stand(world)
    waits = bool(left) and set(left) <= set(bearings.parked) and bearings.path not in left
    assert isinstance(here, Waiting) is waits
    if isinstance(here, Waiting):
        assert [step.path for step in here.parked] == left


@unhurried
@given(worlds())
def test_the_question_asked_for_comes_first_then_the_area_opened_then_the_form(world: World) -> None:
    form, rows, about, bearings = world
    here = stand(world)
    if not isinstance(here, Asking):
        return
    left = open_steps(form, rows, about)
    ready = [path for path in left if path not in bearings.parked]
    in_area = [path for path in ready if (step := form.step(path)) and step.area.key == bearings.area]
    wanted = [path for path in left if path == bearings.path] or in_area or ready
    assert here.spot.path == wanted[0]


@unhurried
@given(worlds(), st.data())
def test_answering_what_is_asked_always_comes_to_an_end(world: World, data: st.DataObject) -> None:
    form, rows, about, bearings = world
    rows, bearings = list(rows), Bearings(area=bearings.area, path=bearings.path)
    for _ in range(len(form.steps) + 1):
        here = stand((form, rows, about, bearings))
        if isinstance(here, Complete):
            break
        assert isinstance(here, Asking)
        rows.append((here.spot.path, data.draw(answers_to(here.question)), "final"))
    assert isinstance(here, Complete)


@unhurried
@given(worlds())
def test_an_answer_out_of_the_walk_is_kept_and_never_asked_for(world: World) -> None:
    form, rows, about, _ = world
    sheet = sheet_of(form, rows)
    hidden = set(sheet.said) - {step.path for step in form.walk(sheet.answers, about)}
    here = stand(world)
    assert not isinstance(here, Asking) or here.spot.path not in hidden
    stored = {path: value for path, value, stage in rows if stage != "draft"}
    assert {path: sheet.answers[path] for path in hidden & stored.keys()}.keys() == hidden & stored.keys()


@unhurried
@given(worlds())
def test_the_order_in_which_different_questions_were_answered_changes_nothing(world: World) -> None:
    form, rows, about, bearings = world
    by_question = sorted(rows, key=lambda row: row[0])  # stable: what was said of one question keeps its order
    assert stand((form, by_question, about, bearings)) == stand(world)


SEEN: Row = ("systems_read", {"choices": ["not_all"]}, "final")
PAPER: Row = ("systems_not_reached", {"choices": ["paper"]}, "final")
MAIN: Row = ("systems_read", {"choices": ["main"]}, "final")


def asked_next(rows: list[Row], path: str = "") -> str:
    here = position(RETURN, SIX, sheet_of(SIX, rows), {}, Bearings(path=path))
    assert isinstance(here, Asking)
    return here.spot.path


def test_a_condition_that_flips_takes_its_question_out_and_keeps_the_answer() -> None:
    sheet = sheet_of(SIX, [SEEN, PAPER, MAIN])
    assert "systems_not_reached" not in [step.path for step in SIX.walk(sheet.answers, {})]
    assert sheet.answers["systems_not_reached"] == {"choices": ["paper"]}


def test_a_condition_that_flips_back_finds_the_old_answer_standing() -> None:
    rows: list[Row] = [("whose_record", {"choice": "child"}, "final"), SEEN, PAPER, MAIN, SEEN]
    assert asked_next(rows) == "own_work"


def test_while_an_answer_is_taken_up_again_what_hangs_on_it_stays() -> None:
    rows: list[Row] = [SEEN, PAPER, ("systems_read", {"choices": ["not_all"]}, "reopened")]
    assert asked_next(rows) == "whose_record"
    assert "systems_not_reached" in [step.path for step in SIX.walk(sheet_of(SIX, rows).answers, {})]


def test_a_question_asked_for_that_does_not_apply_is_not_asked() -> None:
    assert asked_next([MAIN], "systems_not_reached") == "whose_record"


def test_a_way_out_that_was_begun_comes_before_everything() -> None:
    here = position(RETURN, SIX, sheet_of(SIX, [("@unable", None, "draft")]), {}, Bearings(path="voice_grade"))
    assert isinstance(here, Asking)
    assert (here.spot.path, here.step, here.question) == ("@unable", None, SIX.exits.unable)


def test_a_way_out_that_was_left_alone_is_asked_no_more() -> None:
    assert asked_next([("@unable", None, "draft"), ("@unable", None, "reopened")]) == "whose_record"
