"""Quotes for the report: what was written in a return, to pick from, and what was picked in a round."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot import access
from bot.flows.case_view import goes_after_hours
from bot.flows.lead.ground import Args, Shown, about, cut, four, home, leaf_by_length, lines_of, read
from bot.flows.lead.quote_views import LeadQuotesView, LeadTextsView, QuoteLine, TextLine
from bot.flows.opened import Opened, load
from bot.flows.turn import Button
from bot.office import quotes, signing_off
from bot.reports.reading import RoundReading
from bot.reports.report.sections import quoted
from questionnaires.catalog import Catalog
from questionnaires.kinds import TextQuestion, say
from questionnaires.model import Questionnaire
from storage.quotes import Quote
from storage.responses import OPEN
from storage.returns import Return
from storage.trail import About
from storage.tx import Tx

SHORT = 150
"""The most characters shown of a text where there are several to choose from."""


@dataclass(frozen=True)
class Text:
    """What was written to one question: its place in the form, its area, and of which sort it is."""

    index: int
    path: str
    area: str
    sort: str
    words: str


def to_quote(tx: Tx, catalog: Catalog, who: int, response_id: int) -> Opened:
    """Open a return that a person may quote; raises NotAllowed, or Refusal when it is too early."""
    _, response = quotes.to_quote(tx, who, response_id)
    return load(tx, catalog, who, response)


def texts(opened: Opened) -> list[Text]:
    """List what was written in a return, of the answers that stand and apply."""
    return [
        Text(step.index, step.path, say(step.area.title), value.get("sort") or step.question.role, value["text"])
        for step in opened.steps
        if isinstance(step.question, TextQuestion) and (value := opened.answered.get(step.path))
    ]


def show_texts(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """List what was written in a return, each with its button."""
    round_id, response_id, number = args
    opened = to_quote(tx, catalog, who, response_id)
    if opened.round.id != round_id:
        raise access.NotAllowed("may_not_read_case", **about(round_id))
    found = texts(opened)
    lines = [TextLine(n, one.area, one.sort, cut(one.words, SHORT)) for n, one in enumerate(found, 1)]
    here, at = leaf_by_length(lines, number, lambda one: lines_of(one.text) + 2)
    view = LeadTextsView(opened.reference, opened.told_agency, tuple(here), at.called)
    picks = [Button(str(one.number), "qt", (response_id, found[one.number - 1].index)) for one in here]
    back = Button("Back", "ld_return", (round_id, response_id))
    rows = (*four(picks), at.turning("ld_texts", args[:2]), (back, to_quotes(round_id), home(round_id)))
    return Shown(view, rows, seen(opened), f"response:{response_id}", goes_after_hours=goes_after_hours(opened))


def seen(opened: Opened) -> About:
    """Say for the trail which return was read."""
    one = opened.assignment
    return {"round_id": one.round_id, "case_id": one.case_id or 0, "response_id": opened.response.id}


def to_quotes(round_id: int) -> Button:
    """Make the button that leads to what was picked in a round."""
    return Button("Quotes", "ld_quotes", (round_id, 0))


def no_answers(form: Questionnaire) -> Collection[str]:
    """Want no answers of a round: its returns are enough."""
    del form
    return ()


def show_quotes(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """List what was picked in a round, and say what of it the report leaves out and why."""
    round_id, number = args
    round_ = read(tx, catalog, who, round_id, no_answers)
    picked, quotable = tx.quotes.of_round(round_id), in_report(tx, round_)
    returns = {one.response_id: one for one in tx.returns.of_round(round_id)}
    may_see = signing_off.not_blind_to(tx, who, round_id)
    shown = [(one, returns[one.response_id]) for one in picked if may_see(returns[one.response_id])]
    lines = [_line(one, of, round_, is_in=one.id in quotable) for one, of in shown]
    here, at = leaf_by_length(lines, number, lambda one: lines_of(one.words) + 3)
    view = LeadQuotesView(round_.round.title, tuple(here), len(quotable), len(picked) - len(shown), at.called)
    drops = [Button(f"Drop {one.number}", "qt_drop", (round_id, one.number)) for one in here]
    ways = (Button("Findings", "ld_find", (round_id, 0, 0, 0)), home(round_id))
    return Shown(view, (*four(drops), at.turning("ld_quotes", args[:1]), ways), about(round_id))


def in_report(tx: Tx, round_: RoundReading) -> frozenset[int]:
    """Give the numbers of the quotes that the report shows to who read the round."""
    return frozenset(one.number for one in quoted(round_, tx.quotes.of_round(round_.round.id)))


def _line(one: Quote, of: Return, round_: RoundReading, *, is_in: bool) -> QuoteLine:
    remark = _again(one, of) if is_in else _why(of, round_)
    return QuoteLine(one.id, of.reference or f"A{of.assignment_id}", of.agency, one.words, remark)


def _again(one: Quote, of: Return) -> str:
    """Say by its code that a return was sent in again after words were picked of it: they may hold no more."""
    return "again" if (of.submitted_at or "") > one.picked_at else ""


def _why(of: Return, round_: RoundReading) -> str:
    """Say by its code why the report leaves a quote out: its return is open again, unsigned, or counts no more."""
    if not of.withdrawn and of.state in OPEN:
        return "open"
    return "unsigned" if signing_off.awaits(round_.round, of) else "gone"
