"""What grows too old: messages to delete, taps to answer, updates to fetch."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, Bot, keys

ME = {"chat_id": AUDITOR.id}
TOO_LATE = "Bad Request: message can't be deleted for everyone"


async def test_bot_deletes_its_own_and_the_persons_messages(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    sent = await bot.result("sendMessage", **ME, text="x")
    assert await bot.result("deleteMessage", **ME, message_id=said.id)
    assert await bot.result("deleteMessages", **ME, message_ids=[1, sent["message_id"]])
    assert auditor.messages == []


async def test_message_older_than_48_hours_is_not_deleted(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    sandbox.clock.stop()
    said = auditor.post("hello")
    sandbox.clock.advance(hours=48)
    young = await bot.result("sendMessage", **ME, text="x")
    sandbox.clock.advance(seconds=1)
    assert await bot.refusal("deleteMessage", **ME, message_id=said.id) == TOO_LATE
    assert await bot.refusal("deleteMessages", **ME, message_ids=[young["message_id"], said.id]) == TOO_LATE
    assert len(auditor.messages) == 2
    assert await bot.result("deleteMessage", **ME, message_id=young["message_id"])


async def test_own_message_is_edited_however_old(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    sandbox.clock.advance(days=400)
    edited = await bot.result("editMessageText", **ME, message_id=sent["message_id"], text="y")
    assert edited["edit_date"] - edited["date"] >= 400 * 86_400


async def test_week_old_button_can_be_tapped(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    sandbox.clock.advance(days=7)
    auditor.press("Next")
    assert (await bot.result("getUpdates"))[-1]["callback_query"]["data"] == "a"


async def test_tap_is_answered_in_time_or_not_at_all(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    sandbox.clock.stop()
    auditor.post("hello")
    await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    auditor.press("Next")
    query = (await bot.result("getUpdates"))[-1]["callback_query"]["id"]
    sandbox.clock.advance(seconds=150)
    assert "query is too old" in await bot.refusal("answerCallbackQuery", callback_query_id=query)


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    """Return what kinds of updates these are."""
    return [next(name for name in update if name != "update_id") for update in updates]


async def test_tap_waits_150_seconds_and_a_message_a_day(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    sandbox.clock.stop()
    auditor.post("hello")
    await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    auditor.press("Next")
    sandbox.clock.advance(seconds=149)
    assert kinds(await bot.result("getUpdates")) == [
        "message",
        "callback_query",
    ]
    sandbox.clock.advance(seconds=1)
    assert kinds(await bot.result("getUpdates")) == ["message"]
    sandbox.clock.advance(hours=24)
    assert await bot.result("getUpdates") == []


async def test_person_edits_for_48_hours_and_not_after(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    sandbox.clock.stop()
    said = auditor.post("hello")
    sandbox.clock.advance(hours=48)
    auditor.post_edit(said, "hello again")
    assert (await bot.result("getUpdates"))[-1]["edited_message"]["text"] == "hello again"
    sandbox.clock.advance(seconds=1)
    with pytest.raises(ValueError, match="48 hours"):
        auditor.post_edit(said, "too late")


async def test_person_edits_to_4096_characters_and_not_more(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    auditor.post_edit(said, f" {'😀' * 2048} ")
    with pytest.raises(ValueError, match="a message holds at most 4,096 characters"):
        auditor.post_edit(said, "😀" * 2048 + "x")
    assert kinds(await bot.result("getUpdates")) == ["message", "edited_message"]
    assert auditor.messages[-1].text == "😀" * 2048


async def test_bot_is_not_told_what_a_person_deletes_or_leaves_as_it_was(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    auditor.post_edit(said, "hello ")
    auditor.delete(said)
    assert kinds(await bot.result("getUpdates")) == ["message"]
    assert auditor.transcript().splitlines()[-1] == "Auditor One deletes a message of Auditor One: hello"
