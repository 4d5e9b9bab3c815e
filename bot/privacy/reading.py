"""A text as it reads, whatever signs it is written in, and where each sign of it stands in the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.privacy.found import MASK, Found

MASKED = "\ue000"
"""Stands for what is masked, found or not written by a person: no rule reads across it."""

PLAIN = re.compile(r"[\n\t -~]*")
LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "æ": "ae"})  # noqa: RUF001
APOSTROPHES = "‘’‛ʼʻ`´＇′"  # noqa: RUF001 - as phones type them
LONGEST = 4
"""A sign that spells more than "(10)" is a phrase, never a part of a name or number; a text of them would grow without bound."""

LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"


class Span(NamedTuple):
    """Words of a reading that are an identifier."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Reading:
    """The words, and the place in the text of each sign of them; the last place is the text's end."""

    words: str
    places: Sequence[int]

    def found(self, span: Span) -> Found:
        """Say where words stand in the text, with the unseen signs that follow."""
        end = max(self.places[span.end - 1] + 1, self.places[span.end])
        return Found(self.places[span.start], end, span.kind)

    def spans(self, found: Iterable[Found]) -> list[tuple[int, int]]:
        """Give, in order, the words in which these stand."""
        return [(bisect_left(self.places, one.start), bisect_left(self.places, one.end)) for one in sorted(found)]

    def without(self, spans: Sequence[tuple[int, int]]) -> Reading:
        """Take words out as if they had been masked; the spans are in order and apart."""
        words: list[str] = []
        places: list[int] = []
        done = 0
        for start, end in spans:
            words += self.words[done:start], MASKED
            places += [*self.places[done:start], self.places[start]]
            done = end
        return Reading("".join([*words, self.words[done:]]), [*places, *self.places[done:]])

    def settled(self, spans: Sequence[Span]) -> list[Span]:
        """Join spans that overlap, names that stand side by side, and what one sign of the text spells (a fraction)."""
        joined: list[Span] = []
        for span in sorted(self._whole(span) for span in spans):
            last = joined[-1] if joined else None
            if last and (span.start < last.end or self._side_by_side(last, span)):
                longest = max(last, span, key=lambda one: one.end - one.start)
                joined[-1] = Span(last.start, max(last.end, span.end), longest.kind)
            else:
                joined.append(span)
        return joined

    def _whole(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start and self.places[start - 1] == self.places[start]:
            start -= 1
        while end < len(self.words) and self.places[end] == self.places[end - 1]:
            end += 1
        return Span(start, end, span.kind)

    def _side_by_side(self, one: Span, other: Span) -> bool:
        return (
            one.kind == other.kind
            and one.kind in ("name", "listed_name")
            and (self.words[one.end : other.start] in ("", " ", "-", "\n"))
        )


def read(text: str) -> Reading:
    """Read a text: full-width signs narrow, letters without accents, nothing unseen, masks as one sign."""
    if PLAIN.fullmatch(text):
        reading = Reading(text, range(len(text) + 1))
    else:
        signs = [(sign, place) for place, written in enumerate(text) for sign in fold(written)]
        reading = Reading("".join(sign for sign, _ in signs), [*(place for _, place in signs), len(text)])
    return reading.without([hit.span() for hit in MASK.finditer(reading.words)])


@lru_cache(maxsize=4096)
def fold(sign: str) -> str:
    """Spell one sign as a plain keyboard would: nothing for an accent or a sign that is not seen."""
    if sign in APOSTROPHES:
        return "'"
    if sign in LINE_ENDS:
        return "\n"
    spelled = unicodedata.normalize("NFKD", sign.translate(LETTERS))
    return " " if len(spelled) > LONGEST else "".join(_plain(one) for one in spelled)


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Mc", "Me", "Cf", "Cs") or (kind == "Cc" and sign not in "\n\t"):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign == "−":  # noqa: RUF001 - a minus
        return "-"
    return " " if kind in ("Zs", "Co") else sign
