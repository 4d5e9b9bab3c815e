"""The command line as it is typed: data on stdout, everything else on stderr, exit code 2 for what can be put right."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage.holding import dump
from tests.town import ROUND, load_round

READY = {"token": "t"}
COMMAND = Path(sys.executable).parent / "casewalk"
Casewalk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cli.sqlite3"


@pytest.fixture
def casewalk(tmp_path: Path, database: Path) -> Casewalk:
    """Run the real command in an empty folder, with nothing set but its database."""

    def run(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWALK_")}
        given = {"CASEWALK_DATABASE": str(database), "CASEWALK_ENCRYPTION": "off"} | {
            f"CASEWALK_{k.upper()}": v for k, v in settings.items()
        }
        command = [str(COMMAND), *map(str, words)]
        return subprocess.run(
            command, cwd=tmp_path, env=kept | given, capture_output=True, text=True, timeout=60, check=False
        )

    return run


@pytest.fixture
def round_file(tmp_path: Path) -> Path:
    path = tmp_path / "round.toml"
    path.write_text(ROUND, encoding="utf-8")
    return path


@pytest.fixture
def answered(database: Path, tmp_path: Path) -> None:
    """A database with one answer, which a spreadsheet would take for a formula."""
    with Store(database) as store:
        load_round(store, tmp_path)
        store.write_now(lambda tx: tx.responses.open(1, 1))
        store.write_now(lambda tx: tx.answers.add(1, 1, "voice_evidence", {"text": "=1+1, école\n👧🏽"}))


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """Expect a refusal: exit code 2, nothing on stdout, one line on stderr."""
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("casewalk: ")
    return line


def test_rounds_load_makes_the_database_and_says_what_changed(
    casewalk: Casewalk, round_file: Path, database: Path
) -> None:
    done = casewalk("rounds", "load", round_file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "new round neglect-2026: Neglect below the threshold"
    assert database.exists()


def test_rounds_load_again_has_nothing_to_say_on_stdout(casewalk: Casewalk, round_file: Path) -> None:
    casewalk("rounds", "load", round_file)
    done = casewalk("rounds", "load", round_file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing changed in neglect-2026\n")


def test_rounds_load_of_a_bad_file_says_each_problem_and_makes_no_database(
    casewalk: Casewalk, round_file: Path, database: Path
) -> None:
    round_file.write_text(ROUND.replace("age = 7", "age = 77"), encoding="utf-8")
    assert f"{round_file}: cases[2] (C08).age: " in one_line(casewalk("rounds", "load", round_file))
    assert not database.exists()


def test_rounds_load_of_no_file_says_so(casewalk: Casewalk) -> None:
    assert "there is no such file" in one_line(casewalk("rounds", "load", "none.toml"))


def test_forms_check_counts_what_a_form_asks(casewalk: Casewalk) -> None:
    done = casewalk("forms", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("six_areas.v1 ok: Six-area case audit; 8 areas, 38 questions, ")


def test_forms_check_refuses_a_bad_form_with_its_file_and_key(casewalk: Casewalk, tmp_path: Path) -> None:
    (tmp_path / "bad.v1.toml").write_text('key = "bad"\nversion = 1\n', encoding="utf-8")
    assert "bad.v1.toml: title: is missing: add it" in one_line(casewalk("forms", "check", "bad.v1.toml"))


def test_check_says_that_all_is_well(casewalk: Casewalk, round_file: Path, database: Path) -> None:
    casewalk("rounds", "load", round_file)
    done = casewalk("check", **READY)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"database ok: {database}, 1 round" in done.stdout.splitlines()


def test_check_says_what_run_would_still_want(casewalk: Casewalk) -> None:
    done = casewalk("check", encryption="on", key_file="none")
    assert done.returncode == 2
    assert done.stdout.splitlines()[1:] == ["settings NOT ok", "key NOT ok", "database NOT ok"]
    (line,) = done.stderr.splitlines()
    for words in (
        "settings: CASEWALK_TOKEN is not set",
        "key: there is no key at none",
        "database: there is no database",
    ):
        assert words in line


@pytest.mark.parametrize("token", ["1:a b", '"123:abc"', "123:abc\n", "123:a/b", "123:é"])
def test_check_says_that_a_token_is_none(casewalk: Casewalk, token: str) -> None:
    done = casewalk("check", token=token)
    assert done.returncode == 2
    assert "settings: CASEWALK_TOKEN is no token" in done.stderr
    assert token.strip() not in done.stdout + done.stderr


def test_check_makes_no_database(casewalk: Casewalk, database: Path) -> None:
    done = casewalk("check", **READY)
    assert done.returncode == 2
    assert "no database yet" in done.stderr
    assert not database.exists()


@pytest.mark.parametrize(
    ("words", "settings", "name"),
    [
        pytest.param(["check"], {"token": "t", "time_zone": "Nowhere"}, "CASEWALK_TIME_ZONE", id="no time zone"),
        pytest.param(["run"], {}, "CASEWALK_TOKEN", id="run without a token"),
        pytest.param(["run"], {"token": "t"}, "there is no database at", id="run without a database"),
        pytest.param(["run", "--webhook"], {"token": "t"}, "CASEWALK_WEBHOOK_URL", id="a webhook without an address"),
        pytest.param(["export", "x"], {"encryption": "yes"}, "CASEWALK_ENCRYPTION", id="export, wrongly set"),
        pytest.param(["export", "x"], {}, "there is no database at", id="export without a database"),
        pytest.param(["demo", "--seed-only"], {"log_level": "loud"}, "CASEWALK_LOG_LEVEL", id="demo, wrongly set"),
    ],
)
def test_bad_settings_are_one_line_and_exit_code_2(
    casewalk: Casewalk, words: list[str], settings: dict[str, str], name: str
) -> None:
    done = casewalk(*words, **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("answered")
def test_export_writes_data_and_nothing_else_to_stdout(casewalk: Casewalk) -> None:
    done = casewalk("export", "neglect-2026")
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = csv.DictReader(io.StringIO(done.stdout, newline=""))
    assert row["value"] == "'=1+1, école\n👧🏽"


@pytest.mark.usefixtures("answered")
def test_export_to_a_file_says_nothing_and_a_spreadsheet_knows_its_letters(casewalk: Casewalk, tmp_path: Path) -> None:
    done = casewalk("export", "neglect-2026", "--out", "answers.csv", "--named")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = (tmp_path / "answers.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfround,case,")
    assert b"Auditor One" in written
    assert written.count(b"\r\n") == 2


@pytest.mark.usefixtures("answered")
def test_export_of_an_unknown_round_names_those_there_are(casewalk: Casewalk) -> None:
    assert "there is no round other; there are: neglect-2026" in one_line(casewalk("export", "other"))


@pytest.mark.usefixtures("answered")
def test_export_in_an_unknown_format_is_refused(casewalk: Casewalk) -> None:
    done = casewalk("export", "neglect-2026", "--format", "pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "csv" in done.stderr


def test_a_damaged_database_is_one_line_and_stays_as_it_is(casewalk: Casewalk, database: Path) -> None:
    database.write_bytes(b"no database at all " * 100)
    assert "cannot be opened as a Casewalk database" in one_line(casewalk("export", "demo"))
    assert database.read_bytes() == b"no database at all " * 100


def test_demo_seed_only_fills_the_database_and_stops(casewalk: Casewalk, database: Path) -> None:
    done = casewalk("demo", "--seed-only")
    assert (done.returncode, done.stdout) == (0, "")
    assert str(database) in done.stderr
    assert casewalk("export", "demo").stdout.count("\n") > 52


@pytest.mark.parametrize("database_", ["", "mine.sqlite3"])
def test_the_demo_is_read_as_it_was_filled_with_nothing_set(casewalk: Casewalk, tmp_path: Path, database_: str) -> None:
    bare = {"database": database_, "encryption": "", "key_file": str(tmp_path / "no key")}
    assert casewalk("demo", "--seed-only", **bare).returncode == 0
    assert (tmp_path / (database_ or "casewalk-demo.sqlite3")).exists()
    for words in (["summary", "demo"], ["export", "demo"], ["report", "demo", "--format", "md"]):
        assert "Housing" in casewalk(*words, **bare).stdout
    assert casewalk("quotes", "list", "demo", **bare).returncode == 0
    assert "there is no key" in one_line(casewalk("summary", "another", **bare))


def test_demo_fresh_begins_a_demos_database_anew(casewalk: Casewalk, database: Path) -> None:
    casewalk("demo", "--seed-only")
    with Store.existing(database) as store:
        store.write_now(lambda tx: tx.inbox.keep(7, [(1, "heard")]))
    assert casewalk("demo", "--seed-only", "--fresh").returncode == 0
    with Store.existing(database) as store:
        assert store.read_now(lambda tx: tx.inbox.to_do(7)) == []


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("words", [["--seed-only"], ["--seed-only", "--fresh"]], ids=["plain", "fresh"])
def test_a_demo_refuses_a_database_that_is_not_a_demos(casewalk: Casewalk, database: Path, words: list[str]) -> None:
    with Store.existing(database) as store:
        before = dump(store)
    assert "is not a demo's database (it holds neglect-2026)" in one_line(casewalk("demo", *words))
    with Store.existing(database) as store:
        assert dump(store) == before


def test_a_port_in_use_is_one_line(casewalk: Casewalk) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} cannot be used" in one_line(casewalk("demo", "--no-browser", "--port", str(port)))
