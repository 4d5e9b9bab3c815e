from __future__ import annotations

from storage.places import Focus
from storage.store import Store
from tests.storage.holding import begin


def focus(store: Store, person_id: int) -> Focus | None:
    return store.read_now(lambda tx: tx.places.focus(person_id))


def parked(store: Store, response_id: int) -> set[str]:
    return store.read_now(lambda tx: tx.places.parked(response_id))


def test_a_person_stands_where_they_went_last(loaded: Store) -> None:
    (first, person_id), (second, _) = begin(loaded), begin(loaded, 1)
    loaded.write_now(lambda tx: tx.places.go(person_id, Focus(first, "voice", "voice_grade")))
    loaded.write_now(lambda tx: tx.places.go(person_id, Focus(second)))
    assert focus(loaded, person_id) == Focus(second, "", "")


def test_people_stand_each_in_their_own_place(loaded: Store) -> None:
    (first, one), (third, two) = begin(loaded), begin(loaded, 2)
    loaded.write_now(lambda tx: tx.places.go(one, Focus(first)))
    loaded.write_now(lambda tx: tx.places.go(two, Focus(third)))
    loaded.write_now(lambda tx: tx.places.leave(two))
    assert (focus(loaded, one), focus(loaded, two)) == (Focus(first), None)


def test_a_question_is_put_off_once_and_taken_up_again(loaded: Store) -> None:
    response_id, _ = begin(loaded)
    loaded.write_now(lambda tx: tx.places.park(response_id, "seen"))
    loaded.write_now(lambda tx: tx.places.park(response_id, "seen"))
    loaded.write_now(lambda tx: tx.places.park(response_id, "where"))
    assert parked(loaded, response_id) == {"seen", "where"}
    loaded.write_now(lambda tx: tx.places.unpark(response_id, "seen"))
    assert parked(loaded, response_id) == {"where"}


def test_what_is_put_off_in_one_return_is_not_in_another(loaded: Store) -> None:
    (first, _), (second, _) = begin(loaded), begin(loaded, 1)
    loaded.write_now(lambda tx: tx.places.park(first, "seen"))
    loaded.write_now(lambda tx: tx.places.unpark(second, "seen"))
    assert (parked(loaded, first), parked(loaded, second)) == ({"seen"}, set())
