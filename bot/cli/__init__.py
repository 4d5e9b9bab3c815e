"""The command line: one file a group; stdout is data only, everything else goes to stderr."""

from __future__ import annotations

import sys
import traceback
from typing import Any

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
    logs,
    people,
    programme,
    quotes,
    report,
    rounds,
    run,
    scoping,
    summary,
    trail,
    tripwire,
)
from bot.cli.commands import name_all
from bot.flows.round_file import RoundFileError
from bot.flows.turn import Notice
from bot.paper.printing import PrintingError
from bot.refusal import Refusal
from bot.render import Renderer
from bot.reports.picture import PictureError
from bot.settings import SettingsError, env_file
from questionnaires.errors import FormError
from storage.errors import StoreError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they show what variables hold, and break a secret over two lines
    help="Walk auditors through case-file audits in a chat.",
)
app.command()(demo.demo)
app.command()(run.run)
app.command()(check.check)
app.command()(export.export)
app.command()(summary.summary)
app.command()(report.report)
app.command()(tripwire.tripwire)
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
COMMANDS = name_all(app)


def main() -> None:
    """Run a command; what a person can put right is said in a line, with exit code 2. No secret comes to stderr."""
    with logs.masked():
        for words in env_file().ignored:
            print(f"casewalk: {words}", file=sys.stderr)
        try:
            _main()
        except Exception:  # said here, where it is masked: after this whoever reports it writes past the mask
            traceback.print_exc()
            sys.exit(1)


def _main() -> None:
    try:
        app()
    except Refusal as refusal:
        words = Renderer().plain(Notice(refusal.code, refusal.facts)).removeprefix("⚠️ ")
    except RoundFileError as problem:
        words = _of_file(problem)
    except (SettingsError, StoreError, FormError) as problem:
        words = str(problem)
    except (PictureError, PrintingError) as problem:
        words = f"the report could not be made ({problem}); with --format md it needs no document"
    else:
        return
    print(f"casewalk: {words}", file=sys.stderr)
    sys.exit(2)


def _of_file(problem: RoundFileError) -> str:
    """Say what is wrong with a round's file; what the office does not take, in the office's words."""
    renderer = Renderer()
    of_a_list: Any = renderer.env.get_template("_case_list.j2").module
    lines = []
    for one in problem.problems:
        if isinstance(one, str):
            lines.append(one)
        elif one.code in of_a_list.words:
            lines.append(f"{one.place}: {of_a_list.said(one.code, one.facts).unescape()}")
        else:
            words = renderer.plain(Notice(one.code, one.facts)).removeprefix("⚠️ ")
            lines.append(f"{one.place}: {words}")
    return "\n".join(f"{problem.where}: {line}" for line in lines)
