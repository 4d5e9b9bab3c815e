from __future__ import annotations

import sqlite3

import pytest

from storage.store import Store
from tests.storage.holding import run

ONE, TWO = 1, 2


def put(store: Store, kind: str, person_id: int = ONE, **facts: object) -> int:
    return store.write_now(lambda tx: tx.outbox.put(person_id, kind, facts))


def due(store: Store, person_id: int | None = None) -> list[tuple[int, str]]:
    return [(one.person_id, one.kind) for one in store.read_now(lambda tx: tx.outbox.due(person_id))]


def test_of_several_prompts_only_the_newest_is_due(loaded: Store) -> None:
    put(loaded, "prompt")
    newest = put(loaded, "prompt")
    assert [one.id for one in loaded.read_now(lambda tx: tx.outbox.due())] == [newest]


def test_a_newer_prompt_leaves_other_messages_and_other_people_alone(loaded: Store) -> None:
    put(loaded, "prompt", TWO)
    put(loaded, "receipt")
    put(loaded, "prompt")
    put(loaded, "prompt")
    assert due(loaded) == [(ONE, "receipt"), (ONE, "prompt"), (TWO, "prompt")]
    assert due(loaded, TWO) == [(TWO, "prompt")]


def test_a_prompt_that_was_sent_is_not_dropped_by_the_next(loaded: Store) -> None:
    first = put(loaded, "prompt")
    loaded.write_now(lambda tx: tx.outbox.sent(first, 55))
    put(loaded, "prompt")
    assert run(loaded, "SELECT state, message_id FROM outbox ORDER BY id") == [("sent", 55), ("due", None)]


@pytest.mark.parametrize("mark", ["sent", "refused"])
def test_what_was_seen_off_or_refused_is_due_no_more(loaded: Store, mark: str) -> None:
    message = put(loaded, "receipt")
    if mark == "sent":
        loaded.write_now(lambda tx: tx.outbox.sent(message, None))
    else:
        loaded.write_now(lambda tx: tx.outbox.refused(message))
    assert due(loaded) == []
    assert run(loaded, "SELECT state FROM outbox") == [(mark,)]


def test_the_facts_come_back_as_they_were_put(loaded: Store) -> None:
    put(loaded, "receipt", response=3, words="école")
    (found,) = loaded.read_now(lambda tx: tx.outbox.due())
    assert found.facts == {"response": 3, "words": "école"}


def test_a_message_to_nobody_is_refused(loaded: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        put(loaded, "receipt", 99)
