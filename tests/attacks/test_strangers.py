"""Strangers: whatever they try, they get one neutral line and nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterator

from bot.handlers.table import BUTTONS, COMMANDS
from storage.tx import Tx
from tests.attacks.conftest import Played
from tests.attacks.stage import Attack, Stage
from tests.attacks.test_uploads import CONTENTS

NEUTRAL = "This is a private service. If you were given access, please contact the person who gave it to you."
START = [
    "", "x", "A" * 22, "A" * 64, "1", "0", "-1", "700000004", "admin", "secret", "accept", "'; DROP TABLE people; --",
    "%00", "../", "{{7*7}}", "\u202e", "AND 1=1", "a b",
]  # fmt: skip
WORDS = ["Let me in.", "MARKED", "<b>MARKED</b>", "{{ 7 * 7 }}", "x" * 4096, "\u202eMARKED", "Z" + "\u0335" * 2000]


def typed(*words: str) -> Attack:
    async def play(stage: Stage) -> None:
        for text in words:
            stage.here.stranger.post(text)
        await only_the_line(stage)

    return Attack(f"typed {[text[:30] for text in words]}", play, tries=len(words))


def tapped(*data: str) -> Attack:
    async def play(stage: Stage) -> None:
        for text in data:
            stage.here.stranger.forge(stage.here.stranger.last, text)
        await only_the_line(stage)

    return Attack(f"tapped {data}", play, tries=len(data))


def sent(what: str, name: str, content: bytes) -> Attack:
    async def play(stage: Stage) -> None:
        stage.here.stranger.post_file("document", name, "text/csv", content)
        await only_the_line(stage)

    return Attack(f"sent {what}", play)


async def only_the_line(stage: Stage) -> None:
    """Nothing is on their phone but the line, once, and nothing of them in the file."""
    await stage.beat(stage.here.auditor)
    assert [message.text for message in stage.here.stranger.messages if message.by_bot] == [NEUTRAL]
    assert stage.here.store.read_now(stored_of_them) == 0


def stored_of_them(tx: Tx) -> int:
    """Count where the account of the stranger, or a word of theirs, stands in what was kept and noted."""
    found = [*tx.conn.execute("SELECT * FROM inbox"), *tx.conn.execute("SELECT * FROM trail")]
    return sum("700000099" in repr(row) or "MARKED" in repr(row) for row in found)


def attacks() -> Iterator[Attack]:
    async def first(stage: Stage) -> None:
        assert (await stage.here.stranger.send("/start")).text == NEUTRAL

    yield Attack("the first word", first)
    yield typed(*(f"/start {payload}".strip() for payload in START))
    yield typed(*(f"/{name}" for name in COMMANDS))
    yield typed(*(f"/{name} C07" for name in COMMANDS))
    yield typed(*WORDS)
    every = [":".join([verb, *["1"] * count]) for verb, (_, count) in sorted(BUTTONS.items())]
    yield from (tapped(*every[at : at + 20]) for at in range(0, len(every), 20))
    yield from (sent(*one) for one in CONTENTS[:8])


async def test_a_stranger_gets_one_line_whatever_they_try(played: Played) -> None:
    await played("strangers", attacks())
