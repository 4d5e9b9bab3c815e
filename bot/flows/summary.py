"""What people ask for: the summary of a case or of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import access
from bot.flows import casework
from bot.flows.checking import missing, urgent
from bot.flows.opened import Opened, load
from bot.flows.turn import Button, Heard, Message, Refusal, Reply, Rows
from bot.flows.views import (
    AgencyLine,
    AreaNotes,
    CaseSummaryView,
    ReturnLine,
    ReturnsView,
    RoundSummaryView,
    RoundsView,
)
from bot.reports import figures
from questionnaires.catalog import Catalog
from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion, GradeQuestion, TextQuestion, say
from questionnaires.kinds.date import in_words
from questionnaires.model import Area, Step
from storage.store import Tx

REASONS = {"nil_return": "@nil_return", "unable": "@unable", "submitted": "@incomplete", "moderated": "@incomplete"}
"""The way out whose reason goes with a return's state."""

RETURNS_MAX = 20
"""The most returns listed with a button in one message."""


def summary(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Summarise a case by its reference, or without one the round a lead leads."""
    reference = heard.raw.strip().upper()
    if reference:
        return Reply((_by_reference(tx, catalog, heard.person, reference),))
    rounds = access.rounds_for(tx, heard.person, "read_round")
    if not rounds:
        raise access.NotAllowed("may_not_read_round")
    if len(rounds) == 1:
        return Reply((round_summary(tx, catalog, rounds[0]),))
    return Reply((pick_round(tx, rounds, "round"),))


def pick_round(tx: Tx, rounds: list[int], verb: str) -> Message:
    """Ask which of several rounds is meant."""
    titles = [tx.rounds.get(round_id).title for round_id in rounds]
    rows = tuple((Button(title, verb, (r,)),) for title, r in zip(titles, rounds, strict=True))
    return Message(RoundsView(tuple(titles)), rows, fresh=True)


def _by_reference(tx: Tx, catalog: Catalog, person_id: int, reference: str) -> Message:
    found = _readable(tx, catalog, person_id, reference)
    if not found:
        raise Refusal("no_such_case", reference=reference)
    if len(found) == 1:
        return case_summary(found[0])
    names = casework.tell_apart([(one.agency.name, one.round.title) for one in found[:RETURNS_MAX]])
    rows = tuple((Button(n, "summary", (one.response.id,)),) for n, one in zip(names, found, strict=False))
    lines = tuple(ReturnLine(one.reference, one.agency.name, one.response.state, _overall(one)) for one in found)
    return Message(ReturnsView(reference, lines[:RETURNS_MAX]), rows, fresh=True)


def _readable(tx: Tx, catalog: Catalog, person_id: int, reference: str) -> list[Opened]:
    """Find the returns of a case that a person may read: their own at any time, others once they have gone in."""
    found = []
    for round_id in dict.fromkeys(m.round_id for m in tx.people.memberships(person_id)):
        for one in tx.returns.of_round(round_id):
            if one.reference.upper() == reference and one.response_id is not None:
                opened = load(tx, catalog, person_id, tx.responses.get(one.response_id))
                if _may_read(tx, opened):
                    found.append(opened)
    return found


def _may_read(tx: Tx, opened: Opened) -> bool:
    own = opened.assignment.person_id == opened.person_id
    allowed = access.may(tx, opened.person_id, "read_case", opened.round.id, opened.assignment)
    return allowed and (own or not opened.response.is_open)


def show_summary(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Summarise the return that a button names."""
    try:
        opened = load(tx, catalog, heard.person, tx.responses.get(heard.args[0]))
    except LookupError:
        raise access.NotAllowed("may_not_read_case") from None
    if not _may_read(tx, opened):
        raise access.NotAllowed("may_not_read_case")
    return Reply((case_summary(opened),))


def case_summary(opened: Opened, rows: Rows = ()) -> Message:
    """Set one agency's audit of one case as a summary."""
    facts = {"response": opened.response.id, "next": bool(rows)}
    return Message(_case_view(opened), rows, kind="case_summary", facts=facts, fresh=True, stays=True, aside=not rows)


def case_summary_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a case summary anew that was lost on its way."""
    opened = load(tx, catalog, person_id, tx.responses.get(facts["response"]))
    rows = ((Button("My cases", "cases", (0,)),),) if facts["next"] else ()
    return case_summary(opened, rows)


def _overall(opened: Opened) -> str:
    overall = opened.form.overall
    value = opened.answered.get(overall.key) if overall else None
    return overall.show(value) if overall and value else ""


def _case_view(opened: Opened) -> CaseSummaryView:
    form, case, round_ = opened.form, opened.case, opened.round
    notes = list(_texts(opened, "note"))
    action = [step for step in opened.steps if step.question.shows == "whom_to_tell"]
    reason = opened.sheet.said.get(REASONS.get(opened.response.state, ""))
    return CaseSummaryView(
        reference=opened.reference,
        agency=opened.agency.name,
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
        overall=_overall(opened),
        overall_mark=_mark(form.overall, opened.answered.get(form.overall.key)) if form.overall else "none",
        record=tuple(_ungraded(opened)),
        areas=tuple(_area_notes(opened, area) for area in form.graded),
        strengths=tuple((t, v["text"]) for t, v in notes if v.get("sort") == "strength"),
        develop=tuple((t, v["text"]) for t, v in notes if v.get("sort") != "strength"),
        recommendations=tuple(value["text"] for _, value in _texts(opened, "recommendation")),
        action_now=next((_shown(opened, step) for step in action), ""),
        urgent=urgent(opened),
        whom_to_tell=round_.whom_to_tell,
        missing=len(missing(opened)),
    )


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


def show_round(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Summarise the round that a button names."""
    access.allow(tx, heard.person, "read_round", heard.args[0])
    return Reply((round_summary(tx, catalog, heard.args[0]),))


def round_summary(tx: Tx, catalog: Catalog, round_id: int) -> Message:
    """Set a round as one message."""
    found = figures.progress(tx, catalog, round_id)
    total, round_ = found.total, tx.rounds.get(round_id)
    view = RoundSummaryView(
        title=round_.title,
        theme=round_.theme,
        due_on=in_words(round_.due_on),
        overdue=tx.today > round_.due_on and total.expected > total.received + total.unable,
        cases=len(tx.cases.of_round(round_id)),
        expected=total.expected,
        received=total.received,
        complete=total.received - total.nil_return - total.incomplete,
        incomplete=total.incomplete,
        nil_return=total.nil_return,
        unable=total.unable,
        in_progress=total.in_progress,
        not_begun=total.not_begun,
        grades=tuple((label, total.grades.get(code, 0)) for code, label in found.scale),
        agencies=tuple(AgencyLine(n, c.received, c.expected, c.in_progress, c.nil_return) for n, c in found.agencies),
    )
    return Message(view, kind="round_summary", facts={"round": round_id}, fresh=True, aside=True)


def round_summary_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a round's summary anew that was lost on its way."""
    access.allow(tx, person_id, "read_round", facts["round"])
    return round_summary(tx, catalog, facts["round"])
