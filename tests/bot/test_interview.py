"""The interview as an auditor lives it, over real HTTP through the sandbox."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.town import ROUND, Town, answer_to, begin, exported, go_through, town


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


async def test_a_half_typed_case_keeps_its_draft_while_another_is_worked_on(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await go_through(phone, until="Evidence:")
    await phone.send("Half a thought about C07.")
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    assert phone.last.text.startswith("C08 ")
    await go_through(phone, until="Evidence:", text="")
    await phone.send("Something about C08.")
    await phone.send("/cases")
    await phone.tap("Resume C07")
    assert phone.last.text.startswith("C07 ")
    assert "Half a thought about C07." in phone.last.text
    assert answer_to(here, "recognition_evidence", "C07")["value"] == "Half a thought about C07."
    assert answer_to(here, "recognition_evidence", "C08")["value"] == "Something about C08."
    assert answer_to(here, "recognition_evidence", "C07")["state"] == "draft"


async def test_a_button_of_one_case_does_nothing_while_in_another(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    old = phone.last
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    await phone.tap_on(old, "The child's")
    assert "That button belongs to C07" in phone.last.text
    assert "C08 · School nursing · The record 1/31" in phone.last.text
    assert exported(here) == []


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


async def test_a_tap_twice_is_one_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    first = phone.last
    phone.press_on(first, "The child's")
    phone.press_on(first, "The child's")
    await phone.until_toast("already answered")
    assert [row["question"] for row in exported(here)] == ["whose_record"]
    assert "Which records did you read?" in phone.last.text


async def test_a_tap_on_an_old_message_changes_nothing_and_shows_where_one_is(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    old = phone.last
    await phone.send("Enough to go on.")
    await phone.tap("Next")
    before = exported(here)
    await phone.tap_on(old, "Later")
    assert "How good was recognition" in phone.last.text
    assert exported(here) == before


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
    pytest.param("/nonsense", "do not know /nonsense", id="an unknown command"),
]


@pytest.mark.parametrize(("typed", "said"), BAD)
async def test_bad_input_gets_the_same_question_with_what_is_wrong(here: Town, typed: str, said: str) -> None:
    phone = here.auditor
    await begin(phone)
    message = await phone.send(typed)
    assert said in message.text
    assert "Whose record are you reading?" in message.text
    assert exported(here) == []


async def test_there_is_one_live_keyboard_at_a_time(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("One.")
    await phone.send("/cases")
    await phone.send("/resume")
    await phone.send("Two.")
    await phone.tap("Next")  # by the next turn the last keyboard has gone
    await phone.tap("Good")
    assert len(phone.live_keyboards) == 1


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
    assert "The record: Whose record are you reading? (put off)" in phone.last.text
    assert "Submit" not in phone.buttons
    await phone.tap("Answer what is missing")
    await phone.tap("The child's")
    assert "Every question has its answer." in phone.last.text


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
            assert "Paused at 1 of 31" in here.auditor.last.text
        async with here.bot():
            await here.auditor.send("/resume")
            assert "Which records did you read?" in here.auditor.last.text


async def test_nil_return_asks_its_reason_and_its_confirmation(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "in_progress"
    await phone.tap("Confirm nil return")
    assert "nil return submitted" in phone.last.text
    assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "nil_return"
    assert answer_to(here, "nil_return")["value"] == "nobody_known"


async def test_nil_return_begun_by_mistake_is_left_again(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    await phone.tap("Back")
    await phone.tap("Back")
    assert "Is C07 the record before you?" in phone.last.text
    await phone.tap("Begin")
    assert "Whose record are you reading?" in phone.last.text
    assert exported(here) == []


async def test_unable_is_told_apart_from_nil(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Unable")
    await phone.tap("Another reason")
    await phone.send("The paper file is in store.")
    assert "this is not a nil return" in phone.last.text
    await phone.tap("Confirm unable")
    assert "submitted as unable" in phone.last.text
    await here.lead.send("/summary")
    assert "0 in progress, 2 not begun" in here.lead.last.text
    assert "1 unable to complete" in here.lead.last.text
    assert "0 received of 3 expected" in here.lead.last.text


async def test_not_this_child_stores_nothing(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Not this child")
    assert "Nothing was stored for C07" in phone.last.text
    assert here.store.read_now(lambda tx: tx.conn.execute("SELECT count(*) FROM responses").fetchone()) == (0,)


async def test_an_incomplete_return_goes_in_with_its_reason_and_is_counted_as_such(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.tap("Areas")
    await phone.tap("Check and submit")
    assert "Still missing (24)" in phone.last.text
    await phone.tap("Submit as incomplete")
    await phone.tap("No time before the due date")
    await phone.tap("Submit as it is")
    await phone.until("submitted as incomplete")
    assert "Incomplete, 24 answers missing. No time before the due date." in phone.last.text
    await here.lead.send("/summary")
    assert "0 complete, 1 incomplete, 0 nil" in here.lead.last.text


async def test_check_says_what_looks_odd(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    for _ in range(6):
        await go_through(phone, until="How good was", text="Thin.")
        await phone.tap("Inadequate")
    await go_through(phone, until="Taken together")
    await phone.tap("Good")
    await go_through(phone, until="Check and submit")
    said = phone.last.text
    assert "The overall grade is better than most of its areas." in said
    assert "Case recording has the lowest grade, yet the overall grade is good." in said
    assert "Voice of the child is graded, but little or nothing is written for it." in said
    assert "Submit" in phone.buttons


async def test_change_beside_an_area_keeps_the_old_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    await phone.tap("Change 4")
    await phone.tap("Change 4")
    assert "Your answer was: Outstanding" in phone.last.text
    await phone.tap("Requires improvement")
    assert "4. Case recording: Requires improvement" in phone.last.text
    rows = here.store.read_now(lambda tx: [a for a in tx.answers.of(1) if a.path == "recording_grade"])
    assert [row.value for row in rows if row.stage == "final"] == [
        {"point": "outstanding"},
        {"point": "requires_improvement"},
    ]


async def test_change_left_alone_keeps_the_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    await phone.tap("Change 4")
    await phone.tap("Change 4")
    await phone.tap("Areas")
    await phone.tap("Check and submit")
    assert "Every question has its answer." in phone.last.text


async def test_a_strength_is_offered_beside_the_evidence(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Seen alone at home.")
    await phone.tap("Strength or to develop")
    assert "What is one strength" in phone.last.text
    await phone.send("The worker came back after the first visit failed.")
    await phone.tap("Next: Strength")
    assert "How good was recognition" in phone.last.text
    await go_through(phone)
    await phone.tap("Submit")
    await phone.until("submitted")
    said = phone.last.text
    assert "Strengths\n• Recognition and response: The worker came back" in said


async def test_what_needs_action_now_is_said_with_whom_to_tell(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="need action now")
    assert "Tell your safeguarding lead" in phone.last.text
    assert "This chat is not watched." in phone.last.text
    await phone.tap("Yes, not yet raised")
    assert "Tell your safeguarding lead" in phone.last.text
    await phone.tap("Submit")
    receipt = await phone.until("submitted")
    assert "Tell your safeguarding lead" in receipt.text
    assert "Action now: Yes, not yet raised" in phone.last.text


async def test_a_long_summary_is_split_and_nothing_of_it_is_lost(here: Town) -> None:
    phone = here.auditor
    long = " ".join(f"word{n} <b>&amp;" for n in range(200))
    await begin(phone)
    await go_through(phone, text=long)
    count = len(phone.messages)
    await phone.tap("Submit")
    await phone.until("submitted")
    parts = [message for message in phone.messages[count - 1 :] if message.by_bot and "submitted" not in message.text]
    assert len(parts) >= 4
    assert all(len(part.text.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    told = " ".join(" ".join(part.text for part in parts).split())
    assert told.count(long) == 7
    assert phone.buttons == ["Next case: C08", "My cases"]


async def test_typed_words_that_no_question_was_shown_for_are_not_guessed_into_one(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/cases")
    message = await phone.send("This was meant for nobody.")
    assert "No question was on the screen" in message.text
    assert "Evidence:" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


async def test_a_round_can_do_without_an_overall_grade(tmp_path: Path) -> None:
    async with town(tmp_path, "overall = false\n" + ROUND) as here, here.bot():
        await begin(here.auditor)
        await go_through(here.auditor)
        assert "Taken together" not in here.auditor.transcript()
        assert "Overall:" not in here.auditor.last.text


async def test_a_second_quick_text_never_lands_in_another_case(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await go_through(phone, until="Evidence:")
    await phone.send("About C07.")
    await phone.send("/cases")
    await phone.tap("C08")
    phone.post("About C08, typed on its card.")
    phone.post("About C08, a second line.")
    phone.post("/help")
    await phone.until("Casewalk asks one question at a time")
    assert answer_to(here, "recognition_evidence", "C07")["value"] == "About C07."
    assert phone.transcript().count("was not used") == 2


async def test_a_second_quick_text_never_lands_in_the_next_question(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Taken together")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    phone.post("The file was in transit.")
    phone.post("It is back by Friday.")
    await phone.until("Your message came before this question was shown")
    assert answer_to(here, "overall")["detail"] == "other: The file was in transit."
    assert not [row for row in exported(here) if row["question"] == "recommendations"]


async def test_help_in_the_middle_leaves_the_question_open(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/help")
    await phone.send("/privacy")
    await phone.send("Seen alone at school.")
    assert answer_to(here, "recognition_evidence")["value"] == "Seen alone at school."


async def test_a_changed_question_put_off_keeps_its_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    await phone.tap("Change 3")
    await phone.tap("Change 1")
    await phone.tap("Later")
    assert "Every question has its answer." in phone.last.text


async def test_a_way_out_of_one_case_is_not_taken_from_another(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C08")
    await phone.tap("Unable")
    old = phone.last
    await phone.send("/cases")
    await phone.tap("C07")
    await phone.tap("Begin")
    await phone.tap_on(old, "Another reason")
    assert "That button belongs to C08" in phone.last.text
    assert "C07 · School nursing · The record 1/31" in phone.last.text
    assert here.store.read_now(lambda tx: [a.value for a in tx.answers.of(1)]) == [None]


async def test_a_round_closed_meanwhile_is_said(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "closed"}))
    assert "is closed" in (await phone.send("The child's")).text
    assert exported(here) == []


async def test_old_submit_of_another_case_does_nothing(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await go_through(phone)
    check = phone.last
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    await phone.tap_on(check, "Submit")
    assert phone.last.text.startswith("C08 ")
    assert here.store.read_now(lambda tx: tx.responses.get(1).state) == "in_progress"


async def test_a_double_tap_on_submit_submits_once_and_keeps_the_way_on(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    check = phone.last
    phone.press_on(check, "Submit")
    phone.press_on(check, "Submit")
    await phone.until_toast("already")
    assert phone.transcript().count("Case summary C07") == 1
    assert phone.buttons == ["Next case: C08", "My cases"]


async def test_a_nil_return_after_answers_says_that_it_sets_them_aside(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("The child's")
    await phone.tap("Areas")
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    assert "1 answer was given for this case. A nil return sets them aside." in phone.last.text


async def test_faults_on_the_way_lose_nothing_and_leave_one_keyboard(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    here.sandbox.faults.too_many_requests(times=1, retry_after=1)
    await phone.send("Through a flood.")
    here.sandbox.faults.server_error(times=2)
    await phone.send("Through an error.")
    await phone.tap("Next")
    await phone.tap("Good")
    assert answer_to(here, "recognition_evidence")["value"] == "Through a flood.\n\nThrough an error."
    await phone.tap("Areas")
    assert len(phone.live_keyboards) == 1
