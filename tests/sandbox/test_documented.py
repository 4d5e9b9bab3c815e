"""docs/sandbox.md names every rule with the test that shows it, and its example runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from bot.sandbox.group import Group
from bot.sandbox.methods import METHODS
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.house.sources import ROOT

from . import (
    test_ages,
    test_commands,
    test_files,
    test_groups,
    test_limits,
    test_markup,
    test_strict,
    test_tokens,
    test_updates,
    test_webhook,
)
from .conftest import AUDITOR

PAGE = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
SENDING = (test_strict, test_markup, test_files, test_limits, test_ages)
STRICT = (*SENDING, test_updates, test_webhook, test_commands, test_tokens, test_groups)


def named_in(module: ModuleType) -> Iterator[str]:
    """Name a module's tests as pytest does, with the case in brackets where cases have names."""
    for name, found in vars(module).items():
        if name.startswith("test_"):
            yield from (f"{name}[{case}]" if case else name for case in cases_of(getattr(found, "pytestmark", [])))


def cases_of(marks: list[pytest.Mark]) -> list[str]:
    """Name the cases of a test, one that is empty if there are none with names."""
    cases = [""]
    for mark in marks:
        if mark.name == "parametrize":
            names = [getattr(case, "id", "") for case in mark.args[1]]
            cases = [f"{before}-{name}".strip("-") for before in cases for name in names]
    return sorted(set(cases))


def rules(heading: str) -> list[tuple[str, ...]]:
    """Return the rows of the table under a heading: method, rule, answer, test."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ") and "| test |" not in line]
    rows = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines]
    assert all(len(row) == 4 for row in rows), [row for row in rows if len(row) != 4]
    return rows


TELEGRAMS, OWN = rules("Telegram's rules"), rules("The sandbox's own rules")


def test_every_rule_has_its_test_and_every_test_its_rule() -> None:
    there = [name for module in STRICT for name in named_in(module)]
    named = {row[3].strip("`") for row in TELEGRAMS + OWN}
    assert len(there) == len(set(there)), "two tests have one name"
    assert named - {*there, *(name.partition("[")[0] for name in there)} == set(), "there is no such test"
    assert [name for name in there if not named & {name, name.partition("[")[0]}] == [], "not in the table"


@pytest.mark.parametrize("rows", [pytest.param(TELEGRAMS, id="Telegram's"), pytest.param(OWN, id="its own")])
def test_the_page_says_how_many_rules_there_are(rows: list[tuple[str, ...]]) -> None:
    assert f"**{len(rows)} rules**" in PAGE
    assert len({row[:2] for row in rows}) == len(rows), "a rule is there twice"


def test_every_method_the_sandbox_answers_is_named() -> None:
    named = {word.lower() for word in re.findall(r"\w+", PAGE)}
    assert {method for method in METHODS if method.lower() not in named} == set()


@pytest.mark.usefixtures("echo_bot")
async def test_the_example_runs(sandbox: Sandbox) -> None:
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert example
    there: dict[str, Any] = {"Sandbox": Sandbox}
    exec(example[1], there)  # noqa: S102 (our own page)
    await there["test_an_answer_put_right"](sandbox)
    assert sandbox.phone(AUDITOR.id).transcript().startswith("Auditor One: /start invitation-7")


@pytest.mark.parametrize("driver", [Phone, Group])
def test_the_page_names_what_a_phone_and_a_group_can_do(driver: type) -> None:
    public = {name for name in dir(driver) if not name.startswith("_")} - {"person", "begin"}
    assert {name for name in public if f"`{name}" not in PAGE} == set()
