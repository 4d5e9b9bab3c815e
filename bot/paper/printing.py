"""A report is printed: what was worded is laid out as plain text, as one HTML page, or as a Word document."""

from __future__ import annotations

import base64
import dataclasses
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.paper.blocks import Block, read
from bot.paper.wording import undrawn, word
from bot.reports.picture import PictureError, draw, picture
from bot.reports.process import made_apart
from bot.reports.report.order import Draft
from bot.reports.report.whole import Report

TEMPLATE = Path(__file__).parents[1] / "templates" / "report" / "report.docx"
"""The document that a report is laid out in; an office restyles a copy of it."""

MADE_WITHIN_S = 120.0
"""How long a document may take; a process that takes longer is ended."""


class PrintingError(Exception):
    """The document could not be made; the same report is to be had as a page or as text."""


@dataclasses.dataclass(frozen=True)
class Drawing:
    """A picture as it was drawn, with the text that stands for it."""

    png: str
    alt: str


Drawings = Mapping[str, Drawing]


def printed(draft: Draft, template: Path = TEMPLATE) -> bytes:
    """Print what was ordered; raises PrintingError."""
    report, order = draft.report, draft.order
    text = word(report, order)
    if order.format == "md":
        return text.encode()
    blocks = read(text)
    drawings = {one.caption: drawn for one in blocks if one.kind == "picture" and (drawn := _drawn(report, one))}
    blocks = tuple(
        _undrawn(report, one) if one.kind == "picture" and one.caption not in drawings else one for one in blocks
    )
    if order.template == "report":
        first = next(place for place, one in enumerate(blocks) if one.kind == "break")
        blocks = (*blocks[: first + 1], Block("contents"), *blocks[first + 1 :])
    return LAID_OUT[order.format](blocks, drawings, template)


def _drawn(report: Report, block: Block) -> Drawing | None:
    what = picture(report.grids[block.caption], block.text)
    try:
        return Drawing(base64.b64encode(draw(what)).decode(), what.alt)
    except PictureError:
        return None


def _undrawn(report: Report, block: Block) -> Block:
    """Say in a picture's place that it could not be drawn, and what it shows."""
    alt = picture(report.grids[block.caption], block.text).alt
    return Block("p", " ".join(undrawn(alt).split()))


def contents(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """List the sections: the place of each among the blocks, from 1, and its heading."""
    return [(place, one.text) for place, one in enumerate(blocks, 1) if one.level == 2]


def page(blocks: tuple[Block, ...], drawings: Drawings, template: Path = TEMPLATE) -> bytes:
    """Lay blocks out as one HTML page that needs nothing beside it."""
    del template
    env = Environment(
        loader=PackageLoader("bot", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    facts = {"title": blocks[0].text, "blocks": blocks, "contents": contents(blocks), "pictures": drawings}
    return env.get_template("report/page.html.j2").render(facts).encode()


def document(blocks: tuple[Block, ...], drawings: Drawings, template: Path = TEMPLATE) -> bytes:
    """Lay blocks out as a Word document, in a process of its own so that the bot stays small; raises PrintingError."""
    facts = {
        "template": str(template),
        "title": blocks[0].text,
        "blocks": _with_breaks(blocks),
        "contents": [text for _, text in contents(blocks)],
        "pictures": {name: dataclasses.asdict(one) for name, one in drawings.items()},
    }
    try:
        return made_apart("bot.paper.word_file", facts, MADE_WITHIN_S)
    except (OSError, subprocess.SubprocessError) as problem:
        raise PrintingError(type(problem).__name__) from problem


def _with_breaks(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    """Let the blocks after a break begin a page: a break of its own leaves an empty page behind a full one."""
    return [
        {**dataclasses.asdict(one), "on_a_new_page": before.kind in ("break", "contents")}
        for before, one in zip((Block("p"), *blocks), blocks, strict=False)
        if one.kind != "break"
    ]


LAID_OUT: Mapping[str, Callable[[tuple[Block, ...], Drawings, Path], bytes]] = {"html": page, "docx": document}
"""How blocks are laid out, by the format."""
