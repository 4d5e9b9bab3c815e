"""Messages that something was taken out of, as they were typed: remembered for a while, and never written anywhere."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from bot.privacy.found import NEVER, Found, mask

MOST = 500
"""How many messages are remembered."""

NOTHING: frozenset[str] = frozenset()

ACROSS = 80
"""How much on either side of where two messages meet is read together, in characters."""

FOR_S = 4 * 3600.0
"""How long a message is remembered, in seconds."""


@dataclass(frozen=True)
class Words:
    """A message as it was typed, and what was found in it."""

    typed: str
    found: tuple[Found, ...]

    def masked(self, lets: Set[str]) -> str:
        """Give the text with all masked but the kinds that are let stand; what surely points to a child never is."""
        return mask(self.typed, self._out(lets))

    def kinds(self, lets: Set[str] = NOTHING) -> tuple[str, ...]:
        """Name the kinds that are masked."""
        return tuple(dict.fromkeys(one.kind for one in self._out(lets)))

    def _out(self, lets: Set[str]) -> list[Found]:
        return [one for one in self.found if one.kind not in lets or one.kind in NEVER]


class Aside:
    """Remembers in memory alone, so that a name that was taken out was never on disk; a restart forgets it all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[int, int], tuple[float, Words]] = OrderedDict()
        self._ends: OrderedDict[int, tuple[float, str]] = OrderedDict()

    def put(self, chat_id: int, message_id: int, words: Words) -> None:
        """Remember a message, in the place of what it was before it was changed."""
        self._kept.pop((chat_id, message_id), None)
        self._kept[(chat_id, message_id)] = (self._clock(), words)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def of(self, chat_id: int) -> Mapping[int, Words]:
        """Give what is remembered of a chat, by the number of the message."""
        now = self._clock()
        for key in [key for key, (since, _) in self._kept.items() if now - since > FOR_S]:
            del self._kept[key]
        return {message_id: words for (chat, message_id), (_, words) in self._kept.items() if chat == chat_id}

    def went_on(self, chat_id: int, typed: str) -> None:
        """Remember how a message ended, so that what goes on in the next one is read with it; "" when a text ended."""
        self._ends.pop(chat_id, None)
        if typed:
            self._ends[chat_id] = (self._clock(), typed[-ACROSS:])
        while len(self._ends) > MOST:
            self._ends.popitem(last=False)

    def end_of(self, chat_id: int) -> str:
        """Give how the message before ended that the same text may go on from."""
        since, end = self._ends.get(chat_id, (0.0, ""))
        return end if end and self._clock() - since <= FOR_S else ""
