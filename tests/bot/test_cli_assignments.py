"""Scoping and assignments at the command line: what the chat can, and refusals with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.store import Store
from tests.bot.agency_town import NURSE_ONE, ROUND, set_up
from tests.bot.test_cli import database, one_line
from tests.bot.typed import Casewalk, casewalk
from tests.town import load_round

__all__ = ["casewalk", "database"]

KEY, NURSING = "neglect-2026", "school_nursing"


@pytest.fixture(autouse=True)
def laid(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        load_round(store, tmp_path, ROUND)
        store.write_now(set_up)
        store.write_now(lambda tx: tx.rounds.put({"key": KEY, "signs_off": 1}))


def close(database: Path, assignment_id: int, state: str = "submitted") -> None:
    """Let a return go in."""
    with Store.existing(database) as store:
        store.write_now(lambda tx: tx.responses.close(tx.responses.open(assignment_id, 1).id, state))


def test_a_round_is_scoped_handed_out_and_signed_off(casewalk: Casewalk, database: Path) -> None:
    told = casewalk("scoping", "set", KEY, NURSING, "child", "C01", "C02", "C03", "--systems", "SystmOne")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "said of 3 cases: child\n")
    casewalk("scoping", "set", KEY, NURSING, "nobody", "C04")
    assert casewalk("scoping", "show", KEY).stdout.splitlines()[-1] == "school_nursing\tC04\tnobody\tSystmOne"
    assert casewalk("assignments", "deal", KEY, NURSING, "--dry-run").stdout == "C01\tP002\nC02\tP003\nC03\tP002\n"
    assert casewalk("assignments", "list", KEY).stdout == ""
    assert casewalk("assignments", "deal", KEY, NURSING).stdout == "C01\tP002\nC02\tP003\nC03\tP002\n"
    casewalk("assignments", "second", KEY, NURSING, "34%")
    assert casewalk("assignments", "list", KEY).stdout.count("\tsecond\t") == 2
    close(database, 1)
    assert (
        "1\tC01\tschool_nursing\tP002\tfirst\tsubmitted\tto be signed off"
        in casewalk("assignments", "list", KEY).stdout.splitlines()
    )
    assert casewalk("assignments", "send-back", "1", "More on his voice, please.").returncode == 0
    assert "first\treturned\n" in casewalk("assignments", "list", KEY).stdout
    assert "is not waiting for a sign-off" in one_line(casewalk("assignments", "sign-off", "1"))


def test_a_case_is_given_handed_back_handed_on_and_withdrawn(casewalk: Casewalk) -> None:
    assert casewalk("assignments", "add", KEY, "C01", NURSING, str(NURSE_ONE)).stdout == "1\n"
    assert casewalk("assignments", "hand-back", "1", "On leave.").returncode == 0
    assert "handed_back\tOn leave." in casewalk("assignments", "list", KEY).stdout
    assert casewalk("assignments", "reassign", "1", "P003").returncode == 0
    assert casewalk("assignments", "move", KEY, NURSING, "P003", "--to", "P002").stdout == "C01\tP002\n"
    assert casewalk("assignments", "withdraw", "1").returncode == 0
    assert casewalk("assignments", "list", KEY).stdout == ""


REFUSED = [
    pytest.param(["scoping", "set", KEY, NURSING, "child", "C01"], "First say which systems", id="no systems"),
    pytest.param(["scoping", "set", KEY, NURSING, "maybe", "C01"], "there is no answer maybe", id="no such answer"),
    pytest.param(["scoping", "show", "other"], "there is no round other", id="no such round"),
    pytest.param(["assignments", "add", KEY, "C99", NURSING, "P002"], "there is no case C99", id="no such case"),
    pytest.param(["assignments", "add", KEY, "C01", "nobody", "P002"], "there is no agency nobody", id="no agency"),
    pytest.param(["assignments", "add", KEY, "C01", NURSING, "Ann"], "there is nobody Ann", id="no such person"),
    pytest.param(["assignments", "add", KEY, "C01", NURSING, "P004"], "does not audit for", id="another's auditor"),
    pytest.param(["assignments", "second", KEY, NURSING, "many"], "type a number of cases", id="no share"),
    pytest.param(["assignments", "withdraw", "9"], "there is no assignment 9", id="no such assignment"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(casewalk: Casewalk, words: list[str], said: str) -> None:
    assert said in one_line(casewalk(*words))
