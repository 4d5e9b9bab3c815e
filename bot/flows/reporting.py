"""A round's report in the chat: the draft and the practitioners' briefing, as documents to be finished by people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import access
from bot.flows.summary import pick_round
from bot.flows.turn import File, Heard, Message, Notice, Reply
from bot.office.signing_off import not_blind_to
from bot.reports.report.order import Draft, Order, draft
from questionnaires.catalog import Catalog
from storage.tx import Tx

PAPERS = {"report": Order(), "briefing": Order(briefing=True)}
"""What comes of one asking, in this order."""


def report(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send the report of the round that a person leads."""
    rounds = access.rounds_for(tx, heard.person, "read_round")
    if not rounds:
        raise access.NotAllowed("may_not_read_round")
    if len(rounds) == 1:
        return _reported(tx, catalog, heard.person, rounds[0])
    return Reply((pick_round(tx, rounds, "report"),))


def show_report(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send the report of the round that a button names."""
    access.allow(tx, heard.person, "read_round", heard.args[0])
    return _reported(tx, catalog, heard.person, heard.args[0])


def report_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a paper anew that was lost on its way."""
    access.allow(tx, person_id, "read_round", facts["round"])
    return _paper(tx, catalog, person_id, facts["round"], facts["paper"])


def _reported(tx: Tx, catalog: Catalog, person_id: int, round_id: int) -> Reply:
    for order in PAPERS.values():
        tx.trail.add("report.made", f"round:{round_id}", order.part, round_id=round_id)
    return Reply(tuple(_paper(tx, catalog, person_id, round_id, paper) for paper in PAPERS))


def _paper(tx: Tx, catalog: Catalog, person_id: int, round_id: int, paper: str) -> Message:
    round_ = tx.rounds.get(round_id)

    def work_out(reading: Tx) -> Draft:
        return draft(reading, catalog, round_id, PAPERS[paper], not_blind_to(reading, person_id, round_id))

    title = round_.title
    caption = Notice("briefing", {"title": title}) if paper == "briefing" else Notice("report", {"title": title})
    file = File(f"{round_.key}-{paper}-{tx.today.isoformat()}.docx", caption, draft=work_out)
    facts = {"round": round_id, "paper": paper}
    return Message(None, kind="report", facts=facts, file=file, fresh=True, aside=True)
