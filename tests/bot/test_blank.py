"""/blank: the empty questionnaire as a file, to read beforehand."""

from __future__ import annotations

import html
import re
from pathlib import Path

from questionnaires.kinds import GradeQuestion, say
from tests.town import ROUND, Town, load_round, town

TAG = re.compile(r"<[^>]+>")


async def blank_of(here: Town) -> str:
    """Ask for the empty questionnaire and give what the file says."""
    message = await here.auditor.send("/blank")
    assert message.file
    assert message.file.name == "six_areas-v1-empty.html"
    assert "to read beforehand" in message.text
    return message.file.content.decode()


async def test_the_empty_questionnaire_holds_every_question_choice_and_descriptor(here: Town) -> None:
    page = " ".join(html.unescape(TAG.sub(" ", await blank_of(here))).split())
    form = here.catalog.newest("six_areas")
    for step in form.steps:
        question = step.question
        assert say(question.text) in page
        if isinstance(question, GradeQuestion):
            assert all(say(words) in page for words in question.descriptors.values())
        else:
            assert all(say(choice.label) in page for choice in question.offers())
    assert "Asked only after some answers to: Which records did you read?" in page
    assert "Read the record from 1 November 2025 to 31 October 2026. Due 18 December 2026." in page


async def test_the_empty_questionnaire_asks_for_nothing_from_elsewhere(here: Town) -> None:
    page = await blank_of(here)
    assert "<script" not in page
    assert not re.search(r"""(src|href)=|url\(|@import""", page)


async def test_what_a_round_switches_off_is_not_in_its_empty_questionnaire(tmp_path: Path) -> None:
    async with town(tmp_path, "overall = false\n" + ROUND) as here, here.bot():
        assert "Taken together" not in await blank_of(here)


async def test_blank_leaves_the_question_on_the_screen_open(here: Town) -> None:
    phone = here.auditor
    await phone.send("/start")
    await phone.tap("C07")
    await phone.tap("Begin")
    await phone.send("/blank")
    await phone.send("The child's")
    assert "Which records did you read?" in phone.last.text


async def test_a_stranger_gets_no_questionnaire(here: Town) -> None:
    message = await here.stranger.send("/blank")
    assert message.file is None
    assert "private service" in message.text


async def test_of_two_rounds_one_is_picked(tmp_path: Path) -> None:
    second = ROUND.replace('"neglect-2026"', '"second"').replace("Neglect below the threshold", "A second round")
    async with town(tmp_path) as here, here.bot():
        load_round(here.store, tmp_path, second)
        await here.auditor.send("/blank")
        message = await here.auditor.tap("A second round")
        assert message.file
        assert "A second round" in message.file.content.decode()
