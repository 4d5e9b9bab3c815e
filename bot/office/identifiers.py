"""Words that may be stored: never a number, address or name by which a child could be found."""

from __future__ import annotations

import re
import unicodedata

from bot.privacy.dates import is_dated
from bot.privacy.found import MASKS
from bot.privacy.tripwire import find_hard

REFERENCE = re.compile(r"[A-Z]{1,4}[0-9]{1,4}[A-Z]?")
NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’-])+")  # noqa: RUF001 - the apostrophe that phones type

STRICTER = (
    ("email", re.compile(r"\S@\S")),
    ("nhs_number", re.compile(r"(?<!\d)\d{3}([ .-])\d{3}\1\d{4}(?!\d)")),
    ("long_number", re.compile(r"\d{6}|\d(?:[ ./-]?\d){8}")),
)
"""What a cell must not hold though prose may: a mistyped number still leads to a child, and a list needs no others."""

SUSPECT = re.compile(r"[\d@]")
"""What each kind has, and most words have not."""


def clean(words: str) -> str:
    """Bring words into one spelling: full-width signs narrow, nothing unseen, one space between words."""
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
        words = "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
    return " ".join(words.split())


def check_words(words: str) -> str | None:
    """Say by its code why words may not be stored, None when they may: an identifier, or a spreadsheet's formula."""
    short = clean(words)
    if SUSPECT.search(short):
        codes = {one.kind for one in find_hard(short)} | {code for code, kind in STRICTER if kind.search(short)}
        if "date_of_birth" in codes or is_dated(short):
            codes = codes - {"date_of_birth"} | {"date"}
        if worst := next((kind for kind in MASKS if kind in codes), None):
            return worst
    return "formula" if words.startswith(("\t", "\r")) or short.startswith(("=", "+", "-", "@")) else None


def as_reference(words: str) -> str:
    """Write a reference as it is stored: no spaces around it, capitals."""
    return clean(words).upper()


def as_counted(reference: str) -> tuple[str, int, str]:
    """Give what a reference comes to when it is read aloud: C7, C07 and C007 are one."""
    letters, number, letter = re.fullmatch(r"(\D*)(\d+)(\D*)", reference).groups()  # type: ignore[union-attr]
    return letters, int(number), letter


def check_reference(words: str) -> str | None:
    """Say by its code why words are no reference for a case, None when they are one."""
    reference = as_reference(words)
    if not reference:
        return "reference_missing"
    if problem := check_words(words):
        return problem
    if REFERENCE.fullmatch(reference):
        return None
    return "reference_name" if NAME.fullmatch(reference) else "reference_form"
