"""The interview as an auditor lives it, over real HTTP through the sandbox."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.town import Town, answer_to, begin, exported, go_through, town


async def test_an_audit_from_start_to_its_summary_takes_a_tap_a_closed_question(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    turns = await go_through(phone)
    form = here.catalog.newest("six_areas")
    asked = [step.question for step in form.steps if not step.question.offered and step.path != "systems_not_reached"]
    texts = sum(question.is_typed for question in asked)
    lists = sum(question.kind_name == "several" for question in asked)
    assert len(asked) == 31
    assert sum(question.required for question in asked if question.is_typed) == 6
    assert turns == len(asked) + texts + lists  # a text is a message and Next, a list is a tick and Done
    await phone.tap("Submit")
    await phone.until("submitted")
    assert "Case summary C07" in phone.last.text
    assert sum("submitted" in message.text for message in phone.messages) == 1


async def test_every_prompt_says_which_case_it_is_and_how_far(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    for _ in range(12):
        assert re.match(r"C07 · School nursing · [A-Z][\w ,]+ \d+/31", phone.last.text), phone.last.text
        if "✏️" in phone.last.text:
            await phone.send("Written.")
            await phone.tap("Next")
        else:
            await phone.tap(phone.buttons[0])
            if "Done" in phone.buttons:
                await phone.tap("Done")


async def test_evidence_in_several_messages_is_joined_in_order(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    for part in ("First part.", "Second part.", "Third part."):
        await phone.send(part)
    assert "(6 words)" in phone.last.text
    await phone.tap("Next")
    row = answer_to(here, "recognition_evidence")
    assert (row["value"], row["state"]) == ("First part.\n\nSecond part.\n\nThird part.", "final")


KINDS = [
    pytest.param("send_voice", "voice note", id="voice"),
    pytest.param("send_photo", "photo", id="photo"),
    pytest.param("send_document", "file", id="file"),
    pytest.param("send_sticker", "sticker", id="sticker"),
]


@pytest.mark.parametrize(("act", "word"), KINDS)
async def test_what_is_not_words_is_declined_and_the_question_asked_again(here: Town, act: str, word: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    message = await getattr(phone, act)()
    assert f"A {word} cannot be kept here" in message.text
    assert "Evidence:" in message.text
    assert "Later" in phone.buttons


BAD = [
    pytest.param("maybe", "not one of the answers", id="off the list"),
    pytest.param("/nonsense", "does not know /nonsense", id="an unknown command"),
]


@pytest.mark.parametrize(("typed", "said"), BAD)
async def test_bad_input_gets_the_same_question_with_what_is_wrong(here: Town, typed: str, said: str) -> None:
    phone = here.auditor
    await begin(phone)
    message = await phone.send(typed)
    assert said in message.text
    assert "Whose record are you reading?" in message.text
    assert exported(here) == []


async def test_back_takes_up_the_question_before_and_keeps_its_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("A parent's or carer's")
    await phone.tap("Back")
    assert "Your answer was: A parent's or carer's" in phone.last.text
    await phone.tap("Keep my answer")
    assert answer_to(here, "whose_record")["label"] == "A parent's or carer's"
    await phone.tap("Back")
    await phone.tap("The child's")
    assert answer_to(here, "whose_record")["label"] == "The child's"
    history = here.store.read_now(lambda tx: [a.stage for a in tx.answers.of(1)])
    assert history == ["final", "reopened", "final", "reopened", "final"]


async def test_back_from_a_reason_not_yet_given_shows_the_grades_again(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="How good was")
    await phone.tap("Not graded")
    assert "Why is it not graded?" in phone.last.text
    await phone.tap("Back")
    assert "Outstanding" in phone.buttons
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    await phone.send("The file was being moved to another system.")
    assert answer_to(here, "recognition_grade")["label"] == "Not graded: The file was being moved to another system."


async def test_later_puts_a_question_off_and_it_comes_back_before_submitting(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Later")
    await go_through(phone, until="Check and submit")
    assert "The record: Whose record are you reading? (left for later)" in phone.last.text
    assert "Submit" not in phone.buttons
    await phone.tap("Answer what is missing")
    await phone.tap("The child's")
    assert "Nothing is missing." in phone.last.text


async def test_areas_are_opened_in_any_order(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Areas")
    await phone.tap("Case recording")
    assert "Case recording 13/31" in phone.last.text
    await go_through(phone, until="How good was case recording")
    await phone.tap("Good")
    assert "The record 1/31" in phone.last.text
    await phone.tap("Areas")
    assert "✅ Case recording: 4 of 4 · Good" in phone.last.text


async def test_pause_and_resume_lose_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await begin(here.auditor)
            await here.auditor.tap("The child's")
            await here.auditor.tap("Pause")
            assert "Paused. 1 of 31 answered" in here.auditor.last.text
        async with here.bot():
            await here.auditor.send("/resume")
            assert "Which records did you read?" in here.auditor.last.text
