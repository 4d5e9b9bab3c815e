"""casewalk export: a round's answers as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import existing, settings_for
from bot.cli.writing import may_write, write
from bot.reports.rows import rows_of
from questionnaires.catalog import Catalog
from storage.errors import StoreError
from storage.exports.csv_file import to_csv
from storage.rounds import Round
from storage.tx import Tx

FORMATS = {"csv": to_csv}
"""The formats that an export can be written in."""


def export(
    round_key: Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")],
    format_: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "csv",
    out: Annotated[Path | None, typer.Option(help="Where to write it; stdout without it.")] = None,
    named: Annotated[bool, typer.Option("--named", help="Add names and Telegram ids.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Add what was withdrawn, marked so.")] = False,
) -> None:
    """Write a round's current answers, drafts included, one row each."""
    if format_ not in FORMATS:
        raise typer.BadParameter(f"there is no format {format_}; there are: {', '.join(FORMATS)}")
    settings = settings_for(round_key)
    may_write(out, settings, "export")
    with existing(settings) as store:
        round_ = store.read_now(lambda tx: round_called(tx, round_key))
        store.write_now(lambda tx: _note(tx, round_, format_, named=named, withdrawn=withdrawn))
        text = store.read_now(
            lambda tx: FORMATS[format_](rows_of(tx, Catalog(), round_, named=named, withdrawn=withdrawn))
        )
    write(out, text.encode("utf-8-sig" if out else "utf-8"), settings, "export")


def _note(tx: Tx, round_: Round, format_: str, **options: bool) -> None:
    """Put it in the trail before anything is read: no export is without its entry, and the bot is held up no longer."""
    what = ",".join((format_, *(name for name, is_on in options.items() if is_on)))
    tx.trail.add("round.exported", f"round:{round_.id}", what, round_id=round_.id)


def round_called(tx: Tx, round_key: str) -> Round:
    """Find a round by its key; raises StoreError naming those there are."""
    round_ = tx.rounds.find(round_key)
    if round_ is None:
        known = ", ".join(one.key for one in tx.rounds.all()) or "none yet"
        raise StoreError(f"there is no round {round_key}; there are: {known}")
    return round_
