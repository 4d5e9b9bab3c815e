"""Keys come from a file for their owner alone, or from a vault's command, and are never written over."""

from __future__ import annotations

import contextlib
import os
import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import keys
from storage.errors import StoreError
from storage.keys import key_from_command, key_from_file, new_key, write_key_file
from storage.locks import owned


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
    pytest.param(" ", "could not be run", id="it is blank"),
    pytest.param("sh -c 'echo secret-but-no-key >&2; exit 3'", "ended with code 3", id="it complains"),
    pytest.param(f"printf '{'ab' * 32}\\n{'cd' * 32}\\n'", "holds no key", id="it prints two"),
]


@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_a_command_that_gives_no_key_says_so_without_what_it_printed(command: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as told:
        key_from_command(command)
    assert "secret-but-no-key" not in str(told.value)


def test_a_command_that_never_ends_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COMMAND_S", 0.05)
    with pytest.raises(StoreError, match=r"gave no key within 0\.05 seconds"):
        key_from_command("sleep 60")


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """Let nothing more fit into a file of this process: for no longer than the act, since a log may be one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_key_that_does_not_fit_on_the_disk_is_no_key(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(StoreError, match="no key can be written"):
        write_key_file(tmp_path / "key", new_key())
    assert not (tmp_path / "key").exists()


def test_a_full_disk_takes_only_the_words_of_a_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with (
        full_disk(),
        owned(path, "a bot"),
        pytest.raises(StoreError, match="in use by another process"),
        owned(path, "a second bot"),
    ):
        pass


def test_folders_made_for_a_key_are_their_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_key_file(tmp_path / "one" / "two" / "key", new_key())
    finally:
        os.umask(before)
    for made in (tmp_path / "one", tmp_path / "one" / "two"):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
