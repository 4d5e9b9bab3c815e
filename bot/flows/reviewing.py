"""Reviewing: all answers of a return, an area at a time, each with its Change."""

from __future__ import annotations

from bot.flows import casework
from bot.flows.opened import Opened, current_return, open_return
from bot.flows.summary import summary
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.flows.views import AnswerLine, AreaAnswersView, PickView
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Area, Step
from storage.responses import OPEN
from storage.tx import Tx


def review(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Page through the answers of the case a person is in, or of the one they name."""
    reference = heard.raw.strip().upper()
    focus = tx.places.focus(heard.person)
    here = open_return(tx, catalog, heard.person, focus.response_id) if focus and not reference else None
    if reference:
        here = current_return(tx, catalog, heard.person)
        if here is None or here.reference.upper() != reference:
            return _by_reference(tx, catalog, heard, reference)
    if here is None:
        notice = Notice("nothing_to_review")
        return Reply((casework.cases_list(tx, catalog, heard.person, notice=notice),))
    return _first_page(here)


def _by_reference(tx: Tx, catalog: Catalog, heard: Heard, reference: str) -> Reply:
    """Page through another case than the one on the screen; of several one is picked, one that is closed is read."""
    found = [
        task
        for task in tx.assignments.of_person(heard.person)
        if casework.reference_of(task).upper() == reference and task.state in OPEN
    ]
    if not found:
        return summary(tx, catalog, heard)
    if len(found) == 1:
        return _first_page(open_return(tx, catalog, heard.person, found[0].response_id or 0))
    names = casework.tell_apart([(task.agency, task.round_title) for task in found])
    rows = tuple((Button(name, "review", (task.response_id or 0,)),) for task, name in zip(found, names, strict=True))
    return Reply((Message(PickView(tuple(names)), rows, fresh=True),))


def show(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Page through the return that a button names."""
    return _first_page(open_return(tx, catalog, heard.person, heard.args[0]))


def _first_page(opened: Opened) -> Reply:
    opened = opened.settled().go()
    return Reply((area_answers(opened, opened.areas[0]),))


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
        reference=opened.called,
        agency=opened.agency.name,
        area=say(area.title),
        number=opened.areas.index(area) + 1,
        total=len(opened.areas),
        answers=tuple(_line(opened, step, n) for n, step in enumerate(steps, 1)),
    )
    threes = (tuple(changes[n : n + 3]) for n in range(0, len(changes), 3))
    return Message(view, (*threes, _beside(opened, area), ways), about=response)


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
