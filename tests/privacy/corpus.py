"""The labelled texts, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.privacy.found import Found
from bot.privacy.tripwire import find
from bot.privacy.watch_list import WatchList

LABEL = re.compile(r"\{(\w+):([^}]*)\}")
LINES = (Path(__file__).parent / "corpus.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Text:
    """A text as an auditor typed it, what should be found in it, and whether it is held out."""

    words: str
    labels: tuple[Found, ...]
    is_held_out: bool

    @cache  # noqa: B019 - the texts are kept for good
    def found(self) -> tuple[Found, ...]:
        """Find what the tripwire finds, told what a round tells."""
        return find(self.words, watch(), agencies=header("agencies"), period=period())


def header(name: str) -> tuple[str, ...]:
    """Read what the corpus says of its round."""
    line = next(line for line in LINES if line.startswith(f"# {name}: "))
    return tuple(line.removeprefix(f"# {name}: ").split("; "))


@cache
def watch() -> WatchList:
    return WatchList.of(header("watch"), b"pepper of the tests")


@cache
def period() -> tuple[date, date]:
    first, last = map(date.fromisoformat, header("period")[0].split())
    return first, last


@cache
def texts() -> tuple[Text, ...]:
    held_out = LINES.index("# held out")
    return tuple(
        read_labelled(line.replace("\\n", "\n"), number > held_out)
        for number, line in enumerate(LINES)
        if not line.startswith("#")
    )


def read_labelled(line: str, is_held_out: bool = False) -> Text:
    """Read a text in which what should be found stands in braces with its kind."""
    words, labels, done = "", [], 0
    for hit in LABEL.finditer(line):
        words += line[done : hit.start()]
        labels.append(Found(len(words), len(words) + len(hit[2]), hit[1]))
        words, done = words + hit[2], hit.end()
    return Text(words + line[done:], tuple(labels), is_held_out)
