"""Grids and case sheets as the command line prints them: facts for JSON, and lines of fields."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reports.case_sheet import CaseSheet, Knowing
from bot.reports.grid import Grid, Head

Line = tuple[str | int, ...]


def sheet_facts(sheet: CaseSheet) -> tuple[dict[str, object], list[Line]]:
    """Give a case sheet: its grades, and below them what each agency knew, when."""
    known = [_knowing_facts(one) for one in sheet.knowing]
    lines = [line for one in sheet.knowing for line in _knowing_lines(one)]
    return grid_facts(sheet.grid) | {"known": known}, [*grid_lines(sheet.grid), (), *lines]


def _knowing_facts(one: Knowing) -> dict[str, object]:
    scoped = [{"knows": said.knows, "systems": said.systems, "said_at": said.said_at} for said in one.scoped]
    returns = [
        {
            "purpose": given.reading.one.purpose,
            "state": given.reading.state,
            "submitted_at": given.reading.one.submitted_at or "",
            "said": [{"question": question, "answer": answer} for question, answer in given.said],
        }
        for given in one.returns
    ]
    return {"agency": one.agency.name, "scoped": scoped, "returns": returns}


def _knowing_lines(one: Knowing) -> Iterator[Line]:
    for said in one.scoped:
        yield one.agency.name, "knows", said.knows, said.said_at, said.systems
    for given in one.returns:
        yield one.agency.name, given.reading.one.purpose, given.reading.state, given.reading.one.submitted_at or ""
        for question, answer in given.said:
            yield one.agency.name, given.reading.one.purpose, question, answer


def grid_facts(grid: Grid) -> dict[str, object]:
    """Give a grid row by row: each mark of a cell, and how often it is given."""
    rows = [
        {
            grid.of[0]: _name(row),
            **{
                column.key: [{"code": mark.code, "count": n} for mark, n in grid.at(row.key, column.key).counts]
                for column in grid.columns
            },
        }
        for row in grid.rows
    ]
    names = {column.key: column.name for column in grid.columns}
    return {"rows": grid.of[0], "columns": grid.of[1], "about": grid.about, "names": names, "cells": rows}


def grid_lines(grid: Grid) -> Iterator[Line]:
    """Give a grid as lines, with the keys of its columns above them."""
    yield (grid.of[0], *(column.key for column in grid.columns))
    for row in grid.rows:
        cells = (grid.at(row.key, column.key) for column in grid.columns)
        yield (
            _name(row),
            *(", ".join(f"{mark.code} {n}" if n > 1 else mark.code for mark, n in c.counts) for c in cells),
        )


def _name(row: Head) -> str:
    return f"{row.name} (second)" if row.is_second else row.name
