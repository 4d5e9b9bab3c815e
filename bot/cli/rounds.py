"""casewalk rounds: load a round from its file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import opened
from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from bot.settings import read_settings
from questionnaires.catalog import Catalog

app = typer.Typer(no_args_is_help=True, help="Audit rounds.")


@app.callback()
def group() -> None:
    """Keep `load` a word of its own."""


@app.command()
def load(file: Annotated[Path, typer.Argument(help="The round's file (TOML).")]) -> None:
    """Load a round from a file, or bring a loaded one in line with it; says what changed."""
    settings = read_settings()
    wanted, form = read_round(file, Catalog())
    with opened(settings) as store:
        changes = store.write_now(lambda tx: Loader(tx, wanted, form).load())
    for change in changes:
        print(change)
    if not changes:
        print(f"nothing changed in {wanted.key}", file=sys.stderr)
