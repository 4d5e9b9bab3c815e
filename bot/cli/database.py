"""The database as the settings name it: where it is, and with which key it opens."""

from __future__ import annotations

from bot.settings import Settings
from storage.keys import Key, key_from_command, key_from_file
from storage.opening import Opener, opener
from storage.rekeying import settle
from storage.store import Clock, Store, utc_now


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
    return Store.existing(settings.database, clock=clock, opener=opener_of(settings))


def opened(settings: Settings, clock: Clock = utc_now) -> Store:
    """Open the database, made where there is none; raises StoreError."""
    return Store(settings.database, clock=clock, opener=opener_of(settings))
