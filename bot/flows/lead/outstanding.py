"""What is not in yet: whose, of which case, and how far."""

from __future__ import annotations

from bot.flows.lead.ground import Args, Shown, home, leaf, read
from bot.flows.lead.views import LeadOutstandingView, OutLine
from bot.reports.reading import Reading, RoundReading
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.scopings import EXPECTED
from storage.tx import Tx

RETURNS = 14
"""The most returns in one message."""


def show_outstanding(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """List the returns that are not in, agency by agency, with what nobody was given yet."""
    round_ = read(tx, catalog, who, args[0])
    found = outstanding(round_)
    here, at = leaf(found, args[1], RETURNS)
    view = LeadOutstandingView(
        title=round_.round.title,
        due_on=in_words(round_.round.due_on),
        days_late=max((tx.today - round_.round.due_on).days, 0),
        total=len(found),
        returns=tuple(here),
        leaf=at.called,
    )
    return Shown(view, (at.turning("ld_out", args[:1]), (home(args[0]),)), {"round_id": args[0]})


def outstanding(round_: RoundReading) -> list[OutLine]:
    """List what is not in, in the order of the agencies and their cases."""
    names = {agency.key: agency.name for agency in round_.agencies}
    lines = [
        (one.one.agency_key, OutLine(one.one.agency, one.reference + _second(one), one.one.person, _state(one)))
        for one in round_.returns
        if one.unsigned or not one.one.has_gone_in
    ]
    lines += [
        (one.agency_key, OutLine(names[one.agency_key], one.reference, "", "nobody"))
        for one in round_.scoped
        if one.knows in EXPECTED
    ]
    order = list(names)
    lines.sort(key=lambda line: (order.index(line[0]), line[1].reference))
    return [line for _, line in lines]


def _second(one: Reading) -> str:
    return ", second audit" if one.is_second else ""


def _state(one: Reading) -> str:
    if one.unsigned:
        return "unsigned"
    return "handed_back" if one.one.handed_back else one.one.state or "not_begun"
