"""Every command, button and wanted word, tried by somebody in every role across every border: none comes through."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from bot.access import PERMISSIONS
from bot.desk import Desk
from bot.flows.hearing import WANTED
from bot.flows.turn import Heard, Want
from bot.handlers.table import BUTTONS, COMMANDS
from storage.store import Store
from storage.tx import Tx
from tests.bot.borders import CATALOG, Crossing, Someone, command, document, lay, records, tap, text, try_turn

IDS = (*range(13), 999_999)
MOST = 25
"""The most combinations of numbers that are tried for a button by each person; all of them when there are fewer."""

RAW = ("", "C01", "C02", "Z01", "alder", "bramble", "dogwood", "Xylo service", "1", "secret", "Person-aud_y.")
CSV = b"Reference,Age\nC77,5\n"
EVERYBODY = ("aud_x", "idle_x", "aud_y", "lead_x", "lead_y", "lead_a", "admin_a", "lead_b", "suspended")


def numbers(count: int, dice: random.Random) -> list[tuple[int, ...]]:
    """Give combinations of numbers: all, or a seeded choice of them."""
    if len(IDS) ** count <= MOST:
        return list(itertools.product(IDS, repeat=count))
    return [tuple(dice.choice(IDS) for _ in range(count)) for _ in range(MOST)]


def tries(someone: Someone, dice: random.Random) -> Iterator[tuple[Heard, Want | None]]:
    for verb, (_, count) in BUTTONS.items():
        for args in numbers(count, dice):
            yield tap(someone, verb, args), None
    for verb in COMMANDS:
        for raw in RAW:
            yield command(someone, verb, raw), None
    for what in WANTED:
        for args in itertools.chain.from_iterable(numbers(count, dice)[:12] for count in range(4)):
            yield text(someone, "Some words"), Want(what, args)
            if WANTED[what].takes_file:
                yield document(someone, CSV), Want(what, args)


@pytest.fixture
def borders(tmp_path: object) -> Iterator[tuple[Store, dict[str, Someone]]]:
    with Store(tmp_path / "a.sqlite3") as store:  # type: ignore[operator]
        yield store, lay(store)


@pytest.mark.parametrize("key", EVERYBODY)
def test_nothing_comes_through(borders: tuple[Store, dict[str, Someone]], key: str) -> None:
    store, people = borders
    desk, dice = Desk(store, CATALOG), random.Random(key)

    def work(tx: Tx) -> list[Crossing]:
        before = records(tx)
        return [try_turn(tx, desk, people[key], heard, want, before) for heard, want in tries(people[key], dice)]

    tried = store.write_now(work)
    assert len(tried) > 300
    through = [one for one in tried if one.through]
    assert through == [], f"{len(through)} of {len(tried)} came through"


def test_everybody_with_a_role_is_tried(borders: tuple[Store, dict[str, Someone]]) -> None:
    assert set(EVERYBODY) == set(borders[1])
    roles = {role for permitted in PERMISSIONS.values() for role, _ in permitted}
    assert roles == {"auditor", "agency_lead", "lead", "admin", "operator"}
