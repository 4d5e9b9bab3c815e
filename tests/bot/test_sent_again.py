"""Sent again: all that waits in the outbox is asked for as things stand then, and dropped where it may not be read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.access import OPERATOR
from bot.desk import Desk
from bot.flows import chasing
from bot.flows.again import AGAIN
from bot.flows.may_hear import MAY_HEAR
from bot.handlers.inbound import Resend
from bot.office import allocation, concerns, enrolment, people, signing_off
from bot.office.calendar import Calendar
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import NURSING, POLICE, ROUND_ID, round_in
from tests.storage.holding import run
from tests.town import Town, begin, go_through, town

NURSE_LEAD, NURSE_ONE, OFFICER, LEAD, ADMIN, POLICE_LEAD = 1, 2, 4, 5, 7, 8
"""People by their numbers."""

EVERYWHERE: Membership = Membership(ADMIN, None, "admin", None)
Act = Callable[[Tx], object]


def leave(person_id: int, role: str, agency_id: int | None = None, round_id: int | None = ROUND_ID) -> Act:
    return lambda tx: tx.people.leave(Membership(person_id, round_id, role, agency_id))


no_lead, no_admin = leave(LEAD, "lead"), leave(ADMIN, "admin", round_id=None)
no_nurse, no_nurse_lead = leave(NURSE_ONE, "auditor", NURSING), leave(NURSE_LEAD, "agency_lead", NURSING)


def reopened(tx: Tx) -> None:
    tx.responses.give_back(1)


def handed_on(tx: Tx) -> None:
    tx.assignments.hand_to(1, 3)


def withdrawn(tx: Tx) -> None:
    tx.assignments.withdraw(2)


@dataclass(frozen=True)
class Waiting:
    """A message that waits, whom for, what makes it true, and what takes it from them."""

    kind: str
    who: int
    facts: dict[str, Any]
    lost: Act
    first: Act = lambda tx: None


def signs_off(tx: Tx) -> None:
    tx.rounds.put({"key": "neglect-2026", "signs_off": 1})


def signed(tx: Tx) -> None:
    signs_off(tx)
    tx.sign_offs.add(1, NURSE_LEAD, "signed_off")


def opened_link(tx: Tx) -> None:
    enrolment.opened(tx, 1, tx.people.get(OFFICER).telegram_id)


def all_in(tx: Tx) -> None:
    tx.assignments.withdraw(2)
    tx.assignments.withdraw(3)


def closed(tx: Tx) -> None:
    tx.rounds.set_state(ROUND_ID, "closed")


def page(verb: str, *args: int) -> dict[str, Any]:
    return {"page": verb, "args": list(args)}


WAITING = [
    Waiting("case_summary", LEAD, {"response": 1, "next": False}, no_lead),
    Waiting("case_summary", LEAD, {"response": 1, "next": False}, reopened),
    Waiting("case_summary", LEAD, {"response": 1, "next": False}, signs_off),
    Waiting("case_summary", NURSE_LEAD, {"response": 1, "next": False}, reopened),
    Waiting("case_summary", NURSE_LEAD, {"response": 1, "next": False}, no_nurse_lead),
    Waiting("case_summary", NURSE_ONE, {"response": 1, "next": True}, no_nurse),
    Waiting("case_summary", NURSE_ONE, {"response": 1, "next": True}, handed_on),
    Waiting("receipt", NURSE_ONE, {"response": 1}, no_nurse),
    Waiting("receipt", NURSE_ONE, {"response": 1}, reopened),
    Waiting("export", ADMIN, {"round": ROUND_ID}, no_admin),
    Waiting("report", LEAD, {"round": ROUND_ID, "paper": "report"}, no_lead),
    Waiting("blank", NURSE_ONE, {"round": ROUND_ID}, no_nurse),
    Waiting("blank", NURSE_ONE, {"round": ROUND_ID}, closed),
    Waiting("lead_page", LEAD, page("ld", ROUND_ID), no_lead),
    Waiting("lead_page", LEAD, page("ld_doors", 0), no_lead),
    Waiting("lead_page", LEAD, page("ld_grid", ROUND_ID, 0, 0, 0), no_lead),
    Waiting("lead_page", LEAD, page("ld_return", ROUND_ID, 1), reopened),
    Waiting("lead_page", LEAD, page("ld_texts", ROUND_ID, 1, 0), reopened),
    Waiting("lead_page", NURSE_LEAD, page("ld_agency", ROUND_ID, NURSING, 0), no_nurse_lead),
    Waiting("lead_page", NURSE_LEAD, page("ld_grid", ROUND_ID, 2, NURSING, 0), no_nurse_lead),
    Waiting("lead_page", NURSE_LEAD, page("ld_find", ROUND_ID, 0, NURSING, 0), no_nurse_lead),
    Waiting("new_cases", NURSE_ONE, {"round": ROUND_ID, "assignments": [2], "briefing": True}, no_nurse),
    Waiting("new_cases", NURSE_ONE, {"round": ROUND_ID, "assignments": [2], "briefing": True}, withdrawn),
    Waiting("handed_back", NURSE_LEAD, {"assignment": 3}, no_nurse_lead),
    Waiting("handed_back", NURSE_LEAD, {"assignment": 3}, lambda tx: tx.assignments.hand_to(3, NURSE_ONE)),
    Waiting("handed_back", LEAD, {"assignment": 3}, no_lead),
    Waiting("to_sign_off", NURSE_LEAD, {"assignment": 1}, no_nurse_lead, signs_off),
    Waiting("to_sign_off", NURSE_LEAD, {"assignment": 1}, signed, signs_off),
    Waiting("sent_back", NURSE_ONE, {"assignment": 1}, no_nurse, reopened),
    Waiting("sent_back", NURSE_ONE, {"assignment": 1}, handed_on, reopened),
    Waiting("invitation", OFFICER, {"invitation": 1}, no_admin, opened_link),
    Waiting("link", ADMIN, {"invitation": 1}, no_admin),
    Waiting("links", ADMIN, {"invitations": [1]}, no_admin),
    Waiting("links_page", ADMIN, {}, no_admin),
    Waiting("invited", ADMIN, {"invitations": [1]}, no_admin),
    Waiting("concern", LEAD, {"concern": 1}, no_lead),
    Waiting("concern", NURSE_LEAD, {"concern": 1}, no_nurse_lead),
    Waiting("noted", LEAD, {"concern": 1}, no_lead, lambda tx: tx.concerns.acknowledge(1, NURSE_LEAD)),
    Waiting("all_in", LEAD, {"round": ROUND_ID}, no_lead, all_in),
    Waiting("round_over", NURSE_ONE, {"round": ROUND_ID}, no_nurse, closed),
    Waiting("round_over", NURSE_ONE, {"round": ROUND_ID}, all_in, closed),
    Waiting("found", NURSE_ONE, {"round": ROUND_ID}, no_nurse),
    Waiting("digest", LEAD, {"day": "2026-12-21"}, no_lead),
]
OWN = {"prompt", "unheard", "stays", "privacy_notice", "apology"}
"""What is made of nothing but what its reader may know, or of what they said themselves."""

every_kind = pytest.mark.parametrize("waiting", WAITING, ids=lambda one: f"{one.kind} of {one.who}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A round with a return that went in, one to do, one handed back; late, and in working hours."""
    with round_in(tmp_path) as (opened, clock):
        opened.write_now(lay)
        clock.now = clock.now.replace(day=21)
        yield opened


def lay(tx: Tx) -> None:
    tx.people.put(17, "Admin Seven")
    tx.people.put(18, "Police Lead")
    tx.people.join(EVERYWHERE)
    form_id = tx.rounds.get(ROUND_ID).form_id
    for case_id in (1, 2, 3):
        tx.assignments.add(ROUND_ID, case_id, NURSING, NURSE_ONE, form_id, "first")
    response = tx.responses.open(1, form_id)
    tx.answers.add(response.id, NURSE_ONE, "recognition_evidence", {"text": "Seen at home."})
    tx.concerns.add(response.id, NURSE_ONE, "to_be_raised")
    tx.responses.close(response.id, "submitted")
    tx.assignments.hand_back(3, "I know the family.")
    invited = tx.invitations.add("s", "Sam", "2027-01-01", ADMIN, role="lead", round_id=ROUND_ID)
    assert invited == 1
    for day in ("2026-12-16", "2026-12-18", "2026-12-19", "2026-12-20"):
        tx.reminders.note(NURSE_ONE, ROUND_ID, "due", day)


def test_every_kind_that_the_outbox_makes_anew_asks_who_may_hear_it() -> None:
    kinds = AGAIN.keys() | chasing.again(Calendar()).keys()
    assert kinds == MAY_HEAR.keys()
    assert {one.kind for one in WAITING} | OWN == kinds


async def sent_again(store: Store, waiting: Waiting, lost: Act | None) -> tuple[int, str]:
    """Let a message wait, and make it anew; gives how many were made, and what became of it."""
    store.write_now(waiting.first)
    key = f"concern:{waiting.facts['concern']}:{waiting.who}" if waiting.kind == "concern" else None
    number = store.write_now(lambda tx: tx.outbox.put(waiting.who, waiting.kind, waiting.facts, key))
    if lost:
        store.write_now(lost)
    turn = await Desk(store, Catalog()).again(waiting.who)
    return len(turn.messages), str(run(store, f"SELECT state FROM outbox WHERE id = {number}")[0][0])


@every_kind
async def test_what_may_be_read_is_made_anew(store: Store, waiting: Waiting) -> None:
    assert await sent_again(store, waiting, None) == (1, "due")


@every_kind
async def test_what_may_no_longer_be_read_is_dropped_and_marked_so(store: Store, waiting: Waiting) -> None:
    assert await sent_again(store, waiting, waiting.lost) == (0, "dropped")


async def test_what_a_prompt_was_to_say_beside_is_left_out_when_a_role_was_lost(store: Store) -> None:
    facts = {"notice": "signed_off_now", "facts": {"reference": "C01"}, "as": [f"agency_lead:{NURSING}:{ROUND_ID}"]}
    for lost in (None, no_nurse_lead):
        store.write_now(lambda tx: tx.outbox.put(NURSE_LEAD, "prompt", facts))
        store.write_now(lost or (lambda tx: None))
        turn = await Desk(store, Catalog()).again(NURSE_LEAD)
        assert [bool(message.notice) for _, message in turn.messages] == [lost is None]
        store.write_now(lambda tx: tx.outbox.drop(NURSE_LEAD))


async def test_a_concern_that_its_lead_may_know_no_more_goes_to_who_may_now(store: Store) -> None:
    def work(tx: Tx) -> None:
        concerns.tell_leads(tx, tx.concerns.get(1))
        tx.people.join(Membership(POLICE_LEAD, ROUND_ID, "lead", None))
        no_lead(tx)
        no_nurse_lead(tx)

    store.write_now(work)
    desk = Desk(store, Catalog())
    first = await desk.again(LEAD)
    assert (first.messages, first.told) == ((), ((POLICE_LEAD, 18),))
    assert [message.kind for _, message in (await desk.again(POLICE_LEAD)).messages] == ["concern"]
    store.write_now(lambda tx: concerns.tell_unheard(tx))
    assert run(store, "SELECT count(*) FROM outbox WHERE kind = 'unheard'") == [(0,)]


@pytest.mark.parametrize("lose", [no_lead, lambda tx: people.suspend(tx, OPERATOR, LEAD)], ids=["role", "suspended"])
async def test_a_concern_that_nobody_may_know_now_is_told_back_and_again_to_who_comes(store: Store, lose: Act) -> None:
    store.write_now(lambda tx: concerns.tell_leads(tx, tx.concerns.get(1)))
    store.write_now(no_nurse_lead)
    store.write_now(lose)
    desk = Desk(store, Catalog())
    for who in (LEAD, NURSE_LEAD):
        await desk.again(who)
    store.write_now(concerns.tell_unheard)
    assert run(store, "SELECT person_id FROM outbox WHERE kind = 'unheard'") == [(NURSE_ONE,)]
    store.write_now(lambda tx: tx.people.set_state(LEAD, "active"))
    store.write_now(lambda tx: tx.people.join(Membership(LEAD, ROUND_ID, "lead", None)))
    store.write_now(concerns.tell_unheard)
    assert [message.kind for _, message in (await desk.again(LEAD)).messages] == ["concern"]


async def test_messages_that_stay_are_named_to_whom_their_case_still_is(store: Store) -> None:
    for who, is_named in ((NURSE_ONE, True), (OFFICER, False)):
        store.write_now(lambda tx, who=who: tx.outbox.put(who, "stays", {"response": 1, "n": 1}))  # type: ignore[misc]
        ((_, message),) = (await Desk(store, Catalog()).again(who)).messages
        assert message.notice
        assert bool(message.notice.facts["reference"]) is is_named


def test_handing_back_and_signing_off_still_reach_who_leads_a_unit_or_the_round(store: Store) -> None:
    def work(tx: Tx) -> list[tuple[int, str]]:
        signs_off(tx)
        tx.conn.execute("DELETE FROM outbox")
        oak = tx.rounds.put_agency("oak", "Oak", POLICE)
        tx.people.join(Membership(OFFICER, ROUND_ID, "auditor", oak))
        one = allocation.give(tx, OPERATOR, ROUND_ID, oak, 4, OFFICER)
        response = tx.responses.open(one.id, one.form_id)
        tx.responses.close(response.id, "nil_return")
        signing_off.went_in(tx, response.id)
        return [(due.person_id, due.kind) for due in tx.outbox.due() if due.kind == "to_sign_off"]

    assert store.write_now(work) == [(LEAD, "to_sign_off")]


# Over HTTP: a right that is lost between the commit and the send


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in which a case went in."""
    async with town(tmp_path) as lived_in:
        async with lived_in.bot():
            await begin(lived_in.auditor)
            await go_through(lived_in.auditor)
            await lived_in.auditor.tap("Submit")
            await lived_in.lead.send("/start")
        yield lived_in


@pytest.mark.parametrize("asked", ["/summary C07", "/summary", "/report"])
@pytest.mark.parametrize("lost", [
    lambda tx: tx.people.leave(Membership(3, 1, "lead", None)), lambda tx: people.suspend(tx, OPERATOR, 3),
], ids=["role", "suspended"])  # fmt: skip
async def test_who_loses_the_right_while_telegram_is_away_is_sent_nothing(here: Town, asked: str, lost: Act) -> None:
    async with here.bot() as bot:
        with here.sandbox.faults.server_error(99, chat_id=here.lead.person.id) as trouble:
            here.lead.post(asked)
            while trouble.left == 99:
                await here.auditor.send("/help")
            here.store.write_now(lost)
        await here.auditor.send("/help")
        await bot.sweep()
        await bot.sweep()
        await here.auditor.send("/help")
        await bot.turns.resend(Resend(3, here.lead.person.id))
    assert not [one for one in here.lead.messages if one.file or "Seen alone" in one.text or "Summary" in one.text]
    sql = "SELECT DISTINCT state FROM outbox WHERE person_id = 3 AND kind IN ('case_summary', 'lead_page', 'report')"
    assert run(here.store, sql) == [("dropped",)]
