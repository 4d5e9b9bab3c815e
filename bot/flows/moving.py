"""Moving about in a return: back, later, the menu of areas, changing an answer."""

from __future__ import annotations

from bot.flows.answering import standing_at
from bot.flows.asking import ask
from bot.flows.checking import areas, check, missing
from bot.flows.opened import Opened, open_return
from bot.flows.reviewing import area_answers, area_at
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.flows.views import PausedView
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from questionnaires.model import Step
from storage.tx import Tx


def later(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put a question off; a draft of it stays."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    tx.places.park(opened.response.id, here.spot.path)
    area = here.step.area.key if here.step else ""
    return ask(opened.go(area), toast=Notice("put_off", quiet=True), left=here)


def back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Undo a half-made choice, else take up the question before this one; its answer stays until replaced."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    half_made = here.question.half_made(opened.draft(here))
    if half_made != bool(heard.args[2]):
        raise StalePress
    if half_made:
        left = here.question.undo(opened.draft(here))
        said = opened.sheet.said[here.spot.path]
        return ask(opened.say(here.spot.path, left or said.value, "draft" if left else "reopened"))
    place = [step.path for step in opened.steps].index(here.spot.path)
    if place == 0:
        return Reply((areas(opened.settled(), Notice("at_the_beginning")),))
    return ask(take_up(opened, opened.steps[place - 1]), left=here)


def take_up(opened: Opened, step: Step) -> Opened:
    """Take up a question again: an answer that stands is reopened, one put off is no longer."""
    said = opened.sheet.said.get(step.path)
    if said and said.final:
        opened = opened.say(step.path, said.value, "reopened")
    opened.tx.places.unpark(opened.response.id, step.path)
    return opened.go(step.area.key, step.path)


def show_areas(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the menu of areas."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    return Reply((areas(opened.go()),))


def open_area(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Open an area: what has no answer there, put off or not; else its answers."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    area = area_at(opened, heard.args[1])
    waiting = [s for s in opened.steps if s.area is area and not opened.sheet.is_final(s.path)]
    if not waiting:
        return Reply((area_answers(opened.go(), area),))
    for step in waiting:
        tx.places.unpark(opened.response.id, step.path)
    return ask(opened.go(area.key))


def show_check(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show what is missing and what looks odd."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    return Reply((check(opened.go()),))


def answer_missing(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Go to the first question that is missing."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    lacking = missing(opened)
    if not lacking:
        return Reply((check(opened.go()),))
    for step in lacking:
        tx.places.unpark(opened.response.id, step.path)
    return ask(opened.go(lacking[0].area.key, lacking[0].path))


def change(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take up one question to answer it anew; the old answer is kept."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    step = next((step for step in opened.steps if step.index == heard.args[1]), None)
    if step is None:
        raise StalePress
    return ask(take_up(opened, step))


def pause(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put the return aside; everything is stored already."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    done = sum(opened.sheet.is_final(step.path) for step in opened.steps)
    view = PausedView(opened.called, opened.agency.name, done, len(opened.steps))
    rows = ((Button(f"Resume {opened.called}", "resume", (opened.response.id,)), Button("My cases", "cases", (0,))),)
    return Reply((Message(view, rows, about=opened.response.id),))


def resume(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Go on with a return where it was left."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    if opened.focus and opened.focus.response_id == opened.response.id:
        return ask(opened)
    return ask(opened.go())
