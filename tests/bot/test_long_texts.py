"""A long text is shown by its end, so that a question and its buttons stay one message."""

from __future__ import annotations

import pytest

from tests.town import Town, begin, go_through

LONG = [pytest.param("word " * 800, id="words"), pytest.param("儿" * 4000, id="without spaces")]


@pytest.mark.parametrize("text", LONG)
async def test_a_long_text_begun_anew_is_shown_by_its_end_in_one_message(here: Town, text: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send(text)
    assert text[-100:].strip() in phone.last.text
    await phone.send(text)
    await phone.tap("Next")
    await phone.tap("Back")
    await phone.tap("Write it again")
    while "Evidence:" not in (await phone.hear()).text:  # what was written is given back first
        continue
    assert "Evidence:" in phone.last.text
    assert f"Your answer was: … {text[:50].strip()}" in phone.last.text
    assert "Keep my answer" in phone.last.buttons
