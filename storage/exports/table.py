"""A table to export: its columns, and its rows as they come."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Columns and rows of text; the rows may be read once."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]
