"""casewalk run: serve real Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import sys
from typing import Annotated

import typer

from bot.app import Casewalk
from bot.cli import logs
from bot.cli.database import existing
from bot.cli.watching import must_have_its_pepper
from bot.handlers.reaching import TokenRejected
from bot.settings import Settings, SettingsError, read_settings
from questionnaires.catalog import Catalog
from storage.locks import owned


def run(
    webhook: Annotated[bool, typer.Option("--webhook", help="Be called by Telegram instead of asking it.")] = False,
) -> None:
    """Serve Telegram until stopped (CASEWALK_TOKEN, CASEWALK_DATABASE)."""
    settings = read_settings()
    need(settings, webhook=webhook)
    logs.set_up(settings.log_level)
    if settings.encryption == "off":
        print("casewalk: CASEWALK_ENCRYPTION is off: whoever has the database file can read it", file=sys.stderr)
    if webhook and settings.is_open_to_others:
        print(open_to_others(settings), file=sys.stderr)
    with owned(settings.database, "a bot that serves it"), existing(settings) as store:
        must_have_its_pepper(settings, store)
        asyncio.run(_serve(Casewalk(settings, store, Catalog(), webhook=webhook)))


def need(settings: Settings, *, webhook: bool) -> None:
    """Make sure that what serving needs is set; raises SettingsError."""
    if not settings.token.get_secret_value():
        raise SettingsError("CASEWALK_TOKEN is not set; BotFather gives it when you make a bot")
    if not re.fullmatch(r"[A-Za-z0-9_:-]+", settings.token.get_secret_value()):
        raise SettingsError("CASEWALK_TOKEN is no token: copy it as BotFather gave it, with nothing around it")
    if webhook and not settings.webhook_url.startswith("https://"):
        raise SettingsError("CASEWALK_WEBHOOK_URL must be the https address at which Telegram reaches this server")
    if webhook and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", settings.webhook_secret.get_secret_value()):
        raise SettingsError("CASEWALK_WEBHOOK_SECRET must have 16 to 256 letters, digits, _ or -, and no other sign")


def open_to_others(settings: Settings) -> str:
    """Say what it means that a webhook does not listen on this machine alone."""
    where = f"{settings.webhook_listen}:{settings.webhook_port}"
    return (
        f"casewalk: CASEWALK_WEBHOOK_LISTEN is {where}: other machines reach the bot there, without encryption; "
        "let a firewall pass nobody but your proxy, or take the setting away to listen on 127.0.0.1"
    )


async def _serve(casewalk: Casewalk) -> None:
    life, stop, rejected = asyncio.current_task(), asyncio.Event(), casewalk.intake.rejected
    assert life
    serves = False

    def end() -> None:
        stop.set()
        if not serves:
            life.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end)
    with contextlib.suppress(asyncio.CancelledError):  # told to end while it waited for Telegram
        async with casewalk.serving():
            serves = True
            ends = [asyncio.create_task(one.wait()) for one in (stop, rejected)]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for one in ends:
                one.cancel()
    if rejected.is_set():
        raise TokenRejected
