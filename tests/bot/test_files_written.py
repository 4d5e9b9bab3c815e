"""Files that a command writes: their owner's alone, and never in the place of what is the product's or another's."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.bot.test_cli import answered, database, one_line
from tests.bot.typed import Casewalk, casewalk

__all__ = ["answered", "casewalk", "database"]
pytestmark = pytest.mark.usefixtures("answered")

BOT = {"bot": "our_audit_bot"}
INVITE = ("people", "invite", "--role", "admin", "--name", "Ann")
WRITERS = [
    pytest.param((*INVITE, "--png"), id="invite png"),
    pytest.param((*INVITE, "--page"), id="invite page"),
    pytest.param(("people", "renew", "1", "--png"), id="renew png"),
    pytest.param(("people", "move", "P001", "--png"), id="move png"),
    pytest.param(("export", "neglect-2026", "--out"), id="export"),
    pytest.param(("report", "neglect-2026", "--format", "md", "--out"), id="report"),
]
each_writer = pytest.mark.parametrize("words", WRITERS)


@pytest.fixture(autouse=True)
def invited(answered: None, casewalk: Casewalk) -> None:
    assert casewalk(*INVITE, **BOT).returncode == 0


@each_writer
def test_a_file_is_its_owners_alone_whatever_was_there_before(
    casewalk: Casewalk, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    out.write_text("an earlier one")
    out.chmod(0o644)
    assert casewalk(*words, out, **BOT).returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes() != b"an earlier one"
    assert not list(tmp_path.glob(".casewalk-*"))


def secret(at: Path) -> Path:
    at.write_text("ab" * 32 + "\n")
    return at


def encrypted(at: Path) -> Path:
    at.write_bytes(bytes(range(256)) * 32)
    return at


def settings(at: Path) -> Path:
    at.write_text("# ours\nCASEWALK_TOKEN=x\n")
    return at


def fifo(at: Path) -> Path:
    os.mkfifo(at)
    return at


def linked(at: Path) -> Path:
    at.with_name("victim").write_text("words")
    os.link(at.with_name("victim"), at)
    return at


def symlink(at: Path) -> Path:
    at.with_name("victim").write_text("words")
    at.symlink_to("victim")
    return at


def dangling(at: Path) -> Path:
    at.symlink_to("nowhere")
    return at


UNFIT = [secret, encrypted, settings, fifo, linked, symlink, dangling]


@each_writer
@pytest.mark.parametrize("make", UNFIT)
def test_what_is_not_an_earlier_one_is_left_as_it_is(
    casewalk: Casewalk, tmp_path: Path, words: tuple[str, ...], make: object
) -> None:
    assert callable(make)
    at: Path = make(tmp_path / "there")
    before = (at.lstat().st_ino, at.read_bytes() if at.is_file() else b"")
    assert "name another file" in one_line(casewalk(*words, at, **BOT))
    assert (at.lstat().st_ino, at.read_bytes() if at.is_file() else b"") == before
    assert not (tmp_path / "nowhere").exists()


OWN = ["cli.sqlite3", "cli.sqlite3-wal", "cli.sqlite3-shm", "cli.sqlite3.lock", "cli.sqlite3.before-2026", ".env",
       "key", "key.next", "key.before-2026", "pepper", "casewalk-20261201T000000000000.sqlite3"]  # fmt: skip


@each_writer
@pytest.mark.parametrize("name", OWN)
def test_what_is_the_products_own_is_refused_by_its_name(
    casewalk: Casewalk, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    places = {"key_file": str(tmp_path / "key"), "pepper_file": str(tmp_path / "pepper")}
    at = tmp_path / name
    before = at.read_bytes() if at.exists() else None
    assert "name another file" in one_line(casewalk(*words, at, **BOT, **places))
    assert (at.read_bytes() if at.exists() else None) == before


def test_a_backup_follows_no_link_to_a_folder(casewalk: Casewalk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "backups").symlink_to("elsewhere")
    assert "is a link" in one_line(casewalk("backup", "backups"))
    assert "is a link" in one_line(casewalk("backup", "backups/"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_device_is_refused(casewalk: Casewalk) -> None:
    assert "name another file" in one_line(casewalk("export", "neglect-2026", "--out", "/dev/null"))


@pytest.mark.parametrize("name", ["key", "key.before-2026", "pepper", ".env", "cli.sqlite3-wal"])
def test_no_backup_and_no_key_takes_the_place_of_what_is_the_products_own(
    casewalk: Casewalk, tmp_path: Path, name: str
) -> None:
    places = {"key_file": str(tmp_path / "key"), "pepper_file": str(tmp_path / "pepper")}
    before = sorted(tmp_path.iterdir())
    assert "name another" in one_line(casewalk("backup", name, **places))
    if not name.startswith("key"):
        assert "name another" in one_line(casewalk("key", "new", name, **places))
    assert sorted(tmp_path.iterdir()) == before
