"""The words by which a likely name is told from ordinary English and from the language of the field."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

HERE = files("bot.privacy")
PART = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def _toml(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _lists() -> Mapping[str, frozenset[str]]:
    text = gzip.decompress((HERE / "data" / "vocabulary.txt.gz").read_bytes()).decode("ascii")
    rows = (line.partition("\t") for line in text.splitlines())
    return {section: frozenset(words.split(",")) for section, _, words in rows}


def parts(words: str) -> tuple[str, ...]:
    """Give the words of a phrase as they are looked up: small letters, no possessive."""
    return tuple(part.removesuffix("'s").removesuffix("'") for part in PART.findall(words.casefold().replace("’", "'")))  # noqa: RUF001


WORDS, PROPER, LISTS = _toml("words.toml"), _toml("proper.toml"), _lists()


def _words_of(group: str) -> frozenset[str]:
    return frozenset(word for words in WORDS[group].values() for word in words.split())


def _phrases(lists: Iterable[str]) -> Iterator[tuple[str, ...]]:
    yield from filter(None, (parts(phrase) for words in lists for phrase in words.split(",")))


FIELD = _words_of("field")
PEOPLE = frozenset(WORDS["field"]["people"].split()) | {
    "male",
    "female",
    "sibs",
    "sib",
    "m",
    "f",
    "eldest",
    "youngest",
    "yp",
}
GIVEN = _words_of("given")
GIVEN_WITH_CAPITAL = _words_of("given_with_capital")
TITLES = _words_of("titles")
STRONG_TITLES = _words_of("strong_titles")
RELATIONS = _words_of("relations")
NAMING = _words_of("naming")
NAMING_BY_TWO = frozenset(tuple(pair.split("_")) for pair in _words_of("naming_by_two"))
SAYING = _words_of("saying")
DOING = SAYING | _words_of("doing")
HEARING = _words_of("hearing")
COMPANY = _words_of("company")
FAMILIES = _words_of("families")
OPENING = _words_of("opening")
PLACING = _words_of("placing")
PARTICLES = _words_of("particles")
INSTITUTIONS = _words_of("institutions")
THINGS_CALLED_AFTER = _words_of("things_called_after")
SHORT_FORMS = _words_of("short_forms")
NAMES_THAT_ARE_WORDS = _words_of("names_that_are_words")
AFTER_WHICH_NO_NAME = _words_of("after_which_no_name")
BEFORE_A_PLACE = frozenset(
    {
        "upper",
        "lower",
        "great",
        "little",
        "north",
        "south",
        "east",
        "west",
        "higher",
        "nether",
        "much",
        "long",
        "old",
        "new",
    }
)
ABSTRACT = frozenset(_words_of("abstract"))
HELPERS = frozenset({"will", "may", "can", "might", "grant", "art", "chance", "case", "hope", "love"})
"""Given names that are what somebody does as well: in small letters after a role rather that."""
RECORD_SYSTEMS = _words_of("record_systems")
SYSTEMS = RECORD_SYSTEMS | _words_of("systems")
SURNAMES_IN_SMALL_LETTERS = _words_of("surnames_in_small_letters")

COMMON = LISTS["common"]
LISTED_GIVEN = LISTS["given"]
SURNAMES = LISTS["surnames"] | LISTS["given"]
ORDINARY = (COMMON | (LISTS["words"] - LISTED_GIVEN) | FIELD | SHORT_FORMS) - GIVEN
"""English of a middling dictionary, but for words that few use and that are given names too."""

RARE = LISTS["rare"]
ENGLISH = COMMON | LISTS["words"] | FIELD | SHORT_FORMS

_TOWNS = frozenset(PROPER["places"]["towns_that_are_names"].replace("\n", " ").replace(" ", "").split(","))
TOWNS_THAT_ARE_NAMES = (_TOWNS & SURNAMES) - GIVEN
_PROPER = frozenset(_phrases([*PROPER["pass"].values(), *PROPER["places"].values()]))
_PLACES = frozenset(parts(place) for place in LISTS["places"])
LET_PASS = (
    (FIELD | _words_of("places") | LISTS["nations"] | {one for (one, *rest) in _PROPER | _PLACES if not rest})
    - GIVEN - (GIVEN_WITH_CAPITAL - FIELD) - TOWNS_THAT_ARE_NAMES
)  # fmt: skip
PHRASES = frozenset(phrase for phrase in _PROPER | _PLACES if len(phrase) > 1)
LONGEST_PHRASE = 5


class Passing:
    """Phrases that are let pass: everybody's, and those of a round."""

    def __init__(self, names: Iterable[str]) -> None:
        self.own = frozenset(filter(None, map(parts, names)))
        self.begins = BEGINS_PHRASE | {phrase[0] for phrase in self.own}

    def length(self, words: Sequence[str]) -> int:
        """Say how many words from the first on are let pass together."""
        if words[0] not in self.begins:
            return 0
        for end in range(len(words), 0, -1):
            phrase = tuple(words[:end])
            if phrase in self.own or phrase in PHRASES:
                return end
        return 0

    def knows(self, name: str) -> bool:
        """Tell whether a name as a whole, or without its last word, is let pass."""
        phrase = parts(name.removeprefix("The ").removeprefix("the "))
        return any(one in self.own or one in PHRASES for one in (phrase, phrase[:-1]) if one)

    def lets(self, name: str, known: frozenset[str]) -> bool:
        """Tell a name that is let pass, or is all of known words, from a school's or a street's."""
        pieces = parts(name)
        if self.knows(name) or (len(pieces) > 1 and pieces[-1] in INSTITUTIONS - SCHOOL_WORDS):
            return True
        return all(piece in known or piece in FIELD or piece in SHORT_FORMS for piece in pieces)


BRANDS = frozenset(
    {
        "whatsapp",
        "snapchat",
        "facebook",
        "tiktok",
        "youtube",
        "systmone",
        "liquidlogic",
        "facetime",
        "iphone",
        "ipad",
        "onlyfans",
        "playstation",
        "safelives",
        "childline",
        "myconcern",
        "assetplus",
        "careworks",
        "gofundme",
        "linkedin",
        "paypal",
        "bereal",
        "parentpay",
        "parentmail",
        "edulink",
    }
)

SCHOOL_WORDS = frozenset(("college", "community", "christian", "catholic", "muslim", "islamic"))
BEGINS_PHRASE = frozenset(phrase[0] for phrase in PHRASES)


@lru_cache(maxsize=64)
def passing(names: tuple[str, ...]) -> Passing:
    """Gather the names of agencies, and a round's own words, that are let pass."""
    return Passing(names)


def is_brand_name(token: str) -> bool:
    """Tell names that are written with a capital within: WhatsApp, SystmOne, McDonald."""
    return token.casefold() in BRANDS or token.startswith(("Mc", "Mac", "De", "Le", "La", "Fitz"))


def is_abbreviation(written: str) -> bool:
    """Tell what is in capitals, or short for something."""
    return written.isupper() or written.casefold() in SHORT_FORMS


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=4096)
def is_slip(word: str) -> bool:
    """Tell a common word with one letter too many, missing, wrong or swapped with the next."""
    if not 5 <= len(word) <= 16 or not word.isascii():
        return False
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return any(
        near in COMMON
        for before, rest in cuts
        for near in (
            before + rest[1:],
            before + rest[1:2] + rest[:1] + rest[2:],
            *(before + letter + rest[1:] for letter in LETTERS if rest),
            *(before + letter + rest for letter in LETTERS),
        )
        if len(near) > 3 and near != word
    )
