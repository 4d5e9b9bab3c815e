"""docs/attacks.md says what was tried in this run and what came through; `make golden` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.attacks.conftest import Ledger

PAGE = Path(__file__).parents[2] / "docs" / "attacks.md"
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def table(ledger: Ledger) -> str:
    rows = [(called, tried, len(through)) for called, (tried, through) in sorted(ledger.items())]
    rows.append(("**all**", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    lines = [f"| {called} | {tried:,} | {tried - through:,} | {through} |" for called, tried, through in rows]
    return "\n".join(["\n| class | tried | refused or harmless | let through |\n|---|---|---|---|", *lines, "\n"])


def test_the_page_says_what_was_tried(ledger: Ledger, request: pytest.FixtureRequest) -> None:
    if len(ledger) < 8:
        pytest.fail("the whole of tests/attacks is to be played for this page")
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--golden"):
        PAGE.write_text(TABLE.sub(lambda _: table(ledger), page), encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
    assert TABLE.findall(page) == [table(ledger)], "the figures have changed: look at them with make golden"
