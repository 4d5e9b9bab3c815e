"""A file that a person sent, as rows of cells with their line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from questionnaires.text_files import UnknownEncoding, decoded

MOST_BYTES = 2_000_000
DELIMITERS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""A line by which Excel is told the delimiter; Excel does not show it."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

STARTS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),  # Excel's before 2007, and any of Office's under a password
    (b"<", "web_page"),  # many record systems call a web page .xls
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
)


class NotAList(Exception):
    """The file as a whole cannot be read; `code` names the sentence that says what to do."""

    def __init__(self, code: str, line: int | None = None, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.line, self.facts = code, line, facts


@dataclass(frozen=True)
class Line:
    """A row of cells, and the number of the line of the file on which it begins."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


def read_lines(content: bytes, name: str, score: Callable[[tuple[str, ...]], int]) -> list[Line]:
    """Read the rows that are not blank; of all delimiters the one that makes most of the first row. Raises NotAList."""
    text = decode(content, name)
    told = SEP_LINE.match(text)
    if told:
        return _parse(text, told[1], skip=1)
    return _parse(text, max(DELIMITERS, key=lambda one: _weigh(text, one, score)))


def decode(content: bytes, name: str) -> str:
    """Decode a text file as Excel and others write it; raises NotAList for what is none."""
    if len(content) > MOST_BYTES:
        raise NotAList("too_large", megabytes=round(len(content) / 1_000_000, 1), most=MOST_BYTES // 1_000_000)
    if kind := _other_kind(content, name):
        raise NotAList("not_csv", kind=kind)
    try:
        text = decoded(content)
    except UnknownEncoding:
        raise NotAList("unknown_encoding") from None
    if CONTROL.search(text):
        raise NotAList("control_signs")
    if not text.strip(' \t\r\n,;|"'):
        raise NotAList("empty")
    return text


def _other_kind(content: bytes, name: str) -> str | None:
    """Name what the file really is, by its first bytes and, where these are shared, by its name or parts."""
    if content.startswith(b"PK\x03\x04"):
        for part, kind in ((b"word/", "document"), (b"opendocument.text", "document"), (b"xl/", "spreadsheet")):
            if part in content:
                return kind
        known = name.lower().endswith((".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"))
        return "spreadsheet" if known or b"opendocument.spreadsheet" in content[:200] else "archive"
    if content[4:8] == b"ftyp" or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return "picture"
    found = next((kind for start, kind in STARTS if content.lstrip(b" \r\n\xef\xbb\xbf").startswith(start)), None)
    return "document" if found == "spreadsheet" and name.lower().endswith((".doc", ".docx")) else found


def _weigh(text: str, delimiter: str, score: Callable[[tuple[str, ...]], int]) -> tuple[int, int]:
    try:
        first = next(_records(text, delimiter))
    except (NotAList, StopIteration):
        return (-1, 0)
    return (score(first.cells), len(first.cells))


def _parse(text: str, delimiter: str, skip: int = 0) -> list[Line]:
    lines = [line for line in _records(text, delimiter) if line.number > skip]
    if not lines:
        raise NotAList("empty")
    return lines


def _records(text: str, delimiter: str) -> Iterator[Line]:
    """Read rows; strictly, since a quote that is never closed would swallow the rest of the list."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(begins, tuple(cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise NotAList("broken_quotes", line=begins) from None
