"""Check and submit: what is missing, what looks odd, and Change beside each area."""

from __future__ import annotations

from bot.flows.concerns.saying import way
from bot.flows.opened import Opened
from bot.flows.turn import Button, Message, Notice, Rows
from bot.flows.views import AreaLine, AreasView, CheckView, Missing
from questionnaires.kinds import ChoiceQuestion, say
from questionnaires.model import Area, Step
from questionnaires.rules import odd


def missing(opened: Opened) -> list[Step]:
    """List the questions that need an answer and have none that stands: the required, and texts left half-written."""
    waiting = [step for step in opened.steps if not opened.sheet.is_final(step.path)]
    return [step for step in waiting if step.question.required or opened.sheet.draft(step.path).value]


def urgent(opened: Opened) -> bool:
    """Tell whether an answer says that something needs action and was not raised yet."""
    return any(
        choice.urgent and choice.value == (opened.answered.get(step.path) or {}).get("choice")
        for step in opened.steps
        if isinstance(step.question, ChoiceQuestion)
        for choice in step.question.choices()
    )


def check(opened: Opened, notice: Notice | None = None, *, fresh: bool = False) -> Message:
    """Show what is missing or odd, with a Change beside each area and the way to submit."""
    lacking = missing(opened)
    titles = {area.key: say(area.title) for area in opened.form.areas}
    overall = opened.form.overall
    view = CheckView(
        reference=opened.called,
        agency=opened.agency.name,
        areas=tuple(_area_line(opened, area) for area in opened.areas),
        overall=overall.show(opened.answered.get(overall.key)) if overall else "",
        missing=tuple(Missing(say(s.area.title), say(s.question.text), s.path in opened.parked) for s in lacking),
        odd=tuple((remark.code, titles.get(remark.area, "")) for remark in odd(opened.form, opened.answered)),
        urgent=urgent(opened),
        whom_to_tell=opened.round.whom_to_tell,
    )
    response = opened.response.id
    first = [Button("Answer what is missing", "missing", (response,))] if lacking else []
    last = Button("Submit as incomplete" if lacking else "Submit", "submit", (response,))
    changes = [
        Button(f"Change {number}", "change_area", (response, opened.form.areas.index(area)))
        for number, area in enumerate(opened.areas, 1)
    ]
    ways = (Button("Areas", "areas", (response,)), Button("Pause", "pause", (response,)))
    threes = (tuple(changes[n : n + 3]) for n in range(0, len(changes), 3))
    rows = (*((button,) for button in first), *threes, (last,), ways, way(response))
    return Message(view, rows, None, notice, fresh=fresh, about=response)


def areas(opened: Opened, notice: Notice | None = None) -> Message:
    """Show the areas with what is done in each; any of them can be opened."""
    lines, buttons = [], []
    for place, area in enumerate(opened.form.areas):
        line = _area_line(opened, area)
        if line.total:
            lines.append(line)
            mark = "✓ " if line.done == line.total else ""
            buttons.append((Button(f"{mark}{line.title}", "area", (opened.response.id, place)),))
    one = (opened.response.id,)
    rows: Rows = (
        *buttons,
        (Button("Check and submit", "check", one), Button("Pause", "pause", one)),
        (Button("Nil return", "leave_from", (*one, 0)), Button("Unable", "leave_from", (*one, 1))),
        (Button("Hand back", "give_back", (opened.assignment.id,)),),
        way(opened.response.id),
    )
    view = AreasView(opened.called, opened.agency.name, tuple(lines))
    return Message(view, rows, None, notice, about=opened.response.id)


def _area_line(opened: Opened, area: Area) -> AreaLine:
    steps = [step for step in opened.steps if step.area is area]
    done = [step for step in steps if opened.sheet.is_final(step.path)]
    later = [step for step in steps if step not in done and step.path in opened.parked]
    grade = area.grade
    value = opened.answered.get(grade.key) if grade else None
    return AreaLine(say(area.title), len(done), len(steps), len(later), grade.show(value) if grade and value else "")
