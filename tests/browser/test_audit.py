"""The main promise in a real browser: an audit on a small phone, left half-way and taken up again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.auditing import FIRST_PART, QUESTIONS, SECOND_PART, answer, answer_all, begin
from tests.browser.conftest import ADMIN, AUDITOR, LEAD, Demo
from tests.browser.screen import Browsing, Colours, Screen

GRADED_AT = 8
"""The first grade, with its descriptors."""

LEFT_AT = 15
"""The evidence of case recording: about half-way."""


def rows_in(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


async def come_to_half_way(screen: Screen, picture: str) -> None:
    """From the first touch to an evidence text that was begun and not finished."""
    await begin(screen, card="" if picture else "card")
    await answer_all(screen, 1, GRADED_AT - 1)
    await screen.sees(f" {GRADED_AT}/{QUESTIONS}")
    await screen.picture(f"question{picture}")
    await answer_all(screen, GRADED_AT, LEFT_AT - 1)
    await screen.sees(f" {LEFT_AT}/{QUESTIONS}")
    await screen.write(FIRST_PART)
    await screen.sees("18 words", FIRST_PART)


async def finish(screen: Screen, picture: str) -> None:
    """From the text that was begun to the return that has gone in."""
    await screen.write(SECOND_PART)
    await screen.sees("31 words", FIRST_PART, SECOND_PART)
    await screen.tap("Next")
    for number in range(LEFT_AT + 1, QUESTIONS + 1):
        await answer(screen, number)
    await expect(screen.newest.get_by_role("button", name="Submit", exact=True)).to_be_visible()
    await screen.sees_its_end()
    if not picture:
        await screen.picture("check")
    await screen.tap("Submit")
    await screen.sees("Case summary C11", FIRST_PART)
    await expect(screen.messages.filter(has_text="submitted")).to_have_count(1)
    await screen.picture(f"summary{picture}", from_its_top=True)


@pytest.mark.parametrize(("colours", "picture"), [("light", ""), ("dark", "_dark")])
async def test_an_audit_is_left_half_way_taken_up_again_and_goes_in(
    demo: Demo, browsing: Browsing, colours: Colours, picture: str
) -> None:
    before = await browsing.open(demo.url, AUDITOR, colours=colours)
    await come_to_half_way(before, picture)
    shown = await before.messages.all_inner_texts()
    await before.page.reload()
    await before.sees(FIRST_PART)
    await browsing.close(before)
    assert demo.answers("C11")["recording_evidence"]["state"] == "draft"

    after = await browsing.open(demo.url, AUDITOR, colours=colours)
    await after.sees(FIRST_PART)
    assert await after.messages.all_inner_texts() == shown
    await finish(after, picture)

    kept = demo.answers("C11")
    assert len(kept) == QUESTIONS
    assert {row["state"] for row in kept.values()} == {"final"}
    assert kept["recording_evidence"]["value"] == f"{FIRST_PART}\n\n{SECOND_PART}"
    assert all(row["submitted_at"] for row in kept.values())


async def test_a_lead_reads_the_round_and_an_admin_saves_its_answers(demo: Demo, browsing: Browsing) -> None:
    lead = await browsing.open(demo.url, LEAD)
    await lead.button("Start")
    await lead.sees("You lead")
    await lead.write("/summary")
    await lead.sees("52 received of 55 expected")
    await lead.picture("lead", from_its_top=True)

    admin = await browsing.open(demo.url, ADMIN)
    await admin.button("Start")
    await admin.sees("/export")
    await admin.press(admin.newest.get_by_role("button", name="/export"))
    link = admin.newest.get_by_role("link")
    async with admin.page.expect_download() as offered:
        await admin.press(link)
    download = await offered.value
    assert download.suggested_filename.endswith(".csv")
    assert len(rows_in(await download.path())) > 45
