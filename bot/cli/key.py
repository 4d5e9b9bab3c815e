"""casewalk key: make the key of the database, change it, and encrypt a plain database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import existing, key_of
from bot.settings import Settings, SettingsError, read_settings
from storage.errors import StoreError
from storage.keys import Key, key_from_file, new_key, write_key_file
from storage.locks import belongs
from storage.opening import is_plain, there
from storage.rekeying import recrypt
from storage.rekeying import rotate as change_key

app = typer.Typer(no_args_is_help=True, help="The key of the encrypted database.")

APART = "keep a copy of it apart from the database and its backups: without it nobody can read them"


@app.command()
def new(
    file: Annotated[Path | None, typer.Argument(help="Where to write it; CASEWALK_KEY_FILE without it.")] = None,
) -> None:
    """Make a key that only you can read; never over a file that is there."""
    settings = read_settings()
    path = file or settings.key_file
    named = file is not None or "key_file" in settings.model_fields_set
    if not named and path.parent.resolve() == settings.database.parent.resolve():
        raise SettingsError(
            f"{path} lies beside the database: name another place, or this one as casewalk key new FILE"
        )
    if belongs(path, settings.database) or path.name == ".env" or path.resolve() == settings.pepper_file.resolve():
        raise SettingsError(f"{path} is the place of something else of Casewalk's: name another for the key")
    write_key_file(path, new_key())
    _say(f"the key is in {path}; {APART}")


@app.command()
def encrypt() -> None:
    """Encrypt a plain database with the key; the plain one is kept as a backup for you to destroy."""
    settings = read_settings().model_copy(update={"encryption": "on"})
    key = key_of(settings)
    assert key
    if there(settings.database) and settings.database.is_file() and is_plain(settings.database) is False:
        raise StoreError(f"{settings.database} is no plain database: it is encrypted already, or none at all")
    backup = recrypt(settings.database, None, key)
    _say(f"{settings.database} is encrypted; {backup} is NOT: destroy it once you have seen that all is well")
    _note(settings, "database.encrypted")


@app.command()
def rotate(
    to: Annotated[Path | None, typer.Option("--to", help="A key made with key new; a fresh one without it.")] = None,
) -> None:
    """Encrypt the database with another key; the database and the key before are kept."""
    settings = read_settings()
    old = key_of(settings)
    if old is None:
        raise SettingsError("CASEWALK_ENCRYPTION is off: there is no key to change; see casewalk key encrypt")
    if settings.key_command:
        _rotate_in_a_vault(settings, old, to)
        return
    backup = change_key(settings.database, settings.key_file, key_from_file(to) if to else new_key())
    _say(f"{settings.database} has another key, in {settings.key_file}; {APART}")
    _say(f"{backup} is as it was, under the key before, which is kept beside the new one")
    _note(settings, "key.changed")


def _rotate_in_a_vault(settings: Settings, old: Key, to: Path | None) -> None:
    if to is None:
        what = "the key comes from a command: make the next with casewalk key new FILE, put it in the vault"
        raise SettingsError(f"{what}, then casewalk key rotate --to FILE")
    backup = recrypt(settings.database, old, key_from_file(to))
    _say(f"{settings.database} has the key of {to}: let CASEWALK_KEY_COMMAND give it from now on")
    _say(f"{backup} is as it was, under the key before")
    _note(settings.model_copy(update={"key_command": "", "key_file": to}), "key.changed")


def _note(settings: Settings, action: str) -> None:
    with existing(settings) as store:
        store.write_now(lambda tx: tx.trail.add(action))


def _say(words: str) -> None:
    print(f"casewalk: {words}", file=sys.stderr)
