"""The ledger of attacks, kept over a run, and the page that is made of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest

from tests.attacks.stage import Attack, stage

Ledger = dict[str, tuple[int, list[str]]]
LEDGER: Ledger = {}
Played = Callable[[str, Iterable[Attack]], Awaitable[None]]


@pytest.fixture
def ledger() -> Ledger:
    """What was tried in this run by class, and what of it came through."""
    return LEDGER


@pytest.fixture
def played(tmp_path: Path, ledger: Ledger) -> Played:
    """Play a class of attacks one after another in one town; whatever comes through fails the test."""

    async def play(called: str, attacks: Iterable[Attack]) -> None:
        tried, through = 0, []
        async with stage(tmp_path) as here:
            for attack in attacks:
                tried += attack.tries
                through += [f"{attack.name}: {one}" for one in await here.try_out(attack)]
        ledger[called] = (tried, through)
        assert not through, "\n".join(through)

    return play


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Look at the page last, when everything was tried."""
    items.sort(key=lambda item: item.path.name == "test_page.py" and item.path.parent.name == "attacks")
