"""What ten auditors notice of one account that sends 2,000 messages at once: their median answer, with and without."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import structlog

from bot.sandbox.phone import Phone
from tests.crowd import crowded_town
from tests.town import begin, go_through

MESSAGES = 2000
SECONDS = 6.0
TIMES = 3


async def audit(phone: Phone, reference: str, until: float) -> list[float]:
    """Answer one question after another and go back; gives how long each answer took, in seconds."""
    await begin(phone, reference)
    took = []
    while time.perf_counter() < until:
        label = phone.buttons[0] if "Back" not in phone.buttons else "Back"
        at = time.perf_counter()
        await phone.tap(label)
        took.append(time.perf_counter() - at)
    return took


async def measure(words: str, flood: int) -> tuple[float, float, float]:
    """Give the median of the ten, the slowest of a hundred of theirs, and how long the flood took; in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        async with crowded_town(Path(folder)) as (here, others), here.bot():
            await begin(here.auditor)
            await go_through(here.auditor, until="Evidence:")
            at = time.perf_counter()
            for n in range(flood):
                here.auditor.post(words or f"Line {n}.")
            auditing = [audit(other, f"D{n:02}", at + SECONDS) for n, other in enumerate(others)]
            took = sorted(one for theirs in await asyncio.gather(*auditing) for one in theirs)
            if flood:
                here.auditor.patience = 300
                await here.auditor.until("more at once")
                await here.auditor.send("/help")
            return statistics.median(took), took[len(took) * 99 // 100], time.perf_counter() - at


def main() -> None:
    """Print each kind of flood beside no flood, in turns."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    for what, words in (("text", ""), ("/cases", "/cases"), ("/summary C07", "/summary C07")):
        calm, flooded = [], []
        for _ in range(TIMES):
            calm.append(asyncio.run(measure(words, 0)))
            flooded.append(asyncio.run(measure(words, MESSAGES)))
        before, after = (statistics.median(one[0] for one in some) for some in (calm, flooded))
        worst = statistics.median(one[1] for one in flooded) / statistics.median(one[1] for one in calm)
        flood = statistics.median(one[2] for one in flooded)
        print(
            f"{MESSAGES} x {what}: the ten wait {1000 * before:.0f} ms, with the flood {1000 * after:.0f} ms "
            f"({after / before:.2f} times; p99 {worst:.2f} times); the flood takes {flood:.0f} s"
        )


if __name__ == "__main__":
    main()
