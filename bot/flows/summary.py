"""What people ask for: the summary of a case, or the pages of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import access
from bot.flows import casework
from bot.flows.case_view import case_view, overall_of
from bot.flows.concerns.saying import way
from bot.flows.lead import table as lead
from bot.flows.opened import Opened, load
from bot.flows.summary_views import ReturnLine, ReturnsView
from bot.flows.turn import Button, Heard, Looking, Message, Reply, Rows
from bot.flows.views import PickView
from bot.office import signing_off
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.trail import About
from storage.tx import Tx

RETURNS_MAX = 20
"""The most returns listed with a button in one message."""


def _looked(tx: Tx, catalog: Catalog, heard: Heard) -> lead.Page | None:
    return None if heard.raw.strip() else lead.opened(tx, catalog, heard.person)


def _summarised(tx: Tx, catalog: Catalog, heard: Heard, page: lead.Page | None) -> Reply:
    if page:
        return Reply((lead.shown(tx, page, fresh=True),))
    return Reply((_by_reference(tx, catalog, heard.person, heard.raw.strip().upper()),))


summary = Looking(_looked, _summarised)
"""Summarise a case by its reference, or without one open the round or agency that a person may look into."""


def pick_round(tx: Tx, rounds: list[int], verb: str) -> Message:
    """Ask which of several rounds is meant."""
    titles = [tx.rounds.get(round_id).title for round_id in rounds]
    rows = tuple((Button(title, verb, (r,)),) for title, r in zip(titles, rounds, strict=True))
    return Message(PickView(tuple(titles)), rows, fresh=True)


def _by_reference(tx: Tx, catalog: Catalog, person_id: int, reference: str) -> Message:
    found = _readable(tx, catalog, person_id, reference)
    if not found:
        raise _no_such_case(tx, person_id, reference)
    if len(found) == 1:
        return case_summary(found[0])
    for one in found[:RETURNS_MAX]:
        _note(one, "overall.viewed")
    named = [(_agency_of(one), one.round.title, str(n)) for n, one in enumerate(found[:RETURNS_MAX], 1)]
    names = casework.tell_apart(named)
    rows = tuple((Button(n, "summary", (one.response.id,)),) for n, one in zip(names, found, strict=False))
    lines = tuple(ReturnLine(one.reference, _agency_of(one), one.response.state, overall_of(one)) for one in found)
    return Message(ReturnsView(reference, lines[:RETURNS_MAX]), rows, fresh=True)


def _agency_of(opened: Opened) -> str:
    second = opened.assignment.purpose == "second" and opened.assignment.person_id != opened.person_id
    return opened.told_agency + (", second audit" if second else "")


def _no_such_case(tx: Tx, person_id: int, reference: str) -> Refusal:
    """Refuse a reference; where it is a case that others audit, the trail says which."""
    refusal = Refusal("no_such_case", reference=reference)
    for round_id in dict.fromkeys(m.round_id for m in tx.people.memberships(person_id)):
        for case in tx.cases.of_round(round_id):
            if case.reference.upper() == reference:
                refusal.about = {"round_id": round_id, "case_id": case.id}
    return refusal


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
    return signing_off.may_read(tx, opened.person_id, opened.assignment, opened.response)


def show_summary(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Summarise the return that a button names."""
    try:
        opened = load(tx, catalog, heard.person, tx.responses.get(heard.args[0]))
    except LookupError:
        raise access.NotAllowed("may_not_read_case") from None
    if not _may_read(tx, opened):
        raise access.NotAllowed("may_not_read_case", **_about(opened))
    return Reply((case_summary(opened),))


def case_summary(opened: Opened, rows: Rows = ()) -> Message:
    """Set one agency's audit of one case as a summary; the trail says who read it."""
    _note(opened, "summary.viewed")
    return _case_message(opened, rows)


def _note(opened: Opened, action: str) -> None:
    opened.tx.trail.add(action, f"response:{opened.response.id}", **_about(opened))


def _about(opened: Opened) -> About:
    one = opened.assignment
    return {"round_id": one.round_id, "case_id": one.case_id or 0, "response_id": opened.response.id}


def _case_message(opened: Opened, rows: Rows) -> Message:
    view, facts = case_view(opened), {"response": opened.response.id, "next": bool(rows)}
    one, shown = opened.assignment, rows
    if access.may(opened.tx, opened.person_id, "audit", one.round_id, one):
        shown = (*rows, way(opened.response.id))
    found = Message(view, shown, kind="case_summary", facts=facts, fresh=True, stays=True, aside=not rows)
    return replace(found, about=opened.response.id, goes_after_hours=view.goes_after_hours)


def case_summary_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a case summary anew that was lost on its way."""
    opened = load(tx, catalog, person_id, tx.responses.get(facts["response"]))
    rows = ((Button("My cases", "cases", (0,)),),) if facts["next"] else ()
    return _case_message(opened, rows)
