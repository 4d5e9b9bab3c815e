from __future__ import annotations

import asyncio
import threading

import pytest

from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import BOT, PATIENCE_S, kept


async def test_readers_see_only_what_is_committed_and_wait_for_no_write(store: Store) -> None:
    inside, gate = threading.Event(), threading.Event()

    def slow(tx: Tx) -> bool:
        tx.inbox.keep(BOT, [(1, "heard")])
        inside.set()
        return gate.wait(PATIENCE_S)

    writing = store.write(slow)
    assert await asyncio.to_thread(inside.wait, PATIENCE_S)
    try:
        assert await store.read(kept) == set()
        assert not writing.done()
    finally:
        gate.set()
    assert await writing
    assert await store.read(kept) == {1}


async def test_a_reader_sees_one_moment_all_along(store: Store) -> None:
    looked, gate = threading.Event(), threading.Event()

    def twice(tx: Tx) -> tuple[set[int], set[int]]:
        first = kept(tx)
        looked.set()
        assert gate.wait(PATIENCE_S)
        return first, kept(tx)

    reading = asyncio.ensure_future(store.read(twice))
    assert await asyncio.to_thread(looked.wait, PATIENCE_S)
    await store.write(lambda tx: tx.inbox.keep(BOT, [(1, "heard")]))
    gate.set()
    assert await reading == (set(), set())
    assert await store.read(kept) == {1}


async def test_what_a_write_answered_is_there_to_read(store: Store) -> None:
    def keep_one_more(tx: Tx) -> int:
        update_id = len(kept(tx))
        tx.inbox.keep(BOT, [(update_id, "heard")])
        return update_id

    for _ in range(20):
        assert await store.write(keep_one_more) in await store.read(kept)


async def test_a_reader_that_fails_leaves_the_next_one_a_clean_view(store: Store) -> None:
    def fails(tx: Tx) -> None:
        raise LookupError("nothing there")

    for _ in range(4):
        with pytest.raises(LookupError, match="nothing there"):
            await store.read(fails)
    await store.write(lambda tx: tx.inbox.keep(BOT, [(1, "heard")]))
    assert [await store.read(kept) for _ in range(4)] == [{1}] * 4
