"""casewalk summary: a round's figures on the command line, the same as in the chat and in the report."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from bot.cli.database import existing
from bot.cli.export import round_called
from bot.reports.concerns import concerns_of
from bot.reports.grid import Grid, agency_by_area, case_by_agency, case_by_area
from bot.reports.overview import AgencyCount, Overview, at_a_glance, by_agency, overview
from bot.reports.reading import RoundReading, read_round
from bot.settings import read_settings
from questionnaires.catalog import Catalog
from storage.errors import StoreError
from storage.tx import Tx

Line = tuple[str | int, ...]


def summary(
    round_key: Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")],
    case: Annotated[str, typer.Option(help="One case, agency by agency: its reference.")] = "",
    agency: Annotated[str, typer.Option(help="One agency, case by case: its key or name.")] = "",
    area: Annotated[str, typer.Option(help="One area, case by case and agency by agency: its key.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what a round has received and how it is graded; or one case, agency or area of it."""
    if sum(map(bool, (case, agency, area))) > 1:
        raise typer.BadParameter("give one of --case, --agency, --area")
    with existing(read_settings()) as store:
        round_ = store.read_now(lambda tx: round_called(tx, round_key))
        store.write_now(lambda tx: tx.trail.add("summary.viewed", f"round:{round_.id}", round_id=round_.id))
        found = store.read_now(lambda tx: _read(tx, round_.id))
        concerns = store.read_now(lambda tx: concerns_of(tx, round_))
        today = store.clock().date()
    grid = _grid(found, case.upper(), agency, area)
    seen = overview(found, today)
    if as_json:
        facts = _facts(seen) | {"concerns": [dataclasses.asdict(one) for one in concerns]}
        json.dump(_grid_facts(grid) if grid else facts, sys.stdout, indent=2, ensure_ascii=False)
        print()
        return
    for line in _grid_lines(grid) if grid else _lines(seen):
        print("\t".join(map(str, line)))


def _read(tx: Tx, round_id: int) -> RoundReading:
    return read_round(tx, Catalog(), round_id, at_a_glance)


def _grid(found: RoundReading, case: str, agency: str, area: str) -> Grid | None:
    """Set out what was asked for; raises StoreError where the round does not have it."""
    if case:
        known = [one.reference for one in found.cases]
        return agency_by_area(found, _known("case", case, known, known))
    if agency:
        keys, names = [one.key for one in found.agencies], [one.name for one in found.agencies]
        return case_by_area(found, _known("agency", agency, keys, names))
    if area:
        keys, areas = [one.key for one in found.measures], [one.area for one in found.measures]
        return case_by_agency(found, _known("area", area, keys, areas))
    return None


def _known(what: str, wanted: str, keys: list[str], names: list[str]) -> str:
    for key, name in zip(keys, names, strict=True):
        if wanted.casefold() in (key.casefold(), name.casefold()):
            return key
    raise StoreError(f"the round has no {what} {wanted}; it has: {', '.join(names)}")


def _facts(seen: Overview) -> dict[str, object]:
    facts = {name: getattr(seen, name) for name in ("key", "title", "theme", "state", "cases", "overdue")}
    return {
        **facts,
        "due_on": seen.due_on.isoformat(),
        "total": {**vars(seen.total), "grades": dict(seen.total.grades)},
        "by_agency": by_agency(seen),
        "progress_by_agency": [_progress(one) for one in seen.agencies],
        "scale": [{"code": point.code, "short": point.short, "label": point.label} for point in seen.scale],
        "look_at_first": [dataclasses.asdict(matter) for matter in seen.first],
    }


def _progress(one: AgencyCount) -> dict[str, object]:
    counts = {name: number for name, number in vars(one.count).items() if name != "grades"}
    return {"agency": one.name, **counts, "overdue": one.overdue}


def _lines(seen: Overview) -> Iterator[Line]:
    rows = by_agency(seen)
    yield tuple(rows[0]) if rows else ()
    for row in rows:
        yield tuple(row.values())


def _grid_facts(grid: Grid) -> dict[str, object]:
    rows = [
        {
            grid.of[0]: row.name,
            **{
                column.key: [{"code": mark.code, "count": n} for mark, n in grid.at(row.key, column.key).counts]
                for column in grid.columns
            },
        }
        for row in grid.rows
    ]
    names = {column.key: column.name for column in grid.columns}
    return {"rows": grid.of[0], "columns": grid.of[1], "about": grid.about, "names": names, "cells": rows}


def _grid_lines(grid: Grid) -> Iterator[Line]:
    yield (grid.of[0], *(column.key for column in grid.columns))
    for row in grid.rows:
        cells = (grid.at(row.key, column.key) for column in grid.columns)
        yield (
            row.name,
            *(", ".join(f"{mark.code} {n}" if n > 1 else mark.code for mark, n in c.counts) for c in cells),
        )
