"""casewalk check: settings, key, questionnaires and database, and with --online the token against Telegram."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import forms
from bot.cli.database import existing, key_of
from bot.cli.run import need, open_to_others
from bot.cli.watching import must_have_its_pepper
from bot.handlers.reaching import name_of
from bot.settings import Settings, SettingsError, read_settings
from storage.copying import befores
from storage.errors import StoreError
from storage.opening import is_plain, there


def check(
    online: Annotated[bool, typer.Option("--online", help="Ask Telegram whether it knows the token, too.")] = False,
) -> None:
    """Check settings, key, questionnaires and database; ends with 2 where something is wanting for run."""
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
            print(f"{what} NOT ok")
            wanting.append(f"{what}: {problem}")
    if wanting:
        raise SettingsError(f"not ready to run: {'; '.join(wanting)}")


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
    return f"telegram ok: the token is that of @{asyncio.run(name_of(settings))}"


def _plain_copies(settings: Settings) -> list[Path]:
    """Find what an encryption left for its owner to destroy, also one cut off before it could say so."""
    return [] if settings.encryption == "off" else [path for path in befores(settings.database) if is_plain(path)]
