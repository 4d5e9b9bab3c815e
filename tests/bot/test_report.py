"""/report: the draft of a round's report and its briefing, as documents, for who leads the round and nobody else."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from bot.flows.again import AGAIN
from tests.town import ROUND, Town, load_round, town


def words(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


async def test_a_lead_gets_the_report_and_the_briefing_to_pass_on(here: Town) -> None:
    report, briefing = await here.lead.send("/report"), await here.lead.hear()
    assert report.file
    assert briefing.file
    assert report.file.name.startswith("neglect-2026-report-")
    assert briefing.file.name.startswith("neglect-2026-briefing-")
    assert words(report.file.content)[0] == "Neglect below the threshold"
    assert "What to do differently" in words(briefing.file.content)
    assert "a draft as the returns stand now" in report.text
    assert not report.protected
    sql = "SELECT actor, part FROM trail WHERE action = 'report.made' ORDER BY id"
    noted = here.store.read_now(lambda tx: tx.conn.execute(sql).fetchall())
    assert noted == [("person:3", "docx,report"), ("person:3", "docx,briefing")]


async def test_the_report_leaves_the_bot_answering_others(here: Town) -> None:
    await here.lead.send("/report")
    await here.auditor.send("/cases")
    assert "C07" in here.auditor.last.text


async def test_who_leads_no_round_gets_no_report(here: Town) -> None:
    for phone in (here.auditor, here.stranger):
        message = await phone.send("/report")
        assert message.file is None


async def test_of_two_rounds_one_is_picked(tmp_path: Path) -> None:
    second = ROUND.replace('"neglect-2026"', '"second"').replace("Neglect below the threshold", "A second round")
    async with town(tmp_path) as here, here.bot():
        load_round(here.store, tmp_path, second)
        await here.lead.send("/report")
        message = await here.lead.tap("A second round")
        assert message.file
        assert words(message.file.content)[0] == "A second round"


async def test_a_report_lost_on_its_way_is_made_anew_for_who_still_leads(here: Town) -> None:
    message = here.store.read_now(lambda tx: AGAIN["report"](tx, here.catalog, 3, {"round": 1, "paper": "briefing"}))
    assert message
    assert message.file
    assert message.file.name.startswith("neglect-2026-briefing-")
