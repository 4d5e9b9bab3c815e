"""Inviting: names are typed, links are made, and each can be made anew without its secret being kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot import access
from bot.flows.people.choosing import LABELS, WEEK, numbers_of, place_of, role_line
from bot.flows.people.views import InvitedView, LinksPage, LinksView, NamesView, RoleLine
from bot.flows.turn import Button, File, Heard, Message, Notice, Reply, Rows, Want
from bot.flows.views import NoticeView
from bot.office import enrolment
from bot.office.enrolment import DAYS, NAMES_MAX, Link, check_place
from bot.refusal import Refusal, StalePress
from bot.start_link import drawing, picture, start_link
from questionnaires.catalog import Catalog
from storage.invitations import Invitation
from storage.tx import Tx


def ask_names(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask who is to be invited to the role that the buttons chose."""
    access.allow(tx, heard.person, "invite")
    if heard.args[3] not in DAYS:
        raise StalePress
    check_place(tx, place_of(*heard.args[:3]))
    return Reply((names_wanted(tx, catalog, heard.person, heard.args),))


def names_wanted(
    tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice: Notice | None = None
) -> Message:
    """Ask for names, and offer for how long the links are to work."""
    access.allow(tx, person_id, "invite")
    *chosen, days = args
    place = place_of(*chosen)
    view = NamesView(role_line(tx, place.role, place.agency_id, place.round_id), days, NAMES_MAX)
    lengths = tuple(Button(_days(n, n == days), "invite_to", (*chosen, n)) for n in DAYS)
    role, agency, _ = chosen
    back = Button("Back", "pick_round", (0, role, agency, 0))
    return Message(view, (lengths, (back, Button("Cancel", "cases", (0,)))), Want("invite", args), notice)


def _days(days: int, chosen: bool) -> str:
    return ("✓ " if chosen else "") + (f"{days} day" if days == 1 else f"{days} days")


def take_names(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Make a link for each name that was typed, one a line."""
    access.allow(tx, heard.person, "invite")
    *chosen, days = heard.args
    made = enrolment.invite(tx, heard.person, place_of(*chosen), heard.raw.splitlines(), days)
    return sent(tx, made)


def new_link(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Make another link for an invitation that waits."""
    return sent(tx, [enrolment.renew(tx, heard.person, heard.args[0])], anew=True)


def sent(tx: Tx, made: Sequence[Link], *, anew: bool = False) -> Reply:
    """Send links: one as a picture to pass on, several as a list and as a page to print."""
    ids = [one.invitation.id for one in made]
    if len(made) == 1:
        return Reply((_picture(tx, made[0], anew), invited(tx, ids)))
    return Reply((_list(tx, made, anew), _page(tx, made), invited(tx, ids)))


def _picture(tx: Tx, made: Link, anew: bool) -> Message:
    one, link = made.invitation, start_link(tx.prompts.served_by(), made.secret)
    caption = Notice("link_to_open", {"name": one.name, "link": link, "expires_at": one.expires_at, "anew": anew})
    file = File("casewalk-invitation.png", caption, lambda _: picture(link), picture=True)
    return Message(None, kind="link", facts={"invitation": one.id}, file=file, fresh=True, aside=True)


def _list(tx: Tx, made: Sequence[Link], anew: bool) -> Message:
    first, bot = made[0].invitation, tx.prompts.served_by()
    links = tuple((one.invitation.name, start_link(bot, one.secret)) for one in made)
    view = LinksView(links, line_of(tx, first), first.expires_at, anew)
    facts = {"invitations": [one.invitation.id for one in made]}
    return Message(view, kind="links", facts=facts, fresh=True, aside=True, to_pass_on=True)


def _page(tx: Tx, made: Sequence[Link]) -> Message:
    file = File("casewalk-invitations.html", Notice("links_to_print"), page=page_of(tx, made))
    return Message(None, kind="links_page", file=file, fresh=True, aside=True)


def page_of(tx: Tx, made: Sequence[Link], username: str = "") -> LinksPage:
    """Set links on a page to print, with a QR code each."""
    first, bot = made[0].invitation, username or tx.prompts.served_by()
    links = [(one.invitation.name, start_link(bot, one.secret)) for one in made]
    return LinksPage(tuple((name, link, drawing(link)) for name, link in links), line_of(tx, first), first.expires_at)


def line_of(tx: Tx, one: Invitation) -> RoleLine:
    """Give what somebody is invited to, by name."""
    return role_line(tx, one.role, one.agency_id, one.round_id)


def invited(tx: Tx, ids: Sequence[int]) -> Message:
    """Say what was made and what to do with it."""
    made = [tx.invitations.get(one) for one in ids]
    view = InvitedView(tuple(one.name for one in made), made[0].person_id is not None, made[0].expires_at)
    more: tuple[Button, ...] = ()
    if made[0].role:
        label = f"Invite another {LABELS[made[0].role].lower()}"
        place = enrolment.Place(made[0].role, made[0].agency_id, made[0].round_id)
        more = (Button(label, "invite_to", (*numbers_of(place), WEEK)),)
    rows: Rows = (more, (Button("Invitations", "invitations", (0,)), Button("People", "people", (0,))))
    return Message(view, rows, kind="invited", facts={"invitations": list(ids)}, fresh=True)


def link_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a link anew that was lost on its way: with another secret, as the one before is kept nowhere."""
    try:
        return _picture(tx, enrolment.renew(tx, person_id, facts["invitation"]), anew=True)
    except Refusal as refusal:
        return _no_more(refusal)


def links_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make the links anew that were lost on their way and that still wait to be accepted."""
    waiting = {one.id for one in enrolment.waiting(tx, person_id)}
    made = [enrolment.renew(tx, person_id, one) for one in facts["invitations"] if one in waiting]
    return _list(tx, made, anew=True) if made else _no_more(Refusal("links_over"))


def page_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Say that a page of links was lost: its secrets are kept nowhere, and those in the list still count."""
    return Message(NoticeView(), notice=Notice("page_lost"), kind="links_page", fresh=True, aside=True)


def invited_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Say again what was made."""
    access.allow(tx, person_id, "invite")
    return invited(tx, facts["invitations"])


def _no_more(refusal: Refusal) -> Message:
    return Message(NoticeView(), notice=Notice(refusal.code, refusal.facts), kind="link", fresh=True, aside=True)
