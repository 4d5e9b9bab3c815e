"""Random hands for as long as wanted: `make soak`, or `python -m tests.soak --seed 7` for one run again."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Annotated

import typer

from tests.fuzz.play import run
from tests.fuzz.watch import Wrong

RUN = 1000
"""How many turns a run has; each has its own seed, so that a fault is played again in seconds."""


def one(seed: int, turns: int) -> tuple[Counter[str], str]:
    """Play a run; gives its counts, and what was wrong."""
    try:
        played = asyncio.run(run(seed, turns))
    except Wrong as wrong:
        return Counter(runs=1, faults=1), str(wrong)
    return Counter(runs=1, turns=played.turns, driven=played.driven) + played.counts, ""


def soak(
    turns: Annotated[int, typer.Option(help="How many random turns in all.")] = RUN,
    seed: Annotated[int | None, typer.Option(help="The first run's seed; the others count on from it.")] = None,
    jobs: Annotated[int, typer.Option(help="How many runs at a time.")] = 1,
) -> None:
    """Let random hands loose, and print what became of it."""
    first = secrets.randbelow(10**6) if seed is None else seed
    seeds = range(first, first + max(1, -(-turns // RUN)))
    typer.echo(f"seeds {seeds.start} to {seeds.stop - 1}, {min(turns, RUN):,} turns each")
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for counts, wrong in pool.map(one, seeds, [min(turns, RUN)] * len(seeds)):
            total += counts
            if wrong:
                typer.echo(wrong)
            if counts["runs"] and total["runs"] % 10 == 0:
                typer.echo(f"{total['runs']} of {len(seeds)} runs, {total['faults']} faults")
    for name, count in sorted(total.items()):
        typer.echo(f"{name:20} {count:9,}")
    raise typer.Exit(1 if total["faults"] else 0)


if __name__ == "__main__":
    typer.run(soak)
