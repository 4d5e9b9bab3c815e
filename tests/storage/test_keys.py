"""Keys come from a file for their owner alone, or from a vault's command, and are never written over."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.keys import key_from_command, key_from_file, new_key, write_key_file


def test_a_key_that_was_written_is_read_back_and_is_its_owners_alone(tmp_path: Path) -> None:
    path, key = tmp_path / "apart" / "key", new_key()
    write_key_file(path, key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert key_from_file(path) == key
    assert new_key() != key


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    path, key = tmp_path / "key", new_key()
    write_key_file(path, key)
    with pytest.raises(StoreError, match="never written over"):
        write_key_file(path, new_key())
    assert key_from_file(path) == key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620], ids=oct)
def test_a_key_that_others_could_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    write_key_file(path, new_key())
    path.chmod(mode)
    with pytest.raises(StoreError, match="others could read the key"):
        key_from_file(path)


NO_KEYS = [
    pytest.param("", id="empty"),
    pytest.param("a passphrase", id="a passphrase"),
    pytest.param("ab" * 31, id="too short"),
    pytest.param("ab" * 33, id="too long"),
    pytest.param("zz" * 32, id="no hexadecimal digits"),
]


@pytest.mark.parametrize("text", NO_KEYS)
def test_what_is_no_key_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    path = tmp_path / "key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(StoreError, match="holds no key: 64 hexadecimal digits") as told:
        key_from_file(path)
    assert not text or text not in str(told.value)


def test_a_key_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make one with casewalk key new, or set CASEWALK_KEY_FILE"):
        key_from_file(tmp_path / "none")


def test_a_command_gives_the_key() -> None:
    assert key_from_command(f"echo {'ab' * 32}").hex == "ab" * 32


COMMANDS = [
    pytest.param("false", "ended with code 1", id="it fails"),
    pytest.param("/no/such/vault read key", "could not be run", id="it is not there"),
    pytest.param("echo secret-but-no-key", "holds no key", id="it prints something else"),
    pytest.param("echo 'unfinished", "could not be run", id="it cannot be read"),
]


@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_a_command_that_gives_no_key_says_so_without_what_it_printed(command: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as told:
        key_from_command(command)
    assert "secret-but-no-key" not in str(told.value)
