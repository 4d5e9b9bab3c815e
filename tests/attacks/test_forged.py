"""Forged callback data: each verb with numbers that no button bears."""

from __future__ import annotations

from collections.abc import Iterator

from bot.handlers.table import BUTTONS
from tests.attacks.conftest import Played
from tests.attacks.stage import Attack, Stage
from tests.town import begin

WORDS = [
    "", ":", "::::", "a", "A:1:1:0:0", " a:1:1:0:0", "a:1:1:0:0 ", "a:1:1:0", "a:1:1:0:0:0", "a;1;1;0;0",
    "a:1:1:0:0\x00",
    "\u202ea:1", "{{7*7}}", "<b>:1", "../../etc:1", "'; DROP TABLE answers; --", "__class__:1", "é" * 32, "x" * 64,
    "a:1:1:0:99999", "a:999999:0:0:0", "a:1:9999:0:0", "review:" + "9" * 15, "cases:" + "9" * 15,
]  # fmt: skip

ODD = ("-1", "+1", "1.5", "0x1", "1e3", " 1", "1_0", "9" * 16, "\u0661\u0661\u0661\u0661" * 4, "")
"""Numbers as no button gives them. The last but one is digits, in Arabic."""


def data() -> Iterator[str]:
    yield from WORDS
    for place, (verb, (_, count)) in enumerate(sorted(BUTTONS.items())):
        yield ":".join([verb, *["1"] * (count + 1)])
        yield ":".join([verb, *["1"] * (count - 1)]) if count else f"{verb}:"
        for number in (ODD[place % len(ODD)], ODD[(place + 3) % len(ODD)]):
            yield ":".join([verb, *["1"] * (count - 1), number])[:64]


def forged(*texts: str) -> Attack:
    """Send some at once, fewer than make a crowd."""

    async def play(stage: Stage) -> None:
        for text in texts:
            for phone in (stage.here.auditor, stage.here.admin):
                phone.forge(phone.last, text)

    return Attack(f"callback data {texts!r}", play, tries=2 * len(texts))


async def test_no_forged_button_does_anything(played: Played) -> None:
    async def begun(stage: Stage) -> None:
        await begin(stage.here.auditor)
        await stage.here.admin.send("/start")

    first = Attack("the beginning", begun, frozenset({"responses"}), tries=0)
    every = [*data()]
    await played("forged buttons", [first, *(forged(*every[at : at + 12]) for at in range(0, len(every), 12))])
