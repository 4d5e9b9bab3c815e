"""The lead's pages by their buttons, how each is sent, and how one that was lost on its way is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot import access
from bot.flows.lead import (
    actions,
    agencies,
    cases,
    differences,
    findings,
    grids,
    outstanding,
    overview,
    quotes,
    standards,
)
from bot.flows.lead.ground import Args, Show, Shown
from bot.flows.turn import Looking, Message, Reply, Step
from bot.office import signing_off
from questionnaires.catalog import Catalog
from storage.tx import Tx

PAGES: dict[str, tuple[Show, int]] = {
    "ld_doors": (overview.show_doors, 1),
    "ld": (overview.show_round, 1),
    "ld_agencies": (agencies.show_agencies, 2),
    "ld_agency": (agencies.show_agency, 3),
    "ld_areas": (grids.show_areas, 2),
    "ld_grid": (grids.show_grid, 4),
    "ld_pic": (grids.show_picture, 4),
    "ld_cases": (cases.show_cases, 2),
    "ld_case": (cases.show_case, 2),
    "ld_known": (cases.show_known, 3),
    "ld_return": (cases.show_return, 2),
    "ld_texts": (quotes.show_texts, 3),
    "ld_quotes": (quotes.show_quotes, 2),
    "ld_out": (outstanding.show_outstanding, 2),
    "ld_diff": (differences.show_differences, 2),
    "ld_find": (findings.show_findings, 4),
    "ld_act": (actions.show_actions, 2),
    "ld_std": (standards.show_standards, 2),
    "ld_cmp": (standards.show_comparison, 3),
}
"""Each page by its button's verb, and how many numbers come back: the round's first, a leaf's last."""

OF_RETURN = frozenset({"ld_return", "ld_texts"})
"""The pages that show one return, whose number comes after the round's."""

KIND = "lead_page"


@dataclass(frozen=True)
class Page:
    """A page that was looked up for a person: its button's verb and numbers, and what it shows."""

    verb: str
    args: Args
    shown: Shown


def opened(tx: Tx, catalog: Catalog, who: int) -> Page:
    """Look up what a person may look into: the one round or agency there is, or the list to pick one from."""
    found = overview.doors(tx, who)
    if len(found) != 1:
        return looked(tx, catalog, who, "ld_doors", (0,))
    ((round_id, agency_id),) = found
    if agency_id:
        return looked(tx, catalog, who, "ld_agency", (round_id, agency_id, 0))
    return looked(tx, catalog, who, "ld", (round_id,))


def looked(tx: Tx, catalog: Catalog, who: int, verb: str, args: Args) -> Page:
    """Look a page up."""
    return Page(verb, args, PAGES[verb][0](tx, catalog, who, args))


def page(tx: Tx, catalog: Catalog, who: int, verb: str, args: Args) -> Message:
    """Look a page up and show it at once."""
    return shown(tx, looked(tx, catalog, who, verb, args))


def shown(tx: Tx, page: Page, *, fresh: bool = False) -> Message:
    """Show a page, and say in the trail who saw what."""
    seen, verb = page.shown, page.verb
    if seen.about:
        part = "" if seen.record or verb == "ld" else verb.removeprefix("ld_")
        tx.trail.add("summary.viewed", seen.record or f"round:{seen.about['round_id']}", part, **seen.about)
    made = _message(page)
    return replace(made, fresh=True) if fresh else made


def _message(page: Page) -> Message:
    """Set a page as an aside: whoever is in the middle of a question stays there."""
    shown = page.shown
    facts = {"page": page.verb, "args": list(page.args)}
    rows = tuple(row for row in shown.rows if row)
    made = Message(shown.view, rows, kind=KIND, facts=facts, file=shown.file, fresh=shown.fresh, aside=True)
    if not shown.goes_after_hours:
        return made
    about = shown.content_of or shown.about["response_id"]
    return replace(made, about=about, goes_after_hours=shown.goes_after_hours)


def may_see(tx: Tx, who: int, verb: str, args: Args) -> bool:
    """Tell whether a person may see a page, without looking it up."""
    if verb == "ld_doors":
        return bool(overview.doors(tx, who))
    if verb in OF_RETURN:
        response = tx.responses.get(args[1])
        if not signing_off.may_read(tx, who, tx.assignments.get(response.assignment_id), response):
            return False
    agency_id = _agency_of(verb, args)
    if agency_id:
        return agency_id in access.agencies_for(tx, who, "read_agency", args[0])
    return access.may(tx, who, "read_round", args[0])


def _agency_of(verb: str, args: Args) -> int:
    """Give the agency whose part of a round a page shows; 0 where it shows the whole."""
    if verb in ("ld_grid", "ld_pic"):
        return args[2] if args[1] == grids.OF_AGENCY else 0
    return {"ld_agency": args[1:2], "ld_find": args[2:3]}.get(verb, (0,))[0]


def _step(verb: str, *, fresh: bool = False) -> Step:
    return Looking(
        lambda tx, catalog, heard: looked(tx, catalog, heard.person, verb, heard.args),
        lambda tx, catalog, heard, page: Reply((shown(tx, page, fresh=fresh),)),
    )


def page_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a page anew that was lost on its way."""
    page = looked(tx, catalog, person_id, facts["page"], tuple(facts["args"]))
    return replace(_message(page), fresh=True)


BUTTONS: dict[str, tuple[Step, int]] = {
    "round": (_step("ld", fresh=True), 1),
    **{verb: (_step(verb), numbers) for verb, (_, numbers) in PAGES.items()},
}
"""The pages' buttons, and the one that leads to a round's from what the bot says by itself."""

AGAIN = {KIND: page_again}
