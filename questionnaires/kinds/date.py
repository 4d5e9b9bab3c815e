"""A date as people type it, or unknown."""

from datetime import date, datetime
from typing import Literal

from dateutil import parser

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, BaseQuestion, Choice, Draft, Taken, named
from questionnaires.kinds.number import UNKNOWN


def read_date(typed: str) -> date:
    """Read a date with the day before the month; raises ValueError when any part of it was not said.

    dateutil fills what is missing from a default, so two different defaults must agree.
    """
    try:
        return date.fromisoformat(typed)
    except ValueError:
        pass
    found = {
        parser.parse(typed, dayfirst=True, default=datetime(*default)).date()  # noqa: DTZ001 - only the date is used
        for default in ((2001, 1, 1), (2004, 2, 2))
    }
    if len(found) != 1:
        raise ValueError(typed)
    return found.pop()


def in_words(day: date) -> str:
    """Say a date in words: 3 December 2026."""
    return f"{day.day} {day:%B %Y}"


class DateQuestion(BaseQuestion):
    """When something happened."""

    kind: Literal["date"]
    earliest: date | None = None
    latest: date | None = None

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed rather than tapped."""
        return True

    def choices(self) -> tuple[Choice, ...]:
        """Offer Unknown."""
        return (UNKNOWN,)

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Take Unknown."""
        del draft
        if code != UNKNOWN.value:
            raise AnswerNotAccepted("not_a_date")
        return Taken({"unknown": True}, final=True)

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Read a whole date (3 December 2026, 3/12/2026, 2026-12-03); raises AnswerNotAccepted."""
        if named(raw, (UNKNOWN,)):
            return self.tap(UNKNOWN.value, draft)
        try:
            day = read_date(raw.strip())
        except (ValueError, OverflowError) as problem:
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
