"""What the trail holds of a conversation: sign-ins, answers, refusals, views and exports, once each."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from bot.desk import Desk
from bot.flows import casework
from bot.flows.turn import Heard, Looking, Reply
from questionnaires.catalog import Catalog
from storage.inbox import ATTEMPTS_MAX
from storage.store import Store
from storage.tx import Tx
from storage.verifying import verify
from tests.storage.holding import run
from tests.town import PEOPLE, Town, begin, go_through, town

MARK = "Typed-Word-Zebra"


def entries(store: Store, action: str = "%") -> list[tuple[object, ...]]:
    sql = (
        "SELECT actor, action, record, part, why FROM trail WHERE action LIKE ? AND actor NOT LIKE 'cli:%' ORDER BY id"
    )
    return [row for row in run(store, sql, action) if row[0] != "migration"]


async def test_a_whole_audit_is_in_the_trail_and_nothing_that_was_said(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, text=MARK)
    await phone.tap("Submit")
    await phone.until("submitted")
    await here.lead.send("/summary c07")
    await here.lead.send("/summary")
    await here.admin.send("/export")
    found = here.store.read_now(lambda tx: verify(tx.conn))
    answers = here.store.read_now(lambda tx: tx.answers.of(1))
    assert (found.fault, found.matching["answer"], found.matching["response"]) == ("", len(answers), 1)
    told = entries(here.store)
    assert told[:2] == [
        ("person:1", "person.signed_in", "person:1", "", ""),
        ("person:1", "response.opened", "response:1", "", ""),
    ]
    assert told[-5:] == [
        ("person:1", "response.submitted", "response:1", "", ""),
        ("person:1", "summary.viewed", "response:1", "", ""),
        ("person:3", "summary.viewed", "response:1", "", ""),
        ("person:3", "summary.viewed", "round:1", "", ""),
        ("person:4", "round.exported", "round:1", "csv", ""),
    ]
    text = repr(run(here.store, "SELECT * FROM trail"))
    people = [word for one in PEOPLE for word in (str(one.id), one.name)]
    for word in (MARK, "outstanding", "C07", "Neglect", *people):
        assert word not in text


REFUSED = [
    pytest.param("/summary", ("person:1", "asked.refused", "", "summary", "may_not_read_round"), id="a round"),
    pytest.param("/export", ("person:1", "asked.refused", "", "export", "may_not_export_round"), id="an export"),
    pytest.param("/summary C99", ("person:1", "asked.refused", "", "summary", "no_such_case"), id="no case at all"),
]


@pytest.mark.parametrize(("said", "entry"), REFUSED)
async def test_a_refusal_is_in_the_trail_with_who_asked_what(here: Town, said: str, entry: tuple[object, ...]) -> None:
    await here.auditor.send(said)
    assert entries(here.store) == [entry]


async def test_who_asked_for_a_case_that_others_audit_is_found_by_the_case(here: Town) -> None:
    await here.other.send("/summary c08")
    found = here.store.read_now(lambda tx: tx.trail.entries(reference="C08", person_id=2))
    assert [(one.entry.action, one.entry.why, one.round) for one in found] == [
        ("asked.refused", "no_such_case", "neglect-2026")
    ]


async def test_a_forged_button_is_a_refusal_in_the_trail_of_the_round(here: Town) -> None:
    await here.other.send("/start")
    here.other.forge(here.other.last, "begin:1")
    here.other.post("/start")
    await here.other.until("Hello, Auditor Two")
    refused = "SELECT actor, part, why, round_id, case_id FROM trail WHERE action = 'asked.refused'"
    assert run(here.store, refused) == [("person:2", "begin", "may_not_audit", 1, 1)]


async def test_whose_summary_a_forged_button_asked_for_is_in_the_trail(here: Town) -> None:
    await begin(here.auditor)
    await here.other.send("/start")
    here.other.forge(here.other.last, "summary:1")
    here.other.post("/start")
    await here.other.until("Hello, Auditor Two")
    refused = "SELECT actor, why, round_id, case_id, response_id FROM trail WHERE action = 'asked.refused'"
    assert run(here.store, refused) == [("person:2", "may_not_read_case", 1, 1, 1)]


@pytest.mark.parametrize("words", [f"/{MARK.replace('-', '_')} was hurt", f"/{MARK.replace('-', '_')}"])
async def test_an_edited_message_leaves_no_typed_word_in_the_trail(here: Town, words: str) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    for first in ("/zebra", "A part of the evidence."):
        await phone.send(first)
        await phone.edit([message for message in phone.messages if not message.by_bot][-1], words)
    refused = entries(here.store, "asked.refused")
    assert [(part, why) for *_, part, why in refused] == [("edit", "edit_of_no_answer"), ("edit", "edit_to_command")]
    assert "typed" not in repr(run(here.store, "SELECT * FROM trail")).lower()


async def test_a_stranger_is_turned_away_in_the_trail_namelessly(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await here.stranger.send("/start")
            here.stranger.post(MARK)
            await here.auditor.send("/help")
        assert entries(here.store) == [("stranger", "asked.refused", "", "command", "stranger")]


@pytest.mark.parametrize("said", ["/zebra", MARK, "/help", "/privacy", "/cases"])
async def test_what_is_neither_change_nor_refusal_leaves_no_entry(here: Town, said: str) -> None:
    await here.auditor.send(said)
    assert entries(here.store) == []


@pytest.fixture
def desk(loaded: Store) -> Desk:
    loaded.write_now(lambda tx: tx.inbox.keep(7, [(1, "heard")]))
    return Desk(loaded, Catalog())


HEARD = Heard(7, 1, 700000001, 1, "command", "start", args=(1,))


async def test_an_update_that_comes_twice_is_one_entry(desk: Desk) -> None:
    assert await desk.run(casework.start, HEARD) is not None
    assert await desk.run(casework.start, HEARD) is None
    assert entries(desk.store) == [("person:1", "person.signed_in", "person:1", "", "")]


async def test_what_is_only_shown_is_looked_up_beside_the_writer_and_noted_once(desk: Desk) -> None:
    looked = Event()

    def look(tx: Tx, catalog: Catalog, heard: Heard) -> Catalog:
        looked.set()
        return catalog

    def reply(tx: Tx, catalog: Catalog, heard: Heard, found: Catalog) -> Reply:
        tx.trail.add("summary.viewed", "round:1", round_id=1)
        return Reply(())

    held = desk.store.write(lambda tx: looked.wait(30))
    assert await desk.run(Looking(look, reply), HEARD) is not None
    assert await held
    assert await desk.run(Looking(look, reply), HEARD) is None
    assert entries(desk.store) == [("person:1", "summary.viewed", "round:1", "", "")]


async def test_a_bug_leaves_no_entry_however_often_it_is_tried(desk: Desk) -> None:
    tried = []

    def breaks(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        tried.append(casework.begin(tx, catalog, heard))
        raise ZeroDivisionError

    await desk.run(breaks, HEARD)
    assert len(tried) == ATTEMPTS_MAX
    assert run(desk.store, "SELECT state FROM inbox") == [("parked",)]
    assert entries(desk.store) == []
    assert desk.store.read_now(lambda tx: verify(tx.conn)).fault == ""


async def test_a_step_that_breaks_once_and_then_works_is_one_entry(desk: Desk) -> None:
    tried = []

    def breaks_once(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        tried.append(heard)
        reply = casework.begin(tx, catalog, heard)
        if len(tried) == 1:
            raise ZeroDivisionError
        return reply

    await desk.run(breaks_once, HEARD)
    assert entries(desk.store) == [("person:1", "response.opened", "response:1", "", "")]


async def test_a_refusal_undoes_the_step_and_keeps_its_own_entry(desk: Desk) -> None:
    from bot.refusal import Refusal

    def refuses(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        casework.begin(tx, catalog, heard)
        raise Refusal("round_closed", title="x")

    await desk.run(refuses, HEARD)
    assert run(desk.store, "SELECT count(*) FROM responses") == [(0,)]
    assert entries(desk.store) == [("person:1", "asked.refused", "", "start", "round_closed")]
    assert desk.store.read_now(lambda tx: verify(tx.conn)).fault == ""


async def test_a_summary_made_anew_because_it_was_lost_is_one_view(here: Town) -> None:
    await here.lead.send("/summary")
    run(here.store, "UPDATE outbox SET state = 'due' WHERE kind = 'lead_page'")
    turn = await Desk(here.store, here.catalog).again(3)
    assert [message.kind for _, message in turn.messages] == ["lead_page"]
    assert len(entries(here.store, "summary.viewed")) == 1


def test_the_seeded_demo_has_a_whole_trail(store: Store, catalog: Catalog, tmp_path: Path) -> None:
    from bot.demo.seed import seed

    store.write_now(lambda tx: seed(tx, catalog))
    found = store.read_now(lambda tx: verify(tx.conn))
    assert found.fault == ""
    assert (found.matching["answer"], found.matching["response"]) == (55, 52)
