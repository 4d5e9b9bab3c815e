"""The trainer's panel: a bot that fails or restarts, and a slow network, in the middle of an audit."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from bot.demo.seed import DUE_IN, PHONES
from bot.sandbox.server import Sandbox
from tests.browser.auditing import EVIDENCE, QUESTIONS, answer_all, begin
from tests.browser.conftest import AUDITOR, Demo
from tests.browser.screen import WIDE, Browsing, Screen


def panel(screen: Screen) -> Locator:
    return screen.page.locator(".trainer")


async def open_panel(screen: Screen) -> None:
    await screen.press(screen.page.get_by_text("Trainer", exact=True))


async def test_the_bot_restarts_in_mid_audit_and_the_auditor_goes_on(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await answer_all(screen, 1, 6)
    await screen.write(EVIDENCE)
    await screen.sees(EVIDENCE)
    await open_panel(screen)
    await screen.press(panel(screen).get_by_role("button", name="Restart the bot"))
    await expect(panel(screen).get_by_role("status")).to_have_text("The bot has restarted, on the same answers.")
    await open_panel(screen)
    await screen.tap("Next")
    await screen.sees(f" 8/{QUESTIONS}")
    assert demo.answers("C11")["recognition_evidence"]["value"] == EVIDENCE


async def test_a_morning_comes_and_the_auditor_is_reminded(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    demo.sandbox.clock.advance(days=DUE_IN.days)
    await open_panel(screen)
    await screen.press(panel(screen).get_by_role("button", name="Next morning"))
    status = panel(screen).get_by_role("status")
    await expect(status).to_contain_text("Whom it was time to remind has been reminded.")
    await screen.sees("Yours to send in: C11, C12, C13.")


async def test_calls_of_the_bot_fail_and_the_answer_still_comes_once(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await open_panel(screen)
    await screen.press(panel(screen).get_by_role("button", name="Server error"))
    await expect(panel(screen).get_by_role("status")).to_contain_text("The bot's next 3 calls fail.")
    await open_panel(screen)
    shown = await screen.messages.count()
    await screen.press(screen.newest.get_by_role("button").first)
    await expect(screen.newest).to_contain_text(f" 2/{QUESTIONS}", timeout=10_000)
    await expect(screen.messages).to_have_count(shown)
    assert len(demo.answers("C11")) == 1


async def test_on_a_slow_network_a_message_is_seen_to_wait_and_then_goes(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await screen.connection("slow")
    await screen.write("a word in passing")
    await expect(screen.unsent.locator(".icon-clock")).to_be_visible()
    await expect(screen.unsent).to_have_count(0, timeout=10_000)
    await expect(screen.messages.filter(has_text="a word in passing").first).to_be_visible()
    assert [m.text for m in demo.auditor.messages].count("a word in passing") == 1


async def test_one_phone_is_offline_and_the_others_are_not(demo: Demo, browsing: Browsing) -> None:
    auditor = await browsing.open(demo.url, AUDITOR, WIDE)
    lead = browsing.beside(auditor, "Lead")
    await auditor.connection("offline")
    await auditor.button("Start")
    await lead.button("Start")
    await lead.sees("You lead")
    await expect(auditor.unsent).to_have_count(1)
    await expect(lead.banner).to_be_hidden()


async def test_where_nobody_can_restart_the_bot_nothing_offers_it(browsing: Browsing) -> None:
    sandbox = Sandbox(PHONES)
    await sandbox.start()
    screen = await browsing.open(sandbox.url, AUDITOR, WIDE)
    await expect(panel(screen).get_by_role("button", name="Server error")).to_be_visible()
    for name in ("Restart the bot", "Next morning"):
        await expect(panel(screen).get_by_role("button", name=name)).to_be_hidden()
    await browsing.close(screen)
    await sandbox.stop()
