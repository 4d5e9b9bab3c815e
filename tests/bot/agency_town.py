"""A round to be handed out: two agencies with their leads and auditors, six cases, a sign-off."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import Casewalk
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import Clock
from tests.town import Town, everybody_has_read, load_round

ROUND = """
key = "neglect-2026"
title = "Neglect below the threshold"
theme = "Neglect"
questionnaire = "six_areas"
period = { from = 2025-11-01, to = 2026-10-31 }
due = 2026-12-18
sharing_agreement = "ISA 12/2026"
dpia = "DPIA 7/2026"
whom_to_tell = "Tell your safeguarding lead on 01632 960000."
briefing = "Read the record first, then answer here."

[[agencies]]
key = "school_nursing"
name = "School nursing"
[[agencies]]
key = "police"
name = "Police"
"""
NURSE_LEAD, NURSE_ONE, NURSE_TWO, OFFICER, ROUND_LEAD, OAK = 11, 12, 13, 14, 15, 16
"""Telegram accounts."""

NAMES = {
    NURSE_LEAD: "Nurse Lead",
    NURSE_ONE: "Nurse One",
    NURSE_TWO: "Nurse Two",
    OFFICER: "Officer",
    ROUND_LEAD: "Round Lead",
    OAK: "Oak Nurse",
}
PEOPLE = tuple(Someone(id_, name, name.split()[0]) for id_, name in NAMES.items())
CASES = ("C01", "C02", "C03", "C04", "C05", "C06")
ROUND_ID, NURSING, POLICE = 1, 1, 2
BEFORE_DUE = datetime(2026, 12, 1, 12, tzinfo=UTC)
AFTER_DUE = datetime(2026, 12, 20, 12, tzinfo=UTC)
"""A day when nothing is late, and one when all is."""


def set_up(tx: Tx) -> None:
    """Enrol everybody, and put six cases in; only the police's officer leads nobody and has no lead."""
    ids = {id_: tx.people.put(id_, name) for id_, name in NAMES.items()}
    for id_, role, agency_id in (
        (NURSE_LEAD, "agency_lead", NURSING),
        (NURSE_ONE, "auditor", NURSING),
        (NURSE_TWO, "auditor", NURSING),
        (OFFICER, "auditor", POLICE),
        (ROUND_LEAD, "lead", None),
    ):
        tx.people.join(Membership(ids[id_], ROUND_ID, role, agency_id))
    for reference in CASES:
        row: dict[str, object] = {"round_id": ROUND_ID, "reference": reference, "age_band": "5 to 9"}
        tx.cases.put({**row, "gender": "F", "ethnicity": "", "flags": "[]"})


def person(store: Store, telegram_id: int) -> int:
    """Give a person's id."""
    found = store.read_now(lambda tx: tx.people.find_by_telegram(telegram_id))
    assert found
    return found.id


def tick_all(tx: Tx, knows: str = "child", agency_id: int = NURSING, cases: tuple[str, ...] = CASES) -> None:
    """Say of cases what an agency's records know."""
    for case in tx.cases.of_round(ROUND_ID):
        if case.reference in cases:
            tx.scopings.put(case.id, agency_id, knows, "SystmOne", 0)


@contextlib.contextmanager
def round_in(folder: Path, *, signs_off: bool = False) -> Iterator[tuple[Store, Clock]]:
    """Lay the round in a database whose clock can be set."""
    clock = Clock()
    clock.now = BEFORE_DUE
    with Store(folder / "casewalk.sqlite3", clock=clock) as store:
        load_round(store, folder, ROUND)
        store.write_now(set_up)
        store.write_now(everybody_has_read)
        if signs_off:
            store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
        yield store, clock


class AgencyTown(Town):
    """The round with its phones."""

    def phone(self, telegram_id: int) -> Phone:
        """Give somebody's phone."""
        return self.sandbox.phone(telegram_id)


@contextlib.asynccontextmanager
async def agency_town(folder: Path, *, signs_off: bool = False) -> AsyncIterator[tuple[AgencyTown, Clock]]:
    """Lay the round and serve it."""
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    try:
        with round_in(folder, signs_off=signs_off) as (store, clock):
            settings = Settings(token=SecretStr("test"), api_url=sandbox.url, database=store.path)
            async with Casewalk(settings, store, Catalog()).serving():
                yield AgencyTown(store.path, sandbox, store, Catalog()), clock
    finally:
        await sandbox.stop()
