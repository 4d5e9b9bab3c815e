"""The words of a reading: how each is written, what stands before it, and what vocabulary knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.privacy import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
BEGINS = re.compile(r"[.!?:;\n*/\"\u201c\u201d\u2022>][ \"'(\u201c]*$|(?:^|[ \n])[-*] $")
SENTENCE = re.compile(r"[^.!?\n]+")
POSSESSIVE = re.compile(r"'[sS]?$")
SHORTENED = re.compile(r"'(?:ll|ve|re|d|m|s)$")
PHRASE_GAP = re.compile(r" |-|, | & |/|\. |'s |' | \+ ")
SINGLE_OF_SCOTLAND = re.compile(r"(?:O'|D'|Mc|Mac|Fitz|De|Di|Le|La|Van|Du|St)[A-Z][a-z]+")
SEVERAL = re.compile(r"[A-Z]{2,6}s")
"""More than one of what an abbreviation stands for: SWs, EHCPs."""

BRAND = re.compile(r"[A-Z]?[a-z]+[A-Z]\w*")
"""A capital within: iPhone, SystmOne, WhatsApp."""

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

VOWEL, CROWD = re.compile(r"[aeiouy]"), re.compile(r"[^aeiouy]{4}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands, in small letters without a possessive, and what stands before it."""

    start: int
    end: int
    written: str
    small: str
    gap: str
    owns: bool
    begins: bool
    passes: bool
    shouted: bool

    @property
    def is_capital(self) -> bool:
        """Tell a name's form (Jayden, O'Brien, a lone initial) from small letters and abbreviations."""
        return self.written[0].isupper() and (len(self.written) == 1 or not self.written.isupper())

    @property
    def is_small(self) -> bool:
        """Tell a word without a capital, or one of a sentence in capitals, where they tell nothing."""
        return self.written.islower() or self.shouted

    @property
    def is_of_another_script(self) -> bool:
        """Tell a word without a Latin letter."""
        return not LATIN.search(self.written)

    @property
    def is_shouted_alone(self) -> bool:
        """Tell a word in capitals among others that are not."""
        return len(self.written) > 1 and self.written.isupper() and not self.shouted

    @property
    def is_ordinary(self) -> bool:
        """Tell a word of ordinary English, or of the field."""
        if self.passes or self.small in vocabulary.ORDINARY or "n't" in self.small:
            return True
        pieces = re.split(r"['-]", SHORTENED.sub("", self.small))
        known = (vocabulary.ORDINARY, vocabulary.LET_PASS)
        return all(len(piece) < 2 or any(piece in words for words in known) for piece in pieces)

    @property
    def is_unknown(self) -> bool:
        """Tell what is no word of English at all, nor one mistyped."""
        if self.is_ordinary or (self.small in vocabulary.ENGLISH and self.small not in vocabulary.LISTED_GIVEN):
            return False
        plain = self.small.removeprefix("un").removeprefix("re").removeprefix("non")
        if plain != self.small and plain in vocabulary.ENGLISH:
            return False
        return self.small in vocabulary.SURNAMES or not (
            self.small in vocabulary.RARE or vocabulary.is_slip(self.small)
        )

    @property
    def is_listed(self) -> bool:
        """Tell a given name that is hardly ever another word, known in small letters too."""
        first = self.small.split("-")[0]
        if self.passes or first in vocabulary.FIELD:
            return False
        if "-" in self.small and any(
            piece in vocabulary.COMMON - vocabulary.GIVEN_WITH_CAPITAL for piece in self.small.split("-")[1:]
        ):
            return False
        if first in vocabulary.GIVEN or SINGLE_OF_SCOTLAND.fullmatch(self.written):
            return True
        return len(first) > 3 and first in vocabulary.LISTED_GIVEN and first not in vocabulary.ENGLISH

    @property
    def is_word_too(self) -> bool:
        """Tell a given name that may be another word: Grace, Amber."""
        return not self.passes and self.small.split("-")[0] in vocabulary.GIVEN_WITH_CAPITAL

    @property
    def is_surname(self) -> bool:
        """Tell what is known as a surname, word or none."""
        return not self.passes and self.small.split("-")[-1] in vocabulary.SURNAMES

    @property
    def may_be_name(self) -> bool:
        """Tell what has a name's form and is no word of the field."""
        return self.is_capital and not self.passes

    @property
    def is_spoken(self) -> bool:
        """Tell what can be said as a word, as few abbreviations can."""
        vowels = len(VOWEL.findall(self.small))
        return len(self.small) > 4 and vowels * 4 > len(self.small) and not CROWD.search(self.small)


def words_of(text: str, names: tuple[str, ...]) -> Sequence[Word]:
    """Split a reading into words; `names` are let pass."""
    hits = list(WORD.finditer(text))
    written = [POSSESSIVE.sub("", hit[0]) for hit in hits]
    small = [one.casefold() for one in written]
    gaps = [text[before : hit.start()] for before, hit in zip([0, *(hit.end() for hit in hits)], hits, strict=False)]
    let_pass = _let_pass(small, gaps, names)
    shouted = _shouted(text, hits)
    return [
        Word(
            hit.start(),
            hit.start() + len(one),
            one,
            short,
            gap,
            owns=hit[0][len(one) :] not in ("", "'") or (hit[0].endswith("s'")),
            begins=not place or bool(BEGINS.search(gap[-4:])),
            passes=passes or short in vocabulary.LET_PASS or _is_brand(one),
            shouted=loud,
        )
        for place, (hit, one, short, gap, passes, loud) in enumerate(
            zip(hits, written, small, gaps, let_pass, shouted, strict=True)
        )
    ]


def _is_brand(written: str) -> bool:
    if SEVERAL.fullmatch(written):
        return True
    return bool(BRAND.fullmatch(written)) and not SINGLE_OF_SCOTLAND.fullmatch(written) and "-" not in written


def _let_pass(small: Sequence[str], gaps: Sequence[str], names: tuple[str, ...]) -> list[bool]:
    """Mark the words of phrases that are let pass, the longest first."""
    passing, marks, place = vocabulary.passing(names), [False] * len(small), 0
    while place < len(small):
        end = place + 1
        while end < len(small) and end < place + vocabulary.LONGEST_PHRASE and PHRASE_GAP.fullmatch(gaps[end]):
            end += 1
        length = passing.length(small[place:end])
        marks[place : place + length] = [True] * length
        place += length or 1
    return marks


def _shouted(text: str, hits: Sequence[re.Match[str]]) -> list[bool]:
    """Mark the words of sentences in capitals, where those tell nothing."""
    loud = [hit.span() for hit in SENTENCE.finditer(text) if _is_loud(hit[0])]
    return [any(start <= hit.start() < end for start, end in loud) and hit[0].isupper() for hit in hits]


def _is_loud(sentence: str) -> bool:
    words = [word for word in WORD.findall(sentence) if len(word) > 1]
    high = sum(word.isupper() for word in words)
    known = any(len(word) > 2 and word.casefold() in vocabulary.COMMON for word in words)
    return high > 2 and high * 5 >= len(words) * 4 and known
