from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.prompts import STAYS
from storage.store import Store
from tests.storage.holding import Clock
from tests.town import load_round

CHAT, OTHER = 700000001, 700000002


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def begun(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A round with two returns, 1 and 2, of the first auditor."""
    with Store(tmp_path / "casewalk.sqlite3", clock=clock) as store:
        load_round(store, tmp_path)
        for assignment in (1, 2):
            store.write_now(lambda tx, one=assignment: tx.responses.open(one, 1))  # type: ignore[misc]
        yield store


def note(store: Store, message_id: int, response_id: int = 0, due_at: str = "", chat_id: int = CHAT) -> None:
    store.write_now(lambda tx: tx.deletions.note(chat_id, message_id, response_id, due_at))


def now(store: Store, chat_id: int = CHAT, message_id: int = 10) -> None:
    store.write_now(lambda tx: tx.deletions.note(chat_id, message_id, due_at=tx.now))


def tidies(store: Store, way: str) -> None:
    store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "tidies": way}))


def due(store: Store, chat_id: int | None = CHAT) -> list[int]:
    return store.read_now(lambda tx: [one.message_id for one in tx.deletions.due(chat_id)])


def test_what_is_due_at_once_is_due_and_what_belongs_to_a_return_waits(begun: Store) -> None:
    note(begun, 9, 1)
    now(begun)
    assert due(begun) == [10]


def test_a_message_due_at_once_stays_due_when_it_is_noted_of_a_return(begun: Store) -> None:
    now(begun)
    note(begun, 10, 1)
    assert begun.read_now(lambda tx: [one.response_id for one in tx.deletions.due(CHAT)]) == [1]


def test_a_message_stays_of_the_return_it_was_first_noted_of(begun: Store) -> None:
    note(begun, 10, 1)
    note(begun, 10, 2)
    begun.write_now(lambda tx: tx.deletions.let_go(2))
    assert due(begun) == []
    begun.write_now(lambda tx: tx.deletions.let_go(1))
    assert due(begun) == [10]


def test_only_the_return_that_went_in_goes_and_in_every_chat(begun: Store) -> None:
    note(begun, 10, 1)
    note(begun, 11, 2)
    note(begun, 12, 1, chat_id=OTHER)
    begun.write_now(lambda tx: tx.deletions.let_go(1))
    assert due(begun, None) == [10, 12]
    assert begun.read_now(lambda tx: tx.deletions.chats()) == [CHAT, OTHER]


def test_a_round_that_does_not_tidy_lets_nothing_go_but_what_is_due_at_once(begun: Store, clock: Clock) -> None:
    tidies(begun, "off")
    note(begun, 10, 1)
    clock.move(hours=47)
    begun.write_now(lambda tx: tx.deletions.let_go(1))
    begun.write_now(lambda tx: tx.deletions.let_old_go())
    assert due(begun) == []
    now(begun)
    assert due(begun) == [10]


def test_a_message_shows_another_return_or_none(begun: Store) -> None:
    for response_id in (1, 2):
        begun.write_now(lambda tx, one=response_id: tx.deletions.shows(CHAT, 10, one))  # type: ignore[misc]
    begun.write_now(lambda tx: tx.deletions.let_go(1))
    assert due(begun) == []
    begun.write_now(lambda tx: tx.deletions.shows(CHAT, 10, 0))
    begun.write_now(lambda tx: tx.deletions.let_go(2))
    assert due(begun) == []


def test_what_goes_after_some_hours_goes_then_or_when_its_return_goes_in_again(begun: Store, clock: Clock) -> None:
    begun.write_now(lambda tx: tx.deletions.shows(CHAT, 10, 1, hours=24))
    begun.write_now(lambda tx: tx.deletions.shows(CHAT, 11, 2, hours=24))
    clock.move(hours=23)
    assert due(begun) == []
    begun.write_now(lambda tx: tx.deletions.let_go(1))
    assert due(begun) == [10]
    clock.move(hours=1)
    assert due(begun) == [10, 11]


def test_the_newest_prompt_is_never_due_unless_it_is_only_to_be_read(begun: Store) -> None:
    def show(message_id: int, spot: str) -> None:
        begun.write_now(lambda tx: tx.prompts.show(CHAT, message_id, spot, live=True))

    show(10, "1:seen")
    now(begun)
    assert due(begun) == []
    assert begun.read_now(lambda tx: tx.deletions.chats()) == []
    show(11, "")
    assert due(begun) == [10]
    now(begun, message_id=12)
    show(12, STAYS)
    assert due(begun) == [10, 12]


def test_as_you_go_lets_the_prompts_above_go_and_not_what_the_person_wrote(begun: Store) -> None:
    for message_id in (10, 12):
        begun.write_now(lambda tx, one=message_id: tx.prompts.show(CHAT, one, "1:seen", live=True))  # type: ignore[misc]
    for message_id in (10, 11, 12):
        note(begun, message_id, 1)
    begun.write_now(lambda tx: tx.deletions.let_go_before(CHAT, 12))
    assert due(begun) == []
    tidies(begun, "as_you_go")
    assert begun.read_now(lambda tx: tx.deletions.goes_along(1))
    begun.write_now(lambda tx: tx.deletions.let_go_before(CHAT, 12))
    assert due(begun) == [10]


def test_what_soon_cannot_be_deleted_goes_while_its_return_is_open(begun: Store, clock: Clock) -> None:
    note(begun, 10, 1)
    clock.move(hours=1)
    note(begun, 11, 1)
    clock.move(hours=45)
    begun.write_now(lambda tx: tx.deletions.let_old_go())
    assert due(begun) == [10]


def test_what_has_gone_is_forgotten_after_a_week_and_what_stays_is_not(begun: Store, clock: Clock) -> None:
    for message_id in (10, 11, 12, 13):
        now(begun, message_id=message_id)
    note(begun, 14, 1)
    for message_id in (10, 12):
        begun.write_now(lambda tx, one=message_id: tx.deletions.gone(CHAT, one))  # type: ignore[misc]
    begun.write_now(lambda tx: tx.deletions.stays(CHAT, 11))
    assert due(begun) == [13]
    assert begun.write_now(lambda tx: tx.deletions.forget()) == 0
    clock.move(days=8)
    assert begun.write_now(lambda tx: tx.deletions.forget()) == 3
    assert due(begun) == [13]


def test_another_bot_is_not_told_to_delete_what_other_messages_have_as_numbers(begun: Store) -> None:
    begun.write_now(lambda tx: tx.prompts.serve(1))
    now(begun)
    begun.write_now(lambda tx: tx.prompts.serve(1))
    assert due(begun) == [10]
    begun.write_now(lambda tx: tx.prompts.serve(2))
    assert due(begun) == []
