"""The names of a round's children and families, kept so that a text can be held against them and nothing read back."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from bot.privacy.reading import Span, read
from bot.privacy.vocabulary import NAMES_THAT_ARE_WORDS

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
BETWEEN = re.compile(r"[ \n\t.-]{0,3}|, ")


@dataclass(frozen=True)
class WatchList:
    """Keyed hashes (HMAC-SHA-256) of each word of each name, and of each two that stand side by side.

    Without the pepper, which is kept apart, a name cannot be tried against the list.
    """

    digests: frozenset[bytes]
    pepper: bytes = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[str], pepper: bytes) -> WatchList:
        """Make a list of names as people write them: "Jayden Smith-Jones", "Ó Néill, Ann"."""
        words = {word for name in names for word in _looked_up([plain(w) for w in WORD.findall(read(name).words)])}
        return cls(frozenset(_digest(pepper, word) for word in words), pepper)

    def find(self, words: str) -> Iterator[Span]:
        """Find names in the words of a reading: alone, side by side, or one name written as two words."""
        if not self.digests:
            return
        hits = list(WORD.finditer(words))
        for hit in hits:
            if self._has_alone(hit, words):
                yield Span(hit.start(), hit.end() - len(_possessive(hit[0])), "listed_name")
        for one, other in pairwise(hits):
            if BETWEEN.fullmatch(words, one.end(), other.start()) and self._has_both(one[0], other[0]):
                yield Span(one.start(), other.end() - len(_possessive(other[0])), "listed_name")

    def _has_alone(self, hit: re.Match[str], words: str) -> bool:
        word = plain(hit[0])
        if (
            len(word) < 2
            or (len(word) == 2 and hit[0].islower())
            or (word in NAMES_THAT_ARE_WORDS and not _stands_out(hit, words))
        ):
            return False
        return self._has(word) or (word.endswith("s") and len(word) > 3 and self._has(word[:-1]))

    def _has_both(self, one: str, other: str) -> bool:
        first, second = plain(one), plain(other)
        return self._has(f"{first} {second}") or (len(first) < 4 and self._has(f"{first}{second}"))

    def _has(self, word: str) -> bool:
        return _digest(self.pepper, word) in self.digests


NOBODY = WatchList(frozenset(), b"")


def plain(word: str) -> str:
    """Spell a word of a name in one way: small letters, no apostrophe, no possessive."""
    return word[: len(word) - len(_possessive(word))].replace("'", "").casefold()


def _possessive(word: str) -> str:
    return word[-2:] if word[-2:] in ("'s", "'S") else ""


def _looked_up(words: list[str]) -> Iterator[str]:
    yield from (word for word in words if len(word) > 1)
    yield from (f"{first} {second}" for first, second in pairwise(words))


def _digest(pepper: bytes, word: str) -> bytes:
    return hmac.digest(pepper, word.encode(), "sha256")


def _stands_out(hit: re.Match[str], words: str) -> bool:
    """Tell a name from a word that begins a sentence or is one of a heading in capitals."""
    before = words[: hit.start()].rstrip(" ")[-1:]
    return hit[0][0].isupper() and not hit[0][1:].isupper() and before not in ("", ".", "!", "?", ":", "\n")
