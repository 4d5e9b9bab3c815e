"""One run: random hands for so many turns, then everybody is driven on until all their cases are done."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

from structlog.testing import capture_logs

from bot.reports.rows import COLUMNS, rows_of
from bot.sandbox.phone import Phone
from bot.sandbox.transcript import transcript
from storage.tx import Tx
from tests.fuzz.acts import MARKER, Act, Hand
from tests.fuzz.books import Meaning
from tests.fuzz.driver import STEPS_MAX, asking, next_act
from tests.fuzz.line import Line, deliver_again, straight
from tests.fuzz.rounds import ADMIN, AUDITORS, LEAD, SECOND_NURSE, STRANGER, Admin
from tests.fuzz.watch import Before, Watch, Wrong

TOLD = 15
"""How many turns are told when something is wrong."""

WHO = {**dict.fromkeys(AUDITORS, 10), LEAD: 1, ADMIN: 1, STRANGER: 0.5}
"""How often each person acts."""

Opener = Callable[[Path], AbstractAsyncContextManager[Line]]


@dataclass
class Run:
    """A run with its seed: what was done, and what became of it."""

    seed: int
    line: Line
    admin: Admin
    hand: Hand
    watch: Watch
    rng: random.Random
    turns: int = 0
    driven: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    async def play(self, turns: int) -> None:
        """Let hands act at random, and now and then drive somebody on to the end of a return."""
        for person in (LEAD, SECOND_NURSE):  # nobody can be told of a concern who never wrote to the bot
            await self._step(self.line.phones[person], "send", "/start")
        while self.turns < turns:
            self.turns += 1
            if self.rng.random() < 0.012:
                await self._reload()
            elif self.rng.random() < 0.01:
                await self.drive(self.line.phones[self.rng.choice(AUDITORS)], to_the_end=False)
            elif self.rng.random() < 0.005:
                self._tell("The bot is stopped and started.")
                await self.line.restart()
            else:
                await self._turn()
        for person in AUDITORS:
            await self.drive(self.line.phones[person], to_the_end=True)

    async def _turn(self) -> None:
        """Let one person do one thing, or a few things before the bot can answer."""
        phone = self.line.phones[self.rng.choices(list(WHO), list(WHO.values()))[0]]
        before = self.watch.look()
        acts: list[Act] = []
        for _ in range(1 if self.rng.random() < 0.9 else self.rng.randint(2, 3)):
            acts.append(self.hand.act(phone, self.watch.books, quick=any(act.kind == "tap" for act in acts)))
        if self.rng.random() < 0.03:
            again = list(self.line.telegram.updates.pending)
            await self._take(before, acts)
            deliver_again(self.line.telegram, again)
            before, acts = self.watch.look(), [Act(phone, "again", "is heard twice", mute=True)]
        await self._take(before, acts)

    async def _take(self, before: Before, acts: list[Act]) -> None:
        await self.line.settle()
        self.counts.update(act.kind for act in acts)
        phone = acts[0].phone
        news = phone.log[before.logs[phone.person.id] :]
        self._tell(transcript(news, phone.person.name, "Casewalk"), *(f"  ({act.about})" for act in acts))
        try:
            self.watch.check(before, acts)
        except Wrong as wrong:
            raise Wrong(self.report(str(wrong))) from None

    async def _reload(self) -> None:
        needy = [person for person in AUDITORS if not self.watch.books.to_do(person)]
        what = self.admin.change(self.line.store, self.rng, needy)
        self.watch.reload()
        self._tell(f"The rounds are loaded again: {what}.")

    async def drive(self, phone: Phone, *, to_the_end: bool) -> None:
        """Drive somebody on to the end of a return, or of all; raises Wrong when they never come there."""
        begun = len(phone.log)
        to_do = len(self.watch.books.to_do(phone.person.id))
        for _ in range(STEPS_MAX * (max(to_do, 1) if to_the_end else 1)):
            what, words = next_act(phone)
            if not what and to_the_end and self.watch.books.to_do(phone.person.id):
                what, words = "send", "/cases"  # a case came after the list that says that all are done
            if not what:
                return
            await self._step(phone, what, words)
            self.driven += 1
            done = to_do - len(self.watch.books.to_do(phone.person.id))
            if done and not to_the_end:
                said = [happening.message.text for happening in phone.log[begun:] if happening.message]
                if not any("submitted" in text for text in said):
                    raise Wrong(self.report("a return went in without a receipt"))
                return
        raise Wrong(self.report(f"{phone.person.name} was driven on, and never came to an end"))

    async def _step(self, phone: Phone, what: str, words: str) -> None:
        before, books = self.watch.look(), self.watch.books
        if what == "tap":
            message = asking(phone)[-1]
            button = next(button for button in message.flat_buttons() if button.label == words)
            act = self.hand.press(phone, books, message, button)
        elif what == "write":
            target = self.hand.seen(phone, books)
            marker, words = self.hand.mark(target, books)
            act = self.hand.type(phone, words, target, marker)
        else:
            act = self.hand.type(phone, words, None)
        await self._take(before, [act])

    def _tell(self, *lines: str) -> None:
        self.told.append("\n".join((f"--- {self.turns}", *lines)))

    def report(self, problem: str) -> str:
        """Say what is wrong, how to see it again, and what was last done."""
        head = f"seed {self.seed}, turn {self.turns}: {problem}\nagain: python -m tests.soak --seed {self.seed}"
        return "\n".join((head, *self.told[-TOLD:]))

    def finish(self) -> None:
        """Check what lies in the store at the end: each mark once, in the export as in the table."""

        value, detail = COLUMNS.index("value"), COLUMNS.index("detail")

        def work(tx: Tx) -> list[str]:
            tables = [rows_of(tx, self.watch.meaning.catalog, round_).rows for round_ in tx.rounds.all()]
            return [row[value] + row[detail] for table in tables for row in table]

        marks = Counter(mark for words in self.line.store.read_now(work) for mark in MARKER.findall(words))
        left = [one for one in self.watch.books.returns if self.watch.books.to_do(one.telegram_id)]
        if left:
            raise Wrong(self.report(f"still to do: {left}"))
        double = [marker for marker, times in marks.items() if times > 1]
        if double:
            raise Wrong(self.report(f"marks {double} are in the export more than once"))
        self.counts.update(f"return {one.state}" for one in self.watch.books.returns if one.state)
        self.counts["texts stored"] = len(self.watch.stored)


async def run(seed: int, turns: int, opener: Opener = straight) -> Run:
    """Play one run in a folder of its own; raises Wrong."""
    with tempfile.TemporaryDirectory() as folder, capture_logs() as logs:
        async with opener(Path(folder) / "casewalk.sqlite3") as line:
            rng = random.Random(seed)
            admin = Admin(line.store, Path(folder))
            meaning = Meaning(line)
            played = Run(seed, line, admin, Hand(rng, meaning), Watch(line, meaning), rng)
            try:
                await played.play(turns)
                played.finish()
            except Wrong:
                raise
            except Exception as problem:
                raise Wrong(played.report(f"raised {problem!r}")) from problem
            loud = [entry for entry in logs if entry["log_level"] in ("warning", "error", "critical")]
            if loud:
                raise Wrong(played.report(f"logged {loud[:3]}"))
            return played
