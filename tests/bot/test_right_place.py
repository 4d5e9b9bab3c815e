"""Nothing lands in the wrong place: other cases, old buttons, quick words, faults on the way."""

from __future__ import annotations

from tests.town import Town, answer_to, begin, exported, go_through


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


async def test_a_tap_twice_is_one_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    first = phone.last
    phone.press_on(first, "The child's")
    phone.press_on(first, "The child's")
    await phone.until_toast("already done")
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


async def test_typed_words_that_no_question_was_shown_for_are_not_guessed_into_one(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/cases")
    message = await phone.send("This was meant for nobody.")
    assert "No question was on the screen" in message.text
    assert "Evidence:" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


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


async def test_a_round_closed_meanwhile_is_said(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "closed"}))
    assert "is closed" in (await phone.send("The child's")).text
    assert exported(here) == []


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
