"""Who sees what: strangers, auditors, leads, admins, and forged buttons."""

from __future__ import annotations

import csv
import io

import pytest

from storage.people import Membership
from tests.storage.holding import contents
from tests.town import Town, begin, go_through

NEUTRAL = "This is a private service. If you were given access, please contact the person who gave it to you."


@pytest.mark.parametrize("said", ["/start", "/summary", "/export", "hello", "/summary C07"])
async def test_a_stranger_gets_one_neutral_line_and_leaves_nothing(here: Town, said: str) -> None:
    message = await here.stranger.send(said)
    assert message.text == NEUTRAL
    assert message.buttons == []
    kept = here.store.read_now(lambda tx: str(tx.conn.execute("SELECT * FROM inbox").fetchall()))
    assert "700000099" not in kept
    assert said not in kept


async def test_an_auditor_is_kindly_refused_the_round(here: Town) -> None:
    assert "Only the lead and the admin can see" in (await here.auditor.send("/summary")).text
    assert "for the admin of a round" in (await here.auditor.send("/export")).text
    assert here.auditor.last.file is None


async def test_a_lead_reads_what_has_gone_in_and_not_what_is_half_done(here: Town) -> None:
    await begin(here.auditor)
    await here.auditor.tap("The child's")
    assert "nothing to read for C07" in (await here.lead.send("/summary c07")).text
    await go_through(here.auditor)
    await here.auditor.tap("Submit")
    await here.auditor.until("submitted")
    assert "Case summary C07" in (await here.lead.send("/summary c07")).text


async def test_an_auditor_reads_their_own_case_and_no_other(here: Town) -> None:
    await begin(here.auditor)
    await here.auditor.tap("The child's")
    assert "still in progress" in (await here.auditor.send("/summary C07")).text
    assert "nothing to read for C07" in (await here.other.send("/summary C07")).text


async def test_an_export_goes_to_the_admin_as_a_file(here: Town) -> None:
    await begin(here.auditor)
    await here.auditor.tap("The child's")
    message = await here.admin.send("/export")
    assert message.file is not None
    assert not message.protected
    rows = list(csv.DictReader(io.StringIO(message.file.content.decode("utf-8-sig"))))
    assert [(row["case"], row["label"], row["person"]) for row in rows] == [("C07", "The child's", "P001")]
    assert "Auditor One" not in message.file.content.decode()


async def test_a_lead_gets_no_export(here: Town) -> None:
    assert "for the admin of a round" in (await here.lead.send("/export")).text


SAID_TO_ALL = ("/help", "/privacy", "/cases", "/summary", "/rounds", "/agency", "/people", "/blank", "/odd", "odd")


async def test_all_but_files_and_links_to_pass_on_is_protected_and_stays_what_it_was(here: Town) -> None:
    here.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
    await begin(here.auditor)
    await go_through(here.auditor, until="Evidence:")
    await here.auditor.send_photo()
    for label in ("Areas", "Pause", "Resume C07"):
        await here.auditor.tap(label)
    await go_through(here.auditor)
    await here.auditor.send("/review C07")
    await here.auditor.tap("Check and submit")
    await here.auditor.tap("Submit")
    await here.auditor.until("submitted")
    phones = (here.auditor, here.lead, here.admin, here.stranger)
    for phone in phones[:3]:
        for words in SAID_TO_ALL:
            await phone.send(words)
    await here.stranger.send("/start")
    await here.lead.send("/summary C07")
    await here.admin.send("/export")
    for names in ("Ann One", "Bea Two\nCal Three"):
        await here.admin.send("/invite")
        for label in ("Auditor", "School nursing", "Neglect below"):
            await here.admin.tap(label)
        here.admin.post(names)
        await here.admin.until("invited.")
    shown = [event for phone in phones for event in phone.log if event.by_bot and event.message]
    open_ = [event for event in shown if event.message and not event.message.protected]
    assert {event.event for event in open_} == {"said"}
    files = [event.message.file for event in open_ if event.message and event.message.file]
    assert {file.name.rpartition(".")[2] for file in files} == {"csv", "html", "png"}
    (links,) = [event.message for event in open_ if event.message and not event.message.file]
    assert "Links for 2 people" in links.text
    assert len(shown) > 100


FORGED = [
    pytest.param("a:1:0:0:0", id="another person's question"),
    pytest.param("begin:1", id="another person's case"),
    pytest.param("card:1", id="another person's card"),
    pytest.param("submit:1", id="another person's submission"),
    pytest.param("summary:1", id="another person's summary"),
    pytest.param("leave:1:0", id="another person's nil return"),
    pytest.param("export:1", id="an export"),
    pytest.param("round:1", id="a round"),
    pytest.param("a:999999:0:0:0", id="a return that is not there"),
    pytest.param("begin:999999", id="a case that is not there"),
    pytest.param("round:999999", id="a round that is not there"),
    pytest.param("a:1", id="too few numbers"),
    pytest.param("a:x:y:z:w", id="no numbers"),
    pytest.param("nonsense", id="no verb of ours"),
    pytest.param("area:1:99", id="an area that is not there"),
    pytest.param("a:-1:0:0:0", id="a negative number"),
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_button_is_refused_and_changes_nothing(here: Town, data: str) -> None:
    await begin(here.auditor)
    before = here.store.read_now(lambda tx: contents(tx.conn))
    await here.other.send("/start")
    message = here.other.last
    here.other.forge(message, data)
    here.other.post("/start")
    await here.other.until("Hello, Auditor Two")
    after = here.store.read_now(lambda tx: contents(tx.conn))
    assert all(after[table] == before[table] for table in ("answers", "responses", "focus"))
    assert "Case summary" not in here.other.transcript()
    assert not any(m.file for m in here.other.messages)


async def test_an_admin_finds_export_in_the_menu_and_in_the_welcome(here: Town) -> None:
    message = await here.admin.send("/start")
    assert "You are admin of Neglect below the threshold. Send /export" in message.text
    assert "Nothing is waiting" not in message.text
    await here.admin.send("/help")  # by the next turn the menu is there
    assert "export" in "".join(here.admin.commands)
    await here.lead.send("/start")
    await here.lead.send("/help")
    assert "export" not in "".join(here.lead.commands)
