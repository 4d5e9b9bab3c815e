"""Scoping in the chat: the systems searched, typed once; then one tap a case."""

from __future__ import annotations

from bot.flows.agency.ground import back_to, or_back, page_of, turning
from bot.flows.agency.home import home
from bot.flows.agency.views import ScopingView, SystemsView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows, Want
from bot.office import scoping
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

OFFERED = (("child", "child"), ("family", "family"), ("nobody", "nobody"))
"""What is said of a case by a tap, with its button's label."""

ERRAND = "scoping"
"""Where the systems are kept until the first case is ticked."""


def show_scoping(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show all cases to scope; before anything else, ask which systems were searched."""
    round_id, agency_id, page = heard.args
    scoping.allow_change(tx, heard.person, "say_scope", round_id, agency_id)
    if not _systems(tx, heard.person, round_id, agency_id):
        return Reply((ask_systems(tx, catalog, heard.person, (round_id, agency_id), None),))
    return Reply((_cases(tx, heard.person, round_id, agency_id, page),))


def _systems(tx: Tx, person_id: int, round_id: int, agency_id: int) -> str:
    kept = tx.errands.find(person_id, ERRAND) or {}
    typed = kept.get("systems", "") if kept.get("at") == [round_id, agency_id] else ""
    return str(typed) or scoping.systems_of(tx, round_id, agency_id)


def show_systems(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask again which systems were searched."""
    return Reply((ask_systems(tx, catalog, heard.person, heard.args, None),))


def ask_systems(tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice: Notice | None) -> Message:
    """Ask which systems were searched, once for all cases of the agency."""
    round_id, agency_id = args
    scoping.allow_change(tx, person_id, "say_scope", round_id, agency_id)
    view = SystemsView(tx.rounds.agency(agency_id).name, _systems(tx, person_id, round_id, agency_id))
    return Message(view, (back_to("ag", *args),), Want("systems", args), notice)


def take_systems(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take which systems were searched, and go on to the cases."""
    round_id, agency_id = heard.args
    words = scoping.name_systems(tx, heard.person, round_id, agency_id, heard.raw)
    tx.errands.put(heard.person, ERRAND, {"at": [round_id, agency_id], "systems": words})
    return Reply((_cases(tx, heard.person, round_id, agency_id, 0, fresh=True),))


def _cases(tx: Tx, who: int, round_id: int, agency_id: int, page: int, *, fresh: bool = False) -> Message:
    """Show a page of cases, a row of buttons each; the one that holds has a tick."""
    lines = scoping.lines(tx, who, round_id, agency_id)
    asked = [line for line in lines if line.knows != "not_involved"]
    shown, page, pages = page_of(asked, page)
    view = ScopingView(
        agency=tx.rounds.agency(agency_id).name,
        title=tx.rounds.get(round_id).title,
        systems=_systems(tx, who, round_id, agency_id),
        not_asked=tuple(line.case.reference for line in lines if line.knows == "not_involved"),
        left=sum(not line.knows for line in asked),
        page=page + 1,
        pages=pages,
    )
    here = (round_id, agency_id)
    rows: list[tuple[Button, ...]] = [_row(line, (*here, page)) for line in shown]
    last = (Button("Systems", "ag_sys", here), Button("Done" if not view.left else "Back", "ag", here))
    ways: Rows = turning("ag_sc", here, page, pages)
    return Message(view, (*rows, (*(ways[0] if ways else ()), *last)), fresh=fresh)


def _row(line: scoping.Line, here: tuple[int, int, int]) -> tuple[Button, ...]:
    labels = [f"✓ {label}" if line.knows == knows else label for knows, label in OFFERED]
    labels[0] = f"{line.case.reference} {labels[0]}"
    return tuple(Button(label, "ag_tick", (*here, line.case.id, n)) for n, label in enumerate(labels))


@or_back(home)
def tick(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take what the records know of one case."""
    round_id, agency_id, page, case_id, place = heard.args
    if place >= len(OFFERED):
        raise StalePress
    systems = _systems(tx, heard.person, round_id, agency_id)
    if not systems:
        notice = Notice("systems_first")
        return Reply((ask_systems(tx, catalog, heard.person, (round_id, agency_id), notice),))
    scoping.say(tx, heard.person, round_id, agency_id, case_id, OFFERED[place][0], systems)
    return Reply((_cases(tx, heard.person, round_id, agency_id, page),))
