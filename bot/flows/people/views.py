"""What messages about people show: one view a message, worded by the template of its name."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from bot.flows.turn import Page, View


@dataclass(frozen=True)
class RoleLine:
    """A role by name, with its agency ("" for none) and its round ("" for every one)."""

    role: str
    agency: str
    round: str


@dataclass(frozen=True)
class ChoosingView(View):
    """What is to be picked next: a role, its agency, or its round; for somebody by name, or to invite with."""

    what: str
    name: str
    chosen: RoleLine


@dataclass(frozen=True)
class NamesView(View):
    """The names of those to be invited are wanted."""

    place: RoleLine
    days: int
    most: int


@dataclass(frozen=True)
class LinksView(View):
    """Links that were just made, by name; after a loss on the way they take the place of earlier ones."""

    links: tuple[tuple[str, str], ...]
    place: RoleLine
    expires_at: str
    anew: bool


@dataclass(frozen=True)
class LinksPage(Page):
    """Links with their QR codes, one a card, to print."""

    links: tuple[tuple[str, str, Markup], ...]
    place: RoleLine
    expires_at: str


@dataclass(frozen=True)
class InvitedView(View):
    """What was made: for whom, and what to do with it."""

    names: tuple[str, ...]
    moves: bool
    expires_at: str


@dataclass(frozen=True)
class OpenRound:
    """A round that somebody is invited to."""

    title: str
    due_on: str
    briefing: str


@dataclass(frozen=True)
class InvitationView(View):
    """What somebody is invited to, and what becomes of what they write, before they accept."""

    inviter: str
    name: str
    place: RoleLine
    rounds: tuple[OpenRound, ...]
    told: tuple[tuple[str, int], ...]
    moves: bool
    known: bool


@dataclass(frozen=True)
class PersonLine:
    """Somebody in the list of people."""

    name: str
    state: str
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True)
class PeopleView(View):
    """Who has access, page by page."""

    people: tuple[PersonLine, ...]
    count: int
    waiting: int
    page: int
    pages: int


@dataclass(frozen=True)
class PersonView(View):
    """One person: their roles, what they still have to audit, and the version of the privacy notice they read."""

    person: PersonLine
    version: int
    read_at: str
    unfinished: tuple[str, ...]
    asks: str


@dataclass(frozen=True)
class WaitingLine:
    """An invitation that nobody accepted yet."""

    name: str
    place: RoleLine
    moves: bool
    expires_at: str
    opened: bool


@dataclass(frozen=True)
class InvitationsView(View):
    """The invitations that wait, page by page; or one of them."""

    waiting: tuple[WaitingLine, ...]
    page: int
    pages: int
    one: bool
