"""An agency's part of a round: how it stands, and which of its returns are late."""

from __future__ import annotations

from bot import access
from bot.flows.agency.ground import PAGE, back_to, page_of, turning
from bot.flows.agency.views import AgencyView, LateView
from bot.flows.casework import tell_apart
from bot.flows.concerns import told
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.flows.views import PickView
from bot.office import allocation, concerns, scoping, signing_off
from bot.reports.figures import count_agency
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.returns import Return
from storage.tx import Tx


def agency(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the agency that a person leads in a round, or let them pick."""
    places = places_of(tx, heard.person)
    if not places:
        raise access.NotAllowed("may_not_read_agency")
    if len(places) == 1:
        return Reply((home(tx, heard.person, *places[0], fresh=True),))
    return Reply((_pick(tx, places, heard.args[0] if heard.args else 0, fresh=not heard.args),))


def places_of(tx: Tx, person_id: int) -> list[tuple[int, int]]:
    """List the rounds and agencies that a person may see the progress of: open rounds first, units under theirs."""
    rounds = dict.fromkeys(m.round_id for m in tx.people.memberships(person_id))
    found = []
    for round_id in sorted(rounds, key=lambda one: (tx.rounds.get(one).state != "open", -one)):
        theirs = access.agencies_for(tx, person_id, "read_agency", round_id)
        found += [(round_id, one) for one in theirs if tx.rounds.agency(one).parent_id not in theirs]
    return found


def _pick(tx: Tx, places: list[tuple[int, int]], page: int, *, fresh: bool) -> Message:
    shown, page, pages = page_of(places, page)
    named = [(tx.rounds.agency(a).name, tx.rounds.get(r).title, tx.rounds.get(r).key) for r, a in places]
    names = tell_apart(named)[page * PAGE :][: len(shown)]
    rows = tuple((Button(name, "ag", place),) for name, place in zip(names, shown, strict=True))
    return Message(PickView(tuple(names)), (*rows, *turning("ags", (), page, pages)), fresh=fresh)


def show_home(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show how the agency that a button names stands in its round."""
    return Reply((home(tx, heard.person, heard.args[0], heard.args[1]),))


def home(
    tx: Tx, who: int, round_id: int, agency_id: int, notice: Notice | None = None, *, fresh: bool = False
) -> Message:
    """Say how an agency's part of a round stands; its own returns only."""
    scoping.allow_for(tx, who, "read_agency", round_id, agency_id)
    may_see = signing_off.not_blind_to(tx, who, round_id)
    round_, count = tx.rounds.get(round_id), count_agency(tx, round_id, agency_id, may_see)
    seen = allocation.overview(tx, who, round_id, agency_id)
    asked = [line for line in scoping.lines(tx, who, round_id, agency_id) if line.knows != "not_involved"]
    late, waiting = _late(tx, round_id, seen.returns), signing_off.waiting(tx, who, round_id, agency_id)
    open_ = concerns.of_agency(tx, round_id, agency_id)
    view = AgencyView(
        agency=tx.rounds.agency(agency_id).name,
        title=round_.title,
        due_on=in_words(round_.due_on),
        overdue=tx.today > round_.due_on and count.in_progress + count.not_begun > 0,
        cases=len(asked),
        scoped=sum(bool(line.knows) for line in asked),
        expected=count.expected,
        received=count.received,
        nil_return=count.nil_return,
        unable=count.unable,
        in_progress=count.in_progress,
        not_begun=count.not_begun,
        unsigned=count.unsigned,
        to_hand_out=len(seen.wanted),
        handed_back=len(seen.handed_back),
        late=len(late),
        concerns=told.lines(tx, who, open_),
    )
    here = (round_id, agency_id)
    rows: list[tuple[Button, ...]] = [*told.ways(tx, who, open_)]
    rows.append((Button("Scope", "ag_sc", (*here, 0)), Button("Hand out", "ag_out", here)))
    signing = (Button(f"Sign off ({len(waiting)})", "ag_so", (*here, 0)),) if round_.signs_off else ()
    rows.append((*signing, Button(f"Late ones ({len(late)})", "ag_late", (*here, 0))))
    if agency_id in [one.id for one in tx.rounds.agencies(round_id)]:
        rows.append((Button("Grades", "ld_agency", (*here, 0)),))
    if len(places_of(tx, who)) > 1:
        rows.append((Button("Other agencies", "ags", (0,)),))
    return Message(view, tuple(rows), notice=notice, fresh=fresh)


def _late(tx: Tx, round_id: int, returns: tuple[Return, ...]) -> list[Return]:
    if tx.today <= tx.rounds.get(round_id).due_on:
        return []
    return [one for one in returns if not one.has_gone_in and not one.withdrawn]


def show_late(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List an agency's returns that are late, each with the way to hand it on."""
    round_id, agency_id, page = heard.args
    seen = allocation.overview(tx, heard.person, round_id, agency_id)
    round_ = tx.rounds.get(round_id)
    shown, page, pages = page_of(_late(tx, round_id, seen.returns), page)
    view = LateView(
        agency=tx.rounds.agency(agency_id).name,
        due_on=in_words(round_.due_on),
        overdue=tx.today > round_.due_on,
        returns=tuple((one.reference, one.person, one.state or "not_begun") for one in shown),
    )
    names = tell_apart([(one.reference, one.person, str(one.assignment_id)) for one in shown])
    buttons = [Button(name, "ag_as", (one.assignment_id, 0)) for name, one in zip(names, shown, strict=True)]
    rows = (*((one,) for one in buttons), *turning("ag_late", (round_id, agency_id), page, pages))
    return Reply((Message(view, (*rows, back_to("ag", round_id, agency_id))),))
