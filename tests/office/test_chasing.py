"""Chasing without its bot: who is to be told what, once, in working hours, whatever was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.access import OPERATOR
from bot.office import chasing, feedback
from bot.office.calendar import Calendar
from bot.office.unasked import put_off
from bot.refusal import Refusal
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.office.chased import C07, C08, DUE, LEAD, ONE, POLICE_C07, SCHOOLS, TWO, Hands, Office, chased_round

Change = Callable[[Tx], object]

DIGEST_ONE, DIGEST_TWO, DIGEST_LEAD = (ONE, "digest"), (TWO, "digest"), (LEAD, "digest")


def every_day(first: str, last: str) -> list[str]:
    one, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(one + timedelta(days=n)).isoformat() for n in range((end - one).days + 1)]


FORTNIGHT = every_day("2026-03-24", "2026-04-10")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    hands = Hands("2026-03-20 12:00")
    with Store(tmp_path / "casewalk.sqlite3", clock=hands) as store:
        chased_round(store, tmp_path)
        yield Office(store, hands)


def news_of(office: Office, person_id: int) -> chasing.News:
    (found,) = office.store.read_now(lambda tx: chasing.digest(tx, office.calendar, person_id))
    return found


def test_auditors_are_chased_on_chase_days_and_the_lead_hears_after_two_reminders(office: Office) -> None:
    both = [DIGEST_ONE, DIGEST_TWO]
    assert office.days(FORTNIGHT) == {
        "2026-03-25": both,
        "2026-03-30": both,
        "2026-04-01": both,
        "2026-04-07": both,
        "2026-04-09": both,
        "2026-04-10": [DIGEST_LEAD],
    }
    assert [one.agency for one in news_of(office, LEAD).behind] == ["School nursing", "Police", "School nursing"]


def test_the_lead_hears_daily_while_somebody_is_behind_and_no_longer_when_nobody_is(office: Office) -> None:
    office.days(FORTNIGHT)
    assert DIGEST_LEAD in office.days(["2026-04-13"])["2026-04-13"]
    office.let_in(C07, C08)
    assert DIGEST_LEAD in office.days(["2026-04-14"])["2026-04-14"]
    assert [one.agency for one in news_of(office, LEAD).behind] == ["Police"]
    office.let_in(POLICE_C07)
    assert office.days(["2026-04-15"]) == {"2026-04-15": [(LEAD, "all_in")]}


def test_an_agency_lead_hears_of_their_own_late_ones_from_the_day_after(office: Office) -> None:
    five = office.lead_of(SCHOOLS)
    found = office.days(FORTNIGHT)
    assert [day for day, sent in found.items() if (five, "digest") in sent] == [
        "2026-04-02",
        "2026-04-08",
        "2026-04-10",
    ]
    assert {one.agency for one in news_of(office, five).late} == {"School nursing"}


def test_a_unit_is_chased_apart_and_told_to_the_lead_of_what_it_belongs_to(office: Office) -> None:
    unit = office.store.write_now(lambda tx: tx.rounds.put_agency("hill", "Hill Primary", SCHOOLS))
    office.do(lambda tx: tx.assignments.add(1, 1, unit, TWO, 1, "first"))
    above, inside = office.lead_of(SCHOOLS), office.lead_of(unit, 700000006, "Head Six")
    office.clock.set("2026-04-02 09:00")
    assert [one.agency for one in news_of(office, above).late].count("School nursing, Hill Primary") == 1
    assert [one.agency for one in news_of(office, inside).late] == ["School nursing, Hill Primary"]


def test_returns_that_wait_for_their_sign_off_are_counted_for_the_agency_lead(office: Office) -> None:
    five = office.lead_of(SCHOOLS)
    office.let_in(C07, C08)
    assert (five, "digest") not in office.days(["2026-03-25"])["2026-03-25"]
    office.do(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
    assert office.days(["2026-03-26"]) == {"2026-03-26": [(five, "digest")]}
    assert news_of(office, five).to_sign == 2
    office.do(lambda tx: tx.sign_offs.add(1, five, "signed_off"))
    assert news_of(office, five).to_sign == 1


NOT_TOLD = [
    pytest.param(lambda tx: tx.people.set_state(ONE, "suspended"), id="suspended"),
    pytest.param(lambda tx: tx.people.set_state(ONE, "removed"), id="removed"),
    pytest.param(lambda tx: tx.people.mute(ONE, "2026-03-26"), id="muted until tomorrow"),
    pytest.param(lambda tx: tx.people.leave(Membership(ONE, 1, "auditor", SCHOOLS)), id="no auditor any more"),
    pytest.param(lambda tx: [tx.assignments.withdraw(one) for one in (C07, C08)], id="taken back"),
    pytest.param(lambda tx: [tx.assignments.hand_back(one, "on leave") for one in (C07, C08)], id="handed back"),
    pytest.param(lambda tx: [tx.assignments.hand_to(one, TWO) for one in (C07, C08)], id="handed to another"),
    pytest.param(lambda tx: tx.rounds.set_state(1, "closed"), id="the round is closed"),
    pytest.param(lambda tx: tx.rounds.set_state(1, "draft"), id="the round is a draft"),
]


@pytest.mark.parametrize("change", NOT_TOLD)
def test_who_has_nothing_to_send_in_or_wants_no_reminder_gets_none(office: Office, change: Change) -> None:
    office.do(change)
    assert DIGEST_ONE not in office.days(["2026-03-25"]).get("2026-03-25", [])


@pytest.mark.parametrize("state", ["submitted", "nil_return", "unable"])
def test_what_has_gone_in_is_not_chased(office: Office, state: str) -> None:
    office.let_in(C07, C08, state=state)
    assert office.days(["2026-03-25"]) == {"2026-03-25": [DIGEST_TWO]}


def test_what_was_given_back_for_more_work_is_chased_again(office: Office) -> None:
    office.let_in(C07, C08)
    office.do(lambda tx: tx.responses.give_back(1))
    office.clock.set("2026-03-25 09:00")
    assert DIGEST_ONE in office.tick()
    assert news_of(office, ONE).own == ("C07",)


def test_put_off_until_tomorrow_is_told_tomorrow(office: Office) -> None:
    office.days(["2026-03-25"])
    office.do(lambda tx: put_off(tx, ONE, ONE, date(2026, 3, 26)))
    assert office.days(FORTNIGHT[2:5]) == {"2026-03-26": [DIGEST_ONE]}


def test_reminders_of_another_are_put_off_only_by_who_manages_people(office: Office) -> None:
    with pytest.raises(Refusal, match="may_not_manage_people"):
        office.do(lambda tx: put_off(tx, TWO, ONE, date(2026, 3, 26)))
    with pytest.raises(Refusal, match="nobody_to_remind"):
        office.do(lambda tx: put_off(tx, OPERATOR, 99, date(2026, 3, 26)))


def test_looking_again_and_again_tells_nothing_twice(office: Office) -> None:
    office.clock.set("2026-03-25 09:00")
    assert office.tick() == [DIGEST_ONE, DIGEST_TWO]
    for at in ("09:00", "09:01", "12:00", "16:59"):
        office.clock.set(f"2026-03-25 {at}")
        assert office.tick() == []


OUTAGES = [
    pytest.param(["2026-03-26"], {"2026-03-26": 2}, id="back the day after a chase day"),
    pytest.param(["2026-03-31", "2026-04-01"], {"2026-03-31": 2, "2026-04-01": 2}, id="back between two"),
    pytest.param(["2026-04-03", "2026-04-04", "2026-04-07"], {"2026-04-07": 2}, id="back on Good Friday"),
    pytest.param(["2026-04-11", "2026-04-13"], {"2026-04-13": 2}, id="back on a Saturday, after five missed days"),
]


@pytest.mark.parametrize(("days", "told"), OUTAGES)
def test_an_outage_over_chase_days_is_made_good_by_one_digest(
    office: Office, days: list[str], told: dict[str, int]
) -> None:
    assert {day: len(sent) for day, sent in office.days(days).items()} == told


@pytest.mark.parametrize("at", ["2026-03-25 08:59", "2026-03-25 17:00", "2026-03-26 03:00", "2026-03-28 12:00"])
def test_nothing_is_put_outside_working_hours(office: Office, at: str) -> None:
    office.clock.set(at)
    assert office.tick() == []


def test_a_digest_that_was_not_sent_waits_for_the_morning_and_is_made_anew(office: Office) -> None:
    office.clock.set("2026-03-25 16:59")
    office.put()
    office.clock.set("2026-03-25 22:00")
    assert office.tick() == []
    office.let_in(C07)
    assert office.days(["2026-03-26", "2026-03-27"]) == {"2026-03-26": [DIGEST_ONE, DIGEST_TWO]}
    assert news_of(office, ONE).own == ("C08",)
    days = office.store.read_now(lambda tx: tx.reminders.days(ONE, 1, "due"))
    assert days == ["2026-03-26"]


def test_a_digest_that_was_not_sent_goes_nowhere_when_nothing_is_left(office: Office) -> None:
    office.clock.set("2026-03-25 16:59")
    office.put()
    office.let_in(C07, C08)
    assert office.days(["2026-03-26"]) == {"2026-03-26": [DIGEST_TWO]}
    assert office.store.read_now(lambda tx: tx.reminders.days(ONE, 1, "due")) == []


def test_a_reminder_that_never_went_out_does_not_count_towards_the_lead(office: Office) -> None:
    office.days(FORTNIGHT[:-2])
    office.clock.set("2026-04-09 09:00")
    office.put()
    assert office.days(["2026-04-10", "2026-04-13"]) == {
        "2026-04-10": [DIGEST_ONE, DIGEST_TWO],
        "2026-04-13": [DIGEST_ONE, DIGEST_TWO, DIGEST_LEAD],
    }


UNHEARING = [
    pytest.param(lambda tx: tx.people.set_state(TWO, "suspended"), id="the auditor is suspended"),
    pytest.param(lambda tx: tx.people.mute(TWO, "2026-05-01"), id="the auditor is away"),
    pytest.param(lambda tx: tx.assignments.hand_back(POLICE_C07, "on leave"), id="it was handed back"),
]


@pytest.mark.parametrize("change", UNHEARING)
def test_where_nobody_hears_reminders_the_lead_hears_on_the_same_day(office: Office, change: Change) -> None:
    office.do(change)
    office.let_in(C07, C08)
    assert office.days(FORTNIGHT) == {"2026-04-10": [DIGEST_LEAD]}


def test_rounds_and_cases_of_a_person_are_in_one_digest(office: Office, tmp_path: Path) -> None:
    chased_round(office.store, tmp_path, date(2026, 4, 2), "second-2026")
    sent = office.days(FORTNIGHT)
    assert all(count == 1 for day in sent.values() for count in Counter(day).values())
    office.clock.set("2026-04-01 12:00")
    found = office.store.read_now(lambda tx: chasing.digest(tx, office.calendar, ONE))
    assert [(one.round.key, one.days_left, len(one.own)) for one in found] == [
        ("neglect-2026", 0, 2),
        ("second-2026", 1, 2),
    ]


def test_the_last_return_is_told_once_to_each_lead(office: Office) -> None:
    office.let_in(C07, C08)
    assert (LEAD, "all_in") not in office.days(["2026-03-26"])["2026-03-26"]
    office.let_in(POLICE_C07, state="nil_return")
    office.clock.set("2026-03-26 18:00")
    assert office.tick() == []
    assert office.days(["2026-03-27"]) == {"2026-03-27": [(LEAD, "all_in")]}
    office.do(lambda tx: tx.responses.give_back(1))
    office.let_in(C07)
    assert office.days(["2026-03-30"]) == {}


def test_a_case_that_an_agency_knows_and_nobody_was_given_is_still_expected(office: Office) -> None:
    office.do(lambda tx: tx.scopings.put(2, 2, "family", "records", LEAD))
    office.let_in(C07, C08, POLICE_C07)
    assert office.days(["2026-03-26"]) == {}
    office.do(lambda tx: tx.scopings.put(2, 2, "nobody", "records", LEAD))
    assert office.days(["2026-03-27"]) == {"2026-03-27": [(LEAD, "all_in")]}


def test_what_waits_for_its_sign_off_is_not_all_in(office: Office) -> None:
    office.do(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
    office.let_in(C07, C08, POLICE_C07)
    assert (LEAD, "all_in") not in office.days(["2026-03-26"]).get("2026-03-26", [])
    for response_id in (1, 2, 3):
        office.do(lambda tx, one=response_id: tx.sign_offs.add(one, LEAD, "signed_off"))  # type: ignore[misc]
    assert (LEAD, "all_in") in office.days(["2026-03-27"])["2026-03-27"]


def test_a_case_given_to_a_unit_is_what_its_agency_was_expected_to_give(office: Office) -> None:
    unit = office.store.write_now(lambda tx: tx.rounds.put_agency("beat", "Beat team", 2))
    office.do(lambda tx: tx.scopings.put(2, 2, "child", "records", LEAD))
    given = office.store.write_now(lambda tx: tx.assignments.add(1, 2, unit, TWO, 1, "first"))
    office.let_in(C07, C08, POLICE_C07, given)
    assert office.days(["2026-03-26"]) == {"2026-03-26": [(LEAD, "all_in")]}


def reported(tx: Tx) -> None:
    tx.rounds.put({"key": "neglect-2026", "found": "Few plans name the child.", "to_be_done": "Training in May."})
    tx.rounds.set_state(1, "reported")


def test_each_auditor_hears_once_what_a_reported_round_found(office: Office) -> None:
    office.let_in(C07)
    office.let_in(C08, state="nil_return")
    office.do(reported)
    told = office.days(FORTNIGHT)
    assert told == {"2026-03-24": [(ONE, "found"), (TWO, "found")]}
    one, two = office.store.read_now(lambda tx: [feedback.became(tx, 1, who) for who in (ONE, TWO)])
    assert (one.sent_in, one.nil_return, one.not_in) == (1, 1, 0)
    assert (two.sent_in, two.not_in) == (0, 1)


def test_findings_may_be_put_at_night_and_wait_for_the_morning(office: Office) -> None:
    office.clock.set("2026-03-24 23:00")
    office.do(lambda tx: feedback.tell_findings(tx, 1))
    assert office.tick() == []
    office.do(reported)
    assert office.store.write_now(lambda tx: feedback.tell_findings(tx, 1)) == 2
    assert office.store.write_now(lambda tx: feedback.tell_findings(tx, 1)) == 0
    assert office.tick() == []
    assert office.days(FORTNIGHT[1:]) == {"2026-03-25": [(ONE, "found"), (TWO, "found")]}


def test_findings_are_not_for_the_suspended_and_wait_for_the_muted(office: Office) -> None:
    office.do(lambda tx: tx.people.set_state(ONE, "suspended"))
    office.do(lambda tx: tx.people.mute(TWO, "2026-03-27"))
    office.do(reported)
    assert office.days(FORTNIGHT) == {"2026-03-27": [(TWO, "found")]}


ACTS = st.sampled_from(["tick", "tick", "tick", "put", "let in", "give back", "mute"])


@settings(max_examples=40, deadline=None)
@given(acts=st.lists(st.tuples(st.integers(1, 30), ACTS), min_size=5, max_size=40), due_in=st.integers(0, 9))
def test_whatever_happens_nobody_has_two_digests_a_day_or_one_out_of_hours(
    acts: list[tuple[int, str]], due_in: int
) -> None:
    hands, calendar = Hands("2026-03-24 08:00"), Calendar()
    with TemporaryDirectory() as folder, Store(Path(folder) / "casewalk.sqlite3", clock=hands) as store:
        chased_round(store, Path(folder), DUE + timedelta(days=due_in))
        office, had = Office(store, hands), Counter[tuple[date, int]]()
        office.lead_of(SCHOOLS)
        for hours, act in acts:
            hands.now += timedelta(hours=hours)
            for person_id, _ in _act(office, act):
                now = hands.now.isoformat()
                assert calendar.is_open(now)
                had[calendar.today(now), person_id] += 1
        assert all(count == 1 for count in had.values())


def _act(office: Office, act: str) -> list[tuple[int, str]]:
    """Do something, and give the digests it sent."""
    if act == "put":
        office.put()
    elif act == "let in":
        office.let_in(C07, C08)
    elif act == "give back":
        office.let_in(C07)
        office.do(lambda tx: tx.responses.give_back(1))
    elif act == "mute":
        until = office.calendar.after(office.clock.now.date())
        office.do(lambda tx: put_off(tx, ONE, ONE, until))
    else:
        return [one for one in office.tick() if one[1] == "digest"]
    return []
