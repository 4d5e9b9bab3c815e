"""casewalk tripwire: what the chat would store of each line of a text, which is written nowhere."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.database import existing, settings_for
from bot.cli.export import round_called
from bot.cli.reading import content_of
from bot.cli.watching import must_have_its_pepper
from bot.flows.guarding import Reader
from bot.legible import legible
from bot.office.csv_text import NotAList, decode
from bot.privacy.found import MASKS, mask
from bot.privacy.watch_list import NOBODY
from storage.errors import StoreError


def tripwire(
    file: Annotated[Path, typer.Argument(help="The text; without it, or with -, what is piped in.")] = Path("-"),
    round_key: Annotated[
        str, typer.Option("--round", metavar="ROUND", help="Read with this round's period, watch list and words.")
    ] = "",
) -> None:
    """Print each line of a text as the chat would store it; the counts by kind are told on stderr.

    Nothing of the text is kept or sent anywhere. Without --round no database, key or token is needed.
    """
    reader = _of_round(round_key) if round_key else Reader(NOBODY, (), None)
    counts: Counter[str] = Counter()
    lines = _lines(file)
    for line in lines:
        found = reader.find(line)
        counts.update(MASKS[one.kind] for one in found)
        print(mask(line, found))
    told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "nothing"
    print(f"casewalk: taken out of {len(lines)} line{'' if len(lines) == 1 else 's'}: {told}", file=sys.stderr)


def _of_round(key: str) -> Reader:
    settings = settings_for(key)
    with existing(settings) as store:
        round_ = store.read_now(lambda tx: round_called(tx, key))
        pepper = must_have_its_pepper(settings, store)
        store.write_now(lambda tx: tx.trail.add("tripwire.tried", f"round:{round_.id}", round_id=round_.id))
        return store.read_now(lambda tx: Reader.of_round(tx, pepper, round_))


def _lines(file: Path) -> list[str]:
    if str(file) == "-" and sys.stdin.isatty():
        print("casewalk: type or paste, then press Ctrl-D on a line of its own", file=sys.stderr)
    content, name = content_of(file)
    try:
        return legible(decode(content, name)).splitlines()
    except NotAList as problem:
        if problem.code == "empty":
            return []
        if problem.code == "too_large":
            raise StoreError(f"{name or 'that'} is over {problem.facts['most']} MB: try a part of it") from None
        raise StoreError(f"{name or 'that'} cannot be read as a text: save it as plain text") from None
