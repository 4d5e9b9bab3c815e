"""What the lead's pages have in common: who may read what of a round, their leaves, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot import access
from bot.flows.turn import Button, File, Rows, View
from bot.office import scoping, signing_off
from bot.refusal import StalePress
from bot.reports.reading import RoundReading, Wanted, graded, read_round
from questionnaires.catalog import Catalog
from storage.rounds import Agency
from storage.trail import About
from storage.tx import Tx

LINES = 24
"""About how many lines of a table a phone shows at once."""

IN_A_LINE = 38
"""About how many characters of a sentence."""

Args = tuple[int, ...]
Row = tuple[Button, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Shown:
    """A page before it is sent: what it shows, where it leads, and what the trail says was seen."""

    view: View | None
    rows: Rows
    about: About = field(default_factory=lambda: About())
    record: str = ""
    file: File | None = None
    fresh: bool = False
    goes_after_hours: int = 0
    """How long the content of returns stays in the chat, in a round that tidies."""
    content_of: int = 0
    """A return whose content is shown, where the page is not about that one alone."""


Show = Callable[[Tx, Catalog, int, Args], Shown]


@dataclass(frozen=True)
class Leaf:
    """One of several leaves of a page, counted from 0."""

    number: int
    of: int

    @property
    def called(self) -> tuple[int, int]:
        """Its number as people count, and how many there are."""
        return self.number + 1, self.of

    def turning(self, verb: str, args: Args) -> Row:
        """Make the buttons to the leaves before and after; the leaf's number comes back last."""
        before = (Button("Earlier", verb, (*args, self.number - 1)),) if self.number else ()
        after = (Button("More", verb, (*args, self.number + 1)),) if self.number + 1 < self.of else ()
        return (*before, *after)


def read(tx: Tx, catalog: Catalog, who: int, round_id: int, wanted: Wanted = graded) -> RoundReading:
    """Read a round that a person leads; what they have still to audit themselves stays hidden from them."""
    access.allow(tx, who, "read_round", round_id)
    return _read(tx, catalog, who, round_id, wanted)


def read_for(
    tx: Tx, catalog: Catalog, who: int, round_id: int, agency_id: int, wanted: Wanted = graded
) -> tuple[RoundReading, Agency]:
    """Read a round for one agency of it, which the person or the round's lead may see."""
    scoping.allow_for(tx, who, "read_agency", round_id, agency_id)
    round_ = _read(tx, catalog, who, round_id, wanted)
    agency = next((one for one in round_.agencies if one.id == agency_id), None)
    if agency is None:
        raise access.NotAllowed("may_not_read_agency", **about(round_id))
    return round_, agency


def _read(tx: Tx, catalog: Catalog, who: int, round_id: int, wanted: Wanted) -> RoundReading:
    return read_round(tx, catalog, round_id, wanted, signing_off.not_blind_to(tx, who, round_id))


def about(round_id: int) -> About:
    """Say for the trail which round something is about."""
    return {"round_id": round_id}


def leaf(things: Sequence[T], number: int, size: int) -> tuple[Sequence[T], Leaf]:
    """Give one leaf of things: so many on each, shared out evenly."""
    leaves = max(1, -(-len(things) // size))
    each = -(-len(things) // leaves)
    number = min(max(number, 0), leaves - 1)
    return things[number * each : (number + 1) * each], Leaf(number, leaves)


def leaf_by_length(
    things: Sequence[T], number: int, lines: Callable[[T], int], most: int = LINES
) -> tuple[Sequence[T], Leaf]:
    """Give one leaf of things of different lengths: as many on each as fit its lines, at least one."""
    leaves: list[list[T]] = [[]]
    taken = 0
    for one in things:
        its = lines(one)
        if leaves[-1] and taken + its > most:
            leaves.append([])
            taken = 0
        leaves[-1].append(one)
        taken += its
    number = min(max(number, 0), len(leaves) - 1)
    return leaves[number], Leaf(number, len(leaves))


def lines_of(*texts: str) -> int:
    """Say about how many lines texts take, each from a new line."""
    return sum(-(-len(text) // IN_A_LINE) for text in texts)


def cut(text: str, most: int) -> str:
    """Cut a text that is too long for its place."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def chosen(things: Sequence[T], number: int) -> T:
    """Give the thing that a button names by its place; raises StalePress where it is there no more."""
    if not 0 <= number < len(things):
        raise StalePress
    return things[number]


def home(round_id: int) -> Button:
    """Make the button that leads back to the overview."""
    return Button("Overview", "ld", (round_id,))


def three(buttons: Sequence[Button]) -> Rows:
    """Lay short buttons in rows of three."""
    return tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))


def four(buttons: Sequence[Button]) -> Rows:
    """Lay codes and references in rows of four."""
    return tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))
