"""Whoever may not know a secret is told the same where it is otherwise: every verb, command, digest and export."""

from __future__ import annotations

import os
import platform
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.flows import documents
from bot.office import allocation
from bot.office.sight import shown_to_all
from bot.reports.rows import rows_of
from questionnaires.catalog import Catalog
from storage.exports.csv_file import to_csv
from storage.store import Store
from tests.noninterference.asking import Ask, answers, commands, crawled, forged, same_chance, waiting
from tests.noninterference.world import ID, SECRETS, Secret, lay
from tests.storage.holding import Clock

PAGE = Path(__file__).parents[2] / "docs" / "threat-model.md"
COUNT = re.compile(r"(?<=<!-- compared -->\n).*?(?=\n<!-- end of compared -->)", re.DOTALL)

GUIDES = ("lead_a", "admin_all", "lead_x", "lead_y", "aud_y", "lead_b", "blind_admin", "lead_d", "aud_x")
"""Whose ways through the bot are tried by everybody."""

WORKING = datetime(2026, 12, 21, 12, tzinfo=UTC)
"""A working day, after the round was due."""

COMPARED: list[int] = []


@dataclass
class Worlds:
    """The usual world and one for each secret; each is laid when it is first looked at."""

    folder: Path
    laid: dict[str, Store] = field(default_factory=dict)
    said: dict[tuple[str, str, Ask], str] = field(default_factory=dict)

    def __getitem__(self, otherwise: str) -> Store:
        if otherwise not in self.laid:
            clock = Clock()
            clock.now = WORKING
            store = Store(self.folder / f"{len(self.laid)}.sqlite3", clock=clock)
            store.write_now(lambda tx: lay(tx, otherwise))
            self.laid[otherwise] = store
        return self.laid[otherwise]

    def usual(self, key: str, asks: list[Ask]) -> list[str]:
        """Give what is said in the usual world, asked once only."""
        new = [one for one in dict.fromkeys(asks) if ("", key, one) not in self.said]
        for one, said in zip(new, answers(self[""], key, new), strict=True):
            self.said["", key, one] = said
        return [self.said["", key, one] for one in asks]

    def told(self, secret: Secret, key: str, asks: list[Ask]) -> list[Ask]:
        """List what tells a person of a secret that is hidden from them."""
        hidden = [one for one in asks if secret.hides(key, one.channel)]
        other = answers(self[secret.name], key, hidden)
        COMPARED.append(len(hidden))
        return [ask for ask, a, b in zip(hidden, self.usual(key, hidden), other, strict=True) if a != b]


@pytest.fixture
def worlds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worlds]:
    same_chance(monkeypatch)
    found = Worlds(tmp_path)
    yield found
    for store in found.laid.values():
        store.close()


@pytest.fixture
def whole(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--whole"))


def test_nobody_is_told_a_secret(worlds: Worlds, whole: bool) -> None:
    dice = random.Random(14)
    ways = crawled(worlds[""], GUIDES, 400 if whole else 30)
    fixed = [*commands(), *waiting()]
    others = [*ways, *forged(dice, 6 if whole else 2)]
    told = []
    for secret in SECRETS:
        for key in ID:
            if whole:
                asks = [*fixed, *others]
            else:
                asks = [*dice.sample(fixed, 5), Ask("command", "export"), *dice.sample(others, 8)]
            told += [(secret.name, key, one) for one in worlds.told(secret, key, asks)]
    sys.stderr.write(f"\n{sum(COMPARED):,} answers compared in pairs of worlds, {len(told)} that tell a secret\n")
    assert told == []


def test_whoever_may_know_a_secret_is_told_it(worlds: Worlds) -> None:
    """A secret that nobody at all is told would be compared for nothing."""
    ways: dict[str, list[Ask]] = {}
    for secret in (one for one in SECRETS if one.knows):
        key = next(iter(secret.knows))
        ways.setdefault(key, [*commands(), *waiting(), *crawled(worlds[""], [key], 60)])
        other = answers(worlds[secret.name], key, ways[key])
        assert worlds.usual(key, ways[key]) != other, f"{key} is shown nothing of {secret.name}"


LEAKS = ["export", "loads", "withdrawn"]


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_that_is_planted_is_found(worlds: Worlds, monkeypatch: pytest.MonkeyPatch, leak: str) -> None:
    if leak == "export":
        monkeypatch.setattr(documents, "not_blind_to", lambda *_: shown_to_all)
        told = worlds.told(_secret("a blind first audit"), "blind_admin", [Ask("command", "export")])
    elif leak == "loads":
        monkeypatch.setattr(allocation, "_known_to", lambda tx, who, round_id: tx.assignments.of_round(round_id))
        told = worlds.told(_secret("what an auditor does elsewhere"), "lead_x", [Ask("tap", "ag_out", (1, 1))])
    else:
        monkeypatch.setattr(
            documents, "rows_of", lambda tx, catalog, round_, **how: rows_of(tx, catalog, round_, withdrawn=True, **how)
        )
        told = worlds.told(_secret("a withdrawn return's words"), "admin_a", [Ask("command", "export")])
    assert len(told) == 1


def _secret(name: str) -> Secret:
    return next(one for one in SECRETS if one.name == name)


def test_the_command_line_exports_nothing_of_what_was_withdrawn(worlds: Worlds) -> None:
    def exported(otherwise: str) -> str:
        return worlds[otherwise].read_now(lambda tx: to_csv(rows_of(tx, Catalog(), tx.rounds.get(1))))

    assert exported("") == exported("a withdrawn return's words")
    assert exported("") != exported("another agency's words")


def test_the_page_says_how_much_was_compared(request: pytest.FixtureRequest, whole: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert len(COUNT.findall(page)) == 1
    if request.config.getoption("--golden"):
        kind = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
        words = (
            f"{sum(COMPARED):,} answers of {len(ID)} kinds of person compared in pairs of worlds that differ in one of"
            f" {len(SECRETS)} secrets ({'all of them' if whole else 'the share of each run'}), none of which told it:"
            f" {date.today().isoformat()}, {kind}."  # noqa: DTZ011 - of who measures
        )
        PAGE.write_text(COUNT.sub(lambda _: words, page), encoding="utf-8")
