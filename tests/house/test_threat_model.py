"""The threat model names only tests that there are, and every test of attacks is named in it."""

from __future__ import annotations

import re

from tests.house.sources import ROOT

PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


def test_every_promise_names_a_test_and_each_is_there() -> None:
    rows = PAGE.split("## Promises")[1].split("## Out of reach")[0].splitlines()[4:]
    promises = [row for row in rows if row.startswith("|")]
    assert len(promises) > 15
    assert [row for row in promises if "`tests/" not in row] == []
    named = re.findall(r"`((?:tests|bot)/[\w/.]+)`", PAGE)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_class_of_attacks_is_named() -> None:
    classes = {f"tests/attacks/{file.name}" for file in (ROOT / "tests" / "attacks").glob("test_*.py")}
    assert {name for name in classes if f"`{name}`" not in PAGE} == {"tests/attacks/test_page.py"}
