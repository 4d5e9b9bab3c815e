"""No record can be changed, put in, taken out or exchanged behind the store's back without the trail showing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.driver import sqlite
from storage.migrations import MIGRATIONS
from storage.programmes import Quota
from storage.store import Store
from storage.tx import Tx
from storage.verifying import verify
from tests.storage.holding import begin, run
from tests.storage.test_earlier import EARLIER, TABLES, lay

GUARDS = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
PARTS = ("memberships", "round_agencies", "scopings", "programme_quotas", "secrets", "record_secrets")
"""What belongs to a record or to its seal, and has no entries of its own."""

OTHER = {"INTEGER": "coalesce({0}, 0) + 977", "TEXT": "coalesce({0}, '') || 'x'", "BLOB": "randomblob(32)"}


@pytest.fixture
def audited(loaded: Store) -> Store:
    """A round with two returns, each of an answer, one of them gone in."""
    for place in (0, 1):
        response_id, person_id = begin(loaded, place)
        loaded.write_now(lambda tx, r=response_id, p=person_id: tx.answers.add(r, p, "voice_grade", {"point": "good"}))  # type: ignore[misc]
    loaded.write_now(finish)
    return loaded


def finish(tx: Tx) -> None:
    """Let the first return go in and be signed off, and write what else a round has."""
    tx.responses.close(1, "submitted")
    tx.sign_offs.add(1, 3, "signed_off", "seen")
    tx.watch_lists.put(1, [bytes(32)], 1)
    tx.vocabularies.put(1, ["Larkfield Hub"])
    tx.kept_words.add(2, 2, "voice_evidence", "name", "no_name")
    tx.concerns.add(2, 2, "to_be_raised")
    tx.quotes.add(2, 3, "voice_evidence", "Seen alone.")
    tx.acknowledgements.add(1, 1)
    tx.scopings.put(1, 1, "child", "SystmOne", 1)
    tx.scopings.put(2, 1, "family", "", 1)
    tx.samples.add(1, "seed", [], [{"reference": "C07"}], ["C07"])
    tx.invitations.add("secret", "Somebody", "2027-01-01", 0, role="lead")
    quotas = [Quota(1, 1, "in_line", "North", 2), Quota(2, 2, "independent", "North", 1)]
    programme_id = tx.programmes.put("standing", "Standing", "six_areas", "month", 6, 365, quotas)
    tx.programmes.add_audit(1, programme_id, "2026-12", "W1", "North", "in_line")


@contextlib.contextmanager
def behind(store: Store, *pragmas: str) -> Iterator[sqlite.Connection]:
    """Lay hands on the file past its triggers, keys and checks; it is all undone at the end."""
    with contextlib.closing(sqlite.connect(store.path, isolation_level=None)) as conn:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", *pragmas):
            conn.execute(f"PRAGMA {pragma}")
        conn.execute("BEGIN IMMEDIATE")
        for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            conn.execute(f"DROP TRIGGER {name}")
        yield conn
        conn.execute("ROLLBACK")


def fault(store: Store, conn: sqlite.Connection) -> str:
    """Put the triggers back that were dropped, and verify."""
    for (made,) in store.read_now(lambda tx: tx.conn.execute(GUARDS).fetchall()):
        conn.execute(made)
    return verify(conn).fault


def ends(table: str) -> list[str]:
    """Choose the first row of a table, and the last."""
    by = {
        "round_agencies": "place",
        "record_secrets": "record",
        "scopings": "case_id",
        "programme_quotas": "cases",
    }.get(table, "rowid")
    return [f"{by} = (SELECT {which}({by}) FROM {table})" for which in ("min", "max")]


@pytest.mark.parametrize("table", sorted((*TABLES.values(), *PARTS)))
def test_a_change_of_any_column_of_any_table_is_found(audited: Store, table: str) -> None:
    columns = run(audited, "SELECT name, type FROM pragma_table_info(?)", table)
    assert columns
    for where in ends(table):
        for name, kind in columns:
            with behind(audited) as conn:
                done = conn.execute(f"UPDATE OR REPLACE {table} SET {name} = {OTHER[kind].format(name)} WHERE {where}")
                assert done.rowcount == 1
                assert fault(audited, conn), (name, where)


@pytest.mark.parametrize("table", sorted((*TABLES.values(), *PARTS)))
def test_a_row_taken_out_of_any_table_is_found(audited: Store, table: str) -> None:
    for where in (*ends(table), "true"):
        with behind(audited) as conn:
            conn.execute(f"DELETE FROM {table} WHERE {where}")
            assert fault(audited, conn), where


PUT_IN = [
    pytest.param("answers", "(-5, 2, 1, 'seen', '{}', 'final', NULL, 'now')", id="an answer before the first"),
    pytest.param("answers", "(9223372036854775807, 2, 1, 'seen', '{}', 'final', NULL, 'now')", id="the last answer"),
    pytest.param("responses", "(9, 3, 1, 'in_progress', 0, 'now', NULL)", id="a return"),
    pytest.param("people", "(9, 1, 'Eve', 'active', '', '')", id="a person"),
    pytest.param("memberships", "(9, 1, 1, 'admin', NULL)", id="a role"),
    pytest.param("agencies", "(9, 'z', 'Z', NULL)", id="an agency"),
    pytest.param("round_agencies", "(1, 9, 9)", id="a seat"),
    pytest.param("forms", "(9, 'z', 1, '', '{}')", id="a form"),
    pytest.param(
        "rounds",
        "(9, 'z', '', '', 1, '', '', '', 'open', '', '', '{}', 1, '', '[]', '', '', 0, '', '', 'off', '')",
        id="a round",
    ),
    pytest.param("cases", "(9, 1, 'C99', '', '', '', '[]')", id="a case"),
    pytest.param("scopings", "(2, 2, 'nobody', '', 1, 'now')", id="what an agency knows"),
    pytest.param("samples", "(9, 1, 's', 1, '[]', '[]', '[]', 'now')", id="a selection"),
    pytest.param("sign_offs", "(9, 1, 1, 'signed_off', '', 'now')", id="a verdict"),
    pytest.param("invitations", "(9, 'h', 'Eve', 'admin', 1, 1, 1, 0, 'now', 'now', 0, '', '')", id="an invitation"),
    pytest.param("watch_lists", "(9, 2, 1, 'now', hex(randomblob(32)), hex(randomblob(32)))", id="a watch list"),
    pytest.param("vocabularies", "(9, 2, '[]', 'now')", id="a vocabulary"),
    pytest.param("kept_words", "(9, 1, 1, 'seen', 'name', 'no_name', 'now')", id="words kept"),
    pytest.param("quotes", "(9, 1, 1, 'seen', 'Words.', 'now')", id="a quote"),
    pytest.param("concerns", "(9, 1, 1, 'raised', 'now', 0, '')", id="a concern"),
    pytest.param("acknowledgements", "(9, 1, 2, 'now')", id="a notice read"),
    pytest.param("programmes", "(9, 'z', '', '', 'month', 1, 1)", id="a programme"),
    pytest.param("programme_quotas", "(1, 3, 1, 'in_line', '', 1)", id="a quota"),
    pytest.param("programme_audits", "(2, 1, '2026-12', 'W2', '', 'in_line')", id="an audit of a programme"),
    pytest.param("assignments", "(9, 1, 1, 1, 1, 1, 'second', 0, '')", id="an assignment"),
]


@pytest.mark.parametrize(("table", "row"), PUT_IN)
def test_a_row_put_in_is_found(audited: Store, table: str, row: str) -> None:
    with behind(audited) as conn:
        conn.execute(f"INSERT INTO {table} VALUES {row}")
        assert fault(audited, conn).endswith(("has no entry", "is not as it was when this was written"))


def exchange(conn: sqlite.Connection, table: str, column: str, one: int = 1, two: int = 2, key: str = "id") -> None:
    """Let two rows give each other what they have in a column."""
    get, put = (
        f"SELECT {column} FROM {table} WHERE {key} = ?",
        f"UPDATE {table} SET {column} = ? WHERE {key} = ?",
    )
    (first,), (second,) = (conn.execute(get, (number,)).fetchone() for number in (one, two))
    assert first != second
    for value, number in ((-1, one), (first, two), (second, one)):
        conn.execute(put, (value, number))


EXCHANGED = [
    pytest.param(("responses", "assignment_id"), "response:1", id="whole returns of two children"),
    pytest.param(("cases", "reference"), "case:1", id="the references of two children"),
    pytest.param(("assignments", "case_id"), "assignment:1", id="which child is audited"),
    pytest.param(("assignments", "person_id", 1, 3), "assignment:1", id="who audits"),
    pytest.param(("people", "telegram_id"), "person:1", id="two people's accounts"),
    pytest.param(("people", "name"), "person:1", id="two people's names"),
    pytest.param(("memberships", "role", 1, 3), "person:1", id="two people's roles"),
    pytest.param(("agencies", "name"), "agency:1", id="two agencies' names"),
    pytest.param(("round_agencies", "place", 1, 2, "agency_id"), "round:1", id="two agencies' places"),
]


@pytest.mark.parametrize(("which", "record"), EXCHANGED)
def test_what_two_rows_exchanged_is_found_and_the_entry_named(
    audited: Store, which: tuple[str, str], record: str
) -> None:
    with behind(audited) as conn:
        exchange(conn, *which)
        assert f"): {record} is not as it was when this was written" in fault(audited, conn)


def test_an_answer_is_not_replaced_also_where_deletions_by_replacing_fire_no_trigger(audited: Store) -> None:
    row = "SELECT id, response_id, person_id, path, '{}', stage, message_id, said_at FROM answers WHERE id = 2"
    for recursive in ("ON", "OFF"):
        audited.write_now(lambda tx, r=recursive: tx.conn.execute(f"PRAGMA recursive_triggers = {r}"))  # type: ignore[misc]
        for statement in (f"INSERT OR REPLACE INTO answers {row}", "UPDATE OR REPLACE answers SET id = 1 WHERE id = 2"):
            with pytest.raises(sqlite.IntegrityError, match="append-only"):
                run(audited, statement)
    assert verify_now(audited) == ""


def verify_now(store: Store) -> str:
    return store.read_now(lambda tx: verify(tx.conn).fault)


def test_a_secret_of_a_record_stays_until_the_trail_says_that_the_record_is_gone(audited: Store) -> None:
    for statement in (
        "DELETE FROM record_secrets",
        "UPDATE record_secrets SET secret = randomblob(32)",
        "INSERT OR REPLACE INTO record_secrets VALUES ('person:1', randomblob(32))",
    ):
        with pytest.raises(sqlite.IntegrityError, match=r"a secret (is never changed|goes only right after)"):
            run(audited, statement)
    assert verify_now(audited) == ""


def test_a_case_taken_out_leaves_no_secret_and_one_with_its_number_gets_another(audited: Store) -> None:
    case = {"round_id": 1, "reference": "C99", "age_band": "5-9", "gender": "F", "ethnicity": "", "flags": "[]"}
    number = audited.write_now(lambda tx: tx.cases.put(case))
    kept = "SELECT secret FROM record_secrets WHERE record = ?"
    (before,) = run(audited, kept, f"case:{number}")
    audited.write_now(lambda tx: tx.cases.drop(number))
    assert run(audited, kept, f"case:{number}") == []
    assert verify_now(audited) == ""
    assert audited.write_now(lambda tx: tx.cases.put(case)) == number
    assert run(audited, kept, f"case:{number}") != [before]
    assert verify_now(audited) == ""
    found = audited.read_now(lambda tx: tx.trail.entries(reference="C99"))
    assert [one.entry.action for one in found] == ["case.added"]
    with behind(audited) as conn:
        conn.execute("DELETE FROM cases WHERE id = ?", (number,))
        assert f"case:{number}, of which it tells, is not there" in fault(audited, conn)


def test_the_number_of_an_erased_return_and_its_answers_may_come_again(audited: Store) -> None:
    def erase(tx: Tx) -> None:
        tx.conn.execute("INSERT INTO erasures (response_id, reason, opened_at) VALUES (2, 'asked', 'now')")
        tx.trail.add("response.erased", "response:2", response_id=2)
        for table in ("answers", "kept_words", "concerns", "quotes", "secrets"):
            tx.conn.execute(f"DELETE FROM {table} WHERE response_id = 2")
        tx.conn.execute("DELETE FROM responses WHERE id = 2")
        tx.conn.execute("UPDATE erasures SET closed_at = 'now'")

    audited.write_now(erase)
    assert verify_now(audited) == ""
    assert begin(audited, 1) == (2, 1)
    audited.write_now(lambda tx: tx.answers.add(2, 1, "voice_grade", {"point": "weak"}))
    assert run(audited, "SELECT id FROM answers") == [(1,), (2,)]
    assert verify_now(audited) == ""
    with behind(audited) as conn:
        conn.execute("UPDATE answers SET value = '{}' WHERE id = 2")
        assert "answer:2 is not as it was" in fault(audited, conn)
    with behind(audited) as conn:
        conn.execute("UPDATE responses SET opened_at = 'then' WHERE id = 2")
        assert "response:2 is not as it was" in fault(audited, conn)


def test_every_table_that_holds_a_record_is_sealed(store: Store) -> None:
    from tests.storage.test_trail_of_nouns import OPERATIONAL

    tables = {name for (name,) in run(store, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables - OPERATIONAL - {"trail", "erasures"} == {*TABLES.values(), *PARTS}


@pytest.mark.parametrize("dump", EARLIER[2:], ids=lambda path: path.stem)
def test_a_backup_from_before_every_record_was_sealed_is_held_against_what_it_sealed(
    tmp_path: Path, dump: Path
) -> None:
    lay(tmp_path / "a.sqlite3", dump, None)
    with contextlib.closing(sqlite.connect(tmp_path / "a.sqlite3", isolation_level=None)) as conn:
        found = verify(conn)
        assert found.fault == ""
        assert found.matching["answer"] > 50
        (guard,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'answers_never_change'").fetchone()
        conn.execute("DROP TRIGGER answers_never_change")
        assert verify(conn).fault == "the trigger answers_never_change, a guard of the file, is not there"
        conn.execute("UPDATE answers SET value = 'null' WHERE id = 7")
        assert "answer:7 is not as it was" in verify(conn).fault
        conn.execute("UPDATE answers SET value = 'null'")
        conn.execute(guard)
        MIGRATIONS.apply(Database(conn))
        assert "answer:1 is not as it was" in verify(conn).fault


GUARDED = [
    pytest.param(("DROP TRIGGER answers_never_go",), "answers_never_go, a guard of the file, is not there", id="gone"),
    pytest.param(
        ("DROP TRIGGER trail_never_goes", "CREATE TRIGGER trail_never_goes BEFORE DELETE ON trail BEGIN SELECT 1; END"),
        "trail_never_goes, a guard of the file, is not as it was made",
        id="made tame",
    ),
    pytest.param(
        ("CREATE TRIGGER quiet AFTER INSERT ON cases BEGIN UPDATE cases SET gender = ''; END",),
        "quiet, a guard of the file, is none of ours",
        id="put in",
    ),
]


@pytest.mark.parametrize(("statements", "words"), GUARDED)
def test_a_guard_of_the_file_that_is_not_as_it_was_made_is_found(
    audited: Store, statements: tuple[str, ...], words: str
) -> None:
    for statement in statements:
        run(audited, statement)
    assert verify_now(audited) == f"the trigger {words}"
