"""What the bot says by itself: the digest, that a round's last return is in, and what a round found."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.concerns.views import ConcernLine
from bot.flows.turn import View


@dataclass(frozen=True)
class OwedLine:
    """What an agency owes: how many returns, and the references of the first of them."""

    agency: str
    count: int
    references: str


@dataclass(frozen=True)
class DigestRound:
    """What a person is to hear of a round: their own part, their agency's, and who is behind."""

    title: str
    due_on: str
    days_left: int
    own: str
    late: tuple[OwedLine, ...]
    to_sign: int
    behind: tuple[OwedLine, ...]
    concerns: tuple[ConcernLine, ...] = ()
    is_open: bool = True


@dataclass(frozen=True)
class DigestView(View):
    """The one reminder of a day, over all rounds and cases."""

    rounds: tuple[DigestRound, ...]


@dataclass(frozen=True)
class AllInView(View):
    """That the last return of a round is in."""

    title: str
    returns: int
    nil_return: int
    unable: int


@dataclass(frozen=True)
class FoundView(View):
    """What became of a person's audits, what the round found, and what will be done."""

    title: str
    sent_in: int
    nil_return: int
    unable: int
    not_in: int
    found: str
    to_be_done: str
