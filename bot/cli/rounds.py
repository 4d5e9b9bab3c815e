"""casewalk rounds: load a round from its file, list rounds, show one."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import round_cases, round_steps, vocabularies, watching
from bot.cli.database import existing, opened
from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from bot.office.rounds import NEEDED, find_round, how_far, lacking, steps_of
from bot.settings import read_settings
from questionnaires.catalog import Catalog
from storage.rounds import Round
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="Audit rounds.")
app.command("new")(round_steps.new)
app.command("set")(round_steps.set_field)
app.command("open")(round_steps.open_round)
app.command("close")(round_steps.close)
app.command("reopen")(round_steps.reopen)
app.command("report")(round_steps.report)
app.command("archive")(round_steps.archive)
app.command("agencies")(round_cases.agencies)
app.command("sample")(round_cases.sample)
app.command("watch")(watching.watch)
app.command("words")(vocabularies.words)
app.add_typer(round_cases.app, name="cases")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def load(file: Annotated[Path, typer.Argument(help="The round's file (TOML).")]) -> None:
    """Load a round from a file, or bring a loaded one in line with it; says what changed."""
    settings = read_settings()
    wanted, form = read_round(file, Catalog())
    with opened(settings) as store:
        changes = store.write_now(lambda tx: Loader(tx, wanted, form).load())
        loaded = store.read_now(lambda tx: find_round(tx, wanted.key))
    for change in changes:
        print(change)
    if not changes:
        print(f"nothing changed in {wanted.key}", file=sys.stderr)
    warn(loaded)


def warn(round_: Round) -> None:
    """Warn of a round that lacks what it needs to be open."""
    for name in NEEDED["open"]:
        if round_.state in ("draft", "open") and not getattr(round_, name):
            state = "is open" if round_.state == "open" else "stays a draft"
            words = f"warning: {round_.key} {state} without its {name}; casewalk rounds set gives it one"
            print(words, file=sys.stderr)
    if round_.state == "draft":
        print(f"then open it with casewalk rounds open {round_.key}", file=sys.stderr)


@app.command("list")
def list_rounds(
    everything: Annotated[bool, typer.Option("--all", help="Also rounds that are archived.")] = False,
    as_json: Json = False,
) -> None:
    """List rounds, the newest first: key, state, due date, title, parted by tabs."""
    with existing(read_settings()) as store:
        rounds = store.read_now(lambda tx: [r for r in tx.rounds.all() if everything or r.state != "archived"])
    rows = [{"key": r.key, "state": r.state, "due_on": r.due_on.isoformat(), "title": r.title} for r in rounds]
    if as_json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        print("\t".join(row.values()))


@app.command()
def show(key: Annotated[str, typer.Argument(help="The round's key.")], as_json: Json = False) -> None:
    """Show a round: what it is, how far it is, what is missing before it goes on."""
    with existing(read_settings()) as store:
        found = store.read_now(lambda tx: as_shown(tx, find_round(tx, key)))
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for name, value in found.items():
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        print(f"{name}\t{' / '.join(words.splitlines())}".rstrip())


def as_shown(tx: Tx, round_: Round) -> dict[str, Any]:
    """Give all that is told of a round, by name."""
    row = {name: value for name, value in dataclasses.asdict(round_).items() if name not in ("id", "form_id")}
    form, steps, far = tx.forms.get(round_.form_id), steps_of(round_), how_far(tx, round_.id)
    shown = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    shown |= {"enquiries": list(round_.enquiries), "questionnaire": form.key}
    shown |= {"version": None if round_.state == "draft" else form.version}
    shown |= {"agencies": [one.key for one in tx.rounds.agencies(round_.id)], "cases": far.cases}
    shown |= {"assigned": far.assigned, "received": far.received, "in_progress": far.in_progress, "out": far.out}
    return shown | {"missing": lacking(tx, round_, steps[0]) if steps else []}
