"""An agency's lead in the chat: scope, hand out, sign off; and nothing of other agencies."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.office import allocation, dealing, telling
from bot.sandbox.phone import Phone
from storage.people import Membership
from tests.bot.agency_town import (
    AFTER_DUE,
    NURSE_LEAD,
    NURSE_ONE,
    NURSE_TWO,
    NURSING,
    OAK,
    OFFICER,
    POLICE,
    ROUND_ID,
    ROUND_LEAD,
    AgencyTown,
    agency_town,
    person,
    tick_all,
)
from tests.town import go_through


async def to_cases(phone: Phone) -> None:
    """Ask for the list of cases, whatever is told beside it."""
    phone.post("/cases")
    await phone.until("Tap a case.")


async def to_agency(phone: Phone) -> None:
    """Ask how the agency stands, whatever is told beside it."""
    phone.post("/agency")
    await phone.until("Scoped: ")


async def hand_in(phone: Phone, case: str = "C01") -> None:
    """Send a nil return in, the shortest of returns."""
    await to_cases(phone)
    await phone.tap(case)
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    await phone.tap("Confirm nil return")


def give(here: AgencyTown, case_id: int, telegram_id: int, agency_id: int = NURSING) -> None:
    person_id = person(here.store, telegram_id)
    here.store.write_now(lambda tx: allocation.give(tx, 0, ROUND_ID, agency_id, case_id, person_id))


async def test_handing_out_in_a_draft_says_that_each_is_told_when_it_opens(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(tick_all)
        here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "draft"}))
        lead, one = here.phone(NURSE_LEAD), here.phone(NURSE_ONE)
        await one.send("/start")
        await to_agency(lead)
        await lead.tap("Hand out")
        await lead.tap("Evenly")
        assert "each is told when it opens, and nothing before" in lead.last.text
        await lead.tap("Yes, 6")
        assert "Each hears of it when the round opens" in lead.last.text
        assert "one message" not in lead.transcript()
        await lead.tap("One by one")
        await lead.tap("C01")
        await lead.tap("Nurse One: change")
        await lead.tap("Give to Nurse Two")
        assert "is now with Nurse Two, who hears of it when the round opens" in lead.last.text
        await one.send("/cases")
        assert "cases for you" not in one.transcript()
        here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "open"}))
        here.store.write_now(lambda tx: telling.tell_all(tx, ROUND_ID))
        due = here.store.read_now(lambda tx: [each.facts for each in tx.outbox.due() if each.kind == "new_cases"])
        assert sorted(len(facts["assignments"]) for facts in due) == [2, 4]


async def test_cases_are_handed_out_evenly_as_it_was_shown_and_each_auditor_is_told_once(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(tick_all)
        lead, one, two = (here.phone(n) for n in (NURSE_LEAD, NURSE_ONE, NURSE_TWO))
        await one.send("/start")
        await two.send("/start")
        await to_agency(lead)
        await lead.tap("Hand out")
        assert "6 cases to hand out: C01, C02, C03, C04, C05, C06" in lead.last.text
        await lead.tap("Evenly")
        assert "Nurse One: 3 cases\nC01, C03, C05" in lead.last.text
        assert "Officer" not in lead.transcript()
        await lead.tap("Yes, 6")
        assert "6 cases handed out to 2 auditors" in lead.last.text
        told = await one.until("3 cases for you")
        assert "due 18 December 2026" in told.text
        assert "Read the record first, then answer here." in told.text
        await two.until("3 cases for you")
        assert sum("cases for you" in message.text for message in one.messages) == 1
        await to_cases(one)
        assert one.buttons == ["C01", "C03", "C05"]


async def test_cases_go_to_one_auditor_or_one_by_one_and_are_handed_on_with_their_answers(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(lambda tx: tick_all(tx, cases=("C01", "C02")))
        lead, one, two = (here.phone(n) for n in (NURSE_LEAD, NURSE_ONE, NURSE_TWO))
        await to_agency(lead)
        await lead.tap("Hand out")
        await two.send("/start")
        await lead.tap("All to one")
        await lead.tap("Nurse One")
        await lead.tap("Yes, 2")
        await to_cases(one)
        await one.tap("C01")
        await one.tap("Begin")
        await one.tap("The child's")
        await lead.tap("One by one")
        await lead.tap("C01")
        await lead.tap("Nurse One: change")
        assert "Nurse One: in progress, 1 answer." in lead.last.text
        await lead.tap("Give to Nurse Two")
        assert "C01 is now with Nurse Two" in lead.last.text
        assert "C01: 1 answer is another auditor's" in (await two.until("1 case for you")).text
        await to_cases(two)
        await two.tap("Resume C01")
        assert "1 answer in C01 is another auditor's" in two.last.text
        assert "2/31" in two.last.text
        assert "is not assigned to you" in (await one.tap_on(one.last, one.buttons[0])).text


async def test_an_auditor_hands_a_case_back_with_words_and_the_lead_sees_it(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        give(here, 1, NURSE_ONE)
        lead, one = here.phone(NURSE_LEAD), here.phone(NURSE_ONE)
        await lead.send("/start")
        await to_cases(one)
        await one.tap("C01")
        await one.tap("Begin")
        await one.tap("The child's")
        await one.tap("Areas")
        await one.tap("Hand back")
        assert "Your 1 answer is kept" in one.last.text
        await one.send("Born 3.4.2012")
        assert "in it was a date of birth" in (await one.hear()).text
        assert "C01 was handed back" in (await one.send("I worked with the family myself.")).text
        assert "C01" not in " ".join(one.buttons)
        assert "I worked with the family myself." in (await lead.until("handed back by Nurse One")).text
        await to_agency(lead)
        await lead.tap("Hand out")
        assert "C01, by Nurse One: I worked with the family myself." in lead.last.text
        await lead.tap("One by one")
        await lead.tap("C01")
        await lead.tap("Nurse One: change")
        await lead.tap("Give to Nurse Two")
        assert here.store.read_now(lambda tx: tx.assignments.get(1).handed_back) == ""


async def test_a_case_is_kept_after_all(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        give(here, 1, NURSE_ONE)
        one = here.phone(NURSE_ONE)
        await to_cases(one)
        await one.tap("C01")
        await one.tap("Hand back")
        await one.tap("Keep the case")
        assert "Is the record you have open for C01?" in one.last.text


async def test_a_return_waits_for_its_agencys_lead_and_shows_the_round_nothing_before(tmp_path: Path) -> None:
    async with agency_town(tmp_path, signs_off=True) as (here, _):
        give(here, 1, NURSE_ONE)
        lead, one, boss = here.phone(NURSE_LEAD), here.phone(NURSE_ONE), here.phone(ROUND_LEAD)
        await lead.send("/start")
        await to_cases(one)
        await one.tap("C01")
        await one.tap("Begin")
        await go_through(one)
        await one.tap("Submit")
        assert "Your agency's lead reads it next" in (await one.until("submitted")).text
        await lead.until("waits for your sign-off")
        assert "There is nothing to read for C01" in (await boss.send("/summary C01")).text
        assert "1 in, waiting for the agency's sign-off" in (await boss.send("/summary")).text
        assert "1 outstanding" not in boss.last.text
        await to_agency(lead)
        await lead.tap("Sign off (1)")
        await lead.tap("C01")
        await lead.until("Case summary C01")
        await lead.until("Sign off, and it goes on")
        await lead.tap("Send back")
        words = lead.post("The evidence is thin.")
        assert "C01 was sent back with your words" in (await lead.hear()).text
        await lead.until_gone(words)
        assert "The evidence is thin." in (await one.until("was sent back to you")).text
        await to_cases(one)
        assert "Sent back to you" in one.last.text
        assert "The evidence is thin." in one.last.text
        await one.tap("Resume C01")
        await one.tap("Submit")
        await one.until("submitted")
        await to_agency(lead)
        await lead.tap("Sign off (1)")
        await lead.tap("C01")
        await lead.until("Sign off, and it goes on")
        await lead.tap("Sign off")
        assert "C01 is signed off" in lead.last.text
        assert "Case summary C01" in (await boss.send("/summary C01")).text
        assert "1 received of 1 expected" in (await boss.send("/summary")).text


async def test_an_agency_without_a_lead_is_signed_off_by_the_rounds(tmp_path: Path) -> None:
    async with agency_town(tmp_path, signs_off=True) as (here, _):
        give(here, 1, OFFICER, POLICE)
        give(here, 1, NURSE_ONE)
        boss = here.phone(ROUND_LEAD)
        await boss.send("/start")
        await hand_in(here.phone(NURSE_ONE))
        await hand_in(here.phone(OFFICER))
        await boss.until("C01 · Police has come in")
        assert "School nursing has come in" not in boss.transcript()
        await boss.send("/agency")
        await boss.tap("School nursing")
        assert "Sign off (0)" in boss.buttons
        await boss.tap("Other agencies")
        await boss.tap("Police")
        await boss.tap("Sign off (1)")
        await boss.tap("C01")
        await boss.until("Sign off, and it goes on")
        await boss.tap("Sign off")
        assert "C01 is signed off" in boss.last.text


async def test_late_ones_are_listed_and_handed_on(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, clock):
        give(here, 1, NURSE_ONE)
        lead, one = here.phone(NURSE_LEAD), here.phone(NURSE_ONE)
        await to_agency(lead)
        await lead.tap("Late ones (0)")
        assert "Nothing is late. The returns are due 18 December 2026." in lead.last.text
        clock.now = AFTER_DUE
        await lead.tap("Back")
        await lead.tap("Late ones (1)")
        assert "C01, Nurse One: not begun" in lead.last.text
        await lead.tap("C01")
        await lead.tap("Withdraw")
        await lead.tap("Yes, withdraw")
        assert "C01 was withdrawn" in lead.last.text
        give(here, 2, NURSE_ONE)
        await to_cases(one)
        assert "Overdue" in one.last.text


async def test_a_person_who_left_is_taken_over_from_in_one_go(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(tick_all)
        one = person(here.store, NURSE_ONE)
        here.store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING, one))
        here.store.write_now(lambda tx: tx.people.set_state(one, "suspended"))
        lead, two = here.phone(NURSE_LEAD), here.phone(NURSE_TWO)
        await two.send("/start")
        await to_agency(lead)
        await lead.tap("Hand out")
        await lead.tap("Move cases")
        assert "Nurse One (no longer here): 6 cases" in lead.last.text
        await lead.tap("Nurse One")
        await lead.tap("Nurse Two")
        await lead.tap("Yes, 6")
        await two.until("6 cases for you")


async def test_a_second_audit_is_shown_then_given_and_tells_its_auditor_nothing(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        give(here, 1, NURSE_ONE)
        lead, two = here.phone(NURSE_LEAD), here.phone(NURSE_TWO)
        await two.send("/start")
        await to_agency(lead)
        await lead.tap("Hand out")
        await lead.tap("Second audits")
        assert "Please type a number of cases" in (await lead.send("many")).text
        assert "Nurse Two: 1 case" in (await lead.send("50 %")).text
        await lead.tap("Yes, 1")
        await two.until("1 case for you")
        await to_cases(two)
        await two.tap("C01")
        assert "second" not in two.transcript().lower()
        assert "Nurse One" not in two.transcript()
        assert "nothing to read for C01" in (await two.send("/summary C01")).text


async def test_a_units_auditor_reads_its_name_and_the_round_reads_its_agencys(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        oak = here.store.write_now(lambda tx: tx.rounds.put_agency("oak", "Oak School", NURSING))
        nurse = person(here.store, OAK)
        here.store.write_now(lambda tx: tx.people.join(Membership(nurse, ROUND_ID, "auditor", oak)))
        give(here, 1, OAK)
        phone, boss = here.phone(OAK), here.phone(ROUND_LEAD)
        await to_cases(phone)
        assert "C01 · Oak School: not begun" in phone.last.text
        await hand_in(phone)
        assert "School nursing: 1 of 1" in (await boss.send("/summary")).text
        assert "School nursing" in (await boss.send("/summary C01")).text
        assert "Oak School" not in boss.transcript()


FORGED = [
    pytest.param(f"ag:{ROUND_ID}:{POLICE}", id="another agency"),
    pytest.param("ag:9:1", id="a round that is not there"),
    pytest.param(f"ag:{ROUND_ID}:99", id="an agency that is not there"),
    pytest.param(f"ag_sc:{ROUND_ID}:{POLICE}:0", id="another agency's scoping"),
    pytest.param(f"ag_tick:{ROUND_ID}:{POLICE}:0:1:0", id="a tick for another agency"),
    pytest.param(f"ag_tick:{ROUND_ID}:{NURSING}:0:99:0", id="a tick for a case that is not there"),
    pytest.param(f"ag_out:{ROUND_ID}:{POLICE}", id="another agency's cases"),
    pytest.param(f"ag_deal:{ROUND_ID}:{POLICE}:0:0", id="handing another agency's out"),
    pytest.param(f"ag_deal:{ROUND_ID}:{NURSING}:0:12345", id="a plan that was never shown"),
    pytest.param(f"ag_give:{ROUND_ID}:{NURSING}:1:4", id="a case for another agency's auditor"),
    pytest.param(f"ag_give:{ROUND_ID}:{NURSING}:1:99", id="a case for nobody there is"),
    pytest.param("ag_as:1:0", id="another agency's assignment"),
    pytest.param("ag_to:1:2", id="handing another agency's on"),
    pytest.param("ag_wdgo:1", id="withdrawing another agency's"),
    pytest.param("ag_wdgo:99", id="withdrawing one that is not there"),
    pytest.param("ag_rd:1", id="another agency's return"),
    pytest.param("ag_ok:1", id="signing another agency's off"),
    pytest.param("ag_no:1", id="sending another agency's back"),
    pytest.param("ag_ok:99", id="signing off what is not there"),
    pytest.param("give_back:1", id="handing another's case back"),
]


@pytest.mark.parametrize("data", FORGED)
async def test_what_is_not_their_agencys_is_refused_and_nothing_changes(tmp_path: Path, data: str) -> None:
    async with agency_town(tmp_path, signs_off=True) as (here, _):
        give(here, 1, OFFICER, POLICE)
        await hand_in(here.phone(OFFICER))
        here.store.write_now(tick_all)
        lead = here.phone(NURSE_LEAD)
        await to_agency(lead)
        before = here.store.read_now(lambda tx: (tx.assignments.of_round(1), tx.scopings.of_round(1)))
        lead.forge(lead.last, data)
        lead.post("/help")
        await lead.until("asks one question at a time")
        assert here.store.read_now(lambda tx: (tx.assignments.of_round(1), tx.scopings.of_round(1))) == before
        assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "nil_return"
        assert here.store.read_now(lambda tx: tx.sign_offs.last(1)) is None
        assert not {"Police", "Officer"} & set(lead.transcript().split())
        assert "Something went wrong" not in lead.transcript()


async def test_somebody_who_leads_no_agency_is_kindly_refused(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        assert "are for its own lead" in (await here.phone(NURSE_ONE).send("/agency")).text
