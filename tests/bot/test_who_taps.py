"""Who taps: an update in a private chat counts for the person in it alone, and a stranger's answers cost one line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.handlers.inbound import hear
from bot.office import enrolment
from bot.office.enrolment import Place
from bot.sandbox.phone import Phone
from bot.sandbox.server import Someone
from storage.tx import Tx
from tests.storage.holding import contents, run
from tests.town import Town, begin, town

AUDITOR, LEAD, STRANGER, INVITED = 700000001, 700000003, 700000099, 700000098


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as lived_in:
        lived_in.sandbox.add(Someone(INVITED, "Somebody Invited", "Stranger"))
        async with lived_in.bot():
            yield lived_in


def wire(account: int) -> dict[str, Any]:
    return {"id": account, "is_bot": False, "first_name": "X"}


def message(chat: int, by: int, **more: Any) -> dict[str, Any]:
    private = {"id": chat, "type": "private", "first_name": "X"}
    return {"message_id": 990_000, "date": 1_790_000_000, "from": wire(by), "chat": private, "text": "/summary", **more}


def tap(chat: int, by: int, data: str, message_id: int = 990_000) -> dict[str, Any]:
    shown = message(chat, 4242) | {"message_id": message_id}
    return {"id": "9", "from": wire(by), "chat_instance": "x", "data": data, "message": shown}


FOREIGN = pytest.mark.parametrize(
    ("chat", "by"),
    [
        pytest.param(AUDITOR, LEAD, id="a lead in an auditor's chat"),
        pytest.param(LEAD, AUDITOR, id="an auditor in a lead's chat"),
        pytest.param(LEAD, STRANGER, id="a stranger in a lead's chat"),
        pytest.param(STRANGER, LEAD, id="a lead in a stranger's chat"),
        pytest.param(LEAD, 4242, id="the bot in a lead's chat"),
    ],
)


def kept(here: Town) -> dict[str, list[tuple[Any, ...]]]:
    found = here.store.write_now(lambda tx: contents(tx.conn))
    return {name: rows for name, rows in found.items() if name != "trail"}


@FOREIGN
async def test_what_somebody_else_sends_or_taps_in_a_chat_is_not_done(here: Town, chat: int, by: int) -> None:
    await begin(here.auditor)
    await here.lead.send("/start")
    before, shown = kept(here), here.auditor.last.id
    updates = here.sandbox._telegram.updates
    updates.add("message", message(chat, by))
    updates.add("message", message(chat, by, text="Seen at home."))
    updates.add("edited_message", message(chat, by, edit_date=1_790_000_001))
    for data in ("a:1:0:0:0", "cases:0", "ld:1", "summary:1"):
        updates.add("callback_query", tap(chat, by, data, shown))
    await here.admin.send("/help")
    after = kept(here)
    for table in ("answers", "responses", "focus"):
        assert after[table] == before[table]
    assert len(after["inbox"]) == len(before["inbox"]) + 1  # the admin's own


def test_a_tap_in_a_group_is_nobodys() -> None:
    group = {"id": -100123, "type": "supergroup", "title": "G"}
    raw = {
        "update_id": 1,
        "callback_query": tap(LEAD, LEAD, "ld:1") | {"message": message(LEAD, 4242) | {"chat": group}},
    }
    assert hear(Update.de_json(raw, None), 1) is None
    mine = {"update_id": 1, "callback_query": tap(LEAD, LEAD, "ld:1")}
    assert hear(Update.de_json(mine, None), 1) is not None


def lines(phone: Phone) -> int:
    return sum(message.by_bot for message in phone.messages)


async def beat(here: Town, phone: Phone, taps: int) -> None:
    """Wait until so many taps were answered."""
    answered = [1 for one in phone._chat.log if one.event == "answered"]
    while len(answered) < taps:
        await here.admin.send("/help")
        answered = [1 for one in phone._chat.log if one.event == "answered"]


@pytest.mark.parametrize("verb", ["accept", "decline"])
@pytest.mark.parametrize("state", ["waiting for another", "used", "revoked", "not there"])
async def test_a_strangers_forged_answer_to_an_invitation_costs_a_line_a_day(here: Town, verb: str, state: str) -> None:
    def invite(tx: Tx) -> int:
        (made,) = enrolment.invite(tx, 0, Place("auditor", 1, 1), ["Sam Newcomer"])
        number = made.invitation.id
        if state == "not there":
            return 999
        enrolment.opened(tx, number, STRANGER if state in ("used", "revoked") else INVITED)
        if state == "used":
            tx.invitations.use(number)
        if state == "revoked":
            tx.invitations.revoke(number)
        return number

    number = here.store.write_now(invite)
    under = await here.auditor.send("/help")
    here.stranger._chat.started = True  # they may be written to, though they never wrote
    for _ in range(20):
        here.stranger.forge(under, f"{verb}:{number}")
        await here.admin.send("/help")
    await beat(here, here.stranger, 20)
    assert lines(here.stranger) == 1
    assert run(here.store, "SELECT count(*) FROM trail WHERE action = 'asked.refused'")[0][0] <= 2


async def test_whoever_opened_a_link_is_answered_each_time_they_tap(here: Town) -> None:
    (made,) = here.store.write_now(lambda tx: enrolment.invite(tx, 0, Place("auditor", 1, 1), ["Sam"]))
    for _ in range(3):
        await here.stranger.start(made.secret)
        assert "nothing is stored of you" in (await here.stranger.tap("No thank you")).text
    await here.stranger.start(made.secret)
    assert "Hello, Sam" in (await here.stranger.tap("Accept")).text
