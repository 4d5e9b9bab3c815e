"""casewalk rounds watch: a list of names goes in, is counted, and is to be read nowhere afterwards."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from bot.office.watching import watch_of
from bot.settings import read_settings
from storage.pepper import read_pepper
from storage.store import Store
from storage.watch_lists import Loaded
from tests.bot.test_cli import COMMAND, READY, database, one_line
from tests.bot.typed import Casewalk, casewalk
from tests.town import load_round

__all__ = ["casewalk", "database"]

ROUND = "neglect-2026"
NAMES = ["Jayden Okafor-Lane", "Keira O'Neill", "Wiśniewska, Zuzanna"]
WORDS = ["Jayden", "Okafor", "Keira", "Neill", "Wiśniewska", "Zuzanna"]
FILE = "# the family\n\nChild's full name\n" + "\n".join([*NAMES, NAMES[0]]) + "\n"


@pytest.fixture
def pepper(tmp_path: Path) -> Path:
    return tmp_path / "apart" / "pepper"


@pytest.fixture
def typed(casewalk: Casewalk, database: Path, tmp_path: Path, pepper: Path) -> Casewalk:
    """Type commands about a database with a round, and a file of names beside it."""
    with Store(database) as store:
        load_round(store, tmp_path)
    (tmp_path / "names.txt").write_text(FILE, encoding="utf-8")
    return lambda *words, **more: casewalk(*words, **({"pepper_file": str(pepper)} | more))


@pytest.fixture
def loaded(typed: Casewalk) -> subprocess.CompletedProcess[str]:
    done = typed("rounds", "watch", ROUND, "names.txt")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return done


def kept(database: Path) -> Loaded:
    with Store(database) as store:
        found = store.read_now(lambda tx: tx.watch_lists.find(1))
    assert found
    return found


def names(path: Path, words: str) -> Path:
    path.write_text(words, encoding="utf-8")
    return path


def test_names_are_counted_and_never_repeated(loaded: subprocess.CompletedProcess[str], pepper: Path) -> None:
    made, counted, delete = loaded.stderr.splitlines()
    assert str(pepper) in made
    assert counted == f"casewalk: 3 names are watched for in {ROUND}"
    assert delete.startswith("casewalk: now delete names.txt")
    assert not any(word.casefold() in loaded.stderr.casefold() for word in WORDS)
    assert stat.S_IMODE(pepper.stat().st_mode) == 0o600


@pytest.mark.usefixtures("loaded")
def test_a_name_that_was_loaded_is_found(database: Path, pepper: Path) -> None:
    secret = read_pepper(pepper)
    assert secret
    with Store(database) as store:
        watch = store.read_now(lambda tx: watch_of(tx, [1], secret))
    words = "seen with keira oneill"
    found = list(watch.find(words))
    assert {span.kind for span in found} == {"listed_name"}
    assert {words[span.start : span.end] for span in found} >= {"keira", "oneill"}
    assert not list(watch.find("the full name of the child is not on the list"))


@pytest.mark.usefixtures("loaded")
def test_what_is_shown_is_how_many_and_when(typed: Casewalk, database: Path) -> None:
    done = typed("rounds", "watch", ROUND, "--show")
    assert (done.stdout, done.stderr) == (f"names\t3\nloaded_at\t{kept(database).loaded_at}\n", "")


def test_a_round_without_a_list_says_so(typed: Casewalk, pepper: Path) -> None:
    assert typed("rounds", "watch", ROUND, "--show").stdout == "names\t0\nloaded_at\n"
    assert "name the file of the list, or say --show" in " ".join(typed("rounds", "watch", ROUND).stderr.split())
    assert not pepper.exists()


@pytest.mark.usefixtures("loaded")
def test_another_list_takes_the_place_of_the_first(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    before = kept(database)
    done = typed("rounds", "watch", ROUND, names(tmp_path / "more.txt", "Bo Lin\n"))
    assert done.stderr.splitlines()[0] == f"casewalk: 1 name is watched for in {ROUND}"
    assert kept(database).names == 1
    assert kept(database).fingerprint != before.fingerprint


@pytest.mark.usefixtures("loaded")
def test_the_same_names_as_excel_writes_them_are_the_same_list(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    before = kept(database).fingerprint
    (tmp_path / "names.csv").write_bytes(FILE.replace("ś", "s").replace("\n", "\r\n").encode("cp1252"))
    assert typed("rounds", "watch", ROUND, "names.csv").returncode == 0
    assert kept(database).fingerprint == before


def test_names_can_be_piped_in(typed: Casewalk, database: Path, pepper: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(COMMAND), "rounds", "watch", ROUND, "-"],
        cwd=tmp_path,
        env={
            "CASEWALK_DATABASE": str(database),
            "CASEWALK_ENCRYPTION": "off",
            "CASEWALK_PEPPER_FILE": str(pepper),
        },
        input=FILE.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"delete" not in done.stderr
    assert kept(database).names == 3


NOT_NAMES = [
    pytest.param("", "There is no name in it", id="nothing"),
    pytest.param("# nobody\n\n", "There is no name in it", id="remarks alone"),
    pytest.param("Jayden Okafor\nKeira 12.03.2015\n", "Line 2 cannot be a name", id="a date of birth"),
    pytest.param("Jayden,943 476 5919\n", "Line 1 cannot be a name", id="an NHS number"),
    pytest.param("J\n?\nBo Lin\n", "Lines 1, 2 cannot be a name", id="no letters to speak of"),
    pytest.param("7\n" * 9, "Lines 1, 2, 3, 4, 5 and more cannot be a name", id="a column of numbers"),
    pytest.param("Jayden " * 40, "Line 1 cannot be a name", id="a whole paragraph"),
    pytest.param("%PDF-1.7 Jayden", "cannot be read as a text", id="a PDF"),
]


@pytest.mark.parametrize(("content", "words"), NOT_NAMES)
def test_what_is_no_list_of_names_is_refused_and_not_repeated(
    typed: Casewalk, pepper: Path, tmp_path: Path, content: str, words: str
) -> None:
    line = one_line(typed("rounds", "watch", ROUND, names(tmp_path / "bad.txt", content)))
    assert words in line
    assert "Jayden" not in line
    assert not pepper.exists()


def test_a_list_of_a_whole_county_is_refused(typed: Casewalk, tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = "\n".join(f"Ann {a}{b}{c}" for a in letters for b in letters for c in letters for _ in "12")
    assert typed("rounds", "watch", ROUND, names(tmp_path / "17576.txt", many)).returncode == 0
    more = many + "\n" + "\n".join(f"Bo {a}{b}{c}" for a in "abcd" for b in letters for c in letters)
    assert "There are 20,280 names, and 20,000 is the most" in one_line(
        typed("rounds", "watch", ROUND, names(tmp_path / "20280.txt", more))
    )


def test_a_round_or_file_that_is_not_there_is_named(typed: Casewalk, pepper: Path) -> None:
    assert "There is no round nope" in one_line(typed("rounds", "watch", "nope", "names.txt"))
    assert "gone.txt cannot be read" in one_line(typed("rounds", "watch", ROUND, "gone.txt"))
    assert not pepper.exists()


def test_a_pepper_is_not_made_beside_the_database_by_accident(
    casewalk: Casewalk, typed: Casewalk, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    beside = tmp_path / ".config" / "casewalk" / "a.sqlite3"
    beside.parent.mkdir(parents=True)
    database.rename(beside)
    told = one_line(casewalk("rounds", "watch", ROUND, "names.txt", database=str(beside)))
    assert "lies beside the database: name another place as CASEWALK_PEPPER_FILE" in told
    assert not (beside.parent / "pepper").exists()


SERVING = [
    pytest.param(("run",), id="run"),
    pytest.param(("check",), id="check"),
    pytest.param(("demo", "--seed-only"), id="demo"),
]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("command", SERVING)
def test_nothing_is_served_while_the_pepper_is_not_there(
    typed: Casewalk, pepper: Path, command: tuple[str, ...], tmp_path: Path
) -> None:
    if command[0] == "demo":
        typed("demo", "--seed-only", database=str(tmp_path / "demo.sqlite3"))
        typed("rounds", "watch", "demo", "names.txt", database=str(tmp_path / "demo.sqlite3"))
    pepper.unlink()
    more = {"database": str(tmp_path / "demo.sqlite3")} if command[0] == "demo" else {}
    done = typed(*command, **READY, **more)
    assert done.returncode == 2
    (line,) = done.stderr.replace("casewalk: CASEWALK_ENCRYPTION is off: whoever has the database file can read it\n",
                                  "").splitlines()  # fmt: skip
    assert f"there is no pepper at {pepper}" in line
    assert "put it back, or load each list anew with casewalk rounds watch" in line


@pytest.mark.usefixtures("loaded")
def test_another_pepper_is_no_pepper(typed: Casewalk, pepper: Path) -> None:
    pepper.write_text("ab" * 32)
    assert f"is not that of the watch lists of {ROUND}" in typed("check", **READY).stderr
    pepper.chmod(0o644)
    assert "others could read the pepper" in typed("check", **READY).stderr


@pytest.mark.usefixtures("loaded")
def test_a_lost_pepper_is_made_anew_with_the_lists(typed: Casewalk, pepper: Path) -> None:
    typed("rounds", "new", "Second", "--theme", "Neglect", "--from", "2025-11-01", "--to", "2026-10-31",
          "--due", "2099-12-18", "--questionnaire", "six_areas")  # fmt: skip
    assert typed("rounds", "watch", "second", "names.txt").returncode == 0
    pepper.unlink()
    again = typed("rounds", "watch", "second", "names.txt").stderr.splitlines()
    assert again[-1].endswith(f"load anew the lists of {ROUND}")
    assert "is not that of the watch lists of" in typed("check", **READY).stderr
    assert typed("rounds", "watch", ROUND, "names.txt").returncode == 0
    assert typed("check", **READY).returncode == 0


def test_an_archived_round_needs_no_pepper(
    typed: Casewalk, loaded: subprocess.CompletedProcess[str], pepper: Path, database: Path
) -> None:
    pepper.unlink()
    with Store(database) as store:
        store.write_now(lambda tx: tx.rounds.set_state(1, "archived"))
    assert typed("check", **READY).returncode == 0
    assert "can no longer be" in one_line(typed("rounds", "watch", ROUND, "names.txt"))
    assert not pepper.exists()


@pytest.mark.usefixtures("loaded")
def test_no_name_is_in_any_file_of_the_database_or_its_backup(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    with Store(database) as store:  # its log is there as long as it is open
        store.write_now(lambda tx: tx.trail.add("database.looked_at"))
        assert typed("rounds", "watch", ROUND, "names.txt").returncode == 0
        assert typed("backup", "backup.sqlite3").returncode == 0
        files = [*tmp_path.glob(f"{database.name}*"), tmp_path / "backup.sqlite3"]
        assert database.with_name(f"{database.name}-wal") in files
        held = {file.name: file.read_bytes() for file in files}
    assert all(b"watch_list.loaded" in held[name] for name in (f"{database.name}-wal", "backup.sqlite3"))
    for encoding in ("utf-8", "utf-16-le", "cp1250"):
        for word in WORDS:
            for spelled in (word, word.lower(), word.upper()):
                found = [name for name, content in held.items() if spelled.encode(encoding) in content]
                assert found == [], word


def test_the_pepper_has_its_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CASEWALK_PEPPER_FILE", raising=False)
    assert read_settings().pepper_file == tmp_path / ".config" / "casewalk" / "pepper"
