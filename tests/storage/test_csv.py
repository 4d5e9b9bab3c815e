from __future__ import annotations

import csv
import io

import pytest

from storage.exports.csv_file import safe, to_csv
from storage.exports.table import Table

FORMULAS = [
    pytest.param("=1+1", id="equals"),
    pytest.param('=HYPERLINK("http://example.org")', id="a link"),
    pytest.param("+cmd|' /C calc'!A0", id="plus"),
    pytest.param("-1+1", id="minus, no number"),
    pytest.param("- not seen", id="a dash that begins a sentence"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("\t=1", id="a tab"),
    pytest.param("\tword", id="a tab before a word"),
    pytest.param("\r=1", id="a carriage return"),
    pytest.param("\n=1", id="a line feed"),
    pytest.param("  =1", id="spaces before it"),
    pytest.param("\u00a0=1", id="a hard space before it"),
    pytest.param("\uff1d1", id="full-width equals"),
    pytest.param("\uff0bcmd", id="full-width plus"),
    pytest.param("\uff0dcmd", id="full-width minus"),
    pytest.param("\uff20SUM(A1)", id="full-width at"),
    pytest.param("+44 20 7946 0000", id="a telephone number"),
    pytest.param("-1 week", id="a number with words"),
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


PLAIN = [
    "",
    "word",
    "-5",
    "-5.25",
    "+3",
    "12",
    "a=b",
    "a\t=b",
    "'=1",
    "good",
    "P001",
    "2026-12-03",
    "école 👧🏽",
    " word",
]


@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell


def test_lines_end_and_cells_are_quoted_as_rfc_4180_says() -> None:
    table = Table(("a", "b"), [("one, two", 'say "no"'), ("line\nbreak", "plain"), ("", "x")])
    assert to_csv(table) == 'a,b\r\n"one, two","say ""no"""\r\n"line\nbreak",plain\r\n,x\r\n'


AWKWARD = ["a,b", 'a"b', "a\nb", "a\r\nb", "a\rb", '"', ",", "\u2028", "👧🏽", "a\x0bb", "\x1f", " x "]


@pytest.mark.parametrize("cell", AWKWARD)
def test_a_cell_reads_back_as_it_was_written(cell: str) -> None:
    text = to_csv(Table(("a", "b"), [(cell, "end")]))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], [cell, "end"]]


def test_a_table_without_rows_is_its_header() -> None:
    assert to_csv(Table(("a", "b"), [])) == "a,b\r\n"


def test_formulas_are_made_text_wherever_they_stand() -> None:
    (_, row) = csv.reader(
        io.StringIO(
            to_csv(
                Table(
                    ("a", "b"),
                    [
                        ("=1", "-1"),
                    ],
                )
            )
        )
    )
    assert row == ["'=1", "-1"]
