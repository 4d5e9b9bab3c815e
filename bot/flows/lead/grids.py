"""Grids: agencies by areas, cases by agencies, one agency's cases by areas; as text and as a picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from bot.flows.lead.ground import LINES, Args, Leaf, Shown, chosen, cut, four, home, leaf, read, read_for
from bot.flows.lead.views import LeadAreasView, LeadGridView
from bot.flows.turn import Button, File, Notice
from bot.refusal import StalePress
from bot.reports.grid import Grid, Head, agency_by_area, case_by_agency, case_by_area, part_of
from bot.reports.measures import WITHOUT_POINT, Mark
from bot.reports.picture import Picture, draw, picture
from bot.reports.reading import RoundReading
from bot.reports.text_grid import TextGrid, text_grid
from bot.reports.text_table import Lines, text_table
from questionnaires.catalog import Catalog
from storage.tx import Tx

AGENCIES, CASES, OF_AGENCY = 0, 1, 2
"""Which grid: agencies by areas; cases by agencies, in a measure by its place; an agency's cases by areas."""

NAME = 60
"""The most characters of what a code stands for: an item's name is a whole question."""

DRAWN = 60
"""The most rows of a picture."""

AREAS = 16
"""The most areas in one table."""


def worded(grid: Grid) -> TextGrid:
    """Set a grid as text, with names short enough for its legend."""
    text = text_grid(grid)
    return replace(text, rows=_named(text.rows), columns=_named(text.columns))


def _named(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    return tuple(replace(head, name=cut(head.name, NAME)) for head in heads)


def leaf_of(grid: Grid, number: int) -> tuple[Grid, Leaf]:
    """Give as many rows of a grid as a phone shows at once in all its blocks."""
    blocks = len(text_grid(grid).blocks)
    rows, at = leaf(grid.rows, number, max(LINES // blocks - 1, 4))
    return part_of(grid, rows), at


def show_grid(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show a grid as text."""
    round_id, which, of, number = args
    round_, whole = _grid(tx, catalog, who, round_id, which, of)
    grid, at = leaf_of(whole, number)
    view = LeadGridView(round_.round.title, worded(grid), at.called)
    overall = _place(round_, round_.measure().key)
    ways = (
        Button("Cases by agencies", "ld_grid", (round_id, CASES, overall, 0))
        if which == AGENCIES
        else Button("Agencies by areas", "ld_grid", (round_id, AGENCIES, 0, 0)),
        Button("Picture", "ld_pic", (round_id, which, of, 0)),
    )
    back = (Button("By area", "ld_areas", (round_id, 0)), home(round_id))
    return Shown(view, (at.turning("ld_grid", args[:3]), ways, back), {"round_id": round_id})


def _place(round_: RoundReading, key: str) -> int:
    """Give the place of a measure; raises StalePress where a round compares nothing."""
    if not round_.measures:
        raise StalePress
    return [one.key for one in round_.measures].index(key)


def _grid(tx: Tx, catalog: Catalog, who: int, round_id: int, which: int, of: int) -> tuple[RoundReading, Grid]:
    if which == OF_AGENCY:
        round_, agency = read_for(tx, catalog, who, round_id, of)
        return round_, case_by_area(round_, agency.key)
    round_ = read(tx, catalog, who, round_id)
    if which == CASES:
        return round_, case_by_agency(round_, chosen(round_.measures, of).key)
    return round_, agency_by_area(round_)


def show_picture(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Send a grid as a picture, with the same in words under it."""
    round_id, which, of, number = args
    round_, whole = _grid(tx, catalog, who, round_id, which, of)
    rows, at = leaf(whole.rows, number, DRAWN)
    grid = part_of(whole, rows)
    drawn = picture(grid, _title(round_, grid))
    file = File(
        f"casewalk-{round_.round.key}-grid.png",
        Notice("grid_picture", {"words": drawn.alt}),
        partial(_drawn, drawn),
        picture=True,
        protected=True,
    )
    to = ("ld_agency", (round_id, of, 0)) if which == OF_AGENCY else ("ld_grid", (round_id, which, of, 0))
    turned = at.turning("ld_pic", args[:3])
    return Shown(None, (turned, (Button("Back", *to),)), {"round_id": round_id}, file=file, fresh=True)


def _drawn(what: Picture, tx: Tx) -> bytes:
    del tx
    return draw(what)


def _title(round_: RoundReading, grid: Grid) -> str:
    of_what = f"{grid.of[0]} by {grid.of[1]}"
    return " · ".join(part for part in (round_.round.title, cut(grid.about, NAME), of_what) if part)


def show_areas(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Count how each area is graded over all returns, with the way to its cases."""
    round_ = read(tx, catalog, who, args[0])
    across = agency_by_area(round_)
    here, at = leaf(across.columns, args[1], AREAS)
    tables, others = _tables(round_, across, [head.key for head in here])
    heads = _named(tuple(here))
    view = LeadAreasView(round_.round.title, tables, heads, others, at.called)
    ways = [Button(head.code, "ld_grid", (args[0], CASES, _place(round_, head.key), 0)) for head in here]
    return Shown(view, (*four(ways), at.turning("ld_areas", args[:1]), (home(args[0]),)), {"round_id": args[0]})


def _tables(
    round_: RoundReading, across: Grid, keys: list[str]
) -> tuple[tuple[tuple[tuple[Lines, ...], tuple[Mark, ...]], ...], tuple[Mark, ...]]:
    """Make a table of the areas of each scale, and tell which marks beside grades stand in any."""
    codes = {head.key: head.code for head in across.columns}
    counts = {key: Counter[Mark]() for key in codes}
    for (_, key), cell in across.cells.items():
        counts[key].update(cell.marks)
    tables, found = [], set[Mark]()
    for points in dict.fromkeys(one.points for one in round_.measures if one.key in keys):
        theirs = [one.key for one in round_.measures if one.key in keys and one.points == points]
        others = [mark for mark in WITHOUT_POINT if any(counts[key][mark] for key in theirs)]
        marks = (*points, *others)
        rows = [(codes[key], [counts[key][mark] for mark in marks]) for key in theirs]
        tables.append((text_table([mark.short for mark in marks], rows), points))
        found |= set(others)
    return tuple(tables), tuple(mark for mark in WITHOUT_POINT if mark in found)
