"""Handing out in the chat: all at once, evenly or to one, each shown before it is done."""

from __future__ import annotations

from bot.flows.agency.ground import back_to, or_back, page_of, top_of, turning
from bot.flows.agency.views import HandOutView, MoveView, PlanView
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.office import allocation, dealing
from bot.office.dealing import EVENLY, Plan
from questionnaires.catalog import Catalog
from storage.returns import Return
from storage.tx import Tx


def show_handing(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show what an agency has to hand out, and to whom."""
    return Reply((handing(tx, heard.person, heard.args[0], heard.args[1]),))


def handing(
    tx: Tx, who: int, round_id: int, agency_id: int, notice: Notice | None = None, *, fresh: bool = False
) -> Message:
    """Say what is still to be handed out, what came back, and who audits; offer each way of handing out."""
    seen = allocation.overview(tx, who, round_id, agency_id)
    view = HandOutView(
        agency=tx.rounds.agency(agency_id).name,
        title=tx.rounds.get(round_id).title,
        wanted=tuple(one.case.reference for one in seen.wanted),
        handed_back=tuple((one.reference, one.person, one.handed_back) for one in seen.handed_back),
        auditors=tuple((one.person.name, one.load) for one in seen.auditors),
    )
    here = (round_id, agency_id)
    rows: list[tuple[Button, ...]] = []
    if seen.wanted and seen.auditors:
        rows.append((Button("Evenly", "ag_plan", (*here, EVENLY)), Button("All to one", "ag_whom", (*here, 0))))
    rows.append((Button("One by one", "ag_one", (*here, 0)),))
    rows.append((Button("Second audits", "ag_2", here), Button("Move cases", "ag_mv", (*here, 0))))
    return Message(view, (*rows, back_to("ag", round_id, top_of(tx, who, *here))), notice=notice, fresh=fresh)


@or_back(handing)
def pick_auditor(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask who gets all the cases that nobody has."""
    round_id, agency_id, page = heard.args
    people = allocation.overview(tx, heard.person, round_id, agency_id).auditors
    loads = tuple((one.person.name, one.load, True) for one in people)
    shown, page, pages = page_of(people, page)
    rows = tuple((Button(one.person.name, "ag_plan", (round_id, agency_id, one.person.id)),) for one in shown)
    view = MoveView(tx.rounds.agency(agency_id).name, "", loads, "all")
    ways = turning("ag_whom", (round_id, agency_id), page, pages)
    return Reply((Message(view, (*rows, *ways, back_to("ag_out", round_id, agency_id))),))


@or_back(handing)
def show_plan(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show who would get what."""
    round_id, agency_id, person_id = heard.args
    planned = dealing.plan(tx, heard.person, round_id, agency_id, person_id)
    return Reply((plan_message(tx, heard.person, planned, agency_id, "ag_deal", (person_id, planned.check)),))


def plan_message(tx: Tx, who: int, planned: Plan, agency_id: int, verb: str, rest: tuple[int, ...]) -> Message:
    """Show a plan, with the button that does just what it shows."""
    shares: dict[int, tuple[str, list[str]]] = {}
    for deal in planned.deals:
        reference = deal.case.reference if deal.case else f"A{deal.assignment_id}"
        shares.setdefault(deal.person.id, (deal.person.name, []))[1].append(reference)
    near = {one.person.id for one in allocation.auditors(tx, who, planned.round_id, agency_id)}
    view = PlanView(
        agency=tx.rounds.agency(agency_id).name,
        is_open=tx.rounds.get(planned.round_id).state == "open",
        second=planned.purpose == "second",
        moved=any(deal.assignment_id for deal in planned.deals),
        shares=tuple(
            (name + ("" if id_ in near else " (another agency)"), tuple(references))
            for id_, (name, references) in sorted(shares.items(), key=lambda one: one[1])
        ),
        left=planned.left,
    )
    here = (planned.round_id, agency_id)
    yes = ((Button(f"Yes, {len(planned.deals)} to hand out", verb, (*here, *rest)),),) if planned.deals else ()
    return Message(view, (*yes, back_to("ag_out", *here)))


@or_back(handing)
def deal(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Hand out what was shown."""
    round_id, agency_id, person_id, check = heard.args
    done = dealing.deal(tx, heard.person, round_id, agency_id, person_id, check)
    return Reply((handing(tx, heard.person, round_id, agency_id, handed_out(tx, done)),))


def handed_out(tx: Tx, done: Plan) -> Notice:
    """Say how many cases were handed out, to how many people, and when they hear of it."""
    is_open = tx.rounds.get(done.round_id).state == "open"
    return Notice("handed_out", {"cases": len(done.deals), "people": len(done.counts), "is_open": is_open})


@or_back(handing)
def pick_from(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask whose open cases are to be moved."""
    round_id, agency_id, page = heard.args
    seen = allocation.overview(tx, heard.person, round_id, agency_id)
    holders = _holders(tx, [one for one in seen.returns if not one.withdrawn and not one.has_gone_in])
    shown, page, pages = page_of(holders, page)
    rows = tuple((Button(name, "ag_mvf", (round_id, agency_id, id_, 0)),) for id_, name, _, _ in shown)
    loads = tuple((name, n, active) for _, name, n, active in holders)
    view = MoveView(tx.rounds.agency(agency_id).name, "", loads, "from")
    ways = turning("ag_mv", (round_id, agency_id), page, pages)
    return Reply((Message(view, (*rows, *ways, back_to("ag_out", round_id, agency_id))),))


def _holders(tx: Tx, returns: list[Return]) -> list[tuple[int, str, int, bool]]:
    """List who has open cases and how many; who is no longer active first."""
    counts: dict[int, int] = {}
    for one in returns:
        counts[one.person_id] = counts.get(one.person_id, 0) + 1
    people = [tx.people.get(person_id) for person_id in counts]
    people.sort(key=lambda one: (one.is_active, one.name, one.id))
    return [(one.id, one.name, counts[one.id], one.is_active) for one in people]


@or_back(handing)
def pick_to(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask who gets them: one auditor, or all others evenly."""
    round_id, agency_id, from_id, page = heard.args
    seen = allocation.overview(tx, heard.person, round_id, agency_id)
    name = next((one.person for one in seen.returns if one.person_id == from_id), "")
    others = [one for one in seen.auditors if one.person.id != from_id]
    shown, page, pages = page_of(others, page)
    here = (round_id, agency_id)
    evenly = ((Button("Evenly", "ag_mvc", (*here, from_id, EVENLY)),),) if len(others) > 1 else ()
    rows = tuple((Button(one.person.name, "ag_mvc", (*here, from_id, one.person.id)),) for one in shown)
    loads = tuple((one.person.name, one.load, True) for one in others)
    view = MoveView(tx.rounds.agency(agency_id).name, name, loads, "to")
    ways = turning("ag_mvf", (*here, from_id), page, pages)
    return Reply((Message(view, (*evenly, *rows, *ways, back_to("ag_mv", *here, 0))),))


@or_back(handing)
def show_move(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show who would take over what."""
    round_id, agency_id, from_id, to_id = heard.args
    planned = dealing.plan_move(tx, heard.person, round_id, agency_id, from_id, to_id)
    return Reply((plan_message(tx, heard.person, planned, agency_id, "ag_mvgo", (from_id, to_id, planned.check)),))


@or_back(handing)
def move(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Move the cases as it was shown."""
    round_id, agency_id, from_id, to_id, check = heard.args
    done = dealing.move_all(tx, heard.person, round_id, agency_id, from_id, to_id, check)
    return Reply((handing(tx, heard.person, round_id, agency_id, handed_out(tx, done)),))
