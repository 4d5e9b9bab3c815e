"""Initials and nicknames: J.S., T. Blessington, known as "Bubba"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy import vocabulary
from bot.privacy.reading import Span

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,3}(?:Mc|Mac|O')?[A-Z]\b\.?(?!\w)")
NO_INITIALS = frozenset(
    "UK EG IE DOB GP AM PM NB US ASAP RIP NA OT SW HV DV MH NHS PE TV IQ CP CIN BSL QC KC AD BC PS".split()
)
INITIAL_AND_SURNAME = re.compile(r"(?<![\w.'])[A-Z]\. ?(?P<surname>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b")
CALLED = re.compile(
    r"(?i:\b(?:known|name|named|names|nick ?named?|nicknames?|called|calls|call|alias|aka|street name|"
    r"goes by|tag|answers|referred to))\b[^.;\n\"']{0,40}?"
    r"(?: as)?,? ?(?P<quote>[\"'])(?P<name>[A-Za-z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2})(?P=quote)"
)
QUOTED = re.compile(
    r"(?P<quote>[\"'\u201c\u2018])(?P<name>[A-Z][a-z][\w-]{1,14})(?:[\"'\u201d\u2019])(?: (?P<does>[a-z']+)|'s\b)"
)
KNOWN_AS = re.compile(r"(?i:\bknown (?:[a-z]+ ){1,5}as) (?P<name>[A-Z][a-z][\w'-]{0,20}(?: [A-Z][\w'-]{1,20})?)\b")


def find_initials(words: str) -> Iterator[Span]:
    """Find initials, and what somebody is said to be called."""
    for hit in DOTTED.finditer(words):
        if re.sub(r"\W", "", hit[0]) not in NO_INITIALS:
            yield Span(*hit.span(), "name")
    for hit in INITIAL_AND_SURNAME.finditer(words):
        surname = hit["surname"].casefold()
        if surname not in vocabulary.FIELD and (
            surname not in vocabulary.ENGLISH or surname in vocabulary.SURNAMES_IN_SMALL_LETTERS
        ):
            yield Span(*hit.span(), "name")
    for hit in QUOTED.finditer(words):
        does = hit["does"] is None or hit["does"] in vocabulary.DOING - {"and"}
        if does and hit["name"].casefold() not in vocabulary.FIELD:
            yield Span(*hit.span("name"), "name")
    for pattern in (CALLED, KNOWN_AS):
        for hit in pattern.finditer(words):
            if not all(part in vocabulary.FIELD for part in vocabulary.parts(hit["name"])):
                yield Span(*hit.span("name"), "name")
