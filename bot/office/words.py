"""Words that somebody typed while setting up or handing on: what may be stored of them."""

from __future__ import annotations

from bot.office.identifiers import check_words, clean
from bot.refusal import Refusal

IDENTIFYING = frozenset(
    {
        "email",
        "upn",
        "national_insurance",
        "nhs_number",
        "phone",
        "postcode",
        "address",
        "link",
        "date",
        "long_number",
        "number_plate",
    }
)
"""What could point to a child or a person."""


def stored(words: str, longest: int) -> str:
    """Give words as they are stored; raises Refusal when they are none, too many, or could identify somebody."""
    short = clean(words)
    if not any(sign.isalnum() for sign in short):
        raise Refusal("empty")
    if len(short) > longest:
        raise Refusal("too_long_here", most=longest, length=len(short))
    if check_words(short) in IDENTIFYING:
        raise Refusal("identifying_words")
    return short
