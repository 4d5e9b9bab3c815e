"""A grid as text that survives a narrow phone: codes for names, signs for marks, blocks of columns that fit a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reports.grid import Cell, Grid, Head
from bot.reports.measures import Mark

WIDTH = 32
"""The most characters of a line, so that a phone of 360 px does not break it within <pre>."""

NOT_INVOLVED = "·"
AND_UNGRADED = "+"
"""Set behind a mark where other returns of the same place are no grade, and not the same."""


@dataclass(frozen=True)
class TextGrid:
    """Blocks of lines for a <pre> block each, and what their codes and signs stand for."""

    of: tuple[str, str]
    about: str
    blocks: tuple[tuple[str, ...], ...]
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    marks: tuple[Mark, ...]
    has_gaps: bool
    has_spans: bool
    has_ungraded: bool
    says_middle: bool


def text_grid(grid: Grid, width: int = WIDTH, *, middle: bool = False) -> TextGrid:
    """Set a grid as text; where a cell has several returns, give the best and worst grade, or only the middle one."""
    texts = {(r.key, c.key): text_of(grid.at(r.key, c.key), middle) for r in grid.rows for c in grid.columns}
    first = max((len(row.code) for row in grid.rows), default=0)
    blocks = tuple(tuple(_lines(grid.rows, columns, texts, first)) for columns in _fitting(grid, texts, width - first))
    several = [cell for cell in grid.cells.values() if len(cell.marks) > 1]
    return TextGrid(
        grid.of, grid.about, blocks,
        rows=_coded(grid.rows), columns=_coded(grid.columns), marks=grid.marks,
        has_gaps=NOT_INVOLVED in texts.values(),
        has_spans=not middle and any(len(set(cell.graded)) > 1 for cell in several),
        has_ungraded=any(text.endswith(AND_UNGRADED) for text in texts.values()),
        says_middle=middle and any(len(cell.graded) > 1 for cell in several),
    )  # fmt: skip


def text_of(cell: Cell, middle: bool = False) -> str:
    """Say a cell in as few signs as tell it: G, G-RI, G+ where others are not graded, or the sign of what it is."""
    if not cell.is_involved:
        return NOT_INVOLVED
    if not cell.graded:
        return cell.counts[0][0].short + (AND_UNGRADED if len(cell.counts) > 1 else "")
    best, worst = cell.graded[0], cell.graded[-1]
    if middle and cell.middle:
        best = worst = cell.middle
    span = best.short if best == worst else f"{best.short}-{worst.short}"
    return span + (AND_UNGRADED if len(cell.graded) < len(cell.marks) else "")


def _coded(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Leave out of the legend what is known by its name already."""
    return tuple(head for head in heads if head.code != head.name)


def _wide(column: Head, grid: Grid, texts: dict[tuple[str, str], str]) -> int:
    return max([len(column.code), *(len(texts[row.key, column.key]) for row in grid.rows)])


def _fitting(grid: Grid, texts: dict[tuple[str, str], str], width: int) -> Iterator[dict[Head, int]]:
    """Share the columns out, so that each block fits its lines and the blocks are about as wide as each other."""
    wide = {column: _wide(column, grid, texts) + 1 for column in grid.columns}
    blocks = -(-sum(wide.values()) // width) if wide else 1
    fair = sum(wide.values()) / blocks if wide else 0
    block: dict[Head, int] = {}
    for column, its in wide.items():
        if block and (sum(block.values()) + its > width or sum(block.values()) >= fair):
            yield block
            block = {}
        block[column] = its
    yield block


def _lines(
    rows: Sequence[Head], columns: dict[Head, int], texts: dict[tuple[str, str], str], first: int
) -> Iterator[str]:
    yield (" " * first + "".join(column.code.rjust(wide) for column, wide in columns.items())).rstrip()
    for row in rows:
        cells = "".join(texts[row.key, column.key].rjust(wide) for column, wide in columns.items())
        yield row.code.ljust(first) + cells
