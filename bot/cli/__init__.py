"""The command line: one file a group; stdout is data only, everything else goes to stderr."""

from __future__ import annotations

import sys

import typer

from bot.cli import (
    assignments,
    backup,
    chasing,
    check,
    demo,
    export,
    forms,
    key,
    people,
    programme,
    quotes,
    report,
    rounds,
    run,
    scoping,
    summary,
    trail,
)
from bot.flows.round_file import RoundFileError
from bot.flows.turn import Notice
from bot.paper.printing import PrintingError
from bot.refusal import Refusal
from bot.render import Renderer
from bot.reports.picture import PictureError
from bot.settings import SettingsError
from questionnaires.errors import FormError
from storage.errors import StoreError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # among them a key may be, or somebody's words
    help="Walk auditors through case-file audits in a chat.",
)
app.command()(demo.demo)
app.command()(run.run)
app.command()(check.check)
app.command()(export.export)
app.command()(summary.summary)
app.command()(report.report)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(demo.sandbox)
app.add_typer(rounds.app, name="rounds")
app.add_typer(programme.app, name="programme")
app.add_typer(quotes.app, name="quotes")
app.add_typer(scoping.app, name="scoping")
app.add_typer(assignments.app, name="assignments")
app.add_typer(chasing.app, name="remind")
app.add_typer(forms.app, name="forms")
app.add_typer(key.app, name="key")
app.add_typer(trail.app, name="trail")
app.add_typer(people.app, name="people")


def main() -> None:
    """Run a command; what a person can put right is said in a line, with exit code 2."""
    try:
        app()
    except Refusal as refusal:
        words = Renderer().plain(Notice(refusal.code, refusal.facts)).removeprefix("⚠️ ")
    except (SettingsError, StoreError, FormError, RoundFileError) as problem:
        words = str(problem)
    except (PictureError, PrintingError) as problem:
        words = f"the report could not be made ({problem}); with --format md it needs no document"
    else:
        return
    print(f"casewalk: {words}", file=sys.stderr)
    sys.exit(2)
