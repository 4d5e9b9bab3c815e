"""casewalk programme as it is typed: load, draw and status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.test_cli import answered, database, one_line, round_file
from tests.bot.typed import Casewalk, casewalk

__all__ = ["answered", "casewalk", "database", "round_file"]

pytestmark = pytest.mark.usefixtures("answered")

FILE = """
key = "caf"
title = "Case file audits"
questionnaire = "six_areas"
every = "month"
[[quotas]]
person = "P001"
agency = "school_nursing"
team = "North"
manner = "in_line"
cases = 3
[[quotas]]
person = "P002"
agency = "police"
manner = "independent"
cases = 4
"""

LIST = "Reference,Worker,Team\n" + "".join(
    f"H{worker}{n},W{worker},{'North' if worker % 2 else 'South'}\n" for worker in range(6) for n in range(4)
)


@pytest.fixture
def programme(casewalk: Casewalk, tmp_path: Path) -> Path:
    """Load the programme; gives its list of cases."""
    (tmp_path / "caf.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    done = casewalk("programme", "load", str(tmp_path / "caf.toml"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "caf\n", "")
    return tmp_path / "list.csv"


def test_a_month_is_drawn_handed_out_and_followed(casewalk: Casewalk, programme: Path) -> None:
    done = casewalk("programme", "draw", "caf", "2020-02", str(programme), "--seed", "s")
    assert (done.returncode, done.stdout) == (0, "caf-2020-02\n")
    assert "handed out: 7, drawn with the seed s" in done.stderr
    shown = casewalk("programme", "status", "caf").stdout.splitlines()
    assert shown[:2] == ["2020-02\tP001\tin_line\t0 of 3 in\tlate", "2020-02\tP002\tindependent\t0 of 4 in\tlate"]
    assert len(shown) == 2 + 6
    found = json.loads(casewalk("programme", "status", "caf", "--json").stdout)
    assert {one["worker"] for one in found["workers"]} == {f"W{n}" for n in range(6)}


REFUSED = [
    pytest.param(("draw", "caf", "2020-13"), "no period of this programme", id="no such month"),
    pytest.param(("draw", "other", "2020-02"), "no programme other", id="no such programme"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_what_cannot_be_drawn_is_refused_in_a_line(
    casewalk: Casewalk, programme: Path, words: tuple[str, ...], why: str
) -> None:
    done = casewalk("programme", *words, str(programme))
    assert done.returncode == 2
    assert why in one_line(done)


def test_a_list_with_a_bad_line_hands_nothing_out(casewalk: Casewalk, programme: Path) -> None:
    programme.write_text(LIST + "John Smith,W1,North\n", encoding="utf-8")
    done = casewalk("programme", "draw", "caf", "2020-02", str(programme))
    assert done.returncode == 2
    assert "the first is line 26" in one_line(done)
    assert casewalk("programme", "status", "caf").stdout == ""


def test_a_file_that_is_wrong_names_its_key(casewalk: Casewalk, programme: Path) -> None:
    wrong = programme.with_name("wrong.toml")
    wrong.write_text(FILE.replace("cases = 3", "cases = 0"), encoding="utf-8")
    done = casewalk("programme", "load", str(wrong))
    assert done.returncode == 2
    assert "quotas[1].cases" in one_line(done)
