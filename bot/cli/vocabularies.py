"""casewalk rounds words: the places, services and phrases that a round's texts let pass."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.cli.reading import content_of
from bot.cli.watching import must_have_its_pepper
from bot.flows.guarding import Reader
from bot.office.rounds import find_round
from bot.office.vocabularies import load_vocabulary, read_vocabulary
from bot.settings import read_settings


def words(
    key: Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")],
    file: Annotated[Path | None, typer.Argument(help="One place, service or phrase a line; - for a pipe.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the round's words, one a line.")] = False,
) -> None:
    """Let the words of a list pass in a round's texts: local places, services, phrases.

    The list takes the place of the one before, so that an empty one takes all away. What follows # on a line is a
    remark. A name on the round's watch list is never let pass, on whichever list it came first.
    """
    if show is (file is not None):
        raise typer.BadParameter("name the file of the list, or say --show")
    content = content_of(file) if file else (b"", "")
    settings = read_settings()
    with existing(settings) as store:
        round_ = store.read_now(lambda tx: find_round(tx, key))
        if file is None:
            for phrase in store.read_now(lambda tx: tx.vocabularies.of(round_.id)):
                print(phrase)
            return
        pepper = must_have_its_pepper(settings, store)
        watch = store.read_now(lambda tx: Reader.of_round(tx, pepper, round_)).watch
        listed = read_vocabulary(*content, watch)
        done = store.write_now(lambda tx: load_vocabulary(tx, OPERATOR, round_.id, listed))
    for sign, changed in (("+", done.added), ("-", done.taken_away)):
        for phrase in changed:
            print(f"{sign} {phrase}")
    count = "1 phrase is" if done.words == 1 else f"{done.words} phrases are"
    print(f"casewalk: {count} let pass in {key}", file=sys.stderr)
