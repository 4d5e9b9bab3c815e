"""A real python-telegram-bot application runs unchanged against the sandbox."""

from __future__ import annotations

import pytest
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import NetworkError, RetryAfter

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, EchoBot

pytestmark = pytest.mark.usefixtures("echo_bot")


async def test_text_is_echoed(auditor: Phone) -> None:
    reply = await auditor.send("seen alone 😀")
    assert reply.text == "seen alone 😀"


async def test_conversation_reads_as_a_transcript(auditor: Phone) -> None:
    reply = await auditor.send("/start")
    assert reply.buttons == ["Begin", "Later"]
    assert reply.html == "<b>Case C07</b>\nIs this the record?"
    assert reply.protected
    reply = await auditor.tap("Begin")
    assert reply.text == "Begun."
    assert auditor.toast == "You pressed b"
    assert auditor.live_keyboards == []
    await auditor.send_document("notes.txt", b"0123456789")
    assert auditor.transcript().splitlines() == [
        "Auditor One: /start",
        "Casewalk: Case C07",
        "Is this the record?",
        "[Begin] [Later]",
        "Auditor One taps [Begin]",
        "Casewalk (notice): You pressed b",
        "Casewalk (edits): Begun.",
        "Auditor One sends file notes.txt (10 bytes)",
        "Casewalk sends file copy.txt (10 bytes): Your file",
    ]


async def test_edited_message_reaches_the_bot(auditor: Phone) -> None:
    said = auditor.post("seen once")
    await auditor.hear()
    reply = await auditor.edit(said, "seen twice")
    assert reply.text == "edited: seen twice"


async def test_button_of_an_old_message_can_be_tapped(auditor: Phone) -> None:
    first = await auditor.send("/start")
    await auditor.tap("Begin")
    auditor.press_on(first, "Later")
    assert await auditor.until_toast() == "You pressed l"


async def test_missing_button_is_named_with_those_that_are_there(auditor: Phone) -> None:
    await auditor.send("/start")
    with pytest.raises(AssertionError, match=r"\[Submit\] is not there; there is \[Begin\] \[Later\]"):
        auditor.press("Submit")


async def test_silence_fails_with_the_transcript(auditor: Phone) -> None:
    auditor.patience = 0.05
    with pytest.raises(AssertionError, match="in vain; so far"):
        await auditor.until("nobody says this")


async def test_long_text_arrives_in_parts(auditor: Phone) -> None:
    auditor.post("word " * 1200)
    first = await auditor.hear()
    second = await auditor.hear()
    assert len(first.text) <= 4096
    assert (first.text + " " + second.text).split() == ["word"] * 1200


async def test_commands_of_a_chat_come_before_the_default(echo_bot: EchoBot, auditor: Phone) -> None:
    await auditor.send("hello")
    await echo_bot.bot.set_my_commands([BotCommand("start", "Begin")])
    assert auditor.commands == ["start"]
    await echo_bot.bot.set_my_commands([BotCommand("pause", "Pause")], scope=BotCommandScopeChat(AUDITOR.id))
    assert auditor.commands == ["pause"]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # retry_after as a number
async def test_ordered_faults_reach_the_bot(sandbox: Sandbox, echo_bot: EchoBot, auditor: Phone) -> None:
    await auditor.send("hello")
    sandbox.faults.too_many_requests(1, retry_after=7)
    with pytest.raises(RetryAfter):
        await echo_bot.bot.send_message(AUDITOR.id, "refused")
    sandbox.faults.drop(1)
    with pytest.raises(NetworkError, match="disconnected"):
        await echo_bot.bot.send_message(AUDITOR.id, "sent, yet nobody tells")
    assert auditor.last.text == "sent, yet nobody tells"
