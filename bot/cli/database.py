"""The database as the settings name it: where it is, and with which key it opens."""

from __future__ import annotations

import contextlib
from pathlib import Path

from bot.cli.commands import NOW, UNENTERED
from bot.demo.seed import KEY
from bot.settings import Settings, read_settings
from storage.keys import Key, key_from_command, key_from_file
from storage.opening import Opener, is_plain, opener
from storage.rekeying import settle
from storage.store import Clock, Store, utc_now

DEMO = Path("casewalk-demo.sqlite3")
"""Where the demo's round is, unless a setting names another place."""


def of_demo(settings: Settings) -> Settings:
    """Name the demo's database, plain, where the settings name none and say nothing of encryption."""
    database = settings.database if "database" in settings.model_fields_set else DEMO
    encryption = settings.encryption if "encryption" in settings.model_fields_set else "off"
    return settings.model_copy(update={"database": database, "encryption": encryption})


def settings_for(round_key: str) -> Settings:
    """Read the settings for a round: the demo's is in the demo's database, where there is one here."""
    settings = read_settings()
    if round_key == KEY:
        demo = of_demo(settings)
        with contextlib.suppress(OSError):  # what is wrong with the place is said when it is opened
            return demo if is_plain(demo.database) is (demo.encryption == "off") else settings
    return settings


def key_of(settings: Settings) -> Key | None:
    """Get the key, None with encryption off; raises StoreError."""
    if settings.encryption == "off":
        return None
    if settings.key_command:
        return key_from_command(settings.key_command)
    settle(settings.database, settings.key_file)
    return key_from_file(settings.key_file)


def opener_of(settings: Settings) -> Opener:
    """Get what opens the database."""
    return opener(key_of(settings))


def existing(settings: Settings, clock: Clock = utc_now) -> Store:
    """Open a database that must be there already; raises StoreError."""
    return _entered(Store.existing(settings.database, opener=opener_of(settings)), clock)


def opened(settings: Settings, clock: Clock = utc_now) -> Store:
    """Open the database, made where there is none; raises StoreError."""
    return _entered(Store(settings.database, opener=opener_of(settings)), clock)


def _entered(store: Store, clock: Clock) -> Store:
    """Enter in the trail, before anything is read, which command opened the database; raises StoreError.

    The one place for all of them, so that none can forget. What a command changes or exports has entries of its own.
    """
    command = NOW.get()
    if command and command not in UNENTERED:
        try:
            store.write_now(lambda tx: tx.trail.add("command.ran", part=command))
        except BaseException:
            store.close()
            raise
    store.clock = clock
    return store
