"""Problems of a list that are alike, gathered so that a phone can show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.office.case_list import Problem


@dataclass(frozen=True)
class Gathered:
    """What is wrong alike in several lines of a column; the lines as runs from first to last."""

    code: str
    column: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[tuple[int, int], ...] = ()


def gather(problems: Iterable[Problem]) -> list[Gathered]:
    """Gather what is wrong alike in a column, in the order in which it is first found."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, problem.column, repr(sorted(problem.facts.items()))), []).append(problem)
    return [Gathered(first.code, first.column, first.facts, _runs((first, *more))) for first, *more in alike.values()]


def _runs(problems: Iterable[Problem]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for line in sorted({problem.line for problem in problems if problem.line is not None}):
        if runs and line == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return tuple(runs)
