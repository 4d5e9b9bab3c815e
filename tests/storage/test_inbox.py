from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage.holding import BOT, Clock, kept, run


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store(tmp_path / "timed.sqlite3", clock=clock) as store:
        store.write_now(lambda tx: tx.inbox.keep(BOT, [(1, "one"), (2, "two")]))
        yield store


def to_do(store: Store) -> list[str]:
    return store.read_now(lambda tx: tx.inbox.to_do(BOT))


def take(store: Store, update_id: int) -> bool:
    return store.write_now(lambda tx: tx.inbox.take(BOT, update_id))


def failed(store: Store, update_id: int) -> bool:
    return store.write_now(lambda tx: tx.inbox.failed(BOT, update_id))


def test_what_is_kept_is_to_be_done_in_the_order_of_its_numbers(timed: Store) -> None:
    timed.write_now(lambda tx: tx.inbox.keep(BOT, [(0, "nought")]))
    assert to_do(timed) == ["nought", "one", "two"]


def test_an_update_that_comes_again_is_kept_once(timed: Store) -> None:
    fresh = timed.write_now(lambda tx: tx.inbox.keep(BOT, [(2, "again"), (3, "three"), (3, "thrice")]))
    assert fresh == {3}
    assert to_do(timed) == ["one", "two", "three"]


def test_an_update_is_taken_once(timed: Store) -> None:
    assert take(timed, 1)
    assert not take(timed, 1)
    assert to_do(timed) == ["two"]


def test_an_update_never_kept_cannot_be_taken(timed: Store) -> None:
    assert not take(timed, 99)


def test_another_bots_updates_are_its_own(timed: Store) -> None:
    assert timed.write_now(lambda tx: tx.inbox.keep(8, [(1, "other")])) == {1}
    assert take(timed, 1)
    assert timed.read_now(lambda tx: tx.inbox.to_do(8)) == ["other"]


def test_a_done_update_that_comes_again_is_not_fresh(timed: Store) -> None:
    take(timed, 1)
    assert timed.write_now(lambda tx: tx.inbox.keep(BOT, [(1, "one")])) == set()
    assert to_do(timed) == ["two"]


def test_what_was_heard_is_blanked_once_it_is_done(timed: Store) -> None:
    take(timed, 1)
    assert run(timed, "SELECT heard FROM inbox ORDER BY update_id") == [("",), ("two",)]


def test_three_failures_park_an_update(timed: Store) -> None:
    assert [failed(timed, 1) for _ in range(3)] == [False, False, True]
    assert to_do(timed) == ["two"]
    assert not take(timed, 1)


def test_two_failures_leave_an_update_to_be_done(timed: Store) -> None:
    for _ in range(2):
        failed(timed, 1)
    assert to_do(timed) == ["one", "two"]
    assert take(timed, 1)


def test_a_failure_of_no_update_parks_nothing(timed: Store) -> None:
    assert not failed(timed, 99)


@pytest.mark.parametrize(
    ("hours", "left"),
    [pytest.param(47.9, {1, 2}, id="within two days"), pytest.param(48.1, {2}, id="after two days")],
)
def test_what_is_done_is_forgotten_after_two_days(timed: Store, clock: Clock, hours: float, left: set[int]) -> None:
    take(timed, 1)
    clock.move(hours=hours)
    assert timed.write_now(lambda tx: tx.inbox.forget()) == 2 - len(left)
    assert timed.read_now(kept) == left


def test_what_is_not_done_is_never_forgotten(timed: Store, clock: Clock) -> None:
    clock.move(days=365)
    assert timed.write_now(lambda tx: tx.inbox.forget()) == 0
    assert to_do(timed) == ["one", "two"]


def test_a_number_that_comes_round_again_after_a_quiet_week_is_a_new_update(timed: Store, clock: Clock) -> None:
    take(timed, 1)
    clock.move(days=8)
    timed.write_now(lambda tx: tx.inbox.forget())
    assert timed.write_now(lambda tx: tx.inbox.keep(BOT, [(1, "another")])) == {1}
    assert take(timed, 1)
