"""The webhook's door: whoever does not know the secret learns and changes nothing."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import io
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog
from pydantic import SecretStr

import bot.handlers.webhook
from bot.app import Casewalk
from bot.settings import Settings
from tests.attacks.conftest import Ledger
from tests.storage.holding import contents
from tests.town import Town, town

SECRET = "s3cret-" * 5
HEADER = "X-Telegram-Bot-Api-Secret-Token"
RIGHT = {HEADER: SECRET, "Content-Type": "application/json"}
UPDATE = {
    "update_id": 7,
    "message": {"message_id": 1, "date": 1, "text": "/export", "from": {"id": 700000004, "is_bot": False,
    "first_name": "A"}, "chat": {"id": 700000004, "type": "private", "first_name": "A"}},
}  # fmt: skip
BODY = json.dumps(UPDATE).encode()


@dataclass(frozen=True)
class Knock:
    """A request at the door, and the answers that it may get; 0 is a connection that is closed."""

    name: str
    expected: frozenset[int]
    method: str = "POST"
    path: str = "/telegram"
    headers: dict[str, str] = field(default_factory=lambda: dict(RIGHT))
    body: bytes = BODY


def secret(given: str) -> dict[str, str]:
    return {**RIGHT, HEADER: given}


FORBIDDEN, TOO_LARGE, BAD = frozenset({403}), frozenset({400, 413, 0}), frozenset({400})
ODD_BODIES: list[Any] = [
    [], "MARKED", 7, None, True, {}, {"update_id": "7"}, {"update_id": -1}, {"update_id": 2**80},
    {"message": UPDATE["message"]}, {"update_id": 8, "message": "MARKED"}, {"update_id": 9, "message": {}},
    {"update_id": 10, "callback_query": {"data": "MARKED"}},
]  # fmt: skip
KNOCKS = [
    Knock("no secret", FORBIDDEN, headers={"Content-Type": "application/json"}),
    *(
        Knock(f"the secret {given[:12]!r}", FORBIDDEN, headers=secret(given))
        for given in ("", "x", SECRET[:-1], SECRET + "x", SECRET.upper(), SECRET[::-1], "é" * 20, "x" * 8000)
    ),
    Knock("the secret in the address", FORBIDDEN, path=f"/telegram?secret={SECRET}", headers={}),
    Knock("the secret as a bearer's", FORBIDDEN, headers={"Authorization": f"Bearer {SECRET}"}),
    *(
        Knock(f"the path {path!r}", FORBIDDEN, path=path)
        for path in ("/", "/telegram/x", "/Telegram", "/telegram%2f..", "//telegram", "/admin", "/bot4242:x")
    ),
    *(Knock(f"by {how}", FORBIDDEN, method=how) for how in ("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH")),
    Knock("a wrong method without the secret", frozenset({403, 405}), method="GET", headers={}),
    Knock("a body of 2 MB", TOO_LARGE, body=b'{"update_id": 7, "x": "' + b"x" * 2_000_000 + b'"}'),
    Knock("a body of 2 MB without the secret", TOO_LARGE | FORBIDDEN, headers={}, body=b"x" * 2_000_000),
    Knock("headers of 100 KB", TOO_LARGE | frozenset({431}), headers={**RIGHT, "X-Much": "x" * 100_000}),
    Knock("nothing", BAD, body=b""),
    Knock("no JSON", BAD, body=b"MARKED"),
    Knock("half of it", BAD, body=BODY[:-5]),
    Knock("not UTF-8", BAD, body=b'{"update_id": "\xff\xfe"}'),
    Knock("ten thousand brackets", frozenset({200, 400}), body=b"[" * 10_000 + b"]" * 10_000),
    Knock("a packed bomb", BAD, headers={**RIGHT, "Content-Encoding": "gzip"}, body=gzip.compress(b"0" * 50_000_000)),
    *(
        Knock(f"the body {raw!r}", frozenset({200}), body=json.dumps(raw).encode())
        for raw in ODD_BODIES
    ),
]  # fmt: skip


@contextlib.asynccontextmanager
async def door(folder: Path) -> AsyncIterator[tuple[Town, str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with town(folder) as here:
        given: dict[str, Any] = {"webhook_url": f"http://127.0.0.1:{port}", "webhook_port": port}
        settings = Settings(
            token=SecretStr("test"), api_url=here.sandbox.url, database=here.path,
            webhook_secret=SecretStr(SECRET), **given,
        )  # fmt: skip
        async with Casewalk(settings, here.store, here.catalog, webhook=True, chases=False).serving():
            yield here, f"http://127.0.0.1:{port}"


def stored(here: Town) -> dict[str, Any]:
    """Read all but what is marked when a message was seen off, which may come a moment later."""
    rows = here.store.write_now(lambda tx: contents(tx.conn))
    return {name: rows[name] for name in rows if name not in ("outbox", "prompts")}


async def answer(session: aiohttp.ClientSession, url: str, knock: Knock) -> tuple[int, str]:
    try:
        request = session.request(
            knock.method, f"{url}{knock.path}", headers=knock.headers, data=io.BytesIO(knock.body)
        )
        async with asyncio.timeout(20), request as response:
            return response.status, await response.text()
    except aiohttp.ClientError:
        return 0, ""


async def test_nobody_comes_in_by_the_webhook_without_its_secret(tmp_path: Path, ledger: Ledger) -> None:
    through = []
    with structlog.testing.capture_logs() as logged:
        async with door(tmp_path) as (here, url), aiohttp.ClientSession() as session:
            await here.admin.send("/help")
            before = stored(here)
            for knock in KNOCKS:
                status, words = await answer(session, url, knock)
                if status not in knock.expected or words:
                    through.append(f"{knock.name}: {status} {words!r}")
            if stored(here) != before:
                through.append("something was stored")
            assert (await here.admin.send("/help")).text
            assert not [message for message in here.admin.messages if message.file]
    through += [f"words in the log: {one}" for one in logged if "MARKED" in repr(one)]
    ledger["webhook"] = (len(KNOCKS), through)
    assert not through, "\n".join(through)


async def test_what_telegram_posts_is_kept_before_it_is_answered(tmp_path: Path) -> None:
    async with door(tmp_path) as (here, url), aiohttp.ClientSession() as session:
        await here.admin.send("/start")
        for _ in range(3):  # delivered again and again, it is done once
            assert await answer(session, url, Knock("right", frozenset({200}))) == (200, "")
        await here.admin.until("The answers of")
        await here.admin.send("/help")
        assert len([message for message in here.admin.messages if message.file]) == 1


@pytest.mark.parametrize(
    "headers", [{HEADER.lower(): SECRET}, RIGHT | {"Content-Type": "application/json;charset=utf-8"}]
)
async def test_how_a_header_is_written_does_not_matter(tmp_path: Path, headers: dict[str, str]) -> None:
    async with door(tmp_path) as (_, url), aiohttp.ClientSession() as session:
        assert (await answer(session, url, Knock("right", frozenset({200}), headers=headers)))[0] == 200


HALF = b"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"


@contextlib.asynccontextmanager
async def half_sent(url: str, many: int, words: bytes = HALF) -> AsyncIterator[list[asyncio.StreamReader]]:
    """Open connections that send half a head and then nothing."""
    opened = [await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2])) for _ in range(many)]
    try:
        for _, writer in opened:
            writer.write(words)
        yield [reader for reader, _ in opened]
    finally:
        for _, writer in opened:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for _, writer in opened), return_exceptions=True)


async def closed(reader: asyncio.StreamReader) -> None:
    with contextlib.suppress(ConnectionError):
        await reader.read()


@pytest.mark.parametrize("words", [b"", b"P", HALF, HALF + b"\r\n1234"], ids=["nothing", "a letter", "head", "body"])
async def test_half_sent_requests_keep_no_update_out(tmp_path: Path, words: bytes) -> None:
    with structlog.testing.capture_logs() as logged:
        async with door(tmp_path) as (here, url), aiohttp.ClientSession() as session:
            await here.admin.send("/start")
            async with half_sent(url, 300, words) as readers:
                status = await answer(session, url, Knock("right", frozenset({200})))
                assert status == (200, "")
                await asyncio.gather(*map(closed, readers[:200]))  # who came first went for who came after
    assert len([one for one in logged if one["log_level"] in ("warning", "error")]) == 0


async def test_who_does_not_finish_the_head_in_time_is_put_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.handlers.webhook, "HEAD_S", 0.2)
    async with door(tmp_path) as (_, url), half_sent(url, 20) as readers:
        await asyncio.gather(*map(closed, readers))
