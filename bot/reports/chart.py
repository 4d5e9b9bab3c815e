"""The process that draws pictures: a picture as JSON on stdin, a PNG on stdout; matplotlib is loaded nowhere else."""

from __future__ import annotations

import io
import json
import sys
import textwrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

GRADES = LinearSegmentedColormap.from_list("grades", ["#2166ac", "#92c5de", "#f4a582", "#b2182b"])
"""Blue for the best, red for the worst: ColorBrewer's RdBu, told apart with every common colour blindness."""

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

INK, PAPER, FAINT = "#111111", "#ffffff", "#9a9a9a"
WIDE = 3.6
"""The picture's width in inches: drawn at 300 dots an inch, it is 1,080 dots wide, three for each of a phone's 360."""

DOTS = 300
LEFT, TOP, LINE, SMALL_LINE = 0.46, 0.72, 0.17, 0.13


def main() -> None:
    """Draw what stands on stdin."""
    sys.stdout.buffer.write(drawn(json.load(sys.stdin)))


def drawn(what: dict[str, Any]) -> bytes:
    """Draw a picture as PNG."""
    rows, columns = len(what["rows"]), max(len(what["columns"]), 1)
    across = (WIDE - LEFT - 0.06) / columns
    high = 0.4 if any(tile["shares"] for row in what["tiles"] for tile in row) else max(min(across, 0.32), 0.24)
    legend = _legend_lines(what)
    height = TOP + rows * high + 0.24 + LINE * len(legend) + SMALL_LINE * -(-len(what["codes"]) // 2)
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
    _legend(axes, legend, TOP + rows * high + 0.16)
    _codes(axes, what["codes"], TOP + rows * high + 0.2 + LINE * len(legend))
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
        axes.text(LEFT - 0.05, TOP + (y + 0.5) * high, code, fontsize=6.6, ha="right", va="center", color=INK)


def _tile(axes: Axes, tile: dict[str, Any], x: float, y: float, across: float, high: float) -> None:
    if not tile["letters"]:
        axes.text(x + across / 2, y + high / 2, "·", fontsize=7, ha="center", va="center", color=FAINT)
        return
    _box(axes, tile["tone"], x, y, across, high)
    if not tile["shares"]:
        _letters(axes, tile["letters"], tile["tone"], x + across / 2, y + high / 2)
        return
    _several(axes, tile, x, y, across, high)


def _several(axes: Axes, tile: dict[str, Any], x: float, y: float, across: float, high: float) -> None:
    """Say how often each mark was given, above a bar of their shares."""
    words = tile["letters"].split()
    lines = (
        [" ".join(words)]
        if len(words) < 3
        else [" ".join(words[: -(-len(words) // 2)]), " ".join(words[-(-len(words) // 2) :])]
    )
    axes.text(
        x + across / 2,
        y + high * 0.37,
        "\n".join(lines),
        fontsize=5.2,
        ha="center",
        va="center",
        color=INK,
        linespacing=1.05,
    )
    total, at = sum(n for _, n in tile["shares"]), x
    for tone, n in tile["shares"]:
        _box(axes, tone, at, y + high * 0.74, across * n / total, high * 0.26)
        at += across * n / total


def _box(axes: Axes, tone: float | str, x: float, y: float, across: float, high: float) -> None:
    colour, hatch = _ground(tone)
    axes.add_patch(
        Rectangle((x, y), across, high, facecolor=colour, edgecolor=FAINT, linewidth=0.4, hatch=hatch or None)
    )


def _letters(axes: Axes, letters: str, tone: float | str, x: float, y: float) -> None:
    colour, hatch = _ground(tone)
    ink = PAPER if _dark(colour) else INK
    under = {"boxstyle": "round,pad=0.15", "facecolor": colour, "edgecolor": "none"} if hatch else None
    axes.text(x, y, letters, fontsize=7.4, weight="bold", ha="center", va="center", color=ink, bbox=under)


def _ground(tone: float | str) -> tuple[Any, str]:
    return OTHERS[tone] if isinstance(tone, str) else (GRADES(tone), "")


def _dark(colour: Any) -> bool:
    """Tell whether white is read better than black on it, by the luminance of WCAG 2."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 0.18


def _legend_lines(what: dict[str, Any]) -> list[list[list[Any]]]:
    """Set two entries of the legend on a line, or one where it is long."""
    lines: list[list[list[Any]]] = []
    for entry in what["legend"]:
        short = lines and len(lines[-1]) == 1 and len(entry[2]) < 24 and len(lines[-1][0][2]) < 24
        if short:
            lines[-1].append(entry)
        else:
            lines.append([entry])
    return lines


def _legend(axes: Axes, lines: list[list[list[Any]]], top: float) -> None:
    for y, line in enumerate(lines):
        for x, (letters, tone, label) in enumerate(line):
            left, middle = 0.08 + x * 1.75, top + (y + 0.5) * LINE - 0.04
            _box(axes, tone, left, middle - 0.065, 0.24, 0.13)
            _letters(axes, letters, tone, left + 0.12, middle) if len(letters) < 4 else None
            axes.text(left + 0.3, middle, label, fontsize=6.4, va="center", color=INK)


def _codes(axes: Axes, codes: list[list[str]], top: float) -> None:
    """Say in two columns what the codes stand for."""
    half = -(-len(codes) // 2)
    for place, (code, name) in enumerate(codes):
        left, middle = 0.08 + place // max(half, 1) * 1.75, top + (place % max(half, 1) + 0.5) * SMALL_LINE
        axes.text(left, middle, code, fontsize=5.2, weight="bold", va="center", color=INK)
        axes.text(left + 0.3, middle, textwrap.shorten(name, 36, placeholder="…"), fontsize=5.2, va="center", color=INK)


if __name__ == "__main__":
    main()
