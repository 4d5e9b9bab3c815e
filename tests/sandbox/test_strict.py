"""The double refuses what Telegram refuses, in Telegram's words."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, LEAD, TOKEN, Bot, keys

ME = {"chat_id": AUDITOR.id}
X = {**ME, "text": "x"}
HTML = {**ME, "parse_mode": "HTML"}
NO_DATA = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
NO_NUMBER = 'field "reply_to_message_id" must be a valid Number'
NO_STRING = 'can\'t parse inline keyboard button: Field "callback_data" must be of type String'
NO_OBJECT = "can't parse inline keyboard button: InlineKeyboardButton must be an Object"


def rows(*each: list[Any]) -> dict[str, Any]:
    """Return a keyboard of these rows, under the text x."""
    return {**X, "reply_markup": {"inline_keyboard": list(each)}}


def marked(offset: int, length: int) -> list[dict[str, Any]]:
    """Return one bold entity."""
    return [{"type": "bold", "offset": offset, "length": length}]


MANY = [[{"text": "x", "callback_data": "x"}]] * 101
REFUSED = [
    pytest.param("sendMessage", ME, "message text is empty", id="no text"),
    pytest.param("sendMessage", {**ME, "text": " \n"}, "text must be non-empty", id="only white space"),
    pytest.param("sendMessage", {**ME, "text": "\u200b\u2800"}, "text must be non-empty", id="only what nobody sees"),
    pytest.param("sendMessage", {**HTML, "text": "<b></b>"}, "text must be non-empty", id="only tags"),
    pytest.param("sendMessage", {**ME, "text": "x" * 4097}, "message is too long", id="4,097 characters"),
    pytest.param("sendMessage", {**ME, "text": "😀" * 2049}, "message is too long", id="4,098 UTF-16 units"),
    pytest.param("sendMessage", {**ME, "text": "é" * 16385}, "text is too long", id="32,770 bytes before parsing"),
    pytest.param("sendMessage", {**HTML, "text": "<b>x"}, "can't parse entities: ", id="HTML that does not parse"),
    pytest.param("sendMessage", {"chat_id": 99, "text": "x"}, "chat not found", id="nobody"),
    pytest.param("sendMessage", {"chat_id": "@auditor", "text": "x"}, "chat not found", id="a person by name"),
    pytest.param("sendMessage", {"chat_id": LEAD.id, "text": "x"}, "chat not found", id="never wrote to the bot"),
    pytest.param("sendMessage", {"text": "x"}, "chat_id is empty", id="no chat"),
    pytest.param("sendMessage", {**X, "parse_mode": "Best"}, "unsupported parse_mode", id="unknown parse mode"),
    pytest.param("sendMessage", {**X, "parse_mode": "MarkdownV2"}, "the sandbox reads HTML only", id="MarkdownV2"),
    pytest.param("sendMessage", {**X, "entities": [{"type": "bold"}]}, "can't parse MessageEntity", id="entity halved"),
    pytest.param(
        "sendMessage", {**X, "reply_parameters": {"message_id": 1}}, "message to be replied not found", id="no reply"
    ),
    pytest.param(
        "sendMessage", {**X, "reply_markup": "{"}, "can't parse reply_markup JSON object", id="keyboard no JSON"
    ),
    pytest.param("sendMessage", {**X, "reply_markup": [1]}, "object expected as reply markup", id="keyboard no object"),
    pytest.param("sendMessage", {**X, "entities": marked(2, 1)}, "entity begins after the end", id="entity outside"),
    pytest.param("sendMessage", {**X, "entities": marked(0, 2)}, "entity beginning at UTF-16", id="entity too long"),
    pytest.param("sendMessage", {**X, "reply_parameters": [1]}, "object expected as reply parameters", id="odd reply"),
    pytest.param("sendMessage", {**X, "reply_to_message_id": "x"}, NO_NUMBER, id="no number"),
    pytest.param("sendMessage", rows([{"text": "x", "callback_data": [1]}]), NO_STRING, id="callback_data no text"),
    pytest.param("sendMessage", rows([1]), NO_OBJECT, id="button no object"),
    pytest.param("sendMessage", rows([{"text": "x"}]), NO_DATA, id="button without action"),
    pytest.param("sendMessage", {**X, "reply_markup": keys("")}, NO_DATA, id="callback_data empty"),
    pytest.param(
        "sendMessage", {**X, "reply_markup": keys("é" * 33)}, "BUTTON_DATA_INVALID", id="callback_data 66 bytes"
    ),
    pytest.param(
        "sendMessage",
        {**X, "reply_markup": keys("x", " ")},
        "inline keyboard button text must be non-empty",
        id="label empty",
    ),
    pytest.param("sendMessage", rows(*MANY), "reply markup is too long", id="101 buttons"),
    pytest.param(
        "sendChatAction", {**ME, "action": "dancing"}, "wrong parameter action in request", id="unknown action"
    ),
    pytest.param("editMessageText", {**X, "message_id": 1}, "message to edit not found", id="edit what is not there"),
    pytest.param("editMessageText", {"text": "x"}, "message identifier is not specified", id="edit nothing"),
    pytest.param(
        "deleteMessage", {**ME, "message_id": 1}, "message to delete not found", id="delete what is not there"
    ),
    pytest.param("deleteMessage", ME, "message identifier is not specified", id="delete nothing"),
    pytest.param(
        "deleteMessages", {**ME, "message_ids": []}, "message identifiers are not specified", id="delete none"
    ),
    pytest.param(
        "deleteMessages",
        {**ME, "message_ids": list(range(1, 102))},
        "too many message identifiers specified",
        id="delete 101",
    ),
    pytest.param("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and", id="unknown tap"),
    pytest.param(
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        "MESSAGE_TOO_LONG",
        id="notice of 201 characters",
    ),
    pytest.param("leaveChat", ME, "chat member status can't be changed in private chats", id="leave a person"),
    pytest.param("getChat", {"chat_id": LEAD.id}, "chat not found", id="look at a stranger"),
    pytest.param("setMyName", {"name": "x" * 65}, "bot name is too long", id="name of 65"),
    pytest.param(
        "setMyDescription", {"description": "x" * 513}, "bot description is too long", id="description of 513"
    ),
    pytest.param(
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "bot short description is too long",
        id="short description of 121",
    ),
]


@pytest.mark.parametrize(("method", "parameters", "reason"), REFUSED)
async def test_refused(bot: Bot, auditor: Phone, method: str, parameters: dict[str, Any], reason: str) -> None:
    auditor.post("hello")
    description = await bot.refusal(method, **parameters)
    assert description.startswith(f"Bad Request: {reason}") or description.endswith(reason)
    assert len(auditor.messages) == 1


async def test_length_counts_after_tags(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    text = "<b>" + "x" * 4096 + "</b>"
    sent = await bot.result("sendMessage", **HTML, text=text)
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_callback_data_may_have_64_bytes_and_a_keyboard_100_buttons(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    await bot.result("sendMessage", **X, reply_markup=keys("é" * 32))
    await bot.result("sendMessage", **rows(*MANY[:100]))
    assert len(auditor.buttons) == 100


async def test_unchanged_edit_is_refused(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **X, reply_markup=keys("a"))
    same = {**ME, "message_id": sent["message_id"], "reply_markup": keys("a")}
    assert "message is not modified" in await bot.refusal("editMessageText", text="x", **same)
    assert "message is not modified" in await bot.refusal("editMessageReplyMarkup", **same)
    changed = await bot.result("editMessageText", **ME, message_id=sent["message_id"], text="y")
    assert "reply_markup" not in changed
    assert changed["edit_date"]


async def test_edit_is_held_to_the_same_length(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **X)
    where = {**ME, "message_id": sent["message_id"]}
    assert await bot.refusal("editMessageText", **where, text="x" * 4097) == "Bad Request: message is too long"
    assert await bot.refusal("editMessageText", **where, text=" ") == "Bad Request: text must be non-empty"


async def test_message_of_a_person_cannot_be_edited(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    reason = await bot.refusal("editMessageText", **ME, message_id=said.id, text="x")
    assert reason == "Bad Request: message can't be edited"


async def test_message_that_the_person_deleted_cannot_be_edited(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    await bot.result("sendMessage", **X)
    auditor.delete(auditor.last)
    reason = await bot.refusal("editMessageText", **ME, message_id=auditor.log[-1].message.id, text="y")  # type: ignore[union-attr]
    assert reason == "Bad Request: message to edit not found"


async def test_reply_to_a_missing_message_can_be_allowed(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    missing = {"message_id": 1, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.result("sendMessage", **X, reply_parameters=missing)
    sent = await bot.result("sendMessage", **X, reply_parameters={"message_id": said.id})
    assert sent["reply_to_message"]["text"] == "hello"


async def test_blocked_bot_may_not_send(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    auditor.block()
    for method in ("sendMessage", "sendChatAction"):
        answer = await bot.call(method, **X, action="typing")
        assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")


async def test_tap_is_answered_once(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    await bot.result("sendMessage", **X, reply_markup=keys("a"))
    auditor.press("Next")
    updates = await bot.result("getUpdates")
    query = updates[-1]["callback_query"]
    assert query["message"]["reply_markup"] == keys("a")
    assert await bot.result("answerCallbackQuery", callback_query_id=query["id"], text="Kept")
    assert auditor.toast == "Kept"
    assert "query is too old" in await bot.refusal("answerCallbackQuery", callback_query_id=query["id"])


async def test_tap_under_a_deleted_message_shows_only_its_number(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **X, reply_markup=keys("a"))
    message = auditor.last
    await bot.result("deleteMessage", **ME, message_id=sent["message_id"])
    auditor.press_on(message, "Next")
    query = (await bot.result("getUpdates"))[-1]["callback_query"]
    assert query["message"] == {"message_id": message.id, "chat": sent["chat"], "date": 0}


async def test_protected_message_is_marked_and_not_forwarded(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **X, protect_content=True)
    assert sent["has_protected_content"] is True
    where = {**ME, "from_chat_id": AUDITOR.id, "message_id": sent["message_id"]}
    assert await bot.refusal("forwardMessage", **where) == "Bad Request: the message can't be forwarded"
    edited = await bot.result("editMessageText", **ME, message_id=sent["message_id"], text="y")
    assert edited["has_protected_content"] is True


async def test_bot_may_copy_what_it_protected(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = await bot.result("sendMessage", **X, protect_content=True)
    where = {**ME, "from_chat_id": AUDITOR.id, "message_id": sent["message_id"]}
    copied = await bot.result("copyMessage", **where)
    assert auditor.last.id == copied["message_id"]
    assert not auditor.last.protected
    assert await bot.refusal("copyMessage", **where | {"message_id": 1}) == "Bad Request: message to copy not found"


async def test_forwarded_message_says_whose_it_was_and_cannot_be_edited(bot: Bot, auditor: Phone) -> None:
    said = auditor.post("hello")
    sent = await bot.result("forwardMessage", **ME, from_chat_id=AUDITOR.id, message_id=said.id)
    assert sent["forward_origin"]["sender_user"]["id"] == AUDITOR.id
    where = {**ME, "message_id": sent["message_id"]}
    assert await bot.refusal("editMessageText", **where, text="x") == "Bad Request: message can't be edited"
    missing = {**ME, "from_chat_id": AUDITOR.id, "message_id": 1}
    assert await bot.refusal("forwardMessage", **missing) == "Bad Request: message to forward not found"


async def test_unknown_method_is_not_found(bot: Bot) -> None:
    answer = await bot.call("sendEverything")
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


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


async def test_only_this_machine_is_answered(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    async with session.get(sandbox.url, headers={"Host": "evil.test"}) as answer:
        assert answer.status == 403
