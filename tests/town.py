"""A round, its people, their phones, and the real bot over real HTTP: what the conversation tests live in."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import Casewalk
from bot.flows.privacy import acknowledge
from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from bot.reports.rows import COLUMNS, rows_of
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.store import Clock, Store, utc_now
from storage.tx import Tx

ROUND = """
key = "neglect-2026"
title = "Neglect below the threshold"
theme = "Neglect"
questionnaire = "six_areas"
period = { from = 2025-11-01, to = 2026-10-31 }
due = 2026-12-18
sharing_agreement = "ISA 12/2026"
dpia = "DPIA 7/2026"
whom_to_tell = "Tell your safeguarding lead, then children's social care on 01632 960000."

[[agencies]]
key = "school_nursing"
name = "School nursing"
[[agencies]]
key = "police"
name = "Police"

[[people]]
telegram_id = 700000001
name = "Auditor One"
roles = ["auditor"]
agency = "school_nursing"
[[people]]
telegram_id = 700000002
name = "Auditor Two"
roles = ["auditor"]
agency = "police"
[[people]]
telegram_id = 700000003
name = "Lead Three"
roles = ["lead"]
[[people]]
telegram_id = 700000004
name = "Admin Four"
roles = ["admin"]

[[cases]]
reference = "C07"
age = 11
gender = "M"
[[cases]]
reference = "C08"
age = 7
gender = "M"

[[assignments]]
case = "C07"
agency = "school_nursing"
person = 700000001
[[assignments]]
case = "C08"
agency = "school_nursing"
person = 700000001
[[assignments]]
case = "C07"
agency = "police"
person = 700000002
"""

PEOPLE = (
    Someone(700000001, "Auditor One", "Auditor"),
    Someone(700000002, "Auditor Two", "Auditor"),
    Someone(700000003, "Lead Three", "Lead"),
    Someone(700000004, "Admin Four", "Admin"),
    Someone(700000099, "Stranger", "Stranger"),
)


@dataclass
class Town:
    """One sandbox, one database file, and the bot serving it, which can be stopped and started."""

    path: Path
    sandbox: Sandbox
    store: Store
    catalog: Catalog

    @property
    def auditor(self) -> Phone:
        """Auditor One's phone."""
        return self.sandbox.phone(700000001)

    @property
    def other(self) -> Phone:
        """Auditor Two's phone."""
        return self.sandbox.phone(700000002)

    @property
    def lead(self) -> Phone:
        """Lead Three's phone."""
        return self.sandbox.phone(700000003)

    @property
    def admin(self) -> Phone:
        """Admin Four's phone."""
        return self.sandbox.phone(700000004)

    @property
    def stranger(self) -> Phone:
        """The phone of somebody who is not in the round."""
        return self.sandbox.phone(700000099)

    @contextlib.asynccontextmanager
    async def bot(self) -> AsyncIterator[Casewalk]:
        """Run the bot."""
        settings = Settings(
            token=SecretStr("test"),
            api_url=self.sandbox.url,
            database=self.path,
            pepper_file=self.path.with_name("pepper"),
        )
        casewalk = Casewalk(settings, self.store, self.catalog, chases=False)
        async with casewalk.serving():
            yield casewalk


def load_round(store: Store, folder: Path, text: str = ROUND, catalog: Catalog | None = None) -> list[str]:
    """Load a round from its text, by way of a file; gives what changed."""
    file = folder / "round.toml"
    file.write_text(text, encoding="utf-8")
    wanted, form = read_round(file, catalog or Catalog())
    return store.write_now(lambda tx: Loader(tx, wanted, form).load())


def everybody_has_read(tx: Tx) -> None:
    """Let everybody have read the privacy notice, as people have who were let in by a link."""
    for person in tx.people.all():
        acknowledge(tx, person.id)


@contextlib.asynccontextmanager
async def town(
    folder: Path, text: str = ROUND, *, clock: Clock = utc_now, catalog: Catalog | None = None
) -> AsyncIterator[Town]:
    """Lay a database with the round and start the sandbox; the bot is started apart."""
    path = folder / "casewalk.sqlite3"
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    try:
        with Store(path, clock=clock) as store:
            load_round(store, folder, text, catalog)
            store.write_now(everybody_has_read)
            yield Town(path, sandbox, store, catalog or Catalog())
    finally:
        await sandbox.stop()


async def begin(phone: Phone, reference: str = "C07") -> None:
    """Come from /start to a case's first question."""
    await phone.send("/start")
    await phone.tap(reference)
    await phone.tap("Begin")


async def go_through(
    phone: Phone, until: str = "Check and submit", text: str = "Seen alone at home and at school."
) -> int:
    """Answer each question with its first choice, or with a text, until a message says `until`; gives the turns."""
    for turns in range(200):
        if until in phone.last.text:
            return turns
        if "✏️" in phone.last.text:
            await phone.send(text)
        elif "Next" in phone.buttons:
            await phone.tap("Next")
        elif "Done" in phone.buttons:
            await phone.tap("Done")
        else:
            await phone.tap(phone.buttons[0])
    raise AssertionError(f"never came to {until!r}\n{phone.transcript()}")


async def left_with(phone: Phone, *words: str) -> None:
    """Wait until nothing is in a chat but messages with one of these words, and commands."""
    for message in phone.messages:
        if not message.text.startswith("/") and not any(word in message.text for word in words):
            await phone.until_gone(message)


def exported(here: Town) -> list[dict[str, str]]:
    """Read the export's rows as a spreadsheet would show them."""
    table = here.store.read_now(
        lambda tx: list(rows_of(tx, here.catalog, tx.rounds.all()[0], named=True).rows),
    )
    return [dict(zip((*COLUMNS, "person_name", "telegram_id"), row, strict=True)) for row in table]


def answer_to(here: Town, question: str, case: str = "C07") -> dict[str, str]:
    """Find the one row of a question."""
    rows = [row for row in exported(here) if row["question"] == question and row["case"] == case]
    assert len(rows) == 1, rows
    return rows[0]
