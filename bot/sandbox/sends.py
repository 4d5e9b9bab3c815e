"""Which of a page's sends went through, so that one tried again is not made twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

REMEMBERED = 10_000
"""How many sends are remembered: far more than a page can have under way."""


class Sends:
    """The ids that pages gave to what they sent."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: OrderedDict[tuple[int, str], None] = OrderedDict()

    def once(self, person: int, send: str, make: Callable[[], object]) -> None:
        """Make a send, unless it was made before; one without an id is always made."""
        if send and (person, send) in self._made:
            return
        make()
        if send:
            self._made[person, send] = None
        while len(self._made) > REMEMBERED:
            self._made.popitem(last=False)
