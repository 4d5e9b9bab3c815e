"""A round at a glance, and the doors to the rounds and agencies that a person may look into."""

from __future__ import annotations

from bot import access
from bot.flows.casework import tell_apart
from bot.flows.concerns import told
from bot.flows.lead.ground import Args, Row, Shown, leaf, read, three
from bot.flows.lead.views import AgencyLine, DoorsView, RoundSummaryView
from bot.flows.turn import Button, Rows
from bot.office import concerns
from bot.reports import overview as figures
from bot.reports.comparing import attributes
from bot.reports.measures import HIDDEN, items
from bot.reports.reading import RoundReading
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.tx import Tx

DOORS = 8
"""The most rounds and agencies in one message."""

AGENCIES = 14
"""The most agencies named on the overview; of more, those that are behind come first."""

Door = tuple[int, int]
"""A round, and the agency of it that may be seen; 0 for the whole round."""


def doors(tx: Tx, who: int) -> list[Door]:
    """List the rounds that a person leads, then their agencies in rounds that they do not lead."""
    led = access.rounds_for(tx, who, "read_round")
    others = [one for one in dict.fromkeys(m.round_id for m in tx.people.memberships(who)) if one not in led]
    theirs = [
        (round_id, agency.id)
        for round_id in others
        for agency in tx.rounds.agencies(round_id)
        if access.may(tx, who, "read_agency", round_id, agency_id=agency.id)
    ]
    return [*((round_id, 0) for round_id in led), *theirs]


def show_doors(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Ask which round, or which agency's part of one, is meant."""
    found = doors(tx, who)
    if not found:
        raise access.NotAllowed("may_not_read_round")
    here, at = leaf(list(zip(found, _names(tx, found), strict=True)), args[0], DOORS)
    rows = tuple((_to(door, name),) for door, name in here)
    return Shown(DoorsView(tuple(name for _, name in here), at.called), (*rows, at.turning("ld_doors", ())))


def _names(tx: Tx, found: list[Door]) -> list[str]:
    rounds = [tx.rounds.get(round_id) for round_id, _ in found]
    agencies = [tx.rounds.agency(agency_id).name if agency_id else "" for _, agency_id in found]
    pairs = zip(agencies, rounds, strict=True)
    return tell_apart([(name, one.title, one.key) if name else (one.title, one.key, "") for name, one in pairs])


def _to(door: Door, name: str) -> Button:
    round_id, agency_id = door
    return Button(name, "ld_agency", (round_id, agency_id, 0)) if agency_id else Button(name, "ld", (round_id,))


def show_round(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show a round at a glance."""
    round_ = read(tx, catalog, who, args[0], figures.at_a_glance)
    seen, open_ = figures.overview(round_, tx.today), concerns.still_open(tx, args[0])
    lines = [AgencyLine(one.name, one.count, one.overdue) for one in seen.agencies]
    named = lines if len(lines) <= AGENCIES else sorted(lines, key=lambda one: one.count.received >= one.count.expected)
    codes = [*((point.code, point.label) for point in seen.scale), ("not_graded", "not graded")]
    view = RoundSummaryView(
        title=seen.title,
        theme=seen.theme,
        due_on=in_words(seen.due_on),
        cases=seen.cases,
        total=seen.total,
        overdue=seen.overdue,
        grades=tuple((label, seen.total.grades[code]) for code, label in codes) if seen.scale else (),
        hidden=seen.total.grades[HIDDEN.code],
        agencies=tuple(named[:AGENCIES]),
        left_out=len(named[AGENCIES:]),
        first=seen.first,
        concerns=told.lines(tx, who, open_),
    )
    rows = (*told.ways(tx, who, open_), *_ways(round_, len(doors(tx, who)) > 1))
    return Shown(view, rows, {"round_id": args[0]})


def _ways(round_: RoundReading, has_others: bool) -> Rows:
    """Lead to everything there is to see of a round."""
    here = round_.round.id
    is_graded = bool(round_.measures)
    ways = [
        Button("By agency", "ld_agencies", (here, 0)),
        *([Button("By area", "ld_areas", (here, 0))] if is_graded else []),
        Button("By case", "ld_cases", (here, 0)),
        *([Button("Grid", "ld_grid", (here, 0, 0, 0))] if is_graded else []),
        Button("Outstanding", "ld_out", (here, 0)),
        Button("Differences", "ld_diff", (here, 0)),
        Button("Findings", "ld_find", (here, 0, 0, 0)),
        Button("Actions", "ld_act", (here, 0)),
        Button("Report", "report", (here,)),
    ]
    ways += [Button("Standards", "ld_std", (here, 0))] if any(items(round_.form)) else []
    ways += [Button("Compare", "ld_cmp", (here, 0, 0))] if is_graded and attributes(round_) else []
    others: Row = (Button("Other rounds", "ld_doors", (0,)),) if has_others else ()
    return (*three(ways), others)
