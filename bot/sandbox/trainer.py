"""What a trainer may do to the bot: let its calls fail, restart it, or let a morning come, where somebody can."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.sandbox.faults import Faults

CALLS_THAT_FAIL = 3


class Trainer:
    """The controls beside the phones."""

    def __init__(self, faults: Faults) -> None:
        """Begin without a way to restart the bot or to let a morning come: who runs the bot may set them."""
        self._faults = faults
        self.restart: Callable[[], Awaitable[None]] | None = None
        self.morning: Callable[[], Awaitable[str]] | None = None

    def fail(self) -> int:
        """Let the bot's next calls fail; return how many."""
        self._faults.server_error(CALLS_THAT_FAIL)
        return CALLS_THAT_FAIL
