"""Grids: what returns say, set out by agency and area, by case and agency, or by case and area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.reports.measures import Mark
from bot.reports.reading import Reading, RoundReading
from bot.reports.short_codes import short_codes


@dataclass(frozen=True)
class Head:
    """A row or column: its key, its name, a code of at most four signs, and whether it is a second audit."""

    key: str
    name: str
    code: str
    is_second: bool = False


@dataclass(frozen=True)
class Cell:
    """What the returns of one place say; no marks at all where nobody was involved."""

    marks: tuple[Mark, ...] = ()

    @property
    def is_involved(self) -> bool:
        """Whether anything is to be said here."""
        return bool(self.marks)

    @property
    def counts(self) -> tuple[tuple[Mark, int], ...]:
        """How often each mark is given: points from the best to the worst, then what is no grade."""
        found = Counter(self.marks)
        return tuple(sorted(found.items(), key=lambda one: (one[0].place is None, one[0].place or 0, one[0].code)))

    @property
    def graded(self) -> tuple[Mark, ...]:
        """The grades, from the best to the worst."""
        return tuple(mark for mark, n in self.counts for _ in range(n) if mark.place is not None)

    @property
    def is_one_return(self) -> bool:
        """Whether it tells of one piece of graded work only, and so perhaps of one practitioner."""
        return len(self.marks) == 1 == len(self.graded)

    @property
    def middle(self) -> Mark | None:
        """The middle grade, of two the worse: to be named as what it is wherever it is shown."""
        return self.graded[len(self.graded) // 2] if self.graded else None


NOBODY = Cell()

WIDEST = 8
"""The most columns in which a page has room for what several returns say."""


@dataclass(frozen=True)
class Grid:
    """Rows, columns and their cells; `of` says what is in rows and columns, `about` which case, agency or area."""

    of: tuple[str, str]
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    about: str = ""

    def at(self, row: str, column: str) -> Cell:
        """Give a cell, by the keys of its row and column."""
        return self.cells.get((row, column), NOBODY)

    @property
    def is_wide(self) -> bool:
        """Whether its cells tell of several returns in more columns than a page has room for."""
        return len(self.columns) > WIDEST and any(len(cell.counts) > 1 for cell in self.cells.values())

    @property
    def has_one_return(self) -> bool:
        """Whether any of its cells tells of one piece of work only."""
        return any(cell.is_one_return for cell in self.cells.values())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark that occurs, in the order of a legend."""
        return tuple(mark for mark, _ in Cell(tuple(m for cell in self.cells.values() for m in cell.marks)).counts)


def agency_by_area(round_: RoundReading, *, seconds: bool = False) -> Grid:
    """Set out what each agency's returns say of each area; below them each of the second audits, where asked for."""
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for reading in round_.returns:
        row = f"second:{reading.one.assignment_id}" if reading.is_second else reading.one.agency_key
        if seconds or not reading.is_second:
            for key, mark in round_.marks(reading).items():
                found[row, key].append(mark)
    for one in round_.scoped:
        for measure in round_.measures:
            found[one.agency_key, measure.key].append(one.mark)
    rows = [*_agencies(round_), *(_seconds(round_) if seconds else ())]
    return _grid(("agency", "area"), rows, _areas(round_), found, "")


def case_by_agency(round_: RoundReading, key: str = "") -> Grid:
    """Set out what each agency says of each case: in one measure, or overall (else in the first there is)."""
    measure = round_.measure(key)
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for reading in _first(round_):
        found[reading.reference, reading.one.agency_key].append(round_.mark(reading, measure.key))
    for one in round_.scoped:
        found[one.reference, one.agency_key].append(one.mark)
    return _grid(("case", "agency"), _cases(round_), _agencies(round_), found, measure.title)


def case_by_area(round_: RoundReading, agency_key: str) -> Grid:
    """Set out what one agency says of each case it knew, area by area."""
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for reading in _first(round_):
        if reading.one.agency_key == agency_key:
            for key, mark in round_.marks(reading).items():
                found[reading.reference, key].append(mark)
    for one in round_.scoped:
        if one.agency_key == agency_key:
            for measure in round_.measures:
                found[one.reference, measure.key].append(one.mark)
    rows = [head for head in _cases(round_) if any(row == head.key for row, _ in found)]
    name = next((agency.name for agency in round_.agencies if agency.key == agency_key), agency_key)
    return _grid(("case", "area"), rows, _areas(round_), found, name)


def turned(grid: Grid) -> Grid:
    """Turn a grid on its side, and leave out who has nothing to do with it."""
    there = tuple(row for row in grid.rows if any(row.key == key for key, _ in grid.cells))
    cells = {(column, row): cell for (row, column), cell in grid.cells.items()}
    return Grid((grid.of[1], grid.of[0]), grid.columns, there, cells, grid.about)


def part_of(grid: Grid, rows: Iterable[Head]) -> Grid:
    """Give only these rows of a grid, as one of its pages."""
    kept = tuple(rows)
    keys = {row.key for row in kept}
    return replace(grid, rows=kept, cells={at: cell for at, cell in grid.cells.items() if at[0] in keys})


def _first(round_: RoundReading) -> Iterable[Reading]:
    """Leave second audits out: they check the first, and are shown with the differences."""
    return (one for one in round_.returns if not one.is_second)


def _grid(
    of: tuple[str, str],
    rows: Iterable[Head],
    columns: Iterable[Head],
    found: Mapping[tuple[str, str], list[Mark]],
    about: str,
) -> Grid:
    return Grid(of, tuple(rows), tuple(columns), {key: Cell(tuple(marks)) for key, marks in found.items()}, about)


def _agencies(round_: RoundReading) -> list[Head]:
    codes = short_codes([agency.name for agency in round_.agencies])
    return [Head(one.key, one.name, code) for one, code in zip(round_.agencies, codes, strict=True)]


def _seconds(round_: RoundReading) -> list[Head]:
    """List the second audits, with codes that no agency has."""
    found = [one.one for one in round_.returns if one.is_second]
    codes = short_codes([*(agency.name for agency in round_.agencies), *(one.agency for one in found)])
    those = zip(found, codes[len(round_.agencies) :], strict=True)
    return [Head(f"second:{one.assignment_id}", one.agency, code, is_second=True) for one, code in those]


def _areas(round_: RoundReading) -> list[Head]:
    """List the areas; items are known by their numbers, since their names are whole questions."""
    codes = short_codes([str(n) if one.is_item else one.title for n, one in enumerate(round_.measures, 1)])
    return [Head(one.key, one.title, code) for one, code in zip(round_.measures, codes, strict=True)]


def _cases(round_: RoundReading) -> list[Head]:
    """List the cases; an assignment without one stands for itself."""
    known = [case.reference for case in round_.cases]
    others = [one.reference for one in round_.returns if not one.one.reference]
    return [Head(one, one, one) for one in dict.fromkeys([*known, *others])]
