"""A tidy chat: what was said of a return goes from Telegram, by the round's setting, and what stays is told."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.access import OPERATOR
from bot.app import Casewalk
from bot.desk import Desk
from bot.flows import answering
from bot.flows.turn import Heard
from bot.handlers.keeping import keep
from bot.handlers.table import step_for
from bot.office.allocation import reassign, withdraw
from bot.office.enrolment import Place
from bot.office.people import take_role
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from questionnaires.catalog import Catalog
from tests.town import ROUND, Town, answer_to, begin, go_through, left_with, town

BOT = 4242
SAID = "Seen alone at home and at school."


class Later:
    """The machine's clock, which a test puts forward together with the sandbox's."""

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.sandbox: Sandbox | None = None

    def __call__(self) -> datetime:
        """Tell the time."""
        return datetime.now(UTC) + self.ahead

    def move(self, hours: float) -> None:
        """Let hours pass everywhere."""
        self.ahead += timedelta(hours=hours)
        assert self.sandbox
        self.sandbox.clock.advance(hours=hours)


@contextlib.asynccontextmanager
async def tidying(folder: Path, way: str = "") -> AsyncIterator[tuple[Town, Later]]:
    """A town whose round tidies in this way, on a clock that can be put forward; the bot is started apart."""
    clock = Later()
    text = ROUND.replace('theme = "Neglect"', f'theme = "Neglect"\ntidies = "{way}"') if way else ROUND
    async with town(folder, text, clock=clock) as here:
        clock.sandbox = here.sandbox
        yield here, clock


async def submit(phone: Phone) -> Message:
    """Submit; gives the receipt."""
    await phone.tap("Submit")
    return await phone.until("submitted")


async def swept(bot: Casewalk) -> None:
    """Let the bot sweep, as it does every few seconds."""
    await bot.sweep()


async def test_on_submission_only_the_receipt_and_the_summary_stay(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, text=SAID)
    await phone.send("/review C07")
    await phone.tap("Check and submit")
    assert sum(SAID in message.text for message in phone.messages) > 10
    receipt = await submit(phone)
    await left_with(phone, "submitted", "Case summary")
    assert [message.text.partition("\n")[0].partition(",")[0] for message in phone.messages] == [
        "/start",
        "✅ C07 · School nursing: submitted",
        "Case summary C07",
    ]
    assert "The messages about it are deleted from this chat." in receipt.text
    assert "deleted from the chat after 24 hours. To read it again, send /summary C07." in phone.last.text
    assert "Next case: C08" in phone.buttons


@pytest.mark.parametrize(("way", "state"), [("Nil return", "nil return submitted"), ("Unable", "submitted as unable")])
async def test_a_way_out_leaves_its_receipt_alone(here: Town, way: str, state: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send(SAID)
    await phone.tap("Areas")
    await phone.tap(way)
    await phone.tap(phone.buttons[0])
    await phone.tap("Confirm")
    await phone.until(state)
    await left_with(phone, state)
    assert len(phone.messages) == 2
    assert "My cases" in phone.buttons


async def test_the_summary_goes_a_day_later_and_is_shown_again_when_asked_for(tmp_path: Path) -> None:
    async with tidying(tmp_path) as (here, clock), here.bot() as bot:
        phone = here.auditor
        await begin(phone)
        await go_through(phone, text=SAID)
        await submit(phone)
        await left_with(phone, "submitted", "Case summary")
        summary = phone.last
        clock.move(hours=23)
        assert summary.id not in {one.message_id for one in here.store.read_now(lambda tx: tx.deletions.due())}
        clock.move(hours=1.1)
        await swept(bot)
        await left_with(phone, "submitted")
        assert len(phone.messages) == 2
        summary = await phone.send("/summary C07")
        assert SAID in summary.text
        assert "after 24 hours" in summary.text


async def test_of_two_cases_in_turns_only_what_was_said_of_the_one_sent_in_goes(here: Town) -> None:
    phone = here.auditor
    await begin(phone, "C07")
    await go_through(phone, until="Evidence:")
    await phone.send("Said of C07.")
    await phone.send("/cases")
    await phone.tap("C08")
    await phone.tap("Begin")
    await go_through(phone, until="Evidence:", text="Said of C08.")
    await phone.send("Said of C08, first.")
    of_c08 = phone.messages[-2:]
    await phone.send("/cases")
    await phone.tap("Resume C07")
    await go_through(phone, text="More of C07.")
    await phone.edit(of_c08[0], "Said of C08, put right.")
    await go_through(phone, text="More of C07.")
    await submit(phone)
    await left_with(phone, "submitted", "Case summary", "C08")
    assert {message.id for message in of_c08} < {message.id for message in phone.messages}
    assert not [message for message in phone.messages if not message.by_bot and "C07" in message.text]
    assert len([message for message in phone.messages if "C07" in message.text]) == 2


async def test_as_you_go_only_the_newest_question_is_in_the_chat(tmp_path: Path) -> None:
    async with tidying(tmp_path, "as_you_go") as (here, _), here.bot():
        phone = here.auditor
        await begin(phone)
        await go_through(phone, until="Evidence:")
        await phone.send(SAID)
        await left_with(phone, "Written so far (7 words)")
        assert "Next" in phone.buttons
        await phone.tap("Next")
        await left_with(phone, "How good was")
        assert len(phone.messages) == 2
        await go_through(phone, text=SAID)
        await submit(phone)
        await left_with(phone, "submitted", "Case summary")
        assert answer_to(here, "recognition_evidence")["value"] == SAID


async def test_as_you_go_a_message_that_was_not_used_stays_to_be_sent_again(tmp_path: Path) -> None:
    async with tidying(tmp_path, "as_you_go") as (here, _), here.bot():
        phone = here.auditor
        await begin(phone)
        await phone.send("Long words that answer no closed question.")
        await phone.tap(phone.buttons[0])
        assert phone.sees("Long words that answer no closed question.")
        assert not here.store.read_now(lambda tx: tx.deletions.due())


async def test_off_deletes_nothing_but_what_is_due_at_once(tmp_path: Path) -> None:
    async with tidying(tmp_path, "off") as (here, clock), here.bot() as bot:
        phone = here.auditor
        await begin(phone)
        await go_through(phone, text=SAID)
        clock.move(hours=47)
        await swept(bot)
        receipt = await submit(phone)
        assert "deleted" not in receipt.text + phone.last.text
        before = phone.messages
        first = next(message for message in before if message.text == SAID)
        here.store.write_now(lambda tx: tx.deletions.note(phone.person.id, first.id, due_at=tx.now))
        await phone.send("/help")
        await phone.until_gone(first)
        assert {one.id for one in before} - {one.id for one in phone.messages} == {first.id}


async def test_a_reopened_return_goes_in_again_and_goes_again(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, text=SAID)
    await submit(phone)
    await left_with(phone, "submitted", "Case summary")
    summary = phone.last
    here.store.write_now(lambda tx: tx.responses.give_back(1))
    await phone.send("/review C07")
    await phone.tap("Check and submit")
    await submit(phone)
    await left_with(phone, "submitted", "Case summary")
    await phone.until_gone(summary)
    assert sum("submitted" in message.text for message in phone.messages) == 2
    assert sum("Case summary" in message.text for message in phone.messages) == 1


async def test_what_is_handed_back_goes_from_the_chat(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send(SAID)
    await phone.tap("Areas")
    await phone.tap("Hand back")
    await phone.send("I know the family.")
    await left_with(phone, "C08", "Why do you hand it back?")
    assert not phone.sees("I know the family.")


@pytest.mark.parametrize("way", ["on_submit", "off"])
async def test_why_a_case_that_was_not_begun_is_handed_back_goes_too(tmp_path: Path, way: str) -> None:
    async with tidying(tmp_path, way) as (here, _):
        phone = here.auditor
        async with here.bot():
            await phone.send("/start")
            await phone.tap("C07")
            await phone.tap("Hand back")
            why = phone.post("I know the family.")
            await phone.until("was handed back")
        assert (why.id in {message.id for message in phone.messages}) == (way == "off")


async def test_what_telegram_would_soon_keep_goes_before_and_the_question_stays(tmp_path: Path) -> None:
    async with tidying(tmp_path) as (here, clock), here.bot() as bot:
        phone = here.auditor
        await begin(phone)
        await go_through(phone, until="Evidence:")
        await phone.send(SAID)
        clock.move(hours=46.1)
        await swept(bot)
        await left_with(phone, "Written so far")
        assert "Next" in phone.buttons
        await phone.tap("Next")
        assert answer_to(here, "recognition_evidence")["value"] == SAID


async def test_what_is_too_old_is_told_in_one_line_and_the_bots_own_words_are_emptied(tmp_path: Path) -> None:
    async with tidying(tmp_path) as (here, clock), here.bot():
        phone = here.auditor
        await begin(phone)
        await go_through(phone, until="Evidence:")
        await phone.send("Too old, one.")
        await phone.send("Too old, two.")
        clock.move(hours=50)
        await phone.tap("Next")
        await go_through(phone, text=SAID)
        await submit(phone)
        told = await phone.until("too old")
        assert told.text == (
            "⚠️ 2 messages of yours about C07 are too old for a bot to delete. "
            "Please hold each, tap Delete, and delete it for both sides."
        )
        await left_with(phone, "submitted", "Case summary", "Too old", "too old", "Deleted.")
        assert {message.text for message in phone.messages if message.by_bot and "C07" not in message.text} == {
            "Deleted."
        }
        assert "Next case: C08" in phone.buttons


async def test_a_429_is_waited_for(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    said = phone.post(SAID)
    await phone.hear()
    here.store.write_now(lambda tx: tx.deletions.note(phone.person.id, said.id, due_at=tx.now))
    with here.sandbox.faults.too_many_requests(times=2, retry_after=1) as trouble:
        async with here.bot() as bot:
            await bot.turns.tidying.tidy_chat(phone.person.id)
        assert trouble.left == 0
    assert not phone.sees(SAID)


async def test_killed_when_the_submission_was_stored_all_goes_at_the_next_start(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        phone = here.auditor
        async with here.bot():
            await begin(phone)
            await go_through(phone, text=SAID)
        before = phone.messages
        tap = Heard(BOT, 1, phone.person.id, 1, "tap", "submit", args=(1,), message_id=phone.last.id)
        here.store.write_now(lambda tx: tx.inbox.keep(BOT, [(1, tap.to_json())]))
        await Desk(here.store, here.catalog).run(step_for(tap), tap)
        assert phone.messages == before
        async with here.bot():
            await phone.until("submitted")
            await left_with(phone, "submitted", "Case summary")


ANOTHER = """
[[people]]
telegram_id = 700000099
name = "Auditor Five"
roles = ["auditor"]
agency = "school_nursing"
"""


@contextlib.asynccontextmanager
async def given_up(folder: Path) -> AsyncIterator[tuple[Town, int]]:
    """A town where an auditor stands at their own words in C07, and another of the agency; the bot is off."""
    async with town(folder, ROUND + ANOTHER) as here:
        async with here.bot():
            await here.stranger.send("/start")
            await begin(here.auditor)
            await go_through(here.auditor, until="Evidence:")
            assert SAID in (await here.auditor.send(SAID)).text
        other = here.store.read_now(lambda tx: tx.people.find_by_telegram(here.stranger.person.id))
        assert other
        yield here, other.id


async def test_what_is_handed_on_goes_from_the_chat_of_who_had_it(tmp_path: Path) -> None:
    async with given_up(tmp_path) as (here, other):
        here.store.write_now(lambda tx: reassign(tx, OPERATOR, 1, other))
        async with here.bot():
            await left_with(here.auditor)
            await here.stranger.until("another auditor's")
            await here.stranger.send("/cases")
            await here.stranger.tap(here.stranger.buttons[0])
            await go_through(here.stranger, text=SAID)
            await submit(here.stranger)
            await left_with(here.stranger, "submitted", "Case summary", "waiting", "another auditor's")
            assert "C08" in (await here.auditor.send("/cases")).text


async def test_an_answer_on_the_screen_goes_when_its_return_is_another_s_and_goes_in(tmp_path: Path) -> None:
    async with given_up(tmp_path) as (here, other):
        here.store.write_now(lambda tx: tx.assignments.hand_to(1, other))
        here.store.write_now(lambda tx: tx.responses.close(1, "submitted"))
        here.store.write_now(lambda tx: tx.deletions.let_go(1))
        async with here.bot():
            await left_with(here.auditor)


async def test_what_is_withdrawn_goes_from_the_chat_of_who_had_it(tmp_path: Path) -> None:
    async with given_up(tmp_path) as (here, _):
        here.store.write_now(lambda tx: withdraw(tx, OPERATOR, 1))
        async with here.bot():
            await left_with(here.auditor)


async def test_what_can_no_longer_be_audited_goes_with_the_role(tmp_path: Path) -> None:
    async with given_up(tmp_path) as (here, _):
        here.store.write_now(lambda tx: take_role(tx, OPERATOR, 1, Place("auditor", 1, 1)))
        async with here.bot():
            await left_with(here.auditor)


async def test_what_is_to_go_when_it_is_tapped_is_answered_below(tmp_path: Path) -> None:
    async with given_up(tmp_path) as (here, other):
        here.store.write_now(lambda tx: reassign(tx, OPERATOR, 1, other))
        here.auditor.press("Next")
        async with here.bot():
            await here.auditor.until("not assigned to you")
            await left_with(here.auditor, "not assigned to you")


@pytest.mark.parametrize("way", ["on_submit", "off"])
async def test_what_cannot_be_kept_is_deleted_at_once(tmp_path: Path, way: str) -> None:
    async with tidying(tmp_path, way) as (here, _), here.bot():
        phone = here.auditor
        await phone.send("/start")
        await phone.send_photo("This is Sarah.")
        assert "cannot be kept here" in (await phone.hear()).text
        assert "It was deleted from this chat." in phone.last.text
        await left_with(phone, "C07", "This is [name].")
        assert not phone.sees("This is Sarah.")
        await begin(phone)
        await phone.send_voice()
        await phone.send_document("notes about him.txt")
        await left_with(phone, "C07", "This is [name].")


async def test_a_file_that_is_wanted_stays(here: Town) -> None:
    phone = here.lead
    await phone.send("/rounds")
    await phone.tap("Neglect below the threshold")
    await phone.tap("Cases")
    await phone.tap("Add cases")
    await phone.send_document("cases.csv", b"reference,age\nC09,7\n")
    await phone.send("/help")
    assert any(message.file for message in phone.messages)


EARLY = "3 December 2024"


@contextlib.asynccontextmanager
async def asked_for_a_date(folder: Path) -> AsyncIterator[Town]:
    """A town where an auditor is asked for a date; the bot is off."""
    text, catalog = ROUND.replace('"six_areas"', '"short"'), Catalog(Path(__file__).parent.parent / "fuzz")
    async with town(folder, text, catalog=catalog) as here:
        async with here.bot():
            await begin(here.auditor)
            await go_through(here.auditor, until="a date, for example")
        yield here


async def test_a_date_that_is_let_stand_stays_however_quickly_it_was_typed(tmp_path: Path) -> None:
    async with asked_for_a_date(tmp_path) as here:
        here.auditor.post("/help")
        typed = here.auditor.post(EARLY)
        async with here.bot():
            await here.auditor.until("✏️")
        assert answer_to(here, "seen_on")["value"] == "2024-12-03"
        assert typed.id in {message.id for message in here.auditor.messages}


async def test_what_something_was_taken_out_of_goes_though_the_bot_was_killed_before_its_turn(tmp_path: Path) -> None:
    async with asked_for_a_date(tmp_path) as here:
        phone = here.auditor
        async with here.bot():
            await phone.send(EARLY)
        typed = next(message for message in phone.messages if message.text == EARLY)
        edit = Heard(BOT, 9000, phone.person.id, None, "edit", raw="[date]", message_id=typed.id, taken_out=("date",))
        here.store.write_now(lambda tx: keep(tx, [edit]))
        async with here.bot():
            await phone.until_gone(typed)


async def test_what_something_was_taken_out_of_goes_though_its_turn_failed(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")

    def broken(*args: object) -> object:
        raise RecursionError

    monkeypatch.setattr(answering, "letting", broken)
    typed = phone.post("Mum Sarah Whitlock told the nurse.")
    await phone.until("Something went wrong on our side")
    await phone.until_gone(typed)
