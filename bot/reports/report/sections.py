"""What a report says of each agency and each area: grades with their base, and where findings come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.reports.findings import RECOMMENDATION, Finding
from bot.reports.grid import Cell
from bot.reports.measures import Mark, Measure
from bot.reports.reading import Reading, RoundReading
from bot.reports.report.sample import AgencyReturns
from bot.reports.short_codes import short_codes
from bot.reports.standards import Item, items
from bot.reports.wording import Share
from questionnaires.kinds import say
from storage.quotes import Quote


@dataclass(frozen=True)
class Graded:
    """How one thing is graded: each point with its share of the graded returns, and those without a grade."""

    title: str
    cell: Cell
    points: tuple[tuple[Mark, Share], ...]
    returns: int

    @property
    def graded(self) -> int:
        """How many returns gave a grade: the base of every share."""
        return len(self.cell.graded)

    @property
    def is_one_return(self) -> bool:
        """Whether it tells of one piece of work only, and so perhaps of one practitioner."""
        return self.graded == 1


@dataclass(frozen=True)
class Cited:
    """Findings of one sort for an agency, in an area: how many, and the cases they come from."""

    sort: str
    area: str
    agency: str
    findings: int
    references: tuple[str, ...]


@dataclass(frozen=True)
class Quoted:
    """Words that a lead picked: of which sort they are, in which area, from which case and agency."""

    sort: str
    area: str
    agency_key: str
    reference: str
    words: str
    number: int


@dataclass(frozen=True)
class AgencySection:
    """What is said of one agency."""

    key: str
    name: str
    code: str
    returns: AgencyReturns
    overall: Graded | None
    areas: tuple[Graded, ...]
    standards: tuple[Item, ...]
    cited: tuple[Cited, ...]
    answered: tuple[str, ...]
    nil: tuple[str, ...]
    unable: tuple[str, ...]
    quoted: tuple[Quoted, ...]

    @property
    def has_one_return(self) -> bool:
        """Whether any of its grades tells of one piece of work only."""
        graded = [*self.areas, *([self.overall] if self.overall else [])]
        return any(one.is_one_return for one in graded) or any(one.applicable == 1 for one in self.standards)

    @property
    def recommended(self) -> tuple[Quoted, ...]:
        """The recommendations that were picked."""
        return tuple(one for one in self.quoted if one.sort == RECOMMENDATION)

    @property
    def told(self) -> tuple[Quoted, ...]:
        """What else was picked."""
        return tuple(one for one in self.quoted if one.sort != RECOMMENDATION)


def quoted(round_: RoundReading, picked: Iterable[Quote]) -> tuple[Quoted, ...]:
    """Say where picked words come from; those from a return that is not shown stay out."""
    shown = {one.one.response_id: one for one in round_.returns if one.is_answered}
    found = []
    for one in picked:
        reading = shown.get(one.response_id)
        step = reading.form.step(one.path) if reading else None
        if reading and step:
            sort, area = str(getattr(step.question, "role", "")), say(step.area.title)
            found.append(Quoted(sort, area, reading.one.agency_key, reading.reference, one.words, one.id))
    return tuple(found)


def graded_in(round_: RoundReading, measure: Measure, readings: Iterable[Reading]) -> Graded:
    """Count how returns grade something."""
    marks = tuple(round_.mark(one, measure.key) for one in readings)
    cell = Cell(marks)
    base = len(cell.graded)
    points = tuple((point, Share(marks.count(point), base)) for point in measure.points if point in marks)
    return Graded(measure.title, cell, points, len(marks))


def sections(
    round_: RoundReading, returns: Iterable[AgencyReturns], found: tuple[Finding, ...], picked: tuple[Quoted, ...]
) -> tuple[AgencySection, ...]:
    """Set out what is said of each agency, in the round's order."""
    codes = short_codes([agency.name for agency in round_.agencies])
    return tuple(_section(round_, one, code, found, picked) for one, code in zip(returns, codes, strict=True))


def _section(
    round_: RoundReading,
    counted: AgencyReturns,
    code: str,
    found: tuple[Finding, ...],
    picked: tuple[Quoted, ...],
) -> AgencySection:
    theirs = [one for one in round_.returns if one.one.agency_key == counted.key and not one.is_second]
    answered = [one for one in theirs if one.is_answered]
    scoped = [one.reference for one in round_.scoped if one.agency_key == counted.key and one.mark.code == "nil_return"]
    states = {state: [one.reference for one in theirs if one.one.state == state and not one.hidden] for state in OTHERS}
    return AgencySection(
        counted.key, counted.name, code, counted,
        overall=graded_in(round_, round_.overall, answered) if round_.overall else None,
        areas=tuple(graded_in(round_, m, answered) for m in round_.measures if not m.overall and not m.is_item),
        standards=standards_of(round_, counted.key),
        cited=cited(one for one in found if one.agency_key == counted.key),
        answered=tuple(one.reference for one in answered),
        nil=tuple(sorted({*states["nil_return"], *scoped})),
        unable=tuple(states["unable"]),
        quoted=tuple(one for one in picked if one.agency_key == counted.key),
    )  # fmt: skip


def standards_of(round_: RoundReading, agency_key: str = "") -> tuple[Item, ...]:
    """Count the standards that apply to any of the first audits: of all agencies, or of one."""

    def of(one: Reading) -> bool:
        return agency_key in ("", one.one.agency_key) and not one.is_second

    return tuple(one for one in items(round_, of) if one.is_standard and one.answered)


OTHERS = ("nil_return", "unable")
"""How a return can go in without being an audit."""


def cited(found: Iterable[Finding]) -> tuple[Cited, ...]:
    """Say where findings come from, by sort, area and agency; what was written stays where it is."""
    together: dict[tuple[str, str, str], list[Finding]] = {}
    for one in found:
        together.setdefault((one.sort, one.area, one.agency), []).append(one)
    return tuple(
        Cited(*of, len(those), tuple(sorted({one.reference for one in those}))) for of, those in together.items()
    )
