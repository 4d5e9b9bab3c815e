"""/review: all answers of a return, an area at a time, to read and to change."""

from __future__ import annotations

from tests.town import Town, answer_to, begin, exported, go_through


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
    assert "no answers of yours for C07" in (await here.auditor.send("/review C07")).text
    await begin(here.auditor)
    assert "no answers of yours for C07" in (await here.other.send("/review C07")).text


async def test_words_typed_while_reviewing_are_not_guessed_into_an_answer(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("/review")
    message = await phone.send("Meant for which question?")
    assert "No question was on the screen" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]
