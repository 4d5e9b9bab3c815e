"""Random hands on every phone: nothing is raised, nothing lands where it was not meant, and nobody is ever stuck."""

from __future__ import annotations

import os
import secrets

import pytest

from tests.fuzz.line import served
from tests.fuzz.play import run

TURNS = 1000
FRESH = int(os.environ.get("FUZZ_SEED") or secrets.randbelow(10**6))
"""A seed that nobody has tried yet; a failure names it, and FUZZ_SEED plays it again."""


@pytest.mark.parametrize("seed", [2, 16, FRESH], ids=["2", "16", "fresh"])
async def test_nobody_is_stuck_whatever_is_done(seed: int) -> None:
    played = await run(seed, TURNS)
    assert played.turns == TURNS
    assert played.counts["return submitted"] > 5


async def test_nobody_is_stuck_over_real_http() -> None:
    played = await run(5, 200, served)
    assert played.counts["return submitted"] > 5
