"""A whole audit from /start to its summary: the transcript, and the page that shows it to people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.sandbox.phone import Phone
from tests.town import Town, left_with
from tests.walkthrough import page

ROOT = Path(__file__).parents[2]
TRANSCRIPT = ROOT / "tests" / "transcripts" / "a_whole_audit.txt"
WALKTHROUGH = ROOT / "docs" / "walkthrough.md"
MOMENT = re.compile(r"\d{1,2} \w+ 20\d\d, \d\d:\d\d")

ABOUT = """# A whole audit, as an auditor sees it

One case from `/start` to its summary, played against the sandbox by a test (`make golden` writes this page). What
Casewalk shows is set in quotes with its buttons below; a message that takes the place of the one before is shown in
full. Ticks are not shown one by one; Done appears after the first. When the case is sent in, Casewalk deletes from the
chat what was written about it; the receipt stays, and for a day the summary. The case, the people and the answers
are made up.

"""


async def play(phone: Phone) -> None:
    """Answer the six areas as an auditor might: some put off, one not graded, one strength, one change of mind."""
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Begin")

    await phone.tap("The child's")
    await phone.tap("Main record system")
    await phone.tap("Safeguarding file or log")
    await phone.tap("Some I could not reach")
    await phone.tap("Done")
    await phone.tap("An older system")
    await phone.tap("Done")
    await phone.tap("No")
    await phone.tap("Ethnicity")
    await phone.tap("First language")
    await phone.tap("Done")

    await phone.tap("Partly")
    await phone.tap("Not always, by others")
    await phone.send("The nurse saw a pattern of missed appointments in May and wrote to the practice the same week.")
    await phone.send("Nobody answered for two months. He waited for his hearing test until September.")
    await phone.tap("Strength or thing to develop")
    await phone.send("The nurse rang again each week and wrote down each call.")
    await phone.tap("Next: Strength")
    await phone.tap("Good")

    await phone.tap("Seen and heard, not alone")
    await phone.tap("Later")
    await phone.send("His teacher wrote what he said about mornings at home. The plan did not change because of it.")
    await phone.tap("Next")
    await phone.tap("Requires improvement")

    await phone.tap("Up to date, no chronology")
    await phone.tap("Partly")
    await phone.tap("Pause")
    await phone.tap("Resume C07")
    await phone.send("Entries are prompt and clear. The mother's partner is named once and never described.")
    await phone.tap("Next")
    await phone.tap("Requires improvement")

    await phone.tap("Yes")
    await phone.tap("Yes, but it drifted")
    await phone.send("What the mother said was checked with school. The plan had dates, and most of them passed.")
    await phone.tap("Next")
    await phone.tap("Good")
    await phone.tap("Back")
    await phone.tap("Requires improvement")

    await phone.tap("Kept elsewhere, not seen")
    await phone.tap("It did not disagree")
    await phone.send("Supervision notes are kept in a system that I could not open.")
    await phone.tap("Next")
    await phone.tap("Not graded")
    await phone.tap("Record not reached")

    await phone.tap("Yes")
    await phone.tap("Not applicable")
    await phone.send("By October he had glasses and a hearing aid, and his reading age had caught up by a year.")
    await phone.tap("Next")
    await phone.tap("Good")

    await phone.tap("Requires improvement")
    await phone.send("The practice should say by when it answers a letter about missed appointments.")
    await phone.tap("Next")
    await phone.tap("No")

    await phone.tap("Answer what is missing")
    await phone.tap("Yes")
    await phone.tap("Submit")
    await phone.until("submitted")
    await left_with(phone, "submitted", "Case summary")


async def test_a_whole_audit_reads_as_its_transcript_and_its_page(here: Town, request: pytest.FixtureRequest) -> None:
    phone = here.auditor
    await play(phone)
    told = {
        TRANSCRIPT: MOMENT.sub("<moment>", phone.transcript()) + "\n",
        WALKTHROUGH: ABOUT + MOMENT.sub("the day and time", page(phone.log, "The auditor")),
    }
    for golden, text in told.items():
        if request.config.getoption("--golden"):
            golden.write_text(text, encoding="utf-8")
        assert text == golden.read_text(encoding="utf-8"), f"{golden.name} has changed: look at it with make golden"
