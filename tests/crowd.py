"""A town where ten more people audit a case each, beside whoever floods the bot."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from bot.sandbox.phone import Phone
from bot.sandbox.server import Someone
from tests.town import ROUND, Town, begin, go_through, town

FIRST, OTHERS = 700000201, 10


@contextlib.asynccontextmanager
async def crowded_town(folder: Path) -> AsyncIterator[tuple[Town, list[Phone]]]:
    """Lay the town and give the ten phones; the bot is started apart."""
    text = ROUND
    for n in range(OTHERS):
        text += f"""
[[people]]
telegram_id = {FIRST + n}
name = "Auditor Number {"ABCDEFGHIJ"[n]}"
roles = ["auditor"]
agency = "police"
[[cases]]
reference = "D{n:02}"
age = 9
gender = "F"
[[assignments]]
case = "D{n:02}"
agency = "police"
person = {FIRST + n}
"""
    async with town(folder, text) as here:
        for n in range(OTHERS):
            here.sandbox.add(Someone(FIRST + n, f"Auditor {n}", "Auditor"))
        yield here, [here.sandbox.phone(FIRST + n) for n in range(OTHERS)]


async def audit(phone: Phone, reference: str) -> None:
    """Answer the first area's questions one by one, waiting for each prompt."""
    await begin(phone, reference)
    await go_through(phone, until="How good was")
