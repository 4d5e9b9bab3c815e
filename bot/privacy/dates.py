"""Dates: of birth when the words beside them say so, perhaps of birth when bare beside a person and from long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.privacy import vocabulary
from bot.privacy.reading import MASKED, Span

Period = tuple[date, date]

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
SHORT = [month[:3] for month in MONTHS.split("|")]
MONTH = rf"(?P<month>{MONTHS})(?![a-z])"
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

ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
ANY_DAY = rf"(?:the )?(?:{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)?(?!\d))"
FIGURE = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen)"
ANY_YEAR = (
    rf"(?:(?:19|20)\d\d|'?\d\d(?!\d)|two thousand(?: and)?(?: {FIGURE})?|twenty[ -]{FIGURE}|twenty[ "
    rf"-]twenty(?:[ -]{FIGURE})?"
    rf"|nineteen[ -](?:seventy|eighty|ninety)(?:[ -]{FIGURE})?)"
)
ANY_DATE = (
    rf"(?:(?:christmas (?:day|eve)|boxing day|new year'?s (?:day|eve)|easter (?:sunday|monday)|"
    rf"hallowe'?en|valentine'?s day|bonfire night|leap day)(?: {ANY_YEAR})?|mch {ANY_DAY}(?:[ "
    rf",'-]{{1,3}}{ANY_YEAR})?|{ANY_DAY} mch(?:[ ,'-]{{1,3}}{ANY_YEAR})?|{ANY_DAY}(?: day)?(?: of)?[ "
    rf"-]?(?:{MONTHS})(?![a-z])(?:[ ,.'-]{{0,3}}{ANY_YEAR})?"
    rf"|(?:{MONTHS})(?![a-z])\.?(?: {ANY_DAY}(?:[ ,'-]{{1,3}}{ANY_YEAR})?|(?: of)?[ ,'-]{{1,3}}{ANY_YEAR})"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d\d)(?!\d)|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)"
    r"|(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d(?!\d)|\d{1,2} \d{1,2} (?:\d{4}|\d\d)(?!\d)|(?:\d{8}|\d{6})(?!\d))"
)
"""A day, or a month with its year, in words and figures."""

WEEKDAY = r"(?:(?:mon|tues?|weds?|wednes|thur?s?|fri|sat|satur|sun)(?:day)?,? )?"
YEAR_IN_WORDS = re.compile(
    rf"\b(?:the )?(?:{ORDINAL})(?: day)?(?: of)? (?:{MONTHS}),? (?:two thousand(?: and)?(?: {FIGURE})?|"
    rf"twenty[ -]{FIGURE}|twenty[ -]twenty(?:[ -]{FIGURE})?|nineteen[ -](?:seventy|eighty|ninety)(?:[ "
    rf"-]{FIGURE})?)\b",
    re.IGNORECASE,
)
"""Nobody writes history so."""

OF_BIRTH = re.compile(
    r"\b(?:born|birth|d[./]? ?[o0][./]? ?b|dobs|expected (?:delivery|date)(?: of delivery)?|b'?day|"
    r"birthdays?|birthdate|dated? of b|edd|due date|delivery date)(?![a-z])"
    r"|\bb\. ?(?=\d|[a-z]{3,4} '?\d)|\bage (?:assessed|given|recorded) as\b|\byear of birth\b",
    re.IGNORECASE,
)
JUST_AFTER = re.compile(r"[\s),(:=-]{0,3}(?:\w+ )?\(?(?:d\.?o\.?b|date of birth|birthday)\b", re.IGNORECASE)
LOOSE = re.compile(
    rf"[\s:;,=(.'-]{{0,4}}(?:(?:is|was|are|on|in|the|s|back|of|given|recorded|as|around|about|this|"
    rf"year|coming|up|for|falls|mon|tues?|weds?|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|"
    rf"friday|saturday|sunday|\d)\s){{0,4}}(?P<date>{ANY_DATE})",
    re.IGNORECASE,
)
TURNING = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|(?:will|would|to|he'll|she'll) be|is|was|be(?:came|comes|ing)|aged?|'?ll "
    rf"be|reach(?:ed|es))"
    rf" (?:just )?(?:\d{{1,2}}|{FIGURE})(?: years?(?: old| of age)?| yrs?)?,? (?:on|in|at the end of|"
    rf"back in|(?:last|this|next|just) \w{{3,9}},?|yesterday,?|today,?)(?: on| in)? (?:the )"
    rf"?(?P<date>{ANY_DATE})",
    re.IGNORECASE,
)
HAVING = re.compile(
    rf"\b(?:had|has|have|having|delivered|delivery of|gave birth to|induced) (?:him|her|them|the baby|"
    rf"baby|the twins|twins|a (?:boy|girl|son|daughter))(?: \w+)? (?:on|in) (?P<date>{ANY_DATE})",
    re.IGNORECASE,
)
COMES_INTO_THE_WORLD = re.compile(
    rf"\b(?:baby|twins?|child|unborn|infant|she|he|son|daughter|sibling)\b[^.;\n]{{0,24}}\b(?:due|"
    rf"arrived|delivered|came)(?: (?:on|by|in))? {WEEKDAY}(?P<date>{ANY_DATE})",
    re.IGNORECASE,
)
MONTH_AND_YEAR = re.compile(r"(?:(?!\. )[^;\n\d]){1,40}?(?P<date>(?<!\d)(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d)(?!\d)")
BEFORE_BIRTH = re.compile(
    rf"(?<![\d/.-])(?P<date>{ANY_DATE}|\d{{1,2}}/\d{{1,2}})(?:[ ,:)(-]{{1,3}}(?:is|was|being|as|on|"
    rf"when|which|the|his|her|their|this|day|date|that|he|she|they|child|baby|were|a|given|{ORDINAL}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?)){{0,6}}[ ,:)(-]{{1,3}}(?:birthday|born|birth|dob|d\.o\.b|b'?day)\b",
    re.IGNORECASE,
)
YEAR_OF_BIRTH = re.compile(
    r"\b(?:born (?:in )?|b\. ?|yob:? |year of birth:? (?:is |was )?)(?P<date>(?:19|20)\d\d)(?![\d/-])", re.IGNORECASE
)
NO_YEAR = re.compile(
    rf"\b(?:d[./]?[o0][./]?b|birthdays?|date of birth)\b[ :=.-]{{1,3}}(?:is |was )"
    rf"?(?P<date>\d{{1,2}}[/.]\d{{1,2}}(?![\d/.])|{FIGURE}(?:[ /,-]{{1,2}}{FIGURE}){{1,3}})",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?:(?!\. |\b\w{2,14}ed\b|\b(?:seen|left|went|met|held|began|rang|told|saw|spoke)\b)[^;\n]){0,45}"
)
LISTED = re.compile(
    r"(?:[\s,;&]|and){1,6}|[^.;\n\d]{0,60}\b(?:but|or|vs|versus|rather than|instead of|not)\b[^.;\n\d]{0,20}",
    re.IGNORECASE,
)

STANDS_ALONE = re.compile(r"(?:^|[\n(])[ \t]*$")
BEFORE = re.compile(r"([^\W\d_]+)(?: (?:is|are|was|were))?[ ,:(=-]{1,4}$")
AN_AGE_BEFORE = re.compile(r"\b(?:aged? )?\d{1,2}(?: ?(?:yrs?|years?|y/?o))?[ ,(-]{1,3}$")
FOLLOWS_A_PERSON = re.compile(
    r"[ )\]]*(?:$|[.,;)\n]|(?:was|is|were|has|had|and|seen|who|white|black|asian)\b)", re.IGNORECASE
)


def without_dates(words: str) -> str:
    """Give the words with signs that no rule reads across where full dates that the calendar could know are written."""
    for start, end, _ in _dates(words):
        words = f"{words[:start]}{MASKED * (end - start)}{words[end:]}"
    return words


def is_dated(words: str) -> bool:
    """Tell whether anything is set like a full date, were it the 31st of February."""
    return any(pattern.search(words) for pattern in FULL)


def find_dates_of_birth(words: str) -> Iterator[Span]:
    """Find dates that the words beside them call dates of birth, and full ones listed after one."""
    for said in (TURNING, HAVING, COMES_INTO_THE_WORLD, BEFORE_BIRTH, YEAR_OF_BIRTH, NO_YEAR):
        yield from (Span(*hit.span("date"), "date_of_birth") for hit in said.finditer(words))
    called = [hit.end() for hit in OF_BIRTH.finditer(words)]
    if not called:
        return
    yield from (Span(*hit.span("date"), "date_of_birth") for end in called if (hit := LOOSE.match(words, end)))
    yield from (Span(*hit.span("date"), "date_of_birth") for end in called if (hit := MONTH_AND_YEAR.match(words, end)))
    reached = [(end, hit.end()) for end in called if (hit := BETWEEN.match(words, end))]
    last = len(words)
    for start, end, _ in _dates(words):
        said_before = any(begin <= start <= reach for begin, reach in reached)
        if said_before or LISTED.fullmatch(words, last, start) or JUST_AFTER.match(words, end):
            last = end
            yield Span(start, end, "date_of_birth")


def find_early_dates(words: str, period: Period | None) -> Iterator[Span]:
    """Find full dates from before what is audited that stand bare beside a person: history says what happened."""
    yield from (Span(*hit.span(), "date") for hit in YEAR_IN_WORDS.finditer(words))
    if period:
        last = len(words)
        for start, end, day in _dates(words, period[1].year):
            if day < period[0] and (_is_bare(words, start, end) or LISTED.fullmatch(words, last, start)):
                last = end
                yield Span(start, end, "date")


def _is_bare(words: str, start: int, end: int) -> bool:
    """Tell a date that says who somebody is from one that says when something was."""
    head = words[max(0, start - 40) : start]
    if STANDS_ALONE.search(head):
        return bool(FOLLOWS_A_PERSON.match(words, end))
    if AN_AGE_BEFORE.search(head):
        return True
    before = BEFORE.search(head)
    if before is None:
        return False
    small = before[1].casefold()
    if small in vocabulary.RELATIONS or small in vocabulary.PEOPLE or small == "file":
        return True
    return small not in vocabulary.ENGLISH and not vocabulary.is_abbreviation(before[1])


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
