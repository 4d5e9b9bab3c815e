"""Choosing a role, its agency and its round, button by button: to invite with, or for somebody who is there."""

from __future__ import annotations

from collections.abc import Sequence

from bot import access
from bot.flows.people.views import ChoosingView, RoleLine
from bot.flows.turn import Button, Heard, Message, Reply, Rows
from bot.office import people
from bot.office.enrolment import DAYS, FOR_AGENCY, ROLES, Place, check_place
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.rounds import Agency, Round
from storage.tx import Tx

LABELS = {"auditor": "Auditor", "agency_lead": "Agency lead", "lead": "Lead", "admin": "Admin"}

PAGE = 8
"""The most things to pick from in one message."""

LONGEST = 40
"""The longest label that is still read on a phone, in characters."""

WEEK = DAYS[1]


def short(label: str) -> str:
    """Cut a label to what a button shows."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


def paged(buttons: Sequence[Button], page: int, verb: str, args: tuple[int, ...] = ()) -> tuple[Rows, int, int]:
    """Lay out one page of buttons, and those that turn it; gives the rows, the page and the number of pages."""
    pages = max(1, -(-len(buttons) // PAGE))
    page = min(max(page, 0), pages - 1)
    rows: Rows = tuple((button,) for button in buttons[page * PAGE : (page + 1) * PAGE])
    ways = [Button("Earlier", verb, (*args, page - 1))] if page else []
    ways += [Button("More", verb, (*args, page + 1))] if page + 1 < pages else []
    return ((*rows, tuple(ways)) if ways else rows), page, pages


def role_line(tx: Tx, role: str, agency_id: int | None, round_id: int | None) -> RoleLine:
    """Give a role with its agency and round by name."""
    agency = tx.rounds.agency(agency_id).name if agency_id else ""
    return RoleLine(role, agency, tx.rounds.get(round_id).title if round_id else "")


def place_of(role: int, agency: int, round_: int) -> Place:
    """Read a place back from a button's numbers; raises StalePress when no button of ours has them."""
    if role >= len(ROLES):
        raise StalePress
    return Place(ROLES[role], agency or None, round_ or None)


def numbers_of(place: Place) -> tuple[int, int, int]:
    """Give a place as the numbers of a button."""
    return ROLES.index(place.role), place.agency_id or 0, place.round_id or 0


def choose_role(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask for the role: of those to be invited, or one more for a person."""
    person_id = heard.args[0] if heard.args else 0
    _may(tx, heard, person_id)
    buttons = [
        Button(LABELS[role], "pick_agency" if role in FOR_AGENCY else "pick_round", (person_id, place, 0, 0))
        for place, role in enumerate(ROLES)
    ]
    rows = (*((button,) for button in buttons), (_leave(person_id),))
    return Reply((Message(_view(tx, "role", person_id, "", 0), rows, fresh=heard.kind == "command"),))


def choose_agency(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask for the agency of a role: each, followed by its units."""
    person_id, role, _, page = heard.args
    _may(tx, heard, person_id)
    place = place_of(role, 0, 0)
    agencies = tx.rounds.all_agencies()
    if not agencies:
        raise Refusal("no_agencies_yet")
    buttons = [Button(_named(agency), "pick_round", (person_id, role, agency.id, 0)) for agency in agencies]
    rows, *_ = paged(buttons, page, "pick_agency", (person_id, role, 0))
    back = Button("Back", "pick_role", (person_id,))
    return Reply((Message(_view(tx, "agency", person_id, place.role, 0), (*rows, (back, _leave(person_id)))),))


def _named(agency: Agency) -> str:
    return short(f"↳ {agency.name}" if agency.parent_id else agency.name)


def choose_round(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask for the round of a role: one, or every one."""
    person_id, role, agency, page = heard.args
    _may(tx, heard, person_id)
    place = place_of(role, agency, 0)
    check_place(tx, place)
    found = [(0, "Every round")] + [(one.id, one.title) for one in _rounds(tx, place)]
    buttons = [_chosen(person_id, role, agency, round_id, title) for round_id, title in found]
    rows, *_ = paged(buttons, page, "pick_round", (person_id, role, agency))
    back = (
        Button("Back", "pick_agency", (person_id, role, 0, 0)) if agency else Button("Back", "pick_role", (person_id,))
    )
    view = _view(tx, "round", person_id, place.role, agency)
    return Reply((Message(view, (*rows, (back, _leave(person_id)))),))


def _rounds(tx: Tx, place: Place) -> list[Round]:
    """List the rounds that a role can be held in, the newest first."""
    found = []
    for one in tx.rounds.all():
        try:
            check_place(tx, Place(place.role, place.agency_id, one.id))
        except Refusal:
            continue
        found.append(one)
    return found


def _chosen(person_id: int, role: int, agency: int, round_id: int, title: str) -> Button:
    if person_id:
        return Button(short(title), "give_role", (person_id, role, agency, round_id))
    return Button(short(title), "invite_to", (role, agency, round_id, WEEK))


def _view(tx: Tx, what: str, person_id: int, role: str, agency: int) -> ChoosingView:
    name = tx.people.get(person_id).name if person_id else ""
    return ChoosingView(what, name, role_line(tx, role, agency, None))


def _leave(person_id: int) -> Button:
    return Button("Cancel", "person", (person_id,)) if person_id else Button("Cancel", "cases", (0,))


def _may(tx: Tx, heard: Heard, person_id: int) -> None:
    """Let those pass who manage people, and refuse a person that is not there."""
    access.allow(tx, heard.person, "manage_people" if person_id else "invite")
    if person_id:
        people.find(tx, heard.person, person_id)
