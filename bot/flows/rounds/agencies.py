"""The agencies of a round: ticked from those that are known, added by name, with their units."""

from __future__ import annotations

from bot import access
from bot.flows.rounds.pages import PAGE, Args, paged, turning
from bot.flows.rounds.views import AgencyUnitsView, RoundAgenciesView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office.round_fields import RUNNING
from bot.office.rounds import must_be_in
from bot.office.seats import add_agencies, add_units, agency_of, seat_agency, unseat_agency
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.tx import Tx


def agencies_page(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """List the agencies that are known, those that take part ticked."""
    round_id = args[0]
    access.allow(tx, person_id, "set_up_round", round_id)
    round_, seated = tx.rounds.get(round_id), tx.rounds.agencies(round_id)
    theirs = access.agencies_known(tx, person_id)
    known = [one for one in tx.rounds.all_agencies() if one.id in theirs and one.parent_id is None]
    page, pages = paged(len(known), args[1])
    shown = known[page * PAGE : (page + 1) * PAGE] if round_.state in RUNNING else []
    view = RoundAgenciesView(
        title=round_.title,
        seated=tuple(one.name for one in seated),
        known=len(known) if round_.state in RUNNING else 0,
        page=page + 1,
        pages=pages if shown else 1,
    )
    rows = (
        *((Button(("✓ " if one in seated else "") + one.name, "round_tick", (round_id, one.id, page)),)
          for one in shown),
        turning("round_agencies", (round_id,), page, pages) if shown else (),
        (Button("Units", "round_units", (round_id, 0)),) if seated and shown else (),
        (Button("Back", "round_page", (round_id, 0)),),
    )  # fmt: skip
    return Message(view, rows, Want("round_agencies", (round_id, page)), notice)


def tick(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let an agency take part, or no longer."""
    round_id, agency_id, page = heard.args
    seated = agency_id in {one.id for one in tx.rounds.agencies(round_id)}
    (unseat_agency if seated else seat_agency)(tx, heard.person, round_id, agency_id)
    return Reply((agencies_page(tx, catalog, heard.person, (round_id, page)),))


def name_agencies(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the names of agencies that were typed, one a line; a new one is added and ticked."""
    round_id, page = heard.args
    added = add_agencies(tx, heard.person, round_id, heard.raw.splitlines())
    notice = Notice("agencies_added", {"names": [one.name for one in added]})
    return Reply((agencies_page(tx, catalog, heard.person, (round_id, page), notice),))


def units_pick(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """List the agencies that take part, to see the units of one."""
    round_id = args[0]
    access.allow(tx, person_id, "set_up_round", round_id)
    seated = tx.rounds.agencies(round_id)
    page, pages = paged(len(seated), args[1])
    rows = (
        *((Button(one.name, "agency_units", (round_id, one.id)),) for one in seated[page * PAGE : (page + 1) * PAGE]),
        turning("round_units", (round_id,), page, pages),
        (Button("Back", "round_agencies", (round_id, 0)),),
    )
    view = AgencyUnitsView(tx.rounds.get(round_id).title, "", ())
    return Message(view, rows, Want("round_units", (round_id, page)), notice)


def units_page(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """List the units of an agency, and take the names of more."""
    round_id, agency_id = args
    access.allow(tx, person_id, "set_up_round", round_id)
    round_, agency = tx.rounds.get(round_id), agency_of(tx, agency_id)
    if agency not in tx.rounds.agencies(round_id):
        raise Refusal("no_such_agency")
    must_be_in(round_, RUNNING)
    may_make = access.may(tx, person_id, "make_round")
    named = may_make or access.names_units(tx, person_id, round_id, agency_id)
    units = tuple(one.name for one in tx.rounds.units(agency_id)) if named else ()
    rows = ((Button("Back", "round_agencies", (round_id, 0)),),)
    return Message(AgencyUnitsView(round_.title, agency.name, units, named), rows, Want("agency_units", args), notice)


def name_units(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the names of units that were typed, one a line."""
    added = add_units(tx, heard.person, heard.args[0], heard.args[1], heard.raw.splitlines())
    notice = Notice("agencies_added", {"names": [one.name for one in added]})
    return Reply((units_page(tx, catalog, heard.person, heard.args, notice),))
