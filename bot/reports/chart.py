"""The process that draws pictures: a picture as JSON on stdin, a PNG on stdout; matplotlib is loaded nowhere else."""

from __future__ import annotations

import io
import json
import sys
import textwrap
from typing import Any

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.reports.lettering import Row, drawable, lines, placed, shared_out, size_for, wrapped

GRADES = LinearSegmentedColormap.from_list(
    "grades", [(0, "#2166ac"), (1 / 3, "#92c5de"), (1 / 2, "#fddbc7"), (2 / 3, "#f4a582"), (1, "#b2182b")]
)
"""Blue for the best, red for the worst: ColorBrewer's RdBu, told apart with every common colour blindness; a middle of
three is pale, not the grey that a mixture of both would be and that nil returns have."""

OTHERS = {
    "not_graded": ("#ffffff", "///"),
    "not_applicable": ("#ffffff", ""),
    "not_seen": ("#fff7bc", ""),
    "nil_return": ("#d9d9d9", ""),
    "unable": ("#bdbdbd", "xxx"),
    "awaited": ("#ffffff", "..."),
    "hidden": ("#636363", ""),
    "several": ("#ffffff", ""),
}
"""The ground of what is no grade: its colour, and the hatching that tells it apart without colour."""

rcParams["text.parse_math"] = False

INK, PAPER, FAINT = "#111111", "#ffffff", "#9a9a9a"
WIDE = 3.6
"""The picture's width in inches: drawn at 300 dots an inch, it is 1,080 dots wide, three for each of a phone's 360."""

DOTS = 300
LEFT, TOP, LINE, SMALL_LINE = 0.46, 0.72, 0.17, 0.13
LABEL, SMALL, SMALLEST = 6.4, 5.2, 4.4
"""Sizes of type in points: what signs mean, what codes stand for and how often marks are given, the least of them."""

BAR, LONGEST = 0.11, 24
"""In inches: the bar under what several returns say, and the most that all rows take, so that Telegram takes it."""


def main() -> None:
    """Draw what stands on stdin."""
    sys.stdout.buffer.write(drawn(_drawable(json.load(sys.stdin))))


def _drawable(what: Any) -> Any:
    """Give all texts of what is drawn as the font can draw them."""
    if isinstance(what, str):
        return drawable(what)
    if isinstance(what, dict):
        return {name: _drawable(one) for name, one in what.items()}
    return [_drawable(one) for one in what] if isinstance(what, list) else what


def drawn(what: dict[str, Any]) -> bytes:
    """Draw a picture as PNG."""
    rows, columns = len(what["rows"]), max(len(what["columns"]), 1)
    across = (WIDE - LEFT - 0.06) / columns
    high = _row(what, across)
    legend = shared_out(what["legend"], LABEL)
    codes = shared_out(((code, "", name) for code, name in what["codes"]), SMALL)
    below = TOP + rows * high
    height = below + 0.24 + LINE * lines(legend) + SMALL_LINE * lines(codes)
    figure = Figure(figsize=(WIDE, height), dpi=DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDE)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(
        0.06, 0.06, "\n".join(textwrap.wrap(what["title"], 46)[:2]), fontsize=8, weight="bold", va="top", color=INK
    )
    _heads(axes, what, across, high)
    for y, row in enumerate(what["tiles"]):
        for x, tile in enumerate(row):
            _tile(axes, tile, LEFT + x * across, TOP + y * high, across, high)
    _legend(axes, legend, below + 0.16)
    _codes(axes, codes, below + 0.2 + LINE * lines(legend))
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    return png.getvalue()


def _heads(axes: Axes, what: dict[str, Any], across: float, high: float) -> None:
    size = 7 if across > 0.32 else 5.6
    for x, code in enumerate(what["columns"]):
        at = LEFT + (x + 0.5) * across
        axes.text(
            at,
            TOP - 0.05,
            code,
            fontsize=size,
            ha="center",
            va="bottom",
            color=INK,
            rotation=0 if across > 0.32 else 60,
        )
    for y, code in enumerate(what["rows"]):
        size = size_for(code, 6.6, LEFT - 0.08)
        axes.text(LEFT - 0.05, TOP + (y + 0.5) * high, code, fontsize=size, ha="right", va="center", color=INK)


def _tile(axes: Axes, tile: dict[str, Any], x: float, y: float, across: float, high: float) -> None:
    if not tile["letters"]:
        axes.text(x + across / 2, y + high / 2, "·", fontsize=7, ha="center", va="center", color=FAINT)
        return
    _box(axes, tile["tone"], x, y, across, high)
    if not tile["shares"]:
        _letters(axes, tile["letters"], tile["tone"], x + across / 2, y + high / 2, across)
        return
    _several(axes, tile, x, y, across, high)


def _several(axes: Axes, tile: dict[str, Any], x: float, y: float, across: float, high: float) -> None:
    """Say how often each mark was given, above a bar of their shares."""
    said = "\n".join(_in_lines(tile["letters"], across))
    at = (x + across / 2, y + (high - BAR) / 2)
    axes.text(*at, said, fontsize=_small(across), ha="center", va="center", color=INK, linespacing=1.05)
    total, left = sum(n for _, n in tile["shares"]), x
    for tone, n in tile["shares"]:
        _box(axes, tone, left, y + high - BAR, across * n / total, BAR)
        left += across * n / total


def _box(axes: Axes, tone: float | str, x: float, y: float, across: float, high: float) -> None:
    colour, hatch = _ground(tone)
    axes.add_patch(
        Rectangle((x, y), across, high, facecolor=colour, edgecolor=FAINT, linewidth=0.4, hatch=hatch or None)
    )


def _letters(axes: Axes, letters: str, tone: float | str, x: float, y: float, across: float) -> None:
    colour, hatch = _ground(tone)
    ink = PAPER if _dark(colour) else INK
    under = {"boxstyle": "round,pad=0.15", "facecolor": colour, "edgecolor": "none"} if hatch else None
    size = size_for(letters, 7.4, across * 0.8)
    axes.text(x, y, letters, fontsize=size, weight="bold", ha="center", va="center", color=ink, bbox=under)


def _ground(tone: float | str) -> tuple[Any, str]:
    return OTHERS[tone] if isinstance(tone, str) else (GRADES(tone), "")


def _dark(colour: Any) -> bool:
    """Tell whether white is read better than black on it, by the luminance of WCAG 2."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 0.18


def _row(what: dict[str, Any], across: float) -> float:
    """Give the height of a row, so that what several returns say stands above its bar."""
    several = [tile["letters"] for row in what["tiles"] for tile in row if tile["shares"]]
    if not several:
        return max(min(across, 0.32), 0.24)
    most = max(len(_in_lines(letters, across)) for letters in several)
    return min(BAR + 0.1 + most * _small(across) * 1.2 / 72, LONGEST / len(what["rows"]))


def _small(across: float) -> float:
    """Give the size of type in which a column says how often marks are given."""
    return SMALL if across > 0.32 else SMALLEST


def _in_lines(letters: str, across: float) -> list[str]:
    """Set how often each mark is given on as few lines as its column is wide enough for."""
    return wrapped(letters, _small(across), across - 0.04)


def _legend(axes: Axes, rows: list[Row], top: float) -> None:
    for line, left, (letters, tone, label) in placed(rows):
        y = top + (line + 0.5) * LINE - 0.04
        _box(axes, tone, left, y - 0.065, 0.24, 0.13)
        _letters(axes, letters, tone, left + 0.12, y, 0.24)
        for n, words in enumerate(label):
            axes.text(left + 0.3, y + n * LINE, words, fontsize=LABEL, va="center", color=INK)


def _codes(axes: Axes, rows: list[Row], top: float) -> None:
    for line, left, (code, _, name) in placed(rows):
        y = top + (line + 0.5) * SMALL_LINE
        axes.text(left, y, code, fontsize=SMALL, weight="bold", va="center", color=INK)
        for n, words in enumerate(name):
            axes.text(left + 0.3, y + n * SMALL_LINE, words, fontsize=SMALL, va="center", color=INK)


if __name__ == "__main__":
    main()
