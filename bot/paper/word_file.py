"""The process that makes Word documents: blocks as JSON on stdin, a docx on stdout; docxtpl is loaded nowhere else."""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

WIDE, HIGH = Mm(130), Mm(205)
"""The most that a picture takes of a page."""

NARROWEST, PADDING, LONG, ON_A_LINE = 3, 3, 60, 112
"""In characters: the narrowest column, what its borders take, the longest text that widens it, and a whole line."""

TITLE_MAX = 255
"""In characters: the longest title that a document's properties take; its first page shows the whole."""

TO_WRITE, TO_ANSWER = Mm(8), Mm(16)
"""The least height of a row with cells to be filled in by hand, and of one that asks something and is else empty."""


def main() -> None:
    """Make the document of what stands on stdin."""
    sys.stdout.buffer.write(made(json.load(sys.stdin)))


def made(facts: dict[str, Any]) -> bytes:
    """Fill the template; what is filled in is text, and is never read as a template itself."""
    template = DocxTemplate(facts["template"])
    blocks = [_block(template, one, facts["pictures"]) for one in facts["blocks"]]
    env = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render({**facts, "blocks": blocks}, jinja_env=env, autoescape=True)
    document: Document = template.docx
    document.core_properties.title = _shortened(facts["title"])
    _describe(document, [facts["pictures"][one["caption"]] for one in facts["blocks"] if one["kind"] == "picture"])
    for table in document.tables:
        _fit(table, _text_width(document))
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _block(template: DocxTemplate, block: dict[str, Any], pictures: dict[str, Any]) -> dict[str, Any]:
    if block["kind"] == "picture":
        png = base64.b64decode(pictures[block["caption"]]["png"])
        wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
        shown = min(WIDE, Emu(HIGH * wide // high))
        return {**block, "picture": InlineImage(template, io.BytesIO(png), width=shown)}
    head, *body = block["rows"] or [[]]
    return {**block, "head": head, "body": body}


def _describe(document: Document, pictures: Iterable[dict[str, str]]) -> None:
    """Give each picture its text, in their order."""
    found = document.element.body.iter(qn("wp:docPr"))
    for drawing, its in zip(found, pictures, strict=True):
        drawing.set("descr", its["alt"])


def _shortened(title: str) -> str:
    return title if len(title) <= TITLE_MAX else title[: TITLE_MAX - 1].rstrip() + "…"


def _text_width(document: Document) -> int:
    section = document.sections[0]
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def _fit(table: Table, width: int) -> None:
    """Share the page's width out: no word is broken where it can be helped, and longer texts get what is left."""
    texts = [[cell.text for cell in column.cells] for column in table.columns]
    least = [max(NARROWEST, *map(_longest_word, column)) + PADDING for column in texts]
    longest = [max(map(len, column)) if any(column[1:]) else LONG for column in texts]
    more = [max(0, min(long, LONG) + PADDING - words) for long, words in zip(longest, least, strict=True)]
    left = max(0, ON_A_LINE - sum(least))
    wanted = [words + left * rest / max(sum(more), 1) for words, rest in zip(least, more, strict=True)]
    table.autofit = False
    for column, share in zip(table.columns, wanted, strict=True):
        column.width = Emu(int(width * share / sum(wanted)))
        for cell in column.cells:
            cell.width = column.width
    for row in table.rows:
        first, *rest = (cell.text for cell in row.cells)
        asks = first and rest and not any(rest)
        row.height = TO_ANSWER if asks else None if first and all(rest) else TO_WRITE


def _longest_word(text: str) -> int:
    """Say how long a word is, in small letters; a capital takes a third more."""
    return max((len(word) + sum(map(str.isupper, word)) // 3 for word in text.split()), default=0)


if __name__ == "__main__":
    main()
