"""The threat model's table of what each kind of person may do is the one that the bot asks; --golden writes it anew."""

from __future__ import annotations

import re

import pytest

from bot.access import PERMISSIONS
from tests.house.sources import ROOT

PAGE = ROOT / "docs" / "threat-model.md"
TABLE = re.compile(r"(?<=<!-- access -->\n).*?(?=<!-- end of access -->)", re.DOTALL)
KINDS = ("auditor", "agency_lead", "lead", "admin", "operator")
WORDS = {"all": "everywhere", "round": "their round", "own agency": "own agency", "own assignment": "own assignment"}


def table() -> str:
    """Set the permissions as a table: a row an action, a column a kind of person."""
    rows = [["may", *(kind.replace("_", " ") for kind in KINDS)], ["---"] * (len(KINDS) + 1)]
    for action, held in PERMISSIONS.items():
        reach = [" and ".join(WORDS[scope] for role, scope in sorted(held) if role == kind) for kind in KINDS]
        rows.append([action.replace("_", " "), *reach])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_threat_model_says_what_the_bot_asks(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        PAGE.write_text(TABLE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    assert TABLE.findall(PAGE.read_text(encoding="utf-8")) == [table()], "look at it with --golden"


def test_every_kind_of_person_and_reach_is_in_the_table() -> None:
    held = set().union(*PERMISSIONS.values())
    assert ({role for role, _ in held}, {scope for _, scope in held}) == (set(KINDS), set(WORDS))
