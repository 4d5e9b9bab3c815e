"""A real browser, and the demo as it is shown: the sandbox, its three phones, and a bot that can be restarted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from pydantic import SecretStr

from bot.cli.restartable import Restartable
from bot.demo.seed import PHONES, seed
from bot.reports.rows import COLUMNS, rows_of
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.browser.screen import Browsing

AUDITOR, LEAD, ADMIN = (someone.id for someone in PHONES)


@pytest.fixture
async def browsing(request: pytest.FixtureRequest) -> AsyncIterator[Browsing]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = Browsing(browser, bool(request.config.getoption("--golden")))
        yield opened
        await browser.close()
    assert opened.problems == []
    assert {url for url in opened.fetched if not url.startswith("http://127.0.0.1:")} == set()


@dataclass
class Demo:
    """What `casewalk demo` runs, in reach of a test."""

    sandbox: Sandbox
    database: Path
    catalog: Catalog

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.sandbox.url

    @property
    def auditor(self) -> Phone:
        """The auditor's phone, driven without a browser."""
        return self.sandbox.phone(AUDITOR)

    def answers(self, reference: str) -> dict[str, dict[str, str]]:
        """Read what the store holds of a case, by question."""
        with Store(self.database) as store:
            table = store.read_now(lambda tx: list(rows_of(tx, self.catalog, tx.rounds.all()[0]).rows))
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in table]
        return {row["question"]: row for row in rows if row["case"] == reference}


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    path, catalog, sandbox = tmp_path / "demo.sqlite3", Catalog(), Sandbox(PHONES)
    await sandbox.start(0)
    try:
        with Store(path) as store:
            store.write_now(lambda tx: seed(tx, catalog))
        settings = Settings(token=SecretStr("demo"), api_url=sandbox.url, database=path)
        bot = Restartable(settings, catalog)
        sandbox.trainer.restart = bot.restart
        async with bot.serving():
            yield Demo(sandbox, path, catalog)
    finally:
        await sandbox.stop()
