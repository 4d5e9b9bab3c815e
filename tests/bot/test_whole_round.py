"""From an empty database to what the round found: people let in, cases drawn, handed out, answered, chased, closed."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.access import OPERATOR
from bot.app import Casewalk
from bot.office import enrolment
from bot.office.enrolment import Place
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.verifying import verify
from tests.office.chased import Hands
from tests.town import go_through
from tests.walkthrough import page

ROOT = Path(__file__).parents[2]

ABOUT = """# A whole round, as its people see it

From an empty database to what the round found: the admin's phone, the lead's, and that of the auditor who was late.
Played against the sandbox by a test (`make golden` writes this page); the people and cases are made up, and ten of
forty cases are drawn anew each time.
"""

ADMIN, LEAD, *AUDITORS = range(710000001, 710000008)
NAMES = {ADMIN: "Ada Admin", LEAD: "Lena Lead"} | {
    id_: f"{first} Auditor" for id_, first in zip(AUDITORS, ("Ann", "Ben", "Cat", "Dan", "Eve"), strict=True)
}
NURSES, OFFICERS = AUDITORS[:3], AUDITORS[3:]
LINK = re.compile(r"\?start=([A-Za-z0-9_-]{22,64})")
SECRET = re.compile(r"(\?start=|/start )[A-Za-z0-9_-]{22,64}")
FORTNIGHT = [f"2026-05-{day:02d}" for day in range(8, 26)]
"""From a week before the due date to ten days after it; 25 May 2026 is a bank holiday."""

ROUND = (
    "Neglect below the threshold", "Neglect", "Priority 2, early help", "Is neglect recognised?", "1 May 2025",
    "30 April 2026", "15 May 2026", "[Six-area case audit]", "Read the record first.", "[Skip]", "[1 year]", "[No]",
)  # fmt: skip


@asynccontextmanager
async def new_town(folder: Path, clock: Hands) -> AsyncIterator[tuple[Sandbox, Store, Casewalk]]:
    """Serve an empty database to seven people nobody knows yet."""
    sandbox = Sandbox(tuple(Someone(id_, name, "Newcomer") for id_, name in NAMES.items()))
    await sandbox.start(0)
    try:
        with Store(folder / "a.sqlite3", clock=clock) as store:
            settings = Settings(token=SecretStr("test"), api_url=sandbox.url, database=folder / "a.sqlite3")
            casewalk = Casewalk(settings, store, Catalog(), chases=False)
            async with casewalk.serving():
                yield sandbox, store, casewalk
    finally:
        await sandbox.stop()


async def say(phone: Phone, *said: str) -> None:
    """Type words, or tap a button that is written in brackets."""
    for words in said:
        await (phone.tap(words[1:-1]) if words.startswith("[") else phone.send(words))


async def let_in(admin: Phone, sandbox: Sandbox, people: list[int], *taps: str) -> None:
    """Let people in by links that the admin passes on, and accept on their phones."""
    before = len(admin.messages)
    await say(admin, "/invite", *taps)
    admin.post("\n".join(NAMES[id_] for id_ in people))
    await admin.until("invited.")
    shown = "\n".join(message.text for message in admin.messages[before:])
    secrets = list(dict.fromkeys(LINK.findall(shown)))
    assert len(secrets) == len(people)
    for id_, secret in zip(people, secrets, strict=True):
        phone = sandbox.phone(id_)
        assert NAMES[id_] in (await phone.start(secret)).text
        assert f"Hello, {NAMES[id_]}" in (await phone.tap("Accept and begin")).text


async def scope(lead: Phone, agency: str) -> None:
    """Say for an agency that its records know the child of each of its ten cases."""
    lead.post("/agency")
    await lead.until("Tap")
    await say(lead, f"[{agency}]", "[Scope]", "Main record system")
    for case in dict.fromkeys(re.findall(r"\bS\d\d\b", " ".join(lead.buttons))):
        await lead.tap(f"{case} child")
    await lead.tap("More")
    for case in dict.fromkeys(re.findall(r"\bS\d\d\b", " ".join(lead.buttons))):
        await lead.tap(f"{case} child")
    assert "still to say" not in lead.last.text


async def nil_return(phone: Phone, case: str) -> None:
    await say(phone, "/cases", f"[{case}]", "[Nil return]", "[No record of the family at all]", "[Confirm nil return]")


async def cases_of(phone: Phone) -> list[str]:
    await phone.send("/cases")
    return [label.removeprefix("Resume ") for label in phone.buttons if re.fullmatch(r"(Resume )?S\d\d", label)]


WHOM = "Tell your safeguarding lead, then the duty team on 01632 960000."


def told(phone: Phone, since: int) -> list[str]:
    """List what the bot said after a message; those before it may have gone from the chat meanwhile."""
    return [message.text for message in phone.messages if message.by_bot and message.id > since]


def long_list() -> bytes:
    """List forty cases to draw from."""
    rows = [f"S{n:02d},{n % 18},{'MF'[n % 2]}" for n in range(1, 41)]
    return ("Case ref,Age,Gender\n" + "\n".join(rows)).encode()


async def set_up(admin: Phone) -> None:
    """Make the round, seat its agencies, draw ten of forty cases, and open it."""
    await say(admin, "/rounds", "[New round]", *ROUND, "[Make this round]")
    await say(admin, "[Agencies]", "School nursing\nPolice", "[Back]", "[Cases]", "[Draw a sample]")
    await admin.send_document("list.csv", long_list())
    await say(admin, "[Draw from these 40 cases]", "[10]", "[Age band]", "[Draw]")
    assert "10 of 40 drawn at random, shared out by age band" in admin.last.text
    await say(admin, "[Add these 10 cases]", "[Back]", "[Open the round]", WHOM, "ISA 12/2026", "DPIA 7/2026")
    await admin.tap("Yes, open it")
    assert "Open: answers are taken" in admin.last.text


async def hand_out(lead: Phone, agency: str) -> None:
    """Hand an agency's cases out evenly."""
    lead.post("/agency")
    await lead.until("Tap")
    await say(lead, f"[{agency}]", "[Hand out]", "[Evenly]", "[Yes, 10]")


def write_page(phones: dict[str, Phone]) -> None:
    """Write the conversations as a page to read; the links in it let nobody in."""
    parts = [ABOUT, *(f"# {who}\n\n{page(phone.log, who)}" for who, phone in phones.items())]
    text = SECRET.sub(r"\1" + "x" * 22, "\n".join(parts))
    (ROOT / "docs" / "a-whole-round.md").write_text(text, encoding="utf-8")


async def test_a_round_from_an_empty_database_to_what_it_found(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    clock = Hands("2026-05-05 10:00")
    async with new_town(tmp_path, clock) as (sandbox, store, casewalk):
        admin, lead = sandbox.phone(ADMIN), sandbox.phone(LEAD)
        auditors = [sandbox.phone(id_) for id_ in AUDITORS]
        (first,) = store.write_now(
            lambda tx: enrolment.invite(tx, OPERATOR, Place("admin", None, None), [NAMES[ADMIN]])
        )
        await admin.start(first.secret)
        await admin.tap("Accept and begin")
        await set_up(admin)
        await let_in(admin, sandbox, [LEAD], "[Lead]", "[Neglect]")
        await let_in(admin, sandbox, NURSES, "[Auditor]", "[School nursing]", "[Neglect]")
        await let_in(admin, sandbox, OFFICERS, "[Auditor]", "[Police]", "[Neglect]")
        for agency in ("School nursing", "Police"):
            await scope(lead, agency)
            await hand_out(lead, agency)
        for phone in auditors:
            await phone.until("cases for you")
        given = {phone: await cases_of(phone) for phone in auditors}
        assert sorted(len(cases) for cases in given.values()) == [3, 3, 4, 5, 5]

        ann = auditors[0]
        await say(ann, f"[{given[ann][0]}]", "[Begin]")
        await go_through(ann)
        await ann.tap("Submit")
        await ann.until("submitted")
        days: dict[str, list[str]] = {}
        for day in FORTNIGHT:
            for hour in (8, 10, 16, 20):
                clock.set(f"{day} {hour:02d}:00")
                before = {phone: phone.messages[-1].id for phone in (*auditors, lead)}
                await casewalk.chase()
                days.setdefault(day, []).extend(
                    f"{phone.person.name} {hour}" for phone, since in before.items() for _ in told(phone, since)
                )
            if day == "2026-05-12":
                for phone in auditors[:4]:
                    for case in await cases_of(phone):
                        await nil_return(phone, case)
            if day == "2026-05-21":
                for case in await cases_of(auditors[4]):
                    await nil_return(auditors[4], case)
        got = {day: who for day, who in days.items() if who}
        everyone = [f"{phone.person.name} 10" for phone in auditors]
        assert got["2026-05-08"] == everyone  # a week before
        assert got["2026-05-13"] == got["2026-05-15"] == ["Eve Auditor 10"]  # two days before, and on the day
        assert got["2026-05-19"] == ["Eve Auditor 10"]  # two working days after it
        assert {who.split()[0] for day, late in got.items() if day >= "2026-05-20" for who in late} == {"Eve", "Lena"}
        assert not any(who.endswith((" 8", " 20")) for late in got.values() for who in late)
        assert "2026-05-25" not in got  # a bank holiday
        assert any("last" in text and "is in" in text for text in told(lead, 0))

        clock.set("2026-05-26 11:00")
        await say(admin, "/rounds", "[Neglect]", "[Close the round]", "[Yes, close it]", "[Report the round]")
        await say(admin, "Neglect was seen early in most cases.", "A shared chronology will be tried.")
        await admin.tap("Yes, report it")
        before = {phone: phone.messages[-1].id for phone in auditors}
        await casewalk.chase()
        for phone, since in before.items():
            (found,) = told(phone, since)
            assert "Neglect was seen early in most cases." in found
            assert "A shared chronology will be tried." in found
        await casewalk.chase()
        assert all(len(told(phone, since)) == 1 for phone, since in before.items())
        assert store.read_now(lambda tx: verify(tx.conn)).fault == ""
        text = "".join(phone.transcript() for phone in (admin, lead, *auditors))
        assert "went wrong" not in text
        if request.config.getoption("--golden"):
            write_page({"Admin": admin, "Lead": lead, "Auditor": auditors[4]})
