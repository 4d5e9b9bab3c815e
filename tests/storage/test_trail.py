from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.chain import COLUMNS, INSERT, START, canonical, digest
from storage.driver import sqlite
from storage.migrations import MIGRATIONS
from storage.store import Store, at_the_keyboard
from storage.tx import Tx
from storage.verifying import Verdict, verify
from tests.storage.holding import begin, run

MARK = "Typed-Word-Zebra"
OLD = """
INSERT INTO people VALUES (1, 700000001, 'Auditor One');
INSERT INTO agencies VALUES (1, 'police', 'Police');
INSERT INTO forms VALUES (1, 'f', 1, '0000000000000000000000000000000000000000000000000000000000000000', '{}');
INSERT INTO rounds VALUES (1, 'r', 'R', 'T', 1, '2026-01-01', '2026-02-01', '2026-03-01', 'open', '', '', '{}', 365);
INSERT INTO cases VALUES (1, 1, 'C01', '0-4', 'F', '', '[]');
INSERT INTO assignments VALUES (1, 1, 1, 1, 1, 1, 'first', 0);
INSERT INTO responses VALUES (1, 1, 1, 'in_progress', 0, 'then', NULL);
INSERT INTO answers VALUES (1, 1, 1, 'seen', '{"choice":"yes"}', 'draft', 5, 'then');
INSERT INTO answers VALUES (2, 1, 1, 'seen', '{"choice":"yes"}', 'final', NULL, 'then');
"""
GUARDS = ("trail_never_changes", "trail_never_goes", "trail_only_grows")


@pytest.fixture
def trailed(loaded: Store) -> Store:
    """A store with a return (1) of three answers, gone in, and a second one that was only begun."""
    begin(loaded)
    begin(loaded, 1)
    say(loaded, {"text": MARK}, "draft")
    say(loaded, {"text": MARK})
    say(loaded, {"point": "good"})
    loaded.write_now(lambda tx: tx.responses.close(1, "submitted"))
    return loaded


def say(store: Store, value: dict[str, str], stage: str = "final") -> None:
    store.write_now(lambda tx: tx.answers.add(1, 1, "voice_grade", value, stage))


@contextlib.contextmanager
def unguarded(store: Store, *guards: str) -> Iterator[sqlite.Connection]:
    """Lay hands on the file as somebody would who can drop its triggers; what they did is undone at the end."""
    with contextlib.closing(sqlite.connect(store.path, isolation_level=None)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        for guard in guards or GUARDS:
            conn.execute(f"DROP TRIGGER {guard}")
        yield conn
        conn.execute("ROLLBACK")


def check(store: Store) -> Verdict:
    return store.read_now(lambda tx: verify(tx.conn))


def said(found: Verdict) -> tuple[int, int]:
    """Give how many answers and returns are as they were written."""
    return found.matching["answer"], found.matching["response"]


def size(store: Store) -> int:
    return check(store).entries


def whole(conn: sqlite.Connection) -> bool:
    """Tell whether nothing is wrong but that the guards were dropped."""
    return verify(conn).fault.startswith("the trigger ")


def fault(conn: sqlite.Connection, anchor: tuple[int, str] | None = None) -> str:
    found = verify(conn, anchor).fault
    assert found
    assert not found.startswith("the trigger ")
    return found


def test_a_trail_that_nobody_touched_is_whole(trailed: Store) -> None:
    found = check(trailed)
    assert found.fault == ""
    assert (said(found), found.erased) == ((3, 2), 0)
    assert sum(found.matching.values()) == 3 + 2 + 13
    assert (found.entries, found.head) == trailed.read_now(lambda tx: tx.trail.head())


def test_the_first_entry_is_chained_to_zeros_and_says_that_the_trail_began(store: Store) -> None:
    first, *others = run(store, "SELECT id, action, prev FROM trail")
    assert first == (1, "trail.began", "0" * 64)
    assert {action for _, action, _ in others} == {"trail.widened"}


def test_the_canonical_form_is_json_by_rfc_8785() -> None:
    assert (
        canonical({"b": 2, "a": 'é "\\\n\x1f\x7f', "c": None})
        == '{"a":"é \\"\\\\\\n\\u001f\x7f","b":2,"c":null}'.encode()
    )


def test_the_hash_of_an_entry_can_be_told_without_our_code() -> None:
    values = (1, "now", "cli", "a.b", "r:1", "", 0, 0, 0, "", "", START)
    text = (
        '{"action":"a.b","actor":"cli","at":"now","case_id":0,"content":"","id":1,"part":"",'
        f'"prev":"{START}","record":"r:1","response_id":0,"round_id":0,"why":""}}'
    )
    import hashlib

    assert digest(values) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE trail SET why = 'another' WHERE id = 2",
        "UPDATE trail SET at = at",
        "DELETE FROM trail",
        "DELETE FROM trail WHERE id = (SELECT max(id) FROM trail)",
        "INSERT OR REPLACE INTO trail SELECT * FROM trail WHERE id = 2",
        "INSERT INTO trail SELECT id + 100000, at, actor, action, record, part, round_id, case_id, response_id, why,"
        " content, prev, hash FROM trail WHERE id = 2",
        "DELETE FROM secrets",
        "UPDATE secrets SET secret = randomblob(32)",
        "INSERT OR REPLACE INTO secrets VALUES (1, randomblob(32))",
    ],
)
def test_the_file_itself_refuses_to_change_the_trail_and_its_secrets(trailed: Store, sql: str) -> None:
    with pytest.raises(sqlite.IntegrityError, match=r"append-only|only grows|only by an erasure|never changed"):
        run(trailed, sql)
    assert check(trailed).fault == ""


def test_no_column_of_the_trail_may_be_empty_by_null(store: Store) -> None:
    columns = run(store, "SELECT name FROM pragma_table_info('trail') WHERE \"notnull\" = 0 AND pk = 0")
    assert columns == []
    assert {name for (name,) in run(store, "SELECT name FROM pragma_table_info('trail')")} == set(COLUMNS)


TEXTS = [name for name in COLUMNS if name != "id" and not name.endswith("_id")]
NUMBERS = ["round_id", "case_id", "response_id"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_byte_changed_in_any_column_of_any_entry_is_found_and_named(trailed: Store, data: st.DataObject) -> None:
    entry_id, column = data.draw(st.integers(1, size(trailed))), data.draw(st.sampled_from(TEXTS))
    with unguarded(trailed) as conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        (raw,) = conn.execute(f"SELECT CAST({column} AS BLOB) FROM trail WHERE id = ?", (entry_id,)).fetchone()
        place = data.draw(st.integers(0, len(raw)))
        changed = raw[:place] + bytes([data.draw(st.integers(1, 255))]) + raw[place + 1 :]
        conn.execute(f"UPDATE trail SET {column} = CAST(? AS TEXT) WHERE id = ?", (changed, entry_id))
        if changed == raw:
            assert whole(conn)
        else:
            assert fault(conn).startswith(f"entry {entry_id} (")


@pytest.mark.parametrize("column", NUMBERS)
def test_a_number_changed_in_any_entry_is_found_and_named(trailed: Store, column: str) -> None:
    for entry_id in range(1, size(trailed) + 1):
        with unguarded(trailed) as conn:
            conn.execute(f"UPDATE trail SET {column} = {column} + 1 WHERE id = ?", (entry_id,))
            assert fault(conn).startswith(f"entry {entry_id} (")


def test_a_deleted_entry_is_named_whichever_it_was_but_the_last(trailed: Store) -> None:
    for entry_id in range(1, size(trailed)):
        with unguarded(trailed) as conn:
            conn.execute("DELETE FROM trail WHERE id = ?", (entry_id,))
            assert fault(conn).startswith(f"entry {entry_id} is missing")


def test_deleting_one_and_numbering_the_others_anew_is_found(trailed: Store) -> None:
    with unguarded(trailed) as conn:
        conn.execute("DELETE FROM trail WHERE id = 5")
        conn.execute("UPDATE trail SET id = -(id - 1) WHERE id > 5")
        conn.execute("UPDATE trail SET id = -id WHERE id < 0")
        assert fault(conn).startswith("entry 5 (")


def test_an_inserted_entry_is_named_also_when_its_own_hash_is_right(trailed: Store) -> None:
    with unguarded(trailed) as conn:
        conn.execute("UPDATE trail SET id = -(id + 1) WHERE id > 5")
        conn.execute("UPDATE trail SET id = -id WHERE id < 0")
        (prev,) = conn.execute("SELECT hash FROM trail WHERE id = 5").fetchone()
        values = (6, "now", "cli", "made.up", "", "", 0, 0, 0, "", "", prev)
        conn.execute(INSERT, (*values, digest(values)))
        assert fault(conn).startswith("entry 6 (")
        assert "was put in" in fault(conn)


def test_two_entries_that_changed_places_are_found(trailed: Store) -> None:
    for one in range(1, size(trailed)):
        with unguarded(trailed) as conn:
            conn.execute("UPDATE trail SET id = -1 WHERE id = ?", (one,))
            conn.execute("UPDATE trail SET id = ? WHERE id = ?", (one, one + 1))
            conn.execute("UPDATE trail SET id = ? WHERE id = -1", (one + 1,))
            assert fault(conn).startswith(f"entry {one} (")


def test_an_entry_changed_with_its_own_hash_made_anew_is_named_by_the_next(trailed: Store) -> None:
    with unguarded(trailed) as conn:
        values = list(conn.execute("SELECT * FROM trail WHERE id = 5").fetchone())
        values[COLUMNS.index("actor")] = "person:2"
        values[-1] = digest(tuple(values[:-1]))
        conn.execute("UPDATE trail SET actor = ?, hash = ? WHERE id = 5", ("person:2", values[-1]))
        assert fault(conn).startswith("entry 5 (")
        assert "took the place of another" in fault(conn)


def test_a_tail_that_was_cut_and_sealed_nothing_is_found_with_an_anchor_only(store: Store) -> None:
    for _ in range(3):
        store.write_now(lambda tx: tx.trail.add("round.exported"))
    last, hash_ = store.read_now(lambda tx: tx.trail.head())
    with unguarded(store) as conn:
        conn.execute("DELETE FROM trail WHERE id > ?", (last - 2,))
        assert whole(conn)
        assert fault(conn, (last, hash_)).startswith(f"entry {last - 1} is missing: the anchor names entry {last}")


def test_an_anchor_holds_when_the_trail_went_on_and_not_when_it_was_written_anew(trailed: Store) -> None:
    last, hash_ = trailed.read_now(lambda tx: tx.trail.head())
    trailed.write_now(lambda tx: tx.trail.add("round.exported"))
    assert trailed.read_now(lambda tx: verify(tx.conn, (last, hash_))).fault == ""
    with unguarded(trailed) as conn:
        rows = conn.execute("SELECT * FROM trail ORDER BY id").fetchall()
        conn.execute("DELETE FROM trail")
        prev = START
        for row in rows:
            values = (*row[:2], "forger", *row[3:9], "forged", row[10], prev)
            prev = digest(values)
            conn.execute(INSERT, (*values, prev))
        assert whole(conn)
        assert fault(conn, (last, hash_)).startswith(f"entry {last} (")


def test_an_empty_trail_is_not_whole(trailed: Store) -> None:
    with unguarded(trailed) as conn:
        conn.execute("DELETE FROM trail")
        assert fault(conn).startswith("entry 1 is missing")


TAMPERED = [
    pytest.param("UPDATE answers SET value = '{\"point\":\"weak\"}' WHERE id = 3", "answer:3 is not as", id="a value"),
    pytest.param("UPDATE answers SET said_at = 'later' WHERE id = 1", "answer:1 is not as", id="a time"),
    pytest.param("UPDATE answers SET stage = 'draft' WHERE id = 2", "answer:2 is not as", id="a stage"),
    pytest.param("UPDATE answers SET path = 'other' WHERE id = 2", "answer:2 is not as", id="a question"),
    pytest.param("UPDATE answers SET person_id = 2 WHERE id = 2", "answer:2 is not as", id="who said it"),
    pytest.param("UPDATE answers SET message_id = 9 WHERE id = 2", "answer:2 is not as", id="in which message"),
    pytest.param("UPDATE answers SET response_id = 2 WHERE id = 2", "answer:2 is not as", id="in which return"),
    pytest.param("DELETE FROM answers WHERE id = 2", "answer:2, of which it tells, is not there", id="one taken out"),
    pytest.param("INSERT INTO answers (response_id, person_id, path, value, stage, said_at)"
                 " VALUES (2, 1, 'voice_grade', '{}', 'final', 'now')", "answer:4 has no entry", id="one put in"),
    pytest.param("UPDATE responses SET state = 'unable' WHERE id = 1", "response:1 is not as", id="how it went in"),
    pytest.param("UPDATE responses SET submitted_at = 'x' WHERE id = 1", "response:1 is not as", id="when it went in"),
    pytest.param("DELETE FROM responses WHERE id = 2", "response:2, of which it tells, is not there", id="a return"),
    pytest.param("DELETE FROM secrets WHERE response_id = 1", "cannot be checked, the secret", id="a secret taken out"),
    pytest.param("UPDATE secrets SET secret = randomblob(32)", "answer:1 is not as", id="secrets exchanged"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "words"), TAMPERED)
def test_an_answer_or_return_that_is_not_as_its_entry_says_is_found(trailed: Store, sql: str, words: str) -> None:
    guards = ("answers_never_change", "answers_never_go", "secrets_never_go", "secrets_never_change")
    with unguarded(trailed, *guards) as conn:
        conn.execute(sql)
        assert words in fault(conn)


def test_bytes_that_are_no_text_are_found_in_an_answer(trailed: Store) -> None:
    with unguarded(trailed, "answers_never_change") as conn:
        conn.execute("UPDATE answers SET path = CAST(x'ff' AS TEXT) WHERE id = 2")
        assert "answer:2 is not as" in fault(conn)


def test_what_was_erased_is_told_apart_from_what_was_taken_out(trailed: Store) -> None:
    def erase(tx: Tx) -> None:
        tx.conn.execute("INSERT INTO erasures (response_id, reason, opened_at) VALUES (1, 'asked', 'now')")
        tx.conn.execute("DELETE FROM answers WHERE response_id = 1")
        tx.conn.execute("DELETE FROM secrets WHERE response_id = 1")
        tx.conn.execute("UPDATE erasures SET closed_at = 'now'")

    trailed.write_now(erase)
    assert "is not there" in check(trailed).fault
    trailed.write_now(lambda tx: tx.trail.add("response.erased", "response:1", response_id=1))
    found = check(trailed)
    assert (found.fault, found.erased, said(found)) == ("", 5, (0, 1))


def test_nothing_that_was_said_and_no_name_is_in_the_trail(trailed: Store) -> None:
    text = repr(run(trailed, "SELECT at, actor, action, record, part, why FROM trail"))
    for row in run(trailed, "SELECT content, prev, hash FROM trail"):
        assert all(re.fullmatch(r"[0-9a-f]{64}|", cell) for cell in row)
    for word in (MARK, "good", "Auditor", "Lead", "Neglect", "nursing", "C07", "70000000", "01632"):
        assert word not in text


def test_the_same_answer_in_two_returns_has_two_seals(trailed: Store) -> None:
    trailed.write_now(lambda tx: tx.answers.add(2, 1, "voice_grade", {"point": "good"}))
    seals = run(trailed, "SELECT content FROM trail WHERE action LIKE 'answer.%'")
    assert len({seal for (seal,) in seals}) == len(seals) == 4


def test_a_savepoint_rolled_back_leaves_neither_entry_nor_gap(trailed: Store) -> None:
    def work(tx: Tx) -> None:
        tx.trail.add("round.exported", why="before")
        with contextlib.suppress(LookupError), tx.savepoint():
            tx.trail.add("round.exported", why="inside")
            raise LookupError
        tx.trail.add("round.exported", why="after")

    def fail(tx: Tx) -> None:
        tx.trail.add("round.exported")
        raise ZeroDivisionError

    before = size(trailed)
    trailed.write_now(work)
    with pytest.raises(ZeroDivisionError):
        trailed.write_now(fail)
    assert run(trailed, "SELECT id, why FROM trail WHERE id > ?", before) == [
        (before + 1, "before"),
        (before + 2, "after"),
    ]
    assert check(trailed).fault == ""


WRITER = """
import sys
from pathlib import Path
from storage.store import Store
with Store(Path(sys.argv[1])) as store:
    for _ in range(200):
        store.write_now(lambda tx: tx.answers.add(2, 1, "voice_grade", {"point": "good"}))
"""


def test_two_processes_that_write_at_once_keep_one_chain(trailed: Store) -> None:
    before = size(trailed)
    with subprocess.Popen([sys.executable, "-c", WRITER, str(trailed.path)]) as other:
        for _ in range(200):
            trailed.write_now(lambda tx: tx.trail.add("round.exported"))
        assert other.wait(60) == 0
    found = check(trailed)
    assert (found.fault, found.entries, found.matching["answer"]) == ("", before + 400, 203)


async def test_who_acts_is_the_bot_or_the_command_line_unless_somebody_is_named(store: Store) -> None:
    await store.write(lambda tx: tx.trail.add("round.exported"))
    store.write_now(lambda tx: tx.trail.add("round.exported"))

    def act(tx: Tx) -> None:
        tx.acts_as("person:7")
        tx.trail.add("round.exported")

    await store.write(act)
    assert run(store, "SELECT actor FROM trail WHERE actor <> 'migration'") == [
        ("bot",),
        (at_the_keyboard(),),
        ("person:7",),
    ]
    assert re.fullmatch(r"cli:\d+", at_the_keyboard())


@pytest.mark.parametrize(("behind", "told"), [("1001", ":1001"), ("Ann", ""), ("", ""), ("1\n2", "")])
def test_who_comes_by_sudo_is_told_by_number(
    store: Store, monkeypatch: pytest.MonkeyPatch, behind: str, told: str
) -> None:
    monkeypatch.setenv("SUDO_UID", behind)
    store.write_now(lambda tx: tx.trail.add("round.exported"))
    assert run(store, "SELECT actor FROM trail WHERE actor <> 'migration'") == [(f"cli:{os.getuid()}{told}",)]


def test_entries_are_found_by_person_case_and_round(trailed: Store) -> None:
    def actions(**which: object) -> set[str]:
        return {one.entry.action for one in trailed.read_now(lambda tx: tx.trail.entries(**which))}  # type: ignore[arg-type]

    everything = size(trailed)
    assert len(trailed.read_now(lambda tx: tx.trail.entries())) == everything
    assert actions(person_id=1) == {"person.added", "person.joined", "assignment.added"}
    assert actions(reference="C08") == {"case.added", "assignment.added", "response.opened"}
    assert actions(reference="c07") > {"answer.draft", "answer.final", "response.submitted"}
    assert "round.added" in actions(round_key="neglect-2026")
    assert actions(round_key="another") == set()


def test_a_file_from_before_gets_a_trail_that_seals_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    with contextlib.closing(sqlite.connect(path, isolation_level=None)) as conn:
        MIGRATIONS.apply(Database(conn), stop_before="m0003_trail")
        conn.executescript(OLD)
    with Store(path) as store:
        entries = run(store, "SELECT actor, action, record, round_id, case_id, response_id FROM trail")
        assert said(check(store)) == (2, 1)
        assert check(store).fault == ""
        store.write_now(lambda tx: tx.answers.add(1, 1, "seen", {"choice": "no"}))
        assert said(check(store)) == (3, 1)
    assert entries == [
        ("migration", "trail.began", "", 0, 0, 0),
        ("migration", "response.found", "response:1", 1, 1, 1),
        ("migration", "answer.found", "answer:1", 1, 1, 1),
        ("migration", "answer.found", "answer:2", 1, 1, 1),
        ("migration", "trail.widened", "", 0, 0, 0),
        ("migration", "agency.found", "agency:1", 0, 0, 0),
        ("migration", "form.found", "form:1", 0, 0, 0),
        ("migration", "person.found", "person:1", 0, 0, 0),
        ("migration", "round.found", "round:1", 1, 0, 0),
        ("migration", "case.found", "case:1", 1, 1, 0),
        ("migration", "assignment.found", "assignment:1", 1, 1, 0),
        ("migration", "trail.widened", "", 0, 0, 0),
        ("migration", "round.found", "round:1", 1, 0, 0),
        ("migration", "trail.widened", "", 0, 0, 0),
        ("migration", "trail.widened", "", 0, 0, 0),
    ]
