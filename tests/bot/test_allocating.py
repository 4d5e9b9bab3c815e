"""Handing out: evenly, keeping what is assigned; blind second audits; and who may have what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.office import allocation, dealing, signing_off, telling
from bot.office.dealing import Share
from bot.refusal import Refusal, StalePress
from bot.reports.overview import count
from bot.reports.reading import read_round
from bot.reports.rows import COLUMNS, rows_of
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import (
    NURSE_LEAD,
    NURSE_ONE,
    NURSE_TWO,
    NURSING,
    OFFICER,
    POLICE,
    ROUND_ID,
    person,
    round_in,
    tick_all,
)


def loads(store: Store) -> dict[str, int]:
    found = store.read_now(lambda tx: allocation.auditors(tx, 0, ROUND_ID, NURSING))
    return {one.person.name: one.load for one in found}


def give(store: Store, case_id: int, telegram_id: int, agency_id: int = NURSING, who: int = 0) -> int:
    one = person(store, telegram_id)
    return store.write_now(lambda tx: allocation.give(tx, who, ROUND_ID, agency_id, case_id, one)).id


def refused(store: Store, work: Callable[[Tx], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        store.write_now(work)
    return refusal.value.code


@pytest.mark.parametrize("before", range(5))
def test_evenly_differs_by_at_most_one_and_keeps_what_is_assigned(tmp_path: Path, before: int) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(tick_all)
        kept = [give(store, case_id, NURSE_ONE) for case_id in range(1, before + 1)]
        store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING))
        found = loads(store)
        assert sum(found.values()) == 6
        assert max(found.values()) - min(found.values()) <= max(1, 2 * before - 6)
        one = person(store, NURSE_ONE)
        assert store.read_now(lambda tx: {tx.assignments.get(id_).person_id for id_ in kept}) <= {one}


def test_dealing_is_the_same_each_time_it_is_planned(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(tick_all)
        first, again = (store.read_now(lambda tx: dealing.plan(tx, 0, ROUND_ID, NURSING)) for _ in range(2))
        assert (first, first.check) == (again, again.check)


def test_a_plan_that_is_no_longer_what_was_shown_is_not_done(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(tick_all)
        shown = store.read_now(lambda tx: dealing.plan(tx, 0, ROUND_ID, NURSING))
        give(store, 1, NURSE_ONE)
        with pytest.raises(StalePress):
            store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING, check=shown.check))


def test_each_auditor_is_told_once_an_act_and_briefed_once_a_round(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(lambda tx: tick_all(tx, cases=("C01", "C02", "C03", "C04")))
        store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING))
        store.write_now(lambda tx: tick_all(tx, cases=("C05", "C06")))
        store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING))
        due = store.read_now(lambda tx: tx.outbox.due(person(store, NURSE_ONE)))
        assert [(len(one.facts["assignments"]), one.facts["briefing"]) for one in due] == [(2, True), (1, False)]


def test_nobody_hears_of_a_draft_and_all_are_told_when_it_opens(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(lambda tx: tx.rounds.set_state(ROUND_ID, "draft"))
        give(store, 1, NURSE_ONE)
        assert store.read_now(lambda tx: tx.outbox.due()) == []
        store.write_now(lambda tx: tx.rounds.set_state(ROUND_ID, "open"))
        store.write_now(lambda tx: telling.tell_all(tx, ROUND_ID))
        assert [one.facts["briefing"] for one in store.read_now(lambda tx: tx.outbox.due())] == [True]


CANNOT = [
    pytest.param(OFFICER, NURSING, "no_auditor_of_it", id="another agency's auditor"),
    pytest.param(NURSE_LEAD, NURSING, "no_auditor_of_it", id="somebody who audits nothing"),
    pytest.param(NURSE_TWO, POLICE, "no_auditor_of_it", id="a case of another agency"),
]


@pytest.mark.parametrize(("telegram_id", "agency_id", "code"), CANNOT)
def test_only_an_agencys_auditors_get_its_cases(tmp_path: Path, telegram_id: int, agency_id: int, code: str) -> None:
    with round_in(tmp_path) as (store, _):
        one = person(store, telegram_id)
        assert refused(store, lambda tx: allocation.give(tx, 0, ROUND_ID, agency_id, 1, one)) == code


def test_a_case_has_one_first_auditor_and_is_not_given_once_it_is_in(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        one, two = person(store, NURSE_ONE), person(store, NURSE_TWO)
        given = give(store, 1, NURSE_ONE)
        assert refused(store, lambda tx: allocation.give(tx, 0, ROUND_ID, NURSING, 1, two)) == "has_it_already"
        assert refused(store, lambda tx: allocation.reassign(tx, 0, given, one)) == "has_it_already"
        store.write_now(lambda tx: tx.responses.close(tx.responses.open(given, 1).id, "submitted"))
        assert refused(store, lambda tx: allocation.reassign(tx, 0, given, two)) == "gone_in_already"
        assert refused(store, lambda tx: allocation.withdraw(tx, 0, given)) == "gone_in_already"
        assert refused(store, lambda tx: allocation.hand_back(tx, 0, given, "no time")) == "gone_in_already"


def test_second_audits_go_to_another_auditor_by_a_seed_that_is_fixed(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(tick_all)
        store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING))
        third = Share(percent=34)
        plans = [store.read_now(lambda tx: dealing.plan_second(tx, 0, ROUND_ID, NURSING, third)) for _ in range(2)]
        assert plans[0] == plans[1]
        assert len(plans[0].deals) == 3
        store.write_now(lambda tx: dealing.deal_second(tx, 0, ROUND_ID, NURSING, third))
        made = store.read_now(lambda tx: tx.assignments.of_round(ROUND_ID))
        firsts = {one.case_id: one.person_id for one in made if one.purpose == "first"}
        assert all(firsts[one.case_id] != one.person_id for one in made if one.purpose == "second")
        total, _ = store.read_now(lambda tx: count(read_round(tx, Catalog(), ROUND_ID)))
        assert (total.expected, total.second) == (6, 3)


def test_a_first_auditor_is_not_the_second_and_nor_is_who_can_read_the_first(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        lead, one = person(store, NURSE_LEAD), person(store, NURSE_ONE)
        store.write_now(lambda tx: tx.people.join(Membership(lead, ROUND_ID, "auditor", NURSING)))
        give(store, 1, NURSE_ONE)
        for id_ in (one, lead):
            second = partial(
                allocation.give, who=0, round_id=ROUND_ID, agency_id=NURSING, case_id=1, person_id=id_, purpose="second"
            )
            assert refused(store, second) == "first_and_second"


def test_only_the_rounds_lead_takes_a_second_auditor_from_another_agency(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        lead = person(store, NURSE_LEAD)
        store.write_now(lambda tx: tx.people.set_state(person(store, NURSE_TWO), "suspended"))
        give(store, 1, NURSE_ONE)
        own = store.read_now(lambda tx: dealing.plan_second(tx, lead, ROUND_ID, NURSING, Share(1)))
        assert (own.deals, own.left) == ((), ("C01",))
        rounds = store.read_now(lambda tx: dealing.plan_second(tx, 0, ROUND_ID, NURSING, Share(1)))
        assert [deal.person.name for deal in rounds.deals] == ["Officer"]


def test_nobody_signs_their_own_return_off(tmp_path: Path) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):
        lead = person(store, NURSE_LEAD)
        store.write_now(lambda tx: tx.people.join(Membership(lead, ROUND_ID, "auditor", NURSING)))
        given = give(store, 1, NURSE_LEAD)
        store.write_now(lambda tx: tx.responses.close(tx.responses.open(given, 1).id, "submitted"))
        assert refused(store, lambda tx: signing_off.sign_off(tx, lead, 1)) == "may_not_sign_off"


@pytest.mark.parametrize("state", ["submitted", "nil_return", "unable"])
def test_what_waits_for_its_sign_off_is_in_and_marked_and_not_graded(tmp_path: Path, state: str) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):
        given = give(store, 1, NURSE_ONE)

        def close(tx: Tx) -> None:
            response = tx.responses.open(given, 1)
            tx.answers.add(response.id, 1, "overall", {"point": "good"})
            tx.responses.close(response.id, state)

        store.write_now(close)

        def seen() -> tuple[int, int, int, str]:
            total, _ = store.read_now(lambda tx: count(read_round(tx, Catalog(), ROUND_ID)))
            rows = store.read_now(lambda tx: list(rows_of(tx, Catalog(), tx.rounds.get(1)).rows))
            return (
                total.unsigned,
                total.received + total.unable,
                sum(total.grades.values()),
                rows[0][COLUMNS.index("signed_off")],
            )

        assert seen() == (1, 0, 0, "no")
        store.write_now(lambda tx: signing_off.sign_off(tx, 0, 1))
        assert seen() == (0, 1, int(state == "submitted"), "yes")
        assert refused(store, lambda tx: signing_off.sign_off(tx, 0, 1)) == "not_waiting"


def test_nothing_is_handed_out_once_the_round_is_over(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        one = person(store, NURSE_ONE)
        store.write_now(lambda tx: tx.rounds.set_state(ROUND_ID, "closed"))
        assert refused(store, lambda tx: allocation.give(tx, 0, ROUND_ID, NURSING, 1, one)) == "round_over"
