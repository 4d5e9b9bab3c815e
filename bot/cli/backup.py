"""casewalk backup, casewalk restore: proven copies of the database, there and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import existing, key_of
from bot.cli.writing import is_a_secrets
from bot.settings import read_settings
from storage.backup import back_up, forget, room_for, trail_fault
from storage.backup import restore as bring_back
from storage.errors import StoreError
from storage.keys import Key, key_from_file

KeyFile = Annotated[Path | None, typer.Option("--key-file", help="The backup's own key; the database's without it.")]


def backup(
    to: Annotated[Path, typer.Argument(help="A file that is not there yet, or a folder.")],
    key_file: KeyFile = None,
    keep: Annotated[int | None, typer.Option(min=1, help="In a folder: how many backups stay.")] = None,
) -> None:
    """Copy the database while the bot runs, prove the copy, and print where it is."""
    settings = read_settings()
    key = key_of(settings)
    other = _other(key_file, key)
    if is_a_secrets(to, settings):
        raise StoreError(f"{to} is the place of a secret: name another file for the backup")
    if keep is not None and not to.is_dir():
        raise StoreError(f"--keep counts the backups in a folder, and there is none at {to}")
    with existing(settings) as store:
        target = room_for(settings.database, to)
        store.write_now(lambda tx: tx.trail.add("backup.made"))
        back_up(settings.database, key, target, other)
    print(target)
    if fault := trail_fault(target, other):  # then the ones before are not forgotten: they may be better
        print(f"casewalk: the backup is whole, but the trail of the database is broken: {fault}", file=sys.stderr)
        raise typer.Exit(1)
    for old in forget(to, keep) if keep is not None else []:
        print(f"casewalk: {old} deleted, {keep} are kept", file=sys.stderr)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="A backup.")],
    key_file: KeyFile = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of a database; it is kept.")] = False,
) -> None:
    """Bring a backup back, under the database's own key."""
    settings = read_settings()
    key = key_of(settings)
    before = bring_back(source, _other(key_file, key), settings.database, key, replace=replace)
    print(f"casewalk: {settings.database} is the backup {source}", file=sys.stderr)
    if before:
        print(f"casewalk: the database before is kept as {before}", file=sys.stderr)
    with existing(settings) as store:
        store.write_now(lambda tx: tx.trail.add("database.restored"))


def _other(key_file: Path | None, key: Key | None) -> Key | None:
    return key_from_file(key_file) if key_file else key
