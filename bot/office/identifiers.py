"""Words that may be stored: never a number, address or name by which a child could be found."""

from __future__ import annotations

import re
import unicodedata

from stdnum.gb import nhs

REFERENCE = re.compile(r"[A-Z]{1,4}[0-9]{1,4}[A-Z]?")
NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’-])+")  # noqa: RUF001 - the apostrophe that phones type
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
TEN_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){9}(?!\d)")

# Each kind is refused by its looks alone: a mistyped number still leads to a child, and stdnum's list of the
# authorities that give out pupil numbers is that of 2011. The first that fits gives the code.
KINDS = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        ("email", r"\S@\S"),
        ("upn", r"(?<![a-z\d])[a-hj-np-rt-z] ?(?:\d ?){11}[a-z\d](?![a-z\d])"),
        ("national_insurance", r"(?<![a-z])[a-z]{2} ?(?:\d\d ?){3}[a-d](?![a-z\d])"),
        ("nhs_number", r"(?<!\d)\d{3}([ .-])\d{3}\1\d{4}(?!\d)"),
        ("phone", r"(?<!\d)(?!\d\d?[/.-]\d\d?[/.-]\d{4})(?:\+ ?44|0044|0)[ ().-]*(?:\d[ ().-]*){8,9}\d(?!\d)"),
        ("postcode", r"(?<![a-z\d])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![a-z\d])"),
        ("date", r"(?<!\d)\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d\d)(?!\d)"),
        ("date", r"(?<!\d)\d{1,2} \d{1,2} (?:19|20)\d\d(?!\d)"),
        ("date", r"(?<!\d)\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)"),
        ("date", rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ /.,-]*{MONTH}[ /.,'-]*(?:\d{{4}}|\d\d)(?!\d)"),
        ("date", rf"(?<![a-z]){MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)"),
        ("long_number", r"\d{6}|\d(?:[ ./-]?\d){8}"),
    )
)

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
        if any(nhs.is_valid(found) for found in TEN_DIGITS.findall(short.replace(".", "-"))):
            return "nhs_number"
        if found := next((code for code, kind in KINDS if kind.search(short)), None):
            return found
    return "formula" if words.startswith(("\t", "\r")) or short.startswith(("=", "+", "-", "@")) else None


def as_reference(words: str) -> str:
    """Write a reference as it is stored: no spaces around it, capitals."""
    return clean(words).upper()


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
