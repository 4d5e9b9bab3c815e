"""Troubles to order: the next calls that send, edit or delete go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from bot.sandbox.errors import ApiError, too_many_requests

REASONS = {500: "Internal Server Error", 502: "Bad Gateway"}


@dataclass(eq=False)
class Fault:
    """One kind of trouble and how often it is still to come; in a `with`, what is left at its end is taken back."""

    left: int
    error: ApiError | None
    chat_id: int | None = None

    def __enter__(self) -> Fault:
        """Begin a stretch of trouble."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it, whatever is left."""
        self.left = 0

    def meets(self, chat_id: str) -> bool:
        """Return whether a call to this chat runs into it."""
        return self.left > 0 and (self.chat_id is None or str(self.chat_id) == chat_id)


class Faults:
    """What was ordered, first come first served."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ordered: list[Fault] = []

    def too_many_requests(self, times: int = 1, retry_after: int = 1, chat_id: int | None = None) -> Fault:
        """Answer the next calls (of one chat only, if named) with 429; they have no effect."""
        return self._order(Fault(times, too_many_requests(retry_after), chat_id))

    def server_error(self, times: int = 1, code: int = 502, chat_id: int | None = None) -> Fault:
        """Answer the next calls with 502, or 500; they have no effect."""
        return self._order(Fault(times, ApiError(code, REASONS[code]), chat_id))

    def drop(self, times: int = 1, chat_id: int | None = None) -> Fault:
        """Let the next calls take effect, then close the connection without an answer."""
        return self._order(Fault(times, None, chat_id))

    def clear(self) -> None:
        """Take back whatever is still to come."""
        self._ordered.clear()

    def strike(self, method: str, chat_id: str) -> bool:
        """Raise the error that was ordered for this call, or return whether its answer is to be lost."""
        if not method.startswith(("send", "edit", "copy", "forward", "deletemessage")) or method == "sendchataction":
            return False
        fault = next((fault for fault in self._ordered if fault.meets(chat_id)), None)
        if fault is None:
            return False
        fault.left -= 1
        if fault.error:
            raise fault.error
        return True

    def _order(self, fault: Fault) -> Fault:
        self._ordered = [one for one in self._ordered if one.left] + [fault]
        return fault
