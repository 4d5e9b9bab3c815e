"""The ways out of a questionnaire: not this child, nil return, unable, incomplete."""

from __future__ import annotations

from tests.town import Town, answer_to, begin, exported, go_through


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
    assert "Is the record you have open for C07?" in phone.last.text
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
    await phone.tap("Confirm incomplete")
    await phone.until("submitted as incomplete")
    assert "Incomplete, 24 answers missing. No time before the due date." in phone.last.text
    await here.lead.send("/summary")
    assert "0 complete, 1 incomplete, 0 nil" in here.lead.last.text


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


async def test_a_nil_return_after_answers_says_that_it_sets_them_aside(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("The child's")
    await phone.tap("Areas")
    await phone.tap("Nil return")
    await phone.tap("No record of the family at all")
    assert "1 answer given for this case will not be in its summary." in phone.last.text
