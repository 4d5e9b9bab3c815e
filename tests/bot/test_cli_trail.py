"""casewalk trail as it is typed: verify, head and show."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from storage.driver import sqlite
from storage.store import at_the_keyboard
from tests.bot.test_cli import answered, database, one_line, round_file
from tests.bot.typed import Casewalk, casewalk

__all__ = ["answered", "casewalk", "database", "round_file"]

pytestmark = pytest.mark.usefixtures("answered")


def tamper(path: Path, *sql: str) -> None:
    """Change the file behind the store's back, past its triggers, and put them back."""
    with contextlib.closing(sqlite.connect(path)) as conn, conn:
        guards = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            conn.execute(f"DROP TRIGGER {name}")
        for one in sql:
            conn.execute(one)
        for _, again in guards:
            conn.execute(again)


def test_verify_of_a_whole_trail_is_one_line_with_count_and_head(casewalk: Casewalk) -> None:
    head = casewalk("trail", "head").stdout.strip()
    done = casewalk("trail", "verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", head)
    entries = head.partition(":")[0]
    told = "1 answers, 1 returns and 13 other records as they were written"
    assert done.stdout == f"trail ok: {entries} entries, {told}; head {head}\n"
    assert casewalk("trail", "verify", "--anchor", head).returncode == 0


def test_verify_names_the_first_bad_entry_with_exit_code_1(casewalk: Casewalk, database: Path) -> None:
    tamper(database, "UPDATE trail SET actor = 'person:2' WHERE id = 3")
    done = casewalk("trail", "verify")
    assert (done.returncode, done.stderr) == (1, "")
    assert re.fullmatch(r"trail broken: entry 3 \(2\d{3}-.*, \w+\.\w+\): is not as it was written\n", done.stdout)


def test_verify_finds_a_changed_answer(casewalk: Casewalk, database: Path) -> None:
    tamper(database, "UPDATE answers SET value = 'null'")
    done = casewalk("trail", "verify")
    assert done.returncode == 1
    assert "answer:1 is not as it was when this was written" in done.stdout


def test_verify_with_an_anchor_finds_a_tail_that_was_cut(casewalk: Casewalk, database: Path) -> None:
    head = casewalk("trail", "head").stdout.strip()
    last = "(SELECT max(id) FROM trail)"
    tamper(
        database,
        f"DELETE FROM trail WHERE id = {last}",
        "DELETE FROM answers",
    )
    assert casewalk("trail", "verify").returncode == 0
    done = casewalk("trail", "verify", "--anchor", head)
    assert done.returncode == 1
    assert "the tail was cut off" in done.stdout


@pytest.mark.parametrize("anchor", ["nonsense", "3", "3:abc", ":", "-1:" + "0" * 64])
def test_an_anchor_that_is_none_is_refused(casewalk: Casewalk, anchor: str) -> None:
    assert "the anchor is to be as" in one_line(casewalk("trail", "verify", f"--anchor={anchor}"))


def test_show_lists_by_person_case_and_round_with_pseudonyms(casewalk: Casewalk) -> None:
    done = casewalk("trail", "show", "--person", "P001")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert {len(line) for line in lines} == {10}
    assert [line[3:6] for line in lines][:2] == [
        ["person.added", "P001", "-"],
        ["person.joined", "P001", "auditor,agency:1"],
    ]
    assert "Auditor" not in done.stdout
    (answer,) = [line for line in casewalk("trail", "show", "--case", "C07").stdout.splitlines() if "answer." in line]
    assert re.search(
        r"\tcli:[\d:]+\tanswer.final\tanswer:1\tvoice_evidence\tneglect-2026\tC07\t-\t[0-9a-f]{12}$", answer
    )
    assert answer in casewalk("trail", "show", "--round", "neglect-2026").stdout
    assert casewalk("trail", "show", "--case", "C99").stdout == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--person", "Ann"], "Ann is no person's pseudonym"), (["--round", "other"], "there are: neglect-2026")],
)
def test_show_of_what_is_not_there_is_refused(casewalk: Casewalk, words: list[str], told: str) -> None:
    assert told in one_line(casewalk("trail", "show", *words))


def test_an_export_is_in_the_trail_and_one_that_failed_is_not(casewalk: Casewalk) -> None:
    casewalk("export", "other")
    casewalk("export", "neglect-2026")
    casewalk("export", "neglect-2026", "--named")
    lines = [line for line in casewalk("trail", "show").stdout.splitlines() if "exported" in line]
    assert [line.split("\t")[2:6] for line in lines] == [
        [at_the_keyboard(), "round.exported", "round:1", "csv"],
        [at_the_keyboard(), "round.exported", "round:1", "csv,named"],
    ]
