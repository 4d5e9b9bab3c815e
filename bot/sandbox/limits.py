"""Telegram's pace: about 30 messages a second to everybody, one in a chat, 20 a minute in a group; bursts allowed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bot.sandbox.clock import Clock
from bot.sandbox.errors import too_many_requests

PER_SECOND = 30.0
BURST_IN_A_CHAT = 20.0
PER_SECOND_IN_A_GROUP = 20 / 60
NEW_MESSAGES = ("send", "copy", "forward")


@dataclass
class _Allowance:
    """How many messages may go now; it fills up again with time."""

    rate: float
    most: float
    left: float
    counted_at: float

    def wait(self, now: float) -> float:
        """Return the seconds until one more may go."""
        self.left = min(self.most, self.left + (now - self.counted_at) * self.rate)
        self.counted_at = now
        return max(0.0, (1 - self.left) / self.rate)


class Limits:
    """Counts new messages; edits, answers and typing are free, as far as anybody knows."""

    def __init__(self, clock: Clock, on: bool) -> None:
        """Begin with everything allowed, or with no limits at all."""
        self.on = on
        self._clock = clock
        self._chats: dict[str, _Allowance] = {}
        self._everybody = _Allowance(PER_SECOND, PER_SECOND, PER_SECOND, clock.now())

    def count(self, method: str, chat_id: str) -> None:
        """Let one call pass, or refuse it with 429 and the whole seconds to wait."""
        if not self.on or not method.startswith(NEW_MESSAGES) or method == "sendchataction":
            return
        now = self._clock.now()
        rate = PER_SECOND_IN_A_GROUP if chat_id.startswith("-") else 1.0
        here = self._chats.setdefault(chat_id, _Allowance(rate, BURST_IN_A_CHAT, BURST_IN_A_CHAT, now))
        both = (self._everybody, here)
        if longest := _longest_wait(both, now):
            raise too_many_requests(math.ceil(longest))
        for allowance in both:
            allowance.left -= 1


def _longest_wait(allowances: Iterable[_Allowance], now: float) -> float:
    return max(allowance.wait(now) for allowance in allowances)
