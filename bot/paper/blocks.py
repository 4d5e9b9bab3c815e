"""What templates word, read as blocks: headings, paragraphs, lists, tables, pictures; the signs are Markdown's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
SPACE = re.compile(r"\s+")
STARTS = re.compile(r"^(?:[-+=~]|\d+[.)](?=\s|$))")
ENTITY = re.compile(r"&(?=#?\w+;)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
RULE = re.compile(r"\|(?: --- \|)+")
GAP = "[To be written: "


@dataclass(frozen=True)
class Block:
    """A piece of a document: what it is, its words, and the rows of a table, whose first row heads it."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""

    @property
    def level(self) -> int:
        """How deep a heading stands: 1 is the title."""
        return int(self.kind[1]) if self.kind[1:].isdigit() else 0


@dataclass
class Rows:
    """Rows of a table as they are read, with the caption above them."""

    caption: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)


def escape(value: Any) -> Any:
    """Make what a person typed mere text: on one line, with no sign of it understood as Markdown, nor unprintable."""
    if isinstance(value, Markup) or value is None:
        return value
    plain = "".join(one for one in str(value) if one.isspace() or unicodedata.category(one) not in ("Cc", "Cs", "Cn"))
    plain = SIGNS.sub(r"\\\1", SPACE.sub(" ", plain))
    plain = ENTITY.sub(r"\\&", plain)
    return Markup(STARTS.sub(_held, plain))  # noqa: S704 - escaped here, for what it is put into


def _held(found: re.Match[str]) -> str:
    return rf"{found[0][:-1]}\{found[0][-1]}"


def unescape(text: str) -> str:
    """Give the words that were escaped."""
    return ESCAPED.sub(r"\1", text)


def tidy(text: str) -> str:
    """Set Markdown with one blank line between blocks, and none within a table or list."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if lines and not (line[:2] == lines[-1][:2] == "- " or line[0] == lines[-1][0] == "|"):
            lines.append("")
        lines.append(line)
    return "\n".join(lines) + "\n"


def read(text: str) -> tuple[Block, ...]:
    """Read what a template worded: every line is a block, the lines of a table together are one."""
    return tuple(_blocks(list(filter(None, map(str.strip, text.splitlines())))))


def _blocks(lines: list[str]) -> Iterator[Block]:
    table = Rows()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("|"):
            if not RULE.fullmatch(line):
                table.rows.append(_cells(line))
            if not after.startswith("|"):
                yield Block("table", rows=tuple(table.rows), caption=table.caption)
                table = Rows()
        elif after.startswith("|") and line.startswith("Table "):
            table.caption = unescape(line)
        else:
            yield _block(line)


def _block(line: str) -> Block:
    if line == "---":
        return Block("break")
    if found := re.match(r"(#{1,4}) (.*)", line):
        return Block(f"h{len(found[1])}", unescape(found[2]))
    if found := re.match(r"!\[(.*)\]\((\w+)\)$", line):
        return Block("picture", unescape(found[1]), caption=found[2])
    for sign, kind in (("- ", "item"), ("> ", "quote")):
        if line.startswith(sign):
            return Block(kind, unescape(line.removeprefix(sign)))
    return Block("gap" if line.startswith(GAP) else "p", unescape(line))


def _cells(line: str) -> tuple[str, ...]:
    cells = re.split(r"(?<!\\)\|", line)[1:-1]
    return tuple(unescape(cell.strip()) for cell in cells)
