"""The tripwire in the chat: what could tell who a child is goes out before anything is written."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.access import OPERATOR
from bot.flows import guarding
from bot.office.watching import load_names
from bot.privacy.watch_list import NOBODY
from bot.sandbox.phone import Phone
from questionnaires.catalog import Catalog
from storage.pepper import make_pepper
from tests.town import ROUND, Town, answer_to, begin, exported, go_through, town
from tests.walkthrough import page

TYPED = "Mum Sarah Whitlock told the nurse on 12.03.2026 that he felt safe. His NHS number is 943 476 5919."
STORED = "Mum [name] told the nurse on 12.03.2026 that he felt safe. His NHS number is [NHS number]."
SHORT = Path(__file__).parent.parent / "fuzz"


async def at_evidence(phone: Phone) -> None:
    await begin(phone)
    await go_through(phone, until="Evidence:")


def written(folder: Path) -> bytes:
    """Read all that is on disk: the database, its WAL, whatever else lies in its folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_what_was_found_is_masked_said_and_never_on_disk(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    message = await phone.send(TYPED)
    assert "Taken out before anything was stored: what looks like a name and an NHS number." in message.text
    assert "Your message was deleted from this chat. Please read below what is left of it." in message.text
    assert STORED in message.text
    assert phone.buttons[:3] == ["Next", "Last message back: nobody is named", "Last message back: a worker, needed"]
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == STORED
    disk = written(here.path.parent)
    assert b"told the nurse" in disk
    assert [word for word in (b"Sarah", b"Whitlock", b"943 476", b"9434765919") if word in disk] == []


async def test_a_false_alarm_costs_one_tap_and_is_noted_for_the_lead(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Seen alone. Agreed at the meeting with Sarah Whitlock of the team.")
    message = await phone.tap("Last message back: nobody is named")
    assert "Agreed at the meeting with Sarah Whitlock of the team." in message.text
    assert not [label for label in phone.buttons if label.startswith("Last message back")]
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"].endswith("with Sarah Whitlock of the team.")
    (kept,) = here.store.read_now(lambda tx: tx.kept_words.of_round(1))
    assert (kept.path, kept.kinds, kept.reason) == ("recognition_evidence", "name", "no_identifier")
    await go_through(phone)
    await phone.tap("Submit")
    summary = await here.lead.send("/summary C07")
    said = "Recognition and response: what looks like a name, kept because nobody is named"
    assert said in summary.text


async def test_what_was_kept_is_told_no_more_once_it_stands_no_more(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Agreed at the meeting with Sarah Whitlock of the team.")
    await phone.tap("Last message back: nobody is named")
    await phone.tap("Next")
    assert len(here.store.read_now(lambda tx: tx.kept_words.of_round(1))) == 1
    await phone.tap("Back")
    await phone.tap("Write it again")
    assert "Type your answer" in (await phone.hear()).text
    await phone.send("Agreed at the meeting with the team.")
    await phone.tap("Next")
    assert here.store.read_now(lambda tx: tx.kept_words.of_round(1)) == []
    await go_through(phone)
    await phone.tap("Submit")
    assert "kept because" not in (await here.lead.send("/summary C07")).text


async def test_hard_kinds_are_never_put_back(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    message = await phone.send(TYPED)
    message = await phone.tap("Last message back: a worker, needed")
    assert "Mum Sarah Whitlock told" in message.text
    assert "[NHS number]" in message.text
    message = await phone.send("Ring 01632 960123.")
    assert "Ring [phone]." in message.text
    assert not [label for label in phone.buttons if label.startswith("Last message back")]


async def test_after_a_restart_the_words_are_forgotten_and_the_masked_text_stands(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        phone = here.auditor
        async with here.bot():
            await at_evidence(phone)
            await phone.send("Agreed at the meeting with Sarah Whitlock of the team.")
        async with here.bot():
            message = await phone.tap("Last message back: nobody is named")
            assert "There is nothing that can be put back: it is not remembered any more" in message.text
            await phone.tap("Next")
        assert answer_to(here, "recognition_evidence")["value"] == "Agreed at the meeting with [name] of the team."


async def test_the_last_message_alone_is_taken_back_and_sent_in_other_words(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Seen at home.")
    assert "Take back my last message" not in phone.buttons
    await phone.send("Mum Sarah was there.")
    await phone.tap("Take back my last message")
    message = await phone.until("Send more to add to it")
    assert "Seen at home." in message.text
    assert "Mum" not in message.text
    await phone.send("The mother was there.")
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "Seen at home.\n\nThe mother was there."


async def test_an_edit_is_guarded_too(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Seen at home.")
    sent = [message for message in phone.messages if not message.by_bot][-1]
    message = await phone.edit(sent, "Seen at home, 07700 900123.")
    assert "Taken out of it first: a phone number. Your message was deleted from this chat." in message.text
    assert "Seen at home, [phone]." in message.text


async def test_a_date_is_let_stand_where_a_date_is_asked_for(tmp_path: Path) -> None:
    async with town(tmp_path, ROUND.replace('"six_areas"', '"short"'), catalog=Catalog(SHORT)) as here, here.bot():
        phone = here.auditor
        await begin(phone)
        await go_through(phone, until="a date, for example")
        message = await phone.send("3 December 2024")
        assert "Taken out" not in message.text
        assert answer_to(here, "seen_on")["value"] == "2024-12-03"
        assert any(message.text == "3 December 2024" for message in phone.messages)


async def test_an_early_date_in_prose_may_be_one_of_birth(here: Town) -> None:
    await at_evidence(here.auditor)
    message = await here.auditor.send("Child (3 December 2014) was seen. The case was closed on 3 December 2014.")
    assert "Taken out before anything was stored: what may be a date of birth." in message.text
    assert "Child ([date]) was seen. The case was closed on 3 December 2014." in message.text


async def test_a_reason_in_words_stands_without_what_was_taken_out(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="How good was")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    message = await phone.send("The file of Sarah Whitlock was away.")
    assert "what looks like a name" in message.text
    assert (
        "Your answer stands without it. To put it in other words, tap Back, or Change where you check." in message.text
    )
    assert answer_to(here, "recognition_grade")["label"] == "Not graded: The file of [name] was away."


async def test_a_name_of_a_list_that_was_loaded_meanwhile_is_taken_out_in_any_writing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await here.auditor.send("/start")
            pepper = make_pepper(here.path.with_name("pepper"))
            here.store.write_now(lambda tx: load_names(tx, OPERATOR, 1, ["Zorbane Quux"], pepper))
            await at_evidence(here.auditor)
            message = await here.auditor.send("Then ZORBANE's brother came.")
            assert "a name from this round" in message.text
            assert "Then [listed name]" in message.text
            await here.auditor.tap("Next")
        assert b"orbane" not in written(tmp_path).lower()


async def test_what_cannot_be_read_for_identifiers_is_not_kept(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = here.auditor
    await at_evidence(phone)

    def broken(*args: object, **facts: object) -> object:
        raise RecursionError

    monkeypatch.setattr(guarding, "find", broken)
    message = await phone.send("Seen at home by a nurse.")
    assert "could not be read safely, so nothing of it was kept" in message.text
    assert b"by a nurse" not in written(here.path.parent)
    monkeypatch.undo()
    message = await phone.send("Seen at home by a nurse.")
    assert "Seen at home by a nurse." in message.text


async def test_a_round_is_titled_without_a_childs_number_and_a_name_is_kept_on_purpose(here: Town) -> None:
    phone = here.lead
    await phone.send("/rounds")
    await phone.tap("Neglect below the threshold")
    await phone.tap("Details")
    await phone.tap("Title")
    await phone.send("Audit for 943 476 5919")
    message = await phone.hear()
    assert "in it was an NHS number" in message.text
    assert "keep:" not in message.text
    await phone.send("The Sarah Whitlock review")
    message = await phone.hear()
    assert "send it again with “keep:” in front" in message.text
    await phone.send("keep: The Sarah Whitlock review")
    assert here.store.read_now(lambda tx: tx.rounds.get(1)).title == "The Sarah Whitlock review"
    entries = [shown.entry for shown in here.store.read_now(lambda tx: tx.trail.entries())]
    assert [(one.actor, one.part) for one in entries if one.action == "words.kept"] == [("person:3", "name")]


ABOUT = """# What the tripwire does, as an auditor sees it

Played against the sandbox by a test (`make golden` writes this page). The person, the case and the numbers are made up:
the phone number is one of those kept for drama, the NHS number the one in its standard's examples.

"""


async def test_the_page_that_shows_it_is_as_it_happens(here: Town, request: pytest.FixtureRequest) -> None:
    phone = here.auditor
    await at_evidence(phone)
    before = len(phone.log)
    await phone.send(TYPED)
    await phone.send("The duty worker, Sarah Whitlock, rang back on 01632 960123.")
    await phone.tap("Last message back: a worker, needed")
    await phone.tap("Write it again")
    await phone.hear()
    await phone.tap("Put it back")
    await phone.tap("Write it again")
    await phone.hear()
    await phone.send("The mother told the nurse on 12.03.2026 that he felt safe. The duty worker rang back.")
    await phone.tap("Next")
    text = ABOUT + page(phone.log[before:], "The auditor")
    golden = Path(__file__).parents[2] / "docs" / "tripwire.md"
    if request.config.getoption("--golden"):
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


async def test_of_a_long_text_the_words_around_what_was_taken_out_are_shown_in_one_message(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    long = "He was seen at home by the nurse. " * 50
    message = await phone.send(f"{long}Then Sarah Whitlock came. {long}")
    assert "by the nurse. Then [name] came. He was seen" in message.text
    assert "Which" not in message.text
    assert len(message.text) < 3500
    assert "Next" in phone.buttons


async def test_a_number_that_runs_over_two_messages_is_found(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("His number is 943 476")
    message = await phone.send("5919 and he was seen.")
    assert "Taken out before anything was stored: an NHS number." in message.text
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "His number is 943 476\n\n[NHS number] and he was seen."


async def test_a_name_and_a_date_of_birth_are_known_by_the_message_before(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("The nurse spoke with Sarah")
    message = await phone.send("Whitlock at home, date of birth")
    assert "[name] at home" in message.text
    message = await phone.send("12.03.2016, as she said.")
    assert "[date of birth], as she said." in message.text


def test_two_dates_in_a_row_are_not_read_as_a_number() -> None:
    days = [date(2025, 11, 1) + timedelta(days=many) for many in range(0, 700, 31)]
    said = [day.strftime(form) for day in days for form in ("%d/%m/%Y", "%-d %B %Y", "%d.%m.%y", "%Y-%m-%d")]
    reader = guarding.Reader(NOBODY, (), None)
    tried = [(before, typed, *reader.across(before, typed)) for before, typed in product(said, said)]
    assert [pair for pair in tried if pair[2:]] == []


async def test_what_only_an_edit_joined_is_taken_out_at_next(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("His number is known.")
    sent = [message for message in phone.messages if not message.by_bot][-1]
    await phone.send("5919 and he was seen.")
    await phone.edit(sent, "His number is 943 476")
    message = await phone.tap("Next")
    await phone.until("Taken out of your answer, where one message ran into the next: an NHS number.")
    assert "[NHS number] and he was seen." in answer_to(here, "recognition_evidence")["value"], message.text


async def test_a_button_is_only_of_the_message_it_was_shown_for(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    first = await phone.send("Agreed at the meeting with Sarah Whitlock of the team.")
    second = await phone.send("Child Jayden Whitlock cried.")
    phone.press_on(first, "Last message back: nobody is named")
    await phone.until_toast()
    assert "Jayden" not in phone.last.text
    assert b"Jayden" not in written(here.path.parent)
    phone.press_on(second, "Take back my last message")
    phone.press_on(second, "Take back my last message")
    await phone.until_toast("is taken back")
    await phone.until("Agreed at the meeting with [name] of the team.")
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "Agreed at the meeting with [name] of the team."


async def test_an_edit_offers_to_put_back_no_other_message(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Agreed at the meeting.")
    sent = [message for message in phone.messages if not message.by_bot][-1]
    await phone.send("Child Jayden Whitlock cried.")
    await phone.edit(sent, "Agreed at the meeting with Sarah Meadows.")
    assert not [label for label in phone.buttons if label.startswith("Last message back")]


async def test_a_name_that_was_listed_since_is_not_put_back(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Then Mrs Zorbane Quux came.")
    pepper = make_pepper(here.path.with_name("pepper"))
    here.store.write_now(lambda tx: load_names(tx, OPERATOR, 1, ["Zorbane Quux"], pepper))
    message = await phone.tap("Last message back: nobody is named")
    assert "There is nothing that can be put back" in message.text
    assert "Then Mrs [name] came." in message.text
    assert b"Quux" not in written(here.path.parent)


async def test_what_is_left_of_a_message_that_was_not_used_is_given_back(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    message = await phone.send("Mum Sarah Whitlock said that he felt safe.")
    assert "To copy what is left of it:\nMum [name] said that he felt safe." in message.text
    assert not message.protected
    assert [one.fields["copy_text"]["text"] for one in message.flat_buttons()] == ["Mum [name] said that he felt safe."]
    message = await phone.hear()
    assert "Please tap" in message.text
    assert message.protected
    message = await phone.send("/mum Sarah Whitlock said so")
    assert "/mum [name] said so" in message.text
    await phone.hear()


async def test_no_text_is_thrown_away_by_one_tap(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Seen at home.")
    await phone.send(TYPED)
    stands = answer_to(here, "recognition_evidence")["value"]
    assert "[name]" in stands
    given = await phone.tap("Write it again")
    assert stands in given.text
    assert not given.protected
    assert [one.fields["copy_text"]["text"] for one in given.flat_buttons()] == [stands]
    await phone.hear()
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]
    assert "Put it back" in phone.buttons
    await phone.tap("Put it back")
    assert answer_to(here, "recognition_evidence")["value"] == stands
    assert answer_to(here, "recognition_evidence")["state"] == "draft"
    given = await phone.tap("Take back my last message")
    assert "[name]" in given.text
    await phone.until("Send more to add to it")
    assert answer_to(here, "recognition_evidence")["value"] == "Seen at home."
    await phone.send("put it back.")
    assert answer_to(here, "recognition_evidence")["value"] == stands
    first = next(one for one in phone.messages if one.text == "Seen at home.")
    await phone.edit(first, "Seen at school.")
    assert answer_to(here, "recognition_evidence")["value"] == stands.replace("home", "school")


async def test_a_text_set_aside_twice_by_a_double_tap_comes_back(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    message = await phone.send("Seen at home.")
    phone.press_on(message, "Write it again")
    phone.press_on(message, "Write it again")
    await phone.until_toast("already done")
    await phone.hear()
    await phone.tap("Put it back")
    await phone.send("And at school.")
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "Seen at home.\n\nAnd at school."


async def test_a_text_that_stood_and_was_begun_anew_is_not_closed_by_putting_it_back(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Seen at home.")
    await phone.tap("Next")
    await phone.tap("Back")
    await phone.send("And at school.")
    await phone.tap("Write it again")
    await phone.hear()
    await phone.tap("Put it back")
    row = answer_to(here, "recognition_evidence")
    assert (row["value"], row["state"]) == ("Seen at home.\n\nAnd at school.", "draft")
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["state"] == "final"


async def test_a_long_text_is_given_back_whole_without_a_button(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("He was seen at home. " * 100)
    given = await phone.tap("Write it again")
    assert given.text.count("He was seen at home.") == 100
    assert given.buttons == []
    assert not given.protected
    await phone.hear()


async def test_what_is_given_back_goes_with_its_return(here: Town) -> None:
    phone = here.auditor
    await at_evidence(phone)
    await phone.send("Mum Sarah was there.")
    given = await phone.tap("Write it again")
    await phone.hear()
    await go_through(phone)
    await phone.tap("Submit")
    await phone.until_gone(given)


async def test_a_concern_and_what_was_taken_out_of_it_are_both_told(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="need action now")
    await phone.tap("Yes, already raised")
    message = await phone.send("I told Sarah Whitlock of the duty team on 01632 960123.")
    assert "Noted" in message.text
    assert "Taken out before anything was stored: what looks like a name and a phone number." in message.text


async def test_a_command_counts_though_it_cannot_be_read_for_identifiers(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = here.auditor
    await at_evidence(phone)

    def broken(*args: object, **facts: object) -> object:
        raise RecursionError

    monkeypatch.setattr(guarding, "find", broken)
    assert "Tap a case." in (await phone.send("/cases")).text
    assert any(message.text == "/cases" for message in phone.messages)
    assert "C07" in (await phone.send("/resume at Sarah Whitlock's")).text
    unknown = phone.post("/zorbane_quux")
    assert "Casewalk does not know /that." in (await phone.hear()).text
    await phone.until_gone(unknown)
    disk = written(here.path.parent)
    assert [word for word in (b"Whitlock", b"zorbane") if word in disk] == []


async def test_a_pepper_that_is_none_lets_no_text_be_kept_and_all_else_go_on(here: Town) -> None:
    phone, file = here.auditor, here.path.with_name("pepper")
    await at_evidence(phone)
    file.write_text("no pepper")
    file.chmod(0o600)
    with capture_logs() as logs:
        for _ in range(2):
            message = await phone.send("Seen at home by a nurse.")
            assert "could not be read safely, so nothing of it was kept" in message.text
    assert [one["log_level"] for one in logs if "pepper" in one["event"]] == ["critical"]
    assert b"by a nurse" not in written(here.path.parent)
    assert "Tap a case." in (await phone.send("/cases")).text
    await phone.tap("Resume C07")
    file.unlink()
    make_pepper(file)
    assert "Seen at home by a nurse." in (await phone.send("Seen at home by a nurse.")).text
