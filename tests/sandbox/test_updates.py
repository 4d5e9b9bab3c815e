"""Updates are kept until they are confirmed, by polling or by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from bot.sandbox import feed
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, TOKEN, Bot


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


class Hook:
    """A bot's webhook that refuses the first delivery."""

    def __init__(self) -> None:
        self.seen: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.refusals = 1
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Note the text and the secret."""
        text = (await request.json())["message"]["text"]
        self.seen.put_nowait((text, request.headers["X-Telegram-Bot-Api-Secret-Token"]))
        self.refusals -= 1
        return web.Response(status=500 if self.refusals >= 0 else 200)


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[Hook]:
    """Listen for deliveries."""
    hook, app = Hook(), web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_webhook_is_tried_until_taken_and_in_order(bot: Bot, auditor: Phone, hook: Hook) -> None:
    auditor.post("one")
    await bot.result("setWebhook", url=hook.url, secret_token="s3cret", max_connections=1)  # noqa: S106 (made up)
    auditor.post("two")
    taken = [await hook.seen.get() for _ in range(3)]
    assert taken == [("one", "s3cret"), ("one", "s3cret"), ("two", "s3cret")]
    assert (await bot.call("getUpdates"))["error_code"] == 409
    assert (await bot.result("getWebhookInfo"))["url"] == hook.url
    await bot.result("deleteWebhook")


async def test_file_of_a_person_can_be_fetched(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post_file("document", "notes.txt", "text/plain", b"0123")
    sent = (await bot.result("getUpdates"))[0]["message"]["document"]
    path = (await bot.result("getFile", file_id=sent["file_id"]))["file_path"]
    async with bot.session.get(f"{sandbox.url}/file/bot{TOKEN}/{path}") as answer:
        assert await answer.read() == b"0123"
    async with bot.session.get(f"{sandbox.url}/file/bot{TOKEN}/../secrets") as answer:
        assert answer.status == 404


async def test_only_this_machine_is_answered(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    async with session.get(sandbox.url, headers={"Host": "evil.test"}) as answer:
        assert answer.status == 403
