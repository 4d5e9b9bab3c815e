"""What a trainer may do to the bot: let its next calls fail, and restart it where somebody can."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.sandbox.faults import Faults

CALLS_THAT_FAIL = 3


class Trainer:
    """The controls beside the phones."""

    def __init__(self, faults: Faults) -> None:
        """Begin without a way to restart the bot: who runs it may set one."""
        self._faults = faults
        self.restart: Callable[[], Awaitable[None]] | None = None

    def fail(self) -> int:
        """Let the bot's next calls fail; return how many."""
        self._faults.server_error(CALLS_THAT_FAIL)
        return CALLS_THAT_FAIL
