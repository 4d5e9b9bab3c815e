"""Floods: strangers cost a line a day, one account that sends too much is slowed, and nobody else notices."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import Casewalk
from bot.handlers.order import CROWD
from bot.handlers.strangers import LINES_A_MINUTE, NOTED_EACH, REMEMBERED, Strangers
from bot.office import enrolment
from bot.office.enrolment import Place
from bot.sandbox.phone import Phone
from bot.settings import Settings
from tests.crowd import audit, crowded_town
from tests.storage.holding import run
from tests.town import Town, answer_to, begin, everybody_has_read, exported, go_through, town

NEUTRAL = "This is a private service."
TODAY = date(2026, 11, 21)


def said(phone: Phone, words: str) -> int:
    return sum(message.by_bot and words in message.text for message in phone.messages)


def turned_away(here: Town) -> int:
    return int(run(here.store, "SELECT count(*) FROM trail WHERE why = 'stranger'")[0][0])


async def test_a_stranger_costs_one_line_and_one_entry_however_much_they_send(here: Town) -> None:
    await here.stranger.send("/start")
    for n in range(200):
        here.stranger.post(f"Let me in, {n}.")
    await here.auditor.send("/help")
    assert said(here.stranger, NEUTRAL) == turned_away(here) == 1
    assert run(here.store, "SELECT count(*) FROM inbox") == [(2,)]
    assert run(here.store, "SELECT count(*) FROM outbox WHERE person_id != 1") == [(0,)]


async def test_a_strangers_taps_are_answered_in_silence(here: Town) -> None:
    message = await here.stranger.send("/start")
    for data in ("a:1:1:0:0", "cases:0", "accept:1"):
        here.stranger.forge(message, data)
    async with asyncio.timeout(20):
        await here.stranger._chat.wait_for(lambda: answered(here.stranger) == ["", "", ""] or None)
    assert said(here.stranger, NEUTRAL) == turned_away(here) == 1


def answered(phone: Phone) -> list[str]:
    return [happening.label or "" for happening in phone._chat.log if happening.event == "answered"]


async def test_a_link_lets_in_a_stranger_who_was_turned_away_that_day(here: Town) -> None:
    place = Place("auditor", 1, 1)
    (made,) = here.store.write_now(lambda tx: enrolment.invite(tx, 0, place, ["Sam Newcomer"]))
    await here.stranger.send("/start")
    here.stranger.post("Let me in.")
    assert "invited to Casewalk" in (await here.stranger.start(made.secret)).text
    assert "Hello, Sam" in (await here.stranger.tap("Accept")).text


async def test_somebody_who_was_let_in_since_is_a_stranger_no_more(here: Town) -> None:
    await here.stranger.send("/start")
    here.store.write_now(lambda tx: tx.people.put(700000099, "Sam Newcomer"))
    here.store.write_now(everybody_has_read)
    assert "You have no cases" in (await here.stranger.send("/cases")).text


def test_the_next_day_a_stranger_is_told_again() -> None:
    door = Strangers()
    assert [door.tell(1, TODAY), door.tell(1, TODAY), door.tell(1, TODAY + timedelta(1))] == [True, False, True]


def test_ten_thousand_strangers_neither_take_the_sends_nor_fill_the_trail() -> None:
    door = Strangers(clock=lambda: 0.0)
    assert sum(door.tell(account, TODAY) for account in range(10_000)) == LINES_A_MINUTE
    assert sum(door.is_noted(TODAY) for _ in range(10_000)) == NOTED_EACH + len((100, 1000, 10_000))


def test_what_is_remembered_of_strangers_is_bounded_and_is_no_account() -> None:
    minutes = iter(range(100_000))
    door = Strangers(clock=lambda: next(minutes) * 60.0)
    for account in range(REMEMBERED + 5):
        door.tell(account, TODAY)
    assert len(door._told) == REMEMBERED
    assert all(isinstance(one, bytes) and len(one) == 16 for one in door._told)
    assert Strangers()._hash(1) != Strangers()._hash(1)


async def test_thirty_messages_pasted_at_once_are_all_kept_and_answered_one_by_one(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    before = len(phone.messages)
    pasted = [f"Paragraph {n}." for n in range(CROWD)]
    for words in pasted:
        phone.post(words)
    await phone.until("Paragraph 29.")
    assert len([m for m in phone.messages[before:] if m.by_bot]) >= CROWD
    assert said(phone, "more at once than can be answered") == 0
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "\n\n".join(pasted)


async def test_a_flood_is_done_in_order_and_answered_once_while_ten_others_audit(tmp_path: Path) -> None:
    async with crowded_town(tmp_path) as (here, others), here.bot():
        phone = here.auditor
        await begin(phone)
        await go_through(phone, until="Evidence:")
        before, pasted = len(phone.messages), [f"Line {n}." for n in range(300)]
        for words in pasted:
            phone.post(words)
        await asyncio.gather(*(audit(other, f"D{n:02}") for n, other in enumerate(others)))
        await phone.until("Line 299.")
        assert said(phone, "more at once than can be answered") == 1
        assert len([m for m in phone.messages[before:] if m.by_bot]) < 60
        await phone.tap("Next")
        assert answer_to(here, "recognition_evidence")["value"] == "\n\n".join(pasted)
        rows = exported(here)
        told = [
            [(row["question"], row["value"]) for row in rows if row["case"] == f"D{n:02}" and row["value"]]
            for n in range(len(others))
        ]
        assert len(told[0]) > 5
        assert told == [told[0]] * len(others)


async def test_what_does_not_fit_in_a_chats_line_is_not_kept_and_told(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        settings = Settings(token=SecretStr("test"), api_url=here.sandbox.url, database=here.path)
        casewalk = Casewalk(settings, here.store, here.catalog, chases=False)
        casewalk.order._most = 40
        async with casewalk.serving():
            await begin(here.auditor)
            await go_through(here.auditor, until="Evidence:")
            for n in range(400):
                here.auditor.post(f"Line {n}.")
            told = await here.auditor.until("came too fast and was not kept")
            lost = int(re.findall(r"The last (\d+)", told.text)[0])
            await here.auditor.until("Evidence:")
            here.auditor.press("Next")
            await here.auditor.until("How good was")
        words = answer_to(here, "recognition_evidence")["value"].split("\n\n")
        assert len(words) + lost == 400


async def test_what_was_asked_for_often_and_never_came_comes_once(here: Town) -> None:
    for _ in range(50):
        here.store.write_now(lambda tx: tx.outbox.put(4, "export", {"round": 1}))
    here.admin.post("/export")
    for _ in range(100):
        here.admin.post("/export")
    await here.admin.until("more at once")
    await here.admin.until("The answers of")
    await here.admin.send("/help")
    assert len([m for m in here.admin.messages if m.file]) < 60
