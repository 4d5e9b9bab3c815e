"""The lead's pages on a small phone: tables that no line breaks, the picture, and one live keyboard."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import LEAD, Demo
from tests.browser.screen import Browsing

BROKEN = "(root) => [...root.querySelectorAll('pre')].filter((one) => one.scrollWidth > one.clientWidth + 1).length"
"""How many tables are wider than the phone."""


async def test_tables_and_picture_fit_a_small_phone(demo: Demo, browsing: Browsing) -> None:
    lead = await browsing.open(demo.url, LEAD)
    await lead.button("Start")
    await lead.sees("You lead")
    await lead.write("/summary")
    for path, shown in (
        (("By agency",), "rec received"),
        (("CSC",), "10 received of 10"),
        (("Overview", "By area"), "OVER"),
        (("OVER",), "Case by agency"),
        (("Overview", "By case", "C05"), "Case sheet C05"),
    ):
        for label in path:
            await lead.tap(label)
        await expect(lead.newest).to_contain_text(shown)
        await lead.sees_its_end()
        await lead.shows_all()
        assert await lead.newest.evaluate(BROKEN) == 0
    await lead.tap("Overview")
    await lead.tap("Grid")
    await lead.tap("Cases by agencies")
    await lead.sees("Case by agency")
    await lead.picture("lead_grid", from_its_top=True)
    await lead.tap("Picture")
    await expect(lead.newest.locator("img")).to_be_visible(timeout=30_000)
    await lead.shows_all()
    await lead.picture("lead_picture", from_its_top=True)
    await lead.tap("Back")
    await expect(lead.newest).to_contain_text("Case by agency")
    await expect(lead.root.locator(".row button:visible").filter(has_text="Overview")).to_have_count(1)
