"""Troubles to order: the next calls that send or edit go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.errors import ApiError


@dataclass
class _Fault:
    """One kind of trouble and how often it is still to come."""

    left: int
    error: ApiError | None
    chat_id: int | None = None


class Faults:
    """What was ordered, first come first served."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ordered: list[_Fault] = []

    def too_many_requests(self, times: int = 1, retry_after: int = 1, chat_id: int | None = None) -> None:
        """Answer the next calls (of one chat only, if named) with 429."""
        error = ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after)
        self._ordered.append(_Fault(times, error, chat_id))

    def server_error(self, times: int = 1, code: int = 502) -> None:
        """Answer the next calls with 502, or 500; they have no effect."""
        reason = {500: "Internal Server Error", 502: "Bad Gateway"}[code]
        self._ordered.append(_Fault(times, ApiError(code, reason)))

    def drop(self, times: int = 1) -> None:
        """Let the next calls take effect, then close the connection without an answer."""
        self._ordered.append(_Fault(times, None))

    def clear(self) -> None:
        """Take back whatever is still to come."""
        self._ordered.clear()

    def strike(self, method: str, chat_id: str) -> bool:
        """Raise the error that was ordered for this call, or return whether its answer is to be lost."""
        if not method.startswith(("send", "edit")) or method == "sendchataction":
            return False
        for fault in self._ordered:
            if fault.left and (fault.chat_id is None or str(fault.chat_id) == chat_id):
                fault.left -= 1
                if fault.error:
                    raise fault.error
                return True
        return False
