"""How an auditor goes through an audit on a screen."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.screen import Screen

QUESTIONS = 31
FIRST_PART = "Entries are dated and full. Two visits were written up ten days late, after the worker fell ill."
SECOND_PART = "The chronology names each missed appointment, so the pattern is easy to see."
EVIDENCE = "The child was seen alone at home and at school. Their words are on the file, and they changed the plan."
ADVICE = "Agree one date on which each agency says what it has seen change. A note of that meeting would show it."
GRADES = ("Requires improvement", "Outstanding", "Good")


async def begin(screen: Screen, reference: str = "C11", *, card: str = "") -> None:
    """From the first touch to the first question."""
    await screen.button("Start")
    await screen.sees(reference)
    await screen.tap(reference)
    await screen.sees(f"Is the record you have open for {reference}?")
    if card:
        await screen.picture(card)
    await screen.tap("Begin")
    await screen.sees(f" 1/{QUESTIONS}")


async def answer(screen: Screen, number: int) -> None:
    """Answer the question that is on the screen, whatever its kind."""
    await screen.sees(f" {number}/{QUESTIONS}")
    told = await screen.newest.inner_text()
    if "✏️" in told:
        text = ADVICE if "recommend" in told else EVIDENCE
        await screen.write(text)
        await screen.sees(text)
        await screen.tap("Next")
    elif "Done" in told or "Tick" in told:
        first = screen.newest.get_by_role("button").first
        label = await first.inner_text()
        await screen.press(first)
        await expect(first).to_have_text(f"✓ {label}")
        await screen.sees_its_end()
        await screen.tap("Done")
    elif "Outstanding" in told:
        await screen.tap(GRADES[number % len(GRADES)])
    else:
        await screen.press(screen.newest.get_by_role("button").first)


async def answer_all(screen: Screen, first: int, last: int) -> None:
    """Answer one question after another."""
    for number in range(first, last + 1):
        await answer(screen, number)
