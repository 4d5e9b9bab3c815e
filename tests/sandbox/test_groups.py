"""Groups, supergroups and channels: how the bot comes in and goes, and what it hears and may do meanwhile."""

from __future__ import annotations

from typing import Any, get_args

import aiohttp
import pytest
from telegram import Update

from bot.sandbox.group import Group
from bot.sandbox.places import Kind
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, LEAD, Bot

KINDS = get_args(Kind)
NOT_HERE = "Forbidden: bot is not a member of the {} chat"
each_kind = pytest.mark.parametrize("kind", KINDS)


async def updates(bot: Bot) -> list[dict[str, Any]]:
    """Fetch what waits, and confirm it."""
    found: list[dict[str, Any]] = await bot.result("getUpdates")
    if found:
        await bot.result("getUpdates", offset=found[-1]["update_id"] + 1)
    assert all(Update.de_json(update, None) for update in found)
    return found


async def within(sandbox: Sandbox, bot: Bot, kind: Kind = "group", **more: bool) -> Group:
    """Begin a group with the bot in it, of which it has heard."""
    group = sandbox.group("Team", kind)
    group.add_bot(AUDITOR, **more)
    await updates(bot)
    return group


@each_kind
async def test_bot_hears_who_added_it(sandbox: Sandbox, bot: Bot, kind: Kind) -> None:
    group = sandbox.group("Team", kind)
    group.add_bot(AUDITOR)
    change, *notes = await updates(bot)
    chat = {"id": group.id, "title": "Team", "type": kind}
    told = change["my_chat_member"]
    assert (told["chat"], told["from"]["id"]) == (chat, AUDITOR.id)
    assert told["old_chat_member"]["status"] == "left"
    assert told["new_chat_member"]["status"] == ("administrator" if kind == "channel" else "member")
    assert [[one["username"] for one in note["message"]["new_chat_members"]] for note in notes] == (
        [] if kind == "channel" else [["casewalk_sandbox_bot"]]
    )
    assert [note["message"]["from"]["id"] for note in notes] == ([] if kind == "channel" else [AUDITOR.id])


@each_kind
async def test_bot_says_something_and_leaves_once(sandbox: Sandbox, bot: Bot, kind: Kind) -> None:
    group = await within(sandbox, bot, kind)
    sent = await bot.result("sendMessage", chat_id=group.id, text="not here")
    assert ("from" in sent, "sender_chat" in sent) == (kind != "channel", kind == "channel")
    assert group.heard == ["not here"]
    assert await bot.result("leaveChat", chat_id=group.id)
    assert not group.has_bot
    change, *notes = await updates(bot)
    assert change["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["from"]["is_bot"]
    assert ["left_chat_member" in note["message"] for note in notes] == ([] if kind == "channel" else [True])


@each_kind
async def test_bot_that_left_neither_writes_nor_edits_nor_hears(sandbox: Sandbox, bot: Bot, kind: Kind) -> None:
    group = await within(sandbox, bot, kind)
    sent = await bot.result("sendMessage", chat_id=group.id, text="not here")
    await bot.result("leaveChat", chat_id=group.id)
    await updates(bot)
    where = {"chat_id": group.id, "message_id": sent["message_id"], "text": "x"}
    for method in ("sendMessage", "sendChatAction", "editMessageText", "deleteMessage"):
        assert await bot.refusal(method, **where) == NOT_HERE.format(kind)
    group.say(AUDITOR, "/start")
    assert await updates(bot) == []


async def test_plain_group_may_be_left_twice_and_the_others_not(sandbox: Sandbox, bot: Bot) -> None:
    for kind in KINDS:
        group = await within(sandbox, bot, kind)
        await bot.result("leaveChat", chat_id=group.id)
        await updates(bot)
        again = await bot.call("leaveChat", chat_id=group.id)
        assert again.get("description", "") == ("" if kind == "group" else NOT_HERE.format(kind))
        assert await updates(bot) == []


async def test_group_without_the_bot_is_not_there(sandbox: Sandbox, bot: Bot) -> None:
    group = sandbox.group("Team")
    group.say(AUDITOR, "/start")
    for method in ("sendMessage", "leaveChat", "getChat"):
        assert await bot.refusal(method, chat_id=group.id, text="x") == "Bad Request: chat not found"
    assert await updates(bot) == []


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
async def test_bot_that_was_removed_is_told_so(sandbox: Sandbox, bot: Bot, kind: Kind) -> None:
    group = await within(sandbox, bot, kind)
    group.remove_bot(LEAD)
    change = (await updates(bot))[0]["my_chat_member"]
    assert (change["new_chat_member"]["status"], change["from"]["id"]) == ("kicked", LEAD.id)
    for method in ("sendMessage", "leaveChat"):
        refusal = await bot.refusal(method, chat_id=group.id, text="x")
        assert refusal == f"Forbidden: bot was kicked from the {kind} chat"


SAID = [
    pytest.param("/summary C07", True, id="command"),
    pytest.param("/summary@casewalk_sandbox_bot C07", True, id="command to this bot"),
    pytest.param("/summary@another_bot C07", False, id="command to another bot"),
    pytest.param("thanks, @casewalk_sandbox_bot", True, id="mention"),
    pytest.param("what do we know of C07", False, id="talk among people"),
    pytest.param("either/or", False, id="a slash within"),
]


@pytest.mark.parametrize(("said", "heard"), SAID)
async def test_privacy_mode_lets_through(sandbox: Sandbox, bot: Bot, said: str, heard: bool) -> None:
    for kind in ("group", "supergroup"):
        group = await within(sandbox, bot, kind)
        group.say(AUDITOR, said)
        assert [update["message"]["text"] for update in await updates(bot)] == ([said] if heard else [])


async def test_reply_to_the_bot_is_heard_and_to_a_person_not(sandbox: Sandbox, bot: Bot) -> None:
    group = await within(sandbox, bot)
    await bot.result("sendMessage", chat_id=group.id, text="not here")
    group.say(LEAD, "why?", reply_to=await group.until("not here"))
    group.say(LEAD, "how come?", reply_to=group.say(AUDITOR, "it is not ours"))
    message = (await updates(bot))[-1]["message"]
    assert (message["text"], message["from"]["id"], message["chat"]["id"]) == ("why?", LEAD.id, group.id)
    assert message["reply_to_message"]["text"] == "not here"


async def test_post_in_a_channel_is_heard_and_has_no_author(sandbox: Sandbox, bot: Bot) -> None:
    group = await within(sandbox, bot, "channel")
    group.say(AUDITOR, "news for all")
    post = (await updates(bot))[0]["channel_post"]
    assert post["text"] == "news for all"
    assert "from" not in post
    assert post["sender_chat"]["id"] == group.id


MUTE = [
    pytest.param("group", "not enough rights to send text messages to the chat", id="group"),
    pytest.param("supergroup", "not enough rights to send text messages to the chat", id="supergroup"),
    pytest.param("channel", "need administrator rights in the channel chat", id="channel"),
]


@pytest.mark.parametrize(("kind", "reason"), MUTE)
async def test_bot_without_the_right_to_write_may_leave(sandbox: Sandbox, bot: Bot, kind: Kind, reason: str) -> None:
    group = await within(sandbox, bot, kind, may_write=False)
    assert await bot.refusal("sendMessage", chat_id=group.id, text="x") == f"Bad Request: {reason}"
    assert await bot.result("leaveChat", chat_id=group.id)
    await group.until_left()


async def test_group_that_became_a_supergroup_says_where_it_went(sandbox: Sandbox, bot: Bot) -> None:
    before = await within(sandbox, bot)
    after = before.upgrade(AUDITOR)
    assert [update["message"].get("migrate_to_chat_id") for update in await updates(bot)] == [after.id, None]
    refused = await bot.call("sendMessage", chat_id=before.id, text="x")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": after.id}
    assert await bot.refusal("leaveChat", chat_id=before.id) == "Bad Request: chat is deactivated"
    assert await bot.result("leaveChat", chat_id=after.id)


async def test_words_of_others_are_not_the_bots_to_delete(sandbox: Sandbox, bot: Bot) -> None:
    group = await within(sandbox, bot)
    said = group.say(AUDITOR, "/start")
    refusal = await bot.refusal("deleteMessage", chat_id=group.id, message_id=said.id)
    assert refusal == "Bad Request: message can't be deleted"
    sent = await bot.result("sendMessage", chat_id=group.id, text="not here")
    assert await bot.result("deleteMessage", chat_id=group.id, message_id=sent["message_id"])


async def test_twenty_messages_a_minute_in_a_group(session: aiohttp.ClientSession) -> None:
    sandbox = Sandbox([AUDITOR], limits=True)
    sandbox.clock.stop()
    await sandbox.start()
    bot = Bot(session, sandbox.url)
    group = await within(sandbox, bot)
    answers = [await bot.call("sendMessage", chat_id=group.id, text="x") for _ in range(21)]
    assert [answer["ok"] for answer in answers] == [True] * 20 + [False]
    assert answers[-1]["parameters"] == {"retry_after": 3}
    sandbox.clock.advance(minutes=1)
    assert (await bot.call("sendMessage", chat_id=group.id, text="x"))["ok"]
    await sandbox.stop()


async def test_group_is_on_nobodys_page(sandbox: Sandbox, bot: Bot, session: aiohttp.ClientSession) -> None:
    group = await within(sandbox, bot)
    group.say(AUDITOR, "/start among many")
    async with session.get(f"{sandbox.url}/page/state") as answer:
        assert "among many" not in await answer.text()
    async with session.post(
        f"{sandbox.url}/page/say", json={"person": group.id, "text": "x"}, headers={"X-Sandbox-Page": "1"}
    ) as answer:
        assert answer.status == 404
