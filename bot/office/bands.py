"""The age bands that stand in place of an age."""

from __future__ import annotations

import re

BANDS = ((0, "under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"))
"""The age bands of the Department for Education's children in need statistics, by the oldest age in each."""

OLDEST = BANDS[-1][0]

AGE = re.compile(r"([0-9]{1,3})(?: ?(?:y|yrs?|years?)\.?(?: old)?)?")
BABY = re.compile(r"(?:[0-9]|1[01]) ?(?:m|mths?|months?)(?: old)?|[0-9]{1,2} ?(?:w|wks?|weeks?|d|days?)(?: old)?")
OTHER_SPELLINGS = {"<1": "under 1", "0 to 1": "under 1", "under 1 year": "under 1", "16+": "16 to 17"}


def band_of(age: int) -> str:
    """Give the band of an age in whole years, 0 to 17."""
    return next(words for oldest, words in BANDS if age <= oldest)


def read_age(words: str) -> int | None:
    """Read an age in years; None when it is not written as one. It may be an adult's."""
    words = words.lower()
    if BABY.fullmatch(words):
        return 0
    found = AGE.fullmatch(words)
    return int(found[1]) if found else None


def read_band(words: str) -> str | None:
    """Read a band as people write it: 10-15, 10 to 15, 10-15 years, <1; None when it is no band of ours."""
    words = re.sub(r"^age[ds]? ", "", words.lower()).removesuffix(" years").removesuffix(" yrs")
    words = re.sub(r"\s*[-–—]\s*", " to ", words).replace("< ", "<")  # noqa: RUF001 - dashes as Word types them
    words = OTHER_SPELLINGS.get(words, words)
    return words if any(words == band for _, band in BANDS) else None
