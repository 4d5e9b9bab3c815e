"""A real browser, and the demo as it is shown: the sandbox, its three phones, and a bot that can be restarted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright
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
from tests.sandbox.conftest import Bot
from tests.town import Town, town

HERE = Path(__file__).parent
AUDITOR, LEAD, ADMIN = (someone.id for someone in PHONES)


# One Chromium serves every test here, so all of them run on one loop.
shared = pytest_asyncio.fixture(loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        await browser.close()


@shared
async def browsing(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Browsing]:
    opened = Browsing(chromium, bool(request.config.getoption("--golden")))
    yield opened
    await opened.close_all()
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


@shared
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    path, catalog, sandbox = tmp_path / "demo.sqlite3", Catalog(), Sandbox(PHONES)
    await sandbox.start(0)
    try:
        with Store(path) as store:
            store.write_now(lambda tx: seed(tx, catalog))
        settings = Settings(token=SecretStr("demo"), api_url=sandbox.url, database=path, encryption="off")
        bot = Restartable(settings, catalog, sandbox.clock)
        sandbox.trainer.restart, sandbox.trainer.morning = bot.restart, bot.next_morning
        async with bot.serving():
            yield Demo(sandbox, path, catalog)
    finally:
        await sandbox.stop()


@dataclass
class Alone:
    """A sandbox whose bot is a test that calls its methods."""

    sandbox: Sandbox
    bot: FilingBot

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.sandbox.url

    @property
    def phone(self) -> Phone:
        """The auditor's phone, driven without a browser."""
        return self.sandbox.phone(AUDITOR)


class FilingBot(Bot):
    """A bot reduced to its HTTP calls, which can also send a file."""

    async def send_file(self, name: str, *, protected: bool) -> None:
        """Send a small file."""
        form = aiohttp.FormData({"chat_id": str(AUDITOR), "protect_content": str(protected).lower()})
        form.add_field("document", b"a,b\n", filename=name)
        async with self.session.post(f"{self.base}sendDocument", data=form) as answer:
            assert answer.status == 200


@shared
async def alone() -> AsyncIterator[Alone]:
    sandbox = Sandbox(PHONES)
    await sandbox.start(0)
    async with aiohttp.ClientSession() as session:
        yield Alone(sandbox, FilingBot(session, sandbox.url))
    await sandbox.stop()


@shared
async def two_auditors(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as lived_in, lived_in.bot():
        yield lived_in
