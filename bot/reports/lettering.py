"""Letters of a picture: how wide a text is, on how many lines it fits, and what stands beside what in its legend."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from matplotlib.font_manager import findfont, get_font

FONT = get_font(findfont("DejaVu Sans"))
FONT.set_size(100, 72)

EDGE, HALF, INDENT, WHOLE = 0.08, 1.75, 0.3, 3.54
"""In inches: the legend's left edge, from one column to the next, from its letters to their meaning, the right edge."""

Entry = tuple[str, Any, list[str]]
"""Letters, the tone of their ground, and the lines that say what they mean."""

Row = list[Entry]
"""One entry or two beside each other."""


BOX = "\N{WHITE SQUARE}"
"""What stands for a sign that the font lacks."""


def drawable(text: str) -> str:
    """Give a text as the font can draw it: in one line, a box for each sign that it lacks, never nothing for something.

    Marks and joiners that the font lacks go with the sign that they belong to.
    """
    spaced = "".join(
        " " if sign.isspace() or unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text
    )
    drawn = "".join(filter(None, map(_drawable, " ".join(spaced.split()))))
    return drawn or (BOX if text else "")


def _drawable(sign: str) -> str:
    if FONT.get_char_index(ord(sign)):
        return sign
    return "" if unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") else BOX


def wide(text: str, size: float) -> float:
    """Measure a text in inches."""
    return sum(map(_advance, text)) * size / 7200


@cache
def _advance(sign: str) -> float:
    """Give how far a sign moves the pen, in points, in type of 100 points; FreeType counts in 65,536ths."""
    return float(FONT.load_char(ord(sign)).linearHoriAdvance) / 65536


def size_for(text: str, size: float, room: float) -> float:
    """Give the size of type in which a text finds room."""
    return size * min(1.0, room / max(wide(text, size), 0.01))


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Set a text on as few lines as there is room for; a single word that is too long stays whole."""
    found: list[str] = []
    for word in text.split():
        if found and wide(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found or [""]


def shared_out(entries: Iterable[tuple[str, Any, str]], size: float) -> list[Row]:
    """Set two entries beside each other where both are short, and a long one alone; nothing is cut off."""
    rows: list[Row] = []
    alone = False
    for letters, tone, label in entries:
        short = wide(label, size) <= HALF - INDENT - 0.06
        entry = (letters, tone, wrapped(label, size, WHOLE - EDGE - INDENT))
        if short and alone:
            rows[-1].append(entry)
        else:
            rows.append([entry])
        alone = short and len(rows[-1]) == 1
    return rows


def lines(rows: Iterable[Row]) -> int:
    """Count the lines that rows of entries take."""
    return sum(max(len(label) for _, _, label in row) for row in rows)


def placed(rows: Iterable[Row]) -> Iterator[tuple[int, float, Entry]]:
    """Say where each entry stands: its line, and its left edge in inches."""
    line = 0
    for row in rows:
        for column, entry in enumerate(row):
            yield line, EDGE + column * HALF, entry
        line += max(len(label) for _, _, label in row)
