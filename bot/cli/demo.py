"""casewalk demo, casewalk sandbox: Telegram on this machine, with phones in a web page."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from typing import Annotated

import typer
from pydantic import SecretStr

from bot.cli import logs
from bot.cli.database import existing, of_demo, opened
from bot.cli.restartable import Restartable
from bot.cli.watching import must_have_its_pepper
from bot.demo.seed import KEY, PHONES, seed
from bot.sandbox.server import Sandbox
from bot.sandbox.tokens import RealTokenError, refuse_real
from bot.settings import Settings, SettingsError, read_settings
from questionnaires.catalog import Catalog
from storage.copying import remove
from storage.errors import StoreError
from storage.locks import owned
from storage.store import Store

Port = Annotated[int, typer.Option(min=0, max=65535, help="The port of the page on 127.0.0.1; 0 takes a free one.")]


def demo(
    port: Port = 8800,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin with a new demo database.")] = False,
    seed_only: Annotated[bool, typer.Option("--seed-only", help="Fill the demo database and stop.")] = False,
) -> None:
    """Try the whole thing on this machine: no account, no token, nothing leaves it."""
    settings = _without_a_real_token()
    logs.set_up("warning")
    here = of_demo(settings).model_copy(update={"token": SecretStr("demo")})
    path = here.database
    with owned(path, "a demo"):
        if fresh and path.exists():
            _make_room(here)
        with opened(here) as store:
            _only_a_demo(store)
            must_have_its_pepper(here, store)
            store.write_now(lambda tx: seed(tx, Catalog()))
        if seed_only:
            print(f"casewalk: the demo round is in {path}", file=sys.stderr)
        else:
            asyncio.run(_show(here, port, browser))


def sandbox(
    port: Port = 8800,
    limits: Annotated[bool, typer.Option("--limits", help="Answer 429 to a bot faster than Telegram likes.")] = False,
) -> None:
    """Run the sandbox alone: a Telegram Bot API and phones, for a bot started elsewhere."""
    _without_a_real_token()
    logs.set_up("warning")
    asyncio.run(_alone(port, limits))


def _without_a_real_token() -> Settings:
    """Read the settings; raises SettingsError, before anything else happens, when they hold a real bot's token."""
    settings = read_settings()
    try:
        refuse_real(settings.token.get_secret_value())
    except RealTokenError:
        what = "CASEWALK_TOKEN looks like a real bot's, which has no business in a sandbox"
        raise SettingsError(f"{what}; set CASEWALK_TOKEN=demo for this command") from None
    return settings


def _make_room(settings: Settings) -> None:
    """Delete a demo's database; raises StoreError when it is any other."""
    with existing(settings) as store:
        _only_a_demo(store)
    remove(settings.database)


def _only_a_demo(store: Store) -> None:
    others = [one.key for one in store.read_now(lambda tx: tx.rounds.all()) if one.key != KEY]
    if others:
        raise StoreError(
            f"{store.path} is not a demo's database (it holds {others[0]}); set CASEWALK_DATABASE to another"
        )


async def _show(settings: Settings, port: int, browser: bool) -> None:
    async with _telegram(port) as telegram:
        bot = Restartable(settings.model_copy(update={"api_url": telegram.url}), Catalog(), telegram.clock)
        telegram.trainer.restart, telegram.trainer.morning = bot.restart, bot.next_morning
        async with bot.serving():
            print(f"Casewalk is at {telegram.url} (stop it with Ctrl-C)", file=sys.stderr, flush=True)
            if browser:
                webbrowser.open(telegram.url)
            await _stopped()


async def _alone(port: int, limits: bool) -> None:
    async with _telegram(port, limits) as telegram:
        print(f"The sandbox is at {telegram.url}; set CASEWALK_API_URL to it (stop it with Ctrl-C)", file=sys.stderr)
        await _stopped()


@contextlib.asynccontextmanager
async def _telegram(port: int, limits: bool = False) -> AsyncIterator[Sandbox]:
    telegram = Sandbox(PHONES, limits=limits)
    try:
        await telegram.start(port)
    except OSError as problem:
        raise StoreError(f"port {port} cannot be used ({problem.strerror}); choose another with --port") from None
    try:
        yield telegram
    finally:
        await telegram.stop()


async def _stopped() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
