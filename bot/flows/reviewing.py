"""Reviewing: all answers of a return, an area at a time, each with its Change."""

from __future__ import annotations

from bot.flows import casework
from bot.flows.opened import Opened, current_return, load, open_return
from bot.flows.summary import case_summary
from bot.flows.turn import Button, Heard, Message, Notice, Reply, StalePress
from bot.flows.views import AnswerLine, AreaAnswersView
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Area, Step
from storage.responses import OPEN
from storage.store import Tx


def review(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Page through the answers of the case a person is in, or of the one they name."""
    reference = heard.raw.strip().upper()
    opened = _own(tx, catalog, heard.person, reference) if reference else current_return(tx, catalog, heard.person)
    if opened is None:
        notice = Notice("nothing_to_review", {"reference": reference})
        return Reply((casework.cases_list(tx, catalog, heard.person, notice=notice),))
    if opened.response.state not in OPEN:
        return Reply((case_summary(opened),))
    opened = open_return(tx, catalog, heard.person, opened.response.id).settled().go()
    return Reply((area_answers(opened, opened.areas[0]),))


def _own(tx: Tx, catalog: Catalog, person_id: int, reference: str) -> Opened | None:
    """Find the return that a person gave or is giving for a case; one still open comes first."""
    tasks = [t for t in tx.assignments.of_person(person_id) if casework.reference_of(t).upper() == reference]
    begun = sorted((t for t in tasks if t.response_id), key=lambda task: task.state not in OPEN)
    return next((load(tx, catalog, person_id, tx.responses.get(t.response_id)) for t in begun if t.response_id), None)


def show_area(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show an area's answers to change one."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    return Reply((area_answers(opened.go(), area_at(opened, heard.args[1])),))


def area_at(opened: Opened, place: int) -> Area:
    """Find an area by its place in the form; raises StalePress."""
    if not 0 <= place < len(opened.form.areas):
        raise StalePress
    return opened.form.areas[place]


def area_answers(opened: Opened, area: Area) -> Message:
    """Show an area's answers, with a button to change each and the way to the areas before and after."""
    if area not in opened.areas:
        raise StalePress
    steps, response = [step for step in opened.steps if step.area is area], opened.response.id
    changes = [Button(f"Change {n}", "change", (response, step.index)) for n, step in enumerate(steps, 1)]
    ways = (Button("Check and submit", "check", (response,)), Button("Go on", "resume", (response,)))
    view = AreaAnswersView(
        reference=opened.reference,
        agency=opened.agency.name,
        area=say(area.title),
        number=opened.areas.index(area) + 1,
        total=len(opened.areas),
        answers=tuple(_line(opened, step, n) for n, step in enumerate(steps, 1)),
    )
    threes = (tuple(changes[n : n + 3]) for n in range(0, len(changes), 3))
    return Message(view, (*threes, _beside(opened, area), ways))


def _beside(opened: Opened, area: Area) -> tuple[Button, ...]:
    place = opened.areas.index(area)
    near = [(f"◀ Area {place}", place - 1), (f"Area {place + 2} ▶", place + 1)]
    there = [(label, opened.areas[at]) for label, at in near if 0 <= at < len(opened.areas)]
    return tuple(Button(label, "change_area", (opened.response.id, opened.form.areas.index(a))) for label, a in there)


def _line(opened: Opened, step: Step, number: int) -> AnswerLine:
    said = opened.sheet.said.get(step.path)
    answer = step.question.show(said.shown) if said else ""
    later = not opened.sheet.is_final(step.path) and step.path in opened.parked
    return AnswerLine(number, say(step.question.text), answer, bool(said and not said.final), later)
