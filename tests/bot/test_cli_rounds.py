"""casewalk rounds as it is typed: a round's whole life from the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from storage.store import Store
from tests.bot.test_cli import database, one_line, round_file
from tests.bot.typed import Casewalk, casewalk
from tests.town import ROUND

__all__ = ["casewalk", "database", "round_file"]

NEW = ("rounds", "new", "Neglect: the next look", "--theme", "Neglect", "--from", "1/11/2025",
       "--to", "31 October 2026", "--due", "2099-12-18", "--questionnaire", "six_areas")  # fmt: skip
KEY = "neglect-the-next-look"
WHOM = "Tell the duty team on 01632 960000."
LIST = "Reference,Age,Gender\n" + "".join(f"S{n},{n % 18},{'MF'[n % 2]}\n" for n in range(1, 41))


def done(ran: subprocess.CompletedProcess[str]) -> str:
    """Expect success; gives what was printed."""
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def draft(casewalk: Casewalk) -> str:
    """Make a draft on an empty database; gives its key."""
    assert done(casewalk(*NEW, "--enquiry", "Is the child heard?", "--enquiry", "Is it named?")) == f"{KEY}\n"
    return KEY


def test_a_round_lives_its_whole_life_on_the_command_line(casewalk: Casewalk, draft: str) -> None:
    assert done(casewalk("rounds", "list")) == f"{KEY}\tdraft\t2099-12-18\tNeglect: the next look\n"
    shown = json.loads(done(casewalk("rounds", "show", draft, "--json")))
    assert shown["missing"] == ["agencies", "cases", "whom_to_tell", "sharing_agreement", "dpia"]
    assert shown["enquiries"] == ["Is the child heard?", "Is it named?"]
    assert "at least one agency" in one_line(casewalk("rounds", "open", draft))
    listed = casewalk(
        "rounds", "agencies", draft, "--add", "Education", "--add", "Police", "--unit", "education=Hill School"
    )
    assert done(listed) == "education\tEducation\nhill_school\tHill School\teducation\npolice\tPolice\n"
    assert done(casewalk("rounds", "agencies", draft, "--remove", "police")).count("\n") == 2
    assert casewalk("rounds", "cases", "add", draft, "C01", "C02").stderr == "2 added\n"
    assert "A reference is wanted" in one_line(casewalk("rounds", "open", draft, "--sharing-agreement", "none yet"))
    silent = casewalk("rounds", "open", draft, "--sharing-agreement", "ISA 1", "--dpia", "DPIA 2")
    assert "whom to tell when a child needs action now" in one_line(silent)
    assert "Please say whom to tell" in one_line(casewalk("rounds", "set", draft, "whom_to_tell", "tbc"))
    done(casewalk("rounds", "set", draft, "whom_to_tell", WHOM))
    opened = casewalk("rounds", "open", draft, "--sharing-agreement", "ISA 1", "--dpia", "DPIA 2")
    assert (opened.returncode, opened.stdout, opened.stderr) == (0, "", f"{KEY} is open\n")
    done(casewalk("rounds", "set", draft, "due", "1 February 2100"))
    assert "so that can no longer be" in one_line(casewalk("rounds", "set", draft, "from", "2025-01-01"))
    done(casewalk("rounds", "close", draft))
    done(casewalk("rounds", "reopen", draft, "--why", "One agency was late."))
    done(casewalk("rounds", "close", draft))
    assert "what the round found" in one_line(casewalk("rounds", "report", draft))
    done(casewalk("rounds", "report", draft, "--found", "Most was seen early.", "--to-be-done", "A shared chronology."))
    done(casewalk("rounds", "archive", draft))
    assert done(casewalk("rounds", "list")) == ""
    assert json.loads(done(casewalk("rounds", "list", "--all", "--json")))[0]["state"] == "archived"
    assert "round.open\tround:1\t-\tneglect-the-next-look\t-\tOne agency was late." in done(casewalk("trail", "show"))


REFUSED = [
    pytest.param(("show", "none"), "There is no round none. There are: neglect-the-next-look.", id="no such round"),
    pytest.param(("set", KEY, "colour", "red"), "There are: title, theme", id="no such field"),
    pytest.param(("set", KEY, "to", "1 January 2020"), "end before they begin", id="a period the wrong way round"),
    pytest.param(("set", KEY, "questionnaire", "none"), "There are: ", id="no such questionnaire"),
    pytest.param(("close", KEY), "The round is draft", id="a draft is not closed"),
    pytest.param(("cases", "remove", KEY, "C01"), "no case C01", id="no such case"),
    pytest.param(("agencies", KEY, "--remove", "police"), "does not take part", id="no such agency"),
    pytest.param(("sample", KEY, "--again", "3"), "There is no sample 3", id="no such sample"),
    pytest.param(("cases", "add", KEY, "--file", "none.csv"), "cannot be read", id="no such file"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_one_line(casewalk: Casewalk, draft: str, words: tuple[str, ...], said: str) -> None:
    assert said in one_line(casewalk("rounds", *words))


def test_a_second_round_of_the_same_title_has_a_key_of_its_own(casewalk: Casewalk, draft: str) -> None:
    assert done(casewalk(*NEW)) == f"{KEY}-2\n"


def test_a_list_with_faults_adds_nothing_unless_they_are_left_out(
    casewalk: Casewalk, draft: str, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Reference,Age\nC01,7\nC02,99\nTom,4\n", encoding="utf-8")
    refused = casewalk("rounds", "cases", "add", draft, "--file", "list.csv")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[0] == "Line 3, column B: This age is over 17. Please check it."
    assert "Nothing was added" in refused.stderr
    assert done(casewalk("rounds", "cases", "list", draft)) == ""
    assert "1 added" in casewalk("rounds", "cases", "add", draft, "--file", "list.csv", "--skip-bad").stderr
    assert done(casewalk("rounds", "cases", "list", draft)) == "C01\t5 to 9\n"
    done(casewalk("rounds", "cases", "remove", draft, "c01"))
    assert json.loads(done(casewalk("rounds", "cases", "list", draft, "--json"))) == []


def test_a_sample_is_drawn_again_exactly(casewalk: Casewalk, draft: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    drawn = casewalk("rounds", "sample", draft, "list.csv", "--size", "10", "--by", "age band", "--seed", "spring")
    references = done(drawn).split()
    assert len(references) == 10
    assert "sample 1: 10 of 40, seed spring" in drawn.stderr
    assert "gender\tF\t20 of the list (50 %)" in drawn.stderr
    again = casewalk("rounds", "sample", draft, "--again", "1")
    assert done(again).split() == references
    assert again.stderr == "sample 1: 10 of 40, seed spring: the same cases again\n"
    listed = done(casewalk("rounds", "cases", "list", draft))
    assert [line.split("\t")[0] for line in listed.splitlines()] == references


def test_closing_with_returns_out_wants_a_yes(casewalk: Casewalk, round_file: Path) -> None:
    done(casewalk("rounds", "load", round_file))
    assert "3 returns are still out" in one_line(casewalk("rounds", "close", "neglect-2026"))
    done(casewalk("rounds", "close", "neglect-2026", "--yes"))


def test_how_the_chat_is_tidied_is_set_on_the_command_line(casewalk: Casewalk, database: Path) -> None:
    done(casewalk(*NEW, "--tidies", "as-you-go"))
    for words, way in (("", "as_you_go"), ("on submit", "on_submit"), ("off", "off")):
        if words:
            assert "edited to change the answer" in casewalk("rounds", "set", KEY, "tidies", words).stderr
        with Store(database) as store:
            assert store.read_now(lambda tx: tx.rounds.all()[0].tidies) == way
    assert "off, on submit, as you go" in one_line(casewalk("rounds", "set", KEY, "tidies", "never"))
    told = done(casewalk("rounds", "new", "--help")).replace("│", "")
    assert "edited to change the answer" in " ".join(told.split())


def test_a_round_file_without_its_references_stays_a_draft_until_it_has_both(
    casewalk: Casewalk, round_file: Path, database: Path
) -> None:
    lines = [line for line in ROUND.splitlines() if not line.startswith(("sharing_agreement", "dpia"))]
    round_file.write_text("\n".join(lines), encoding="utf-8")
    loaded = casewalk("rounds", "load", round_file)
    assert loaded.returncode == 0
    assert loaded.stderr.splitlines() == [
        *(
            f"warning: neglect-2026 stays a draft without its {name}; casewalk rounds set gives it one"
            for name in ("sharing_agreement", "dpia")
        ),
        "then open it with casewalk rounds open neglect-2026",
    ]
    done(casewalk("rounds", "set", "neglect-2026", "dpia", "DPIA 7"))
    assert "dpia" not in casewalk("rounds", "load", round_file).stderr
    assert casewalk("rounds", "open", "neglect-2026").returncode != 0
    with Store(database) as store:
        assert store.read_now(lambda tx: tx.rounds.all()[0].state) == "draft"
    round_file.write_text(ROUND, encoding="utf-8")
    assert "state: draft is now open" in done(casewalk("rounds", "load", round_file))
