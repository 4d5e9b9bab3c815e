"""casewalk people: invite people, see who has access, and change it."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing, opened
from bot.cli.writing import may_write, write
from bot.flows.casework import reference_of
from bot.flows.people.inviting import page_of
from bot.office import enrolment, people
from bot.office.enrolment import DAYS, Link, Place
from bot.render import Renderer
from bot.settings import SettingsError, read_settings
from bot.start_link import picture, start_link
from storage.errors import StoreError
from storage.invitations import Invitation
from storage.people import pseudonym
from storage.store import Store
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="Who has access, and inviting them.")
role_app = typer.Typer(no_args_is_help=True, help="Give a person a role, or take one away.")
app.add_typer(role_app, name="role")

Who = Annotated[str, typer.Argument(metavar="P007", help="The person, as `people list` names them.")]
Which = Annotated[int, typer.Argument(metavar="NUMBER", help="The invitation, as `people invitations` numbers it.")]
Role = Annotated[str, typer.Option(help=f"One of: {', '.join(enrolment.ROLES)}.")]
Agency = Annotated[str, typer.Option(metavar="KEY", help="The agency's key, for an auditor or agency lead.")]
Round = Annotated[str, typer.Option("--round", metavar="KEY", help="The round's key; every round without it.")]
Days = Annotated[int, typer.Option(help=f"How long the link works: {', '.join(map(str, DAYS))} days.")]
Png = Annotated[Path | None, typer.Option(help="Write the link's QR code there, as a picture.")]


@app.command()
def invite(
    role: Role,
    name: Annotated[list[str], typer.Option(help="Who is invited; several times for several people.")],
    agency: Agency = "",
    round_key: Round = "",
    days: Days = 7,
    png: Png = None,
    page: Annotated[Path | None, typer.Option(help="Write a page to print there, with each link's QR code.")] = None,
) -> None:
    """Make a link for each name, and print it; makes the database when there is none."""
    if png and len(name) > 1:
        raise typer.BadParameter("--png is for one person; for several, --page makes a page to print")
    settings = read_settings()
    _must_differ(png, page)
    may_write(png, settings, "picture")
    may_write(page, settings, "page")
    with opened(settings) as store:
        bot = _bot(store, drawn=bool(png or page))
        made = store.write_now(
            lambda tx: enrolment.invite(tx, OPERATOR, _place(tx, role, agency, round_key), name, days)
        )
        _print(made, bot, png)
        if page:
            html = Renderer().page(store.read_now(lambda tx: page_of(tx, made, bot)))
            write(page, html, settings, "page")


@app.command()
def invitations() -> None:
    """Print the invitations that wait: number, name, role, agency, round, until when; parted by tabs."""
    with existing(read_settings()) as store:
        for line in store.read_now(lambda tx: [_invitation(tx, one) for one in enrolment.waiting(tx, OPERATOR)]):
            print(line)


@app.command()
def renew(number: Which, png: Png = None) -> None:
    """Make another link for an invitation that waits, and print it; the one before works no more."""
    may_write(png, read_settings(), "picture")
    with existing(read_settings()) as store:
        bot = _bot(store, drawn=bool(png))
        _print([store.write_now(lambda tx: enrolment.renew(tx, OPERATOR, number))], bot, png)


@app.command()
def revoke(number: Which) -> None:
    """Take an invitation back."""
    with existing(read_settings()) as store:
        one = store.write_now(lambda tx: enrolment.revoke(tx, OPERATOR, number))
    print(f"casewalk: the link for {one.name} no longer works", file=sys.stderr)


@app.command("list")
def list_people() -> None:
    """Print everybody who was ever let in: pseudonym, name, state, roles; parted by tabs."""
    with existing(read_settings()) as store:
        for line in store.read_now(_everybody):
            print(line)


@app.command()
def notices() -> None:
    """Print who read which version of the privacy notice, and when; - where nobody said so; parted by tabs."""
    with existing(read_settings()) as store:
        for line in store.read_now(lambda tx: list(_notices(tx))):
            print(line)


@app.command()
def show(person: Who) -> None:
    """Print one person: name, state, when they accepted and read the notice, roles, and cases still to be audited."""
    with _person(person) as (store, person_id):
        for line in store.read_now(lambda tx: list(_about(tx, person_id))):
            print(line)


@app.command()
def suspend(person: Who) -> None:
    """Shut a person out at once."""
    with _person(person) as (store, person_id):
        store.write_now(lambda tx: people.suspend(tx, OPERATOR, person_id))


@app.command()
def restore(person: Who) -> None:
    """Let a suspended person in again."""
    with _person(person) as (store, person_id):
        store.write_now(lambda tx: people.restore(tx, OPERATOR, person_id))


@app.command()
def remove(person: Who) -> None:
    """Take a person's access and roles away for good; says what is now without an auditor. Answers stay."""
    with _person(person) as (store, person_id):
        for task in store.write_now(lambda tx: people.remove(tx, OPERATOR, person_id)):
            print(f"casewalk: without an auditor: {reference_of(task)}, {task.agency}", file=sys.stderr)


@app.command()
def move(person: Who, days: Days = 7, png: Png = None) -> None:
    """Shut out a person's lost phone, and print the link that moves them to the account that accepts it."""
    may_write(png, read_settings(), "picture")
    with _person(person) as (store, person_id):
        bot = _bot(store, drawn=bool(png))
        _print([store.write_now(lambda tx: people.move(tx, OPERATOR, person_id, days))], bot, png)


@role_app.command("add")
def add_role(person: Who, role: Role, agency: Agency = "", round_key: Round = "") -> None:
    """Give a person one more role."""
    with _person(person) as (store, person_id):
        store.write_now(lambda tx: people.give_role(tx, OPERATOR, person_id, _place(tx, role, agency, round_key)))


@role_app.command("drop")
def drop_role(person: Who, role: Role, agency: Agency = "", round_key: Round = "") -> None:
    """Take a role away from a person."""
    with _person(person) as (store, person_id):
        store.write_now(lambda tx: people.take_role(tx, OPERATOR, person_id, _place(tx, role, agency, round_key)))


@contextlib.contextmanager
def _person(word: str) -> Iterator[tuple[Store, int]]:
    """Open the database for what is done about a person; raises StoreError when the word names nobody."""
    number = re.fullmatch(r"[Pp]0*(\d{1,15})", word)
    if number is None:
        raise StoreError(f"{word} is no person's pseudonym; they look like P007, as casewalk people list prints them")
    with existing(read_settings()) as store:
        yield store, int(number[1])


def _place(tx: Tx, role: str, agency_key: str, round_key: str) -> Place:
    """Find what the options name; raises Refusal or StoreError."""
    agency = tx.rounds.find_agency(agency_key) if agency_key else None
    round_ = tx.rounds.find(round_key) if round_key else None
    if agency_key and agency is None:
        raise _unknown("agency", agency_key, [one.key for one in tx.rounds.all_agencies()])
    if round_key and round_ is None:
        raise _unknown("round", round_key, [one.key for one in tx.rounds.all()])
    return Place(role, agency.id if agency else None, round_.id if round_ else None)


def _must_differ(png: Path | None, page: Path | None) -> None:
    if png and page and png.resolve() == page.resolve():
        raise typer.BadParameter("--png and --page are to name two files")


def _unknown(what: str, key: str, known: list[str]) -> StoreError:
    return StoreError(f"there is no {what} {key}; there are: {', '.join(known) or 'none yet'}")


def _bot(store: Store, *, drawn: bool) -> str:
    """Name the bot that links open: as set, or as last served; raises SettingsError where a code is to be drawn."""
    bot = read_settings().bot or store.read_now(lambda tx: tx.prompts.served_by())
    if not bot and drawn:
        raise SettingsError("CASEWALK_BOT is not set, and a QR code needs the bot's username in its link")
    return bot


def _print(made: list[Link], bot: str, png: Path | None) -> None:
    """Print a link a line, with its name where there are several."""
    for one in made:
        link = start_link(bot, one.secret)
        print(link if len(made) == 1 else f"{link}\t{one.invitation.name}")
    if png:
        write(png, picture(start_link(bot, made[0].secret)), read_settings(), "picture")
    if not bot:
        what = "send the bot this line; for a link, set CASEWALK_BOT to the bot's username"
        print(f"casewalk: no bot has served this database yet: {what}", file=sys.stderr)


def _role(tx: Tx, role: str, agency_id: int | None, round_id: int | None) -> str:
    agency = tx.rounds.agency(agency_id).key if agency_id else "-"
    return f"{role or 'new phone'}\t{agency}\t{tx.rounds.get(round_id).key if round_id else '-'}"


def _invitation(tx: Tx, one: Invitation) -> str:
    return f"{one.id}\t{one.name}\t{_role(tx, one.role, one.agency_id, one.round_id)}\t{one.expires_at}"


def _everybody(tx: Tx) -> list[str]:
    found = people.everybody(tx, OPERATOR)
    return [f"{pseudonym(p.id)}\t{p.name}\t{p.state}\t{','.join(sorted(_names(tx, p.id))) or '-'}" for p in found]


def _notices(tx: Tx) -> Iterator[str]:
    for person in people.everybody(tx, OPERATOR):
        read = [f"{one.version}\t{one.read_at}" for one in tx.acknowledgements.of(person.id)]
        yield from (f"{pseudonym(person.id)}\t{person.name}\t{words}" for words in read or ["-\t-"])


def _names(tx: Tx, person_id: int) -> set[str]:
    return {one.role for one in tx.people.roles(person_id)}


def _about(tx: Tx, person_id: int) -> Iterator[str]:
    person = people.find(tx, OPERATOR, person_id)
    yield f"name\t{person.name}"
    yield f"state\t{person.state}"
    yield f"accepted\t{person.accepted_at or '-'}"
    for read in tx.acknowledgements.of(person_id):
        yield f"notice\t{read.version}\t{read.read_at}"
    for one in tx.people.roles(person_id):
        yield f"role\t{_role(tx, one.role, one.agency_id, one.round_id)}"
    for task in people.unfinished(tx, OPERATOR, person_id):
        yield f"to audit\t{reference_of(task)}\t{task.agency}\t{task.round_title}"
