"""The ends of a return: submitted, submitted incomplete, nil, or unable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.flows import casework
from bot.flows.asking import ask, pack, reason_place
from bot.flows.checking import check, missing, urgent
from bot.flows.concerns.saying import lasting, left_unsaid
from bot.flows.opened import Opened, load, open_return
from bot.flows.position import EXITS, Asking
from bot.flows.summary import case_summary
from bot.flows.turn import Button, Heard, Message, Reply, Rows
from bot.flows.views import ReceiptView
from bot.office import signing_off
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.responses import OPEN
from storage.tx import Tx

STATES = {"@nil_return": "nil_return", "@unable": "unable", "@incomplete": "submitted"}


def leave(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Begin a way out from the case's card: ask for its reason."""
    opened = casework.open_for(tx, catalog, heard)
    return _begin_exit(opened, heard.args[1])


def leave_from(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Begin a way out in the middle of a return."""
    return _begin_exit(open_return(tx, catalog, heard.person, heard.args[0]), heard.args[1])


def _begin_exit(opened: Opened, place: int) -> Reply:
    if not 0 <= place < len(EXITS):
        raise StalePress
    return ask(opened.say(EXITS[place], None, "draft").go())


def _at_exit(tx: Tx, catalog: Catalog, heard: Heard) -> tuple[Opened, Asking]:
    """Make sure that the way out a button names is the one that was begun; raises StalePress."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    if opened.focus is None or opened.focus.response_id != opened.response.id:
        raise Refusal("other_case", reference=opened.reference)
    here, place = opened.standing, heard.args[1]
    if not isinstance(here, Asking) or not 0 <= place < len(EXITS) or here.spot.path != EXITS[place]:
        raise StalePress
    return opened, here


def choose(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the reason; it is final only when confirmed."""
    opened, here = _at_exit(tx, catalog, heard)
    choices = here.question.choices()
    if not 0 <= heard.args[2] < len(choices):
        raise StalePress
    taken = here.question.tap(choices[heard.args[2]].value, opened.draft(here))
    return ask(opened.say(here.spot.path, taken.value, "draft"))


def stay(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Leave the way out alone: back to its reasons, or to the return."""
    opened, here = _at_exit(tx, catalog, heard)
    chosen = bool(opened.draft(here).value)
    if chosen != bool(heard.args[2]):
        raise StalePress
    if chosen:
        return ask(opened.say(here.spot.path, None, "draft"))
    after = opened.say(here.spot.path, None, "reopened")
    if casework.only_left(after):
        tx.places.leave(heard.person)
        return Reply((casework.card(tx, catalog, opened.assignment),))
    return ask(after) if here.spot.path != "@incomplete" else Reply((check(after),))


def confirm(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Make a way out final."""
    opened, here = _at_exit(tx, catalog, heard)
    draft = opened.draft(here)
    if not draft.value or here.question.asks(draft) or reason_place(here.question, draft) != heard.args[2]:
        raise StalePress
    after = opened.say(here.spot.path, draft.value).settled()
    return _close(tx, catalog, after, STATES[here.spot.path], incomplete=here.spot.path == "@incomplete")


def submit(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let the return go in; with answers missing, ask for the reason first."""
    opened = open_return(tx, catalog, heard.person, heard.args[0]).settled()
    if missing(opened):
        return ask(opened.say("@incomplete", None, "draft").go())
    return _close(tx, catalog, opened, "submitted")


def _close(tx: Tx, catalog: Catalog, opened: Opened, state: str, *, incomplete: bool = False) -> Reply:
    left_unsaid(opened)
    tx.responses.close(opened.response.id, state, incomplete=incomplete)
    tx.deletions.let_go(opened.response.id)
    signing_off.went_in(tx, opened.response.id)
    tx.places.leave(opened.person_id)
    receipt_ = receipt(tx, opened)
    if state != "submitted":
        return Reply((replace(receipt_, rows=(*_next_rows(tx, opened.person_id), *receipt_.rows)),))
    tasks = _next_rows(tx, opened.person_id)
    summary = case_summary(load(tx, catalog, opened.person_id, tx.responses.get(opened.response.id)), tasks)
    return Reply((summary, receipt_))


def receipt(tx: Tx, opened: Opened) -> Message:
    """Say in one line that the return has gone in; it stays, and so does the way from it to Needs action now."""
    response = tx.responses.get(opened.response.id)
    tasks = tx.assignments.of_person(opened.person_id)
    view = ReceiptView(
        reference=opened.called,
        agency=opened.agency.name,
        state=response.state,
        incomplete=response.incomplete,
        at=response.submitted_at or "",
        urgent=urgent(opened),
        whom_to_tell=opened.round.whom_to_tell,
        left=sum(task.state is None or task.state in OPEN for task in tasks),
        awaits=signing_off.is_held(tx, opened.round, response),
        tidied=opened.round.tidies != "off",
    )
    rows, facts = lasting(response.id), {"response": response.id}
    return Message(view, rows, kind="receipt", facts=facts, stays=True, receipt_of=response.id)


def receipt_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a receipt anew that was lost on its way."""
    response = tx.responses.get(facts["response"])
    return replace(receipt(tx, load(tx, catalog, person_id, response)), fresh=True)


def _next_rows(tx: Tx, person_id: int) -> Rows:
    """Offer the next case and the list."""
    tasks = [t for t in tx.assignments.of_person(person_id) if t.state is None or t.state in OPEN]
    following = [Button(f"Next case: {casework.reference_of(t)}", "card", (t.assignment.id,)) for t in tasks[:1]]
    return pack([*following, Button("My cases", "cases", (0,))])
