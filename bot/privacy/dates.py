"""Full dates: of birth when the words beside them say so, perhaps of birth when older than what is audited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.privacy.reading import MASKED, Span

Period = tuple[date, date]

MONTHS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)?"
    " nov(?:ember)? dec(?:ember)?"
)
SHORT = [month[:3] for month in MONTHS.split()]
MONTH = rf"(?P<month>{MONTHS.replace(' ', '|')})(?![a-z])"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d/.-])(?P<day>\d{{1,2}}) ?(?P<sep>[/.-]) ?(?P<month>\d{{1,2}}) ?(?P=sep) ?{YEAR}",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d){DAY}(?: of)?[\s/.,-]{{0,2}}{MONTH}[\s/.,'-]{{0,2}}{YEAR}",
        rf"(?<![a-z]){MONTH}\.? ?{DAY},? (?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
OF_BIRTH = re.compile(r"\b(?:born|birth|d\.? ?o\.? ?b|dobs|b'?day|birthday)(?![a-z])|\bb\. ?(?=\d)", re.IGNORECASE)
JUST_AFTER = re.compile(r"[\s),(:=-]{0,3}(?:\w+ )?\(?(?:d\.?o\.?b|date of birth)\b", re.IGNORECASE)
LOOSE = re.compile(
    r"[\s:;,=(.'-]{0,4}(?:(?:is|was|on|the|s)\s){0,2}"
    rf"(?P<date>(?:\d{{8}}|\d{{6}}|\d{{1,2}}[ ./-]\d{{1,2}}[ ./-](?:\d{{4}}|\d\d))(?!\d)|{DAY}(?: of)?[ -]?{MONTH})",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?:(?!\. )[^,;\n]){0,20}")
LISTED = re.compile(r"(?:[\s,;&]|and){1,6}", re.IGNORECASE)


def without_dates(words: str) -> str:
    """Give the words with signs that no rule reads across where full dates that the calendar could know are written."""
    for start, end, _ in _dates(words):
        words = f"{words[:start]}{MASKED * (end - start)}{words[end:]}"
    return words


def is_dated(words: str) -> bool:
    """Tell whether anything is set like a full date, were it the 31st of February."""
    return any(pattern.search(words) for pattern in FULL)


def find_dates_of_birth(words: str) -> Iterator[Span]:
    """Find full dates that the words beside them call dates of birth, and those listed after one."""
    called = [hit.end() for hit in OF_BIRTH.finditer(words)]
    if not called:
        return
    yield from (Span(*hit.span("date"), "date_of_birth") for end in called if (hit := LOOSE.match(words, end)))
    reached = [(end, hit.end()) for end in called if (hit := BETWEEN.match(words, end))]
    last = len(words)
    for start, end, _ in _dates(words):
        said = any(begin <= start <= reach for begin, reach in reached)
        if said or LISTED.fullmatch(words, last, start) or JUST_AFTER.match(words, end):
            last = end
            yield Span(start, end, "date_of_birth")


def find_early_dates(words: str, period: Period | None) -> Iterator[Span]:
    """Find bare full dates from before what is audited: often a date of birth, sometimes history."""
    if period:
        for start, end, day in _dates(words, period[1].year):
            if day < period[0]:
                yield Span(start, end, "date")


def _dates(words: str, latest: int = 2099) -> list[tuple[int, int, date]]:
    found = {}
    for pattern in FULL:
        for hit in pattern.finditer(words):
            if day := _day(hit, latest):
                found[hit.start()] = (hit.start(), hit.end(), day)
    return sorted(found.values())


def _day(hit: re.Match[str], latest: int) -> date | None:
    """Read a date; a year of two digits is the last one that is not to come."""
    month, year = hit["month"], int(hit["year"])
    number = int(month) if month.isdigit() else SHORT.index(month[:3].casefold()) + 1
    if len(hit["year"]) == 2:
        year += 2000 if 2000 + year <= latest else 1900
    try:
        return date(year, number, int(hit["day"]))
    except ValueError:
        return None
