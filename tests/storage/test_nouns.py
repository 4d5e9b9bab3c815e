from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.errors import NotFound
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import Clock, begin, run

ABSENT: list[Callable[[Tx], object]] = [
    lambda tx: tx.people.get(99),
    lambda tx: tx.rounds.get(99),
    lambda tx: tx.rounds.agency(99),
    lambda tx: tx.cases.get(99),
    lambda tx: tx.assignments.get(99),
    lambda tx: tx.responses.get(99),
    lambda tx: tx.forms.get(99),
]


@pytest.mark.parametrize("get", ABSENT, ids=["person", "round", "agency", "case", "assignment", "response", "form"])
def test_what_is_not_there_is_named_when_it_is_asked_for(loaded: Store, get: Callable[[Tx], object]) -> None:
    with pytest.raises(NotFound, match="99"):
        loaded.read_now(get)


def test_a_body_is_pinned_once(loaded: Store) -> None:
    def twice(tx: Tx) -> tuple[int, int, int]:
        form = tx.forms.get(tx.rounds.all()[0].form_id)
        again = tx.forms.pin(form.key, form.version, form.sha256, form.body)
        return form.id, again, tx.forms.pin(form.key, 2, "0" * 64, "{}")

    before, again, other = loaded.write_now(twice)
    assert before == again != other


def test_answers_come_back_in_the_order_they_were_said(loaded: Store) -> None:
    response_id, person_id = begin(loaded)

    def say(tx: Tx) -> None:
        tx.answers.add(response_id, person_id, "seen", {"text": "école 👧🏽"}, "draft", 5)
        tx.answers.add(response_id, person_id, "where", None)
        tx.answers.add(response_id, person_id, "seen", {"choice": "yes"})

    loaded.write_now(say)
    found = loaded.read_now(lambda tx: tx.answers.of(response_id))
    assert [(one.path, one.value, one.stage, one.message_id) for one in found] == [
        ("seen", {"text": "école 👧🏽"}, "draft", 5),
        ("where", None, "final", None),
        ("seen", {"choice": "yes"}, "final", None),
    ]
    assert {one.person_id for one in found} == {person_id}


def test_a_return_that_goes_in_bears_its_state_and_time(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.town import load_round

    folder, clock = tmp_path_factory.mktemp("timed"), Clock()
    with Store(folder / "a.sqlite3", clock=clock) as store:
        load_round(store, folder)
        response_id, _ = begin(store)
        clock.move(hours=1)
        store.write_now(lambda tx: tx.responses.close(response_id, "submitted", incomplete=True))
        found = store.read_now(lambda tx: tx.responses.get(response_id))
    assert (found.state, found.incomplete, found.is_open) == ("submitted", True, False)
    assert (found.opened_at, found.submitted_at) == ("2026-03-01T12:00:00.000+00:00", "2026-03-01T13:00:00.000+00:00")


def test_a_persons_list_leaves_out_what_was_withdrawn_and_rounds_that_are_closed(loaded: Store) -> None:
    def references(tx: Tx) -> list[str]:
        person = tx.people.find_by_telegram(700000001)
        assert person is not None
        return [task.reference for task in tx.assignments.of_person(person.id)]

    assert loaded.read_now(references) == ["C07", "C08"]
    loaded.write_now(lambda tx: tx.assignments.withdraw(1))
    assert loaded.read_now(references) == ["C08"]
    run(loaded, "UPDATE rounds SET state = 'closed'")
    assert loaded.read_now(references) == []


def test_a_round_lists_a_withdrawn_assignment_only_when_something_was_begun(loaded: Store) -> None:
    begin(loaded)
    loaded.write_now(lambda tx: tx.assignments.withdraw(1))
    loaded.write_now(lambda tx: tx.assignments.withdraw(2))
    found = loaded.read_now(lambda tx: tx.returns.of_round(1))
    assert [one.assignment_id for one in found] == [1, 3]


def test_a_role_taken_away_is_gone_and_the_others_stay(loaded: Store) -> None:
    def roles(tx: Tx) -> set[tuple[str, str]]:
        return {(person.name, member.role) for person, member in tx.people.of_round(1)}

    before = loaded.read_now(roles)
    lead = loaded.read_now(lambda tx: tx.people.find_by_telegram(700000003))
    assert lead is not None
    loaded.write_now(lambda tx: tx.people.leave(Membership(lead.id, 1, "lead", None)))
    assert before - loaded.read_now(roles) == {("Lead Three", "lead")}


def test_a_person_has_no_roles_in_an_archived_round(loaded: Store) -> None:
    assert loaded.read_now(lambda tx: tx.people.memberships(1))
    run(loaded, "UPDATE rounds SET state = 'archived'")
    assert loaded.read_now(lambda tx: tx.people.memberships(1)) == []
