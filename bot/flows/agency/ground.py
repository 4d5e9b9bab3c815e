"""What the steps of an agency's lead have in common: where a message leads back to, pages, and kind refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from bot import access
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows, Step
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

PAGE = 8
"""The most cases, returns or people with buttons in one message."""

T = TypeVar("T")
Shown = Callable[[Tx, int, int, int, Notice | None], Message]


def page_of(things: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """Give one page of things, its number as it is, and how many there are."""
    pages = max(1, -(-len(things) // PAGE))
    page = min(max(page, 0), pages - 1)
    return things[page * PAGE : (page + 1) * PAGE], page, pages


def turning(verb: str, args: tuple[int, ...], page: int, pages: int) -> Rows:
    """Make the buttons to the pages before and after."""
    ways = [Button("Earlier", verb, (*args, page - 1))] if page else []
    ways += [Button("More", verb, (*args, page + 1))] if page + 1 < pages else []
    return (tuple(ways),) if ways else ()


def back_to(verb: str, *args: int) -> tuple[Button, ...]:
    """Make the row that leads back."""
    return (Button("Back", verb, args),)


def top_of(tx: Tx, who: int, round_id: int, agency_id: int) -> int:
    """Give the agency whose screens a person goes back to: the one a unit belongs to, where they may see it."""
    parent_id = tx.rounds.agency(agency_id).parent_id
    theirs = access.agencies_for(tx, who, "read_agency", round_id)
    return parent_id if parent_id in theirs else agency_id


def or_back(screen: Shown) -> Callable[[Step], Step]:
    """Answer a refusal with this screen of the round and agency that the button named first, and its notice."""

    def around(step: Step) -> Step:
        @wraps(step)
        def kindly(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
            try:
                with tx.savepoint():
                    return step(tx, catalog, heard)
            except (StalePress, access.NotAllowed):
                raise
            except Refusal as refusal:
                tx.trail.add("asked.refused", part=heard.verb, why=refusal.code, **refusal.about)
                notice = Notice(refusal.code, refusal.facts)
                return Reply((screen(tx, heard.person, heard.args[0], heard.args[1], notice),))

        return kindly

    return around
