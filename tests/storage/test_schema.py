from __future__ import annotations

from typing import Any

import pytest

from storage.driver import sqlite
from storage.store import Store
from tests.storage.holding import begin, run

ANSWER = (
    "INSERT INTO answers (response_id, person_id, path, value, stage, said_at) VALUES (?, ?, 'seen', '{}', ?, 'now')"
)


@pytest.fixture
def answered(loaded: Store) -> Store:
    """A store with a return (1) that has one answer."""
    response_id, person_id = begin(loaded)
    assert response_id == 1
    run(loaded, ANSWER, response_id, person_id, "final")
    return loaded


def answers(store: Store) -> list[Any]:
    return run(store, "SELECT id, response_id, value FROM answers")


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE answers SET value = \'{"choice": "no"}\'',
        "UPDATE answers SET said_at = 'later' WHERE id = 1",
        "DELETE FROM answers",
        "DELETE FROM answers WHERE response_id = 1",
        "INSERT OR REPLACE INTO answers VALUES (1, 1, 1, 'seen', 'null', 'final', NULL, 'now')",
    ],
)
def test_an_answer_is_never_changed_nor_deleted(answered: Store, sql: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=r"append-only|only by an erasure"):
        run(answered, sql)
    assert answers(answered) == [(1, 1, "{}")]


ERASURE = "INSERT INTO erasures (response_id, reason, opened_at, closed_at) VALUES (?, 'asked', 'now', ?)"


def test_answers_go_while_an_erasure_is_open(answered: Store) -> None:
    run(answered, ERASURE, 1, None)
    run(answered, "DELETE FROM answers WHERE response_id = 1")
    assert answers(answered) == []


@pytest.mark.parametrize(
    ("response_id", "closed_at"),
    [pytest.param(2, None, id="of another return"), pytest.param(1, "now", id="that was closed again")],
)
def test_answers_stay_through_an_erasure(answered: Store, response_id: int, closed_at: str | None) -> None:
    run(answered, ERASURE, response_id, closed_at)
    with pytest.raises(sqlite.IntegrityError, match="only by an erasure"):
        run(answered, "DELETE FROM answers")
    assert len(answers(answered)) == 1


def test_an_erasure_lets_nothing_be_changed(answered: Store) -> None:
    run(answered, ERASURE, 1, None)
    with pytest.raises(sqlite.IntegrityError, match="append-only"):
        run(answered, "UPDATE answers SET value = 'null'")


@pytest.mark.parametrize("state", ["submitted", "nil_return", "unable", "moderated"])
def test_a_return_that_has_gone_in_takes_no_answers(answered: Store, state: str) -> None:
    answered.write_now(lambda tx: tx.responses.close(1, state))
    with pytest.raises(sqlite.IntegrityError, match="the return has gone in"):
        run(answered, ANSWER, 1, 1, "final")
    assert len(answers(answered)) == 1


def test_a_return_that_was_sent_back_takes_answers_again(answered: Store) -> None:
    answered.write_now(lambda tx: tx.responses.close(1, "submitted"))
    run(answered, "UPDATE responses SET state = 'returned', submitted_at = NULL WHERE id = 1")
    run(answered, ANSWER, 1, 1, "final")
    assert len(answers(answered)) == 2


REFUSED = [
    pytest.param("UPDATE rounds SET due_on = NULL", "NOT NULL", id="a column left empty"),
    pytest.param("UPDATE rounds SET retention_days = 'a year'", "cannot store TEXT", id="words where a number goes"),
    pytest.param("UPDATE rounds SET retention_days = 0", "CHECK", id="a round kept no time at all"),
    pytest.param("UPDATE rounds SET period_to = '2020-01-01'", "CHECK", id="a period that ends before it begins"),
    pytest.param("UPDATE rounds SET state = 'paused'", "CHECK", id="a state that rounds have not"),
    pytest.param("UPDATE rounds SET switches = 'on'", "CHECK", id="switches that are no JSON"),
    pytest.param("UPDATE rounds SET form_id = 99", "FOREIGN KEY", id="a round on no form"),
    pytest.param("UPDATE forms SET sha256 = 'short'", "CHECK", id="a fingerprint that is none"),
    pytest.param("UPDATE memberships SET role = 'owner'", "CHECK", id="a role that is none"),
    pytest.param("DELETE FROM people", "FOREIGN KEY", id="a person who has roles"),
    pytest.param("DELETE FROM cases", "FOREIGN KEY", id="a case that is assigned"),
    pytest.param("DELETE FROM assignments", "FOREIGN KEY", id="an assignment that was begun"),
    pytest.param("UPDATE assignments SET purpose = 'third'", "CHECK", id="a purpose that is none"),
    pytest.param("UPDATE assignments SET withdrawn = 2", "CHECK", id="more than withdrawn"),
    pytest.param("UPDATE responses SET state = 'lost'", "CHECK", id="a state that returns have not"),
    pytest.param("UPDATE responses SET state = 'submitted'", "CHECK", id="gone in, at no time"),
    pytest.param("UPDATE responses SET submitted_at = 'now'", "CHECK", id="gone in, yet in progress"),
    pytest.param("INSERT INTO responses (assignment_id, form_id, state, opened_at) VALUES (1, 1, 'in_progress', 'now')",
                 "UNIQUE", id="a second return of an assignment"),
    pytest.param("INSERT INTO people (telegram_id, name) VALUES (700000001, 'Twice')", "UNIQUE", id="a person twice"),
    pytest.param("INSERT INTO parked VALUES (99, 'seen', 'now')", "FOREIGN KEY", id="put off in no return"),
    pytest.param("INSERT INTO erasures (response_id, reason, opened_at) VALUES (1, '', 'now')", "CHECK",
                 id="an erasure without a reason"),
    pytest.param(ANSWER.replace("?, ?, 'seen'", "1, 1, ''").replace("?", "'final'"), "CHECK",
                 id="an answer to nothing"),
    pytest.param(ANSWER.replace("?, ?,", "1, 1,").replace("?", "'guess'"), "CHECK", id="an answer of no stage"),
    pytest.param(ANSWER.replace("?, ?,", "1, 1,").replace("'{}'", "'yes'").replace("?", "'final'"), "CHECK",
                 id="an answer that is no JSON"),
    pytest.param(ANSWER.replace("?, ?,", "99, 1,").replace("?", "'final'"), "FOREIGN KEY", id="an answer in no return"),
    pytest.param(ANSWER.replace("?, ?,", "1, 99,").replace("?", "'final'"), "FOREIGN KEY", id="an answer of nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "words"), REFUSED)
def test_the_file_itself_refuses(answered: Store, sql: str, words: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=words):
        run(answered, sql)


def test_every_table_is_strict(store: Store) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
    loose = {name for (name,) in run(store, sql)}
    assert loose <= {"sqlite_schema", "sqlite_sequence", "_sqlite_migrations"}


def test_every_reference_of_the_loaded_round_holds(answered: Store) -> None:
    assert run(answered, "PRAGMA foreign_key_check") == []
