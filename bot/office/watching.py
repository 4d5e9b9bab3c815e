"""Watch lists: the names of a round's children and families, loaded from a list, and held against what is said."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.watch_list import WatchList
from storage.tx import Tx

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


def _digests(text: str) -> frozenset[bytes]:
    raw = bytes.fromhex(text)
    return frozenset(raw[at : at + 32] for at in range(0, len(raw), 32))
