"""What is to be done: what auditors recommended, agency by agency, and what was said to everybody."""

from __future__ import annotations

from itertools import groupby

from bot.flows.lead.ground import Args, Shown, home, leaf_by_length, lines_of, read
from bot.flows.lead.views import ActionsLine, LeadActionsView
from bot.flows.turn import Button
from bot.reports.findings import RECOMMENDATION, SORTS, findings, written
from bot.reports.reading import RoundReading
from questionnaires.catalog import Catalog
from storage.tx import Tx


def show_actions(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show which agencies have recommendations to make actions of, and from which cases."""
    round_ = read(tx, catalog, who, args[0], written)
    here, at = leaf_by_length(recommended(round_), args[1], _lines)
    view = LeadActionsView(round_.round.title, round_.round.to_be_done, tuple(here), at.called)
    words = Button("Recommendations", "ld_find", (args[0], SORTS.index(RECOMMENDATION), 0, 0))
    rows = (at.turning("ld_act", args[:1]), (words, Button("Report", "report", args[:1])), (home(args[0]),))
    return Shown(view, rows, {"round_id": args[0]})


def recommended(round_: RoundReading) -> list[ActionsLine]:
    """Count what auditors recommend to each agency, in the order of the agencies."""
    order = [agency.key for agency in round_.agencies]
    found = [one for one in findings(round_) if one.sort == RECOMMENDATION]
    found.sort(key=lambda one: order.index(one.agency_key))
    return [
        ActionsLine(agency, len(those), tuple(sorted({one.reference for one in those})))
        for agency, group in groupby(found, key=lambda one: one.agency)
        if (those := list(group))
    ]


def _lines(one: ActionsLine) -> int:
    return lines_of(f"{one.agency} {', '.join(one.references)}")
