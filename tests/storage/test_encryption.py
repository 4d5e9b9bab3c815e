"""An encrypted file tells nothing without its key, and is refused untouched with another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storage.copying import copy_whole, prove
from storage.errors import StoreError
from storage.keys import Key, new_key
from storage.opening import is_plain, opener
from storage.rekeying import recrypt
from storage.store import Store
from tests.storage.holding import begin, contents
from tests.town import ROUND, load_round

KEY, OTHER = Key("11" * 32), Key("22" * 32)
NAMED = ROUND.replace("C07", "ABCD2047")
"""The round with a reference too long to come about by chance in a file of random bytes."""

TELLING = ("Seen alone", "Auditor One", "ABCD2047", "School nursing", "neglect", "answers", "CREATE TABLE", "casewalk")
"""An answer, a name, a reference, an agency, a round, and words of the schema."""


def fill(path: Path, folder: Path, key: Key | None) -> None:
    """Make a database with a round and an answer, and leave it as it is on disk while it is open."""
    with Store(path, opener=opener(key)) as store:
        load_round(store, folder, NAMED)
        answer(store)


def answer(store: Store) -> None:
    """Begin a return and write one answer."""
    response, person = begin(store)
    store.write_now(lambda tx: tx.answers.add(response, person, "q", {"text": "Seen alone"}, "draft", 1))


def bytes_of(folder: Path) -> bytes:
    """Read every file in a folder but the round's own."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".toml")


def telling(content: bytes) -> list[str]:
    """List the words that somebody who has the bytes can read, in the encodings that strings looks for."""
    low = content.lower()
    return [word for word in TELLING if word.lower().encode() in low or word.lower().encode("utf-16-le") in low]


def test_a_plain_file_tells_and_an_encrypted_one_does_not(tmp_path: Path) -> None:
    for name, key, told in (("plain", None, list(TELLING)), ("encrypted", KEY, [])):
        folder = tmp_path / name
        folder.mkdir()
        with Store(folder / "a.sqlite3", opener=opener(key)) as store:
            load_round(store, folder, NAMED)
            answer(store)
            open_now = bytes_of(folder)  # the file, its write-ahead log and its index, in use
            assert (folder / "a.sqlite3-wal").stat().st_size > 0
            assert set(telling(open_now)) == set(told)
        assert set(telling(bytes_of(folder))) == set(told)


def test_an_encrypted_file_has_no_runs_that_repeat(tmp_path: Path) -> None:
    fill(tmp_path / "a.sqlite3", tmp_path, KEY)
    content = (tmp_path / "a.sqlite3").read_bytes()
    assert is_plain(tmp_path / "a.sqlite3") is False
    assert not re.search(rb"[ -~]{24}", content)


WRONG = [
    pytest.param(KEY, OTHER, "the key does not open", id="another key"),
    pytest.param(KEY, None, "it is encrypted, or none at all", id="encrypted where plain is expected"),
    pytest.param(None, KEY, "is not encrypted, and encryption is on: run casewalk key encrypt", id="the reverse"),
]


@pytest.mark.parametrize(("made", "tried", "words"), WRONG)
def test_the_wrong_key_is_one_line_and_the_file_untouched(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], made: Key | None, tried: Key | None, words: str
) -> None:
    path = tmp_path / "a.sqlite3"
    fill(path, tmp_path, made)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(StoreError, match=words):
        Store(path, opener=opener(tried))
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("old", [None, KEY], ids=["plain", "encrypted"])
def test_a_change_of_key_keeps_everything_and_leaves_a_backup_under_the_old_one(
    tmp_path: Path, old: Key | None
) -> None:
    path = tmp_path / "a.sqlite3"
    fill(path, tmp_path, old)
    with Store(path, opener=opener(old)) as store:
        before = store.read_now(lambda tx: contents(tx.conn))
    backup = recrypt(path, old, OTHER)
    for file, key in ((path, OTHER), (backup, old)):
        with Store(file, opener=opener(key)) as store:
            assert store.read_now(lambda tx: contents(tx.conn)) == before
            assert store.write_now(lambda tx: tx.conn.execute("PRAGMA integrity_check").fetchone()) == ("ok",)


@pytest.mark.parametrize("name", ["file:a.sqlite3", "a?mode=ro.sqlite3", "50%41 #1.sqlite3", ":memory:"])
def test_a_change_of_key_takes_a_name_for_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(name)
    fill(path, tmp_path, KEY)
    recrypt(path, KEY, OTHER)
    Store(path, opener=opener(OTHER)).close()
    assert all(one.name.startswith(name) for one in tmp_path.iterdir() if one.suffix != ".toml")


def test_a_change_of_key_refuses_while_the_file_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    fill(path, tmp_path, KEY)
    with Store(path, opener=opener(KEY)), pytest.raises(StoreError, match="another casewalk command is working on"):
        recrypt(path, KEY, OTHER)
    recrypt(path, KEY, OTHER)


def test_a_copy_that_is_not_whole_is_found(tmp_path: Path) -> None:
    one, two = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    fill(one, tmp_path, KEY)
    copy_whole(one, KEY, two, OTHER)
    wanted = prove(one, KEY)
    assert prove(two, OTHER, wanted) == wanted
    with pytest.raises(StoreError, match="not a whole copy: it differs in people"):
        prove(two, OTHER, wanted | {"people": wanted["people"] + 1})


def test_one_changed_byte_anywhere_is_found(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    fill(path, tmp_path, KEY)
    whole = path.read_bytes()
    for place in range(100, len(whole), 4096):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StoreError, match=r"does not open|is damaged|malformed|not a database"):
            prove(copy, KEY)


def test_a_key_is_not_shown_where_it_is_printed() -> None:
    key = new_key()
    assert key.hex not in repr(key)
    assert key.hex not in f"{key}"
