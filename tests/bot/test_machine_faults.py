"""A fault of the machine while something is made or sent: it is tried again, and nothing is refused for ever."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.render import Renderer
from storage.driver import sqlite
from storage.errors import StoreError
from tests.town import town


def unable() -> Exception:
    problem = sqlite.OperationalError("unable to open database file")
    problem.sqlite_errorcode = sqlite.SQLITE_CANTOPEN
    return problem


FAULTS: list[Callable[[], Exception]] = [
    lambda: OSError(errno.EMFILE, "Too many open files"),
    lambda: OSError(errno.ENOSPC, "No space left on device"),
    lambda: StoreError("nothing was stored"),
    lambda: MemoryError(),
    unable,
]


@pytest.mark.parametrize("fault", FAULTS)
async def test_what_could_not_be_made_for_a_while_is_sent_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], Exception]
) -> None:
    failed = asyncio.Event()

    def fails(renderer: Renderer, message: object) -> list[str]:
        failed.set()
        raise fault()

    async with town(tmp_path) as here:
        async with here.bot():
            await here.auditor.send("/start")
            await here.auditor.tap("C07")
            with monkeypatch.context() as troubled:
                troubled.setattr(Renderer, "messages", fails)
                here.auditor.press("Begin")
                await failed.wait()
        async with here.bot():
            await here.auditor.until("Whose record")
        states = here.store.read_now(lambda tx: [row[0] for row in tx.conn.execute("SELECT state FROM outbox")])
        assert "refused" not in states


def test_templates_are_read_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()

    def none_left(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("builtins.open", none_left)
    monkeypatch.setattr("os.open", none_left)
    for name in renderer.env.list_templates():
        renderer.env.get_template(name)
