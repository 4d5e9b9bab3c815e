"""Strangers: who was told the one neutral line today, remembered by a hash that nobody else can make."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date

REMEMBERED = 10_000
"""How many accounts are remembered; who is forgotten is told the line again."""

LINES_A_MINUTE = 60
"""How many strangers are told the line: what they take of Telegram's thirty messages a second is nobody else's loss."""

NOTED_EACH = 20
"""How many of a day have an entry each in the trail; of more, only the hundredth, thousandth and so on has one."""


class Strangers:
    """Tells who is to be answered and what is to be noted. A restart forgets all of it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._key = clock, secrets.token_bytes(32)
        self._day, self._noted = date.min, 0
        self._told: OrderedDict[bytes, None] = OrderedDict()
        self._lines, self._at = float(LINES_A_MINUTE), clock()

    def is_new(self, account: int, day: date) -> bool:
        """Tell whether an account was not told the line on this day, and there is a line left to tell."""
        return self._lines_left() >= 1 and not (day == self._day and self._hash(account) in self._told)

    def tell(self, account: int, day: date) -> bool:
        """Tell whether an account is to be told the line now, and remember that it is."""
        if not self.is_new(account, day):
            return False
        self._turn_to(day)
        self._lines, self._at = self._lines_left() - 1, self._clock()
        self._told[self._hash(account)] = None
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    def is_noted(self, day: date) -> bool:
        """Count one more who is turned away, and tell whether the trail says so."""
        self._turn_to(day)
        self._noted += 1
        return self._noted <= NOTED_EACH or str(self._noted).strip("0") == "1"

    def _turn_to(self, day: date) -> None:
        if day != self._day:
            self._day, self._noted = day, 0
            self._told.clear()

    def _lines_left(self) -> float:
        return min(LINES_A_MINUTE, self._lines + (self._clock() - self._at) * LINES_A_MINUTE / 60)

    def _hash(self, account: int) -> bytes:
        return hashlib.blake2b(str(account).encode(), key=self._key, digest_size=16).digest()
