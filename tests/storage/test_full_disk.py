from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.driver import sqlite
from storage.errors import StoreError
from storage.opening import open_file
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import BOT, held, kept, room

LONG = "x" * 3000
PLENTY = 100_000


def keep(update_id: int, heard: str = LONG) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        tx.inbox.keep(BOT, [(update_id, heard)])
        return update_id

    return work


async def fill(store: Store, units: int = 60, pages: int = 12) -> tuple[set[int], list[BaseException]]:
    """Put more at once than there is room for; gives what was acknowledged, and what the others heard."""
    await asyncio.to_thread(room, store, pages)
    async with held(store):
        waiting = [store.write(keep(n)) for n in range(units)]
    told = await asyncio.gather(*waiting, return_exceptions=True)
    refused = [one for one in told if isinstance(one, BaseException)]
    return {one for one in told if isinstance(one, int)}, refused


async def test_a_full_disk_is_told_to_every_caller(store: Store) -> None:
    acknowledged, refused = await fill(store)
    assert len(acknowledged) + len(refused) == 60
    assert refused
    assert {type(one) for one in refused} == {StoreError}
    assert {str(one) for one in refused} == {"nothing was stored: database or disk is full"}


async def test_those_who_still_fit_are_stored_when_their_batch_does_not(store: Store) -> None:
    acknowledged, refused = await fill(store)
    assert acknowledged
    assert refused


async def test_a_full_disk_loses_nothing_acknowledged_and_keeps_nothing_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path) as store:
        acknowledged, _ = await fill(store)
        assert await store.read(kept) == acknowledged
    with Store.existing(path) as again:
        assert again.read_now(kept) == acknowledged
        assert again.read_now(lambda tx: tx.conn.execute("PRAGMA integrity_check").fetchone()) == ("ok",)


async def test_the_writer_lives_on_when_room_comes_back(store: Store) -> None:
    acknowledged, _ = await fill(store)
    await asyncio.to_thread(room, store, PLENTY)
    again = [n for n in range(60) if n not in acknowledged]
    assert await asyncio.gather(*[store.write(keep(n)) for n in again]) == again
    assert await store.read(kept) == set(range(60))


async def test_reading_goes_on_while_the_disk_is_full(store: Store) -> None:
    await store.write(keep(1000, "before"))
    await fill(store)
    assert 1000 in await store.read(kept)


def test_a_unit_of_many_rows_is_stored_whole_or_not_at_all(store: Store) -> None:
    room(store, 5)
    with pytest.raises(StoreError, match="disk is full"):
        store.write_now(lambda tx: tx.inbox.keep(BOT, [(n, LONG) for n in range(50)]))
    assert store.read_now(kept) == set()


def test_a_step_refused_inside_its_savepoint_by_a_full_disk_is_nothing_stored(store: Store) -> None:
    room(store, 5)

    def work(tx: Tx) -> None:
        tx.inbox.keep(BOT, [(1, "the mark")])
        with tx.savepoint():
            tx.inbox.keep(BOT, [(n, LONG) for n in range(2, 50)])

    with pytest.raises(StoreError, match="disk is full"):
        store.write_now(work)
    assert store.read_now(kept) == set()


def test_a_disk_that_refuses_in_the_middle_of_a_unit_is_told_as_nothing_stored(tmp_path: Path) -> None:
    writers: list[sqlite.Connection] = []

    def opener(path: Path, writable: bool) -> sqlite.Connection:
        conn = open_file(path, writable)
        writers.extend([conn] * writable)
        return conn

    def loses_its_disk(tx: Tx) -> None:
        tx.inbox.keep(BOT, [(1, "before")])
        tx.conn.execute("PRAGMA query_only = ON")
        tx.inbox.keep(BOT, [(2, "after")])

    with Store(tmp_path / "a.sqlite3", opener=opener) as store:
        with pytest.raises(StoreError, match="nothing was stored: attempt to write a readonly database"):
            store.write_now(loses_its_disk)
        writers[0].execute("PRAGMA query_only = OFF")
        store.write_now(keep(3))
        assert store.read_now(kept) == {3}
