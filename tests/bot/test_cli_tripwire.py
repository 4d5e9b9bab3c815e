"""casewalk tripwire: a text comes out as the chat would store it, with no database, and is left nowhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.bot.test_cli import COMMAND, database, one_line
from tests.bot.test_cli_watching import ROUND, names, pepper, typed
from tests.bot.typed import Casewalk, casewalk

__all__ = ["casewalk", "database", "pepper", "typed"]

SAID = "Mum Sarah Whitlock rang 07700 900123.\n\nSeen at home.\nThey wrote “no” for £5 to Sarah.\n"
STORED = ["Mum [name] rang [phone].", "", "Seen at home.", "They wrote “no” for £5 to [name]."]
COUNTS = "casewalk: taken out of 4 lines: 2 [name], 1 [phone]\n"

ENCODED = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_each_line_comes_out_masked_in_any_encoding_that_lists_have(
    casewalk: Casewalk, tmp_path: Path, encoding: str, ends: str
) -> None:
    (tmp_path / "said.txt").write_bytes(SAID.replace("\n", ends).encode(encoding))
    done = casewalk("tripwire", "said.txt")
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, STORED, COUNTS)


@pytest.mark.parametrize("words", [(), ("-",)], ids=["no file", "a dash"])
def test_a_text_can_be_piped_in_where_nothing_is_set_and_leaves_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [str(COMMAND), "tripwire", *words],
        cwd=tmp_path,
        env={"HOME": str(tmp_path)},
        input=SAID.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.decode().splitlines()) == (0, STORED), done.stderr
    assert done.stderr.decode() == COUNTS
    assert list(tmp_path.rglob("*")) == []


def test_settings_that_are_wrong_do_not_matter(casewalk: Casewalk, tmp_path: Path) -> None:
    names(tmp_path / ".env", "CASEWALK_ENCRYPTION=perhaps\n")
    assert casewalk("tripwire", names(tmp_path / "said.txt", "Seen.\n"), encryption="perhaps").stdout == "Seen.\n"


def test_unseen_signs_go_as_they_do_in_the_chat(casewalk: Casewalk, tmp_path: Path) -> None:
    done = casewalk("tripwire", names(tmp_path / "said.txt", "Then \u202eSar\u200bah\u202c Whitlock came.\n"))
    assert done.stdout == "Then [name] came.\n"


def test_nothing_in_it_is_nothing_taken_out(casewalk: Casewalk, tmp_path: Path) -> None:
    done = casewalk("tripwire", names(tmp_path / "empty.txt", ""))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "casewalk: taken out of 0 lines: nothing\n")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 Sarah", b"\xd0\xcf\x11\xe0 Sarah", b"PK\x03\x04word/ Sarah", b"Sarah\x00"]
)
def test_what_is_no_text_is_refused(casewalk: Casewalk, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "said.bin").write_bytes(content)
    line = one_line(casewalk("tripwire", "said.bin"))
    assert line == "casewalk: said.bin cannot be read as a text: save it as plain text"


def test_what_is_not_there_a_folder_or_too_large_is_told(casewalk: Casewalk, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert one_line(casewalk("tripwire", "gone.txt")) == "casewalk: gone.txt cannot be read: there is no such file"
    assert one_line(casewalk("tripwire", "folder")) == "casewalk: folder cannot be read: it is a folder"
    large = names(tmp_path / "large.txt", "Seen at home.\n" * 150_000)
    assert "is over 2 MB: try a part of it" in one_line(casewalk("tripwire", large))


def test_a_rounds_watch_list_and_period_count_when_it_is_named(typed: Casewalk, tmp_path: Path) -> None:
    said = names(tmp_path / "said.txt", "Then hope came. Child (3 December 2014) was seen at Bramblewick.\n")
    typed("rounds", "watch", ROUND, names(tmp_path / "names.txt", "Bramblewick\n"))
    assert typed("tripwire", said).stdout == "Then hope came. Child (3 December 2014) was seen at [name].\n"
    done = typed("tripwire", said, "--round", ROUND)
    assert done.stdout == "Then hope came. Child ([date]) was seen at [listed name].\n", done.stderr


def test_a_round_that_is_not_there_is_told_before_anything_is_read(typed: Casewalk, tmp_path: Path) -> None:
    said = names(tmp_path / "said.txt", SAID)
    assert f"there is no round nope; there are: {ROUND}" in one_line(typed("tripwire", said, "--round", "nope"))
    assert "tripwire.tried" not in typed("trail", "show").stdout
