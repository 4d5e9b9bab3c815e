"""A round from a file: read it and check it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from bot.legible import all_legible
from bot.office.bands import band_of
from questionnaires.catalog import Catalog
from questionnaires.errors import FormError
from questionnaires.model import Questionnaire
from questionnaires.toml_files import place, plain, read_toml

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}[0-9]{1,4}[A-Z]?$")]


class RoundFileError(Exception):
    """A round's file is wrong: file, key, and what to do; nothing of it was loaded."""

    def __init__(self, where: Path, problems: Sequence[str]) -> None:
        super().__init__("\n".join(f"{where}: {problem}" for problem in problems))


class Part(BaseModel):
    """A piece of a round's file that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(Part):
    """The months of the record that are audited."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise ValueError("ends before it begins: put the earlier date in from")
        return self


class AgencyEntry(Part):
    """An agency that takes part."""

    key: Key
    name: Words


class PersonEntry(Part):
    """Somebody with a role in the round."""

    telegram_id: int = Field(gt=0, lt=2**52)
    name: Words
    roles: Annotated[tuple[Literal["auditor", "lead", "admin"], ...], Field(min_length=1)]
    agency: str | None = None


class CaseEntry(Part):
    """A child's record; an age is stored as its band only."""

    reference: Reference
    age: int | None = Field(default=None, ge=0, le=17)
    age_band: str = ""
    gender: str = ""
    ethnicity: str = ""
    flags: tuple[Key, ...] = ()

    @property
    def band(self) -> str:
        """The age band, worked out from an age where one is given."""
        if self.age is None:
            return self.age_band
        return band_of(self.age)


class AssignmentEntry(Part):
    """Who audits which case for which agency."""

    case: str
    agency: str
    person: int
    purpose: Literal["first", "second", "panel"] = "first"


class RoundFile(Part):
    """A whole round as its file says it."""

    key: Key
    title: Words
    theme: Words
    questionnaire: str
    period: Period
    due: date
    briefing: str = ""
    whom_to_tell: str = ""
    procedure: str | None = None
    overall: bool = True
    switches: dict[str, bool] = Field(default_factory=dict)
    retention_days: int = Field(default=365, gt=0)
    priority: Words | None = None
    enquiries: tuple[Words, ...] | None = None
    sharing_agreement: Words | None = None
    dpia: Words | None = None
    signs_off: bool | None = None
    tidies: Literal["off", "on_submit", "as_you_go"] | None = None
    agencies: Annotated[tuple[AgencyEntry, ...], Field(min_length=1)]
    people: tuple[PersonEntry, ...] = ()
    cases: tuple[CaseEntry, ...] = ()
    assignments: tuple[AssignmentEntry, ...] = ()

    def problems(self) -> Iterator[str]:
        """Say what does not fit together, each with its place in the file."""
        agencies, cases = {a.key for a in self.agencies}, {c.reference for c in self.cases}
        auditors = {p.telegram_id for p in self.people if "auditor" in p.roles}
        known = {p.telegram_id for p in self.people}
        yield from _twice("agencies", "key", [a.key for a in self.agencies])
        yield from _twice("people", "telegram_id", [p.telegram_id for p in self.people])
        yield from _twice("cases", "reference", [c.reference for c in self.cases])
        triples = [(a.case, a.agency, a.purpose) for a in self.assignments]
        yield from _twice("assignments", "case and agency", triples)
        for n, person in enumerate(self.people, 1):
            if person.agency is not None and person.agency not in agencies:
                yield f"people[{n}] ({person.name}).agency: there is no agency {person.agency}; add it to [[agencies]]"
            elif "auditor" in person.roles and person.agency is None:
                yield f"people[{n}] ({person.name}).agency: an auditor needs an agency; add its key"
        for n, one in enumerate(self.assignments, 1):
            if one.case not in cases:
                yield f"assignments[{n}].case: there is no case {one.case}; add it to [[cases]]"
            if one.agency not in agencies:
                yield f"assignments[{n}].agency: there is no agency {one.agency}; add it to [[agencies]]"
            if one.person not in known:
                yield f"assignments[{n}].person: there is no person {one.person}; add them to [[people]]"
            elif one.person not in auditors:
                yield f"assignments[{n}].person: {one.person} is no auditor; add auditor to their roles"


def _twice(table: str, column: str, values: Sequence[object]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            words = " and ".join(map(str, value[:2])) if isinstance(value, tuple) else value
            yield f"{table}: {column} {words} is there {times} times; keep one"


def read_round(path: Path, catalog: Catalog) -> tuple[RoundFile, Questionnaire]:
    """Read a round's file and the questionnaire it names; raises RoundFileError with all that is wrong."""
    try:
        raw = all_legible(read_toml(path))
    except FormError as problem:
        raise RoundFileError(path, [str(problem).removeprefix(f"{path}: ")]) from None
    try:
        file = RoundFile.model_validate(raw)
    except ValidationError as problem:
        raise RoundFileError(path, [f"{place(raw, e['loc'])}: {_plain(e)}" for e in problem.errors()]) from None
    problems = list(file.problems())
    try:
        form = catalog.newest(file.questionnaire)
    except FormError as problem:
        raise RoundFileError(path, [*problems, f"questionnaire: {problem}"]) from None
    if problems:
        raise RoundFileError(path, problems)
    return file, form


def _plain(problem: Any) -> str:
    if "reference" in problem["loc"] and problem["type"] == "string_pattern_mismatch":
        return (
            "give 1 to 4 capital letters, then 1 to 4 digits, for example C07; never a name or a number from a record"
        )
    if problem["type"] == "string_pattern_mismatch":
        return "use lower-case letters, digits, _ or -, at most 40"
    return plain(problem)
