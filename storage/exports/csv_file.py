"""Comma-separated values that a spreadsheet opens without running anything."""

import csv
import io

from storage.exports.table import Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula, full-width forms included (OWASP: CSV injection)."""


def safe(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a plain number stays a number."""
    if not text.lstrip().startswith(FORMULA_STARTS) and not text.startswith(FORMULA_STARTS):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def to_csv(table: Table) -> str:
    """Write a table as RFC 4180 text with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return out.getvalue()
