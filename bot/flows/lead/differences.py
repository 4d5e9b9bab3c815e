"""What does not fit together: grades far apart, overall grades out of line, rules passed over; and agreement."""

from __future__ import annotations

from bot.flows.lead.ground import Args, Shown, four, home, leaf_by_length, lines_of, read
from bot.flows.lead.views import LeadDifferencesView, RuleLine
from bot.flows.turn import Button
from bot.reports.differences import Apart, OutOfLine, PassedOver, apart, out_of_line, passed_over, with_evidence
from bot.reports.double_grading import agreement
from bot.reports.reading import RoundReading
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from storage.tx import Tx

Difference = Apart | OutOfLine | PassedOver


def show_differences(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """List the differences with their cases; from enough double-graded cases on, also how far auditors agree."""
    round_ = read(tx, catalog, who, args[0], with_evidence)
    found: list[Difference] = [*apart(round_), *out_of_line(round_), *passed_over(round_)]
    here, at = leaf_by_length(found, args[1], _lines)
    agreed = agreement(round_)
    areas = {area.key: say(area.title) for area in round_.form.areas}
    view = LeadDifferencesView(
        title=round_.round.title,
        apart=tuple(one for one in here if isinstance(one, Apart)),
        out_of_line=tuple(one for one in here if isinstance(one, OutOfLine)),
        passed_over=tuple(
            RuleLine(one.reference, one.agency, one.code, areas.get(one.area, one.area))
            for one in here
            if isinstance(one, PassedOver)
        ),
        total=len(found),
        agreement=agreed if agreed.cases and at.number == at.of - 1 else None,
        leaf=at.called,
    )
    rows = (*four(_cases(round_, here)), at.turning("ld_diff", args[:1]), (home(args[0]),))
    return Shown(view, rows, {"round_id": args[0]})


def _cases(round_: RoundReading, found: object) -> list[Button]:
    """Make a button for each case that is named."""
    assert isinstance(found, list)
    ids = {case.reference: case.id for case in round_.cases}
    named = dict.fromkeys(one.reference for one in found if one.reference in ids)
    return [Button(reference, "ld_case", (round_.round.id, ids[reference])) for reference in sorted(named)]


def _lines(one: Difference) -> int:
    if isinstance(one, Apart):
        ends = [given for given in one.grades if given.mark in (one.grades[0].mark, one.grades[-1].mark)]
        return lines_of(f"{one.reference} {one.measure.title}", ", ".join(f"{g.agency} {g.mark.label}" for g in ends))
    return lines_of(f"{one.reference} {one.agency}") + 1
