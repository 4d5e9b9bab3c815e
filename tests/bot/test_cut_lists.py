"""A pasted list over Telegram's length comes in pieces: none of it is read, and the way round it is said."""

from __future__ import annotations

from bot.sandbox.phone import Phone
from tests.bot.test_rounds_in_chat import admin, to_cases
from tests.town import Town

__all__ = ["admin"]

ROWS = [f"D{n:03},12,Boy,White British,domestic abuse" for n in range(1, 111)]
LIST = "Reference,Age,Gender,Ethnicity,Flags\n" + "\n".join(ROWS)


def stored(here: Town) -> int:
    return len(here.store.read_now(lambda tx: tx.cases.of_round(1)))


async def test_no_row_of_a_case_list_that_telegram_cut_is_read(here: Town, admin: Phone) -> None:
    assert len(LIST) > 4096
    before = stored(here)
    await to_cases(admin)
    await admin.tap("Add cases")
    admin.post(LIST)
    await admin.until("nothing of it was read")
    assert not [label for label in admin.buttons if label.startswith("Add ")]
    admin.post("D110,12,Boy,White")
    await admin.until("nothing of it was read")
    assert not [label for label in admin.buttons if label.startswith("Add ")]
    assert stored(here) == before
    admin.post_file("document", "cases.csv", "text/csv", LIST.encode())
    await admin.until("110 cases")
    await admin.tap("Add these 110 cases")
    await admin.until("110 cases added")
    assert stored(here) == before + 110


async def test_no_name_of_a_list_of_people_that_telegram_cut_is_read(here: Town, admin: Phone) -> None:
    await admin.send("/invite")
    await admin.tap("Admin")
    await admin.tap("Every round")
    admin.post("\n".join(f"Auditor {'x' * 50}{n}" for n in range(70)))
    await admin.until("nothing of it was read")
    admin.post("Aud")
    await admin.until("nothing of it was read")
