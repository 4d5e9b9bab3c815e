"""What a case summary shows: one agency's audit of one case, gathered from its return."""

from __future__ import annotations

from typing import Any

from bot.flows.checking import missing, urgent
from bot.flows.concerns.told import lines
from bot.flows.opened import Opened
from bot.flows.views import AreaNotes, CaseSummaryView
from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion, GradeQuestion, TextQuestion, say
from questionnaires.kinds.date import in_words
from questionnaires.model import Area, Step
from storage.rounds import Round

REASONS = {"nil_return": "@nil_return", "unable": "@unable", "submitted": "@incomplete", "moderated": "@incomplete"}
"""The way out whose reason goes with a return's state."""


GOES_AFTER_HOURS = 24
"""How long a summary of what has gone in stays in a chat, in a round that tidies: a day to read it."""


def overall_of(opened: Opened) -> str:
    """Say the overall grade, where one is given."""
    overall = opened.form.overall
    value = opened.answered.get(overall.key) if overall else None
    return overall.show(value) if overall and value else ""


def goes_after_hours(opened: Opened) -> int:
    """Say how long what shows a return stays in the chat of who reads it; 0 where it stays."""
    return 0 if opened.response.is_open else hours_in_chat(opened.round)


def hours_in_chat(round_: Round) -> int:
    """Say how long what was written in the returns of a round stays in the chat of who reads it; 0 where it stays."""
    return 0 if round_.tidies == "off" else GOES_AFTER_HOURS


def case_view(opened: Opened) -> CaseSummaryView:
    """Gather what a case summary shows."""
    form, case, round_ = opened.form, opened.case, opened.round
    notes = list(_texts(opened, "note"))
    action = [step for step in opened.steps if step.question.shows == "whom_to_tell"]
    reason = opened.sheet.said.get(REASONS.get(opened.response.state, ""))
    return CaseSummaryView(
        reference=opened.reference,
        agency=opened.told_agency,
        title=round_.title,
        age_band=case.age_band if case else "",
        gender=case.gender if case else "",
        period_from=in_words(round_.period_from),
        period_to=in_words(round_.period_to),
        auditor=_who(opened),
        state=opened.response.state,
        at=opened.response.submitted_at or "",
        incomplete=opened.response.incomplete,
        reason=reason.question.show(reason.value) if reason and reason.final else "",
        overall=overall_of(opened),
        overall_mark=_mark(form.overall, opened.answered.get(form.overall.key)) if form.overall else "none",
        record=tuple(_ungraded(opened)),
        areas=tuple(_area_notes(opened, area) for area in form.graded),
        strengths=tuple((t, v["text"]) for t, v in notes if v.get("sort") == "strength"),
        develop=tuple((t, v["text"]) for t, v in notes if v.get("sort") != "strength"),
        recommendations=tuple(value["text"] for _, value in _texts(opened, "recommendation")),
        action_now=next((_shown(opened, step) for step in action if _calls_for_action(opened, step)), ""),
        urgent=urgent(opened),
        whom_to_tell=round_.whom_to_tell,
        missing=len(missing(opened)),
        kept=tuple(_kept(opened)),
        goes_after_hours=goes_after_hours(opened),
        concerns=lines(opened.tx, opened.person_id, opened.tx.concerns.of(opened.response.id)),
    )


def _kept(opened: Opened) -> list[tuple[str, list[str], str]]:
    """List where words were kept that look like an identifier: the area, the kinds, and the reason by its code."""
    steps = {step.path: step for step in opened.steps}
    kept = [one for one in opened.tx.kept_words.of(opened.response.id) if one.path in steps]
    return [(say(steps[one.path].area.title), one.kinds.split(","), one.reason) for one in kept]


def _who(opened: Opened) -> str:
    """Name who answered, in the order they first did; a return may have been handed on half-way."""
    people = dict.fromkeys(said.newest.person_id for said in opened.sheet.said.values() if said.final)
    return ", ".join(opened.tx.people.get(person_id).name for person_id in people or [opened.assignment.person_id])


def _ungraded(opened: Opened) -> list[tuple[str, str]]:
    """List the answers of areas without a grade that are not told elsewhere in the summary."""
    return [
        (say(step.question.text), _shown(opened, step))
        for step in opened.steps
        if step.area.grade is None
        and not isinstance(step.question, GradeQuestion)
        and not (isinstance(step.question, TextQuestion) and step.question.role in ("note", "recommendation"))
        and not step.question.shows
        and _shown(opened, step)
    ]


def _shown(opened: Opened, step: Step) -> str:
    return step.question.show(opened.answered.get(step.path))


def _mark(question: BaseQuestion | None, value: Value) -> str:
    """Give a grade's place on its scale as a sign: upper half, lower half, bottom, or none."""
    point = question.point(value) if isinstance(question, GradeQuestion) else None
    if point is None or not isinstance(question, GradeQuestion):
        return "none"
    bottom = len(question.scale.points) - 1
    rank = question.scale.rank(point.value)
    return "bottom" if rank == bottom else "upper" if rank * 2 < bottom else "lower"


def _texts(opened: Opened, role: str) -> list[tuple[str, dict[str, Any]]]:
    """List the texts of a role, each with its area's title."""
    return [
        (say(step.area.title), value)
        for step in opened.steps
        if isinstance(step.question, TextQuestion) and step.question.role == role
        and (value := opened.answered.get(step.path))
    ]  # fmt: skip


def _closed(opened: Opened, areas: list[Area]) -> list[tuple[str, str]]:
    """List the answers to the questions of these areas that are neither written nor graded."""
    return [
        (say(step.question.text), _shown(opened, step))
        for step in opened.steps
        if step.area in areas and not isinstance(step.question, TextQuestion | GradeQuestion) and _shown(opened, step)
    ]


def _area_notes(opened: Opened, area: Area) -> AreaNotes:
    grade = area.grade
    value = opened.answered.get(grade.key) if grade else None
    texts = [
        step
        for step in opened.steps
        if step.area is area and step.path in opened.answered
        and isinstance(step.question, TextQuestion) and step.question.role != "note"
        and _shown(opened, step)
    ]  # fmt: skip
    return AreaNotes(
        title=say(area.title),
        grade=grade.show(value) if grade else "",
        mark=_mark(grade, value),
        facts=tuple(_closed(opened, [area])),
        evidence=tuple(
            f"{say(s.question.text)} {_shown(opened, s)}" if len(texts) > 1 else _shown(opened, s) for s in texts
        ),
    )


def _calls_for_action(opened: Opened, step: Step) -> bool:
    """Tell whether the answer says that something needs action: raised, which asks for words, or not yet, urgent."""
    chosen = (opened.answered.get(step.path) or {}).get("choice")
    return any(choice.value == chosen and (choice.ask or choice.urgent) for choice in step.question.choices())
