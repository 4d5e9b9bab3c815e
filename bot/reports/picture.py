"""A grid as a picture: what is drawn, the text that stands for it, and the process that draws it."""

from __future__ import annotations

import dataclasses
import subprocess
from dataclasses import dataclass

from bot.reports.grid import Cell, Grid
from bot.reports.process import made_apart

ALT_MAX = 1024
"""The longest caption that Telegram takes, in characters."""

DRAWN_WITHIN_S = 30.0
"""How long a picture may take; a process that takes longer is ended."""

SEVERAL = "several"


class PictureError(Exception):
    """The picture could not be drawn; the text grid says the same."""


@dataclass(frozen=True)
class Tile:
    """A cell as it is drawn: its letters, the tone of its ground, and the shares of a cell of several returns.

    A tone is the place of a grade from 0 (the best) to 1 (the worst), or the code of what is no grade.
    """

    letters: str = ""
    tone: float | str = ""
    shares: tuple[tuple[float | str, int], ...] = ()


@dataclass(frozen=True)
class Picture:
    """What is drawn: codes along both sides and what they stand for, tiles, a legend of letters, tones and labels."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    tiles: tuple[tuple[Tile, ...], ...]
    legend: tuple[tuple[str, float | str, str], ...]
    codes: tuple[tuple[str, str], ...]
    alt: str


def picture(grid: Grid, title: str) -> Picture:
    """Set a grid out for drawing."""
    return Picture(
        title,
        tuple(row.code for row in grid.rows),
        tuple(column.code for column in grid.columns),
        tuple(tuple(_tile(grid.at(row.key, column.key)) for column in grid.columns) for row in grid.rows),
        tuple((mark.short, _tone(mark.place, mark.of, mark.code), mark.label) for mark in grid.marks),
        tuple((head.code, head.name) for head in (*grid.rows, *grid.columns) if head.code != head.name),
        alt(grid, title),
    )


def alt(grid: Grid, title: str, most: int = ALT_MAX) -> str:
    """Say the grid row by row, as many rows as a caption holds, and how many were left out."""
    lines = [f"{title}."]
    for number, row in enumerate(grid.rows):
        said = [(column.code, grid.at(row.key, column.key)) for column in grid.columns]
        cells = [f"{code} {_said(cell)}" for code, cell in said if cell.is_involved]
        line = f"{row.code}: {', '.join(cells) or '-'}."
        rest = f"(+{len(grid.rows) - number})"
        if len("\n".join([*lines, line, rest])) > most:
            return "\n".join([*lines, rest])[:most]
        lines.append(line)
    return "\n".join(lines)[:most]


def draw(what: Picture) -> bytes:
    """Draw a picture as PNG, in a process of its own so that the bot stays small; raises PictureError."""
    try:
        return made_apart("bot.reports.chart", dataclasses.asdict(what), DRAWN_WITHIN_S)
    except (OSError, subprocess.SubprocessError) as problem:
        raise PictureError(type(problem).__name__) from problem


def _tone(place: int | None, of: int, code: str) -> float | str:
    return code if place is None else round(place / max(of - 1, 1), 3)


def _tile(cell: Cell) -> Tile:
    if not cell.is_involved:
        return Tile()
    if len(cell.counts) == 1:
        ((mark, n),) = cell.counts
        return Tile(f"{mark.short}{n if n > 1 else ''}", _tone(mark.place, mark.of, mark.code))
    letters = " ".join(f"{mark.short}{n}" for mark, n in cell.counts)
    return Tile(letters, SEVERAL, tuple((_tone(m.place, m.of, m.code), n) for m, n in cell.counts))


def _said(cell: Cell) -> str:
    return " ".join(mark.short if len(cell.marks) == 1 else f"{mark.short}x{n}" for mark, n in cell.counts)
