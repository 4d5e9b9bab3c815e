"""/review: all answers of a return, an area at a time, to read and to change."""

from __future__ import annotations

from pathlib import Path

from tests.town import ROUND, Town, answer_to, begin, exported, go_through, load_round, town


async def test_review_pages_through_every_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    first = await phone.send("/review")
    told = [first.text]
    while any("▶" in label for label in phone.buttons):
        told.append((await phone.tap("▶")).text)
    assert len(told) == 8
    assert all(f"Your answers, area {n} of 8." in page for n, page in enumerate(told, 1))
    shown = "\n".join(told)
    labels = [row["label"] or row["value"] for row in exported(here)]
    assert len(labels) == 31
    assert all(label in shown for label in labels)
    assert "◀ Area 7" in phone.buttons
    assert len([message for message in phone.messages if "Your answers" in message.text]) == 1


async def test_review_changes_an_answer_and_goes_on_where_one_was(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="How good was")
    await phone.send("/review")
    await phone.tap("Change 1")
    assert "Your answer was: The child's" in phone.last.text
    await phone.tap("A parent's or carer's")
    assert "How good was recognition" in phone.last.text
    assert answer_to(here, "whose_record")["value"] == "parent"
    await phone.send("/review")
    await phone.tap("Go on")
    assert "How good was recognition" in phone.last.text


async def test_review_tells_what_is_unfinished_put_off_or_open(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Later")
    await go_through(phone, until="Evidence:")
    await phone.send("Half a thought.")
    page = (await phone.send("/review")).text
    assert "Whose record are you reading?\nleft for later" in page
    page = (await phone.tap("▶")).text
    assert "Half a thought.\nnot finished" in page
    assert "no answer" in page


async def test_review_of_a_return_that_has_gone_in_is_its_summary(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone)
    await phone.tap("Submit")
    await phone.until("submitted")
    assert "Case summary C07" in (await phone.send("/review c07")).text


async def test_review_of_another_case_than_the_one_on_the_screen(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await phone.tap("The child's")
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    assert (await phone.send("/review C07")).text.startswith("C07 ")
    await phone.tap("Change 1")
    assert phone.last.text.startswith("C07 ")


async def test_review_without_a_case_says_what_to_do(here: Town) -> None:
    assert "You are not in a case. Tap one, then send /review." in (await here.auditor.send("/review")).text
    assert "nothing to read for C07" in (await here.auditor.send("/review C07")).text
    await begin(here.auditor)
    assert "nothing to read for C07" in (await here.other.send("/review C07")).text


async def test_review_of_one_of_two_rounds_with_the_same_reference(tmp_path: Path) -> None:
    second = ROUND.replace('"neglect-2026"', '"second"').replace("Neglect below the threshold", "A second round")
    async with town(tmp_path) as here, here.bot():
        load_round(here.store, tmp_path, second)
        phone = here.auditor
        await phone.send("/start")
        for number in (0, 1):
            label = [one for one in phone.buttons if one.startswith("C07")][-1]
            await phone.tap(label)
            await phone.tap("Begin")
            await phone.tap(["The child's", "A parent's or carer's"][number])
            await phone.send("/cases")
        await phone.send("/resume")
        assert "A parent's or carer's" in (await phone.send("/review C07")).text  # the one on the screen
        await phone.send("/cases")
        await phone.tap([one for one in phone.buttons if one.startswith("C08")][-1])
        await phone.tap("Begin")
        await phone.send("/review C07")
        assert "Tap the one you mean." in phone.last.text
        await phone.tap("Neglect below the threshold")
        assert phone.last.text.startswith("C07 ")


async def test_review_sets_a_way_out_aside_that_was_begun(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Later")
    await go_through(phone, until="need action now")
    await phone.tap("Yes, not yet raised")
    await phone.until("could tell nobody")  # no lead has ever written to the bot
    await phone.tap("Submit as incomplete")
    await phone.send("/review")
    await phone.tap("Change 3")
    assert "Did you or your team work on this case?" in phone.last.text
    await phone.tap("Areas")
    await phone.tap("Check and submit")
    assert "Still missing (1)" in phone.last.text
    await phone.tap("Submit as incomplete")
    await phone.tap("No time before the due date")
    await phone.tap("Confirm incomplete")
    receipt = await phone.until("submitted as incomplete")
    assert "Tell your safeguarding lead" in receipt.text
    assert "1 answer missing" in phone.last.text
    assert [row["question"] for row in exported(here) if row["state"] != "final"] == []


async def test_words_for_an_answer_never_become_the_reason_of_a_way_out(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Areas")
    await phone.tap("Unable")
    await phone.tap("Another reason")
    await phone.send("/review")
    await phone.tap("Area 2 ▶")
    await phone.tap("Change 3")
    assert "Evidence:" in phone.last.text
    await phone.send("About the child.")
    assert answer_to(here, "recognition_evidence")["value"] == "About the child."
    assert not [row for row in exported(here) if row["question"] == "unable"]


async def test_review_in_a_round_that_was_closed_says_so(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    here.store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "state": "closed"}))
    assert "is closed" in (await phone.send("/review")).text


async def test_words_typed_while_reviewing_are_not_guessed_into_an_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/review")
    message = await phone.send("Meant for which question?")
    assert "No question was on the screen" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]
