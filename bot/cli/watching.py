"""casewalk rounds watch: the names that auditors must not type, kept as hashes under a pepper of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.cli.reading import content_of
from bot.office.rounds import find_round
from bot.office.watching import load_names, made_with_another, may_load, read_names
from bot.settings import Settings, SettingsError, read_settings
from storage.errors import StoreError
from storage.pepper import make_pepper, read_pepper
from storage.store import Store

APART = "keep a copy of it as you keep the key's, apart from the database: without it the lists must be loaded anew"


def watch(
    key: Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")],
    file: Annotated[Path | None, typer.Argument(help="One name a line; - reads what is piped in.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Say of how many names the list was made, and when.")] = False,
) -> None:
    """Load the names of a round's children and families, which are then kept out of what auditors type.

    The list takes the place of the one before. Only keyed hashes are stored, and no name can be read from them. Send
    such a list through no chat: load it here, on the machine that runs the bot, and delete the file. Blank lines,
    lines that begin with # and headings are let pass.
    """
    if show or file is None:
        if file or not show:
            raise typer.BadParameter("name the file of the list, or say --show")
        _show(key)
        return
    names = read_names(*content_of(file))
    settings = read_settings()
    with existing(settings) as store:
        store.read_now(lambda tx: may_load(tx, OPERATOR, find_round(tx, key).id))  # before a pepper is made for nothing
        pepper = read_pepper(settings.pepper_file) or _new_pepper(settings)
        store.write_now(lambda tx: load_names(tx, OPERATOR, find_round(tx, key).id, names, pepper))
        others = _of_another_pepper(store, pepper)
    _say(f"{len(names)} {'name is' if len(names) == 1 else 'names are'} watched for in {key}")
    if str(file) != "-":
        _say(f"now delete {file}, and every copy of it")
    if others:
        _say(f"made with another pepper, so that nothing is found by them: load anew the lists of {', '.join(others)}")


def _new_pepper(settings: Settings) -> bytes:
    """Make the pepper; never beside the database by accident. Raises SettingsError or StoreError."""
    path = settings.pepper_file
    named = "pepper_file" in settings.model_fields_set
    if not named and path.parent.resolve() == settings.database.parent.resolve():
        raise SettingsError(f"{path} lies beside the database: name another place as CASEWALK_PEPPER_FILE")
    pepper = make_pepper(path)
    _say(f"the pepper of the watch lists is in {path}; {APART}")
    return pepper


def _show(key: str) -> None:
    with existing(read_settings()) as store:
        found = store.read_now(lambda tx: tx.watch_lists.find(find_round(tx, key).id))
    print(f"names\t{found.names if found else 0}")
    print(f"loaded_at\t{found.loaded_at if found else ''}".rstrip())


def must_have_its_pepper(settings: Settings, store: Store) -> bytes | None:
    """Get the pepper where there is a watch list: without it no name would be found; raises StoreError."""
    if not store.read_now(lambda tx: tx.watch_lists.any()):
        return None
    pepper = read_pepper(settings.pepper_file)
    if pepper is None:
        what = f"there is no pepper at {settings.pepper_file}, and without it no name on the watch lists is found"
        raise StoreError(f"{what}: put it back, or load each list anew with casewalk rounds watch")
    if others := _of_another_pepper(store, pepper):
        what = f"the pepper at {settings.pepper_file} is not that of the watch lists of {', '.join(others)}"
        raise StoreError(f"{what}: put theirs back, or load them anew with casewalk rounds watch")
    return pepper


def _of_another_pepper(store: Store, pepper: bytes) -> list[str]:
    return store.read_now(lambda tx: [tx.rounds.get(number).key for number in made_with_another(tx, pepper)])


def _say(words: str) -> None:
    print(f"casewalk: {words}", file=sys.stderr)
