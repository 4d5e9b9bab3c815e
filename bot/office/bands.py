"""The age bands that stand in place of an age."""

from __future__ import annotations

import re

BANDS = ((0, "under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"))
"""The age bands of the Department for Education's children in need statistics, by the oldest age in each."""

UNBORN = "unborn"
IN_ORDER = (UNBORN, *(words for _, words in BANDS))
"""All that may stand in place of an age, the youngest first."""

OLDEST = BANDS[-1][0]

IN_MONTHS = {"y": 12.0, "m": 1.0, "w": 12 / 52, "d": 12 / 365}
"""How many months a year, month, week and day have."""

UNIT = r"(?P<unit>years?|yrs?|y|months?|mths?|mos?|m|weeks?|wks?|w|days?|d)\.?"
PART = re.compile(rf"(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?)(?:[ -]?{UNIT})?(?![a-z])(?: ?and )? ?")
AROUND = re.compile(r"^(?:aged?|ages) |[ -](?:old|of age)$|(?<=y)\.? ?o(?:ld)?$")

BABY = {"newborn", "new born", "new-born", "neonate", "neonatal", "at birth"}
BEFORE_BIRTH = {
    "unborn", "unborn baby", "unborn child", "pre-birth", "pre birth", "prebirth", "not yet born", "not born yet",
    "antenatal", "in utero",
}  # fmt: skip
OTHER_SPELLINGS = {
    "<1": "under 1", "0 to 1": "under 1", "under one": "under 1", "less than 1": "under 1", "0": "under 1",
    "16+": "16 to 17", "16 and over": "16 to 17", "16 or over": "16 to 17",
    **dict.fromkeys(BABY, "under 1"), **dict.fromkeys(BEFORE_BIRTH, UNBORN),
}  # fmt: skip


def band_of(age: int) -> str:
    """Give the band of an age in whole years, 0 to 17."""
    return next(words for oldest, words in BANDS if age <= oldest)


def read_age(words: str) -> int | None:
    """Read an age in whole years: 2, 2.0, 18 months, 5 yrs 3 m; None when it is not written as one.

    It may be an adult's.
    """
    words = _bare(words)
    parts, at = [], 0
    while at < len(words) and (part := PART.match(words, at)):
        parts.append(part)
        at = part.end()
    units = [(part["unit"] or "y")[0] for part in parts]
    if not parts or at < len(words) or units != sorted(set(units), key="ymwd".index) or (
        len(parts) > 1 and not all(part["unit"] for part in parts)
    ):  # fmt: skip
        return None
    months = sum(float(part["number"]) * IN_MONTHS[unit] for part, unit in zip(parts, units, strict=True))
    return int(months / 12 + 1e-9)


def _bare(words: str) -> str:
    """Bring an age or band into one spelling, without aged, old, and of age around it."""
    words = " ".join(re.sub(r"[,()]", " ", words.lower()).split()).removesuffix(".")
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", words)
    while (less := AROUND.sub("", words).strip()) != words:
        words = less
    return words


def read_band(words: str) -> str | None:
    """Read a band as people write it: 10-15, 10 to 15, 10-15 years, <1, unborn; None when it is no band of ours."""
    words = _bare(words)
    words = re.sub(r" ?(?:years?|yrs?)\.?$|(?<=\d)y$", "", words)
    words = re.sub(r"(?<=\d)\s*(?:-|to)\s*(?=\d)", " to ", words).replace("< ", "<")
    words = OTHER_SPELLINGS.get(words, words)
    return words if words in IN_ORDER else None
