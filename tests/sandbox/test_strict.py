"""The double refuses what Telegram refuses, in Telegram's words."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, LEAD, TOKEN, Bot

ME = {"chat_id": AUDITOR.id}


def keys(data: str, label: str = "Next") -> dict[str, Any]:
    """Return a keyboard of one button."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data}]]}


REFUSED = [
    pytest.param("sendMessage", {**ME, "text": " \n"}, "message text is empty", id="only white space"),
    pytest.param("sendMessage", {**ME, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty", id="tags"),
    pytest.param("sendMessage", {**ME, "text": "x" * 4097}, "message is too long", id="long"),
    pytest.param("sendMessage", {**ME, "text": "😀" * 2049}, "message is too long", id="long in UTF-16"),
    pytest.param("sendMessage", {"chat_id": 99, "text": "x"}, "chat not found", id="nobody"),
    pytest.param("sendMessage", {"chat_id": LEAD.id, "text": "x"}, "chat not found", id="never wrote to the bot"),
    pytest.param("sendMessage", {"text": "x"}, "chat_id is empty", id="no chat"),
    pytest.param("sendMessage", {**ME, "text": "x", "parse_mode": "Best"}, "unsupported parse_mode", id="mode"),
    pytest.param("sendMessage", {**ME, "text": "x", "reply_markup": keys("")}, "BUTTON_DATA_INVALID", id="no data"),
    pytest.param("sendMessage", {**ME, "text": "x", "reply_markup": keys("é" * 33)}, "BUTTON_DATA_INVALID", id="66 B"),
    pytest.param("sendMessage", {**ME, "text": "x", "reply_markup": keys("x", " ")}, "Text is empty", id="label"),
    pytest.param("sendMessage", {**ME, "text": "x", "reply_markup": "{"}, "can't parse reply_markup", id="JSON"),
    pytest.param("sendDocument", {**ME}, "there is no document in the request", id="no file"),
    pytest.param("sendDocument", {**ME, "document": "http://x.test/a"}, "wrong file identifier", id="a link"),
    pytest.param("editMessageText", {**ME, "message_id": 1, "text": "x"}, "message to edit not found", id="edit"),
    pytest.param("deleteMessage", {**ME, "message_id": 1}, "message to delete not found", id="delete"),
    pytest.param("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old", id="unknown tap"),
    pytest.param("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG", id="toast"),
    pytest.param("setMyCommands", {"commands": [{"command": "Go", "description": "x"}]}, "BOT_COMMAND_INVALID", id="A"),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "go", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
        id="no description",
    ),
    pytest.param("setWebhook", {"url": "https://example.org/"}, "delivers to this machine only", id="webhook"),
    pytest.param("getFile", {"file_id": "none"}, "invalid file_id", id="unknown file"),
]


@pytest.mark.parametrize(("method", "parameters", "reason"), REFUSED)
async def test_refused(bot: Bot, auditor: Phone, method: str, parameters: dict[str, Any], reason: str) -> None:
    auditor.post("hello")
    description = await bot.refusal(method, **parameters)
    assert description.startswith("Bad Request: ")
    assert reason in description


async def test_length_counts_after_tags(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    text = "<b>" + "x" * 4096 + "</b>"
    sent = await bot.result("sendMessage", **ME, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_unchanged_edit_is_refused(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    same = {**ME, "message_id": sent["message_id"], "reply_markup": keys("a")}
    assert "message is not modified" in await bot.refusal("editMessageText", text="x", **same)
    assert "message is not modified" in await bot.refusal("editMessageReplyMarkup", **same)
    changed = await bot.result("editMessageText", **ME, message_id=sent["message_id"], text="y")
    assert "reply_markup" not in changed
    assert changed["edit_date"]


async def test_message_of_a_person_cannot_be_edited(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    reason = await bot.refusal("editMessageText", **ME, message_id=said.id, text="x")
    assert reason == "Bad Request: message can't be edited"


async def test_blocked_bot_may_not_send(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    auditor.block()
    answer = await bot.call("sendMessage", **ME, text="x")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")


async def test_tap_is_answered_once(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    await bot.result("sendMessage", **ME, text="x", reply_markup=keys("a"))
    auditor.press("Next")
    updates = await bot.result("getUpdates")
    query = updates[-1]["callback_query"]
    assert query["message"]["reply_markup"] == keys("a")
    assert await bot.result("answerCallbackQuery", callback_query_id=query["id"], text="Kept")
    assert auditor.toast == "Kept"
    assert "query is too old" in await bot.refusal("answerCallbackQuery", callback_query_id=query["id"])


async def test_unknown_method_is_not_found(bot: Bot) -> None:
    answer = await bot.call("sendEverything")
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_second_token_is_unauthorized(sandbox: Sandbox, bot: Bot) -> None:
    assert (await bot.result("GETME"))["id"] == 4242
    other = Bot(bot.session, sandbox.url, "another")
    assert (await other.call("getMe"))["error_code"] == 401


async def test_real_looking_token_is_refused_with_a_reason(sandbox: Sandbox, bot: Bot) -> None:
    real = Bot(bot.session, sandbox.url, "123456789:" + "A" * 35)
    answer = await real.call("getMe")
    assert answer["error_code"] == 401
    assert "looks like a real one" in answer["description"]


async def test_parameters_come_by_query_form_and_multipart(
    sandbox: Sandbox, session: aiohttp.ClientSession, auditor: Phone
) -> None:
    auditor.post("hello")
    address = f"{sandbox.url}/bot{TOKEN}/"
    given = {"chat_id": str(AUDITOR.id), "text": "x"}
    async with session.get(address + "sendMessage", params=given) as by_query:
        assert by_query.status == 200
    async with session.post(address + "SENDMESSAGE", data=given) as by_form:
        assert by_form.status == 200
    form = aiohttp.FormData({"chat_id": str(AUDITOR.id), "document": "attach://part"})
    form.add_field("part", b"a,b\n", filename="rows.csv", content_type="text/csv")
    async with session.post(address + "sendDocument", data=form) as by_parts:
        sent = (await by_parts.json())["result"]
    assert sent["document"]["file_name"] == "rows.csv"
    assert auditor.last.file
    assert auditor.last.file.content == b"a,b\n"


async def test_server_error_has_no_effect_and_drop_has(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sandbox.faults.server_error(1)
    sandbox.faults.too_many_requests(1, retry_after=3, chat_id=LEAD.id)
    sandbox.faults.drop(1)
    assert (await bot.call("sendMessage", **ME, text="lost"))["error_code"] == 502
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.call("sendMessage", **ME, text="kept")
    assert [message.text for message in auditor.messages] == ["hello", "kept"]
