"""Updates are posted to a webhook until it takes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone

from .conftest import LEAD, Bot

HERE = "http://127.0.0.1:1/"
REFUSED_HOOKS = [
    pytest.param({"url": "https://example.org/"}, "the sandbox delivers to this machine only", id="elsewhere"),
    pytest.param({"url": HERE, "secret_token": "a b"}, "secret token contains unallowed characters", id="secret"),
    pytest.param({"url": HERE, "secret_token": "x" * 257}, "secret token is too long", id="secret of 257"),
]


class Hook:
    """A bot's webhook: notes what it gets, and answers what it is told to."""

    def __init__(self) -> None:
        self.seen: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.answers: dict[str, list[web.Response]] = {}
        self.open = asyncio.Event()
        self.open.set()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Note the text and the secret; answer once the hook is open."""
        text = (await request.json())["message"]["text"]
        self.seen.put_nowait((text, request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        await self.open.wait()
        planned = self.answers.get(text)
        return planned.pop(0) if planned else web.Response()

    async def texts(self, count: int) -> list[str]:
        """Return the texts of the next deliveries."""
        return [(await self.seen.get())[0] for _ in range(count)]


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
    hook.open.set()
    await runner.cleanup()


@pytest.mark.parametrize(("parameters", "reason"), REFUSED_HOOKS)
async def test_webhook_is_refused(bot: Bot, parameters: dict[str, Any], reason: str) -> None:
    assert (await bot.refusal("setWebhook", **parameters)).endswith(reason)
    assert (await bot.result("getWebhookInfo"))["url"] == ""


async def test_webhook_is_tried_until_taken_and_in_order(bot: Bot, auditor: Phone, hook: Hook) -> None:
    hook.answers["one"] = [web.Response(status=500)]
    auditor.post("one")
    await bot.result("setWebhook", url=hook.url, secret_token="s3cret", max_connections=1)  # noqa: S106 (made up)
    auditor.post("two")
    taken = [await hook.seen.get() for _ in range(3)]
    assert taken == [("one", "s3cret"), ("one", "s3cret"), ("two", "s3cret")]
    assert (await bot.result("getWebhookInfo"))["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_no_polling_beside_a_webhook(bot: Bot, hook: Hook) -> None:
    poll = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await bot.result("getMe")
    await bot.result("setWebhook", url=hook.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    refused = await bot.call("getUpdates")
    assert refused["error_code"] == 409
    assert "can't use getUpdates method while webhook is active" in refused["description"]
    await bot.result("deleteWebhook")
    assert await bot.result("getUpdates") == []


async def test_one_persons_trouble_does_not_hold_up_another(
    sandbox: Sandbox, bot: Bot, auditor: Phone, hook: Hook
) -> None:
    hook.answers["one"] = [web.Response(status=503, headers={"Retry-After": "3600"})]
    await bot.result("setWebhook", url=hook.url, max_connections=1)
    auditor.post("one")
    auditor.post("two")
    sandbox.phone(LEAD.id).post("from the lead")
    assert await hook.texts(2) == ["one", "from the lead"]
    while (await bot.result("getWebhookInfo"))["pending_update_count"] != 2:
        pass
    assert hook.seen.empty()


async def test_no_more_connections_than_asked_for(sandbox: Sandbox, bot: Bot, auditor: Phone, hook: Hook) -> None:
    hook.open.clear()
    others = [sandbox.add(Someone(number, f"Person {number}", "Auditor")) for number in (1, 2, 3)]
    await bot.result("setWebhook", url=hook.url, max_connections=2)
    auditor.post("one")
    auditor.post("after one")
    for phone in others:
        phone.post(phone.person.name)
    first = await hook.texts(2)
    assert (await bot.result("getWebhookInfo"))["max_connections"] == 2
    assert hook.seen.empty()
    hook.open.set()
    assert sorted(first + await hook.texts(3)) == ["Person 1", "Person 2", "Person 3", "after one", "one"]


async def test_two_messages_of_a_person_are_never_on_the_way_together(bot: Bot, auditor: Phone, hook: Hook) -> None:
    hook.open.clear()
    await bot.result("setWebhook", url=hook.url)
    auditor.post("one")
    auditor.post("two")
    assert await hook.texts(1) == ["one"]
    assert (await bot.result("getWebhookInfo"))["pending_update_count"] == 2
    assert hook.seen.empty()
    hook.open.set()
    assert await hook.texts(1) == ["two"]


async def test_webhook_gets_the_kinds_it_asked_for(bot: Bot, auditor: Phone, hook: Hook) -> None:
    await bot.result("setWebhook", url=hook.url, allowed_updates=["message"])
    said = auditor.post("one")
    auditor.post_edit(said, "one again")
    auditor.post("two")
    assert await hook.texts(2) == ["one", "two"]
    assert (await bot.result("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_what_waits_is_dropped_on_request(bot: Bot, auditor: Phone, hook: Hook) -> None:
    auditor.post("one")
    await bot.result("setWebhook", url=hook.url, drop_pending_updates=True)
    auditor.post("two")
    assert await hook.texts(1) == ["two"]
    await bot.result("deleteWebhook")
    auditor.post("three")
    await bot.result("deleteWebhook", drop_pending_updates=True)
    assert await bot.result("getUpdates") == []


async def test_hook_that_is_not_there_is_reported(bot: Bot, auditor: Phone) -> None:
    await bot.result("setWebhook", url=HERE)
    auditor.post("one")
    while "last_error_message" not in (about := await bot.result("getWebhookInfo")):
        pass
    assert about["last_error_message"].startswith("Connection failed")
    assert about["last_error_date"] > 0
    assert about["pending_update_count"] == 1
    assert about["url"] == HERE
