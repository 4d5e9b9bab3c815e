"""The time it is in the sandbox, which a test may stop and put forward."""

from __future__ import annotations

import time


class Clock:
    """The machine's clock, unless somebody moves it."""

    def __init__(self) -> None:
        """Begin with the machine's time."""
        self._ahead = 0.0
        self._stopped_at: float | None = None

    def now(self) -> float:
        """Return the seconds since 1970."""
        return self._ahead + (time.time() if self._stopped_at is None else self._stopped_at)

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Put the clock forward: everything in the sandbox grows older by this much."""
        self._ahead += ((days * 24 + hours) * 60 + minutes) * 60 + seconds

    def stop(self) -> None:
        """Let no time pass but what `advance` adds, for a test that counts seconds."""
        self._stopped_at = time.time()
