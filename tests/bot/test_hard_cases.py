"""What happens to real people on real phones: the interview's hard cases, over real HTTP."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from questionnaires.catalog import FORMS, Catalog
from tests.town import Town, answer_to, begin, exported, go_through, town

SENTENCE = "The health visitor saw the child at home and wrote down what the child showed and said "
THREE_THOUSAND_WORDS = " ".join(f"{SENTENCE}on visit {n}" for n in range(158))


async def test_three_thousand_words_cut_by_telegram_are_one_text_again(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    before = len(phone.messages)
    phone.post(THREE_THOUSAND_WORDS)
    await phone.until(f"({len(THREE_THOUSAND_WORDS.split())} words)")
    assert len(THREE_THOUSAND_WORDS.split()) > 3000
    assert sum(not message.by_bot for message in phone.messages[before:]) >= 4
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == THREE_THOUSAND_WORDS
    await go_through(phone)
    await phone.tap("Submit")
    await phone.until("submitted")
    told = " ".join(" ".join(message.text for message in phone.messages if message.by_bot).split())
    assert f"on visit 0 {SENTENCE}on visit 1 " in told
    assert told.count("on visit 157") >= 1


async def test_the_longest_text_of_all_is_refused_kindly_and_the_rest_is_kept(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    for _ in range(9):
        await phone.send("word " * 800)
    kept = answer_to(here, "recognition_evidence")["value"]
    await phone.send("word " * 800)
    message = await phone.send("word " * 800)
    assert "40,000 is the most. Your last message was not used." in message.text
    assert answer_to(here, "recognition_evidence")["value"].startswith(kept)
    assert "Next" in phone.buttons


async def test_an_emoji_alone_is_asked_again_in_words(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    message = await phone.send("👍🏽")
    assert "Please put it in words" in message.text
    assert "Evidence:" in message.text
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]


SCRIPTS = [
    pytest.param("شوهد الطفل وحده في المدرسة.", id="right to left"),
    pytest.param("cafe\u0301 a\u0300 e\u0301cole, n\u0303\u0323", id="combining marks"),
    pytest.param("👩‍👧 seen together, Крок за кроком дитина говорить", id="joined signs and other scripts"),
    pytest.param("Seen <b>alone</b> &amp; {{ 7 * 7 }} {% raw %}", id="what looks like markup"),
]


@pytest.mark.parametrize("words", SCRIPTS)
async def test_words_of_any_script_come_back_as_they_were_typed(here: Town, words: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="How good was")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    await phone.send(words)
    await go_through(phone, text=words)
    assert answer_to(here, "recognition_grade")["detail"] == f"other: {words}"
    assert answer_to(here, "voice_evidence")["value"] == words
    await phone.tap("Submit")
    await phone.until("submitted")
    assert sum(words in message.text for message in phone.messages if message.by_bot) >= 1


async def test_two_devices_in_one_chat_give_one_answer_each(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Typed on the tablet.")
    tablet, on_the_tablet = phone.other_device(), phone.last
    tablet.press("Next")
    phone.post("Typed on the phone at the same moment.")
    await phone.until("came before this question was shown")
    assert "How good was recognition" in phone.last.text
    assert answer_to(here, "recognition_evidence")["value"] == "Typed on the tablet."
    phone.press("Good")
    tablet.press_on(on_the_tablet, "Next")
    await tablet.until_toast("already done")
    assert [row["question"] for row in exported(here)].count("recognition_grade") == 1
    assert "Did this agency see and hear the child?" in phone.last.text


async def test_a_tap_on_a_week_old_question_goes_on_from_there(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    here.sandbox.clock.advance(days=7)
    await phone.tap("The child's")
    assert "Which records did you read?" in phone.last.text
    assert answer_to(here, "whose_record")["value"] == "child"


async def test_a_tap_on_a_week_old_message_of_what_was_answered_since_changes_nothing(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    old = phone.last
    await phone.send("The child's")
    here.sandbox.clock.advance(days=7)
    phone.press_on(old, "A parent's or carer's")
    await phone.until_toast("already done")
    await phone.until("Which records did you read?")
    assert answer_to(here, "whose_record")["value"] == "child"
    await phone.tap("Main record system")
    await phone.tap("Done")  # by the next turn the old keyboard has gone
    assert len(phone.live_keyboards) == 1


async def test_a_tap_on_a_week_old_message_of_what_was_sent_in_is_told_so(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    first = phone.last
    await phone.send("The child's")
    await go_through(phone)
    await phone.tap("Submit")
    await phone.until("submitted")
    here.sandbox.clock.advance(days=7)
    phone.press_on(first, "A parent's or carer's")
    assert "C07 has already been sent in" in await phone.until_toast("sent in")
    assert answer_to(here, "whose_record")["value"] == "child"


async def test_words_sent_while_next_is_on_its_way_never_land_in_the_next_text(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("Evidence of the first area.")
    phone.press("Strength or thing to develop")
    phone.post("More evidence, sent before the next question was there.")
    await phone.until("came before this question was shown")
    assert "What is one strength" in phone.last.text
    assert answer_to(here, "recognition_evidence")["value"] == "Evidence of the first area."
    assert not [row for row in exported(here) if row["question"] == "recognition_note"]


@pytest.mark.parametrize("command", ["/help", "/privacy", "/blank", "/summary C07", "/start", "/cases", "/review"])
async def test_a_command_in_the_middle_of_a_text_loses_nothing(here: Town, command: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send("The first half.")
    await phone.send(command)
    await phone.send("/resume")
    assert "The first half." in phone.last.text
    await phone.send("The second half.")
    await phone.tap("Next")
    assert answer_to(here, "recognition_evidence")["value"] == "The first half.\n\nThe second half."


async def test_questions_put_off_are_found_again_by_area_review_or_check(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("Later")
    await phone.tap("Later")
    await phone.tap("Later")
    await phone.tap("Areas")
    assert "▫️ The record: 0 of 4, 3 left for later" in phone.last.text
    await phone.tap("The record")
    assert "Whose record are you reading?" in phone.last.text
    await phone.tap("The child's")
    await phone.send("/review")
    await phone.tap("Change 2")
    assert "Which records did you read?" in phone.last.text
    await phone.tap("Main record system")
    await phone.tap("Done")
    assert "Did you or your team work on this case?" in phone.last.text
    await phone.tap("Later")
    await go_through(phone)
    assert "The record: Did you or your team work on this case? (left for later)" in phone.last.text
    await phone.tap("Answer what is missing")
    assert "Did you or your team work on this case?" in phone.last.text


async def test_a_condition_that_flips_hides_its_answer_and_gives_it_back(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await phone.tap("The child's")
    await phone.tap("Some I could not reach")
    await phone.tap("Done")
    assert "Which records could you not reach? " in phone.last.text.replace("\n", " ")
    assert "3/32" in phone.last.text
    await phone.tap("An older system")
    await phone.tap("Done")
    await go_through(phone)
    assert answer_to(here, "systems_not_reached")["label"] == "An older system"

    await phone.tap("Change 1")
    await phone.tap("Change 2")
    await phone.tap("✓ Some I could not reach")
    await phone.tap("Main record system")
    await phone.tap("Done")
    assert "Check and submit" in phone.last.text
    assert "1. The record: 4 of 4" in phone.last.text
    assert not [row for row in exported(here) if row["question"] == "systems_not_reached"]
    assert "An older system" not in (await phone.send("/summary C07")).text

    await phone.send("/review")
    await phone.tap("Change 2")
    await phone.tap("Some I could not reach")
    await phone.tap("Done")
    assert "1. The record: 5 of 5" in phone.last.text
    assert answer_to(here, "systems_not_reached")["label"] == "An older system"


async def test_a_return_keeps_the_form_it_was_begun_on_when_a_newer_one_is_published(tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    shutil.copytree(FORMS, forms)
    newer = (FORMS / "six_areas.v1.toml").read_text(encoding="utf-8")
    newer = newer.replace("version = 1", "version = 2").replace("Which records did you read?", "Which did you open?")
    (forms / "six_areas.v2.toml").write_text(newer, encoding="utf-8")
    async with town(tmp_path) as here, here.bot():
        await begin(here.auditor)
        file, form = read_round(tmp_path / "round.toml", Catalog(forms))
        assert form.version == 2
        said = here.store.write_now(lambda tx: Loader(tx, file, form).load())
        assert said == [
            "questionnaire: stays as it was, returns begun on it: 1 (file: six_areas version 2)",
        ]
        await here.auditor.tap("The child's")
        assert "Which records did you read?" in here.auditor.last.text
        await begin(here.other)
        await here.other.tap("The child's")
        assert "Which records did you read?" in here.other.last.text


async def test_a_round_nobody_has_begun_takes_the_newer_form(tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    shutil.copytree(FORMS, forms)
    newer = (FORMS / "six_areas.v1.toml").read_text(encoding="utf-8")
    newer = newer.replace("version = 1", "version = 2").replace("Which records did you read?", "Which did you open?")
    (forms / "six_areas.v2.toml").write_text(newer, encoding="utf-8")
    async with town(tmp_path) as here, here.bot():
        file, form = read_round(tmp_path / "round.toml", Catalog(forms))
        said = here.store.write_now(lambda tx: Loader(tx, file, form).load())
        assert said == ["questionnaire: is now six_areas version 2"]
        await begin(here.auditor)
        await here.auditor.tap("The child's")
        assert "Which did you open?" in here.auditor.last.text
