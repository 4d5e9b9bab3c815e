"""The words by which a likely name is told from the language of the field."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

WORDS: dict[str, dict[str, str]] = tomllib.loads((files("bot.privacy") / "words.toml").read_text(encoding="utf-8"))


def _words_of(group: str) -> frozenset[str]:
    return frozenset(word for words in WORDS[group].values() for word in words.split())


FIELD = _words_of("field")
LET_PASS = FIELD | _words_of("places")
GIVEN = _words_of("given")
GIVEN_WITH_CAPITAL = _words_of("given_with_capital")
TITLES = _words_of("titles")
STRONG_TITLES = _words_of("strong_titles")
RELATIONS = _words_of("relations")
NAMING = _words_of("naming")
NAMING_BY_TWO = frozenset({("name", "is"), ("name", "was"), ("known", "as"), ("goes", "by")})
SAYING = _words_of("saying")
DOING = SAYING | _words_of("doing")
HEARING = _words_of("hearing")
FAMILIES = _words_of("families")
OPENING = _words_of("opening")
PLACING = _words_of("placing")
NAMES_THAT_ARE_WORDS = _words_of("names_that_are_words")
PHRASES = ("three conversations", "milton keynes", "tower hamlets", "waltham forest", "iron mountain")


@lru_cache(maxsize=64)
def passing(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match the names of agencies, and others of two words, that are let pass."""
    several = sorted({*PHRASES, *(name.casefold() for name in names if name.strip())}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, several))})(?!\w)", re.IGNORECASE)
