"""A round from a file: read it and check it whole."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictFloat,
    StrictInt,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.flows.hearing import KEEP
from bot.flows.turn import CONTACTS
from bot.legible import all_legible
from bot.office.bands import OLDEST
from bot.office.cells import BadCell, read_cell
from bot.office.enrolment import FOR_AGENCY
from bot.office.identifiers import as_counted
from bot.office.round_fields import BY_NAME, read_line
from bot.privacy.found import SOFT
from bot.privacy.tripwire import find
from bot.privacy.watch_list import WatchList
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from questionnaires.errors import FormError
from questionnaires.kinds.date import NotADate, read_date
from questionnaires.model import Questionnaire
from questionnaires.toml_files import place, plain, read_toml

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}[0-9]{1,4}[A-Z]?$")]

IN_WORDS = (
    "title", "theme", "priority", "briefing", "whom_to_tell", "procedure", "sharing_agreement", "dpia",
)  # fmt: skip
"""What is read as the words that somebody types for it in the chat."""

NO_NAMES = WatchList.of([], b"")


@dataclass(frozen=True)
class Fault:
    """What the office does not take of a file: its place, and the code of the sentence that says why."""

    place: str
    code: str
    facts: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.place}: {self.code}"


class RoundFileError(Exception):
    """A round's file is wrong: file, key, and what to do; nothing of it was loaded."""

    def __init__(self, where: Path, problems: Sequence[str | Fault]) -> None:
        super().__init__("\n".join(f"{where}: {problem}" for problem in problems))
        self.where, self.problems = where, problems


def _day(raw: object) -> object:
    """Read a date, also one in words; never a number, which would be seconds."""
    if isinstance(raw, str):
        with contextlib.suppress(NotADate):
            return read_date(raw)
    if isinstance(raw, date) and (not isinstance(raw, datetime) or raw.time() == time.min):
        return raw
    raise ValueError("give a date with day, month and year, for example 2026-12-18")


Day = Annotated[date, BeforeValidator(_day)]


def _age(raw: object) -> object:
    """Take an age in years, or as people write one."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | None):
        raise ValueError('give an age in years, or as words in quotation marks, for example "18 months"')
    if raw is None or isinstance(raw, str) or 0 <= raw < OLDEST + 1:
        return raw
    words = "greater than or equal to 0" if raw < 0 else f"less than or equal to {OLDEST}"
    raise ValueError(f"give an age {words}; a child who is not born yet is unborn")


class Part(BaseModel):
    """A piece of a round's file that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(Part):
    """The months of the record that are audited."""

    from_: Day = Field(alias="from")
    to: Day

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
    roles: Annotated[tuple[Literal["auditor", "agency_lead", "lead", "admin"], ...], Field(min_length=1)]
    agency: str | None = None


class CaseEntry(Part):
    """A child's record; an age is stored as its band only."""

    reference: Reference
    age: Annotated[StrictInt | StrictFloat | str | None, BeforeValidator(_age)] = None
    age_band: str = ""
    gender: str = ""
    ethnicity: str = ""
    flags: tuple[str, ...] = ()

    @property
    def band(self) -> str:
        """The age band, worked out from an age where one is given."""
        return str(self.read("age_band"))

    def read(self, field: str) -> Any:
        """Read a field as a list's cell is read; raises BadCell."""
        if field == "flags":
            return read_cell(field, ";".join(self.flags))
        raw = self.age if field == "age_band" and self.age is not None else getattr(self, field)
        return read_cell(field, str(raw))


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
    due: Day
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
            elif person.agency is None and (role := next((one for one in person.roles if one in FOR_AGENCY), None)):
                who = {"auditor": "an auditor", "agency_lead": "an agency's lead"}[role]
                yield f"people[{n}] ({person.name}).agency: {who} needs an agency; add its key"
        for n, one in enumerate(self.assignments, 1):
            if one.case not in cases:
                yield f"assignments[{n}].case: there is no case {one.case}; add it to [[cases]]"
            if one.agency not in agencies:
                yield f"assignments[{n}].agency: there is no agency {one.agency}; add it to [[agencies]]"
            if one.person not in known:
                yield f"assignments[{n}].person: there is no person {one.person}; add them to [[people]]"
            elif one.person not in auditors:
                yield f"assignments[{n}].person: {one.person} is no auditor; add auditor to their roles"

    def faults(self) -> Iterator[Fault]:
        """Say what the office does not take, as it takes typed words and the cells of a list."""
        names = tuple(agency.name for agency in self.agencies)
        for name, words in self.words.items():
            lets = CONTACTS if name in ("whom_to_tell", "procedure") else frozenset({"date"})
            yield from _fault(name, partial(_taken, name, words, lets, names))
        for n, agency in enumerate(self.agencies, 1):
            yield from _fault(f"agencies[{n}] ({agency.key}).name", partial(read_line, agency.name))
        first: dict[tuple[str, int, str], str] = {}
        for n, case in enumerate(self.cases, 1):
            for field in ("age_band", "gender", "ethnicity", "flags"):
                key = "age" if field == "age_band" and case.age is not None else field
                yield from _fault(f"cases[{n}] ({case.reference}).{key}", partial(case.read, field))
            other = first.setdefault(as_counted(case.reference), case.reference)
            if other != case.reference:
                pairs = [(case.reference, other)]
                yield Fault(f"cases[{n}] ({case.reference}).reference", "cases_alike", {"pairs": pairs})

    @property
    def words(self) -> dict[str, str]:
        """What the file says in words, by the field of a round that it is."""
        said = {name: getattr(self, name) for name in IN_WORDS}
        found = {name: value for name, value in said.items() if value}
        return found | ({"enquiries": "\n".join(self.enquiries)} if self.enquiries else {})

    def as_taken(self) -> dict[str, object]:
        """Give the words as they are stored, one spelling for spaces and without what lets a name stand."""
        return {name: BY_NAME[name].read(KEEP.sub("", words, count=1), date.min) for name, words in self.words.items()}


def _taken(name: str, words: str, lets: frozenset[str], agencies: tuple[str, ...]) -> object:
    """Take words as the chat takes them for a field; raises Refusal."""
    kept = KEEP.match(words)
    found = find(words, NO_NAMES, agencies=agencies)
    kinds = [one.kind for one in found if one.kind not in lets and not (kept and one.kind in SOFT)]
    if kinds:
        raise Refusal("not_taken", kinds=list(dict.fromkeys(kinds)), may_keep=SOFT.issuperset(kinds))
    return BY_NAME[name].read(KEEP.sub("", words, count=1), date.min)


def _fault(place: str, read: Callable[[], object]) -> Iterator[Fault]:
    try:
        read()
    except (Refusal, BadCell) as problem:
        yield Fault(place, problem.code, problem.facts)


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
    problems: list[str | Fault] = [*file.problems(), *file.faults()]
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
