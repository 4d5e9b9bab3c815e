"""casewalk check: settings, questionnaires and the database."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.cli import forms
from bot.cli.database import existing
from bot.cli.run import need, open_to_others
from bot.cli.watching import must_have_its_pepper
from bot.settings import Settings, SettingsError, read_settings
from storage.copying import befores
from storage.opening import is_plain, there


def check() -> None:
    """Check the settings, the questionnaires, and the database if there is one."""
    settings = read_settings()
    try:
        need(settings, webhook=bool(settings.webhook_url))
        print("settings ok")
    except SettingsError as problem:
        print(f"settings not complete for run: {problem}")
    if settings.is_open_to_others:
        print(open_to_others(settings), file=sys.stderr)
    forms.check(None)
    if there(settings.database):
        with existing(settings) as store:
            must_have_its_pepper(settings, store)
            rounds = store.read_now(lambda tx: tx.rounds.all())
        print(f"database ok: {settings.database}, {len(rounds)} round{'' if len(rounds) == 1 else 's'}")
        for copy in _plain_copies(settings):
            print(f"casewalk: {copy} is NOT encrypted: destroy it", file=sys.stderr)
    else:
        print(f"no database yet at {settings.database}: load a round with casewalk rounds load FILE")


def _plain_copies(settings: Settings) -> list[Path]:
    """Find what an encryption left for its owner to destroy, also one cut off before it could say so."""
    return [] if settings.encryption == "off" else [path for path in befores(settings.database) if is_plain(path)]
