"""casewalk check: settings, key, questionnaires and database, and with --online the token against Telegram."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.app import REJECTED, told_apart
from bot.cli import forms
from bot.cli.database import existing, key_of
from bot.cli.run import need, open_to_others
from bot.cli.watching import must_have_its_pepper
from bot.handlers.wire import AiohttpRequest
from bot.settings import Settings, SettingsError, read_settings
from storage.copying import befores
from storage.errors import StoreError
from storage.opening import is_plain, there


def check(
    online: Annotated[bool, typer.Option("--online", help="Ask Telegram whether it knows the token, too.")] = False,
) -> None:
    """Check all that run needs: settings, key, questionnaires, database; ends with 1 where something is wanting."""
    settings = read_settings()
    looks: dict[str, Callable[[Settings], str]] = {"settings": _complete, "key": _key}
    looks |= {"database": _database} | ({"telegram": _telegram} if online else {})
    if settings.is_open_to_others:
        print(open_to_others(settings), file=sys.stderr)
    forms.check(None)
    wanting = []
    for what, look in looks.items():
        try:
            print(look(settings))
        except (SettingsError, StoreError) as problem:
            print(f"{what} NOT ok: {problem}")
            wanting.append(what)
    if wanting:
        print(f"casewalk: not ready to run: see {', '.join(wanting)}", file=sys.stderr)
        raise typer.Exit(1)


def _complete(settings: Settings) -> str:
    need(settings, webhook=bool(settings.webhook_url))
    return "settings ok"


def _key(settings: Settings) -> str:
    return "key ok" if key_of(settings) else "no key needed: CASEWALK_ENCRYPTION is off"


def _database(settings: Settings) -> str:
    if not there(settings.database):
        what = "load a round with casewalk rounds load FILE, or let the first admin in with casewalk people invite"
        raise StoreError(f"there is no database yet at {settings.database}: {what}")
    with existing(settings) as store:
        must_have_its_pepper(settings, store)
        rounds = store.read_now(lambda tx: tx.rounds.all())
    for copy in _plain_copies(settings):
        print(f"casewalk: {copy} is NOT encrypted: destroy it", file=sys.stderr)
    return f"database ok: {settings.database}, {len(rounds)} round{'' if len(rounds) == 1 else 's'}"


def _telegram(settings: Settings) -> str:
    need(settings, webhook=False)
    return asyncio.run(_asked(settings))


async def _asked(settings: Settings) -> str:
    """Ask who the bot is; raises SettingsError where Telegram does not know it, or cannot be reached."""
    request = AiohttpRequest(1)
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_url}/bot", request=request)
    await request.initialize()
    try:
        return f"telegram ok: the token is that of @{(await bot.get_me()).username}"
    except InvalidToken:
        raise SettingsError(REJECTED) from None
    except TelegramError as problem:
        raise SettingsError(f"it cannot be reached ({told_apart(problem)})") from None
    except Exception as problem:  # whatever stands in its place may answer anything
        raise SettingsError(f"it does not answer as Telegram does ({type(problem).__name__})") from None
    finally:
        await request.shutdown()


def _plain_copies(settings: Settings) -> list[Path]:
    """Find what an encryption left for its owner to destroy, also one cut off before it could say so."""
    return [] if settings.encryption == "off" else [path for path in befores(settings.database) if is_plain(path)]
