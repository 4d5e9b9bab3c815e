"""Likely names: by how they are written, by the words beside them, and by being known as given names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.privacy import vocabulary
from bot.privacy.reading import Span

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
BEGINS = re.compile(r"[.!?:;\n*/][ \"'(]*$|(?:^|[ \n])- $")
OF_IRELAND_AND_SCOTLAND = re.compile(r"(?:O'|Mc|Mac|Fitz)[A-Z][a-z]+")
NEAR = re.compile(r"(?:,? | ?[(:] ?|\. | - )")


@dataclass(frozen=True)
class Word:
    """A word of a text: as it stands, in small letters without a possessive, and what stands before it."""

    start: int
    end: int
    written: str
    small: str
    gap: str
    begins: bool
    passes: bool

    @property
    def is_capital(self) -> bool:
        """Tell a name's form (Jayden, O'Brien, a lone initial) from small letters and abbreviations."""
        return self.written[0].isupper() and (len(self.written) == 1 or not self.written.isupper())

    @property
    def may_be_name(self) -> bool:
        """Tell what has a name's form and is no word of the field."""
        return self.is_capital and not self.passes

    @property
    def is_given_name(self) -> bool:
        """Tell whether it is a given name, even in small letters; one that is a word as well needs its capital."""
        if self.passes:
            return False
        if OF_IRELAND_AND_SCOTLAND.fullmatch(self.written):
            return True
        first = self.small.split("-")[0]
        known = first in vocabulary.GIVEN and (not self.written.isupper() or len(first) > 3)
        return known or (self.is_word_too and not self.begins)

    @property
    def is_word_too(self) -> bool:
        """Tell a given name with its capital that may be another word: Grace, Amber."""
        return self.is_capital and not self.passes and self.small.split("-")[0] in vocabulary.GIVEN_WITH_CAPITAL


def find_names(words: str, agencies: tuple[str, ...] = ()) -> Iterator[Span]:
    """Find likely names, each with the further names that follow it."""
    said = list(_words(words, agencies))
    last = -1
    for place, word in enumerate(said):
        if place > last and _is_name(said, place):
            last = place
            while last + 1 < len(said) and _goes_on(said[last], said[last + 1]):
                last += 1
            yield Span(word.start, said[last].end, "name")


def _words(words: str, agencies: tuple[str, ...]) -> Iterator[Word]:
    passing = [hit.span() for hit in vocabulary.passing(agencies).finditer(words)]
    done = 0
    for hit in WORD.finditer(words):
        while passing and passing[0][1] <= hit.start():
            passing.pop(0)
        written = re.sub(r"'[sS]?$", "", hit[0])
        small = written.casefold()
        gap = words[done : hit.start()]
        yield Word(
            hit.start(),
            hit.start() + len(written),
            written,
            small,
            gap,
            begins=not done or bool(BEGINS.search(gap[-4:])),
            passes=small in vocabulary.LET_PASS or bool(passing and passing[0][0] <= hit.start()),
        )
        done = hit.start() + len(written)


def _is_name(said: Sequence[Word], place: int) -> bool:
    word = said[place]
    before = said[place - 1] if place and NEAR.fullmatch(word.gap) else None
    after = said[place + 1] if place + 1 < len(said) else None
    if place and said[place - 1].small in ("st", "saint") and word.gap in (" ", ". "):
        return False
    if word.is_word_too and after and after.gap == " " and after.small in vocabulary.DOING:
        return True
    if word.is_given_name or (before and _is_called(said, place, before, word)):
        return True
    if not word.may_be_name or len(word.written) == 1 or _is_institution(said, place):
        return False
    if after and after.gap == "'s " and not word.begins:
        return True
    if after and after.gap == " " and after.may_be_name and len(after.written) > 1:
        return True
    return bool(after and after.gap == " " and after.small in vocabulary.SAYING) or (
        before is not None and before.small in vocabulary.HEARING and word.gap == " " and before.small != "to"
    )


def _is_called(said: Sequence[Word], place: int, before: Word, word: Word) -> bool:
    """Tell a name by the word before it: a title, a relation, "called"."""
    if before.small in vocabulary.TITLES and word.gap in (" ", ". "):
        if before.small in vocabulary.STRONG_TITLES and word.is_capital:
            return word.small not in vocabulary.FIELD or (len(word.written) == 1 and _has_initial(said, place))
        return word.may_be_name or (before.small in ("mr", "mrs") and not word.passes and word.gap == " ")
    two = (said[place - 2].small, before.small) if place > 1 else ("", "")
    if before.small in vocabulary.NAMING or two in vocabulary.NAMING_BY_TWO:
        return word.may_be_name and len(word.written) > 1
    return (
        before.small in vocabulary.RELATIONS
        and word.gap != ". "
        and word.may_be_name
        and len(word.written) > 1
        and not _is_institution(said, place)
    )


def _has_initial(said: Sequence[Word], place: int) -> bool:
    """Tell whether a lone letter is a first name's, since a surname follows."""
    return place + 1 < len(said) and said[place + 1].gap in (" ", ". ") and said[place + 1].may_be_name


def _is_institution(said: Sequence[Word], place: int) -> bool:
    """Tell "Northgate Primary School": a word of the field follows with a capital."""
    for word in said[place + 1 : place + 4]:
        if word.gap not in (" ", "'s ") or not word.is_capital:
            return False
        if word.passes:
            return True
    return False


def _goes_on(word: Word, after: Word) -> bool:
    """Tell whether a further name follows: "Sarah Jones", "A. Sandhu"; not the abbreviation after it."""
    joined = after.gap == " " or (after.gap == ". " and len(word.written) == 1)
    return joined and (after.may_be_name or after.is_given_name)
