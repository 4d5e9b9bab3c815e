"""casewalk summary: a round's figures on the command line, the same as in the chat and in the report."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from bot.cli.database import existing, settings_for
from bot.cli.export import round_called
from bot.cli.grids import Line, grid_facts, grid_lines, sheet_facts
from bot.reports.case_sheet import about_the_case, case_sheet
from bot.reports.concerns import concerns_of
from bot.reports.grid import Grid, case_by_agency, case_by_area
from bot.reports.overview import AgencyCount, Overview, at_a_glance, by_agency, overview
from bot.reports.reading import RoundReading, read_round
from questionnaires.catalog import Catalog
from storage.errors import StoreError
from storage.rounds import Round
from storage.tx import Tx


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
    with existing(settings_for(round_key)) as store:
        round_ = store.read_now(lambda tx: round_called(tx, round_key))
        part = next((name for name, one in (("case", case), ("agency", agency), ("area", area)) if one), "")
        store.write_now(lambda tx: tx.trail.add("summary.viewed", f"round:{round_.id}", part, round_id=round_.id))
        facts, lines = store.read_now(lambda tx: _shown(tx, round_, case, agency, area))
    if as_json:
        json.dump(facts, sys.stdout, indent=2, ensure_ascii=False)
        print()
        return
    for line in lines:
        print("\t".join(map(str, line)))


def _shown(tx: Tx, round_: Round, case: str, agency: str, area: str) -> tuple[dict[str, object], list[Line]]:
    """Give what was asked for, as facts and as lines; raises StoreError where the round does not have it."""
    found = read_round(tx, Catalog(), round_.id, about_the_case if case else at_a_glance)
    if case:
        known = {one.reference: one for one in found.cases}
        return sheet_facts(case_sheet(tx, found, known[_known("case", case, list(known), list(known))]))
    if grid := _grid(found, agency, area):
        return grid_facts(grid), list(grid_lines(grid))
    seen = overview(found, tx.today)
    return _facts(seen) | {"concerns": [dataclasses.asdict(one) for one in concerns_of(tx, round_)]}, list(_lines(seen))


def _grid(found: RoundReading, agency: str, area: str) -> Grid | None:
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
