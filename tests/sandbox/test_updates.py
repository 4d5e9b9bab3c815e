"""Updates are kept until a poller confirms them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.sandbox import feed
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.sandbox.updates import first_number

from .conftest import AUDITOR, Bot


async def test_unconfirmed_updates_come_again(bot: Bot, auditor: Phone) -> None:
    auditor.post("one")
    auditor.post("two")
    first = await bot.result("getUpdates")
    assert await bot.result("getUpdates") == first
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await bot.result("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert await bot.result("getUpdates") == first[1:]


async def test_limit_and_negative_offset(bot: Bot, auditor: Phone) -> None:
    for text in ("one", "two", "three"):
        auditor.post(text)
    assert len(await bot.result("getUpdates", limit=2)) == 2
    newest = await bot.result("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in newest] == ["three"]
    assert await bot.result("getUpdates") == newest


async def test_long_poll_ends_with_the_next_update(bot: Bot, auditor: Phone) -> None:
    poll = asyncio.create_task(bot.result("getUpdates", timeout=30))
    await bot.result("getMe")
    auditor.post("at last")
    assert (await poll)[0]["message"]["text"] == "at last"


async def test_second_poller_ends_the_first(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    began = asyncio.Event()
    sandbox._telegram.updates.on_poll = lambda waiting: began.set()
    first = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await began.wait()
    second = asyncio.create_task(bot.result("getUpdates", timeout=30))
    assert (await first)["error_code"] == 409
    auditor.post("hello")
    assert len(await second) == 1


async def test_page_learns_that_the_bot_has_gone(sandbox: Sandbox, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "GRACE_SECONDS", 0)
    page = sandbox._feed.open()
    poll = asyncio.create_task(bot.call("getUpdates", timeout=30))
    assert await page.get() == {"event": "bot", "running": True}
    poll.cancel()
    assert await page.get() == {"event": "bot", "running": False}


async def test_only_allowed_kinds_are_kept(bot: Bot, auditor: Phone) -> None:
    await bot.result("getUpdates", allowed_updates=["message"])
    said = auditor.post("hello")
    auditor.post_edit(said, "hello again")
    assert [set(update) for update in await bot.result("getUpdates")] == [{"update_id", "message"}]


async def test_command_is_marked_for_the_bot(bot: Bot, auditor: Phone) -> None:
    auditor.post("/start a-b_c")
    message = (await bot.result("getUpdates"))[0]["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {
        "id": AUDITOR.id,
        "type": "private",
        "first_name": "Auditor",
        "last_name": "One",
    }


def texts(updates: list[dict[str, Any]]) -> list[str]:
    """Return what was said in these updates."""
    return [update["message"]["text"] for update in updates]


async def test_batch_has_at_most_100(bot: Bot, auditor: Phone) -> None:
    for number in range(101):
        auditor.post(str(number))
    assert len(await bot.result("getUpdates", limit=1000)) == 100
    assert texts(await bot.result("getUpdates", limit=0)) == ["0"]


async def test_offset_far_ahead_confirms_nothing(bot: Bot, auditor: Phone) -> None:
    auditor.post("one")
    first = await bot.result("getUpdates")
    assert await bot.result("getUpdates", offset=first[0]["update_id"] + 10_000) == first
    assert await bot.result("getUpdates", offset=first[0]["update_id"] + 1) == []


async def test_edited_message_is_an_update_of_its_own(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("one")
    auditor.post_edit(said, "two")
    edited = (await bot.result("getUpdates"))[1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (said.id, "two")
    assert edited["edit_date"] >= edited["date"]


async def test_bot_hears_of_being_blocked_and_let_in_again(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    auditor.block()
    auditor.block()
    auditor.post("here again")
    updates = await bot.result("getUpdates")
    changes = [update["my_chat_member"] for update in updates if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert changes[0]["new_chat_member"]["until_date"] == 0
    assert changes[0]["chat"]["id"] == changes[0]["from"]["id"] == AUDITOR.id
    assert updates[-1]["message"]["text"] == "here again"


async def test_bot_is_not_told_of_a_block_unless_it_asked(bot: Bot, auditor: Phone) -> None:
    await bot.result("getUpdates", allowed_updates=["message"])
    auditor.post("hello")
    auditor.block()
    auditor.unblock()
    assert texts(await bot.result("getUpdates")) == ["hello"]


async def test_allowed_kinds_stay_until_changed_and_an_empty_list_resets(sandbox: Sandbox, bot: Bot) -> None:
    await bot.result("getUpdates", allowed_updates=["Message", "no such kind"])
    await bot.result("getUpdates")
    assert (await bot.result("getWebhookInfo"))["allowed_updates"] == ["message"]
    await bot.result("getUpdates", allowed_updates=[])
    assert "allowed_updates" not in await bot.result("getWebhookInfo")
    left_out = {"chat_member", "message_reaction", "message_reaction_count"}
    assert sandbox._telegram.updates.allowed.isdisjoint(left_out)


async def test_what_waits_outlives_a_stop_and_numbers_go_on(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("one")
    before = await bot.result("getUpdates")
    port = int(sandbox.url.rpartition(":")[2])
    await sandbox.stop()
    auditor.post("two")
    await sandbox.start(port)
    after = await bot.result("getUpdates")
    assert after[0] == before[0]
    assert texts(after) == ["one", "two"]
    assert after[1]["update_id"] == before[0]["update_id"] + 1


async def test_new_sandbox_forgets_and_counts_on_from_the_clock(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("never confirmed")
    before = (await bot.result("getUpdates"))[0]
    while first_number() <= before["update_id"]:
        pass
    other = Sandbox([AUDITOR])
    await other.start()
    other.phone(AUDITOR.id).post("hello")
    after = await Bot(bot.session, other.url).result("getUpdates", offset=before["update_id"] + 1)
    assert texts(after) == ["hello"]
    assert after[0]["update_id"] > before["update_id"]
    assert after[0]["message"]["message_id"] > before["message"]["message_id"]
    await other.stop()


async def test_link_with_a_payload_is_a_start_command(bot: Bot, auditor: Phone) -> None:
    sent = asyncio.create_task(auditor.start("a-b_c" + "X" * 59))
    message = (await bot.result("getUpdates", timeout=30))[0]["message"]
    assert message["text"] == "/start a-b_c" + "X" * 59
    await bot.result("sendMessage", chat_id=AUDITOR.id, text="welcome")
    assert (await sent).text == "welcome"


@pytest.mark.parametrize("payload", [pytest.param("x" * 65, id="65 characters"), pytest.param("a b", id="a space")])
async def test_link_with_an_impossible_payload_cannot_be_followed(auditor: Phone, payload: str) -> None:
    with pytest.raises(ValueError, match="at most 64"):
        await auditor.start(payload)
