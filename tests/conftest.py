"""Fixtures that the rooms share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from structlog.processors import LogfmtRenderer, TimeStamper, add_log_level, format_exc_info

from questionnaires.catalog import Catalog
from storage.store import Store
from tests.town import Town, load_round, town


@pytest.fixture(autouse=True)
def _short_tracebacks() -> None:
    """Log a traceback as the product does: with all that its variables hold, each would take seconds to set."""
    structlog.configure(processors=[add_log_level, TimeStamper(fmt="iso"), format_exc_info, LogfmtRenderer()])


@pytest.fixture
def catalog() -> Catalog:
    return Catalog()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "casewalk.sqlite3") as opened:
        yield opened


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    load_round(store, tmp_path)
    return store


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    """A town with its bot serving."""
    async with town(tmp_path) as lived_in, lived_in.bot():
        yield lived_in


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew, to be looked at")
    parser.addoption("--whole", action="store_true", help="compare every pair of worlds, which takes minutes")
