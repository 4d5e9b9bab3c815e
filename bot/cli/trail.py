"""casewalk trail: what was done, by whom and when, and whether the record of it is whole."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from bot.cli.database import existing
from bot.settings import read_settings
from storage.errors import StoreError
from storage.people import pseudonym
from storage.trail import Shown
from storage.tx import Tx
from storage.verifying import Verdict
from storage.verifying import verify as verify_trail

app = typer.Typer(no_args_is_help=True, help="The trail of changes, sign-ins, refusals, views and exports.")

Anchor = Annotated[str, typer.Option(metavar="ID:HASH", help="What `casewalk trail head` printed, kept elsewhere.")]


@app.command()
def verify(anchor: Anchor = "") -> None:
    """Check that nothing was changed, taken out, put in or moved; names the first bad entry, with exit code 1."""
    kept = _anchor(anchor) if anchor else None
    with existing(read_settings()) as store:
        found = store.read_now(lambda tx: verify_trail(tx.conn, kept))
    print(f"trail broken: {found.fault}" if found.fault else _all_well(found))
    if found.fault:
        raise typer.Exit(1)


@app.command()
def head() -> None:
    """Print the anchor: the number and hash of the newest entry, to be kept where this database cannot be changed."""
    with existing(read_settings()) as store:
        number, hash_ = store.read_now(lambda tx: tx.trail.head())
    print(f"{number}:{hash_}")


@app.command()
def show(
    person: Annotated[str, typer.Option(metavar="P007", help="Only what this person did, or what is about them.")] = "",
    case: Annotated[str, typer.Option(metavar="C07", help="Only this case.")] = "",
    round_key: Annotated[str, typer.Option("--round", metavar="KEY", help="Only this round.")] = "",
) -> None:
    """Print the entries, the earliest first, a line each, parted by tabs.

    Number, time, who, what, record, part, round, case, why, and the beginning of the content's seal.
    """
    with existing(read_settings()) as store:
        for one in store.read_now(lambda tx: _chosen(tx, person, case, round_key)):
            print(line(one))


def line(shown: Shown) -> str:
    """Set an entry in a line; people have the names that exports give them."""
    one = shown.entry
    who, record, part = (_person(word) for word in (one.actor, one.record, one.part))
    words = (str(one.id), one.at, who, one.action, record, part, shown.round, shown.case, one.why, one.content[:12])
    return "\t".join(word or "-" for word in words)


def _person(word: str) -> str:
    kind, _, number = word.partition(":")
    return pseudonym(int(number)) if kind == "person" else word


def _chosen(tx: Tx, person: str, case: str, round_key: str) -> list[Shown]:
    number = re.fullmatch(r"[Pp]0*(\d+)", person)
    if person and not number:
        raise StoreError(f"{person} is no person's pseudonym; they look like P007, as in an export")
    if round_key and tx.rounds.find(round_key) is None:
        known = ", ".join(one.key for one in tx.rounds.all()) or "none yet"
        raise StoreError(f"there is no round {round_key}; there are: {known}")
    return tx.trail.entries(person_id=int(number[1]) if number else 0, reference=case, round_key=round_key)


def _anchor(text: str) -> tuple[int, str]:
    found = re.fullmatch(r"(\d{1,15}):([0-9a-f]{64})", text.strip())
    if found is None:
        raise StoreError(
            "the anchor is to be as `casewalk trail head` printed it: a number, a colon, 64 digits 0-9 a-f"
        )
    return int(found[1]), found[2]


def _all_well(found: Verdict) -> str:
    answers, returns = found.matching["answer"], found.matching["response"]
    others = sum(found.matching.values()) - answers - returns
    erased = f", {found.erased} entries of what was erased" if found.erased else ""
    return (
        f"trail ok: {found.entries} entries, {answers} answers, {returns} returns and {others} other records"
        f" as they were written{erased}; head {found.entries}:{found.head}"
    )
