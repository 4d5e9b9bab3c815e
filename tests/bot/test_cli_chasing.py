"""casewalk remind, as it is typed: who would be reminded of what, and putting it off."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.store import Store
from tests.bot.test_cli import database, one_line, round_file
from tests.bot.typed import Casewalk, casewalk
from tests.town import load_round

__all__ = ["casewalk", "database", "round_file"]

DUE = "2026-12-18"


@pytest.fixture(autouse=True)
def _loaded(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        load_round(store, tmp_path)


def test_a_dry_run_shows_who_would_be_sent_what_and_sends_nothing(casewalk: Casewalk, database: Path) -> None:
    for _ in range(2):
        done = casewalk("remind", "--dry-run", "--on", DUE)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == [
            "P001 Auditor One",
            "  Neglect below the threshold",
            "  ⏰ Due today.",
            "  Yours to send in: C07, C08.",
            "P002 Auditor Two",
            "  Neglect below the threshold",
            "  ⏰ Due today.",
            "  Yours to send in: C07.",
        ]
    with Store(database) as store:
        assert store.read_now(lambda tx: tx.outbox.due()) == []


def test_a_dry_run_of_a_quiet_day_says_so(casewalk: Casewalk) -> None:
    done = casewalk("remind", "--dry-run", "--on", "2026-12-25")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "casewalk: nobody is to be reminded outside working hours\n"
    done = casewalk("remind", "--dry-run", "--on", "2026-12-10")
    assert (done.stdout, done.stderr) == ("", "casewalk: nobody is to be reminded\n")


def test_reminding_puts_what_is_due_and_leaves_it_to_the_bot(casewalk: Casewalk) -> None:
    done = casewalk("remind")
    assert (done.returncode, done.stdout) == (0, "")
    assert "to be told; the bot sends it while it runs" in done.stderr


def test_somebody_on_leave_is_not_reminded_before_a_day(casewalk: Casewalk) -> None:
    assert casewalk("remind", "mute", "P001", "--until", "2026-12-19").returncode == 0
    assert "P001" not in casewalk("remind", "--dry-run", "--on", DUE).stdout
    assert casewalk("remind", "unmute", "p001").returncode == 0
    assert "P001" in casewalk("remind", "--dry-run", "--on", DUE).stdout


@pytest.mark.parametrize("person", ["P099", "Auditor"])
def test_nobody_by_that_number_is_said_in_a_line(casewalk: Casewalk, person: str) -> None:
    assert f"nobody numbered {person}" in one_line(casewalk("remind", "mute", person, "--until", DUE))
