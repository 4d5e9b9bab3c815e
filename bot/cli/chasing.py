"""casewalk remind: what people are reminded of, and putting it off."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from markupsafe import Markup

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.flows import chasing as flows
from bot.office.calendar import Calendar
from bot.office.unasked import UNASKED, may_go, put_off, take_back, to_put
from bot.refusal import Refusal
from bot.render import Renderer
from bot.settings import read_settings
from questionnaires.catalog import Catalog
from storage.people import pseudonym
from storage.store import Store, utc_now
from storage.tx import Tx

app = typer.Typer(help="Reminders: one digest a person a day, in working hours.")

DAY = ["%Y-%m-%d"]
Person = Annotated[str, typer.Argument(metavar="P007", help="The person, as an export numbers them.")]


@app.callback(invoke_without_command=True)
def remind(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show who would be sent what, and send nothing.")] = False,
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="Show it for this day, with --dry-run.")] = None,
) -> None:
    """Remind now whom it is time to remind; a bot that runs does so by itself, every minute."""
    if context.invoked_subcommand:
        return
    if on and not dry_run:
        raise typer.BadParameter("--on goes with --dry-run only")
    settings = read_settings()
    calendar = Calendar.of(settings.time_zone, settings.hours)
    at = calendar.opening(on.date()).astimezone(UTC) if on else utc_now()
    with existing(settings, lambda: at) as store:
        if dry_run:
            _show(store, calendar, Renderer(settings.time_zone))
        else:
            count = store.write_now(lambda tx: put(tx, calendar))
            print(f"casewalk: {count} to be told; the bot sends it while it runs", file=sys.stderr)


class _Undone(Exception):
    """Takes back all that a dry run did."""


def _show(store: Store, calendar: Calendar, renderer: Renderer) -> None:
    """Print what would be sent: it is put in the outbox and made, as the bot would, and all of it undone."""
    lines: list[str] = []

    def work(tx: Tx) -> bool:
        with contextlib.suppress(_Undone), tx.savepoint():
            put(tx, calendar)
            lines.extend(_messages(tx, calendar, renderer))
            raise _Undone
        return calendar.is_open(tx.now)

    is_open = store.write_now(work)
    for line in lines:
        print(line)
    if not lines:
        print("casewalk: nobody is to be reminded" + ("" if is_open else " outside working hours"), file=sys.stderr)


def put(tx: Tx, calendar: Calendar) -> int:
    """Put in the outbox all that it is time to say; gives how much that was."""
    take_back(tx, calendar)
    works = to_put(tx, calendar, most=None)
    for work in works:
        work(tx)
    return len(works)


def _messages(tx: Tx, calendar: Calendar, renderer: Renderer) -> Iterator[str]:
    for due in may_go(tx, calendar):
        if due.kind not in UNASKED:
            continue
        yield f"{pseudonym(due.person_id)} {tx.people.get(due.person_id).name}"
        message = flows.again(calendar)[due.kind](tx, Catalog(), due.person_id, due.facts)
        texts = renderer.messages(message) if message else []
        for line in (line for text in texts for line in text.splitlines()):
            yield f"  {Markup(line).striptags()}".rstrip()  # noqa: S704 - escaped where it was worded


@app.command()
def mute(
    person: Person,
    until: Annotated[datetime, typer.Option(formats=DAY, help="The first day with reminders again.")],
) -> None:
    """Send a person no reminders before a day, for example while they are on leave."""
    _put_off(person, until.date())


@app.command()
def unmute(person: Person) -> None:
    """Send a person reminders again, from today."""
    _put_off(person, utc_now().date())


def _put_off(person: str, until: date) -> None:
    number = person.upper().removeprefix("P")
    if not number.isdecimal():
        raise Refusal("nobody_to_remind", who=person)
    with existing(read_settings()) as store:
        store.write_now(lambda tx: put_off(tx, OPERATOR, int(number), until))
