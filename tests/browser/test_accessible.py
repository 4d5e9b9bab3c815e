"""For everybody: no violation by axe-core, all of it at 200 %, and an answer without a pointer."""

from __future__ import annotations

import pytest
from playwright.async_api import ViewportSize, expect

from tests import town
from tests.browser.auditing import EVIDENCE, QUESTIONS, begin
from tests.browser.axe import violations
from tests.browser.conftest import AUDITOR, Demo
from tests.browser.screen import SMALL, WIDE, Browsing, Colours, Screen

HALF_OF_A_LAPTOP = ViewportSize(width=640, height=400)
"""What is left of 1280 x 800 at 200 %."""


async def audited(demo: Demo, until: str = "Check and submit") -> None:
    """Have a long conversation: up to the check before it is submitted, or to an earlier question."""
    await town.begin(demo.auditor, "C11")
    await town.go_through(demo.auditor, until, EVIDENCE)
    await demo.sandbox.phone(700000003).send("/start")
    await demo.sandbox.phone(700000003).send("/export")


async def has_no_violation(screen: Screen) -> None:
    assert await violations(screen.page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(SMALL, id="narrow"), pytest.param(WIDE, id="wide")])
async def test_axe_finds_nothing(demo: Demo, browsing: Browsing, size: ViewportSize, colours: Colours) -> None:
    screen = await browsing.open(demo.url, AUDITOR, size, colours)
    await has_no_violation(screen)
    await audited(demo)
    await screen.sees_its_end()
    await has_no_violation(screen)
    await screen.button("Commands")
    await has_no_violation(screen)
    await screen.page.keyboard.press("Escape")
    await screen.messages.locator(".more").last.focus()
    await screen.page.keyboard.press("Enter")
    await has_no_violation(screen)
    await screen.page.keyboard.press("Enter")
    await expect(screen.root.get_by_text("Edit message")).to_be_visible()
    await has_no_violation(screen)
    await screen.page.keyboard.press("Escape")
    await screen.connection("offline")
    await screen.write("waits")
    if size is SMALL:
        await screen.press(screen.page.get_by_text("Trainer", exact=True))
    await has_no_violation(screen)


async def test_axe_finds_nothing_in_a_question_before_something_is_deleted(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await screen.button("Start")
    await screen.press(screen.messages.locator(".more").last)
    await screen.press(screen.page.get_by_role("menuitem", name="Delete"))
    await expect(screen.page.get_by_role("dialog")).to_be_visible()
    await has_no_violation(screen)


async def test_at_200_percent_everything_is_there_and_nothing_moves_sideways(demo: Demo, browsing: Browsing) -> None:
    await audited(demo, f" 8/{QUESTIONS}")
    screen = await browsing.open(demo.url, AUDITOR, HALF_OF_A_LAPTOP, scale=2)
    await screen.sees(f" 8/{QUESTIONS}")
    for name in ("Commands", "Send", "Send a photo or file"):
        await expect(screen.root.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    await screen.press(screen.page.get_by_text("Trainer", exact=True))
    last = screen.page.get_by_role("combobox", name="Colours")
    await last.scroll_into_view_if_needed()
    await expect(last).to_be_in_viewport(ratio=1)
    await screen.shows_all()


async def test_text_of_twice_the_size_fits_a_small_phone(demo: Demo, browsing: Browsing) -> None:
    await audited(demo, f" 8/{QUESTIONS}")
    screen = await browsing.open(demo.url, AUDITOR)
    await screen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    await screen.sees(f" 8/{QUESTIONS}")
    await screen.press(screen.page.get_by_text("Trainer", exact=True))
    await screen.shows_all()


async def test_a_question_is_answered_without_a_pointer(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR, WIDE)
    await begin(screen)
    keys = screen.page.keyboard
    await screen.box.focus()
    first = screen.newest.get_by_role("button").first
    for _ in range(12):
        await keys.press("Shift+Tab")
        if await first.evaluate("(one) => one === document.activeElement"):
            break
    await expect(first).to_be_focused()
    await keys.press("Enter")
    await expect(screen.newest).to_contain_text(f" 2/{QUESTIONS}")
    await expect(screen.newest.get_by_role("button").first).to_be_focused()
    await keys.press("Space")
    await expect(screen.newest.get_by_role("button").first).to_contain_text("✓")
    await expect(screen.newest.get_by_role("button").first).to_be_focused()


async def test_commands_are_reached_and_left_by_keyboard(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR, WIDE)
    await begin(screen)
    keys, opener = screen.page.keyboard, screen.root.get_by_role("button", name="Commands")
    await opener.focus()
    await keys.press("Enter")
    items = screen.root.get_by_role("menuitem")
    await expect(items.first).to_be_focused()
    await keys.press("ArrowUp")
    await expect(items.last).to_be_focused()
    await keys.press("Escape")
    await expect(opener).to_be_focused()
    await expect(items).to_have_count(0)
    await screen.box.focus()
    await keys.type("/help")
    await keys.press("Enter")
    await expect(screen.messages.filter(has_text="/privacy").last).to_be_visible()
