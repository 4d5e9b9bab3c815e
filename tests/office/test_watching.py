"""The watch lists of rounds, held against what is said: as one list, read once, and new as soon as one is loaded."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.office import watching
from bot.office.watching import watch_of
from bot.privacy.watch_list import NOBODY, WatchList
from storage.store import Store
from storage.tx import Tx
from tests.town import load_round

PEPPER = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "a.sqlite3")
    load_round(made, tmp_path)
    return made


def digests(*names: str) -> frozenset[bytes]:
    return WatchList.of(names, PEPPER).digests


def put(made: frozenset[bytes], tx: Tx) -> None:
    tx.watch_lists.put(1, made, 1)


def found(store: Store, words: str, *round_ids: int) -> bool:
    return bool(list(store.read_now(lambda tx: watch_of(tx, round_ids, PEPPER)).find(words)))


def test_a_rounds_list_is_that_rounds_alone(store: Store) -> None:
    store.write_now(partial(put, digests("Jayden Okafor")))
    assert found(store, "seen with Okafor", 1, 1)
    assert not found(store, "seen with Okafor", 2)
    assert store.read_now(lambda tx: watch_of(tx, [], PEPPER)).digests == NOBODY.digests


def test_a_list_loaded_anew_counts_at_once(store: Store) -> None:
    store.write_now(partial(put, digests("Jayden Okafor")))
    assert found(store, "seen with Okafor", 1)
    store.write_now(partial(put, digests("Zuzanna Lin")))
    assert not found(store, "seen with Okafor", 1)
    assert found(store, "seen with Zuzanna", 1)


def test_a_list_is_read_once(store: Store) -> None:
    store.write_now(partial(put, digests("Jayden Okafor")))
    first, again = (store.read_now(lambda tx: watch_of(tx, [1], PEPPER)) for _ in range(2))
    assert first.digests is again.digests


def test_few_lists_are_kept_in_memory(store: Store) -> None:
    for number in range(3 * watching.MOST_KNOWN):
        store.write_now(partial(put, digests(f"Name{'x' * number}")))
        found(store, "nothing", 1)
    assert len(watching.KNOWN) <= watching.MOST_KNOWN
