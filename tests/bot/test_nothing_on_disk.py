"""A session full of identifiers, typed wherever something can be typed: none is in any file afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.access import OPERATOR
from bot.office.watching import load_names
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from storage.pepper import make_pepper
from storage.store import Store
from tests.town import PEOPLE, begin, everybody_has_read, go_through, load_round

TYPED = (
    "Sarah Whitlock, mother of Zorbane, born 3.4.2012, of 14 Acacia Avenue, ZZ99 3WZ, rang from 07700 900123 and wrote"
    " from whit.lock@example.org. NHS 943 476 5919, UPN A801210112345Z, NI QQ 12 34 56 C,"
    " https://records.example/child?id=9918237."
)
PIECES = (
    *("Sarah", "Whitlock", "Zorbane", "3.4.2012", "Acacia", "ZZ99", "900123", "whit.lock", "943 476", "9434765919"),
    *("A801210112345", "QQ 12 34", "QQ123456", "9918237", "records.example"),
)
"""What would tell who the child is, as it might stand in a file."""

KEPT = "evidence that may stand"


@contextlib.asynccontextmanager
async def serving(folder: Path, url: str) -> AsyncIterator[None]:
    """Run the installed command on this folder, logging all it ever would; end it as a service manager does."""
    with (folder / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), env=environment(folder, url), stdout=log, stderr=log
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            await process.wait()


def environment(folder: Path, url: str = "") -> dict[str, str]:
    return os.environ | {
        "CASEWALK_TOKEN": "test",
        "CASEWALK_API_URL": url,
        "CASEWALK_DATABASE": str(folder / "data" / "a.sqlite3"),
        "CASEWALK_PEPPER_FILE": str(folder / "pepper"),
        "CASEWALK_ENCRYPTION": "off",
        "CASEWALK_LOG_LEVEL": "debug",
    }


async def casewalk(folder: Path, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", *arguments, env=environment(folder))
    assert await process.wait() == 0


async def audit(phone: Phone) -> None:
    """Type it as evidence, in an edit, as a reason, and where nothing is asked for."""
    await phone.send("/start")
    await phone.send(TYPED)
    await phone.until("Tap a case first")
    await begin(phone)
    await phone.send(TYPED)
    await phone.until("Whose record")
    await go_through(phone, until="Evidence:")
    await phone.send(TYPED)
    await phone.send(f"Some {KEPT}.")
    await phone.edit([one for one in phone.messages if not one.by_bot][-1], f"Some {KEPT}. {TYPED}")
    await phone.hear()
    await phone.tap("Next")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    await phone.send(TYPED)
    await phone.send(f"/Sarah_Whitlock_9434765919 {TYPED}")
    for command in ("/summary", "/review", "/cases", "/start", "/help"):
        await phone.send(f"{command} {TYPED}")
    await phone.send_photo(caption=TYPED)
    await phone.send_document("Sarah Whitlock 943 476 5919.docx", TYPED.encode(), caption=TYPED)


async def set_up(phone: Phone) -> None:
    """Type it as a round's title, and as a list of cases, typed and sent."""
    await phone.send("/rounds")
    await phone.tap("Neglect below the threshold")
    await phone.tap("Details")
    await phone.tap("Title")
    await phone.send(TYPED)
    await phone.send_document(f"{PIECES[0]} Whitlock.csv", f"reference,name\nC09,{TYPED}\n".encode())


@pytest.mark.filterwarnings("ignore::ResourceWarning")
async def test_no_identifier_that_was_typed_is_in_database_wal_log_or_backup(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with Store(tmp_path / "data" / "a.sqlite3") as store:
        load_round(store, tmp_path)
        store.write_now(everybody_has_read)
        pepper = make_pepper(tmp_path / "pepper")
        store.write_now(lambda tx: load_names(tx, OPERATOR, 1, ["Zorbane Quux"], pepper))
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    try:
        async with serving(tmp_path, sandbox.url):
            await audit(sandbox.phone(700000001))
            await set_up(sandbox.phone(700000003))
            (tmp_path / "backups").mkdir()
            await casewalk(tmp_path, "backup", str(tmp_path / "backups"))
            files = read_all(tmp_path)
        files |= {path.with_suffix(".after"): content for path, content in read_all(tmp_path).items()}
    finally:
        await sandbox.stop()
    assert {path.suffix for path in files} >= {".sqlite3", ".sqlite3-wal", ".log", ".after"}
    assert sum(KEPT.encode() in content for content in files.values()) >= 2
    assert [(path.name, piece) for path, content in files.items() for piece in PIECES if found_in(content, piece)] == []


def read_all(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found_in(content: bytes, piece: str) -> bool:
    """Look for a piece in small and capital letters, and as Windows and JSON would write it."""
    low = content.lower()
    return any(piece.lower().encode(encoding) in low for encoding in ("utf-8", "utf-16-le"))


def test_a_piece_is_found_where_it_is() -> None:
    assert found_in(b"\x00SARAH\x00", "Sarah")
    assert found_in("Whitlock".encode("utf-16-le"), "Whitlock")
