"""Taps on buttons that the bot has still to answer: once each, and soon."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.chat import Chat, Happening
from bot.sandbox.clock import Clock
from bot.sandbox.errors import bad_request
from bot.sandbox.kinds import TAP_SECONDS


@dataclass
class Tap:
    """A button somebody pressed."""

    chat: Chat
    message_id: int
    tapped_at: float


class Taps:
    """Every tap without an answer, by the number of its query."""

    def __init__(self, clock: Clock) -> None:
        """Begin with none."""
        self._clock = clock
        self._open: dict[str, Tap] = {}

    def add(self, query: str, chat: Chat, message_id: int) -> None:
        """Note a tap."""
        self._open[query] = Tap(chat, message_id, self._clock.now())

    def answer(self, query: str, text: str, alert: bool) -> None:
        """Answer a tap, or refuse: it is unknown, was answered, or is too old."""
        tap = self._open.pop(query, None)
        if tap is None or self._clock.now() - tap.tapped_at >= TAP_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        message = tap.chat.messages.get(tap.message_id)
        tap.chat.record(Happening(event="answered", message=message, label=text, alert=alert))
