"""The names of a round's children and families, kept so that a text can be held against them and nothing read back."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from bot.privacy.reading import Span, read
from bot.privacy.vocabulary import COMMON, NAMES_THAT_ARE_WORDS, PARTICLES, TITLES

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
NO_NAMES = (PARTICLES | TITLES) - {"ben", "del", "san", "grace"}
"""Words of a name that stand for nobody: "van", "de", "Mrs"."""

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
        """Make a list of names as people write them: "Jayden Smith-Jones", "Ó Néill, Ann", "De Souza"."""
        words = {word for name in names for word in _looked_up([plain(w) for w in WORD.findall(read(name).words)])}
        return cls(frozenset(_digest(pepper, word) for word in words), pepper)

    def find(self, words: str) -> Iterator[Span]:
        """Find names in the words of a reading: alone, side by side, run together, or parted."""
        if not self.digests:
            return
        hits = list(WORD.finditer(words))
        for place, hit in enumerate(hits):
            if self._has_alone(hit, words):
                yield Span(hit.start(), hit.end() - len(_possessive(hit[0])), "listed_name")
            for several in (hits[place : place + 2], hits[place : place + 3]):
                if len(several) > 1 and _stand_close(several, words) and self._has_together(several):
                    yield Span(hit.start(), several[-1].end() - len(_possessive(several[-1][0])), "listed_name")

    def _has_alone(self, hit: re.Match[str], words: str) -> bool:
        word = plain(hit[0])
        if (
            len(word) < 2
            or (len(word) == 2 and hit[0].islower())
            or (word in NAMES_THAT_ARE_WORDS and not _stands_out(hit, words))
        ):
            return False
        return any(self._has(one) for one in _spellings(word)) or (
            word.endswith("s") and len(word) > 3 and self._has(word[:-1])
        )

    def _has_together(self, several: list[re.Match[str]]) -> bool:
        """Tell two that stand side by side on the list, or one name typed as two or three words."""
        parts = [plain(hit[0]) for hit in several]
        if len(parts) == 2 and self._has(" ".join(parts)):
            return True
        is_prose = all(hit[0].islower() and part in COMMON for hit, part in zip(several, parts, strict=True))
        joined = "".join(parts)
        return not is_prose and len(joined) > 3 and any(self._has(one) for one in _spellings(joined))

    def _has(self, word: str) -> bool:
        return _digest(self.pepper, word) in self.digests


NOBODY = WatchList(frozenset(), b"")


def plain(word: str) -> str:
    """Spell a word of a name in one way: small letters, no apostrophe, no possessive."""
    return word[: len(word) - len(_possessive(word))].replace("'", "").casefold()


def _possessive(word: str) -> str:
    return word[-2:] if word[-2:] in ("'s", "'S") else ""


def _looked_up(words: list[str]) -> Iterator[str]:
    """Give all by which a name is found: its words but for particles and titles, each two, and two or three in one."""
    names = [word for word in words if len(word) > 1 and word not in NO_NAMES] or [w for w in words if len(w) > 1]
    for word in names:
        yield from _spellings(word)
    yield from (f"{first} {second}" for first, second in pairwise(words))
    for count in (2, 3):
        several = (words[at : at + count] for at in range(len(words) - count + 1))
        yield from (one for some in several if len("".join(some)) > 3 for one in _spellings("".join(some)))


def _spellings(word: str) -> tuple[str, ...]:
    """Give a word, and the other spelling of the son in MacDonald."""
    if word.startswith("mac") and len(word) > 6:
        return (word, f"mc{word[3:]}")
    if word.startswith("mc") and len(word) > 5:
        return (word, f"mac{word[2:]}")
    return (word,)


def _stand_close(several: list[re.Match[str]], words: str) -> bool:
    return all(BETWEEN.fullmatch(words, one.end(), other.start()) for one, other in pairwise(several))


def _digest(pepper: bytes, word: str) -> bytes:
    return hmac.digest(pepper, word.encode(), "sha256")


def _stands_out(hit: re.Match[str], words: str) -> bool:
    """Tell a name from a word that begins a sentence or is one of a heading in capitals."""
    before = words[: hit.start()].rstrip(" ")[-1:]
    return hit[0][0].isupper() and not hit[0][1:].isupper() and before not in ("", ".", "!", "?", ":", "\n")
