"""Files up and down, with Telegram's sizes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

from .conftest import AUDITOR, TOKEN, Bot

ME = {"chat_id": AUDITOR.id}
MEBIBYTE = 1024 * 1024


def png(width: int, height: int, size: int = 100) -> bytes:
    """Return the beginning of a picture with these sides, filled up to a size."""
    head = b"\x89PNG\r\n\x1a\n" + bytes(8) + width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return head + bytes(size - len(head))


TOO_BIG = f"file of size {10 * MEBIBYTE + 1} bytes is too big for a photo; the maximum size is {10 * MEBIBYTE} bytes"
REFUSED_FILES = [
    pytest.param("document", b"", "file must be non-empty", id="empty document"),
    pytest.param("photo", b"", "file must be non-empty", id="empty photo"),
    pytest.param("photo", png(90, 90, 10 * MEBIBYTE + 1), TOO_BIG, id="photo over 10 MB"),
    pytest.param("photo", b"no picture", "IMAGE_PROCESS_FAILED", id="photo that is none"),
    pytest.param("photo", png(9000, 1001), "PHOTO_INVALID_DIMENSIONS", id="photo of 10,001 in both sides"),
    pytest.param("photo", png(2100, 100), "PHOTO_INVALID_DIMENSIONS", id="photo 21 times as wide as high"),
]
REFUSED_CALLS = [
    pytest.param("sendDocument", ME, "there is no document in the request", id="no document"),
    pytest.param("sendPhoto", ME, "there is no photo in the request", id="no photo"),
    pytest.param("sendDocument", {**ME, "document": "none"}, "wrong file identifier/HTTP URL specified", id="unknown"),
    pytest.param("sendPhoto", {**ME, "photo": "file_1"}, "can't use file of type Document as Photo", id="other kind"),
    pytest.param(
        "sendDocument", {**ME, "document": "file_1", "caption": "x" * 1025}, "message caption is too long", id="caption"
    ),
    pytest.param("getFile", {"file_id": "none"}, "invalid file_id", id="fetch an unknown file"),
    pytest.param("getFile", {}, "file_id not specified", id="fetch nothing"),
]


@pytest.mark.parametrize(("kind", "content", "reason"), REFUSED_FILES)
async def test_file_is_refused(bot: Bot, auditor: Phone, kind: str, content: bytes, reason: str) -> None:
    auditor.post("hello")
    answer = await bot.upload(f"send{kind}", kind, content, **ME)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {reason}")
    assert len(auditor.messages) == 1


@pytest.mark.parametrize(("method", "parameters", "reason"), REFUSED_CALLS)
async def test_file_call_is_refused(
    bot: Bot, auditor: Phone, method: str, parameters: dict[str, Any], reason: str
) -> None:
    auditor.post_file("document", "notes.txt", "text/plain", b"0123")
    assert await bot.refusal(method, **parameters) == f"Bad Request: {reason}"


async def test_document_up_to_50_mb_goes_out(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    full = bytes(50 * MEBIBYTE)
    assert (await bot.upload("sendDocument", "document", full, **ME))["ok"]
    answer = await bot.upload("sendDocument", "document", full + b"x", **ME)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_file_up_to_20_mb_comes_in(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post_file("document", "full.bin", "application/octet-stream", bytes(20 * MEBIBYTE))
    auditor.post_file("document", "over.bin", "application/octet-stream", bytes(20 * MEBIBYTE + 1))
    full, over = [update["message"]["document"] for update in await bot.result("getUpdates")]
    assert (full["file_size"], over["file_size"]) == (20 * MEBIBYTE, 20 * MEBIBYTE + 1)
    path = (await bot.result("getFile", file_id=full["file_id"]))["file_path"]
    async with bot.session.get(f"{sandbox.url}/file/bot{TOKEN}/{path}") as answer:
        assert len(await answer.read()) == 20 * MEBIBYTE
    assert await bot.refusal("getFile", file_id=over["file_id"]) == "Bad Request: file is too big"


async def test_photo_is_sent_and_sent_again_by_its_id(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = (await bot.upload("sendPhoto", "photo", png(640, 480), **ME, caption="x" * 1024))["result"]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (640, 480)
    await bot.result("sendPhoto", **ME, photo=sent["photo"][0]["file_id"])
    assert auditor.last.file == auditor.messages[1].file


async def test_file_of_a_person_can_be_fetched(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post_file("document", "notes.txt", "text/plain", b"0123")
    sent = (await bot.result("getUpdates"))[0]["message"]["document"]
    path = (await bot.result("getFile", file_id=sent["file_id"]))["file_path"]
    async with bot.session.get(f"{sandbox.url}/file/bot{TOKEN}/{path}") as answer:
        assert await answer.read() == b"0123"
    async with bot.session.get(f"{sandbox.url}/file/bot{TOKEN}/../secrets") as answer:
        assert answer.status == 404


async def test_words_of_a_file_are_its_caption(bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    sent = (await bot.upload("sendDocument", "document", b"x", **ME, caption="first"))["result"]
    where = {**ME, "message_id": sent["message_id"]}
    reason = await bot.refusal("editMessageText", **where, text="second")
    assert reason == "Bad Request: there is no text in the message to edit"
    edited = await bot.result("editMessageCaption", **where, caption="second")
    assert edited["caption"] == "second"
    text = await bot.result("sendMessage", **ME, text="x")
    reason = await bot.refusal("editMessageCaption", **ME, message_id=text["message_id"], caption="x")
    assert reason == "Bad Request: there is no caption in the message to edit"
