"""After a move to another account: whoever an update came from is asked when it is done, whatever waited meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.access import OPERATOR
from bot.flows.turn import Heard
from bot.handlers.inbound import Resend
from bot.handlers.keeping import keep
from bot.office import enrolment, people
from bot.office.enrolment import Place
from storage.tx import Tx
from tests.storage.holding import run
from tests.town import Town, begin, everybody_has_read, town

OLD, NEW, THIRD = 700000001, 700000099, 700000097
BOT = 4242
NEUTRAL = "This is a private service."


def move(tx: Tx, account: int, person_id: int = 1) -> None:
    """Move a person to another account, from its link to its acceptance."""
    link = people.move(tx, OPERATOR, person_id)
    enrolment.opened(tx, link.invitation.id, account)
    enrolment.accept(tx, link.invitation.id, account)
    everybody_has_read(tx)


def by_bot(phone: Any) -> list[str]:
    return [message.text for message in phone.messages if message.by_bot]


def answers(here: Town) -> int:
    return int(run(here.store, "SELECT count(*) FROM answers")[0][0])


async def test_what_waits_of_the_old_phone_is_neither_done_nor_answered_there(here: Town) -> None:
    await begin(here.auditor)
    shown = here.auditor.last
    with here.sandbox.faults.too_many_requests(times=9, retry_after=1, chat_id=OLD) as trouble:
        here.auditor.press_on(shown, "The child's")
        while trouble.left == 9:
            await here.admin.send("/help")
        here.auditor.post("/summary C07")
        here.auditor.post("/review")
        here.auditor.press_on(shown, "The child's")
        while run(here.store, "SELECT count(*) FROM inbox WHERE state = 'new'") != [(3,)]:
            await here.admin.send("/help")
        link = here.store.write_now(lambda tx: people.move(tx, OPERATOR, 1))
        await here.stranger.start(link.secret)
        await here.stranger.tap("Accept")
        before, told = answers(here), by_bot(here.auditor)
    here.auditor.post("/help")
    await here.auditor.until(NEUTRAL)
    assert answers(here) == before == 1
    assert [text for text in by_bot(here.auditor) if text not in told] == [by_bot(here.auditor)[-1]]
    assert run(here.store, f"SELECT count(*) FROM inbox WHERE state = 'new' AND heard GLOB '*{OLD}*'") == [(0,)]


@pytest.fixture
async def resting(tmp_path: Path) -> Any:
    """A town whose bot rests in the middle of an audit."""
    async with town(tmp_path) as lived_in:
        async with lived_in.bot():
            await begin(lived_in.auditor)
            await lived_in.stranger.send("/start")
            await lived_in.other.send("/start")
        yield lived_in


def kept(here: Town, number: int, account: int, verb: str = "cases") -> None:
    asks = Heard(BOT, number, account, None, "command", verb=verb)
    here.store.write_now(lambda tx: keep(tx, [asks]))


ROUTES = pytest.mark.parametrize(
    "route",
    [
        pytest.param([NEW], id="there"),
        pytest.param([NEW, OLD], id="there and back"),
        pytest.param([NEW, THIRD], id="twice"),
        pytest.param([NEW, THIRD, OLD], id="twice and back"),
        pytest.param([NEW, OLD, NEW], id="there, back and there"),
    ],
)


@ROUTES
async def test_what_was_kept_before_is_done_for_nobody_however_often_they_move(resting: Town, route: list[int]) -> None:
    here = resting
    kept(here, 1, OLD)
    for number, account in enumerate(route, 2):
        here.store.write_now(lambda tx, to=account: move(tx, to))  # type: ignore[misc]
        if account != route[-1]:
            kept(here, number, account)
    before = [len(by_bot(phone)) for phone in (here.auditor, here.stranger)]
    async with here.bot():
        await here.other.send("/help")
        await here.admin.send("/help")
    assert [len(by_bot(phone)) for phone in (here.auditor, here.stranger)] == before
    assert run(here.store, "SELECT count(*) FROM inbox WHERE state = 'new'") == [(0,)]


async def test_an_account_that_somebody_else_has_now_does_nothing_of_what_it_sent_before(resting: Town) -> None:
    here = resting
    kept(here, 1, OLD, "start")
    here.store.write_now(lambda tx: move(tx, NEW))

    def settle(tx: Tx) -> None:
        (link,) = enrolment.invite(tx, OPERATOR, Place("lead", None, 1), ["Next Owner"])
        enrolment.opened(tx, link.invitation.id, OLD)
        enrolment.accept(tx, link.invitation.id, OLD)

    here.store.write_now(settle)
    signed_in = run(here.store, "SELECT count(*) FROM trail WHERE action = 'person.signed_in'")
    async with here.bot():
        await here.other.send("/help")
    assert "Next Owner" not in here.auditor.transcript()
    assert run(here.store, "SELECT count(*) FROM trail WHERE action = 'person.signed_in'") == signed_in


async def test_an_update_in_hand_while_its_account_moves_is_a_strangers(resting: Town) -> None:
    here = resting
    async with here.bot() as bot:
        heard = Heard(BOT, 7, OLD, 1, "command", verb="cases")
        here.store.write_now(lambda tx: move(tx, NEW))
        here.store.write_now(lambda tx: tx.inbox.keep(BOT, [(7, heard.to_json())]))
        before = len(by_bot(here.auditor))
        await bot.turns.take(heard)
        assert [text.startswith(NEUTRAL) for text in by_bot(here.auditor)[before:]] == [True]


async def test_what_is_due_goes_to_the_account_they_have_now(resting: Town) -> None:
    here = resting
    async with here.bot() as bot:
        here.store.write_now(lambda tx: tx.outbox.put(1, "prompt", {}))
        decided = await bot.turns.desk.again(1)
        before = len(by_bot(here.auditor))
        here.store.write_now(lambda tx: move(tx, NEW))
        await bot.outbound.deliver(decided)
        here.store.write_now(lambda tx: tx.outbox.put(1, "prompt", {}))
        await bot.turns.resend(Resend(1, OLD))
        await here.stranger.until("C07")
        assert len(by_bot(here.auditor)) == before


def test_words_typed_on_an_account_somebody_comes_to_count_for_nothing_it_was_shown_before(resting: Town) -> None:
    here = resting

    def work(tx: Tx) -> tuple[str, str, str]:
        tx.prompts.show(NEW, 10, "want/send_back/1", live=True)
        tx.prompts.show(NEW, 11, "receipt/1", live=True)
        before = tx.prompts.answered_by(NEW, 11)
        move(tx, NEW)
        return before, tx.prompts.answered_by(NEW, 11), tx.prompts.answered_by(NEW, 12)

    assert here.store.write_now(work) == ("want/send_back/1", "", "receipt/1")
