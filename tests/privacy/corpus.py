"""Labelled texts: what should be found stands in braces with its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.privacy.found import Found
from tests.privacy.measure import CORPORA, read_corpus

LABEL = re.compile(r"\{(\w+):([^}]*)\}")


@dataclass(frozen=True)
class Text:
    """A text as an auditor typed it, and what should be found in it."""

    words: str
    labels: tuple[Found, ...]


def period() -> tuple[date, date]:
    """Give the period of the round that the project's own texts are of."""
    return read_corpus(CORPORA / "own").round.period


def read_labelled(line: str) -> Text:
    """Read a text in which what should be found stands in braces with its kind."""
    words, labels, done = "", [], 0
    for hit in LABEL.finditer(line):
        words += line[done : hit.start()]
        labels.append(Found(len(words), len(words) + len(hit[2]), hit[1]))
        words, done = words + hit[2], hit.end()
    return Text(words + line[done:], tuple(labels))
