"""Handing a case back in the chat: its auditor says why, and somebody else goes on."""

from __future__ import annotations

from bot import access
from bot.flows import casework
from bot.flows.agency.views import WhyView
from bot.flows.tidying import let_reason_go
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office import allocation
from bot.office.signing_off import reference_of
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.tx import Tx


def show_giving_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask why a case is handed back."""
    return Reply((ask_why(tx, catalog, heard.person, heard.args, None),))


def ask_why(tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice: Notice | None) -> Message:
    """Ask in words why a case is handed back; they go to whoever hands it on."""
    try:
        one = tx.assignments.get(args[0])
    except LookupError:
        raise access.NotAllowed("may_not_audit") from None
    access.allow(tx, person_id, "audit", one.round_id, one)
    response = tx.responses.find_for(one.id)
    if response and not response.is_open:
        raise Refusal("gone_in", reference=reference_of(tx, one))
    said = {a.path for a in tx.answers.of(response.id) if not a.path.startswith("@")} if response else set()
    view = WhyView(reference_of(tx, one), tx.rounds.agency(one.agency_id).name, False, len(said))
    return Message(view, ((Button("Keep the case", "card", (one.id,)),),), Want("hand_back", (one.id,)), notice)


def take_why(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the reason, and hand the case back with it."""
    one = casework.own_assignment(tx, heard)
    allocation.hand_back(tx, heard.person, one.id, heard.raw)
    let_reason_go(tx, heard, one.round_id)
    notice = Notice("handed_back_now", {"reference": reference_of(tx, one)})
    return Reply((casework.cases_list(tx, catalog, heard.person, notice=notice),))
