"""The bot killed at any instant: nothing acknowledged is lost, nothing is counted twice, nobody is stuck."""

from __future__ import annotations

import asyncio
import csv
import io
import multiprocessing
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.cli import main
from bot.reports.rows import rows_of
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from storage.exports.csv_file import to_csv
from storage.store import Store
from storage.verifying import verify as verify_trail
from tests.town import PEOPLE, everybody_has_read, load_round

KILLS = 50
SEED = 20261121
ACTS_MAX = 200
"""Far more than an audit takes: who needs them all is going round in circles."""

ready_made = multiprocessing.get_context("forkserver")
ready_made.set_forkserver_preload([__name__])
"""Each bot is a new process of a server that has imported everything: starting Python was most of the time."""


def serve(env: dict[str, str]) -> None:
    """Be the bot: casewalk run, with these settings."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(null, stream.fileno())
    os.environ |= env
    sys.argv = ["casewalk", "run"]
    main()


@dataclass
class Bot:
    """The bot as a process of its own, to be killed and started again."""

    url: str
    path: Path
    process: BaseProcess | None = None

    async def start(self) -> None:
        env = {
            "CASEWALK_TOKEN": "test",
            "CASEWALK_API_URL": self.url,
            "CASEWALK_DATABASE": str(self.path),
            "CASEWALK_ENCRYPTION": "off",
            "CASEWALK_LOG_LEVEL": "error",
        }
        self.process = ready_made.Process(target=serve, args=(env,))
        await asyncio.to_thread(self.process.start)

    async def end(self, number: signal.Signals) -> None:
        assert self.process
        assert self.process.pid
        if self.process.exitcode is None:
            os.kill(self.process.pid, number)
        await asyncio.to_thread(self.process.join)


@dataclass
class Walker:
    """Somebody who answers without pause, and remembers what they said to which question."""

    phone: Phone
    rng: random.Random
    acted: asyncio.Event
    texts: list[tuple[str, str]] = field(default_factory=list)
    taps: dict[str, set[str]] = field(default_factory=dict)

    async def walk(self, reference: str) -> None:
        """Audit one case from /start to its summary."""
        await self.phone.send("/start")
        for _ in range(ACTS_MAX):
            if any(f"Case summary {reference}" in message.text for message in self.phone.messages):
                return
            self.acted.set()
            await self._act(reference)
        raise AssertionError(f"stuck after {ACTS_MAX} acts\n{self.phone.transcript()[-5000:]}")

    async def all_gone(self) -> None:
        """Wait until none of the person's own words is in the chat: all their cases went in."""
        for message in self.phone.messages:
            if not message.by_bot and not message.text.startswith("/"):
                await self.phone.until_gone(message)

    async def _act(self, reference: str) -> None:
        text, buttons = self.phone.last.text, self.phone.buttons
        question = next((line for line in text.splitlines() if line.endswith("?")), "")
        if "✏️" in text:
            words = f"Remark {len(self.texts)} of {self.phone.person.name}."
            self.texts.append((question, words))
            await self.phone.send(words)
            return
        for label in ("Next", "Done", "Submit", "Begin", f"Resume {reference}", reference):
            if label in buttons:
                await self.phone.tap(label)
                return
        ways = ("Back", "Later", "Areas", "Pause", "Needs action now")
        label = self.rng.choice([one for one in buttons if one not in ways][:4])
        self.taps.setdefault(question, set()).add(label)
        await self.phone.tap(label)


async def kill_now_and_then(bot: Bot, acted: asyncio.Event, rng: random.Random) -> int:
    """Kill the bot a few milliseconds into an act of somebody, start it again, and so on; gives how often."""
    for _ in range(KILLS):
        for _act in range(rng.randint(1, 2)):
            acted.clear()
            await acted.wait()
        await asyncio.sleep(rng.random() * 0.012)  # the instant within the turn: the fault itself, not a wait
        await bot.end(signal.SIGKILL)
        await bot.start()
    return KILLS


async def test_killed_at_50_moments_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    path, rng = tmp_path / "casewalk.sqlite3", random.Random(SEED)
    with Store(path) as store:
        load_round(store, tmp_path)
        store.write_now(everybody_has_read)
    sandbox = Sandbox(PEOPLE)
    await sandbox.start(0)
    bot = Bot(sandbox.url, path)
    try:
        await bot.start()
        acted = asyncio.Event()
        phones = [sandbox.phone(number) for number in (700000001, 700000002)]
        walkers = [Walker(phone, random.Random(SEED + phone.person.id), acted) for phone in phones]
        for walker in walkers:
            walker.phone.patience = 60.0
        killer = asyncio.create_task(kill_now_and_then(bot, acted, rng))
        await asyncio.gather(*(walker.walk("C07") for walker in walkers))
        if not killer.done():  # the audits were over first: C08 takes the remaining kills
            await walkers[0].walk("C08")
        killer.cancel()
        (kills,) = await asyncio.gather(killer, return_exceptions=True)
        assert kills == KILLS
        for walker in walkers:
            await walker.all_gone()
        await bot.end(signal.SIGTERM)  # a bot that is asked to stop finishes what it has
    finally:
        await bot.end(signal.SIGKILL)
        await sandbox.stop()
    verify(path, walkers)


def verify(path: Path, walkers: list[Walker]) -> None:
    """Every text is in the export once, under its question; every tap is one that was made there."""
    with Store(path) as store:
        text = store.read_now(lambda tx: to_csv(rows_of(tx, Catalog(), tx.rounds.all()[0])))
        done = store.read_now(lambda tx: tx.conn.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone())
        assert store.read_now(lambda tx: verify_trail(tx.conn)).fault == ""
    assert done == (0,)
    form = Catalog().newest("six_areas")
    rows = list(csv.DictReader(io.StringIO(text)))
    once = Counter((row["case"], row["agency"], row["question"]) for row in rows)
    assert set(once.values()) == {1}
    for walker, agency in zip(walkers, ("School nursing", "Police"), strict=True):
        theirs = [row for row in rows if row["agency"] == agency]
        refused = 0
        for question, words in walker.texts:
            found = [row["question"] for row in theirs if words in row["value"] + row["detail"]]
            refused += not found
            assert len(found) <= 1, f"{words!r} is there {len(found)} times"
            for key in found:
                step = form.step(key)
                assert step is not None
                assert say(step.question.text) == question
        assert refused <= walker.phone.transcript().count("was not used")  # each was told, some twice
        for row in theirs:
            step = form.step(row["question"])
            assert step is not None
            if row["kind"] in ("choice", "yes_partly_no"):
                tapped = walker.taps[say(step.question.text)]
                assert row["label"].removesuffix(f": {row['detail']}") in tapped
