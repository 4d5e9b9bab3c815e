"""Picking quotes in the chat: edited by the lead, read as all words are, shown, dropped, and said by the report."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from bot.access import OPERATOR
from bot.office import quotes
from bot.office.watching import load_names
from bot.sandbox.phone import Phone
from questionnaires.catalog import Catalog
from storage.pepper import make_pepper
from storage.store import Store
from tests.bot.lead_town import LEAD, POLICE, enrol, go, on_the_phone, quiet_store
from tests.reports.rounds import Laid, lay, point
from tests.storage.holding import Clock

TRANSCRIPT = Path(__file__).parents[1] / "transcripts" / "a_lead_picks_quotes.txt"
SIX = Catalog().newest("six_areas")
EVIDENCE = "Seen alone at home and at school, twice each."
ANSWERS = {
    "voice_evidence": {"text": EVIDENCE},
    "voice_note": {"text": "A letter was written to the child. " * 20, "sort": "strength"},
    "recording_note": {"text": "The chronology by [name] ends in May.", "sort": "develop"},
    "recommendations": {"text": "Say by when letters are answered."},
    "overall": point("good"),
}
UNORDERED = re.compile(r"^Casewalk (\(takes the buttons away\)|deletes a message)")
"""What is done beside the answer, before or after it."""

EDITED = "The child was seen alone, twice."


def told(store: Store, **settings: Any) -> Laid:
    """Lay a round with one return in which something was written, and its lead."""
    laid = lay(store, SIX, **settings)
    laid.give("C01", "Police", ANSWERS)
    enrol(laid, LEAD, "Lead Two", "lead")
    return laid


def picked(store: Store) -> list[str]:
    return [one.words for one in store.read_now(lambda tx: tx.quotes.of_round(1))]


async def to_texts(lead: Phone) -> None:
    await lead.send("/summary")
    await go(lead, "By case", "C01", "POLI", "Pick a quote")


async def reported(lead: Phone) -> str:
    """Ask for the report and the briefing; gives the words of both."""
    papers = [await lead.send("/report"), await lead.hear()]
    files = [paper.file for paper in papers if paper.file]
    assert len(files) == 2
    return "\n".join(one.text for file in files for one in Document(io.BytesIO(file.content)).paragraphs)


async def test_a_lead_picks_edits_and_drops_as_its_transcript(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with quiet_store(tmp_path) as store:
        told(store)
        async with on_the_phone(store) as lead:
            await to_texts(lead)
            await go(lead, "1")
            await lead.send("Mum Sarah Whitlock saw that the child was seen alone.")
            await lead.until("keep:")
            await lead.send("keep: Jordan Smith House was asked, and the child was seen alone.")
            assert picked(store) == ["Jordan Smith House was asked, and the child was seen alone."]
            await go(lead, "2", "Cancel", "4", "As it stands", "Quotes", "Drop 1", "Findings", "Quotes")
            text = "".join(f"{line}\n" for line in lead.transcript().splitlines() if not UNORDERED.search(line))
            said = await reported(lead)
            assert picked(store) == ["Say by when letters are answered."]
            assert "Say by when letters are answered." in said
            assert "Jordan" not in said
        if request.config.getoption("--golden"):
            TRANSCRIPT.write_text(text, encoding="utf-8")
        assert text == TRANSCRIPT.read_text(encoding="utf-8"), "the pages have changed: look at them with --golden"


async def test_what_something_was_taken_out_of_or_is_too_long_is_to_be_edited(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        told(store)
        async with on_the_phone(store) as lead:
            await to_texts(lead)
            for number, stands in (("1", True), ("2", False), ("3", False), ("4", True)):
                asked = await go(lead, number)
                assert ("As it stands" in lead.buttons) is stands
                if not stands:
                    path = {"2": "voice_note", "3": "recording_note"}[number]
                    index = next(step.index for step in SIX.steps if step.path == path)
                    lead.forge(asked, f"qt_as:1:{index}")
                    assert "the button is old" in await lead.until_toast()
                await go(lead, "Cancel")
            await go(lead, "1")
            await lead.send("x" * (quotes.LONGEST + 1))
            assert "600" in lead.last.text
            assert "Cancel" in lead.buttons
            assert picked(store) == []


async def test_a_tap_twice_picks_once_and_words_after_cancel_are_no_quote(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        told(store)
        async with on_the_phone(store) as lead:
            await to_texts(lead)
            asked = await go(lead, "1")
            data = next(one.data for row in asked.keyboard for one in row if one.label == "As it stands")
            assert data
            lead.forge(asked, data)
            lead.forge(asked, data)
            lead.post("/help")
            await lead.until("/summary: ")
            assert picked(store) == [EVIDENCE]
            await to_texts(lead)
            await go(lead, "1", "Cancel")
            await lead.send(EDITED)
            assert picked(store) == [EVIDENCE]


async def test_a_listed_name_is_quoted_neither_typed_nor_as_it_stands(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = told(store)
        laid.give("C02", "Police", {"voice_evidence": {"text": "Daughter pebble was seen alone."}})
        pepper = make_pepper(store.path.with_name("pepper"))
        store.write_now(lambda tx: load_names(tx, OPERATOR, 1, ["Pebble Quux"], pepper))
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            await go(lead, "By case", "C02", "POLI", "Pick a quote", "1")
            for start in ("", "keep: "):
                given_back = await lead.send(f"{start}The girl pebble was seen alone.")
                assert "[listed name]" in given_back.text
                assert "a name from this round" in (await lead.hear()).text
            await go(lead, "As it stands")
            assert "must not be typed in this round" in lead.last.text
            assert "What should the report say?" in lead.last.text
            assert picked(store) == []
            await lead.send(EDITED)
            assert "The report now has 1 quote." in lead.last.text
            assert picked(store) == [EDITED]


FORGED = ("ld_texts:1:1:0", "ld_quotes:1:0", "qt:1:{index}", "qt_as:1:{index}", "qt_no:1", "qt_drop:1:1")


@pytest.mark.parametrize("role", ["lead of another round", "agency_lead", "auditor"])
async def test_who_does_not_lead_the_round_is_refused(tmp_path: Path, role: str) -> None:
    index = next(step.index for step in SIX.steps if step.path == "voice_evidence")
    with quiet_store(tmp_path) as store:
        laid = told(store)
        store.write_now(lambda tx: quotes.pick(tx, OPERATOR, 1, "voice_evidence", EDITED, b""))
        if role == "lead of another round":
            enrol(lay(store, SIX, ("Housing",), key="b", title="Another"), POLICE, "Police Five", "lead")
        else:
            enrol(laid, POLICE, "Police Five", role, "Police")
        async with on_the_phone(store, POLICE) as phone:
            shown = await phone.send("/summary" if role != "auditor" else "/help")
            for data in FORGED:
                phone.forge(shown, data.format(index=index))
                said = (await phone.hear()).text
                assert "⚠️" in said, data
                assert EDITED not in said
                assert EVIDENCE not in said
        assert picked(store) == [EDITED]


async def test_a_forged_round_or_return_is_refused(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        told(store)
        enrol(lay(store, SIX, ("Housing",), key="b", title="Another"), LEAD, "Lead Two", "lead")
        store.write_now(lambda tx: quotes.pick(tx, OPERATOR, 1, "voice_evidence", EDITED, b""))
        async with on_the_phone(store) as lead:
            shown = await lead.send("/summary")
            for data in ("ld_texts:2:1:0", "ld_texts:1:999:0", "qt:999:1", "qt_drop:2:1", "qt_drop:1:999"):
                lead.forge(shown, data)
                assert "⚠️" in (await lead.hear()).text, data
            lead.forge(shown, "qt:1:999")
            assert "the button is old" in await lead.until_toast()
        assert picked(store) == [EDITED]


async def test_of_a_return_that_is_open_again_or_unsigned_the_page_says_what_the_report_does(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = told(store)
        store.write_now(lambda tx: quotes.pick(tx, OPERATOR, 1, "voice_evidence", EDITED, b""))
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            await go(lead, "Findings", "Quotes")
            assert "The report has 1 quote." in lead.last.text
            laid.do(lambda tx: tx.rounds.put({"key": "r", "signs_off": 1}))
            await go(lead, "Findings", "Quotes")
            assert "Not in the report: its return waits for its agency's sign-off." in lead.last.text
            assert EDITED not in await reported(lead)
            laid.do(lambda tx: tx.responses.give_back(1))
            await lead.send("/summary")
            await go(lead, "Findings", "Quotes")
            assert "Not in the report: its return is open again." in lead.last.text
            assert "The report has no quotes now." in lead.last.text
            lead.forge(lead.last, "ld_texts:1:1:0")
            assert "Nothing of that return can be quoted now" in (await lead.hear()).text


async def test_of_a_return_that_was_sent_in_again_the_page_says_to_look_at_the_quote(tmp_path: Path) -> None:
    clock = Clock()
    with Store(tmp_path / "casewalk.sqlite3", clock=clock) as store:
        laid = told(store)
        store.write_now(lambda tx: quotes.pick(tx, OPERATOR, 1, "voice_evidence", EDITED, b""))
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            assert "sent in again" not in (await go(lead, "Findings", "Quotes")).text
            clock.now += timedelta(hours=1)
            laid.do(lambda tx: tx.responses.give_back(1))
            laid.do(lambda tx: tx.responses.close(1, "submitted"))
            page = await go(lead, "Findings", "Quotes")
            assert "The report has 1 quote." in page.text
            assert "Its return was sent in again since: see that this still holds." in page.text


async def test_what_is_still_to_be_audited_blind_is_neither_picked_nor_shown(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = told(store)
        store.write_now(lambda tx: quotes.pick(tx, OPERATOR, 1, "voice_evidence", EDITED, b""))
        who = enrol(laid, LEAD, "Lead Two", "auditor")
        police, form = laid.agencies["Police"], laid.form_id
        laid.do(lambda tx: tx.assignments.add(1, laid.cases["C01"], police, who, form, "second"))
        async with on_the_phone(store) as lead:
            shown = await lead.send("/summary")
            lead.forge(shown, "ld_texts:1:1:0")
            assert "do not have access" in (await lead.hear()).text
            await lead.send("/summary")
            await go(lead, "Findings", "Quotes")
            assert "1 not shown, as you have still to audit the same." in lead.last.text
            assert EDITED not in lead.last.text


async def test_where_the_round_tidies_the_texts_go_and_the_typed_words_at_once(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        told(store, tidies="on_submit")
        async with on_the_phone(store) as lead:
            await to_texts(lead)
            listed = lead.last
            asked = await go(lead, "1")
            typed = lead.post(EDITED)
            await lead.until("The report now has 1 quote.")
            await lead.until_gone(typed)
            sql = "SELECT message_id FROM deletions WHERE response_id = 1 AND due_at > '2026-12-02'"
            rows = store.read_now(lambda tx: tx.conn.execute(sql).fetchall())
            assert {listed.id, asked.id, lead.last.id} <= {number for (number,) in rows}
