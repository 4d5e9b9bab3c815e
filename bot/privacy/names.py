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
OPENS = re.compile(r"\w{3,20}(?:ed|ing)|(?:\w{2,20}[^l]|\w{1,20}[au]l)ly")
"""How a word ends that opens a sentence and has a comma after it (Sadly, Worried), and few surnames do."""

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
    def is_in_capitals(self) -> bool:
        """Tell a name in capitals (WHITLOCK) from abbreviations, most of which are shorter."""
        if self.passes or not self.written.isupper():
            return False
        return len(self.written) > 3 or self.small in vocabulary.GIVEN or self.small in vocabulary.NAMES_THAT_ARE_WORDS

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
    for place in range(len(said)):
        if place > last and _is_name(said, place):
            first = place - 1 if place - 1 > last and _begins_before(said, place) else place
            last = place
            while last + 1 < len(said) and _goes_on(said[last], said[last + 1]):
                last += 1
            if _has_surname_in_small_letters(said, place, last):
                last += 1
            yield Span(said[first].start, said[last].end, "name")


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
    if _is_of_family(said, place) or _is_before_given_name(said, place):
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
        if before.small in vocabulary.STRONG_TITLES and word.is_in_capitals:
            return True
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


def _is_of_family(said: Sequence[Word], place: int) -> bool:
    """Tell "the Whitlock family" from "the Larkfield Family Centre"."""
    word, after = said[place], said[place + 1 : place + 3]
    if not place or said[place - 1].small != "the" or word.gap != " " or len(word.written) == 1:
        return False
    if not after or after[0].gap != " " or after[0].small not in vocabulary.FAMILIES:
        return False
    goes_on = after[0].is_capital and len(after) > 1 and after[1].gap == " " and after[1].is_capital
    return (word.may_be_name or word.is_in_capitals) and not goes_on


def _is_before_given_name(said: Sequence[Word], place: int) -> bool:
    """Tell "Whitlock, Sarah" from "Sadly, Sarah" and "In Basingstoke, Sarah"."""
    word, after = said[place], said[place + 1] if place + 1 < len(said) else None
    if not after or after.gap != ", " or not after.is_given_name or len(word.written) == 1:
        return False
    if word.small in vocabulary.OPENING:
        return False
    if word.begins:
        return (word.may_be_name or word.is_in_capitals) and not OPENS.fullmatch(word.small)
    if said[place - 1].small in vocabulary.PLACING:
        return False
    return word.may_be_name or (word.is_in_capitals and not after.written.isupper())


def _begins_before(said: Sequence[Word], place: int) -> bool:
    """Tell a surname in capitals that stands first: "WHITLOCK Sarah"; in a text in capitals, where it begins."""
    before, word = said[place - 1], said[place]
    if before.small in vocabulary.OPENING:
        return False
    return before.is_in_capitals and word.gap == " " and (before.begins or not word.written.isupper())


def _goes_on(word: Word, after: Word) -> bool:
    """Tell whether a further name follows: "Sarah Jones", "A. Sandhu", "Sarah JONES"; not the abbreviation after it."""
    if after.gap == " " and after.is_in_capitals:
        return word.is_given_name or not word.is_in_capitals
    joined = after.gap == " " or (after.gap == ". " and len(word.written) == 1)
    return joined and (after.may_be_name or after.is_given_name)


def _has_surname_in_small_letters(said: Sequence[Word], place: int, last: int) -> bool:
    """Tell "mum sarah whitlock said": a word that is none of the field's between a person and what a person does."""
    if not place or last + 2 >= len(said) or said[place - 1].small not in vocabulary.RELATIONS:
        return False
    name, word, after = said[last : last + 3]
    stands = NEAR.fullmatch(said[place].gap) and word.gap == after.gap == " " and after.small in vocabulary.SAYING
    is_small = name.written.islower() and word.written.islower() and len(word.written) > 2
    known = word.passes or word.small in vocabulary.RELATIONS or OPENS.fullmatch(word.small)
    return bool(stands) and is_small and not known
