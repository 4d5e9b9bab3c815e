"""Picking a quote in the chat: its lead edits what an auditor wrote, or takes it as it stands, and drops it again."""

from __future__ import annotations

from dataclasses import replace

from bot import access
from bot.flows.case_view import goes_after_hours
from bot.flows.lead.ground import read
from bot.flows.lead.quote_views import LeadWordsView
from bot.flows.lead.quotes import Text, in_report, no_answers, seen, texts, to_quote
from bot.flows.lead.table import page
from bot.flows.opened import Opened
from bot.flows.tidying import let_reason_go
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Step, Want, Wanted
from bot.office import quotes
from bot.privacy.found import reads_masked
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx


def show_words(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show one text whole, and ask for the words that the report is to quote; the trail says who read it."""
    opened, text = _text(tx, catalog, heard.person, heard.args)
    tx.trail.add("summary.viewed", f"response:{opened.response.id}", text.path, **seen(opened))
    return Reply((ask(tx, catalog, heard.person, heard.args, None),))


def ask(tx: Tx, catalog: Catalog, who: int, args: tuple[int, ...], notice: Notice | None) -> Message:
    """Ask for the words that the report is to quote."""
    opened, text = _text(tx, catalog, who, args)
    stands = _can_stand(opened, text)
    view = LeadWordsView(opened.reference, opened.told_agency, text.area, text.sort, text.words, quotes.LONGEST, stands)
    rows = (
        *(((Button("As it stands", "qt_as", args),),) if stands else ()),
        (Button("Cancel", "qt_no", args[:1]),),
    )
    asked = Message(view, rows, Want("quote", args), notice)
    return replace(asked, about=opened.response.id, goes_after_hours=goes_after_hours(opened))


def _text(tx: Tx, catalog: Catalog, who: int, args: tuple[int, ...]) -> tuple[Opened, Text]:
    """Find the text that a button names; raises StalePress where it is there no more."""
    response_id, index = args
    opened = to_quote(tx, catalog, who, response_id)
    found = next((one for one in texts(opened) if one.index == index), None)
    if found is None:
        raise StalePress
    return opened, found


def _can_stand(opened: Opened, text: Text) -> bool:
    """Tell whether a text may be quoted as it stands; what something was taken out of is to be put in other words."""
    return not reads_masked(text.words) and quotes.can_stand(opened.tx, opened.round.id, text.words)


def take_words(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the edited words; what only looked like an identifier in them was kept knowingly, or they were not taken."""
    opened, text = _text(tx, catalog, heard.person, heard.args)
    quotes.pick(tx, heard.person, opened.response.id, text.path, heard.raw, heard.pepper, keeps=True)
    let_reason_go(tx, heard, opened.round.id)
    return _picked(opened, catalog)


def take_as_it_stands(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take a text as its auditor wrote it."""
    opened, text = _text(tx, catalog, heard.person, heard.args)
    if not _can_stand(opened, text):
        raise StalePress
    quotes.pick(tx, heard.person, opened.response.id, text.path, text.words, heard.pepper)
    return _picked(opened, catalog)


def _picked(opened: Opened, catalog: Catalog) -> Reply:
    """Say what the report quotes now, and go back to what was written in the return."""
    count = _count(opened.tx, catalog, opened.person_id, opened.round.id)
    return _to_texts(opened, catalog, Notice("quote_picked", {"reference": opened.reference, "count": count}))


def _count(tx: Tx, catalog: Catalog, who: int, round_id: int) -> int:
    return len(in_report(tx, read(tx, catalog, who, round_id, no_answers)))


def _to_texts(opened: Opened, catalog: Catalog, notice: Notice | None) -> Reply:
    """Put the texts in the place of what was asked, so that words typed after it are taken for no quote."""
    args = (opened.round.id, opened.response.id, 0)
    made = page(opened.tx, catalog, opened.person_id, "ld_texts", args)
    return Reply((replace(made, notice=notice, aside=False, kind="prompt", facts={}),))


def cancel(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Pick nothing, and go back to what was written in the return."""
    return _to_texts(to_quote(tx, catalog, heard.person, heard.args[0]), catalog, None)


def drop(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take a quote out of the report, and show what is left; one that is gone already is said to be."""
    round_id, number = heard.args
    try:
        quotes.drop(tx, heard.person, round_id, number)
        count = _count(tx, catalog, heard.person, round_id)
        notice = Notice("quote_dropped", {"number": number, "count": count})
    except access.NotAllowed:
        raise
    except Refusal as refusal:
        notice = Notice(refusal.code, refusal.facts)
    return Reply((replace(page(tx, catalog, heard.person, "ld_quotes", (round_id, 0)), notice=notice),))


BUTTONS: dict[str, tuple[Step, int]] = {
    "qt": (show_words, 2),
    "qt_as": (take_as_it_stands, 2),
    "qt_no": (cancel, 1),
    "qt_drop": (drop, 2),
}

WANTED: dict[str, Wanted] = {"quote": Wanted(ask, take_words, numbers=2)}
"""The words of a quote; nothing that points to anybody may stand in them."""
