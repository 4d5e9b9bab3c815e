"""What happens in odd orders: roles taken away, audits that must stay blind, two children of one reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import access
from bot.access import OPERATOR
from bot.flows.agency import signing
from bot.flows.agency.views import WaitingView
from bot.flows.turn import Heard
from bot.office import allocation, people, scoping, signing_off, telling
from bot.office.enrolment import Place
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.places import Focus
from storage.store import Store
from storage.tx import Tx
from tests.bot import agency_town as agency_town_module
from tests.bot.agency_town import (
    NURSE_LEAD,
    NURSE_ONE,
    NURSE_TWO,
    NURSING,
    POLICE,
    ROUND_ID,
    ROUND_LEAD,
    agency_town,
    person,
    round_in,
    set_up,
    tick_all,
)
from tests.town import ROUND, Town, begin, load_round, town


def give(store: Store, case_id: int, account: int, purpose: str = "first") -> int:
    """Give a case of School nursing to somebody; gives the assignment."""
    who = person(store, account)
    return store.write_now(lambda tx: allocation.give(tx, OPERATOR, ROUND_ID, NURSING, case_id, who, purpose)).id


def answer(store: Store, assignment_id: int, account: int, state: str = "") -> int:
    """Answer a question of an assignment, and let it go in."""
    who = person(store, account)

    def work(tx: Tx) -> int:
        one = tx.assignments.get(assignment_id)
        response = tx.responses.find_for(one.id) or tx.responses.open(one.id, one.form_id)
        tx.answers.add(response.id, who, "whose_record", {"choice": "child"})
        if state:
            tx.responses.close(response.id, state)
        return response.id

    return store.write_now(work)


async def test_who_no_longer_audits_for_an_agency_has_its_cases_no_more_and_its_lead_has_them_back(
    tmp_path: Path,
) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(tick_all)
        given = give(here.store, 1, NURSE_ONE)
        one = here.phone(NURSE_ONE)
        one.post("/cases")
        await one.until("Tap a case.")
        await one.tap("C01")
        await one.tap("Begin")
        who = person(here.store, NURSE_ONE)

        def change(tx: Tx) -> None:
            people.give_role(tx, OPERATOR, who, Place("auditor", POLICE, ROUND_ID))
            people.take_role(tx, OPERATOR, who, Place("auditor", NURSING, ROUND_ID))

        here.store.write_now(change)
        assert not here.store.read_now(lambda tx: access.may(tx, who, "audit", ROUND_ID, tx.assignments.get(given)))
        assert "is not assigned to you" in (await one.tap(one.buttons[0])).text
        assert "C01" not in " ".join(one.buttons)
        lead = here.phone(NURSE_LEAD)
        lead.post("/agency")
        await lead.until("Scoped")
        await lead.tap("Hand out")
        assert "C01" in lead.last.text


def test_who_answered_the_first_audit_is_not_given_the_second(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        load_round(store, tmp_path, agency_town_module.ROUND)
        store.write_now(set_up)
        store.write_now(tick_all)
        given = give(store, 1, NURSE_ONE)
        answer(store, given, NURSE_ONE)
        two = person(store, NURSE_TWO)
        store.write_now(lambda tx: allocation.reassign(tx, OPERATOR, given, two))
        with pytest.raises(Refusal, match="first_and_second"):
            give(store, 1, NURSE_ONE, "second")


def test_who_has_still_to_audit_a_case_reads_no_other_audit_of_it(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        load_round(store, tmp_path, agency_town_module.ROUND)
        store.write_now(set_up)
        store.write_now(tick_all)
        lead = person(store, NURSE_LEAD)
        store.write_now(lambda tx: tx.people.join(Membership(lead, ROUND_ID, "auditor", NURSING)))
        mine = give(store, 1, NURSE_LEAD)
        form_id = store.read_now(lambda tx: tx.assignments.get(mine).form_id)
        two = person(store, NURSE_TWO)
        second = store.write_now(lambda tx: tx.assignments.add(ROUND_ID, 1, NURSING, two, form_id, "second"))
        response_id = answer(store, second, NURSE_TWO, "submitted")

        def may_read(tx: Tx) -> bool:
            return signing_off.may_read(tx, lead, tx.assignments.get(second), tx.responses.get(response_id))

        assert not store.read_now(may_read)
        answer(store, mine, NURSE_LEAD, "submitted")
        assert store.read_now(may_read)


async def test_a_case_handed_back_leaves_its_auditor_in_the_other_one(here: Town) -> None:
    await begin(here.auditor)
    assert "C07" in here.auditor.last.text
    here.store.write_now(lambda tx: allocation.hand_back(tx, OPERATOR, 2, "Given by mistake."))
    await here.auditor.tap("The child's")
    assert "C07" in here.auditor.last.text
    assert "2/31" in here.auditor.last.text


async def test_two_children_of_one_reference_are_told_apart_on_every_question(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        other = ROUND.replace('key = "neglect-2026"', 'key = "early-help"').replace(
            'title = "Neglect below the threshold"', 'title = "Early help"'
        )
        load_round(here.store, tmp_path, other)
        async with here.bot():
            phone = here.auditor
            await phone.send("/start")
            labels = [label for label in phone.buttons if "C07" in label]
            assert len(labels) == 2
            await phone.tap(labels[0])
            await phone.tap("Begin")
            first = phone.last.text.splitlines()[0]
            await phone.tap("The child's")
            await phone.send("/cases")
            await phone.tap(next(label for label in phone.buttons if label == labels[1]))
            await phone.tap("Begin")
            second = phone.last.text.splitlines()[0]
            assert {title for title in ("Neglect below the threshold", "Early help") if title in first + second} == {
                "Neglect below the threshold",
                "Early help",
            }
            assert first != second
            await phone.tap("The child's")
            await phone.send("/review C07")
            title = "Early help" if "Early help" in second else "Neglect below the threshold"
            assert phone.last.text.startswith(f"C07 ({title})")


def test_a_second_tap_on_sign_off_is_no_way_into_a_question_of_ones_own(tmp_path: Path) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):
        store.write_now(tick_all)
        who = person(store, NURSE_LEAD)
        store.write_now(lambda tx: tx.people.join(Membership(who, ROUND_ID, "auditor", NURSING)))
        mine = answer(store, give(store, 3, NURSE_LEAD), NURSE_LEAD)
        store.write_now(lambda tx: tx.places.go(who, Focus(mine, "", "")))
        response_id = answer(store, give(store, 1, NURSE_ONE), NURSE_ONE, "submitted")
        tapped = Heard(1, 1, NURSE_LEAD, who, "tap", "ag_ok", args=(response_id,))
        codes = []
        for _ in range(2):
            reply = store.write_now(lambda tx: signing.sign_off(tx, Catalog(), tapped))
            (message,) = reply.messages
            assert isinstance(message.view, WaitingView)
            codes.append(message.notice.code if message.notice else "")
        assert codes == ["signed_off_now", "not_waiting"]


def test_a_return_of_the_only_lead_is_signed_off_by_an_admin(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        load_round(store, tmp_path, agency_town_module.ROUND)
        store.write_now(set_up)
        store.write_now(lambda tx: tick_all(tx, agency_id=POLICE))
        store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
        lead, admin = person(store, ROUND_LEAD), store.write_now(lambda tx: tx.people.put(99, "Round Admin"))
        store.write_now(lambda tx: tx.people.join(Membership(admin, ROUND_ID, "admin", None)))
        store.write_now(lambda tx: tx.people.join(Membership(lead, ROUND_ID, "auditor", POLICE)))
        given = store.write_now(lambda tx: allocation.give(tx, OPERATOR, ROUND_ID, POLICE, 1, lead)).id
        response_id = answer(store, given, ROUND_LEAD, "submitted")
        assert store.read_now(lambda tx: signing_off.signers(tx, tx.assignments.get(given))) == [admin]
        store.write_now(lambda tx: signing_off.sign_off(tx, admin, response_id))
        assert store.read_now(lambda tx: tx.sign_offs.stands(response_id))


async def test_a_case_handed_back_is_in_sight_where_it_is_handed_on_even_when_nobody_is_asked(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(tick_all)
        given = give(here.store, 1, NURSE_ONE)

        def work(tx: Tx) -> None:
            scoping.say(tx, OPERATOR, ROUND_ID, NURSING, 1, "not_involved")
            allocation.hand_back(tx, OPERATOR, given, "Not ours.")

        here.store.write_now(work)
        lead = here.phone(NURSE_LEAD)
        lead.post("/agency")
        await lead.until("Scoped")
        await lead.tap("Hand out")
        await lead.tap("One by one")
        assert "C01" in lead.buttons


def test_a_unit_is_named_within_its_agency_and_by_its_agency_to_others(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        unit = store.write_now(lambda tx: tx.rounds.put_agency("oak", "Oak School", POLICE))
        agency_lead = store.write_now(lambda tx: tx.people.put(98, "Police Lead"))
        store.write_now(lambda tx: tx.people.join(Membership(agency_lead, ROUND_ID, "agency_lead", POLICE)))
        lead = person(store, ROUND_LEAD)
        named = store.read_now(lambda tx: [telling.name_for(tx, who, ROUND_ID, unit) for who in (agency_lead, lead)])
        assert named == ["Oak School", "Police"]


def test_no_words_are_asked_for_a_return_that_can_go_back_no_more(tmp_path: Path) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):
        store.write_now(tick_all)
        response_id = answer(store, give(store, 1, NURSE_ONE), NURSE_ONE, "submitted")
        store.write_now(lambda tx: tx.rounds.set_state(ROUND_ID, "closed"))
        who = person(store, NURSE_LEAD)
        shown = store.write_now(lambda tx: signing.ask_why(tx, Catalog(), who, (response_id,), None))
        assert isinstance(shown.view, WaitingView)
        assert shown.spot is None
        assert shown.notice
        assert shown.notice.code == "round_closed"


async def test_the_briefing_stands_on_the_card_for_who_never_got_it_otherwise(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(lambda tx: tx.assignments.add(ROUND_ID, 1, NURSING, person_in(tx, NURSE_ONE), 1, "first"))
        one = here.phone(NURSE_ONE)
        await one.send("/start")
        await one.tap("C01")
        assert "Read the record first, then answer here." in one.last.text


def person_in(tx: Tx, account: int) -> int:
    found = tx.people.find_by_telegram(account)
    assert found
    return found.id
