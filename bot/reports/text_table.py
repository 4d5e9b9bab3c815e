"""Counts as a text table that survives a narrow phone: a name first, numbers behind it, in blocks that fit a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reports.text_grid import WIDTH

Lines = tuple[str, ...]


def text_table(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[int | str]]], width: int = WIDTH
) -> tuple[Lines, ...]:
    """Set rows under the heads of their columns; where a line would be too long, the names begin a further block."""
    first = max((len(name) for name, _ in rows), default=0)
    wide = [max([len(word), *(len(str(row[at])) for _, row in rows)]) + 1 for at, word in enumerate(head)]
    return tuple(tuple(_lines(head, rows, wide, first, at)) for at in _blocks(wide, width - first))


def _blocks(wide: Sequence[int], width: int) -> Iterator[range]:
    """Share the columns out into as few blocks as fit."""
    begin = taken = 0
    for at, its in enumerate(wide):
        if at > begin and taken + its > width:
            yield range(begin, at)
            begin, taken = at, 0
        taken += its
    yield range(begin, len(wide))


def _lines(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[int | str]]], wide: Sequence[int], first: int, at: range
) -> Iterator[str]:
    for name, row in (("", head), *rows):
        yield (name.ljust(first) + "".join(str(row[column]).rjust(wide[column]) for column in at)).rstrip()
