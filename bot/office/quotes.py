"""Quotes: what a lead picks for the report of what auditors wrote, in words that tell of nobody."""

from __future__ import annotations

from bot import access
from bot.office import signing_off
from bot.office.watching import watch_of
from bot.office.words import stored
from bot.privacy.tripwire import find
from bot.privacy.watch_list import NOBODY, WatchList
from bot.refusal import Refusal
from storage.assignments import Assignment
from storage.quotes import Quote
from storage.responses import Response
from storage.trail import About
from storage.tx import Tx

LONGEST = 600
"""The most characters of a quote."""

ANSWERED = ("submitted", "moderated")
"""The states of a return that went in with answers."""


def may_be_quoted(tx: Tx, response: Response) -> bool:
    """Tell whether a return went in with answers, and was signed off where its round asks for that."""
    round_ = tx.rounds.get(tx.assignments.get(response.assignment_id).round_id)
    return response.state in ANSWERED and not signing_off.is_held(tx, round_, response)


def to_quote(tx: Tx, who: int, response_id: int) -> tuple[int, Response]:
    """Get a return that a person may quote, and its round; raises NotAllowed, or Refusal when it is too early."""
    try:
        response = tx.responses.get(response_id)
    except LookupError:
        raise access.NotAllowed("may_not_read_round") from None
    assignment = tx.assignments.get(response.assignment_id)
    access.allow(tx, who, "read_round", assignment.round_id)
    if signing_off.is_blind_to(tx, who, assignment):
        about: About = {"round_id": assignment.round_id, "response_id": response_id}
        raise access.NotAllowed("may_not_read_case", **about)
    if not may_be_quoted(tx, response):
        raise Refusal("quote_too_early")
    return assignment.round_id, response


def pick(
    tx: Tx, who: int, response_id: int, path: str, words: str, pepper: bytes | None, *, keeps: bool = False
) -> int:
    """Pick words for the report from an answer of a return that went in; gives their number; raises Refusal.

    What only looks like a name is refused unless it is kept knowingly; what is sure to point to somebody, and a name on
    the round's watch list, always is. Without a pepper nothing can be held against that list. The same words of the
    same answer are picked once.
    """
    round_id, _ = to_quote(tx, who, response_id)
    if pepper is None:
        raise Refusal("quote_unread")
    if not any(one.path == path for one in tx.answers.of(response_id)):
        raise Refusal("quote_of_nothing")
    short = _that_tell_of_nobody(tx, round_id, words, watch_of(tx, [round_id], pepper), keeps=keeps)
    same = (response_id, path, short)
    for one in tx.quotes.of_round(round_id):
        if (one.response_id, one.path, one.words) == same:
            return one.id
    return tx.quotes.add(response_id, who, path, short)


def can_stand(tx: Tx, round_id: int, words: str) -> bool:
    """Tell whether words may be offered as they are; when they are picked, the round's list is held against them."""
    try:
        return bool(_that_tell_of_nobody(tx, round_id, words, NOBODY, keeps=False))
    except Refusal:
        return False


def _that_tell_of_nobody(tx: Tx, round_id: int, words: str, watch: WatchList, *, keeps: bool) -> str:
    short = stored(words, LONGEST)
    found = find(short, watch, agencies=[agency.name for agency in tx.rounds.agencies(round_id)])
    if any(one.is_hard for one in found):
        raise Refusal("quote_names_somebody")
    if found and not keeps:
        raise Refusal("quote_tells_of_somebody")
    return short


def _assignment_of(tx: Tx, response_id: int) -> Assignment:
    return tx.assignments.get(tx.responses.get(response_id).assignment_id)


def drop(tx: Tx, who: int, round_id: int, number: int) -> Quote:
    """Take a quote out of the report; raises Refusal where the round has none of this number."""
    access.allow(tx, who, "read_round", round_id)
    found = next((one for one in tx.quotes.of_round(round_id) if one.id == number), None)
    if found is None or signing_off.is_blind_to(tx, who, _assignment_of(tx, found.response_id)):
        raise Refusal("no_such_quote", number=number)
    tx.quotes.drop(number)
    return found
