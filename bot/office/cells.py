"""What may stand in a cell of a list of cases, by the column it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.office.bands import OLDEST, band_of, read_age, read_band
from bot.office.identifiers import as_reference, check_reference, check_words, clean

LONGEST = 60
DASHES = {"-", "–", "—"}  # noqa: RUF001 - as Word and Excel type "nothing"
SEXES = {
    **dict.fromkeys(("m", "male", "boy", "man", "males", "boys"), "M"),
    **dict.fromkeys(("f", "female", "girl", "woman", "females", "girls"), "F"),
}
FLAG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
MADE_A_DATE = re.compile(r"\d{1,2}-[a-z]{3}|[a-z]{3}-\d{2}", re.IGNORECASE)
"""What Excel makes of the bands 1-4, 5-9 and 10-15."""


class BadCell(Exception):
    """A cell cannot be taken; `code` names the sentence that says why, and what to do."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def read_cell(field: str, raw: str) -> Any:
    """Read a cell of a field; a dash reads as blank. Raises BadCell."""
    if field == "reference":
        if code := check_reference(raw):
            raise BadCell(code)
        return as_reference(raw)
    if raw.strip() in DASHES:
        raw = ""
    if code := check_words(raw):
        raise BadCell(code)
    return READERS.get(field, _words)(raw)


def _words(raw: str) -> str:
    words = clean(raw)
    if len(words) > LONGEST:
        raise BadCell("too_long", most=LONGEST)
    return words


def _age(raw: str) -> str:
    words = clean(raw)
    if not words:
        return ""
    age = read_age(words)
    if age is not None and age > OLDEST:
        raise BadCell("age_of_an_adult", oldest=OLDEST)
    if age is not None:
        return band_of(age)
    band = read_band(words)
    if band is None:
        raise BadCell("age_made_a_date" if MADE_A_DATE.fullmatch(words) else "age_unknown")
    return band


def _gender(raw: str) -> str:
    words = _words(raw)
    return SEXES.get(words.casefold().rstrip("."), words)


def canonical(field: str, stored: str) -> str:
    """Write what is stored of a case as it is compared: older lists spelled a band or sex in other ways."""
    words = clean(stored)
    if field == "age_band":
        return read_band(words) or words
    return SEXES.get(words.casefold().rstrip("."), words) if field == "gender" else words


def _flags(raw: str) -> tuple[str, ...]:
    flags = [clean(word).casefold().replace(" ", "_") for word in re.split(r"[,;|/\n]", raw) if word.strip()]
    if not all(FLAG.fullmatch(flag) for flag in flags):
        raise BadCell("flag_form")
    return tuple(dict.fromkeys(flags))


READERS: Mapping[str, Callable[[str], Any]] = {"age_band": _age, "gender": _gender, "flags": _flags}
