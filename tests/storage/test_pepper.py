"""The pepper of the watch lists comes from a file for its owner alone, and is never written over."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.pepper import make_pepper, read_pepper


def test_a_pepper_that_was_made_is_read_back_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "apart" / "pepper"
    pepper = make_pepper(path)
    assert len(pepper) == 32
    assert read_pepper(path) == pepper
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert make_pepper(tmp_path / "another") != pepper


def test_where_there_is_no_file_there_is_no_pepper(tmp_path: Path) -> None:
    assert read_pepper(tmp_path / "none") is None


def test_a_pepper_is_never_written_over(tmp_path: Path) -> None:
    pepper = make_pepper(tmp_path / "pepper")
    with pytest.raises(StoreError, match="a pepper is never written over"):
        make_pepper(tmp_path / "pepper")
    assert read_pepper(tmp_path / "pepper") == pepper


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620], ids=oct)
def test_a_pepper_that_others_could_read_is_refused(tmp_path: Path, mode: int) -> None:
    make_pepper(tmp_path / "pepper")
    (tmp_path / "pepper").chmod(mode)
    with pytest.raises(StoreError, match="others could read the pepper"):
        read_pepper(tmp_path / "pepper")


@pytest.mark.parametrize("text", ["", "a word of mine", "ab" * 31, "ab" * 33, "zz" * 32])
def test_what_is_no_pepper_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    (tmp_path / "pepper").write_text(text)
    (tmp_path / "pepper").chmod(0o600)
    with pytest.raises(StoreError, match="holds no pepper: 64 hexadecimal digits") as told:
        read_pepper(tmp_path / "pepper")
    assert len(str(told.value).splitlines()) == 1
    assert not text or text not in str(told.value)


def test_a_folder_is_no_pepper(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        read_pepper(tmp_path)
