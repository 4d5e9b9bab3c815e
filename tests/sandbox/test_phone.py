"""The driver for tests: a conversation that reads like its transcript."""

from __future__ import annotations

import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, Bot, EchoBot

pytestmark = pytest.mark.usefixtures("echo_bot")


async def test_start_by_a_link(auditor: Phone) -> None:
    reply = await auditor.start("invited-by_lead")
    assert reply.buttons == ["Begin", "Later"]
    assert auditor.transcript().splitlines()[0] == "Auditor One: /start invited-by_lead"


async def test_what_the_screen_says(auditor: Phone) -> None:
    await auditor.start()
    assert auditor.sees("Is this the record?")
    assert auditor.sees("Later")
    await auditor.tap("Begin")
    assert not auditor.sees("Later")


async def test_deleted_message_is_gone_for_both_and_the_bot_is_not_told(auditor: Phone) -> None:
    said = auditor.post("seen once")
    reply = await auditor.hear()
    auditor.delete(reply)
    auditor.delete(said)
    with pytest.raises(AssertionError, match="gone already"):
        auditor.delete(said)
    assert (await auditor.send("seen twice")).text == "seen twice"
    assert auditor.transcript().splitlines()[2:4] == [
        "Auditor One deletes a message of Casewalk: seen once",
        "Auditor One deletes a message of Auditor One: seen once",
    ]


async def test_bots_deletion_can_be_waited_for(echo_bot: EchoBot, auditor: Phone) -> None:
    reply = await auditor.send("hello")
    assert await echo_bot.bot.delete_message(AUDITOR.id, reply.id)
    await auditor.until_gone(reply)
    assert auditor.transcript().endswith("Casewalk deletes a message of Casewalk: hello")


async def test_two_devices_of_one_person_share_a_chat_and_hear_for_themselves(auditor: Phone) -> None:
    tablet = auditor.other_device()
    await auditor.start()
    assert (await tablet.hear()).buttons == ["Begin", "Later"]
    stale = tablet.last
    await auditor.tap("Begin")
    tablet.press_on(stale, "Later")
    assert await tablet.until_toast("pressed l") == "You pressed l"
    assert tablet.transcript() == auditor.transcript()


async def test_trouble_lasts_as_long_as_its_block(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    await auditor.send("hello")
    with sandbox.faults.too_many_requests(times=1000, retry_after=9, chat_id=AUDITOR.id):
        assert (await bot.call("sendMessage", chat_id=AUDITOR.id, text="held up"))["error_code"] == 429
    assert (await auditor.send("and on")).text == "and on"


async def test_things_grow_older_at_once(sandbox: Sandbox, auditor: Phone) -> None:
    reply = await auditor.start()
    sandbox.clock.advance(days=7)
    auditor.press_on(reply, "Begin")
    assert await auditor.until_toast() == "You pressed b"
    edited = await auditor.until("Begun.")
    assert edited.edited_at
    assert edited.edited_at - edited.sent_at >= 7 * 86_400
