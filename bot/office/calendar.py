"""The office's calendar: working hours and days, and the days on which a round is chased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo

from holidays import country_holidays

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
WARNINGS = (7, 2)
"""How many days before a round is due it is chased."""

EVERY = 2
"""Once it is due, it is chased every so many working days."""

SATURDAY = 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """List the bank holidays of England in a year, those kept on another day among them."""
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


@dataclass(frozen=True)
class Calendar:
    """Working days and hours: Monday to Friday, but for England's bank holidays, by the clocks of a time zone."""

    zone: ZoneInfo = LONDON
    opens: int = 9
    closes: int = 17

    @classmethod
    def of(cls, zone: str, hours: tuple[int, int]) -> Calendar:
        """Make the calendar of a time zone, by its name, and the hours between which people work."""
        return cls(ZoneInfo(zone), *hours)

    def today(self, now: str) -> date:
        """Tell the day it is here at a stored time."""
        return self._here(now).date()

    def is_open(self, now: str) -> bool:
        """Tell whether a stored time is within working hours."""
        here = self._here(now)
        return self.is_working(here.date()) and self.opens <= here.hour < self.closes

    def _here(self, now: str) -> datetime:
        return datetime.fromisoformat(now).astimezone(self.zone)

    def opening(self, day: date) -> datetime:
        """Tell when working hours begin on a day."""
        return datetime.combine(day, time(self.opens), self.zone)

    def is_working(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.weekday() < SATURDAY and day not in bank_holidays(day.year)

    def on_or_after(self, day: date) -> date:
        """Give the day itself, or the next working day."""
        return day if self.is_working(day) else self.on_or_after(day + DAY)

    def before(self, day: date) -> date:
        """Give the last working day before a day."""
        return day - DAY if self.is_working(day - DAY) else self.before(day - DAY)

    def after(self, day: date, days: int = 1) -> date:
        """Give the working day that comes so many working days after a day."""
        for _ in range(days):
            day = self.on_or_after(day + DAY)
        return day

    def chase_days(self, due_on: date, late_from: date | None = None) -> Iterator[date]:
        """List the days on which a round is chased, without end: 7 and 2 days before it is due, on the day, then on.

        A day that is no working day moves to the next one. A warning which that would carry past the due date goes to
        the working day before it instead: a warning that comes too late is none. Every second working day is counted
        from `late_from`, or else from the working day on which the round was said to be due.
        """
        the_day = self.on_or_after(due_on)
        late = late_from or self.after(the_day, EVERY)
        yield from sorted({the_day, *(self._warning(due_on, days) for days in WARNINGS)} - {late})
        while True:
            yield late
            late = self.after(late, EVERY)

    def _warning(self, due_on: date, days: int) -> date:
        day = due_on - days * DAY
        moved = self.on_or_after(day)
        return moved if moved <= due_on else self.before(day)

    def last_chase(self, due_on: date, today: date, late_from: date | None = None) -> date | None:
        """Find the last day, up to today, on which a round was to be chased."""
        return max(takewhile(lambda day: day <= today, self.chase_days(due_on, late_from)), default=None)

    def late_days(self, due_on: date, today: date) -> list[date]:
        """List the days before today on which a round was to be chased as late."""
        chased = takewhile(lambda day: day < today, self.chase_days(due_on))
        return [day for day in chased if day > due_on]
