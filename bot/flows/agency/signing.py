"""Signing off in the chat: what waits, its summary to read, and the verdict."""

from __future__ import annotations

from bot.flows.agency.ground import back_to, page_of, top_of, turning
from bot.flows.agency.views import VerdictView, WaitingView, WhyView
from bot.flows.casework import tell_apart
from bot.flows.opened import load
from bot.flows.summary import case_summary
from bot.flows.tidying import let_reason_go
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office import signing_off, telling
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.assignments import Assignment
from storage.tx import Tx


def show_waiting(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List the returns of an agency that wait for a sign-off."""
    round_id, agency_id, page = heard.args
    return Reply((waiting(tx, heard.person, round_id, agency_id, page),))


def waiting(
    tx: Tx, who: int, round_id: int, agency_id: int, page: int = 0, notice: Notice | None = None, *, fresh: bool = False
) -> Message:
    """List what waits, each with its button."""
    found = signing_off.waiting(tx, who, round_id, agency_id)
    shown, page, pages = page_of(found, page)
    name = tx.rounds.agency(agency_id).name
    lines = tuple((one.reference or f"A{one.assignment_id}", one.person, one.state or "") for one in shown)
    labels = tell_apart([(reference, person, str(n)) for n, (reference, person, _) in enumerate(lines)])
    buttons = tuple((Button(la, "ag_rd", (one.response_id or 0,)),) for la, one in zip(labels, shown, strict=True))
    ways = turning("ag_so", (round_id, agency_id), page, pages)
    view = WaitingView(name, tx.rounds.get(round_id).title, lines)
    return Message(view, (*buttons, *ways, back_to("ag", round_id, agency_id)), notice=notice, fresh=fresh)


def read(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show a return's summary, and under it the two verdicts."""
    if past := _past(tx, heard.person, heard.args[0]):
        return Reply((past,))
    one, response = signing_off.to_sign(tx, heard.person, heard.args[0])
    summary = case_summary(load(tx, catalog, heard.person, response))
    return Reply((summary, _verdicts(tx, heard.person, one, response.id)))


def _verdicts(tx: Tx, who: int, one: Assignment, response_id: int) -> Message:
    agency = telling.name_for(tx, who, one.round_id, one.agency_id)
    view = VerdictView(signing_off.reference_of(tx, one), agency)
    rows = (
        (Button("Sign off", "ag_ok", (response_id,)), Button("Send back", "ag_no", (response_id,))),
        back_to("ag_so", one.round_id, top_of(tx, who, one.round_id, one.agency_id), 0),
    )
    return Message(view, rows, fresh=True)


def sign_off(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Sign a return off, and go on to what still waits."""
    if past := _past(tx, heard.person, heard.args[0]):
        return Reply((past,))
    one, response = signing_off.to_sign(tx, heard.person, heard.args[0])
    signing_off.sign_off(tx, heard.person, response.id)
    notice = Notice("signed_off_now", {"reference": signing_off.reference_of(tx, one)})
    return Reply((_still_waiting(tx, heard.person, one, notice),))


def _still_waiting(tx: Tx, who: int, one: Assignment, notice: Notice, *, fresh: bool = False) -> Message:
    back = top_of(tx, who, one.round_id, one.agency_id)
    return waiting(tx, who, one.round_id, back, notice=notice, fresh=fresh)


def _past(tx: Tx, who: int, response_id: int) -> Message | None:
    """Show what still waits when a return no longer does: a button tapped twice is no way into a question."""
    try:
        signing_off.to_sign(tx, who, response_id)
    except Refusal as refusal:
        if refusal.code != "not_waiting":
            raise
        found = tx.assignments.get(tx.responses.get(response_id).assignment_id)
        notice = Notice("not_waiting", {"reference": signing_off.reference_of(tx, found)})
        return _still_waiting(tx, who, found, notice)
    return None


def show_why(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask why a return is sent back."""
    return Reply((ask_why(tx, catalog, heard.person, heard.args, None),))


def ask_why(tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice: Notice | None) -> Message:
    """Ask in words why a return is sent back; its auditor reads them."""
    if past := _past(tx, person_id, args[0]):
        return past
    one, _ = signing_off.to_sign(tx, person_id, args[0])
    round_ = tx.rounds.get(one.round_id)
    if round_.state != "open":
        return _still_waiting(tx, person_id, one, Notice("round_closed", {"title": round_.title}))
    agency = telling.name_for(tx, person_id, one.round_id, one.agency_id)
    view = WhyView(signing_off.reference_of(tx, one), agency, True, 0)
    return Message(view, (back_to("ag_rd", args[0]),), Want("send_back", args[:1]), notice)


def take_why(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the reason, and send the return back with it."""
    one, response = signing_off.to_sign(tx, heard.person, heard.args[0])
    signing_off.send_back(tx, heard.person, response.id, heard.raw)
    let_reason_go(tx, heard, one.round_id)
    notice = Notice("sent_back_now", {"reference": signing_off.reference_of(tx, one)})
    return Reply((_still_waiting(tx, heard.person, one, notice, fresh=True),))
