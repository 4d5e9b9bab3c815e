"""A list of cases that a person sent or typed: read whole, every bad row named, nothing of it repeated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.office.cells import BadCell, read_cell
from bot.office.columns import MOST_COLUMNS, Column, count_known, letter, not_to_be_sent, read_columns
from bot.office.csv_text import Line, NotAList, read_lines
from bot.office.identifiers import REFERENCE, as_counted, as_reference, check_words

MOST_ROWS = 10_000
LONGEST_HEADER = 40
HARMLESS_UNREAD = {"formula", "date", "long_number"}
"""What a column that is not stored may hold."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a list and where; a template says it. The cell itself is never repeated."""

    code: str
    line: int | None = None
    column: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedCase:
    """A case as a list gives it; `strata` are its further attributes by their headers."""

    line: int
    reference: str
    age_band: str = ""
    gender: str = ""
    ethnicity: str = ""
    flags: tuple[str, ...] = ()
    strata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseList:
    """What was read: good rows, which column was taken for what, which were ignored, and all that is wrong.

    Of a file that is refused as a whole there are problems only: without a header, its first row may be a child's.
    """

    rows: tuple[ListedCase, ...] = ()
    columns: tuple[Column, ...] = ()
    ignored: tuple[Column, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_case_list(content: bytes, name: str) -> CaseList:
    """Read a list of cases from a CSV file; whatever is wrong is in its problems."""
    try:
        head, *lines = read_lines(content, name, count_known)
    except NotAList as problem:
        return CaseList(problems=(Problem(problem.code, problem.line, facts=problem.facts),))
    if refused := _too_many(head, lines):
        return CaseList(problems=tuple(refused))
    columns = read_columns(head.cells)
    if refused := _refused(head, columns, lines):
        return CaseList(problems=tuple(refused))
    rows = Rows(columns)
    for line in lines:
        rows.take(line)
    ignored = tuple(
        c for c in columns if c.header and not c.field and any(_cell(line, c.place).strip() for line in lines)
    )
    return CaseList(tuple(rows.good), tuple(c for c in columns if c.field), ignored, tuple(rows.problems))


def read_typed_list(text: str) -> CaseList:
    """Read cases from words that somebody typed or pasted: a list with its headers, or references alone."""
    first = text.strip().split("\n", 1)[0]
    if any(count_known(tuple(first.split(mark))) for mark in ",;\t|"):
        return read_case_list(text.strip().encode("utf-8", "replace"), "")
    said = [(n, word) for n, line in enumerate(text.split("\n"), 1) for word in re.split(r"[\s,;]+", line) if word]
    if refused := _too_many(None, said) if said else [Problem("empty")]:
        return CaseList(problems=tuple(refused))
    rows = Rows([Column(0, "", "reference")])
    for n, word in said:
        rows.take(Line(n, (word,)))
    return CaseList(tuple(rows.good), problems=tuple(replace(problem, column="") for problem in rows.problems))


def _refused(head: Line, columns: Sequence[Column], lines: Sequence[Line]) -> list[Problem]:
    """Say why no row of a list is taken."""
    problems = [
        Problem("not_to_be_sent", head.number, column.letter, {"what": what})
        for column in columns
        if (what := not_to_be_sent(column.header))
    ]
    if all(column.field != "reference" for column in columns):
        data = any(REFERENCE.fullmatch(as_reference(column.header)) for column in columns)
        return [*problems, Problem("no_header" if data else "no_reference_column", head.number)]
    for column in columns:
        if code := check_words(column.header):
            problems.append(Problem(code, head.number, column.letter))
        elif column.field and len(column.header) > LONGEST_HEADER:
            problems.append(Problem("too_long", head.number, column.letter, {"most": LONGEST_HEADER}))
    return problems if problems or lines else [Problem("no_rows")]


def _too_many(head: Line | None, lines: Sequence[object]) -> list[Problem]:
    problems = []
    columns = sum(bool(cell.strip()) for cell in head.cells) if head else 1
    if columns > MOST_COLUMNS:
        problems.append(Problem("too_many_columns", facts={"columns": columns, "most": MOST_COLUMNS}))
    if len(lines) > MOST_ROWS:
        problems.append(Problem("too_many_rows", facts={"rows": len(lines), "most": MOST_ROWS}))
    return problems


def _cell(line: Line, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


class Rows:
    """Takes rows one after another, and keeps what is wrong with each."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.good: list[ListedCase] = []
        self.problems: list[Problem] = []
        self.first: dict[tuple[str, int, str], tuple[str, int]] = {}
        self.spellings: dict[tuple[int, str], str] = {}

    def take(self, line: Line) -> None:
        """Take a row, unless something in it is wrong."""
        before = len(self.problems)
        fields: dict[str, Any] = {}
        strata: dict[str, str] = {}
        for column in self.columns:
            value = self._read(line, column)
            if column.field == "stratum":
                strata[column.header] = value
            elif column.field:
                fields[column.field] = value
        if len(line.cells) > len(self.columns):  # even if blank: a comma without quotes has moved all that follows it
            self.problems.append(Problem("too_many_cells", line.number, letter(len(self.columns))))
        if len(self.problems) == before:
            self.good.append(ListedCase(line.number, **fields, strata=strata))

    def _read(self, line: Line, column: Column) -> Any:
        """Read a cell; one that is ignored is looked at for identifiers all the same, so that somebody hears of it."""
        raw = _cell(line, column.place)
        try:
            if not column.field:
                return self._look(column, raw)
            value = read_cell(column.field, raw)
            if column.field == "reference":
                self._once(value, line.number)
        except BadCell as problem:
            self.problems.append(Problem(problem.code, line.number, column.letter, problem.facts))
            return None
        if isinstance(value, str) and value:
            return self.spellings.setdefault((column.place, value.casefold()), value)
        return value

    def _look(self, column: Column, raw: str) -> None:
        code = check_words(raw)
        if code and code not in HARMLESS_UNREAD:
            raise BadCell(code)
        if raw.strip() and not column.header:
            raise BadCell("too_many_cells")

    def _once(self, reference: str, line: int) -> None:
        counted = as_counted(reference)
        if counted in self.first:
            other, first = self.first[counted]
            code = "duplicate" if other == reference else "reference_alike"
            raise BadCell(code, reference=other, first=first)
        self.first[counted] = (reference, line)
