"""Standards met, partly met or not met, item by item; and cases compared by what is recorded of the child."""

from __future__ import annotations

from bot.flows.lead.ground import Args, Shown, chosen, home, leaf_by_length, lines_of, read, three
from bot.flows.lead.views import LeadComparisonView, LeadStandardsView, StandardLine
from bot.flows.turn import Button
from bot.refusal import StalePress
from bot.reports.comparing import FLAG, Group, attributes, compare
from bot.reports.measures import MET
from bot.reports.reading import closed
from bot.reports.standards import Item, standards
from questionnaires.catalog import Catalog
from storage.tx import Tx

LABELS = {"age_band": "Age", "gender": "Gender", "ethnicity": "Ethnicity"}


def show_standards(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show how often each standard is met, partly met or not met."""
    round_ = read(tx, catalog, who, args[0], closed)
    found = [_line(number, item) for number, item in enumerate(standards(round_), 1)]
    here, at = leaf_by_length(found, args[1], _lines)
    rows = (at.turning("ld_std", args[:1]), (home(args[0]),))
    return Shown(LeadStandardsView(round_.round.title, tuple(here), at.called), rows, {"round_id": args[0]})


def _line(number: int, item: Item) -> StandardLine:
    given = tuple((one.code, item.share(one.code), one.references) for code in MET if (one := item.tally(code)).count)
    return StandardLine(number, item.text, item.answered, item.applicable, item.unanswered, given)


def _lines(one: StandardLine) -> int:
    return lines_of(one.text) + 3


def show_comparison(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show how the work is graded for cases that are alike in an attribute."""
    round_id, place, number = args
    round_ = read(tx, catalog, who, round_id)
    known = attributes(round_)
    if not known:
        raise StalePress
    attribute = chosen(known, place)
    here, at = leaf_by_length(compare(round_, attribute), number, _group_lines)
    view = LeadComparisonView(round_.round.title, attribute, round_.measure().title, tuple(here), at.called)
    others = [
        Button(LABELS.get(one, one.removeprefix(FLAG)), "ld_cmp", (round_id, which, 0))
        for which, one in enumerate(known)
        if which != place
    ]
    rows = (at.turning("ld_cmp", args[:2]), *three(others), (home(round_id),))
    return Shown(view, rows, {"round_id": round_id})


def _group_lines(group: Group) -> int:
    return lines_of(f"{group.value}: {', '.join(group.references)}") + len(group.cell.counts) + 1
