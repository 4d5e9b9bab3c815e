"""Quotes: what a lead picks for the report of what auditors wrote, in words that tell of nobody."""

from __future__ import annotations

from bot import access
from bot.office.words import stored
from bot.privacy.tripwire import find
from bot.refusal import Refusal
from storage.quotes import Quote
from storage.responses import OPEN
from storage.tx import Tx

LONGEST = 600
"""The most characters of a quote."""


def pick(tx: Tx, who: int, response_id: int, path: str, words: str, *, keeps: bool = False) -> int:
    """Pick words for the report from an answer of a return that went in; gives their number; raises Refusal.

    What only looks like a name is refused unless it is kept knowingly; what is sure to point to somebody always is.
    """
    response = tx.responses.get(response_id)
    round_id = tx.assignments.get(response.assignment_id).round_id
    access.allow(tx, who, "read_round", round_id)
    if response.state in OPEN:
        raise Refusal("quote_too_early")
    short = stored(words, LONGEST)
    agencies = [agency.name for agency in tx.rounds.agencies(round_id)]
    if find(short, agencies=agencies) and not keeps:
        raise Refusal("quote_tells_of_somebody")
    return tx.quotes.add(response_id, who, path, short)


def drop(tx: Tx, who: int, round_id: int, number: int) -> Quote:
    """Take a quote out of the report; raises Refusal where the round has none of this number."""
    access.allow(tx, who, "read_round", round_id)
    found = next((one for one in tx.quotes.of_round(round_id) if one.id == number), None)
    if found is None:
        raise Refusal("no_such_quote", number=number)
    tx.quotes.drop(number)
    return found
