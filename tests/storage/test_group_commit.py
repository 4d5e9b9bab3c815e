from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.driver import sqlite
from storage.errors import StoreError
from storage.opening import open_file
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import BOT, Opened, held, kept


def keep(update_id: int) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        tx.inbox.keep(BOT, [(update_id, "heard")])
        return update_id * 10

    return work


def keep_and_fail(update_id: int) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        tx.inbox.keep(BOT, [(update_id, "heard")])
        raise LookupError(f"unit {update_id}")

    return work


async def test_every_caller_gets_the_result_of_their_own_unit(store: Store) -> None:
    async with held(store):
        units = [store.write(keep(n)) for n in range(100)]
    assert await asyncio.gather(*units) == [n * 10 for n in range(100)]


async def test_what_waits_together_is_one_commit(tmp_path: Path) -> None:
    opened = Opened()
    with Store(tmp_path / "a.sqlite3", opener=opened) as store:
        async with held(store):
            units = [store.write(keep(n)) for n in range(100)]
            before = opened.commits
        await asyncio.gather(*units)
        assert opened.commits - before == 2  # the one that was held, and the hundred


async def test_a_failing_unit_leaves_the_others_alone(store: Store) -> None:
    async with held(store):
        units = [store.write(keep_and_fail(n) if n == 5 else keep(n)) for n in range(10)]
    told = await asyncio.gather(*units, return_exceptions=True)
    assert [n for n, one in enumerate(told) if isinstance(one, Exception)] == [5]
    assert str(told[5]) == "unit 5"
    assert await store.read(kept) == set(range(10)) - {5}


async def test_a_unit_that_breaks_a_check_leaves_the_others_alone(store: Store) -> None:
    async with held(store):
        units: list[asyncio.Future[Any]] = [
            store.write(keep(1)),
            store.write(lambda tx: tx.conn.execute("INSERT INTO inbox VALUES (7, 2, 'x', 'wrong', 0, 'now')")),
            store.write(keep(3)),
        ]
    told = await asyncio.gather(*units, return_exceptions=True)
    assert [type(one).__name__ for one in told] == ["int", "IntegrityError", "int"]
    assert await store.read(kept) == {1, 3}


async def test_a_unit_that_ends_the_transaction_itself_costs_nobody_else_theirs(store: Store) -> None:
    async with held(store):
        units: list[asyncio.Future[Any]] = [
            store.write(keep(1)),
            store.write(lambda tx: tx.conn.execute("ROLLBACK")),
            store.write(keep(3)),
        ]
    told = await asyncio.gather(*units, return_exceptions=True)
    assert [type(one).__name__ for one in told] == ["int", "StoreError", "int"]
    assert await store.read(kept) == {1, 3}


async def test_an_exception_of_the_work_reaches_its_caller_as_it_is(store: Store) -> None:
    with pytest.raises(LookupError, match="unit 1"):
        await store.write(keep_and_fail(1))


def test_a_failed_write_now_stores_nothing_and_the_next_one_works(store: Store) -> None:
    with pytest.raises(LookupError):
        store.write_now(keep_and_fail(1))
    store.write_now(keep(2))
    assert store.read_now(kept) == {2}


async def test_a_caller_that_went_away_costs_the_others_nothing(store: Store) -> None:
    async with held(store):
        gone, stays = store.write(keep(1)), store.write(keep(2))
        gone.cancel()
    assert await stays == 20
    assert await store.read(kept) == {1, 2}


def test_a_savepoint_undoes_only_what_happened_inside_it(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.inbox.keep(BOT, [(1, "outside")])
        with contextlib.suppress(LookupError), tx.savepoint():
            tx.inbox.keep(BOT, [(2, "inside")])
            raise LookupError
        tx.inbox.keep(BOT, [(3, "after")])

    store.write_now(work)
    assert store.read_now(kept) == {1, 3}


def test_what_was_put_before_closing_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"

    async def put() -> None:
        store = Store(path)
        async with held(store):
            units = [store.write(keep(n)) for n in range(300)]
        await asyncio.to_thread(store.close)
        await asyncio.gather(*units)

    asyncio.run(put())
    with Store.existing(path) as store:
        assert store.read_now(kept) == set(range(300))


def test_a_file_that_another_process_holds_is_told_and_works_once_it_is_let_go(tmp_path: Path) -> None:
    def impatient(path: Path, writable: bool) -> sqlite.Connection:
        conn = open_file(path, writable)
        conn.execute("PRAGMA busy_timeout = 0")
        return conn

    with Store(tmp_path / "a.sqlite3", opener=impatient) as store:
        other = open_file(store.path, True)
        with contextlib.closing(other):
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="nothing was stored: database is locked"):
                store.write_now(keep(1))
        store.write_now(keep(2))
        assert store.read_now(kept) == {2}
