"""What safety costs: answers stored a second bare, with their entries in the trail, and encrypted, in one run."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from storage.keys import Key, new_key
from storage.opening import opener
from storage.store import Store
from storage.tx import Tx

ANSWERS = 10_000
WAITING = 100
TIMES = 5

VALUE = {"point": "good"}
BARE = """INSERT INTO answers (response_id, person_id, path, value, stage, message_id, said_at)
          VALUES (1, 1, 'voice_grade', ?, 'final', NULL, ?)"""


def lay(tx: Tx) -> None:
    """Lay a round with one return to answer."""
    tx.people.put(1, "Auditor")
    agency = tx.rounds.put_agency("police", "Police")
    form = tx.forms.pin("form", 1, "0" * 64, "{}")
    days = {"period_from": "2026-01-01", "period_to": "2026-02-01", "due_on": "2026-03-01"}
    words = {"key": "r", "title": "R", "theme": "T", "briefing": "", "whom_to_tell": "", "switches": "{}"}
    round_id = tx.rounds.put({**days, **words, "form_id": form, "state": "open", "retention_days": 365})
    tx.responses.open(tx.assignments.add(round_id, None, agency, 1, form, "first"), form)


def without(tx: Tx) -> None:
    """Store an answer as it was before there was a trail."""
    tx.conn.execute(BARE, (json.dumps(VALUE, ensure_ascii=False), tx.now))


def with_entry(tx: Tx) -> None:
    """Store an answer and its entry."""
    tx.answers.add(1, 1, "voice_grade", VALUE)


async def answers_a_second(path: Path, work: Callable[[Tx], None], key: Key | None) -> float:
    """Store answers, so many waiting at a time."""
    with Store(path, opener=opener(key)) as store:
        store.write_now(lay)
        began = time.perf_counter()

        async def one_after_the_other() -> None:
            for _ in range(ANSWERS // WAITING):
                await store.write(work)

        await asyncio.gather(*(one_after_the_other() for _ in range(WAITING)))
        return ANSWERS / (time.perf_counter() - began)


WAYS: dict[str, tuple[Callable[[Tx], None], bool]] = {
    "bare": (without, False),
    "with their entries": (with_entry, False),
    "with their entries, encrypted": (with_entry, True),
}
"""Each way of storing an answer: the work, and whether the file is encrypted."""


def main() -> None:
    """Print each way's speed, and the ratios that matter: medians of runs that take turns."""
    speeds: dict[str, list[float]] = {name: [] for name in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(TIMES):
            for number, (name, (work, encrypted)) in enumerate(WAYS.items()):
                path = Path(folder) / f"{number}-{turn}.sqlite3"
                speeds[name].append(asyncio.run(answers_a_second(path, work, new_key() if encrypted else None)))
    bare, entries, encrypted_too = (statistics.median(found) for found in speeds.values())
    for name, found in speeds.items():
        print(f"answers {name + ',':31} {WAITING} waiting: {statistics.median(found):8,.0f} a second")
    print(f"with entries : bare {entries / bare:.2f}; encrypted : plain {encrypted_too / entries:.2f}")


if __name__ == "__main__":
    main()
