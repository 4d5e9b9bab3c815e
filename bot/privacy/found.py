"""What can be found in a text, and the word that takes its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MASKS = {
    "nhs_number": "[NHS number]",
    "upn": "[pupil number]",
    "national_insurance": "[National Insurance number]",
    "phone": "[phone]",
    "email": "[e-mail]",
    "postcode": "[postcode]",
    "date_of_birth": "[date of birth]",
    "address": "[address]",
    "link": "[link]",
    "number_plate": "[number plate]",
    "listed_name": "[listed name]",
    "name": "[name]",
    "place": "[place]",
    "school": "[school]",
    "username": "[username]",
    "date": "[date]",
    "long_number": "[number]",
}
"""What is written in place of each kind."""

SOFT = frozenset({"name", "place", "school", "username", "date", "long_number"})
"""Kinds that only look like an identifier: asked about. All others are masked before anything is written."""


NEVER = frozenset({"nhs_number", "upn", "national_insurance", "date_of_birth"})
"""Kinds that are let stand nowhere."""


MASK = re.compile("|".join(re.escape(mask) for mask in sorted(set(MASKS.values()))))


def reads_masked(text: str) -> bool:
    """Tell whether something was taken out of a text."""
    return MASK.search(text) is not None


def masked_spans(text: str) -> list[tuple[int, int]]:
    """List where something was taken out of a text, in order."""
    return [hit.span() for hit in MASK.finditer(text)]


def reads_soft(text: str) -> bool:
    """Tell whether what was taken out of a text may have been none."""
    return any(MASKS[kind] in text for kind in SOFT)


@dataclass(frozen=True, order=True)
class Found:
    """An identifier in a text: `text[start:end]` is what would tell who a child is."""

    start: int
    end: int
    kind: str

    @property
    def is_hard(self) -> bool:
        """Tell what must be masked before the text is written anywhere from what the auditor is asked about."""
        return self.kind not in SOFT


def mask(text: str, found: Iterable[Found]) -> str:
    """Put a readable word in place of each; what is found in the outcome is only what was not given here."""
    parts: list[str] = []
    done = 0
    for one in sorted(found):
        if one.start >= done:
            parts += text[done : one.start], MASKS[one.kind]
            done = one.end
    return "".join([*parts, text[done:]])
