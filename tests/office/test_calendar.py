"""Working days and hours in England, and the days on which a round is chased."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.office.calendar import Calendar, bank_holidays

HERE = Calendar()


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


HOURS = [
    pytest.param("2026-11-20T08:59:59+00:00", False, id="a second before nine"),
    pytest.param("2026-11-20T09:00:00+00:00", True, id="nine"),
    pytest.param("2026-11-20T16:59:59+00:00", True, id="a second before five"),
    pytest.param("2026-11-20T17:00:00+00:00", False, id="five"),
    pytest.param("2026-11-21T12:00:00+00:00", False, id="Saturday"),
    pytest.param("2026-08-28T08:30:00+00:00", True, id="half past nine in summer time"),
    pytest.param("2026-08-28T16:30:00+00:00", False, id="half past five in summer time"),
    pytest.param("2026-08-31T12:00:00+00:00", False, id="the late summer bank holiday"),
    pytest.param("2026-03-27T09:00:00+00:00", True, id="the Friday before the clocks go forward"),
    pytest.param("2026-03-30T08:00:00+00:00", True, id="the Monday after they went forward"),
    pytest.param("2026-10-23T08:00:00+00:00", True, id="the Friday before they go back"),
    pytest.param("2026-10-26T08:59:00+00:00", False, id="the Monday after they went back"),
    pytest.param("2026-12-31T12:00:00+00:00", True, id="New Year's Eve"),
    pytest.param("2027-01-01T12:00:00+00:00", False, id="New Year's Day"),
]


@pytest.mark.parametrize(("now", "is_open"), HOURS)
def test_working_hours_are_those_of_the_clocks_here(now: str, is_open: bool) -> None:
    assert HERE.is_open(now) is is_open


def test_hours_and_the_day_follow_the_set_zone() -> None:
    there = Calendar(ZoneInfo("Pacific/Auckland"), opens=8, closes=12)
    assert there.today("2026-11-22T20:30:00+00:00") == date(2026, 11, 23)
    assert there.is_open("2026-11-22T20:30:00+00:00")
    assert not there.is_open("2026-11-22T23:30:00+00:00")


HOLIDAYS = [
    pytest.param(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28", id="Boxing Day on a Saturday"),
    pytest.param(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28", id="Christmas at a weekend"),
    pytest.param(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26", id="New Year's Day on a Saturday"),
]


@pytest.mark.parametrize(("year", "kept"), HOLIDAYS)
def test_bank_holidays_are_those_that_were_published_for_england(year: int, kept: str) -> None:
    assert sorted(day for day in bank_holidays(year) if day.weekday() < 5) == days(
        *(f"{year}-{day}" for day in kept.split())
    )


CHASED = [
    pytest.param("2026-11-20", "2026-11-13 2026-11-18 2026-11-20 2026-11-24 2026-11-26", id="an ordinary Friday"),
    pytest.param("2026-11-21", "2026-11-16 2026-11-19 2026-11-23 2026-11-25 2026-11-27", id="due on a Saturday"),
    pytest.param("2026-11-23", "2026-11-16 2026-11-23 2026-11-25 2026-11-27", id="two days before Monday is Monday"),
    pytest.param("2026-08-31", "2026-08-24 2026-08-28 2026-09-01 2026-09-03", id="due on a bank holiday"),
    pytest.param("2026-04-06", "2026-03-30 2026-04-02 2026-04-07 2026-04-09", id="due on Easter Monday"),
    pytest.param("2026-04-02", "2026-03-26 2026-03-31 2026-04-02 2026-04-08 2026-04-10", id="due before Easter"),
    pytest.param("2026-12-24", "2026-12-17 2026-12-22 2026-12-24 2026-12-30 2027-01-04", id="over the New Year"),
    pytest.param("2027-01-01", "2026-12-29 2026-12-30 2027-01-04 2027-01-06", id="due on New Year's Day"),
    pytest.param("2026-03-29", "2026-03-23 2026-03-27 2026-03-30 2026-04-01 2026-04-07", id="as the clocks go forward"),
    pytest.param("2026-10-25", "2026-10-19 2026-10-23 2026-10-26 2026-10-28 2026-10-30", id="as the clocks go back"),
]


@pytest.mark.parametrize(("due_on", "chased"), CHASED)
def test_a_round_is_chased_before_it_is_due_and_then_every_second_working_day(due_on: str, chased: str) -> None:
    expected = days(*chased.split())
    assert list(islice(HERE.chase_days(date.fromisoformat(due_on)), len(expected))) == expected


def test_what_is_late_may_be_counted_from_another_day() -> None:
    due_on = date(2026, 11, 20)
    found = islice(HERE.chase_days(due_on, HERE.after(due_on)), 5)
    assert list(found) == days("2026-11-13", "2026-11-18", "2026-11-20", "2026-11-23", "2026-11-25")


@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-11-12", None), ("2026-11-13", "2026-11-13"), ("2026-11-17", "2026-11-13"), ("2026-11-25", "2026-11-24")],
)
def test_the_last_chase_day_is_the_one_that_an_outage_may_have_missed(today: str, last: str | None) -> None:
    found = HERE.last_chase(date(2026, 11, 20), date.fromisoformat(today))
    assert found == (last and date.fromisoformat(last))


ANY_DAY = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(due_on=ANY_DAY)
def test_every_chase_day_is_a_working_day_and_none_comes_twice(due_on: date) -> None:
    found = list(islice(HERE.chase_days(due_on), 12))
    assert all(HERE.is_working(day) for day in found)
    assert found == sorted(set(found))


@given(due_on=ANY_DAY)
def test_somebody_is_warned_before_a_round_is_due_and_told_on_the_day(due_on: date) -> None:
    found = list(islice(HERE.chase_days(due_on), 3))
    assert found[0] < due_on
    assert HERE.on_or_after(due_on) in found


@given(due_on=ANY_DAY)
def test_the_days_when_it_is_late_are_two_working_days_apart(due_on: date) -> None:
    late = [day for day in islice(HERE.chase_days(due_on), 12) if day >= HERE.on_or_after(due_on)]
    for one, next_ in pairwise(late):
        between = [one + timedelta(days=n) for n in range(1, (next_ - one).days)]
        assert sum(HERE.is_working(day) for day in between) == 1


@given(at=st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)))  # noqa: DTZ001 - the zone is set below
def test_it_is_never_open_outside_nine_to_five_of_a_working_day(at: datetime) -> None:
    now = at.replace(tzinfo=UTC)
    here = now.astimezone(ZoneInfo("Europe/London"))
    assert HERE.is_open(now.isoformat()) == (HERE.is_working(here.date()) and 9 <= here.hour < 17)
