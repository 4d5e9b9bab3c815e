"""A date as people here write it, or unknown: read where only one day can be meant, else refused with the reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import ClassVar, Literal

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, UNKNOWN, Draft, MayBeUnknown, Taken

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

YEARS = (1900, 2100)
YEARS_TO_COME = 10
"""A year of two figures is the last one that is no further ahead than this: 60 is 1960, and 27 is 2027."""

SHORT = r"([a-z]{3,9})\.?"
DAY, YEAR = r"([0-9]{1,2})(?:st|nd|rd|th)?", r"([0-9]{4}|[0-9]{2})"
DAY_FIRST = re.compile(rf"(?:the )?{DAY}(?: of)? ?[-/.]? ?(?:the )?{SHORT} ?[-/.]? ?'?{YEAR}")
MONTH_FIRST = re.compile(rf"{SHORT} ?(?:the )?{DAY} '?{YEAR}")
YEAR_FIRST = re.compile(rf"([0-9]{{4}}) ?[-/.]? ?{SHORT} ?[-/.]? ?{DAY}")
FIGURES = re.compile(r"([0-9]{1,2}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")

MIDNIGHT = re.compile(r"[t ]0{1,2}:00(?::00)?(?:\.0+)?z?$")
"""What spreadsheets and record systems add to a date."""

APART = re.compile(r"[\u2010-\u2015\u2212]")
MONTH_ALONE = re.compile(rf"(?:(?:the )?{DAY}(?: of)?[-/. ]{{0,2}}{SHORT}|{SHORT}[-/. ]{{0,2}}(?:the )?{DAY})")
NO_DAY = re.compile(rf"{SHORT}[-/. ]{{0,2}}[0-9]{{4}}|[0-9]{{1,2}}[-/.][0-9]{{4}}|[0-9]{{4}}(?:[-/.][0-9]{{1,2}})?")
RELATIVE = re.compile(
    r"\b(?:next|last|this|coming|ago|today|tomorrow|yesterday|tonight|fortnight|(?:a|one|two|three|in) weeks?"
    r"|days?|weeks?|months?|end of|beginning of|easter|christmas)\b"
)


class NotADate(ValueError):
    """Words are no whole date: `why`, as the templates word it, and `what` it is about; "" where nothing is known."""

    def __init__(self, why: str = "", what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


def read_date(typed: str, today: date | None = None) -> date:
    """Read a whole date, the day before the month unless the month is a word or the year comes first.

    Raises NotADate for what is none, for what could be two days, and for a day of the week that it is not.
    """
    words, weekday = _without_weekday(_plain(typed))
    day = _read(words, today or date.today())  # noqa: DTZ011 - only the year counts, and a person's own day is not known
    if weekday is not None and day.weekday() != weekday:
        raise NotADate("weekday", f"{in_words(day)} is a {DAYS[day.weekday()].capitalize()}")
    return day


def in_words(day: date) -> str:
    """Say a date in words: 3 December 2026."""
    return f"{day.day} {day:%B %Y}"


def _plain(typed: str) -> str:
    """Bring what was typed into one spelling, without what says nothing: brackets, commas, a full stop at the end."""
    words = unicodedata.normalize("NFKC", typed).casefold()
    words = "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
    words = APART.sub("-", words).replace("\u2019", "'")
    words = " ".join(re.sub(r"[(),;]", " ", words).split()).removesuffix(".")
    return MIDNIGHT.sub("", re.sub(r"(?<=[0-9]) (?=(?:st|nd|rd|th)\b)", "", words))


def _without_weekday(words: str) -> tuple[str, int | None]:
    """Take a day of the week off that stands before or after a date; gives its number."""
    for cut in (
        re.fullmatch(r"(?:on )?(?P<day>[a-z]{3,9})\b\.?(?: the)? ?(?P<rest>.*[0-9].*)", words),
        re.fullmatch(r"(?P<rest>.*[0-9].*?),? (?:a )?(?P<day>[a-z]{3,9})\.?", words),
    ):
        if cut and (number := _place(cut["day"], DAYS)) is not None:
            return cut["rest"], number
    return words.removeprefix("on "), None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Find a month or day by its name or the beginning of it: Sept, Thurs, Weds."""
    word = "wed" if word == "weds" else word
    return next((n for n, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _read(words: str, today: date) -> date:
    if found := ISO.fullmatch(words):
        return _day(found[4], found[3], found[1], today)
    if found := FIGURES.fullmatch(words):
        if found[2] == "-" and len(found[4]) == 2:
            raise NotADate("short_year")  # 26-12-03 may begin with its year
        return _day(found[1], found[3], found[4], today)
    for form, (day, month, year) in ((DAY_FIRST, (1, 2, 3)), (MONTH_FIRST, (2, 1, 3)), (YEAR_FIRST, (3, 2, 1))):
        found = form.fullmatch(words)
        place = _place(found[month], MONTHS) if found else None
        if found and place is not None:
            return _day(found[day], str(place + 1), found[year], today)
    raise _why_not(words)


def _day(day: str, month: str, year: str, today: date) -> date:
    number = int(year)
    if len(year) == 2:
        number += 2000 if 2000 + number <= today.year + YEARS_TO_COME else 1900
    if not YEARS[0] <= number <= YEARS[1]:
        raise NotADate("year", year)
    if not 1 <= int(month) <= 12:
        raise NotADate("no_month", month)
    try:
        return date(number, int(month), int(day))
    except ValueError:
        raise NotADate("no_such_day", f"{MONTHS[int(month) - 1].capitalize()} {number} has no day {int(day)}") from None


def _why_not(words: str) -> NotADate:
    """Say what is wrong with words that are no date, as far as that can be told."""
    if re.search(r"[0-9]:[0-9]", words):
        return NotADate("time")
    if RELATIVE.search(words) or _place(words, DAYS) is not None:
        return NotADate("relative")
    alone = MONTH_ALONE.fullmatch(words)
    if alone and any(part and _place(part, MONTHS) is not None for part in alone.groups()):
        return NotADate("no_year")
    if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}", words):
        return NotADate("no_year")
    return NotADate("no_day") if NO_DAY.fullmatch(words) else NotADate()


class DateQuestion(MayBeUnknown):
    """When something happened."""

    refusal: ClassVar[str] = "not_a_date"

    kind: Literal["date"]
    earliest: date | None = None
    latest: date | None = None

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Read a whole date (3 December 2026, 3/12/2026, 2026-12-03); raises AnswerNotAccepted."""
        if self.says_unknown(raw):
            return self.tap(UNKNOWN.value, draft)
        try:
            day = read_date(raw)
        except NotADate as problem:
            raise AnswerNotAccepted("not_a_date", why=problem.why, what=problem.what) from problem
        if self.earliest and day < self.earliest:
            raise AnswerNotAccepted("too_early", bound=in_words(self.earliest))
        if self.latest and day > self.latest:
            raise AnswerNotAccepted("too_late", bound=in_words(self.latest))
        return Taken({"date": day.isoformat()}, final=True)

    def show(self, value: Value, language: str = "en") -> str:
        """Say the date in words."""
        del language
        if not value:
            return ""
        return "Unknown" if "unknown" in value else in_words(date.fromisoformat(value["date"]))

    def code(self, value: Value) -> str:
        """Give the date as year-month-day."""
        if not value:
            return ""
        return "unknown" if "unknown" in value else str(value["date"])
