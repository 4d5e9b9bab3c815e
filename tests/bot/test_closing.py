"""A round is closed over what was not sent in: its messages go from the chats at once, and their auditors are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.access import OPERATOR
from bot.office.rounds import take_step
from questionnaires.catalog import Catalog
from tests.bot.test_tidying import SAID, tidying
from tests.town import Town, answer_to, begin, go_through, left_with


def close(here: Town) -> None:
    here.store.write_now(lambda tx: take_step(tx, Catalog(), OPERATOR, 1, "close"))


async def to_evidence(here: Town) -> None:
    await begin(here.auditor)
    await go_through(here.auditor, until="Evidence:")
    await here.auditor.send(SAID)


@pytest.mark.parametrize("way", ["on_submit", "as_you_go"])
async def test_what_was_typed_goes_at_once_and_whose_cases_were_open_are_told(tmp_path: Path, way: str) -> None:
    async with tidying(tmp_path, way) as (here, _), here.bot() as bot:
        phone = here.auditor
        await to_evidence(here)
        close(here)
        await bot.sweep()
        message = await phone.until("is closed: no more answers are taken")
        assert "C07 · School nursing: in progress" in message.text
        assert "C08 · School nursing: not begun" in message.text
        assert "does not count as sent in" in message.text
        assert "are deleted from this chat" in message.text
        await bot.sweep()
        await left_with(phone, "no more answers are taken")
        assert not phone.sees(SAID)
        assert answer_to(here, "recognition_evidence")["value"] == SAID


async def test_the_case_that_a_lead_closes_over_in_the_chat_is_told_without_a_sweep(here: Town) -> None:
    phone = here.auditor
    await to_evidence(here)
    await here.lead.send("/rounds")
    await here.lead.tap("Neglect below")
    await here.lead.tap("Close the round")
    await here.lead.tap("Yes, close it")
    await phone.until("is closed: no more answers are taken")
    await left_with(phone, "no more answers are taken")


async def test_where_a_round_does_not_tidy_its_messages_stay_and_nothing_else_is_said(tmp_path: Path) -> None:
    async with tidying(tmp_path, "off") as (here, _), here.bot() as bot:
        await to_evidence(here)
        close(here)
        await bot.sweep()
        message = await here.auditor.until("no more answers are taken")
        assert "are deleted" not in message.text
        assert here.auditor.sees(SAID)


async def test_cases_not_sent_in_are_never_called_done(here: Town) -> None:
    await to_evidence(here)
    await here.auditor.send("/cases")
    close(here)
    for command in ("/cases", "/start"):
        message = await here.auditor.send(command)
        assert "All your cases are done" not in message.text
        assert "2 of your cases were not sent in before the round closed" in message.text


async def test_who_sent_all_in_is_told_nothing(here: Town) -> None:
    phone = here.auditor
    for reference in ("C07", "C08"):
        await begin(phone, reference)
        await phone.tap("Areas")
        await phone.tap("Nil return")
        await phone.tap(phone.buttons[0])
        await phone.tap("Confirm")
        await phone.until("submitted")
    close(here)
    message = await phone.send("/cases")
    assert "All your cases are done" in message.text
    assert "no more answers" not in phone.transcript()


async def test_who_is_closed_out_and_let_in_again_before_hearing_of_it_hears_nothing(tmp_path: Path) -> None:
    async with tidying(tmp_path) as (here, _):
        async with here.bot():
            await to_evidence(here)
        close(here)
        here.store.write_now(lambda tx: take_step(tx, Catalog(), OPERATOR, 1, "reopen", "One was late."))
        async with here.bot():
            await here.auditor.send("/resume")
            assert "no more answers" not in here.auditor.transcript()
            assert SAID in here.auditor.last.text
