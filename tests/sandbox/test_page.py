"""The page: a phone in a browser, and requests from elsewhere turned away."""

from __future__ import annotations

import aiohttp
import pytest
from playwright.async_api import async_playwright, expect

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, LEAD, Bot

SAY = {"person": AUDITOR.id, "text": "hello"}
OURS = {"X-Sandbox-Page": "1"}
FOREIGN = [
    pytest.param({}, id="a form of another site cannot set our header"),
    pytest.param(OURS | {"Origin": "http://evil.test"}, id="another origin"),
    pytest.param(OURS | {"Sec-Fetch-Site": "cross-site"}, id="another site"),
    pytest.param(OURS | {"Host": "evil.test"}, id="a name that was pointed here"),
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("act", ["say", "delete", "trainer/fail", "trainer/phone", "trainer/restart"])
async def test_request_of_another_site_is_refused(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone, headers: dict[str, str], act: str
) -> None:
    async with session.post(f"{sandbox.url}/page/{act}", json=SAY, headers=headers) as answer:
        assert answer.status == 403
    assert auditor.messages == []
    assert set(sandbox._telegram.chats) == {AUDITOR.id, LEAD.id}


async def test_a_send_that_is_tried_again_is_made_once(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone
) -> None:
    for send in ("a", "a", "b", "a"):
        async with session.post(f"{sandbox.url}/page/say", json=SAY | {"send": send}, headers=OURS) as answer:
            assert answer.status == 200
    assert [message.text for message in auditor.messages] == ["hello", "hello"]


async def test_a_message_that_is_not_this_persons_own_is_neither_edited_nor_deleted(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone, bot: Bot
) -> None:
    auditor.post("/start")
    theirs = await bot.result("sendMessage", chat_id=AUDITOR.id, text="from the bot")
    about = {"person": AUDITOR.id, "message": theirs["message_id"], "edits": theirs["message_id"], "text": "mine"}
    for act in ("delete", "say"):
        async with session.post(f"{sandbox.url}/page/{act}", json=about, headers=OURS) as answer:
            assert answer.status == 409
    assert auditor.last.text == "from the bot"


async def test_an_own_message_that_is_too_old_to_edit_says_so(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone
) -> None:
    said = auditor.post("as it was")
    sandbox.clock.advance(days=3)
    about = {"person": AUDITOR.id, "edits": said.id, "text": "too late"}
    async with session.post(f"{sandbox.url}/page/say", json=about, headers=OURS) as answer:
        assert answer.status == 409
        assert await answer.json() == {"problem": "A message older than 48 hours can no longer be edited."}
    assert auditor.sees("as it was")


async def test_nobody_restarts_a_bot_that_was_started_elsewhere(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    async with session.post(f"{sandbox.url}/page/trainer/restart", json={}, headers=OURS) as answer:
        assert answer.status == 404


async def test_request_of_the_page_is_taken(sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone) -> None:
    async with session.post(f"{sandbox.url}/page/say", json=SAY, headers=OURS) as answer:
        assert answer.status == 200
    assert auditor.transcript() == "Auditor One: hello"


async def test_photo_from_the_page_reaches_the_bot(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone
) -> None:
    form = aiohttp.FormData({"person": str(AUDITOR.id), "caption": "seen"})
    form.add_field("file", b"\x89PNG\r\n\x1a\n" + bytes(20), filename="a.png", content_type="image/png")
    async with session.post(f"{sandbox.url}/page/attach", data=form, headers=OURS) as answer:
        assert answer.status == 200
    assert auditor.transcript() == "Auditor One sends a photo: seen"


@pytest.mark.usefixtures("echo_bot")
async def test_conversation_in_a_browser_survives_a_reload(sandbox: Sandbox) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 360, "height": 740})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text))
        await page.goto(sandbox.url)
        await page.get_by_role("button", name="Start").click()
        await page.get_by_role("button", name="Begin", exact=True).click()
        await expect(page.get_by_text("You pressed b")).to_be_visible()
        await expect(page.get_by_text("Begun.")).to_be_visible()
        await page.get_by_role("textbox", name="Message").fill("seen alone <b>twice</b>")
        await page.keyboard.press("Enter")
        said = page.locator(".theirs", has_text="seen alone <b>twice</b>")
        await expect(said).to_be_visible()
        auditor = sandbox.phone(AUDITOR.id)
        auditor.post("said elsewhere")
        await expect(page.locator(".theirs", has_text="said elsewhere")).to_be_visible()
        await page.reload()
        await expect(said).to_be_visible()
        await expect(page.locator(".message")).to_have_count(6)
        await page.get_by_role("tab", name=LEAD.role).click()
        await expect(page.get_by_role("button", name="Start")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
        assert problems == []
        await browser.close()
