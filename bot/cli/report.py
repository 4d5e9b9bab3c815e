"""casewalk report: a round's report, an agency's section of it to check, and the practitioners' briefing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import existing, settings_for
from bot.cli.export import round_called
from bot.cli.writing import may_write, write
from bot.paper.printing import TEMPLATE, printed
from bot.reports.report.order import FORMATS, Order, draft
from questionnaires.catalog import Catalog
from storage.errors import StoreError


def report(
    round_key: Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")],
    format_: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "docx",
    out: Annotated[Path | None, typer.Option(help="Where to write it; stdout without it.")] = None,
    agency: Annotated[str, typer.Option(help="One agency's section only, to check and sign: its key or name.")] = "",
    briefing: Annotated[bool, typer.Option("--briefing", help="The briefing for practitioners, one page.")] = False,
    cases: Annotated[bool, typer.Option("--cases", help="Append a sheet for each case, for the forum.")] = False,
    template: Annotated[Path, typer.Option(help="Your own document to lay a docx out in.", show_default=False)] = (
        TEMPLATE
    ),
) -> None:
    """Write a round's report as a draft to be finished by people."""
    order = Order(_known(format_), agency, briefing, cases)
    if sum(map(bool, (agency, briefing, cases))) > 1:
        raise typer.BadParameter("give one of --agency, --briefing, --cases")
    if out is None and format_ == "docx" and sys.stdout.isatty():
        raise typer.BadParameter("a docx is no text to be read here: name a file with --out")
    if out and template.exists() and out.resolve() == template.resolve():
        raise typer.BadParameter(f"{out} is the document that it is laid out in: name another file")
    if not template.is_file():
        raise typer.BadParameter(f"there is no document {template}")
    settings = settings_for(round_key)
    may_write(out, settings, "report")
    with existing(settings) as store:
        round_ = store.read_now(lambda tx: round_called(tx, round_key))
        store.write_now(lambda tx: tx.trail.add("report.made", f"round:{round_.id}", order.part, round_id=round_.id))
        found = store.read_now(lambda tx: draft(tx, Catalog(), round_.id, order))
    sections = found.report.sections
    if agency and found.report.find_section(agency) is None:
        raise StoreError(f"the round has no agency {agency}; it has: {', '.join(one.name for one in sections)}")
    write(out, printed(found, template), settings, "report")


def _known(format_: str) -> str:
    if format_ not in FORMATS:
        raise typer.BadParameter(f"there is no format {format_}; there are: {', '.join(FORMATS)}")
    return format_
