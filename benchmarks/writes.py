"""Answers stored a second: the store's group commit against sqlite3 with a commit an answer, in one run."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from storage.opening import open_file
from storage.store import Store

ANSWERS = 20_000
WAITING = (1, 10, 100)

TABLE = "CREATE TABLE said (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT"
INSERT = 'INSERT INTO said (value) VALUES (\'{"point": "good"}\')'


def one_commit_each(path: Path, answers: int) -> float:
    """Store answers with a commit each; gives answers a second."""
    conn = open_file(path, True)
    conn.execute(TABLE)
    began = time.perf_counter()
    for _ in range(answers):
        conn.execute("BEGIN IMMEDIATE")
        conn.execute(INSERT)
        conn.execute("COMMIT")
    seconds = time.perf_counter() - began
    conn.close()
    return answers / seconds


async def together(path: Path, answers: int, waiting: int) -> float:
    """Store answers through the store, so many waiting at a time; gives answers a second."""
    with Store(path) as store:
        store.write_now(lambda tx: tx.conn.execute(TABLE) and None)
        began = time.perf_counter()

        async def one_after_the_other() -> None:
            for _ in range(answers // waiting):
                await store.write(lambda tx: tx.conn.execute(INSERT) and None)

        await asyncio.gather(*(one_after_the_other() for _ in range(waiting)))
        return answers / (time.perf_counter() - began)


def main() -> None:
    """Print a line for each number of waiting callers, with the ratio to the peer."""
    with tempfile.TemporaryDirectory() as folder:
        peer = one_commit_each(Path(folder) / "peer.sqlite3", ANSWERS)
        print(f"sqlite {sqlite3.sqlite_version}, WAL, synchronous=FULL, python {sys.version.split()[0]}")
        print(f"sqlite3, a commit an answer: {peer:8,.0f} answers/s, 1.0")
        for waiting in WAITING:
            ours = asyncio.run(together(Path(folder) / f"store{waiting}.sqlite3", ANSWERS, waiting))
            print(f"the store, {waiting:3} waiting:      {ours:8,.0f} answers/s, {ours / peer:.1f}")


if __name__ == "__main__":
    main()
