"""Tokens: what a real one looks like, and why none may come in here."""

from __future__ import annotations

import re

REAL = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,}")
"""Wider than Telegram's own, and found within other text: one in quotation marks, or with /test behind, is as real."""

WHAT_TO_DO = (
    "this token looks like a real one. The sandbox is no place for it: "
    "use any other text as the token, for example 4242:sandbox"
)


class RealTokenError(ValueError):
    """A token of a real bot was about to be used in the sandbox."""

    def __init__(self) -> None:
        """Say what to do instead, and nothing of the token."""
        super().__init__(WHAT_TO_DO)


def refuse_real(token: str) -> None:
    """Raise RealTokenError for a token that looks like a real bot's."""
    if REAL.search(token):
        raise RealTokenError
