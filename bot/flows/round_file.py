"""A round from a file: read it, check it whole, and bring the store in line with it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from questionnaires.catalog import Catalog, place, plain, read_toml
from questionnaires.errors import FormError
from questionnaires.model import Questionnaire
from storage.people import Membership
from storage.rounds import Round
from storage.store import Tx

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}[0-9]{1,4}[A-Z]?$")]

BANDS = ((0, "under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"))
"""The age bands of the Department for Education's children in need statistics, by the oldest age in each."""


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

    telegram_id: int = Field(gt=0)
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
        return next(words for oldest, words in BANDS if self.age <= oldest)


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
    overall: bool = True
    switches: dict[str, bool] = Field(default_factory=dict)
    retention_days: int = Field(default=365, gt=0)
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
        raw = read_toml(path)
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
        return "give letters, then digits, for example C07; never a name or a real number"
    if problem["type"] == "string_pattern_mismatch":
        return "use lower-case letters, digits, _ or -, at most 40"
    return plain(problem["msg"])


class Loader:
    """Brings the store in line with a round's file, and says what changed."""

    def __init__(self, tx: Tx, file: RoundFile, form: Questionnaire) -> None:
        self.tx, self.file, self.form = tx, file, form
        self.changes: list[str] = []

    def load(self) -> list[str]:
        """Load the file; gives a line for each change, none when all was so already."""
        before = self.tx.rounds.find(self.file.key)
        round_id = self._round(before)
        agencies = self._agencies(round_id)
        people = self._people(round_id, agencies)
        cases = self._cases(round_id)
        round_ = self.tx.rounds.get(round_id)
        self._assignments(round_, cases, agencies, people)
        self._drop_cases(round_id, cases)
        return self.changes

    def _round(self, before: Round | None) -> int:
        file, form = self.file, self.form
        pinned = self.tx.forms.pin(form.key, form.version, form.sha256, form.body)
        row: dict[str, Any] = {
            "key": file.key,
            "title": file.title,
            "theme": file.theme,
            "period_from": file.period.from_.isoformat(),
            "period_to": file.period.to.isoformat(),
            "due_on": file.due.isoformat(),
            "briefing": file.briefing,
            "whom_to_tell": file.whom_to_tell,
            "switches": json.dumps({"overall": file.overall, **file.switches}),
            "retention_days": file.retention_days,
        }
        if before is None:
            self.changes.append(f"new round {file.key}: {file.title}")
            return self.tx.rounds.put({**row, "form_id": pinned, "state": "open"})
        if before.form_id != pinned:
            self._supersede(before, pinned)
        old = {name: _stored(getattr(before, name)) for name in row}
        for name, value in row.items():
            if old[name] != value:
                self.changes.append(f"{name}: {old[name] or 'empty'} is now {value or 'empty'}")
        return self.tx.rounds.put(row)

    def _supersede(self, before: Round, pinned: int) -> None:
        """Move a round to a newer questionnaire as long as nobody has begun; else keep the one it began with."""
        begun = [one for one in self.tx.returns.of_round(before.id) if one.response_id is not None]
        words = f"{self.form.key} version {self.form.version}"
        if begun:
            self.changes.append(
                f"questionnaire: stays as it was, {len(begun)} returns were begun on it (file: {words})"
            )
            return
        self.tx.rounds.put({"key": before.key, "form_id": pinned})
        for one in self.tx.assignments.of_round(before.id):
            self.tx.assignments.use_form(one.id, pinned)
        self.changes.append(f"questionnaire: is now {words}")

    def _agencies(self, round_id: int) -> dict[str, int]:
        before = {a.key: a.name for a in self.tx.rounds.agencies(round_id)}
        ids = {a.key: self.tx.rounds.put_agency(a.key, a.name) for a in self.file.agencies}
        kept = [a for a in self.tx.rounds.agencies(round_id) if a.key not in ids and self._has_returns(round_id, a.key)]
        self.tx.rounds.seat(round_id, [*ids.values(), *(a.id for a in kept)])
        now = {a.key: a.name for a in self.file.agencies} | {a.key: a.name for a in kept}
        self._differ("agency", before, now)
        return ids

    def _has_returns(self, round_id: int, agency_key: str) -> bool:
        return any(one.agency_key == agency_key for one in self.tx.returns.of_round(round_id) if one.response_id)

    def _people(self, round_id: int, agencies: dict[str, int]) -> dict[int, int]:
        before = {(p.name, m.role): (p, m) for p, m in self.tx.people.of_round(round_id)}
        ids, now = {}, {}
        for entry in self.file.people:
            ids[entry.telegram_id] = person_id = self.tx.people.put(entry.telegram_id, entry.name)
            for role in entry.roles:
                member = Membership(person_id, round_id, role, agencies.get(entry.agency or ""))
                self.tx.people.join(member)
                now[(entry.name, role)] = member
        for key, (_, member) in before.items():
            if (member.person_id, member.role) not in {(m.person_id, m.role) for m in now.values()}:
                self.tx.people.leave(member)
                self.changes.append(f"person {key[0]}: no longer {key[1]}")
        held = {(m.person_id, m.role): m for _, m in before.values()}
        for (name, role), member in now.items():
            if (member.person_id, role) not in held:
                self.changes.append(f"person {name}: now {role}")
            elif held[(member.person_id, role)] != member:
                self.changes.append(f"person {name}: {role} for another agency")
        return ids

    def _cases(self, round_id: int) -> dict[str, int]:
        before = {
            c.reference: (c.age_band, c.gender, c.ethnicity, list(c.flags)) for c in self.tx.cases.of_round(round_id)
        }
        ids, now = {}, dict(before)
        for entry in self.file.cases:
            row = {"age_band": entry.band, "gender": entry.gender, "ethnicity": entry.ethnicity}
            now[entry.reference] = (entry.band, entry.gender, entry.ethnicity, list(entry.flags))
            row |= {"reference": entry.reference, "flags": json.dumps(list(entry.flags))}
            ids[entry.reference] = self.tx.cases.put({"round_id": round_id, **row})
        self._differ("case", before, now)
        return ids

    def _assignments(
        self, round_: Round, cases: dict[str, int], agencies: dict[str, int], people: dict[int, int]
    ) -> None:
        there = {(a.case_id, a.agency_id, a.purpose): a for a in self.tx.assignments.of_round(round_.id)}
        wanted: set[tuple[int | None, int, str]] = set()
        for entry in self.file.assignments:
            key: tuple[int | None, int, str] = (cases[entry.case], agencies[entry.agency], entry.purpose)
            wanted.add(key)
            person_id, found = people[entry.person], there.get(key)
            words = f"assignment {entry.case}, {entry.agency}"
            if found is None:
                self.tx.assignments.add(round_.id, key[0], key[1], person_id, round_.form_id, entry.purpose)
                self.changes.append(f"{words}: new")
            elif found.person_id != person_id or found.withdrawn:
                self.tx.assignments.hand_to(found.id, person_id)
                self.changes.append(f"{words}: handed to {entry.person}")
        names = {id_: reference for reference, id_ in cases.items()}
        for key, found in there.items():
            if key not in wanted and not found.withdrawn:
                self.tx.assignments.withdraw(found.id)
                case = names.get(found.case_id or 0, "a case no longer there")
                self.changes.append(f"assignment {case}, {self.tx.rounds.agency(found.agency_id).key}: withdrawn")

    def _drop_cases(self, round_id: int, kept: dict[str, int]) -> None:
        """Take cases out that the file no longer has, unless something hangs on them."""
        used = {a.case_id for a in self.tx.assignments.of_round(round_id)}
        for case in self.tx.cases.of_round(round_id):
            if case.reference in kept:
                continue
            if case.id in used:
                self.changes.append(f"case {case.reference}: not in the file, kept because it was assigned")
            else:
                self.tx.cases.drop(case.id)
                self.changes.append(f"case {case.reference}: removed")

    def _differ(self, what: str, before: dict[str, Any], now: dict[str, Any]) -> None:
        for key in now.keys() - before.keys():
            self.changes.append(f"{what} {key}: new")
        for key in before.keys() - now.keys():
            self.changes.append(f"{what} {key}: removed")
        for key in before.keys() & now.keys():
            if before[key] != now[key]:
                self.changes.append(f"{what} {key}: changed")


def _stored(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, dict) else value
