"""Edited messages: what was typed is put right in its place, while the return is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from tests.town import ROUND, Town, answer_to, begin, exported, go_through, load_round, town

HANDED_ON = ROUND.replace(
    'case = "C07"\nagency = "school_nursing"\nperson = 700000001',
    'case = "C07"\nagency = "school_nursing"\nperson = 700000002',
)


def sent_last(phone: Phone) -> Message:
    """Give the message that the person sent last."""
    return [message for message in phone.messages if not message.by_bot][-1]


async def test_a_part_is_put_right_while_the_text_is_being_written(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("First.")
    first = sent_last(phone)
    await phone.send("Second.")
    message = await phone.edit(first, "First, put right.")
    assert "Your change to C07, Recognition and response, is stored." in message.text
    assert "Evidence:" in message.text
    row = answer_to(here, "recognition_evidence")
    assert (row["value"], row["state"]) == ("First, put right.\n\nSecond.", "draft")


async def test_a_part_is_put_right_after_next_and_again(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("First.")
    first = sent_last(phone)
    await phone.send("Second.")
    await phone.tap("Next")
    for words in ("First, put right.", "First, right at last."):
        message = await phone.edit(first, words)
        assert "is stored" in message.text
        assert "How good was recognition" in message.text
        row = answer_to(here, "recognition_evidence")
        assert (row["value"], row["state"]) == (f"{words}\n\nSecond.", "final")


async def test_an_edit_reaches_another_case_than_the_one_on_the_screen(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await go_through(phone, until="Evidence:")
    await phone.send("About C07.")
    about = sent_last(phone)
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    message = await phone.edit(about, "About C07, put right.")
    assert "Your change to C07, Recognition and response, is stored." in message.text
    assert "C08 · School nursing · The record 1/31" in message.text
    assert answer_to(here, "recognition_evidence", "C07")["value"] == "About C07, put right."
    assert not [row for row in exported(here) if row["case"] == "C08"]


async def test_a_reason_in_words_is_put_right(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="How good was")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    await phone.send("The file was away.")
    await phone.edit(sent_last(phone), "The file was with the court.")
    assert answer_to(here, "recognition_grade")["label"] == "Not graded: The file was with the court."


async def test_a_typed_choice_is_put_right(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.send("The child's")
    sent = sent_last(phone)
    await phone.edit(sent, "A parent's or carer's")
    assert answer_to(here, "whose_record")["value"] == "parent"
    message = await phone.edit(sent, "Nobody's")
    assert "not one of the answers" in message.text
    assert answer_to(here, "whose_record")["value"] == "parent"


async def test_an_edit_of_what_was_answered_anew_is_not_taken(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.send("The child's")
    sent = sent_last(phone)
    await phone.tap("Back")
    await phone.tap("A brother's or sister's")
    message = await phone.edit(sent, "A parent's or carer's")
    assert "was given anew, or set aside, since" in message.text
    assert answer_to(here, "whose_record")["value"] == "sibling"


async def test_an_edit_of_a_text_taken_up_and_left_lets_it_stand_again(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("As it was.")
    sent = sent_last(phone)
    await phone.tap("Next")
    await phone.tap("Back")
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    assert "is stored" in (await phone.edit(sent, "As it should be.")).text
    row = answer_to(here, "recognition_evidence")
    assert (row["value"], row["state"]) == ("As it should be.", "final")


async def test_an_answer_is_not_edited_into_a_command(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("As it was.")
    assert "a word with a slash" in (await phone.edit(sent_last(phone), "/cases")).text
    assert answer_to(here, "recognition_evidence")["value"] == "As it was."


async def test_message_numbers_of_another_bot_are_not_taken_for_this_ones(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await begin(here.auditor)
            await go_through(here.auditor, until="Evidence:")
            await here.auditor.send("Told to the first bot.")
            number = sent_last(here.auditor).id
        person = here.store.read_now(lambda tx: tx.people.find_by_telegram(700000001))
        assert person
        assert here.store.read_now(lambda tx: tx.answers.said_in(person.id, number))
        here.store.write_now(lambda tx: tx.prompts.serve(4711))
        assert here.store.read_now(lambda tx: tx.answers.said_in(person.id, number)) is None
        assert here.store.read_now(lambda tx: tx.prompts.last(700000001)) is None
        async with here.bot():
            assert "Told to the first bot." in (await here.auditor.send("/resume")).text


async def test_an_edit_of_a_text_begun_anew_is_not_taken(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("At first.")
    sent = sent_last(phone)
    await phone.tap("Write it again")
    await phone.hear()
    await phone.send("At last.")
    message = await phone.edit(sent, "At first, put right.")
    assert "was given anew, or set aside, since" in message.text
    assert answer_to(here, "recognition_evidence")["value"] == "At last."


async def test_an_edit_after_the_return_has_gone_in_gets_a_kind_word(tmp_path: Path) -> None:
    async with town(tmp_path, f'tidies = "off"{ROUND}') as here, here.bot():
        phone = here.auditor
        await begin(phone)
        await go_through(phone)
        sent = sent_last(phone)
        await phone.tap("Submit")
        await phone.until("submitted")
        before = exported(here)
        told = (await phone.edit(sent, "Too late.")).text
        assert "C07 has already been sent in, so nothing was changed." in told
        assert "If something must be put right, tell your lead." in told
        assert exported(here) == before


async def test_an_edit_of_a_word_that_was_no_answer_says_so(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.send("/help")
    message = await phone.edit(sent_last(phone), "The child's")
    assert "is not part of an answer" in message.text
    assert "Whose record are you reading?" in message.text
    assert exported(here) == []


async def test_an_edit_of_a_reason_for_a_way_out_still_waits_for_its_confirmation(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Unable")
    await phone.tap("Another reason")
    await phone.send("The file is in store.")
    message = await phone.edit(sent_last(phone), "The paper file is in store.")
    assert "The paper file is in store." in message.text
    assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "in_progress"
    await phone.tap("Confirm unable")
    assert answer_to(here, "unable")["detail"] == "The paper file is in store."


async def test_an_edit_of_another_persons_part_is_out_of_reach(tmp_path: Path) -> None:
    async with town(tmp_path) as here, here.bot():
        first, second = here.auditor, here.other
        await begin(first)
        await go_through(first, until="Evidence:")
        await first.send("By the first auditor.")
        sent = sent_last(first)
        load_round(here.store, tmp_path, HANDED_ON)
        await second.send("/start")
        await second.tap("Resume C07")
        message = await first.edit(sent, "Changed from outside.")
        assert "not assigned to you" in message.text
        assert "By the first auditor." in (await second.send("By the second.")).text


EDITS = [
    pytest.param("\u200b", "That was empty", id="nothing to see"),
    pytest.param("x" * 4096, "is the most", id="too long"),
]


@pytest.mark.parametrize(("new", "said"), EDITS)
async def test_an_edit_is_held_to_what_is_typed(here: Town, new: str, said: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Short.")
    sent = sent_last(phone)
    for _ in range(9):
        await phone.send("y" * 4000)
    await phone.send("y" * 3900)
    message = await phone.edit(sent, new)
    assert said in message.text
    assert answer_to(here, "recognition_evidence")["value"].startswith("Short.")
