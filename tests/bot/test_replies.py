"""A reply belongs to what it replies to; somebody else's words, and the name of a button, are no answer."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bot.flows
from bot.flows import labels
from bot.sandbox.chat import Message
from bot.sandbox.markup import Formatted
from bot.sandbox.phone import Phone
from tests.town import Town, answer_to, begin, exported, go_through, town


async def at_the_grade(phone: Phone, reference: str = "C07") -> Message:
    """Go past the first evidence; gives the message that asked for it."""
    await begin(phone, reference)
    await phone.send("/resume")  # so that the first question stays where it was asked
    await go_through(phone, until="Evidence:")
    question = phone.last
    await phone.send("Seen alone twice.")
    await phone.tap("Next")
    assert "How good was recognition" in phone.last.text
    return question


def evidence(here: Town, case: str = "C07") -> dict[str, str]:
    return answer_to(here, "recognition_evidence", case)


async def test_a_reply_to_an_earlier_question_is_added_there(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    message = await phone.reply(question, "And at school in May.")
    assert "added to C07" in message.text
    assert "Evidence:" in message.text
    assert "How good was recognition" in message.text
    assert evidence(here)["value"] == "Seen alone twice.\n\nAnd at school in May."
    assert evidence(here)["state"] == "final"
    assert not [row for row in exported(here) if row["question"] == "recognition_grade"]


async def test_a_reply_to_ones_own_answer_is_added_to_that_answer(here: Town) -> None:
    phone = here.auditor
    await at_the_grade(phone)
    own = next(one for one in phone.messages if one.text == "Seen alone twice.")
    await phone.tap("Good")
    await go_through(phone, until="Evidence: what does the record show of the child's views")
    await phone.reply(own, "The third time in June.")
    assert evidence(here)["value"] == "Seen alone twice.\n\nThe third time in June."
    assert "Written so far" not in phone.last.text


async def test_a_reply_across_cases_reaches_its_own_case_and_goes_with_it(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    await go_through(phone, until="Evidence:")
    message = await phone.reply(question, "Of C07, not of C08.")
    assert "added to C07" in message.text
    assert message.text.count("C08 · School nursing") == 1
    await phone.send("Of C08.")
    assert evidence(here, "C07")["value"].endswith("Of C07, not of C08.")
    assert evidence(here, "C08")["value"] == "Of C08."
    late = next(one for one in phone.messages if one.text == "Of C07, not of C08.")
    noted = here.store.read_now(
        lambda tx: tx.conn.execute("SELECT response_id FROM deletions WHERE message_id = ?", (late.id,)).fetchone()
    )
    assert noted == (1,)


async def test_an_added_reply_can_be_edited_and_an_unused_one_not(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    own = phone.post_reply(question, "And in May.")
    await phone.until("added to C07")
    await phone.edit(own, "And in June.")
    assert evidence(here)["value"] == "Seen alone twice.\n\nAnd in June."
    first = next(one for one in phone.messages if one.by_bot and "Whose record" in one.text)
    unused = phone.post_reply(first, "The mother's.")
    await phone.until("answered by its buttons")
    await phone.edit(unused, "The father's.")
    assert "not part of an answer" in phone.last.text
    assert answer_to(here, "whose_record")["value"] != "The father's."


async def test_a_reply_to_a_question_that_is_tapped_is_asked_about(here: Town) -> None:
    phone = here.auditor
    await at_the_grade(phone)
    before = exported(here)
    first = next(one for one in phone.messages if one.by_bot and "Whose record" in one.text)
    message = await phone.reply(first, "A parent's")
    assert "answered by its buttons" in message.text
    assert "How good was recognition" in message.text
    assert exported(here) == before


async def test_a_reply_to_what_was_put_off_is_kept_there_unfinished(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    question = phone.last
    await phone.tap("Later")
    message = await phone.reply(question, "Not seen for a month.")
    assert "It is not finished" in message.text
    assert evidence(here)["value"] == "Not seen for a month."
    assert evidence(here)["state"] == "draft"


async def test_a_reply_to_the_question_on_the_screen_is_its_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.reply(phone.last, "Seen alone.")
    await phone.reply(next(one for one in phone.messages if one.text == "Seen alone."), "And at school.")
    assert evidence(here)["value"] == "Seen alone.\n\nAnd at school."
    await phone.reply(phone.last, "next.")
    await phone.reply(phone.last, "Good")
    assert answer_to(here, "recognition_grade")["value"] == "good"


async def test_a_reply_to_what_asks_nothing_is_asked_about(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    cases = phone.last
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/help")
    note = phone.last
    for one in (note, cases, next(m for m in phone.messages if m.text == "/help")):
        message = await phone.reply(one, "Thank you, I see.")
        assert "reply to one that asks no question" in message.text, one.text
        assert "Evidence:" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


async def test_a_reply_to_a_message_that_was_deleted_is_plain_words(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    gone = phone.post("Half of it.")
    await phone.until("Written so far")
    phone.delete(gone)
    await phone.reply(gone, "The other half.")
    assert evidence(here)["value"] == "Half of it.\n\nThe other half."


async def test_a_reply_about_a_return_that_has_gone_in_changes_nothing(tmp_path: Path) -> None:
    from tests.bot.test_tidying import tidying

    async with tidying(tmp_path, "off") as (here, _), here.bot():
        phone = here.auditor
        question = await at_the_grade(phone)
        await go_through(phone)
        await phone.tap("Submit")
        receipt = await phone.until("submitted")
        before = evidence(here)
        for one in (question, receipt):
            await phone.reply(one, "One thing more.")
            assert "already been sent in" in phone.last.text
        await phone.send("/cases")
        await phone.tap("C08")
        await phone.tap("Begin")
        await go_through(phone, until="Evidence:")
        await phone.reply(question, "One thing more.")
        assert "already been sent in" in phone.last.text
        assert "C08" in phone.last.text
        assert evidence(here) == before
        assert not [r for r in exported(here) if r["case"] == "C08" and r["question"] == "recognition_evidence"]


async def test_a_reply_about_a_case_that_was_taken_away_changes_nothing(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    before = evidence(here)
    here.store.write_now(lambda tx: tx.assignments.withdraw(1))
    await phone.reply(question, "One thing more.")
    assert "not assigned to you" in phone.last.text
    here.store.write_now(lambda tx: tx.assignments.hand_to(1, 1))
    here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "closed"}))
    await phone.reply(question, "One thing more.")
    assert "is closed" in phone.last.text
    assert evidence(here) == before


async def test_a_reply_to_a_question_that_no_longer_applies_changes_nothing(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    before = exported(here)
    path = "UPDATE prompts SET spot = '1:gone_since' WHERE message_id = ?"
    here.store.write_now(lambda tx: tx.conn.execute(path, (question.id,)))
    await phone.reply(question, "One thing more.")
    assert "no longer asked" in phone.last.text
    assert exported(here) == before


async def test_a_reply_to_another_persons_message_number_is_out_of_reach(here: Town) -> None:
    phone = here.auditor
    question = await at_the_grade(phone)
    await begin(here.other)
    before = exported(here)
    there = here.sandbox.phone(700000002)
    there._telegram.say(there._chat, "From elsewhere.", reply_to=question)
    await here.other.until("asks no question")
    assert exported(here) == before


async def test_a_reply_is_read_for_identifiers_and_across_the_joint(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    question = phone.last
    await phone.send("His NHS number is 943 476")
    await phone.tap("Next")
    message = await phone.reply(question, "5919 in the record. Mum Sarah Whitlock said so.")
    assert "Taken out of it first" in message.text
    text = evidence(here)["value"]
    assert "Whitlock" not in text
    assert "5919" not in text or "943 476" not in text


@pytest.mark.parametrize("words", ["Seen by the nurse.", "Next", "/help", "Mum Sarah Whitlock said so."])
async def test_a_forwarded_message_is_nobodys_answer(here: Town, words: str) -> None:
    phone, other = here.auditor, here.other
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("My own words.")
    theirs = other._telegram.draft(other._chat, Formatted(words), by_bot=False)  # said to somebody else
    phone.post_forward(theirs)
    message = await phone.until("A forwarded message is not taken")
    assert "Evidence:" in message.text
    assert evidence(here)["value"] == "My own words."
    assert evidence(here)["state"] == "draft"
    kept = b"".join(path.read_bytes() for path in here.path.parent.glob("casewalk.sqlite3*"))
    assert b"Whitlock" not in kept
    assert b"Seen by the nurse" not in kept


async def test_ones_own_message_forwarded_is_not_said_twice(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    own = phone.post("My own words.")
    await phone.until("Written so far")
    await phone.forward(own)
    assert "A forwarded message" in phone.last.text
    assert evidence(here)["value"] == "My own words."


async def test_what_came_by_way_of_a_bot_or_in_reply_to_something_elsewhere_is_not_used(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    assert "by way of another bot" in (await phone.send_via("gif_bot", "Funny words.")).text
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
    phone._telegram.say(phone._chat, "About that.", service={"external_reply": {"origin": origin}})
    assert "not in this chat" in (await phone.until("not in this chat")).text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


# Buttons that are typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Back", "6/31"), ("back.", "6/31"), ("  LATER ", "How good was"), ("Pause", "Resume C07"),
        ("areas", "The record"), ("“Areas”", "The record"), ("Needs action now", "no emergency channel"),
        ("Back \U0001f44d\U0001f3fd", "6/31"), ("\u2b05\ufe0f back!!", "6/31"), ("[Pause]", "Resume C07"),
        ("*areas*?", "The record"),
        ("help", "Later leaves a question"), ("Help!", "Later leaves a question"),
    ],
)  # fmt: skip
async def test_a_button_in_sight_that_is_typed_is_that_button(here: Town, typed: str, shown: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("A first part.")
    await phone.send(typed)
    assert shown in phone.last.text or shown in phone.buttons, phone.last.text
    assert evidence(here)["value"] == "A first part."


async def test_a_whole_way_in_and_out_is_typed(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.send("c07")
    await phone.send("begin")
    await phone.send("the child's.")
    await phone.send("pause")
    await phone.send("resume c07")
    await phone.send("back")
    await phone.send("the child's")
    await go_through(phone, until="Evidence:")
    await phone.send("Seen alone.")
    await phone.send("NEXT")
    await phone.send("requires improvement.")
    assert answer_to(here, "recognition_grade")["value"] == "requires_improvement"
    await go_through(phone)
    await phone.send("Submit.")
    await phone.until("submitted")
    assert "more to do" in phone.transcript()


async def test_an_optional_question_is_skipped_by_the_word(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="recommend")
    assert "Skip" in phone.buttons
    await phone.send("skip")
    assert answer_to(here, "recommendations")["value"] == ""


@pytest.mark.parametrize(
    "typed",
    ["Submit", "\U0001f449 Submit!!", "Next", "Done", "cancel", "My cases", "start", "Check and submit", "nil return."],
)
async def test_a_button_that_is_not_in_sight_is_no_evidence(here: Town, typed: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    message = await phone.send(typed)
    assert "is the name of a button" in message.text
    assert "Evidence:" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


async def test_a_button_typed_as_the_reason_or_into_an_answer_that_stood_is_no_answer(here: Town) -> None:
    phone = here.auditor
    await at_the_grade(phone)
    own = next(one for one in phone.messages if one.text == "Seen alone twice.")
    await phone.edit(own, "Later")
    assert "name of a button and no answer" in phone.last.text
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    await phone.send("Submit")
    assert "is the name of a button" in phone.last.text
    assert evidence(here)["value"] == "Seen alone twice."
    assert not [row for row in exported(here) if row["question"] == "recognition_grade" and row["state"] == "final"]


async def test_a_word_typed_twice_is_one_tap(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Seen alone.")
    phone.post("next")
    phone.post("next")
    await phone.until("came before this question was shown")
    assert evidence(here)["state"] == "final"
    assert not [row for row in exported(here) if row["question"] == "recognition_grade"]


async def test_buttons_are_known_after_a_restart(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await here.auditor.send("/start")
            await here.auditor.tap("C07")
        async with here.bot():
            await here.auditor.send("begin")
            assert "1/31" in here.auditor.last.text


def test_every_button_of_the_bot_is_known_by_its_words() -> None:
    (room,) = bot.flows.__path__
    calls = (
        call
        for file in Path(room).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Button"
    )
    said = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert len(said) > 90
    assert [label for label in sorted(map(str, said)) if label not in {"", "Copy"} and not labels.is_ours(label)] == []


async def test_a_button_typed_as_a_reply_to_ones_own_answer_is_that_button(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    own = phone.post("Seen alone.")
    await phone.until("Written so far")
    await phone.reply(own, "next")
    assert evidence(here)["state"] == "final"
    assert evidence(here)["value"] == "Seen alone."


async def test_words_that_only_begin_like_a_button_are_words(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Later that week the nurse rang. Next she wrote.")
    assert evidence(here)["value"] == "Later that week the nurse rang. Next she wrote."
