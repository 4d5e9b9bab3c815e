"""A round's whole life on the command line: people, sample, scoping, handing out, reminders, closing, report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.office import enrolment
from storage.store import Store
from storage.tx import Tx
from storage.verifying import verify
from tests.bot.test_cli import database
from tests.bot.typed import Casewalk, casewalk

__all__ = ["casewalk", "database"]

NAMES = ("Ann Auditor", "Ben Auditor", "Cat Auditor", "Dan Auditor", "Eve Auditor")
KEY = "neglect"
LIST = "Reference,Age,Gender\n" + "".join(f"S{n:02d},{n % 18},{'MF'[n % 2]}\n" for n in range(1, 41))


@pytest.fixture
def typed(casewalk: Casewalk) -> Callable[..., str]:
    """Expect success of each command; gives what it printed."""

    def run(*words: str | Path) -> str:
        ran = casewalk(*words)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run


def accept(database: Path, account: int, printed: str) -> None:
    """Take a printed link up, as the phone that opens it does."""
    found = re.search(r"(?:start=|/start )([A-Za-z0-9_-]{22,64})", printed)
    assert found

    def work(tx: Tx) -> None:
        invitation = tx.invitations.find(found[1])
        assert invitation
        enrolment.opened(tx, invitation.id, account)
        enrolment.accept(tx, invitation.id, account)

    with Store(database) as store:
        store.write_now(work)


def answer(database: Path, leave: int) -> None:
    """Let all returns in but the last few."""

    def work(tx: Tx) -> None:
        given = tx.assignments.of_round(1)
        for one in given[: len(given) - leave]:
            if tx.responses.find_for(one.id) is None:
                tx.responses.close(tx.responses.open(one.id, one.form_id).id, "nil_return")

    with Store(database) as store:
        store.write_now(work)


def test_a_round_from_an_empty_database_to_its_report(
    typed: Callable[..., str], database: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    accept(database, 900, typed("people", "invite", "--role", "admin", "--name", "Ada Admin"))
    typed("rounds", "new", "Neglect", "--theme", "Neglect", "--from", "2025-05-01", "--to", "2026-04-30",
          "--due", "2099-05-15", "--questionnaire", "six_areas")  # fmt: skip
    typed("rounds", "agencies", KEY, "--add", "School nursing", "--add", "Police")
    typed("rounds", "sample", KEY, tmp_path / "list.csv", "--size", "10", "--by", "age band", "--seed", "s")
    accept(database, 901, typed("people", "invite", "--role", "lead", "--name", "Lena Lead", "--round", KEY))
    for n, name in enumerate(NAMES):
        agency = "school_nursing" if n < 3 else "police"
        link = typed("people", "invite", "--role", "auditor", "--name", name, "--agency", agency, "--round", KEY)
        accept(database, 902 + n, link)
    assert typed("people", "list").count("\n") == 7
    typed("rounds", "open", KEY, "--sharing-agreement", "ISA 1", "--dpia", "DPIA 2", "--whom-to-tell",
          "Tell the duty team on 01632 960000.")  # fmt: skip
    references = [line.split("\t")[0] for line in typed("rounds", "cases", "list", KEY).splitlines()]
    assert len(references) == 10
    for agency in ("school_nursing", "police"):
        typed("scoping", "set", KEY, agency, "child", *references, "--systems", "Main record system")
        typed("assignments", "deal", KEY, agency)
    assert typed("assignments", "list", KEY).count("\n") == 20
    answer(database, leave=2)
    due = typed("remind", "--dry-run", "--on", "2099-05-15")
    assert re.findall(r"^P\d+ (.*)$", due, re.MULTILINE) == ["Dan Auditor", "Eve Auditor"]
    answer(database, leave=0)
    told = typed("remind", "--dry-run", "--on", "2099-05-19")
    assert re.findall(r"^P\d+ (.*)$", told, re.MULTILINE) == ["Lena Lead"]
    assert "the last return is in" in told
    found = json.loads(typed("summary", KEY, "--json"))
    assert (found["total"]["received"], found["total"]["nil_return"]) == (20, 20)
    typed("rounds", "close", KEY)
    typed("rounds", "report", KEY, "--found", "Seen early in most cases.", "--to-be-done", "A shared chronology.")
    typed("rounds", "archive", KEY)
    assert "trail ok" in typed("trail", "verify")
    with Store(database) as store:
        assert store.read_now(lambda tx: verify(tx.conn)).fault == ""
