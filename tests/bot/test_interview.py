"""The interview as an auditor lives it, over real HTTP through the sandbox."""

from __future__ import annotations

from tests.town import Town, begin, go_through


async def test_an_audit_from_start_to_its_summary_takes_a_tap_a_closed_question(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    turns = await go_through(phone)
    form = here.catalog.newest("six_areas")
    texts = sum(step.question.is_typed for step in form.steps if not step.question.offered)
    several = 2  # each of the two lists of ticks in an ordinary audit takes a tick and Done
    asked = 31
    assert turns == (asked - texts) + texts * 2 + several
    await phone.tap("Submit")
    await phone.until("submitted")
    assert "Case summary C07" in phone.last.text
    assert sum("submitted" in message.text for message in phone.messages) == 1
