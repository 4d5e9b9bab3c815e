"""Words as they may stand beside other people's: nothing in them that turns, hides or piles up."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

MARKS_MAX = 4
"""The most accents on one letter: Vietnamese wants two, Thai three, pointed Hebrew four."""

LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")

JOINERS = "\u200c\u200d"
"""Unseen, and yet part of words in Persian and Hindi, and of emoji."""

FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Signs that count as letters and show nothing."""


def legible(text: str) -> str:
    """Take out of typed words what nobody sees: controls, signs of direction, half signs, letters that show nothing.

    What turns the direction of a text turns the words around it too, which are not its writer's. Text that runs from
    right to left by its own letters needs none of those signs.
    """
    if text.isascii() and text.isprintable():
        return text
    text = LINE_ENDS.sub("\n", text)
    return "".join(_at_most(marked, signs) for marked, signs in itertools.groupby(filter(_shows, text), _is_mark))


def _shows(sign: str) -> bool:
    if sign in FILLERS:
        return False
    kind = unicodedata.category(sign)
    return kind not in ("Cf", "Cc", "Cs") or sign in JOINERS or sign in "\n\t"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me")


def _at_most(marked: bool, signs: Iterable[str]) -> str:
    return "".join(itertools.islice(signs, MARKS_MAX) if marked else signs)


def all_legible(raw: Any) -> Any:
    """Do the same to every text of what a file was read as."""
    if isinstance(raw, dict):
        return {name: all_legible(value) for name, value in raw.items()}
    if isinstance(raw, list):
        return [all_legible(value) for value in raw]
    return legible(raw) if isinstance(raw, str) else raw
