"""Numbers by which a child could be found: NHS, pupil, National Insurance, phone, and any other long one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.gb import nhs

from bot.privacy.dates import without_dates
from bot.privacy.reading import Span

APART = r"(?:[^\w\ue000]|_){0,4}"
"""What may stand between the groups of a number: up to four signs that are no letters, no figures and no mask."""

TEN_DIGITS = re.compile(r"(?<!\d)(?=(\d(?:[\s./-]{0,2}\d){9})(?!\d))")
IN_GROUPS = re.compile(rf"(?<!\d)(?=((?:\d{{3}}{APART}\d{{3}}{APART}\d{{4}}|\d{{5}}{APART}\d{{5}}))(?!\d))")
UPN = re.compile(
    r"(?<![A-Za-z\d])(?:[A-HJ-NP-RT-Z][ -]?|[a-hj-np-rt-z])(?:\d[\s.-]?){11}[A-Za-z\d](?![A-Za-z\d])",
)
NOT_A_PREFIX = "(?!(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)(?![a-z]))"
NATIONAL_INSURANCE = re.compile(
    rf"(?<![A-Za-z]){NOT_A_PREFIX}[A-Za-z]{{2}}[\s.-]{{0,2}}(?:\d\d[\s.-]{{0,2}}){{3}}[A-Da-d](?![A-Za-z\d])"
)
PHONE = re.compile(r"(?<![\d£+])(?=(\(?(?:\+\s?\d{1,3}|00\s?\d{1,3}|44(?=[\s.-]?7)|0)(?:[\s().-]{0,3}\d){8,12}))")
PARTED_PHONE = re.compile(
    rf"(?<![\d£+])\(?(?:(?:\+|00)\s?44{APART}(?:0{APART})?|0)"
    rf"(?:[127]\d{{3}}(?:{APART}\d){{6}}|[127]\d\d{APART}(?:\d{{3}}{APART}\d{{4}}|\d{{4}}{APART}\d{{3}})"
    rf"|[127]\d{APART}\d{{4}}{APART}\d{{4}})(?!\d)"
)
"""British numbers of their full length, in the groups in which people say them, whatever parts those."""

MISTYPED_ZEROS = re.compile(r"(?<!\w)(?:0|\+44)[\doOlI](?:[ .-]?[\doOlI]){8,9}(?!\w)")
EXTENSION = re.compile(r"\s?ext?\.?\s?\d{1,5}\b", re.IGNORECASE)
CALLED_AT = re.compile(
    r"(?:\b(?:rang|ring|call|tel|mob|mobile|phone|text)\w*\W{1,3}(?:\w+\W{1,2}){0,2})(7(?:[ .-]?\d){9})(?!\d)"
)


def find_numbers(words: str) -> Iterator[Span]:
    """Find the numbers that are masked at once; a date with a time is no number."""
    for kind, pattern in (("upn", UPN), ("national_insurance", NATIONAL_INSURANCE)):
        yield from (Span(*hit.span(), kind) for hit in pattern.finditer(words))
    words = without_dates(words)
    for ten in (TEN_DIGITS, IN_GROUPS):
        for hit in ten.finditer(words):
            if nhs.is_valid(re.sub(r"\D", "", hit[1])):
                yield Span(*hit.span(1), "nhs_number")
    yield from (Span(*hit.span(), "phone") for hit in PARTED_PHONE.finditer(words))
    yield from (Span(*hit.span(), "phone") for hit in MISTYPED_ZEROS.finditer(words) if re.search("[oOlI]", hit[0]))
    for hit in PHONE.finditer(words):
        if stop := _end_of_phone(words, *hit.span(1)):
            yield Span(hit.start(), stop, "phone")
    yield from (Span(*hit.span(1), "phone") for hit in CALLED_AT.finditer(words))


def _end_of_phone(words: str, start: int, end: int) -> int | None:
    """Say where a phone number ends that other figures may follow; the longest that can be one."""
    while end > start + 9:
        if not words[end : end + 1].isdigit() and is_phone(words[start:end]):
            extension = EXTENSION.match(words, end)
            return extension.end() if extension else end
        end -= 1
    return None


def is_phone(number: str) -> bool:
    """Tell a phone number from scores and times of day: how many digits, how it begins, how it is set."""
    digits, groups = re.sub(r"\D", "", number), re.findall(r"\d+", number)
    if "+" in number or digits.startswith(("00", "44")):
        return number[-1].isdigit() and len(digits) > 9
    if not number[-1].isdigit() or len(digits) not in (10, 11):
        return False
    if len(digits) == 11:
        return digits[1] in "1235789" and (len(groups) <= 6 or digits[1] == "7")
    return digits[1] == "1" or digits.startswith("0800") or (digits[1] == "7" and len(groups[0]) > 4)
