from __future__ import annotations

import pytest

from storage.driver import sqlite
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import run

ONE, TWO = 1, 2


def put(store: Store, kind: str, person_id: int = ONE, **facts: object) -> int:
    return store.write_now(lambda tx: tx.outbox.put(person_id, kind, facts))


def due(store: Store, person_id: int | None = None) -> list[tuple[int, str]]:
    return [(one.person_id, one.kind) for one in store.read_now(lambda tx: tx.outbox.due(person_id))]


def test_superseded_prompts_are_due_no_more_and_tell_what_they_were_to_say(loaded: Store) -> None:
    put(loaded, "prompt", notice="not_shown_yet")
    put(loaded, "prompt", TWO)
    put(loaded, "receipt")
    assert loaded.write_now(lambda tx: tx.outbox.supersede(ONE)) == [{"notice": "not_shown_yet"}]
    assert due(loaded) == [(ONE, "receipt"), (TWO, "prompt")]


def test_a_prompt_that_was_sent_is_not_superseded(loaded: Store) -> None:
    first = put(loaded, "prompt")
    loaded.write_now(lambda tx: tx.outbox.sent(first, 55))
    assert loaded.write_now(lambda tx: tx.outbox.supersede(ONE)) == []
    assert run(loaded, "SELECT state, message_id FROM outbox ORDER BY id") == [("sent", 55)]


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
    with pytest.raises(sqlite.IntegrityError, match="FOREIGN KEY"):
        put(loaded, "receipt", 99)


def test_who_was_told_of_something_is_known_by_what_became_of_it(loaded: Store) -> None:
    def tell(tx: Tx) -> None:
        for about, person_id in ((1, ONE), (1, TWO), (11, ONE)):
            tx.outbox.put_once(person_id, "concern", {"concern": about}, f"concern:{about}:{person_id}")
        tx.outbox.refused(2)

    loaded.write_now(tell)
    assert loaded.read_now(lambda tx: tx.outbox.told_of("concern:1")) == {ONE: "due", TWO: "refused"}
    assert loaded.read_now(lambda tx: tx.outbox.told_of("concern:2")) == {}
