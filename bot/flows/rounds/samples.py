"""A sample is drawn from a list: how many, shared out by what, set beside the list, and added when confirmed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from bot.flows.asking import pack
from bot.flows.rounds.case_lists import ERRANDS, errand_of, listed
from bot.flows.rounds.cases import TO_DRAW, cases_page
from bot.flows.rounds.pages import Args
from bot.flows.rounds.views import SampleAskView, SampleDrawnView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows, Want
from bot.office.case_list import ListedCase
from bot.office.cases import add_sample
from bot.office.sampling import Compared, Sample, attributes_of, compare, draw
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

SIZES = (6, 8, 10, 12, 25, 35)
MOST_VALUES = 8
"""The most values of an attribute that the table shows."""


def begin(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask how many cases are to be drawn; the seed is made now and stays, so that nobody can draw until it pleases."""
    round_id = heard.args[0]
    facts = errand_of(tx, heard.person, round_id, TO_DRAW)
    tx.errands.put(heard.person, ERRANDS[TO_DRAW], {"seed": secrets.token_hex(8), "by": [], **facts, "size": 0})
    return Reply((show(tx, catalog, heard.person, (round_id,)),))


def show(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Ask for what the sample still needs, or show it."""
    try:
        facts = errand_of(tx, person_id, args[0], TO_DRAW)
    except StalePress:
        return cases_page(tx, catalog, person_id, (args[0], 0), notice)
    cases = listed(facts)
    if not facts.get("size") or not facts.get("drawn"):
        return _ask(tx, args[0], facts, cases, notice)
    return _drawn(tx, args[0], facts, cases, notice)


def _ask(tx: Tx, round_id: int, facts: dict[str, Any], cases: list[ListedCase], notice: Notice | None) -> Message:
    size, one, title = facts.get("size", 0), (round_id,), tx.rounds.get(round_id).title
    cancel = Button("Cancel", "case_cancel", (round_id, TO_DRAW))
    view = SampleAskView(title, len(cases), size, tuple(facts["by"]), asks_size=not size)
    want = Want("sample", one)
    if not size:
        sizes = pack([Button(str(n), "sample_size", (round_id, n)) for n in SIZES if n <= len(cases)])
        back = Button("Back", "case_preview", (round_id, TO_DRAW, 0))
        return Message(view, (*sizes, (back, cancel)), want, notice)
    ticks = pack([
        Button(("✓ " if name in facts["by"] else "") + named(name), "sample_by", (round_id, n))
        for n, name in enumerate(attributes_of(cases)[:12])
    ])  # fmt: skip
    draw_it = Button("Draw" if facts["by"] else "Draw simply at random", "sample_draw", one)
    back = Button("Back", "sample_ask", (round_id, TO_DRAW))
    return Message(view, (*ticks, (draw_it,), (back, cancel)), want, notice)


def named(attribute: str) -> str:
    """Name an attribute as a button has room for it."""
    return attribute.replace("_", " ").capitalize()[:30]


def _drawn(tx: Tx, round_id: int, facts: dict[str, Any], cases: list[ListedCase], notice: Notice | None) -> Message:
    sample = draw(cases, facts["size"], facts["seed"], facts["by"])
    view = SampleDrawnView(
        title=tx.rounds.get(round_id).title,
        listed=sample.listed,
        size=sample.size,
        seed=sample.seed,
        by=sample.by,
        references=sample.references,
        table=table_of(compare(cases, sample)),
        left_out=left_out(sample),
    )
    one = (round_id,)
    rows: Rows = (
        (Button(f"Add these {sample.size} cases" if sample.size > 1 else "Add this case", "sample_add", one),),
        (Button("Back", "sample_back", one), Button("Cancel", "case_cancel", (round_id, TO_DRAW))),
    )
    return Message(view, rows, Want("sample", one), notice)


def table_of(
    lines: Iterable[Compared],
) -> tuple[tuple[str, tuple[tuple[str, int, int, int], ...], int], ...]:
    """Set a comparison out by attribute: value, per cent of the list, per cent of the sample, how many drawn."""
    by: dict[str, list[tuple[str, int, int, int]]] = {}
    for one in lines:
        by.setdefault(one.attribute, []).append((one.value, one.listed_percent, one.drawn_percent, one.drawn))
    return tuple((name, tuple(rows[:MOST_VALUES]), max(0, len(rows) - MOST_VALUES)) for name, rows in by.items())


def left_out(sample: Sample) -> tuple[str, ...]:
    """Name the groups of which nobody was drawn."""
    return tuple(" · ".join(value or "not recorded" for value in one.values) for one in sample.left_out)


def take_size(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the size that was typed, when it is asked for."""
    round_id = heard.args[0]
    facts = errand_of(tx, heard.person, round_id, TO_DRAW)
    if facts.get("size"):
        return Reply((show(tx, catalog, heard.person, (round_id,), Notice("tap_a_button")),))
    words = heard.raw.strip()
    if not (words.isascii() and words.isdigit() and len(words) <= 5):
        raise Refusal("not_a_size")
    return _with(tx, catalog, heard, {**facts, "size": _fitting(int(words), facts), "drawn": False})


def tap_size(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the size that was tapped."""
    facts = errand_of(tx, heard.person, heard.args[0], TO_DRAW)
    return _with(tx, catalog, heard, {**facts, "size": _fitting(heard.args[1], facts), "drawn": False})


def _fitting(size: int, facts: dict[str, Any]) -> int:
    if not 1 <= size <= len(facts["rows"]):
        raise Refusal("sample_size", size=size, most=len(facts["rows"]))
    return size


def _with(tx: Tx, catalog: Catalog, heard: Heard, facts: dict[str, Any]) -> Reply:
    if "seed" not in facts:
        raise StalePress
    tx.errands.put(heard.person, ERRANDS[TO_DRAW], facts)
    return Reply((show(tx, catalog, heard.person, (heard.args[0],)),))


def tick(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Share the sample out by an attribute, or no longer."""
    round_id, place = heard.args
    facts = errand_of(tx, heard.person, round_id, TO_DRAW)
    names = attributes_of(listed(facts))
    if place >= len(names):
        raise StalePress
    by = [name for name in names if (name in facts.get("by", [])) != (name == names[place])]
    return _with(tx, catalog, heard, {**facts, "by": by, "drawn": False})


def draw_now(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the sample beside the list it is drawn from."""
    facts = errand_of(tx, heard.person, heard.args[0], TO_DRAW)
    if not facts.get("size"):
        raise StalePress
    return _with(tx, catalog, heard, {**facts, "drawn": True})


def back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Go back to what the sample is shared out by; the seed stays."""
    facts = errand_of(tx, heard.person, heard.args[0], TO_DRAW)
    return _with(tx, catalog, heard, {**facts, "drawn": False})


def add(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Add the cases that were drawn, and keep the list, the seed and what was drawn."""
    round_id = heard.args[0]
    facts = errand_of(tx, heard.person, round_id, TO_DRAW)
    if not facts.get("drawn"):
        raise StalePress
    number, sample, done = add_sample(
        tx, heard.person, round_id, listed(facts), facts["size"], facts["seed"], facts["by"]
    )
    tx.errands.done(heard.person, ERRANDS[TO_DRAW])
    notice = Notice("sample_added", {"number": number, "seed": sample.seed, "added": done.added, "there": done.there})
    return Reply((cases_page(tx, catalog, heard.person, (round_id, 0), notice),))
