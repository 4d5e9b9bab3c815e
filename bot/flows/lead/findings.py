"""What was written: strengths, what to develop, recommendations and remarks, gathered by area and agency."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot import access
from bot.flows.case_view import hours_in_chat
from bot.flows.lead.ground import Args, Row, Shown, chosen, cut, home, leaf_by_length, lines_of, read, read_for
from bot.flows.lead.quotes import to_quotes
from bot.flows.lead.views import LeadFindingsView
from bot.flows.turn import Button, Rows
from bot.reports.findings import SORTS, Finding, findings, gathered, written
from questionnaires.catalog import Catalog
from storage.tx import Tx

LONGEST = 700
"""The most characters shown of what one auditor wrote; the whole stands in the return's summary."""

FOLDED = 6
"""About how many lines a long text takes before it is unfolded."""

LABELS = {"strength": "Strengths", "develop": "To develop", "recommendation": "Recommendations", "note": "Remarks"}


def show_findings(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show what was written of one sort: of a whole round, or for one agency."""
    round_id, sort_place, agency_id, number = args
    sort = chosen(SORTS, sort_place)
    if agency_id:
        round_, agency = read_for(tx, catalog, who, round_id, agency_id, written)
        found = [one for one in findings(round_) if one.agency_key == agency.key]
    else:
        round_, agency = read(tx, catalog, who, round_id, written), None
        found = list(findings(round_))
    counts = Counter(one.sort for one in found)
    theirs = [replace(one, text=cut(one.text, LONGEST)) for one in found if one.sort == sort]
    ordered = [one for together in gathered(theirs) for one in together.findings]
    here, at = leaf_by_length(ordered, number, _lines)
    view = LeadFindingsView(
        title=round_.round.title,
        agency=agency.name if agency else "",
        sort=sort,
        counts=tuple((one, counts[one]) for one in SORTS),
        gathered=gathered(here),
        leaf=at.called,
    )
    leads = access.may(tx, who, "read_round", round_id)
    back: Row = (Button("Back", "ld_agency", (round_id, agency_id, 0)),) if agency_id else ()
    rows: Rows = (
        at.turning("ld_find", args[:3]),
        *_sorts(round_id, agency_id, sort, counts),
        (*back, *((to_quotes(round_id), home(round_id)) if leads else ())),
    )
    hours = hours_in_chat(round_.round) if here else 0
    content_of = here[0].response_id if here else 0
    return Shown(view, rows, {"round_id": round_id}, goes_after_hours=hours, content_of=content_of)


def _sorts(round_id: int, agency_id: int, sort: str, counts: Counter[str]) -> Rows:
    """Lead to what was written of the other sorts."""
    others = [
        Button(f"{LABELS[one]} ({counts[one]})", "ld_find", (round_id, place, agency_id, 0))
        for place, one in enumerate(SORTS)
        if one != sort and counts[one]
    ]
    return tuple(tuple(others[at : at + 2]) for at in range(0, len(others), 2))


def _lines(one: Finding) -> int:
    return min(lines_of(one.text), FOLDED) + 2
