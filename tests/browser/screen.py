"""A screen in a real Chromium, and the person who looks at it and touches it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, ViewportSize, expect

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SMALL = ViewportSize(width=360, height=740)
WIDE = ViewportSize(width=1440, height=900)
Colours = Literal["light", "dark"]

CUT_OFF = """(root) => [...root.querySelectorAll(".bubble, .row button, .head, .foot, .tabs button, .panel")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.textContent)"""
"""What is cut off, or reaches past the edge of the screen."""

WIDER = "() => document.documentElement.scrollWidth - innerWidth"


class Screen:
    """One phone on a page: the only one in view, or one of several side by side."""

    def __init__(self, page: Page, root: Locator, *, touch: bool, golden: bool) -> None:
        self.page, self.root = page, root
        self.messages = root.locator("[data-log] .message")
        self.newest = self.messages.last
        self.unsent = root.locator("[data-unsent] .message")
        self.box = root.get_by_role("textbox", name="Message")
        self.banner = root.locator(".banner")
        self._touch, self._golden = touch, golden

    async def sees(self, *texts: str) -> None:
        """Wait until the newest message says all this, with its end in view and nothing cut off."""
        for text in texts:
            await expect(self.newest).to_contain_text(text)
        await self.sees_its_end()
        await self.shows_all()

    async def shows_all(self) -> None:
        """Look that nothing is cut off, and that nothing has to be moved sideways to be read."""
        cut_off = await self.page.locator("body").evaluate(CUT_OFF)
        wider = await self.page.evaluate(WIDER)
        assert (cut_off, max(wider, 0)) == ([], 0), cut_off

    async def sees_its_end(self) -> None:
        """Wait until the newest message's last line, or its last button, is in view."""
        end = self.newest.locator(".stamp, .row button").last
        await expect(end).to_be_in_viewport(ratio=1)

    async def press(self, target: Locator) -> None:
        """Touch something, or click it where there is no touch."""
        await (target.tap() if self._touch else target.click())

    async def button(self, name: str) -> None:
        """Press a button of the phone by its name."""
        await self.press(self.root.get_by_role("button", name=name, exact=True))

    async def tap(self, label: str) -> None:
        """Press a button under the newest message."""
        await self.press(self.newest.get_by_role("button", name=label, exact=True))

    async def write(self, text: str) -> None:
        """Type into the message box and send."""
        await self.box.fill(text)
        await self.button("Send")

    async def connection(self, kind: str, role: str = "Auditor") -> None:
        """Have the trainer set a phone's connection."""
        folded = await self.page.locator("details:not([open])").count()
        if folded:
            await self.press(self.page.get_by_text("Trainer", exact=True))
        await self.page.get_by_role("combobox", name=f"{role}: connection").select_option(kind)
        if folded:
            await self.press(self.page.get_by_text("Trainer", exact=True))

    async def picture(self, name: str, *, from_its_top: bool = False) -> None:
        """Keep a picture of the screen for the documents, when they are written anew."""
        if not self._golden:
            return
        for toast in await self.page.locator(".toast").all():
            await expect(toast).to_have_css("opacity", "0")
        if from_its_top:
            await self.newest.evaluate("(one) => one.scrollIntoView()")
        IMAGES.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


class Browsing:
    """One browser, where each page opened is a fresh one that remembers nothing."""

    def __init__(self, browser: Browser, golden: bool) -> None:
        self._browser, self._golden = browser, golden
        self.problems: list[str] = []
        self.fetched: set[str] = set()
        self.trouble_is_expected = False

    async def open(
        self, url: str, person: int, size: ViewportSize = SMALL, colours: Colours = "light", scale: float = 0
    ) -> Screen:
        """Open the page as this person."""
        touch = size["width"] < 600
        context = await self._browser.new_context(
            viewport=size,
            device_scale_factor=scale or (1.5 if self._golden and touch else 1),
            has_touch=touch,
            is_mobile=touch,
            color_scheme=colours,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        self._watch(page)
        await page.goto(f"{url}/#{person}")
        screen = Screen(page, page.locator(".phone:visible").first, touch=touch, golden=self._golden)
        await expect(screen.root.locator(".status")).not_to_have_text("connecting…")
        return screen

    def beside(self, screen: Screen, role: str) -> Screen:
        """Look at the phone of another role on the same page."""
        root = screen.page.get_by_role("region", name=f"{role}'s phone")
        return Screen(screen.page, root, touch=False, golden=self._golden)

    async def close(self, screen: Screen) -> None:
        """Close the page, and forget all that its browser knew."""
        await screen.page.context.close()

    async def close_all(self) -> None:
        """Close every page that is still open."""
        for context in self._browser.contexts:
            await context.close()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._said)
        page.on("request", lambda request: self.fetched.add(request.url))

    def _said(self, message: ConsoleMessage) -> None:
        if not (self.trouble_is_expected and message.text.startswith("Failed to load resource")):
            self.problems.append(message.text)
