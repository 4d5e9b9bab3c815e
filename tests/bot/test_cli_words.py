"""casewalk rounds words: a round's own places, services and phrases go in, and its texts let them pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.store import Store
from tests.bot.test_cli import database, one_line
from tests.bot.test_cli_watching import ROUND, names, pepper, typed
from tests.bot.typed import Casewalk, casewalk

__all__ = ["casewalk", "database", "pepper", "typed"]

WORDS = '# what is local\n\nKestrelbrook\nBrynmorfa Hub   # a service\n"Tŷ Zemlya",\nkestrelbrook\n'
SAID = "Seen at Kestrelbrook, with Brynmorfa Hub and Ty Zemlya, by Zorbane Quux."


def kept(database: Path) -> tuple[str, ...]:
    with Store(database) as store:
        return store.read_now(lambda tx: tx.vocabularies.of(1))


def masked(typed: Casewalk, tmp_path: Path, *more: str) -> str:
    return typed("tripwire", names(tmp_path / "said.txt", SAID), *more).stdout.strip()


def test_what_the_list_has_passes_and_nothing_else(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    assert masked(typed, tmp_path, "--round", ROUND) == "Seen at [name], with Brynmorfa Hub and [name], by [name]."
    done = typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    assert done.stdout.splitlines() == ["+ Kestrelbrook", "+ Brynmorfa Hub", "+ Tŷ Zemlya"], done.stderr
    assert done.stderr == f"casewalk: 3 phrases are let pass in {ROUND}\n"
    assert masked(typed, tmp_path, "--round", ROUND) == SAID.replace("Zorbane Quux", "[name]")
    assert "Kestrelbrook" not in masked(typed, tmp_path)
    assert kept(database) == ("Kestrelbrook", "Brynmorfa Hub", "Tŷ Zemlya")


def test_the_file_is_the_whole_list_and_is_shown(typed: Casewalk, tmp_path: Path) -> None:
    typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    done = typed("rounds", "words", ROUND, names(tmp_path / "words.txt", "Brynmorfa Hub\nBramblewick\n"))
    assert done.stdout.splitlines() == ["+ Bramblewick", "- Kestrelbrook", "- Tŷ Zemlya"]
    assert typed("rounds", "words", ROUND, "--show").stdout == "Brynmorfa Hub\nBramblewick\n"
    done = typed("rounds", "words", ROUND, names(tmp_path / "words.txt", "# nothing any more\n"))
    assert done.stderr == f"casewalk: 0 phrases are let pass in {ROUND}\n"
    assert typed("rounds", "words", ROUND, "--show").stdout == ""


REFUSED = [
    pytest.param("Jayden Okafor", "a person's name", id="a full name"),
    pytest.param("Jayden Hill", "a person's name", id="a full name of a word"),
    pytest.param("jayden", "a person's name", id="a given name"),
    pytest.param("B. Whitlock", "a person's name", id="a surname"),
    pytest.param("the O'Neills and Whitlocks", "a person's name", id="families"),
    pytest.param("Smith-Jones", "a person's name", id="a double name of words"),
    pytest.param("Hope", "a person's name", id="a given name that is a word"),
    pytest.param("Kaelan", "a person's name", id="an uncommon given name"),
    pytest.param("S a r a h", "too short", id="letters apart"),
    pytest.param("Cox family", "a person's name", id="a family"),
    pytest.param("Kaelan's mum", "a person's name", id="an unknown name beside a relation"),
    pytest.param("Mrs Bryley", "a person's name", id="an unknown name behind a title"),
    pytest.param("22 Larch Close", "a number, an address or a link", id="an address"),
    pytest.param("Ward \uff17", "a number, an address or a link", id="a full-width digit"),
    pytest.param("kestrel@brook.example", "a number, an address or a link", id="an e-mail"),
    pytest.param("kestrel_brook", "a number, an address or a link", id="a name on an app"),
    pytest.param("www.kestrelbrook.example", "a number, an address or a link", id="a link"),
    pytest.param("J.B.", "too short", id="initials"),
    pytest.param("the one that is by the bridge", "too long", id="a sentence"),
]


@pytest.mark.parametrize(("line", "words"), REFUSED)
def test_what_tells_of_somebody_is_refused_by_its_line_and_not_repeated(
    typed: Casewalk, database: Path, tmp_path: Path, line: str, words: str
) -> None:
    said = one_line(typed("rounds", "words", ROUND, names(tmp_path / "words.txt", f"Kestrelbrook\n\n{line}\n")))
    assert "Nothing was changed. Line 3: " in said
    assert words in said
    assert line not in said
    assert kept(database) == ()


CALLED_AFTER = [
    "Young Carers",
    "The Tirionfa",
    "Whitlock Centre",
    "Victoria Park",
    "Claire House",
    "St Mary's",
    "Grace family centre",
    "Dr Barnardo's",
]


def test_what_is_called_after_somebody_is_taken(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    done = typed("rounds", "words", ROUND, names(tmp_path / "words.txt", "\n".join(CALLED_AFTER)))
    assert (done.returncode, list(kept(database))) == (0, CALLED_AFTER), done.stderr


@pytest.mark.parametrize("line", ["Kestrelbrook", "kestrelbrook hub", "Kestrel Brook", "the Zorbane project"])
def test_a_watched_name_is_refused(typed: Casewalk, database: Path, tmp_path: Path, line: str) -> None:
    typed("rounds", "watch", ROUND, names(tmp_path / "names.txt", "Zorbane Kestrelbrook\n"))
    said = one_line(typed("rounds", "words", ROUND, names(tmp_path / "words.txt", f"{line}\n")))
    assert "Line 1: a name on the round's watch list, which is never let pass." in said
    assert line not in said
    assert kept(database) == ()


def test_a_name_that_is_watched_later_is_taken_out_all_the_same(typed: Casewalk, tmp_path: Path) -> None:
    typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    typed("rounds", "watch", ROUND, names(tmp_path / "names.txt", "Zorbane Kestrelbrook\n"))
    said = "Seen at [listed name], with Brynmorfa Hub and Ty Zemlya, by [listed name] [name]."
    assert masked(typed, tmp_path, "--round", ROUND) == said


@pytest.mark.parametrize("command", [("rounds", "words", ROUND), ("tripwire", "--round", ROUND)])
def test_without_the_pepper_of_its_watch_list_a_round_is_not_read(
    typed: Casewalk, pepper: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    typed("rounds", "watch", ROUND, names(tmp_path / "names.txt", "Zorbane Quux\n"))
    pepper.unlink()
    assert "there is no pepper at" in one_line(typed(*command, names(tmp_path / "words.txt", WORDS)))


def test_one_rounds_words_are_not_anothers(typed: Casewalk, tmp_path: Path) -> None:
    typed("rounds", "new", "Second", "--theme", "Neglect", "--from", "2025-11-01", "--to", "2026-10-31",
          "--due", "2099-12-18", "--questionnaire", "six_areas")  # fmt: skip
    typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    assert "Kestrelbrook" in masked(typed, tmp_path, "--round", ROUND)
    assert "Kestrelbrook" not in masked(typed, tmp_path, "--round", "second")


def test_the_trail_tells_how_many_and_not_which(typed: Casewalk, tmp_path: Path) -> None:
    typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    masked(typed, tmp_path, "--round", ROUND)
    entries = typed("trail", "show", "--round", ROUND).stdout
    assert "\tvocabulary.loaded\tvocabulary:1\twords:3\t" in entries
    assert "\ttripwire.tried\tround:1\t" in entries
    assert "Kestrelbrook" not in entries
    assert "trail ok" in typed("trail", "verify").stdout


def test_what_cannot_be_read_is_told(typed: Casewalk, tmp_path: Path) -> None:
    assert "There is no round nope" in one_line(typed("rounds", "words", "nope", names(tmp_path / "w.txt", WORDS)))
    assert "gone.txt cannot be read: there is no such file" in one_line(typed("rounds", "words", ROUND, "gone.txt"))
    (tmp_path / "w.pdf").write_bytes(b"%PDF-1.7 Kestrelbrook")
    assert "cannot be read as a text" in one_line(typed("rounds", "words", ROUND, "w.pdf"))
    assert "name the file of the list, or say --show" in " ".join(typed("rounds", "words", ROUND).stderr.split())
    many = "\n".join(f"Kestrel {a}{b}{c}brook" for a in "abcdefghijk" for b in "abcdefghij" for c in "abcdefghij")
    assert "There are 1,100 lines, and 1,000 is the most" in one_line(
        typed("rounds", "words", ROUND, names(tmp_path / "many.txt", many))
    )


def test_an_archived_rounds_words_stay_as_they_are(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        store.write_now(lambda tx: tx.rounds.set_state(1, "archived"))
    assert "can no longer be" in one_line(typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS)))


def test_words_are_stored_as_a_list(typed: Casewalk, database: Path, tmp_path: Path) -> None:
    typed("rounds", "words", ROUND, names(tmp_path / "words.txt", WORDS))
    with Store(database) as store:
        (row,) = store.read_now(lambda tx: tx.conn.execute("SELECT words FROM vocabularies").fetchall())
    assert json.loads(row[0]) == ["Kestrelbrook", "Brynmorfa Hub", "Tŷ Zemlya"]
