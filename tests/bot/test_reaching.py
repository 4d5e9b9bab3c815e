"""Reaching Telegram: it is waited for, a wrong token ends in a line, no redirect is followed, and no token is said."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

import bot.handlers.reaching
from bot.sandbox.server import Sandbox
from tests.bot.test_cli import COMMAND, database
from tests.bot.typed import Casewalk, casewalk
from tests.town import Town, town

__all__ = ["casewalk", "database"]

SANDBOX = {"token": "test"}
TOKEN = "12345678" + ":" + "AbCd" * 8 + "xyz"


@contextlib.asynccontextmanager
async def answering(status: int, body: str = "{}", **headers: str) -> AsyncIterator[tuple[str, list[str]]]:
    """Serve something that stands in Telegram's place; gives its address, and what was asked for."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, text=body, headers={"Location": str(request.url)} | headers)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def running(here: Town, url: str, **more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the installed command against an address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWALK_")}
    given = {"TOKEN": TOKEN, "API_URL": url, "DATABASE": str(here.path), "ENCRYPTION": "off"} | more
    env = kept | {f"CASEWALK_{name}": value for name, value in given.items()}
    process = await asyncio.create_subprocess_exec(
        COMMAND, "run", env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=here.path.parent
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def said_until(process: asyncio.subprocess.Process, words: str) -> str:
    assert process.stderr
    said = ""
    while words not in said:
        line = (await process.stderr.readline()).decode()
        assert line, said
        said += line
    return said


AWAY = [
    pytest.param(502, "bad gateway", id="502"),
    pytest.param(500, "<html>", id="500"),
    pytest.param(200, "<html>a captive portal", id="200 and no JSON"),
    pytest.param(200, '{"ok": true, "result": {}}', id="200 and nobody"),
    pytest.param(302, "", id="a redirect to itself"),
    pytest.param(307, "", id="a redirect that keeps the body"),
    pytest.param(429, '{"ok": false, "parameters": {"retry_after": 9}}', id="429"),
]


@pytest.mark.parametrize(("status", "body"), AWAY)
async def test_away_at_the_start_it_is_waited_for_in_a_line_each_and_sigterm_ends_it(
    tmp_path: Path, status: int, body: str
) -> None:
    async with town(tmp_path) as here, answering(status, body) as (url, asked), running(here, url) as process:
        said = await said_until(process, "in_s=2.0")
        process.send_signal(signal.SIGTERM)
        rest = await process.communicate()
        said += rest[1].decode()
    assert process.returncode == 0, said
    lines = [line for line in said.splitlines() if "cannot be reached, trying again" in line]
    assert len(lines) == 2, said
    assert "Traceback" not in said
    assert TOKEN not in said
    assert TOKEN.partition(":")[2] not in said
    assert len(asked) == 2


async def test_refused_it_is_waited_for(tmp_path: Path) -> None:
    async with town(tmp_path) as here, running(here, "http://127.0.0.1:1") as process:
        assert "ConnectorError" in await said_until(process, "in_s=1.0")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_by_tls_where_there_is_none_it_is_waited_for(tmp_path: Path) -> None:
    async with (
        answering(200) as (url, _),
        town(tmp_path) as here,
        running(here, url.replace("http", "https")) as process,
    ):
        await said_until(process, "in_s=1.0")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_when_it_is_back_the_bot_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.handlers.reaching, "FIRST_WAIT_S", 0.01)
    async with town(tmp_path) as here:
        port = int(here.sandbox.url.rpartition(":")[2])
        await here.sandbox.stop()
        away = asyncio.Event()

        def told_apart(problem: Exception) -> str:
            away.set()
            return type(problem).__name__

        monkeypatch.setattr(bot.handlers.reaching, "told_apart", told_apart)
        serving = asyncio.create_task(_first_answer(here))
        await away.wait()
        back = Sandbox()
        await back.start(port)
        await serving
        await back.stop()


async def _first_answer(here: Town) -> None:
    async with here.bot():
        return


@pytest.mark.parametrize("status", [401, 404])
@pytest.mark.parametrize("level", ["info", "debug"])
async def test_a_rejected_token_ends_in_a_line_with_exit_code_2(tmp_path: Path, status: int, level: str) -> None:
    async with town(tmp_path) as here, answering(status) as (url, _), running(here, url, LOG_LEVEL=level) as process:
        out, said = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    (line,) = said.decode().splitlines()[1:]
    assert line == f"casewalk: {bot.handlers.reaching.REJECTED}"


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "does not know CASEWALK_TOKEN"), (404, "does not know CASEWALK_TOKEN"), (502, "cannot be reached"),
     (307, "cannot be reached"), (200, "does not answer as Telegram does")],
)  # fmt: skip
async def test_check_online_says_what_is_wrong(tmp_path: Path, casewalk: Casewalk, status: int, words: str) -> None:
    async with town(tmp_path) as here, answering(status) as (url, _):
        done = await asyncio.to_thread(casewalk, "check", "--online", token=TOKEN, api_url=url, database=str(here.path))
    assert done.returncode == 2
    assert "telegram NOT ok" in done.stdout
    assert words in done.stderr
    assert TOKEN not in done.stdout + done.stderr


async def test_check_online_names_the_bot(tmp_path: Path, casewalk: Casewalk) -> None:
    async with town(tmp_path) as here:
        done = await asyncio.to_thread(
            casewalk, "check", "--online", **SANDBOX, api_url=here.sandbox.url, database=str(here.path)
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "telegram ok: the token is that of @" in done.stdout


def test_whoever_writes_to_stderr_writes_no_token(casewalk: Casewalk, monkeypatch: pytest.MonkeyPatch) -> None:
    import bot.cli.check

    def fails(settings: object) -> str:
        try:
            raise ValueError(f"https://x/bot{TOKEN}/getMe")
        except ValueError as problem:
            for words in (TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), repr(TOKEN), traceback.format_exc()):
                sys.stderr.write(f"{words}\n")
            raise RuntimeError(TOKEN) from problem

    monkeypatch.setattr(bot.cli.check, "_complete", fails)
    done = casewalk("check", token=TOKEN)
    assert done.returncode == 1
    assert "RuntimeError: ***" in done.stderr
    assert done.stderr.count("***") >= 6
    assert TOKEN.partition(":")[2] not in done.stderr
