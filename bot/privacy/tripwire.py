"""The tripwire: what in a text could tell who a child is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.privacy import vocabulary
from bot.privacy.addresses import find_addresses
from bot.privacy.dates import Period, find_dates_of_birth, find_early_dates
from bot.privacy.found import Found
from bot.privacy.links import find_online, find_usernames
from bot.privacy.names import find_names
from bot.privacy.numbers import find_numbers
from bot.privacy.places import find_places
from bot.privacy.reading import Reading, Span, read
from bot.privacy.record_numbers import find_plates, find_record_numbers
from bot.privacy.schools import find_schools
from bot.privacy.watch_list import NOBODY, WatchList

DIGIT = re.compile(r"[0-9]")


def find(
    text: str, watch: WatchList = NOBODY, *, agencies: Iterable[str] = (), period: Period | None = None
) -> tuple[Found, ...]:
    """Find the identifiers of a text, in order and apart.

    What a round tells makes it sharper: its watch list, its agencies' names (let pass), and the period audited, since a
    full date from before it may be one of birth. What is found is taken out and the rest read again until nothing is
    left. So nothing is found in a text that was masked, nor any hard kind where those alone were masked: one that shows
    only beside what is soft begins the search anew.
    """
    whole, names = read(text), tuple(agencies)
    sure: list[Found] = []
    likely: list[Found] = []
    while True:
        reading = whole.without(whole.spans([*sure, *likely]))
        if hard := _hard(reading, watch):
            sure += map(reading.found, hard)
            likely.clear()
        elif soft := _soft(reading, names, period):
            likely += map(reading.found, soft)
        else:
            return tuple(sorted([*sure, *likely]))


def find_hard(text: str, watch: WatchList = NOBODY) -> tuple[Found, ...]:
    """Find hard kinds alone: all of them in a cell or a line; `find` also knows those that show beside soft ones."""
    reading, sure = read(text), list[Found]()
    while hard := _hard(reading, watch):
        sure += map(reading.found, hard)
        reading = reading.without([(span.start, span.end) for span in hard])
    return tuple(sorted(sure))


def _hard(reading: Reading, watch: WatchList) -> list[Span]:
    return reading.settled([*_in_figures(reading.words), *watch.find(reading.words)])


def _in_figures(words: str) -> Iterator[Span]:
    if DIGIT.search(words):
        yield from find_numbers(words)
    yield from find_dates_of_birth(words)
    yield from find_plates(words)
    yield from find_addresses(words)
    yield from find_online(words)


def _soft(reading: Reading, agencies: tuple[str, ...], period: Period | None) -> list[Span]:
    words = reading.words
    found = (
        *find_early_dates(words, period),
        *find_record_numbers(words),
        *find_usernames(words),
        *find_places(words, vocabulary.passing(agencies)),
        *find_schools(words, vocabulary.passing(agencies)),
        *find_names(words, agencies),
    )
    return reading.settled(found)
