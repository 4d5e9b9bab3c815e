"""Links to the bot: opened in a chat, or pasted for somebody who was given one; and the picture it came in."""

from __future__ import annotations

import struct
import zlib

import aiohttp
import pytest
from playwright.async_api import ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.conftest import AUDITOR, LEAD, Alone
from tests.browser.screen import SMALL, WIDE, Browsing, Screen

PAYLOAD = "k7-Zt_" + "x" * 58
LINK = f"https://t.me/casewalk_sandbox_bot?start={PAYLOAD}"


def squares(side: int = 164) -> bytes:
    """Draw a PNG the size of a small QR code, in black and white squares."""
    lines = (b"\x00" + bytes(255 * ((x // 8 + y // 8) % 2) for x in range(side)) for y in range(side))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(lines))),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


async def paste(screen: Screen, link: str, who: str) -> None:
    """Have the trainer open a link on somebody's phone."""
    if await screen.page.locator("details:not([open])").count():
        await screen.press(screen.page.get_by_text("Trainer", exact=True))
    await screen.press(screen.page.get_by_role("button", name="Open a link"))
    await screen.page.get_by_role("textbox", name="Link").fill(link)
    await screen.page.get_by_role("combobox", name="Opened by").select_option(who)
    await screen.press(screen.page.get_by_role("button", name="Open", exact=True))


@pytest.mark.parametrize("markup", [LINK, f'<a href="{LINK}">Your invitation</a>'], ids=["as it is", "under words"])
async def test_a_link_in_a_message_offers_start_with_its_payload(alone: Alone, browsing: Browsing, markup: str) -> None:
    alone.phone.post("/start")
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text=f"Open {markup}.", parse_mode="HTML")
    screen = await browsing.open(alone.url, AUDITOR)
    await screen.press(screen.newest.get_by_role("link"))
    await expect(screen.box).to_be_hidden()
    assert len(alone.phone.messages) == 2
    await screen.button("Start")
    await expect(screen.newest).to_contain_text(f"/start {PAYLOAD}")
    await expect(screen.box).to_be_visible()
    assert alone.phone.messages[-1].text == f"/start {PAYLOAD}"
    assert len(screen.page.context.pages) == 1


async def test_a_button_with_a_link_does_the_same(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("/start")
    keyboard = {"inline_keyboard": [[{"text": "Accept", "url": LINK}]]}
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text="An invitation", reply_markup=keyboard)
    screen = await browsing.open(alone.url, AUDITOR)
    await screen.press(screen.newest.get_by_role("link", name="Accept"))
    await screen.button("Start")
    await expect(screen.newest).to_contain_text(f"/start {PAYLOAD}")


async def test_a_link_is_pasted_for_somebody_new(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("half a conversation")
    screen = await browsing.open(alone.url, AUDITOR, WIDE)
    await screen.connection("slow")
    await paste(screen, f" {LINK} ", "A new phone")
    newcomer = browsing.beside(screen, "Newcomer")
    await expect(newcomer.root.locator(".name-tag").first).to_have_text("Newcomer 1")
    await newcomer.button("Start")
    await expect(newcomer.newest).to_contain_text(f"/start {PAYLOAD}")
    await expect(screen.page.get_by_role("combobox", name="Auditor: connection")).to_have_value("slow")
    [someone] = [chat.person for chat in alone.sandbox._telegram.chats.values() if chat.person.role == "Newcomer"]
    assert alone.sandbox.phone(someone.id).messages[0].text == f"/start {PAYLOAD}"
    await screen.shows_all()
    assert await violations(screen.page) == []


async def test_a_link_is_pasted_for_somebody_who_is_here(alone: Alone, browsing: Browsing) -> None:
    screen = await browsing.open(alone.url, AUDITOR)
    await paste(screen, LINK.removeprefix("https://"), "Lead Two, Lead")
    lead = Screen(screen.page, screen.page.locator(".phone:visible"), touch=True, golden=False)
    await lead.button("Start")
    await expect(lead.newest).to_contain_text(f"/start {PAYLOAD}")
    assert alone.sandbox.phone(LEAD).messages[0].text == f"/start {PAYLOAD}"


@pytest.mark.parametrize("link", ["https://t.me/another_bot?start=x", "https://example.org/", "what is this", ""])
async def test_a_link_to_anything_else_is_not_opened(alone: Alone, browsing: Browsing, link: str) -> None:
    screen = await browsing.open(alone.url, AUDITOR)
    await paste(screen, link, "A new phone")
    await expect(screen.page.get_by_role("alert").filter(has_text="A link to this bot is")).to_be_visible()
    assert await violations(screen.page) == []
    await screen.press(screen.page.get_by_role("button", name="Cancel", exact=True))
    await expect(screen.page.get_by_role("dialog")).to_have_count(0)
    assert len(alone.sandbox._telegram.chats) == 3


@pytest.mark.parametrize("size", [SMALL, ViewportSize(width=320, height=568)], ids=["360", "320"])
async def test_a_small_picture_fills_a_small_phone_and_its_caption_is_read(
    alone: Alone, browsing: Browsing, size: ViewportSize
) -> None:
    alone.phone.post("/start")
    form = aiohttp.FormData({"chat_id": str(AUDITOR), "caption": f"For one auditor, until 3 December 2026.\n{LINK}"})
    form.add_field("photo", squares(), filename="invitation.png")
    async with alone.bot.session.post(f"{alone.bot.base}sendPhoto", data=form) as answer:
        assert answer.status == 200
    screen = await browsing.open(alone.url, AUDITOR, size)
    picture = screen.newest.get_by_role("img", name="Photo")
    await expect(picture).to_be_visible()
    await screen.sees("For one auditor, until 3 December 2026.")
    box = await picture.bounding_box()
    assert box
    assert box["width"] > 0.8 * size["width"]
    assert abs(box["width"] - box["height"]) < 2
    await screen.press(screen.newest.get_by_role("link"))
    await expect(screen.root.get_by_role("button", name="Start", exact=True)).to_be_visible()
