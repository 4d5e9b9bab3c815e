"""Reminders as people get them: a fortnight over Easter, hour by hour, with a bot that is restarted every day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

import bot.app
import bot.handlers.calling
from bot.app import Casewalk
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.sandbox.server import Someone
from bot.settings import Settings
from storage.tx import Tx
from tests.office.chased import C07, C08, ONE, POLICE_C07, SCHOOLS, Hands, Office, chased_text
from tests.town import Town, answer_to, begin, go_through, town

AGENCY_LEAD = Someone(700000005, "Agency Lead Five", "Agency lead")
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Hands:
    return Hands("2026-03-24 00:00")


@pytest.fixture
async def chased(tmp_path: Path, clock: Hands) -> AsyncIterator[Town]:
    """A town whose round is due on 1 April 2026, with a clock to set; its bot is started apart."""
    async with town(tmp_path, chased_text(), clock=clock) as here:
        here.sandbox.add(AGENCY_LEAD)
        Office(here.store, clock).lead_of(SCHOOLS)
        async with here.bot():  # nobody can be written to who never wrote
            for phone in phones(here):
                await phone.send("/help")
        yield here


def phones(here: Town) -> list[Phone]:
    return [here.auditor, here.other, here.lead, here.sandbox.phone(AGENCY_LEAD.id)]


def by_bot(phone: Phone) -> list[Message]:
    return [message for message in phone.messages if message.by_bot]


async def look(here: Town, clock: Hands, casewalk: Casewalk) -> list[str]:
    """Let the bot look whom it is time to remind; gives a line for each message that came of it."""
    before = [len(by_bot(phone)) for phone in phones(here)]
    await casewalk.chase()
    return [
        f"{clock.here:%a %d %b %H:%M} {phone.person.name}: {' '.join(message.text.splitlines()[1:])}"
        for phone, count in zip(phones(here), before, strict=True)
        for message in by_bot(phone)[count:]
    ]


async def nil_return(phone: Phone, reference: str) -> None:
    await phone.send("/cases")
    await phone.tap(reference)
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    await phone.tap("Confirm nil return")


async def one_puts_off(here: Town) -> None:
    here.auditor.press("Not until tomorrow")
    await here.auditor.until_toast("No reminder before 26 March 2026.")


async def one_sends_a_case_in(here: Town) -> None:
    await nil_return(here.auditor, "C07")


async def one_sends_the_last_in(here: Town) -> None:
    await nil_return(here.auditor, "C08")


async def two_sends_theirs_in(here: Town) -> None:
    await nil_return(here.other, "C07")


DONE_AT = {
    "2026-03-25 10:00": one_puts_off,
    "2026-04-02 15:00": one_sends_a_case_in,
    "2026-04-08 11:00": two_sends_theirs_in,
    "2026-04-10 11:00": one_sends_the_last_in,
}
OUTAGE = ("2026-03-29 18:00", "2026-03-31 03:00")
"""Over the warning of two days before; it is over at night."""

FORTNIGHT = """
Wed 25 Mar 09:00 Auditor One: ⏰ Due 1 April 2026, in 7 days. Yours to send in: C07, C08.
Wed 25 Mar 09:00 Auditor Two: ⏰ Due 1 April 2026, in 7 days. Yours to send in: C07.
Thu 26 Mar 09:00 Auditor One: ⏰ Due 1 April 2026, in 6 days. Yours to send in: C07, C08.
Tue 31 Mar 09:00 Auditor One: ⏰ Due tomorrow. Yours to send in: C07, C08.
Tue 31 Mar 09:00 Auditor Two: ⏰ Due tomorrow. Yours to send in: C07.
Wed 01 Apr 09:00 Auditor One: ⏰ Due today. Yours to send in: C07, C08.
Wed 01 Apr 09:00 Auditor Two: ⏰ Due today. Yours to send in: C07.
Thu 02 Apr 09:00 Agency Lead Five: ⏰ Due 1 April 2026, 1 day late. Late in your agency: • School nursing: C07, C08
Tue 07 Apr 09:00 Auditor One: ⏰ Due 1 April 2026, 6 days late. Yours to send in: C08.
Tue 07 Apr 09:00 Auditor Two: ⏰ Due 1 April 2026, 6 days late. Yours to send in: C07.
Wed 08 Apr 09:00 Agency Lead Five: ⏰ Due 1 April 2026, 7 days late. Late in your agency: • School nursing: C08
Thu 09 Apr 09:00 Auditor One: ⏰ Due 1 April 2026, 8 days late. Yours to send in: C08.
Fri 10 Apr 09:00 Lead Three: ⏰ Due 1 April 2026, 9 days late. Behind, after two reminders: • School nursing: 1 (C08)
Fri 10 Apr 09:00 Agency Lead Five: ⏰ Due 1 April 2026, 9 days late. Late in your agency: • School nursing: C08
Fri 10 Apr 12:00 Lead Three: 3 returns, 3 of them nil.
"""


async def test_a_fortnight_over_easter(chased: Town, clock: Hands) -> None:
    told: list[str] = []
    async with AsyncExitStack() as life:
        casewalk: Casewalk | None = None
        while (at := f"{clock.here:%Y-%m-%d %H:%M}") < "2026-04-11":
            if OUTAGE[0] <= at < OUTAGE[1] or at.endswith("00:00"):
                await life.aclose()
                casewalk = None
            if casewalk is None and not OUTAGE[0] <= at < OUTAGE[1]:
                casewalk = await life.enter_async_context(chased.bot())
            if casewalk:
                told += await look(chased, clock, casewalk)
            if at in DONE_AT:
                await DONE_AT[at](chased)
            clock.now += HOUR
    assert told == FORTNIGHT.strip().splitlines()


async def test_a_digest_in_the_middle_of_a_case_leaves_the_question_open(chased: Town, clock: Hands) -> None:
    phone = chased.auditor
    async with chased.bot() as casewalk:
        await begin(phone)
        await go_through(phone, until="✏️")
        question = phone.last
        clock.set("2026-03-25 09:00")
        assert len(await look(chased, clock, casewalk)) == 2
        assert "Yours to send in" in phone.last.text
        await phone.send("Seen alone at home and at school.")
        assert "Written so far" in phone.last.text
        assert phone.last.text.splitlines()[0] == question.text.splitlines()[0]
        await phone.tap("Next")
        assert "Yours to send in" not in phone.last.text
        assert answer_to(chased, "recognition_evidence")["value"] == "Seen alone at home and at school."


async def test_a_digest_below_a_question_leaves_its_buttons_alive(chased: Town, clock: Hands) -> None:
    phone = chased.auditor
    async with chased.bot() as casewalk:
        await begin(phone)
        question = phone.last
        clock.set("2026-03-25 09:00")
        await look(chased, clock, casewalk)
        digest = phone.last
        await phone.tap_on(question, question.buttons[0])
        assert phone.messages[-1].text == digest.text
        assert len(phone.live_keyboards) == 2


async def test_my_cases_under_a_digest_shows_them(chased: Town, clock: Hands) -> None:
    async with chased.bot() as casewalk:
        clock.set("2026-03-25 09:00")
        await look(chased, clock, casewalk)
        assert chased.auditor.buttons == ["My cases", "Not until tomorrow"]
        await chased.auditor.tap("My cases")
        assert chased.auditor.buttons == ["C07", "C08"]


async def test_before_a_weekend_reminders_are_put_off_until_the_next_working_day(chased: Town, clock: Hands) -> None:
    async with chased.bot() as casewalk:
        clock.set("2026-04-02 09:00")
        await look(chased, clock, casewalk)
        assert chased.auditor.buttons == ["My cases", "Not until Tuesday"]


@pytest.mark.parametrize("data", ["mute:20260325", "mute:20300101", "mute:1", "mute:20260299", "mute:0"])
async def test_an_old_or_forged_button_puts_nothing_off(chased: Town, clock: Hands, data: str) -> None:
    async with chased.bot() as casewalk:
        clock.set("2026-03-25 09:00")
        await look(chased, clock, casewalk)
        chased.auditor.forge(chased.auditor.last, data)
        await chased.auditor.until_toast("That button is old, so nothing was put off.")
    assert chased.store.read_now(lambda tx: tx.people.get(ONE)).muted_until == ""


async def test_what_was_put_and_not_sent_stays_in_at_night_and_goes_once_in_the_morning(
    chased: Town, clock: Hands
) -> None:
    office = Office(chased.store, clock)
    clock.set("2026-03-25 16:59")
    office.put()
    clock.set("2026-03-25 23:00")
    async with chased.bot() as casewalk:
        assert await look(chased, clock, casewalk) == []
    office.let_in(C08)
    clock.set("2026-03-26 09:00")
    async with chased.bot() as casewalk:
        told = await look(chased, clock, casewalk) + await look(chased, clock, casewalk)
    assert told == [
        "Thu 26 Mar 09:00 Auditor One: ⏰ Due 1 April 2026, in 6 days. Yours to send in: C07.",
        "Thu 26 Mar 09:00 Auditor Two: ⏰ Due 1 April 2026, in 6 days. Yours to send in: C07.",
    ]


async def test_what_was_put_and_not_sent_goes_when_the_bot_is_back_on_the_day(chased: Town, clock: Hands) -> None:
    clock.set("2026-03-25 10:00")
    Office(chased.store, clock).put()
    async with chased.bot():
        await chased.auditor.until("Yours to send in")
        await chased.other.until("Yours to send in")


async def test_while_telegram_refuses_a_digest_waits_and_then_comes_once(
    chased: Town, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.handlers.calling, "TRIES", 1)
    clock.set("2026-03-25 10:00")
    async with chased.bot() as casewalk:
        with chased.sandbox.faults.server_error(chat_id=700000001):
            assert len(await look(chased, clock, casewalk)) == 1
        assert len(await look(chased, clock, casewalk)) == 1
        assert await look(chased, clock, casewalk) == []


async def test_who_blocked_the_bot_does_not_hold_up_the_others(chased: Town, clock: Hands) -> None:
    clock.set("2026-03-25 10:00")
    chased.auditor.block()
    async with chased.bot() as casewalk:
        assert [line.split(": ")[0] for line in await look(chased, clock, casewalk)] == ["Wed 25 Mar 10:00 Auditor Two"]
        assert await look(chased, clock, casewalk) == []


async def test_an_agency_lead_and_a_lead_read_their_own_side(chased: Town, clock: Hands) -> None:
    office = Office(chased.store, clock)
    office.do(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
    office.let_in(C08)
    for day in ("04-01", "04-07", "04-09"):
        clock.set(f"2026-{day} 09:00")
        office.tick()
    clock.set("2026-04-10 09:00")
    async with chased.bot() as casewalk:
        assert await look(chased, clock, casewalk) == [
            "Fri 10 Apr 09:00 Lead Three: ⏰ Due 1 April 2026, 9 days late. Behind, after two reminders:"
            " • Police: 1 (C07) • School nursing: 1 (C07)",
            "Fri 10 Apr 09:00 Agency Lead Five: ⏰ Due 1 April 2026, 9 days late. Late in your agency:"
            " • School nursing: C07 1 return waits for your sign-off.",
        ]
        await chased.lead.tap("Summary")
        assert "School nursing: 0 of 2, 1 to be signed off" in chased.lead.last.text
        agency_lead = chased.sandbox.phone(AGENCY_LEAD.id)
        await agency_lead.tap("My agency")
        assert "Late ones (1)" in agency_lead.buttons


async def test_a_reported_round_is_told_to_its_auditors_in_working_hours_and_once(chased: Town, clock: Hands) -> None:
    office = Office(chased.store, clock)
    office.let_in(C07)
    office.let_in(POLICE_C07, state="nil_return")

    def report(tx: Tx) -> None:
        tx.rounds.put({"key": "neglect-2026", "found": "Few plans name the child.", "to_be_done": "Training in May."})
        tx.rounds.set_state(1, "reported")

    office.do(report)
    clock.set("2026-03-25 20:00")
    async with chased.bot() as casewalk:
        assert await look(chased, clock, casewalk) == []
        clock.set("2026-03-26 09:00")
        await look(chased, clock, casewalk)
        assert await look(chased, clock, casewalk) == []
    assert chased.auditor.last.text.splitlines() == [
        "Neglect below the threshold has been reported. Thank you for your part in it.",
        "",
        "Your audits: 1 sent in, 1 not sent in.",
        "",
        "What the round found",
        "Few plans name the child.",
        "",
        "What will be done",
        "Training in May.",
    ]
    assert "Your audits: 1 nil return." in chased.other.last.text


async def test_a_bot_that_chases_looks_by_itself(chased: Town, clock: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.app, "TICK_S", 0.05)
    settings = Settings(token=SecretStr("test"), api_url=chased.sandbox.url, database=chased.path)
    clock.set("2026-03-25 09:00")
    async with Casewalk(settings, chased.store, chased.catalog).serving():
        await chased.auditor.until("Yours to send in: C07, C08.")
        await chased.other.until("Yours to send in: C07.")


async def test_a_chat_that_is_left_alone_for_long_holds_up_nobody(
    chased: Town, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.app, "TICK_S", 0.05)
    settings = Settings(token=SecretStr("test"), api_url=chased.sandbox.url, database=chased.path)
    async with Casewalk(settings, chased.store, chased.catalog).serving():
        with chased.sandbox.faults.too_many_requests(100, retry_after=3600, chat_id=700000001) as fault:
            clock.set("2026-03-25 09:00")
            await chased.other.until("Yours to send in: C07.")
            clock.set("2026-03-31 09:00")
            await chased.other.until("Due tomorrow.")
            clock.set("2026-04-01 09:00")
            await chased.other.until("Due today.")
            assert fault.left >= 98  # once it was told how long to wait, it did not ask again
    assert "Yours to send in" not in chased.auditor.last.text


async def test_many_that_fail_starve_nobody(chased: Town, clock: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.app, "AT_ONCE", 1)
    monkeypatch.setattr(bot.handlers.calling, "TRIES", 1)
    clock.set("2026-03-25 10:00")
    async with chased.bot() as casewalk:
        with chased.sandbox.faults.server_error(100, chat_id=700000001):
            told = [line for _ in range(3) for line in await look(chased, clock, casewalk)]
    assert [line.split(": ")[0] for line in told] == ["Wed 25 Mar 10:00 Auditor Two"]
