"""Watch lists: the names of a round's children and families, loaded from a list, and held against what is said."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable

from bot import access
from bot.office.csv_text import NotAList, decode
from bot.office.rounds import STEPS, must_be_in
from bot.privacy.watch_list import WatchList
from bot.refusal import Refusal
from storage.tx import Tx

MOST_NAMES = 20_000
LONGEST = 120
"""The most letters and signs of a name; a longer line is something else."""

IN_USE = frozenset(STEPS[step][0] for step in STEPS)
"""The states of a round in which something may still be written about its children."""

HEADINGS = frozenset(
    {"name", "names", "surname", "surnames", "forename", "forenames", "first", "last", "middle", "full", "given"}
    | {"s", "family", "child", "children", "parent", "parents", "carer", "carers", "sibling", "siblings", "of", "and"}
)
"""Words of a heading: watched, they would be found in every text."""

KNOWN: dict[tuple[str, ...], frozenset[bytes]] = {}
"""Digests as they were read, by the fingerprints of their lists: reading thousands of them takes milliseconds."""

MOST_KNOWN = 16


def watch_of(tx: Tx, round_ids: Iterable[int], pepper: bytes) -> WatchList:
    """Give the lists of these rounds as one."""
    found = [one for number in sorted(set(round_ids)) if (one := tx.watch_lists.find(number))]
    prints = tuple(one.fingerprint for one in found)
    digests = KNOWN.get(prints)
    if digests is None:
        digests = frozenset().union(*(_digests(tx.watch_lists.of(one.round_id)) for one in found))
        if len(KNOWN) >= MOST_KNOWN:
            KNOWN.clear()
        KNOWN[prints] = digests
    return WatchList(digests, pepper)


def may_load(tx: Tx, who: int, round_id: int) -> None:
    """Let a list be loaded for rounds that are not archived, by those who set them up; raises Refusal."""
    access.allow(tx, who, "set_up_round", round_id)
    must_be_in(tx.rounds.get(round_id), IN_USE)


def load_names(tx: Tx, who: int, round_id: int, names: list[str], pepper: bytes) -> None:
    """Set a round's list, in the place of the one it had; raises Refusal."""
    may_load(tx, who, round_id)
    tx.watch_lists.put(round_id, WatchList.of(names, pepper).digests | {_mark(pepper)}, len(names))


def made_with_another(tx: Tx, pepper: bytes) -> list[int]:
    """List the rounds whose list no name can be found on: it was made with another pepper."""
    mark = _mark(pepper)
    return [number for number in tx.watch_lists.rounds() if mark not in _digests(tx.watch_lists.of(number))]


def read_names(content: bytes, called: str) -> list[str]:
    """Read names, one a line; raises Refusal naming lines by their number and never by what is on them."""
    try:
        lines = decode(content, called).splitlines()
    except NotAList as problem:
        raise Refusal("names_none" if problem.code == "empty" else "names_unreadable") from None
    found = {number: " ".join(line.split()) for number, line in enumerate(lines, 1) if _counts(line)}
    wrong = [number for number, line in found.items() if not _is_name(line)]
    if wrong:
        raise Refusal("names_are_none", lines=wrong[:5], more=len(wrong) > 5)
    names = list(dict.fromkeys(found.values()))
    if not names:
        raise Refusal("names_none")
    if len(names) > MOST_NAMES:
        raise Refusal("names_over_the_most", most=MOST_NAMES, count=len(names))
    return names


def _counts(line: str) -> bool:
    """Tell a line that is to be read from one that is blank, a remark or a heading."""
    words = set(re.findall(r"[^\W\d_]+", line.casefold()))
    is_heading = bool(words) and words <= HEADINGS and not re.search(r"\d", line)
    return bool(line.strip()) and not line.lstrip().startswith("#") and not is_heading


def _is_name(line: str) -> bool:
    return len(line) <= LONGEST and not re.search(r"\d", line) and bool(WatchList.of([line], b"?").digests)


def _mark(pepper: bytes) -> bytes:
    """Make the digest that every list holds, of no word, by which the pepper that it was made with is known."""
    return hmac.digest(pepper, b"", "sha256")


def _digests(text: str) -> frozenset[bytes]:
    raw = bytes.fromhex(text)
    return frozenset(raw[at : at + 32] for at in range(0, len(raw), 32))
