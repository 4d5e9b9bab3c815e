"""A whole report: everything that is worked out for it, from one reading of its round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.reports.case_sheet import CaseSheet, case_sheets
from bot.reports.comparing import Group, attributes, compare
from bot.reports.differences import Apart, OutOfLine, apart, out_of_line, passed_over
from bot.reports.double_grading import Agreement, TooFew, agreement
from bot.reports.findings import findings
from bot.reports.grid import Grid, agency_by_area, case_by_agency
from bot.reports.matters import Matter
from bot.reports.overview import by_agency, overview
from bot.reports.reading import RoundReading
from bot.reports.report.limits import limits
from bot.reports.report.sample import Method, method
from bot.reports.report.sections import AgencySection, Cited, Graded, cited, graded_in, quoted, sections, standards_of
from bot.reports.standards import Item
from questionnaires.kinds import say
from storage.rounds import Round
from storage.tx import Tx

MOST_DRAWN = 40
"""The most rows of a grid that is drawn too: more do not fit a page, and the table says the same."""


@dataclass(frozen=True)
class Found:
    """What was found overall: the table of overall grades, each thing graded, the standards, and cases compared."""

    table: tuple[dict[str, str | int], ...]
    columns: tuple[tuple[str, str], ...]
    overall: Graded | None
    areas: tuple[Graded, ...]
    standards: tuple[Item, ...]
    compared: tuple[tuple[str, tuple[Group, ...]], ...]


@dataclass(frozen=True)
class Differing:
    """What does not fit together, and how far two auditors of the same work agree."""

    apart: tuple[Apart, ...]
    out_of_line: tuple[OutOfLine, ...]
    passed_over: tuple[Matter, ...]
    agreement: tuple[Agreement | TooFew, ...]


@dataclass(frozen=True)
class Report:
    """A round's report, as figures."""

    round: Round
    made_on: date
    method: Method
    limits: tuple[Matter, ...]
    found: Found
    sections: tuple[AgencySection, ...]
    cited: tuple[Cited, ...]
    differing: Differing
    grids: Mapping[str, Grid]
    sheets: tuple[CaseSheet, ...]

    def find_section(self, agency: str) -> AgencySection | None:
        """Find an agency's section, by the agency's key or name."""
        wanted = agency.casefold()
        return next((one for one in self.sections if wanted in (one.key.casefold(), one.name.casefold())), None)

    @property
    def drawn(self) -> frozenset[str]:
        """Which of the grids are drawn too: what is too wide for a page is not to be read in a picture either."""
        fits = (name for name, grid in self.grids.items() if 0 < len(grid.rows) <= MOST_DRAWN and not grid.is_wide)
        return frozenset(fits)


def report(tx: Tx, round_: RoundReading, *, cases: bool = True) -> Report:
    """Work out the report of a round read with `everything`, its case sheets where they are wanted."""
    seen = overview(round_, tx.today)
    how, written = method(tx, round_, seen), findings(round_)
    return Report(
        round_.round, tx.today, how, limits(round_, tx.kept_words.of_round(round_.round.id)),
        found=_found(round_, tuple(by_agency(seen))),
        sections=sections(round_, how.returns, written, quoted(round_, tx.quotes.of_round(round_.round.id))),
        cited=cited(written),
        differing=_differing(round_),
        grids={"agency_by_area": agency_by_area(round_), "case_by_agency": case_by_agency(round_)},
        sheets=case_sheets(tx, round_) if cases else (),
    )  # fmt: skip


def _found(round_: RoundReading, table: tuple[dict[str, str | int], ...]) -> Found:
    answered = [one for one in round_.returns if one.is_answered and not one.is_second]
    points = [(point.code, point.label) for point in round_.overall.points] if round_.overall else []
    return Found(
        table, tuple(points),
        overall=graded_in(round_, round_.overall, answered) if round_.overall else None,
        areas=tuple(graded_in(round_, m, answered) for m in round_.measures if not m.overall and not m.is_item),
        standards=standards_of(round_),
        compared=tuple((name, compare(round_, name)) for name in attributes(round_)),
    )  # fmt: skip


def _differing(round_: RoundReading) -> Differing:
    overall = round_.measure()
    found = [agreement(round_, overall.key)]
    for one in round_.measures:
        its = agreement(round_, one.key) if one is not overall else None
        found += [its] if isinstance(its, Agreement) else []
    return Differing(apart(round_), out_of_line(round_), _passed_over(round_), tuple(found))


def _passed_over(round_: RoundReading) -> tuple[Matter, ...]:
    """Gather the rules that returns went in against: each with its area, and the returns it was passed over in."""
    titles = {area.key: say(area.title) for area in round_.form.areas}
    answered, found = sum(one.is_answered for one in round_.returns), defaultdict(list)
    for one in passed_over(round_):
        found[one.code, titles.get(one.area, "")].append(one.reference)
    return tuple(
        Matter(code, len(those), answered, tuple(sorted(set(those))), area=area)
        for (code, area), those in found.items()
    )
