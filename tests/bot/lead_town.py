"""A round on its lead's phone: whatever round figures are tested with, served over real HTTP."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import Casewalk
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.reports.rounds import Laid
from tests.storage.holding import Clock

LEAD, POLICE = 700000002, 700000005
PEOPLE = (Someone(LEAD, "Lead Two", "Lead"), Someone(POLICE, "Police Five", "Agency lead"))

Table = dict[str, dict[str, str]]
"""A table by its rows and columns."""


@contextlib.contextmanager
def quiet_store(folder: Path) -> Iterator[Store]:
    """Open a database whose clock stands, on a day on which nothing is late."""
    clock = Clock()
    clock.now = datetime(2026, 12, 1, 12, tzinfo=UTC)
    with Store(folder / "casewalk.sqlite3", clock=clock) as store:
        yield store


def enrol(laid: Laid, telegram_id: int, name: str, role: str, agency: str = "") -> int:
    """Give somebody a role in the round; gives their id."""

    def work(tx: Tx) -> int:
        person_id = tx.people.put(telegram_id, name)
        tx.people.join(Membership(person_id, laid.round_id, role, laid.agencies[agency] if agency else None))
        return person_id

    return laid.store.write_now(work)


@contextlib.asynccontextmanager
async def on_the_phone(store: Store, telegram_id: int = LEAD) -> AsyncIterator[Phone]:
    """Serve a database, and give somebody's phone."""
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    try:
        settings = Settings(
            token=SecretStr("test"),
            api_url=sandbox.url,
            database=store.path,
            pepper_file=store.path.with_name("pepper"),
        )
        async with Casewalk(settings, store, Catalog(), chases=False).serving():
            yield sandbox.phone(telegram_id)
    finally:
        await sandbox.stop()


async def go(phone: Phone, *labels: str) -> Message:
    """Tap one button after another, and give what is shown then."""
    for label in labels:
        await phone.tap(label)
    return phone.last


def tables(message: Message) -> Table:
    """Read the tables of a page as they stand in its text; their rows are put together by their first word."""
    found: Table = {}
    heads: list[str] = []
    for line in message.text.splitlines():
        words = line.split()
        if line.startswith(" ") and words:
            heads = words
        elif heads and len(words) == len(heads) + 1:
            found.setdefault(words[0], {}).update(zip(heads, words[1:], strict=True))
        else:
            heads = []
    return found


def names(message: Message, codes: Table) -> dict[str, str]:
    """Read from a page's legend what the codes of a table's rows stand for."""
    lines = [line.split(" ", 1) for line in message.text.splitlines() if " " in line]
    return {code: name for code, name in lines if code in codes and not name.startswith(" ")}


async def every_leaf(phone: Phone) -> list[Message]:
    """Turn to the last leaf of a page; gives them all."""
    leaves = [phone.last]
    while "More" in phone.buttons:
        leaves.append(await phone.tap("More"))
    return leaves
