"""The demo round as its lead reads it: the figures that Bromley published in 2017."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import Casewalk
from bot.demo.seed import PHONES, seed
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.store import Store


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Sandbox]:
    path = tmp_path / "demo.sqlite3"
    sandbox = Sandbox(PHONES)
    await sandbox.start(0)
    try:
        with Store(path) as store:
            store.write_now(lambda tx: seed(tx, Catalog()))
            settings = Settings(token=SecretStr("demo"), api_url=sandbox.url, database=path)
            async with Casewalk(settings, store, Catalog()).serving():
                yield sandbox
    finally:
        await sandbox.stop()


async def test_the_lead_reads_the_published_figures(demo: Sandbox) -> None:
    message = await demo.phone(700000002).send("/summary")
    for figure in (
        "52 received of 55 expected",
        "45 complete, 3 incomplete, 4 nil returns",
        "1 outstanding",
        "13 good",
        "16 requires improvement",
        "5 inadequate",
        "13 not graded",
        "Children's social care: 10 of 10",
    ):
        assert figure in message.text.splitlines()


async def test_a_few_cases_wait_for_the_auditor(demo: Sandbox) -> None:
    await demo.phone(700000001).send("/start")
    assert demo.phone(700000001).buttons == ["C11", "C12", "C13"]


async def test_a_case_has_the_grades_of_every_agency_that_knew_the_child(demo: Sandbox) -> None:
    lead = demo.phone(700000002)
    message = await lead.send("/summary C05")
    assert message.text.startswith("C05: 8 returns")
    await lead.tap("Housing")
    assert "Overall: Requires improvement" in lead.last.text
