"""People at the command line: all that the chat can do about them; links on stdout, refusals in plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bot.test_cli import database, one_line, round_file
from tests.bot.typed import Casewalk, casewalk

__all__ = ["casewalk", "database", "round_file"]

LINK = re.compile(r"https://t\.me/our_audit_bot\?start=[A-Za-z0-9_-]{22,64}")
BOT = {"bot": "@our_audit_bot"}


@pytest.fixture
def loaded(casewalk: Casewalk, round_file: Path) -> None:
    """A database with the round of the town."""
    assert casewalk("rounds", "load", round_file).returncode == 0


def lines(casewalk: Casewalk, *words: str) -> list[list[str]]:
    done = casewalk(*words)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_the_first_admin_is_invited_into_a_database_that_was_not_there(casewalk: Casewalk, database: Path) -> None:
    done = casewalk("people", "invite", "--role", "admin", "--name", "First Admin", "--png", "code.png", **BOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert LINK.fullmatch(done.stdout.strip())
    assert (database.parent / "code.png").read_bytes().startswith(b"\x89PNG")
    assert [one[1:5] for one in lines(casewalk, "people", "invitations")] == [["First Admin", "admin", "-", "-"]]
    secret = done.stdout.strip().rpartition("=")[2]
    assert secret.encode() not in b"".join(path.read_bytes() for path in database.parent.glob("cli.sqlite3*"))


def test_without_a_bots_name_it_says_what_to_send_the_bot(casewalk: Casewalk) -> None:
    done = casewalk("people", "invite", "--role", "admin", "--name", "First Admin")
    assert re.fullmatch(r"/start [A-Za-z0-9_-]{22,64}\n", done.stdout)
    assert "send the bot this line" in done.stderr
    assert "CASEWALK_BOT is not set" in one_line(casewalk("people", "renew", "1", "--png", "code.png"))


@pytest.mark.usefixtures("loaded")
def test_several_are_invited_at_once_with_a_page_to_print(casewalk: Casewalk, tmp_path: Path) -> None:
    words = ("--role", "auditor", "--agency", "police", "--round", "neglect-2026", "--days", "30")
    done = casewalk("people", "invite", *words, "--name", "Ann", "--name", "Bea", "--page", "page.html", **BOT)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [name for _, name in rows] == ["Ann", "Bea"]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert all(link in html for link, _ in rows)
    assert lines(casewalk, "people", "invitations")[0][1:5] == ["Bea", "auditor", "police", "neglect-2026"]


@pytest.mark.usefixtures("loaded")
def test_an_invitation_is_renewed_and_revoked(casewalk: Casewalk) -> None:
    first = casewalk("people", "invite", "--role", "lead", "--name", "Ann", **BOT).stdout
    again = casewalk("people", "renew", "1", **BOT).stdout
    assert LINK.fullmatch(again.strip())
    assert again != first
    assert "no longer works" in casewalk("people", "revoke", "1").stderr
    assert lines(casewalk, "people", "invitations") == []
    assert "taken back already" in one_line(casewalk("people", "revoke", "1"))


@pytest.mark.usefixtures("loaded")
def test_a_person_is_suspended_restored_moved_and_removed(casewalk: Casewalk) -> None:
    def state() -> str:
        return next(row[2] for row in lines(casewalk, "people", "list") if row[0] == "P001")

    assert lines(casewalk, "people", "list")[1][1:] == ["Auditor One", "active", "auditor"]
    for word, after in (("suspend", "suspended"), ("restore", "active")):
        assert lines(casewalk, "people", word, "P001") == []
        assert state() == after
    assert LINK.fullmatch(casewalk("people", "move", "P001", **BOT).stdout.strip())
    assert state() == "suspended"
    done = casewalk("people", "remove", "P001")
    assert (done.returncode, done.stdout) == (0, "")
    assert "without an auditor: C07, School nursing" in done.stderr
    assert lines(casewalk, "people", "list")[-1] == ["P001", "Auditor One", "removed", "-"]


@pytest.mark.usefixtures("loaded")
def test_a_role_is_given_shown_and_taken_away(casewalk: Casewalk) -> None:
    place = ("P003", "--role", "agency_lead", "--agency", "police")
    assert lines(casewalk, "people", "role", "add", *place) == []
    assert ["role", "agency_lead", "police", "-"] in lines(casewalk, "people", "show", "P003")
    assert lines(casewalk, "people", "role", "drop", *place) == []
    assert ["role", "agency_lead", "police", "-"] not in lines(casewalk, "people", "show", "P003")
    assert "does not have that role" in one_line(casewalk("people", "role", "drop", *place))


REFUSED = [
    pytest.param(["invite", "--role", "boss", "--name", "A"], "There is no such role", id="no such role"),
    pytest.param(["invite", "--role", "auditor", "--name", "A"], "belong to an agency", id="no agency"),
    pytest.param(
        ["invite", "--role", "lead", "--name", "A", "--agency", "police"], "leave the agency out", id="agency"
    ),
    pytest.param(["invite", "--role", "lead", "--name", "A", "--days", "3"], "1, 7, 30 days", id="days"),
    pytest.param(["invite", "--role", "lead", "--name", "A", "--round", "x"], "there are: neglect-2026", id="round"),
    pytest.param(["invite", "--role", "auditor", "--name", "A", "--agency", "x"], "there is no agency x", id="unknown"),
    pytest.param(["invite", "--role", "lead", "--name", "1"], "not a name that can be used", id="a name"),
    pytest.param(["show", "P999"], "There is no such person", id="no such person"),
    pytest.param(["show", "Ann"], "look like P007", id="no pseudonym"),
    pytest.param(["revoke", "9"], "There is no such invitation", id="no such invitation"),
]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_said_in_plain_words(casewalk: Casewalk, words: list[str], said: str) -> None:
    line = one_line(casewalk("people", *words))
    assert said in line
    assert "⚠️" not in line


@pytest.mark.usefixtures("loaded")
def test_the_last_admin_stays(casewalk: Casewalk) -> None:
    casewalk("people", "role", "add", "P004", "--role", "admin")
    for words in (["suspend", "P004"], ["remove", "P004"], ["role", "drop", "P004", "--role", "admin"]):
        assert "is the only admin" in one_line(casewalk("people", *words))


def test_a_bots_name_that_cannot_be_one_is_refused(casewalk: Casewalk) -> None:
    done = casewalk("people", "invite", "--role", "admin", "--name", "A", bot="t.me/our bot")
    assert "CASEWALK_BOT" in one_line(done)
