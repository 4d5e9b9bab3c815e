"""429 and other trouble: by Telegram's own pace where it is switched on, and by order."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.seed import PHONES
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone

from .conftest import AUDITOR, LEAD, Bot

ME = {"chat_id": AUDITOR.id}
COMMAND = Path(sys.executable).parent / "casewalk"
CROWD = [Someone(number, f"Person {number}", "Auditor") for number in range(1, 41)]


@pytest_asyncio.fixture
async def strict() -> AsyncIterator[Sandbox]:
    """Start a sandbox that keeps Telegram's pace; its clock stands still."""
    sandbox = Sandbox(CROWD, limits=True)
    sandbox.clock.stop()
    await sandbox.start()
    for someone in CROWD:
        sandbox.phone(someone.id).post("hello")
    yield sandbox
    await sandbox.stop()


async def refusals(bot: Bot, chats: list[int]) -> list[int]:
    """Send to each of these chats; return the seconds to wait of those that were refused."""
    answers = [await bot.call("sendMessage", chat_id=chat, text="x") for chat in chats]
    assert {answer.get("error_code", 200) for answer in answers} <= {200, 429}
    return [answer["parameters"]["retry_after"] for answer in answers if not answer["ok"]]


async def test_thirty_messages_a_second_over_all_chats(strict: Sandbox, session: aiohttp.ClientSession) -> None:
    bot = Bot(session, strict.url)
    assert await refusals(bot, list(range(1, 31))) == []
    assert await refusals(bot, [31]) == [1]
    strict.clock.advance(seconds=1)
    assert await refusals(bot, list(range(11, 41))) == []
    assert await refusals(bot, [1]) == [1]


async def test_one_message_a_second_in_a_chat_after_a_burst(strict: Sandbox, session: aiohttp.ClientSession) -> None:
    bot = Bot(session, strict.url)
    assert await refusals(bot, [1] * 20) == []
    assert await refusals(bot, [1, 2]) == [1]
    for _ in range(3):
        strict.clock.advance(seconds=1)
        assert await refusals(bot, [1, 1]) == [1]


async def test_edits_answers_and_typing_are_not_counted(strict: Sandbox, session: aiohttp.ClientSession) -> None:
    bot = Bot(session, strict.url)
    sent = await bot.result("sendMessage", chat_id=1, text="x")
    where = {"chat_id": 1, "message_id": sent["message_id"]}
    for number in range(60):
        assert await bot.result("editMessageText", **where, text=f"x {number}")
        assert await bot.result("sendChatAction", chat_id=1, action="typing")
    assert await refusals(bot, [1] * 19) == []


async def test_no_pace_is_kept_unless_asked_for(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    assert await refusals(bot, [AUDITOR.id] * 100) == []


async def test_command_keeps_the_pace_on_request(session: aiohttp.ClientSession) -> None:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(COMMAND, "sandbox", "--port", "0", "--limits", stderr=pipe)
    assert process.stderr
    url = (await process.stderr.readline()).decode().split()[4].rstrip(";")
    me, mark = PHONES[0].id, {"X-Sandbox-Page": "1"}
    async with session.post(f"{url}/page/say", json={"person": me, "text": "hello"}, headers=mark) as answer:
        assert answer.status == 200
    assert await refusals(Bot(session, url), [me] * 25)
    process.terminate()
    await process.wait()


async def test_429_is_ordered_for_all_chats_or_one(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sandbox.phone(LEAD.id).post("hello")
    sandbox.faults.too_many_requests(1, retry_after=7)
    answer = await bot.call("sendMessage", **ME, text="x")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    sandbox.faults.too_many_requests(1, chat_id=LEAD.id)
    assert await refusals(bot, [AUDITOR.id, LEAD.id, LEAD.id]) == [1]
    sandbox.faults.too_many_requests(1)
    assert (await bot.call("deleteMessages", **ME, message_ids=[1]))["error_code"] == 429


async def test_trouble_ends_with_its_block(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    with sandbox.faults.server_error(times=1000):
        assert (await bot.call("sendMessage", **ME, text="lost"))["error_code"] == 502
        assert (await bot.call("getMe"))["ok"]
    await bot.result("sendMessage", **ME, text="kept")
    assert [message.text for message in auditor.messages] == ["hello", "kept"]


async def test_server_error_has_no_effect_and_drop_has(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sandbox.faults.server_error(1)
    sandbox.faults.too_many_requests(1, retry_after=3, chat_id=LEAD.id)
    sandbox.faults.drop(1)
    assert (await bot.call("sendMessage", **ME, text="lost"))["error_code"] == 502
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.call("sendMessage", **ME, text="kept")
    assert [message.text for message in auditor.messages] == ["hello", "kept"]
