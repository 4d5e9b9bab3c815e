"""Side by side on a wide screen: a phone for each role, each live, each with its own person."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.auditing import answer, begin
from tests.browser.conftest import AUDITOR, Demo
from tests.browser.screen import WIDE, Browsing
from tests.town import Town


async def test_three_phones_are_live_side_by_side(demo: Demo, browsing: Browsing) -> None:
    auditor = await browsing.open(demo.url, AUDITOR, WIDE)
    lead, admin = browsing.beside(auditor, "Lead"), browsing.beside(auditor, "Admin")
    boxes = [await phone.root.bounding_box() for phone in (auditor, lead, admin)]
    assert all(box and box["y"] + box["height"] <= WIDE["height"] for box in boxes)
    assert len({box["y"] for box in boxes if box}) == 1

    await begin(auditor)
    await lead.button("Start")
    await lead.sees("You lead")
    await answer(auditor, 1)
    await lead.write("/summary")
    await lead.sees("1 in progress")
    await admin.button("Start")
    await admin.press(admin.newest.get_by_role("button", name="/export"))
    await expect(admin.newest.get_by_role("link")).to_be_visible()
    for number in range(2, 8):
        await answer(auditor, number)
    await auditor.sees(" 8/31")
    for phone in (lead, admin):
        await phone.sees_its_end()
    await auditor.picture("phones")


async def test_a_phone_changes_hands_and_keeps_what_each_had_written(two_auditors: Town, browsing: Browsing) -> None:
    screen = await browsing.open(two_auditors.sandbox.url, 700000001, WIDE)
    await screen.button("Start")
    await screen.sees("Auditor One")
    await screen.box.fill("half a thought")
    whose = screen.root.get_by_role("combobox", name="Whose phone this is")
    await whose.select_option("Auditor Two")
    await screen.button("Start")
    await screen.sees("Auditor Two")
    await expect(screen.box).to_have_value("")
    await whose.select_option("Auditor One")
    await screen.sees("Auditor One")
    await expect(screen.box).to_have_value("half a thought")


async def test_on_a_narrow_screen_a_tab_counts_what_was_not_seen(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await demo.sandbox.phone(700000002).send("/start")
    lead = screen.page.get_by_role("tab", name="Lead")
    await expect(lead).to_contain_text("1 new")
    await lead.focus()
    await screen.press(lead)
    await expect(lead).to_have_text("Lead")
    await expect(screen.root).to_contain_text("You lead")
    await screen.page.keyboard.press("ArrowLeft")
    await expect(screen.page.get_by_role("tab", name="Auditor")).to_be_focused()
