"""Short codes for long names, so that a table fits a phone: General practice is GP, Housing is HOUS."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 4

SMALL_WORDS = {"a", "an", "and", "the", "of", "for", "in", "to", "with", "or", "on"}


def short_codes(names: Sequence[str]) -> tuple[str, ...]:
    """Give each name a code of at most four signs, no two the same; the same names in order get the same codes."""
    codes: list[str] = []
    for name in names:
        wanted = code_of(name)
        code, number = wanted, 1
        while code in codes:
            number += 1
            code = wanted[: LONGEST - len(str(number))] + str(number)
        codes.append(code)
    return tuple(codes)


def code_of(name: str) -> str:
    """Give the code a name would have by itself: its initials, or the beginning of its only word."""
    plain = re.sub(r"\(.*?\)", " ", name) if re.sub(r"\(.*?\)", "", name).strip() else name
    words = [re.sub(r"\W", "", word) for word in re.split(r"[\s/&-]+", plain)]
    words = [word for word in words if word]
    telling = [word for word in words if word.casefold() not in SMALL_WORDS] or words
    if not telling:
        return "?"
    if len(telling) == 1:
        return telling[0].upper()[:LONGEST]
    return "".join(word[0] for word in telling[:LONGEST]).upper()[:LONGEST]
