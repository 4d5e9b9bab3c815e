"""A list of cases that is sent or typed: read, shown as it was understood, and added when that is confirmed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from bot.flows.rounds.cases import TO_ADD, TO_DRAW, cases_page
from bot.flows.rounds.pages import Args, paged, turning
from bot.flows.rounds.views import CaseListAskView, CaseOfRound, CasePreviewView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office.case_list import CaseList, ListedCase, read_case_list, read_typed_list
from bot.office.cases import add_cases, compared, may_add
from bot.office.gathering import Gathered, gather
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

ERRANDS = {TO_ADD: "case_list", TO_DRAW: "sample"}
FIRST_ROWS, FAULTS, DIFFERING = 3, 5, 8
"""How many rows, kinds of faults and cases that are known otherwise a message shows."""


def purpose_of(args: Args) -> int:
    """Tell what a list is for, as a button gives it; raises StalePress."""
    if args[1] not in ERRANDS:
        raise StalePress
    return args[1]


def ask_list(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Ask for a list of cases."""
    round_id, purpose = args[0], purpose_of(args)
    may_add(tx, person_id, round_id)
    rows = ((Button("Cancel", "case_cancel", (round_id, purpose)),),)
    view = CaseListAskView(tx.rounds.get(round_id).title, purpose == TO_DRAW)
    return Message(view, rows, Want("case_list", (round_id, purpose)), notice)


def take_list(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Read a list that was sent as a file or typed, and show what was understood; nothing is added yet."""
    round_id, purpose = heard.args[0], purpose_of(heard.args)
    may_add(tx, heard.person, round_id)
    read = read_typed_list(heard.raw) if heard.content is None else read_case_list(heard.content, heard.file_name)
    tx.errands.put(heard.person, ERRANDS[purpose], as_errand(round_id, read))
    return Reply((preview(tx, catalog, heard.person, (round_id, purpose, 0)),))


def as_errand(round_id: int, read: CaseList) -> dict[str, Any]:
    """Write a list down as it was read, to be confirmed in a later message."""
    return {
        "round": round_id,
        "rows": [dataclasses.asdict(row) for row in read.rows],
        "columns": [(column.letter, column.header, column.field) for column in read.columns],
        "ignored": [(column.letter, column.header) for column in read.ignored],
        "problems": [dataclasses.asdict(one) for one in gather(read.problems)],
        "bad": len({problem.line for problem in read.problems if problem.line is not None}),
    }


def listed(facts: Mapping[str, Any]) -> list[ListedCase]:
    """Read the cases of a list back."""
    return [ListedCase(**{**row, "flags": tuple(row["flags"])}) for row in facts["rows"]]


def gathered(row: Mapping[str, Any]) -> Gathered:
    """Read a fault back."""
    return Gathered(row["code"], row["column"], row["facts"], tuple((first, last) for first, last in row["lines"]))


def errand_of(tx: Tx, person_id: int, round_id: int, purpose: int) -> dict[str, Any]:
    """Give the list that was read for this round and is not confirmed yet; raises StalePress."""
    may_add(tx, person_id, round_id)
    facts = tx.errands.find(person_id, ERRANDS[purpose])
    if facts is None or facts["round"] != round_id:
        raise StalePress
    return facts


def show_preview(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Show a list again as it was understood; where it is gone, ask for one."""
    try:
        return preview(tx, catalog, person_id, args, notice)
    except StalePress:
        return ask_list(tx, catalog, person_id, args[:2], notice)


def preview(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Show a list as it was understood: its columns, its first rows, how many, and what is wrong."""
    round_id, purpose = args[0], purpose_of(args)
    facts = errand_of(tx, person_id, round_id, purpose)
    cases = listed(facts)
    page, pages = paged(len(facts["problems"]), args[2], FAULTS)
    beside = compared(tx, round_id, cases)
    there = beside.there
    view = CasePreviewView(
        title=tx.rounds.get(round_id).title,
        to_draw=purpose == TO_DRAW,
        good=len(cases),
        there=there,
        differing=beside.differing[:DIFFERING],
        more_differing=max(0, len(beside.differing) - DIFFERING),
        alike=beside.alike[:DIFFERING],
        columns=tuple((letter, header, field) for letter, header, field in facts["columns"]),
        ignored=tuple((letter, header) for letter, header in facts["ignored"]),
        first=tuple(CaseOfRound(c.reference, c.age_band, c.gender, c.ethnicity) for c in cases[:FIRST_ROWS]),
        problems=tuple(map(gathered, facts["problems"][page * FAULTS : (page + 1) * FAULTS])),
        bad=facts["bad"],
        page=page + 1,
        pages=pages,
    )
    new = len(cases) - there
    add = Button("Add this case" if new == 1 else f"Add these {new} cases", "cases_add", (round_id, TO_ADD))
    draw = Button(f"Draw from these {len(cases)} cases", "sample_ask", (round_id, TO_DRAW))
    do = (draw,) if cases and purpose == TO_DRAW else (add,) if new and purpose == TO_ADD else ()
    do = () if beside.alike else do
    ways = (Button("Another list", "case_list", args[:2]), Button("Cancel", "case_cancel", args[:2]))
    rows = (do, turning("case_preview", args[:2], page, pages), ways)
    return Message(view, rows, Want("case_preview", (round_id, purpose, page)), notice)


def add(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Add the cases of the list that was shown."""
    round_id = heard.args[0]
    facts = errand_of(tx, heard.person, round_id, TO_ADD)
    done = add_cases(tx, heard.person, round_id, listed(facts))
    tx.errands.done(heard.person, ERRANDS[TO_ADD])
    notice = Notice("cases_added", {"added": done.added, "there": done.there, "differing": len(done.differing)})
    return Reply((cases_page(tx, catalog, heard.person, (round_id, 0), notice),))


def cancel(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Throw a list away that was not confirmed."""
    round_id, purpose = heard.args[0], purpose_of(heard.args)
    tx.errands.done(heard.person, ERRANDS[purpose])
    return Reply((cases_page(tx, catalog, heard.person, (round_id, 0), Notice("list_dropped")),))
