"""A date as people type it, or unknown."""

import re
from datetime import date, datetime
from typing import ClassVar, Literal

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, UNKNOWN, Draft, MayBeUnknown, Taken

FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d",
    "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y",
    "%d %B %Y", "%d %b %Y", "%d %B %y", "%d %b %y", "%B %d %Y", "%b %d %Y",
)  # fmt: skip
"""How people here write a whole date; the day comes before the month unless the year comes first."""

ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)


def read_date(typed: str) -> date:
    """Read a date in one of the forms above; raises ValueError when it is none, or no whole date."""
    words = " ".join(ORDINAL.sub("", typed).replace(",", " ").split())
    for form in FORMATS:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a date has no time zone
        except ValueError:
            continue
    raise ValueError(typed)


def in_words(day: date) -> str:
    """Say a date in words: 3 December 2026."""
    return f"{day.day} {day:%B %Y}"


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
            day = read_date(raw.strip())
        except ValueError as problem:
            raise AnswerNotAccepted("not_a_date") from problem
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
