"""Figures of the tripwire: `python -m tests.privacy.measure FOLDER` prints them, and never words."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.privacy.found import Found
from bot.privacy.tripwire import find
from bot.privacy.watch_list import WatchList

CORPORA = Path(__file__).parent / "corpora"
PERIOD = (date(2015, 11, 1), date(2016, 11, 30))
AGENCIES = (
    "Health visiting", "School nursing", "General practice", "CAMHS", "Hospital", "Children's social care", "Police",
    "Education welfare", "Housing",
)  # fmt: skip
NO_NAMES = frozenset(
    {
        "address", "postcode", "nhs", "nhs_number", "nhs_or_upn_or_uln", "upn", "uln",
        "national_insurance", "nino", "ni_or_passport_or_bank", "phone", "email", "email_or_handle",
        "social", "link", "date", "date_of_birth", "dob", "long_number", "system_number", "number_plate",
        "car", "school", "school_or_nursery_name", "hospital", "mosaic", "crn", "passport", "bank", "iv",
        "other",
    }
)  # fmt: skip
"""Kinds that are no names, by their first word."""

PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Round:
    """What the tripwire is told of the round that the sentences are of."""

    watch: WatchList
    agencies: tuple[str, ...]
    period: tuple[date, date]

    def found(self, sentence: str) -> tuple[Found, ...]:
        """Find what the tripwire finds in a sentence of the round."""
        return _found(self, sentence)


@cache
def _found(round_: Round, sentence: str) -> tuple[Found, ...]:
    return find(sentence, round_.watch, agencies=round_.agencies, period=round_.period)


@dataclass(frozen=True)
class Dirty:
    """A sentence with identifiers of one kind, and the parts of it that must not stay."""

    kind: str
    sentence: str
    parts: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Tell the name of a person from other kinds."""
        return self.kind.split()[0] not in NO_NAMES

    def stays(self, found: tuple[Found, ...]) -> list[str]:
        """List the parts of which a word or number can still be read, wherever they stand."""
        out = {place for one in found for place in range(one.start, one.end)}
        return [part for part in self.parts if any(place not in out for place in _places(self.sentence, part))]


def _places(sentence: str, part: str) -> Iterator[int]:
    """Give the places of the signs of a part, but for words that tell nothing: "of", "in"."""
    for hit in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)|{re.escape(part)}", sentence):
        for piece in PIECE.finditer(hit[0]):
            if piece[0] not in ("of", "the", "in", "at", "no", "s"):
                yield from range(hit.start() + piece.start(), hit.start() + piece.end())


@dataclass(frozen=True)
class Corpus:
    """A folder of labelled sentences."""

    name: str
    round: Round
    dirty: tuple[Dirty, ...]
    clean: tuple[str, ...]

    def kinds(self) -> list[str]:
        """List the kinds of its identifiers, names first."""
        return list(dict.fromkeys(one.kind for one in sorted(self.dirty, key=lambda one: not one.is_name)))

    def found(self, kind: str | None = None, *, names: bool = False) -> tuple[int, int]:
        """Count the identifiers of which nothing stays, and all, of one kind, of names, or of every kind."""
        ones = [one for one in self.dirty if kind in (None, one.kind) and (one.is_name or not names)]
        all_ = sum(len(one.parts) for one in ones)
        return all_ - sum(len(one.stays(self.round.found(one.sentence))) for one in ones), all_

    def touched(self) -> tuple[int, int]:
        """Count the ordinary sentences in which anything is found, and all."""
        return sum(bool(self.round.found(one)) for one in self.clean), len(self.clean)


def corpora() -> list[Corpus]:
    """Read every folder that stands beside the others."""
    return [read_corpus(folder) for folder in sorted(CORPORA.iterdir()) if (folder / "dirty.tsv").is_file()]


@cache
def read_corpus(folder: Path) -> Corpus:
    """Read a folder: dirty.tsv (kind, sentence, parts), clean.txt, and round.toml where there is one."""
    rows = [line.split("\t") for line in _lines(folder / "dirty.tsv")]
    dirty = tuple(Dirty(kind, words, tuple(filter(None, parts.split(";")))) for kind, words, parts in rows)
    return Corpus(folder.name, _round(folder / "round.toml"), dirty, tuple(_lines(folder / "clean.txt")))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line.strip() and not line.startswith("#")]


def _round(path: Path) -> Round:
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    first, last = told.get("period", PERIOD)
    watch = WatchList.of(told.get("watch", ()), b"pepper of the tests")
    return Round(watch, tuple(told.get("agencies", AGENCIES)), (first, last))


def share(count: int, of: int) -> str:
    """Write a figure with its base."""
    return f"{count} of {of} ({100 * count / of:.1f} %)" if of else "0 of 0"


def as_toml(corpus: Corpus) -> str:
    """Write the figures as before.toml keeps them."""
    found = "".join(f"{kind!r} = {corpus.found(kind)[0]}\n".replace("'", '"') for kind in corpus.kinds())
    return f"touched = {corpus.touched()[0]}\n\n[found]\n{found}"


def main(folders: list[str]) -> None:
    """Print what is found by kind, and what is touched, of each folder; with --toml as before.toml keeps it."""
    is_toml = "--toml" in folders
    for folder in [one for one in folders if one != "--toml"] or [str(corpus) for corpus in sorted(CORPORA.iterdir())]:
        corpus = read_corpus(Path(folder))
        if is_toml:
            print(as_toml(corpus))
            continue
        print(f"{corpus.name}")
        for kind in corpus.kinds():
            print(f"  {kind:28} {share(*corpus.found(kind))}")
        print(f"  {'NAMES':28} {share(*corpus.found(names=True))}")
        print(f"  {'ALL':28} {share(*corpus.found())}")
        print(f"  {'ordinary sentences touched':28} {share(*corpus.touched())}")


if __name__ == "__main__":
    main(sys.argv[1:])
