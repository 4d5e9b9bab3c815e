"""Check and submit: what is missing, odd or changed, and what comes back."""

from __future__ import annotations

from pathlib import Path

from tests.town import ROUND, Town, begin, go_through, town


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
    assert "Nothing is missing." in phone.last.text


async def test_a_strength_is_offered_beside_the_evidence(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Seen alone at home.")
    await phone.tap("Strength or thing to develop")
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
    await phone.until("could tell nobody")  # no lead has ever written to the bot
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
    check = phone.last
    await phone.tap("Submit")
    await phone.until("submitted")
    parts = [message for message in phone.messages if message.by_bot and message.id > check.id]
    assert len(parts) >= 4
    assert all(len(part.text.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    told = " ".join(" ".join(part.text for part in parts).split())
    assert told.count(long) == 7
    assert phone.buttons == ["Next case: C08", "My cases", "Needs action now"]


async def test_a_round_can_do_without_an_overall_grade(tmp_path: Path) -> None:
    async with town(tmp_path, "overall = false\n" + ROUND) as here, here.bot():
        await begin(here.auditor)
        await go_through(here.auditor)
        assert "Taken together" not in here.auditor.transcript()
        assert "Overall:" not in here.auditor.last.text


async def test_a_changed_question_put_off_keeps_its_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    await phone.tap("Change 3")
    await phone.tap("Change 1")
    await phone.tap("Later")
    assert "Nothing is missing." in phone.last.text


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
    assert phone.buttons == ["Next case: C08", "My cases", "Needs action now"]
