"""Counts as reports say them: in all 9, in 4 of 6, in one case; and from which base on a percentage means anything."""

from __future__ import annotations

from dataclasses import dataclass

PERCENT_FROM = 30
"""The smallest base of a percentage. Sport England's Active Lives, official statistics, shows none from fewer than 30
answers ("Minimum base sizes", technical report 2024-25); HESA none of fewer than 22.5 people ("Rounding and suppression
to anonymise statistics"). Below it one case moves the figure by more than three points. The base is always said."""


@dataclass(frozen=True)
class Share:
    """So many of so many, and how that is said: nothing, none, all, both, one or some."""

    count: int
    of: int

    @property
    def way(self) -> str:
        """Which words it is said with."""
        if self.of == 0:
            return "nothing"
        if self.count == 0:
            return "none"
        if self.count == self.of:
            return {1: "only", 2: "both"}.get(self.of, "all")
        return "one" if self.count == 1 else "some"

    @property
    def percent(self) -> int | None:
        """The whole percentage; None from a base that does not bear it, and where a few would become 0 or 100."""
        if self.of < PERCENT_FROM:
            return None
        rounded = (200 * self.count + self.of) // (2 * self.of)
        return None if rounded in (0, 100) and 0 < self.count < self.of else rounded
