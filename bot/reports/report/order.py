"""Which paper of a round is wanted, and in which format; with the figures it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from bot.office.sight import MaySee, shown_to_all
from bot.reports.reading import everything, read_round
from bot.reports.report.whole import Report, report
from questionnaires.catalog import Catalog
from storage.tx import Tx

FORMATS = ("docx", "html", "md")


@dataclass(frozen=True)
class Order:
    """Which paper of a round is wanted: the report, one agency's section to check, or the practitioners' briefing."""

    format: str = "docx"
    agency: str = ""
    briefing: bool = False
    cases: bool = False

    @property
    def template(self) -> str:
        """Which template words it."""
        return "briefing" if self.briefing else "agency" if self.agency else "report"

    @property
    def part(self) -> str:
        """What the trail says of it: the format and the paper."""
        return f"{self.format},{'cases' if self.cases else self.template}"


@dataclass(frozen=True)
class Draft:
    """What a paper is printed from, once its figures are worked out."""

    report: Report
    order: Order


def draft(tx: Tx, catalog: Catalog, round_id: int, order: Order, may_see: MaySee = shown_to_all) -> Draft:
    """Work out what a paper is printed from; what a person may not see is counted as hidden."""
    round_ = read_round(tx, catalog, round_id, everything, may_see)
    return Draft(report(tx, round_, cases=order.cases), order)
