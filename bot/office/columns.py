"""Which column of a list holds what: headers are matched forgivingly, and some must not be sent at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.office.identifiers import clean

MOST_COLUMNS = 60

REFERENCE_HEADERS = {"case", "caseid", "caseno", "casenumber", "child", "childid", "id", "refno", "refnumber"}
FREE_TEXT = {"note", "notes", "comment", "comments", "remark", "remarks", "summary", "description", "details"}
OF_A_GROUP = {"agency", "area", "locality", "plan", "school", "service", "team", "unit", "ward"}
"""What may have a name: a child's name is refused, a team's is not."""

NOT_TO_BE_SENT = {
    "name": (
        {"name", "names", "surname", "forename", "forenames", "firstname", "lastname", "fullname", "initials", "alias"},
        r"(?:child|young|pupil|patient|first|last|given|family|middle|full)\w*names?\d*",
    ),
    "nhs_number": ({"nhs", "nhsno", "nhsnum", "nhsnumber", "nhsid", "chi"}, r"nhs(?:no|num|number|id)s?|hospitalno\w*"),
    "upn": ({"upn", "uln"}, r"unique(?:pupil|learner)\w*|pupil(?:no|number|id)"),
    "date_of_birth": ({"dob", "birthdate", "birthday", "born"}, r"dob|(?:date|day|month|year)ofbirth|birthdate"),
    "address": ({"address", "addresses", "street", "uprn"}, r"\w*address\d*"),
    "postcode": ({"postcode", "postcodes"}, r"\w*post(?:al)?code\d*"),
    "phone": ({"phone", "telephone", "tel", "mobile"}, r"\w*(?:phone|telno|mobileno)\w*"),
    "email": ({"email", "emails"}, r"\w*email\w*"),
    "national_insurance": ({"nino"}, r"n(?:ational)?i(?:nsurance)?(?:no|number)"),
}
"""Kinds of columns that would tell who a child is: words of a header, and how a header reads without spaces."""


@dataclass(frozen=True)
class Column:
    """A column of a list: its letter as spreadsheets show it, its header, and what it was taken for.

    `field` is reference, age_band (also of ages), gender, ethnicity or flags; stratum for any other attribute; empty
    when the column is ignored.
    """

    place: int
    header: str
    field: str

    @property
    def letter(self) -> str:
        """Give the letter by which spreadsheets show it: A, B ... Z, AA."""
        return letter(self.place)


def letter(place: int) -> str:
    """Give the letter of a column counted from 0."""
    letters = ""
    while place >= 0:
        letters, place = chr(ord("A") + place % 26) + letters, place // 26 - 1
    return letters


def read_columns(cells: Sequence[str]) -> list[Column]:
    """Take each header for a field, each field once."""
    columns: list[Column] = []
    taken: set[str] = set()
    for place, header in enumerate(map(clean, cells)):
        field = field_of(header)
        key = header.casefold() if field == "stratum" else field
        columns.append(Column(place, header, "" if key in taken else field))
        taken.add(key)
    return columns


def count_known(cells: tuple[str, ...]) -> int:
    """Count the headers that are known by name."""
    return sum(field_of(clean(cell)) not in ("", "stratum") for cell in cells[:MOST_COLUMNS])


def field_of(header: str) -> str:
    """Name what a column holds by its header."""
    words = _words(header)
    if "".join(words) in REFERENCE_HEADERS or {"ref", "reference"} & set(words):
        return "reference"
    if "age" in words or words[:1] in (["ageband"], ["agegroup"], ["agerange"]):
        return "age_band"
    for field, names in (("gender", {"gender", "sex"}), ("ethnicity", {"ethnicity", "ethnic"}), ("flags", {"flag"})):
        if names & {word.removesuffix("s") if field == "flags" else word for word in words}:
            return field
    return "" if not words or FREE_TEXT & set(words) else "stratum"


def not_to_be_sent(header: str) -> str | None:
    """Name what must not be sent that a header promises: a name, an NHS number, a date of birth ...; else None."""
    words = _words(header)
    squashed = "".join(words)
    if words[:1] == ["nhs"] and words[1:2] in (["trust"], ["service"], ["team"]):
        return None
    for kind, (names, pattern) in NOT_TO_BE_SENT.items():
        said = names & set(words)
        if said <= {"name", "names"} and OF_A_GROUP & set(words):
            said = set()
        if said or re.fullmatch(pattern, squashed):
            return kind
    return None


def _words(header: str) -> list[str]:
    """Split a header into words of small letters: NHSNumber, date_of_birth and "Child's name" alike."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", header)
    return re.findall(r"[^\W_]+", re.sub(r"['’]s\b|\.", "", apart).casefold())  # noqa: RUF001 - as phones type it
