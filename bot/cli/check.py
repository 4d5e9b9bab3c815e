"""casewalk check: settings, questionnaires and the database."""

from __future__ import annotations

from bot.cli import forms
from bot.cli.database import existing
from bot.cli.run import need
from bot.settings import SettingsError, read_settings


def check() -> None:
    """Check the settings, the questionnaires, and the database if there is one."""
    settings = read_settings()
    try:
        need(settings, webhook=bool(settings.webhook_url))
        print("settings ok")
    except SettingsError as problem:
        print(f"settings not complete for run: {problem}")
    forms.check(None)
    if settings.database.exists():
        with existing(settings) as store:
            rounds = store.read_now(lambda tx: tx.rounds.all())
        print(f"database ok: {settings.database}, {len(rounds)} round{'' if len(rounds) == 1 else 's'}")
    else:
        print(f"no database yet at {settings.database}: load a round with casewalk rounds load FILE")
