"""A round agency by agency, and one agency case by case."""

from __future__ import annotations

from bot import access
from bot.flows.lead.grids import leaf_of, worded
from bot.flows.lead.ground import Args, Row, Shown, four, home, leaf, read, read_for
from bot.flows.lead.views import LeadAgenciesView, LeadAgencyView
from bot.flows.turn import Button, Rows
from bot.reports import overview as figures
from bot.reports.grid import agency_by_area, case_by_area
from bot.reports.measures import HIDDEN, NOT_GRADED, Mark
from bot.reports.overview import AgencyCount
from bot.reports.text_table import text_table
from questionnaires.catalog import Catalog
from storage.tx import Tx

AGENCIES = 14
"""The most agencies in one table."""

RECEIVED = ("rec", "inc", "nil")
"""The heads of what was received, incomplete, and nil."""


def show_agencies(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Set out what each agency sent and how it was graded overall, as such tables are published."""
    round_ = read(tx, catalog, who, args[0])
    seen = figures.overview(round_, tx.today)
    codes = {row.key: row for row in agency_by_area(round_).rows}
    ids = {agency.key: agency.id for agency in round_.agencies}
    here, at = leaf(seen.agencies, args[1], AGENCIES)
    hides = any(one.count.grades[HIDDEN.code] for one in seen.agencies)
    marks = (*seen.scale, *((NOT_GRADED,) if seen.scale else ()), *((HIDDEN,) if hides else ()))
    table = text_table(
        (*RECEIVED, *(mark.short for mark in marks)), [(codes[one.key].code, _row(one, marks)) for one in here]
    )
    heads = tuple(codes[one.key] for one in here)
    view = LeadAgenciesView(round_.round.title, table, heads, seen.scale, hides, at.called)
    ways = [Button(head.code, "ld_agency", (args[0], ids[head.key], 0)) for head in heads]
    rows = (*four(ways), at.turning("ld_agencies", args[:1]), (home(args[0]),))
    return Shown(view, rows, {"round_id": args[0]})


def _row(one: AgencyCount, marks: tuple[Mark, ...]) -> list[int]:
    received = [one.count.received, one.count.incomplete, one.count.nil_return]
    return received + [one.count.grades[mark.code] for mark in marks]


def show_agency(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show one agency case by case: to who leads the round, or the agency."""
    round_id, agency_id, number = args
    round_, agency = read_for(tx, catalog, who, round_id, agency_id)
    seen = next(one for one in figures.overview(round_, tx.today).agencies if one.key == agency.key)
    grid, at = leaf_of(case_by_area(round_, agency.key), number)
    view = LeadAgencyView(round_.round.title, agency.name, seen.count, seen.overdue, worded(grid), at.called)
    leads = access.may(tx, who, "read_round", round_id)
    here = (round_id, agency_id)
    ways: Row = (Button("Picture", "ld_pic", (round_id, 2, agency_id, 0)),) if grid.rows else ()
    ways = (*ways, Button("Findings", "ld_find", (round_id, 0, agency_id, 0)))
    back: Row = (Button("All agencies", "ld_agencies", (round_id, 0)), home(round_id)) if leads else ()
    back = back or (Button("My agency", "ag", here),)
    ids = {case.reference: case.id for case in round_.cases}
    cases: Rows = ()
    if leads:
        known = [row.key for row in grid.rows if row.key in ids]
        cases = four([Button(one, "ld_case", (round_id, ids[one])) for one in known])
    return Shown(view, (*cases, at.turning("ld_agency", here), ways, back), {"round_id": round_id})
