"""The main promise in a real browser: an audit on a small phone, left half-way and taken up again."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.reports.rows import COLUMNS, rows_of
from tests.town import Town

IMAGES = Path(__file__).parents[2] / "docs" / "images"
QUESTIONS = 31
LEFT_AT = 15
"""The evidence of case recording: about half-way."""

FIRST_PART = "Entries are dated and full. Two visits were written up ten days late, after the worker fell ill."
SECOND_PART = "The chronology names each missed appointment, so the pattern is easy to see."
EVIDENCE = "The child was seen alone at home and at school. Their words are on the file, and they changed the plan."
ADVICE = "Agree one date on which each agency says what it has seen change. A note of that meeting would show it."
GRADES = ("Requires improvement", "Outstanding", "Good")

LOST = """() => [...document.querySelectorAll(".bubble, .row button, header, footer")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth)
    .map((one) => one.textContent)"""
"""What is cut off, or reaches past the edge of the screen."""


class Screen:
    """A small phone's screen, and the person who holds it."""

    def __init__(self, page: Page, golden: bool) -> None:
        self.page = page
        self.newest = page.locator(".message").last
        self.problems: list[str] = []
        self._golden = golden
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))

    async def sees(self, *texts: str) -> None:
        """Wait until the newest message says all this, with it and its buttons in view and nothing cut off."""
        for text in texts:
            await expect(self.newest).to_contain_text(text)
        await self.sees_its_end()
        assert await self.page.evaluate(LOST) == []

    async def sees_its_end(self) -> None:
        """Wait until the newest message's last line, or its last button, is in view."""
        end = self.newest.locator(".stamp, .row button").last
        await expect(end).to_be_in_viewport(ratio=1)

    async def tap(self, label: str) -> None:
        """Tap a button under the newest message."""
        await self.newest.get_by_role("button", name=label, exact=True).tap()

    async def write(self, text: str) -> None:
        """Type into the message box and send."""
        await self.page.get_by_role("textbox", name="Message").fill(text)
        await self.page.get_by_role("button", name="Send", exact=True).tap()

    async def answer(self, number: int) -> None:
        """Answer the question that is on the screen, whatever its kind."""
        await self.sees(f" {number}/{QUESTIONS}")
        told = await self.newest.inner_text()
        if "✏️" in told:
            text = ADVICE if "recommend" in told else EVIDENCE
            await self.write(text)
            await self.sees("Written so far", text)
            await self.tap("Next")
        elif "Tick" in told:
            first = self.newest.get_by_role("button").first
            label = await first.inner_text()
            await first.tap()
            await expect(first).to_have_text(f"✓ {label}")
            await self.sees_its_end()
            await self.tap("Done")
        elif "Outstanding" in told:
            await self.tap(GRADES[number % len(GRADES)])
        else:
            await self.newest.get_by_role("button").first.tap()

    async def picture(self, name: str, *, from_its_top: bool = False) -> None:
        """Keep a picture of the screen for the documents, when they are written anew."""
        if not self._golden:
            return
        await expect(self.page.locator(".toast")).to_have_css("opacity", "0")
        if from_its_top:
            await self.newest.evaluate("(one) => one.scrollIntoView()")
        IMAGES.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


class Browsing:
    """One browser, where each phone opened is a fresh one that remembers nothing."""

    def __init__(self, browser: Browser, here: Town, golden: bool) -> None:
        self._browser = browser
        self._here = here
        self._golden = golden
        self.screens: list[Screen] = []

    async def open(self, person: int) -> Screen:
        """Open the page as this person."""
        context = await self._browser.new_context(
            viewport={"width": 360, "height": 740},
            device_scale_factor=1.5 if self._golden else 1,
            has_touch=True,
            is_mobile=True,
            color_scheme="light",
            reduced_motion="reduce",
        )
        screen = Screen(await context.new_page(), self._golden)
        self.screens.append(screen)
        await screen.page.goto(f"{self._here.sandbox.url}/#{person}")
        await expect(screen.page.get_by_role("tab", selected=True)).to_be_in_viewport(ratio=1)
        return screen

    async def close(self, screen: Screen) -> None:
        """Close the page, and forget all that its browser knew."""
        await screen.page.context.close()


@pytest.fixture
async def browsing(here: Town, request: pytest.FixtureRequest) -> AsyncIterator[Browsing]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = Browsing(browser, here, bool(request.config.getoption("--golden")))
        yield opened
        await browser.close()
    assert [problem for screen in opened.screens for problem in screen.problems] == []


def answers(here: Town) -> dict[str, dict[str, str]]:
    """Read what the store holds, by question."""
    table = here.store.read_now(lambda tx: list(rows_of(tx, here.catalog, tx.rounds.all()[0]).rows))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table]
    return {row["question"]: row for row in rows}


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


async def come_to_half_way(screen: Screen) -> None:
    """From the first touch to an evidence text that was begun and not finished."""
    await screen.page.get_by_role("button", name="Start", exact=True).tap()
    await screen.sees("Hello, Auditor One", "Tap a case.")
    await screen.tap("C07")
    await screen.sees("Is the record you have open for C07?")
    await screen.picture("card")
    await screen.tap("Begin")
    for number in range(1, LEFT_AT):
        if number == 8:
            await screen.sees(f" {number}/{QUESTIONS}", "How good was recognition and response", "Inadequate:")
            await screen.picture("question")
        await screen.answer(number)
    await screen.sees(f" {LEFT_AT}/{QUESTIONS}", "Evidence:")
    await screen.write(FIRST_PART)
    await screen.sees("Written so far (18 words)", FIRST_PART)


async def finish(screen: Screen) -> None:
    """From the text that was begun to the return that has been sent in."""
    await screen.write(SECOND_PART)
    await screen.sees("Written so far (31 words)", FIRST_PART, SECOND_PART)
    await screen.tap("Next")
    for number in range(LEFT_AT + 1, QUESTIONS + 1):
        await screen.answer(number)
    await screen.sees("Check and submit", "Nothing is missing.")
    await screen.picture("check")
    await screen.tap("Submit")
    await screen.sees("Case summary C07", FIRST_PART)
    await expect(screen.page.locator(".theirs", has_text="✅ C07 · School nursing: submitted")).to_have_count(1)
    await screen.picture("summary", from_its_top=True)


async def test_an_audit_in_a_browser_is_left_half_way_taken_up_again_and_goes_in(
    here: Town, browsing: Browsing
) -> None:
    before = await browsing.open(700000001)
    await come_to_half_way(before)
    shown = await before.page.locator(".message").all_inner_texts()
    await browsing.close(before)
    assert answers(here)["recording_evidence"]["state"] == "draft"

    after = await browsing.open(700000001)
    await after.sees(FIRST_PART)
    assert await after.page.locator(".message").all_inner_texts() == shown
    await finish(after)

    kept = answers(here)
    assert len(kept) == QUESTIONS
    assert {row["state"] for row in kept.values()} == {"final"}
    assert kept["recording_evidence"]["value"] == f"{FIRST_PART}\n\n{SECOND_PART}"
    assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "submitted"

    lead = await browsing.open(700000003)
    await lead.page.get_by_role("button", name="Start", exact=True).tap()
    await lead.sees("You lead Neglect below the threshold")
    await lead.write("/summary")
    await lead.sees("Round summary", "1 received of 3 expected", "School nursing: 1 of 2")
    await lead.picture("lead")

    admin = await browsing.open(700000004)
    await admin.page.get_by_role("button", name="Start", exact=True).tap()
    await admin.sees("Hello, Admin Four")
    await admin.write("/export")
    await admin.sees("The answers of Neglect below the threshold")
    async with admin.page.expect_download() as offered:
        await admin.newest.get_by_role("link").tap()
    download = await offered.value
    assert download.suggested_filename.endswith(".csv")
    head, *rows = read_csv(Path(await download.path()))
    assert head[:11] == list(COLUMNS[:11])
    assert len(rows) == QUESTIONS
