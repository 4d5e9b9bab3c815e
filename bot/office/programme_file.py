"""A programme from a file: read it, check it whole, and put it in the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot import access
from bot.legible import all_legible
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from questionnaires.errors import FormError
from questionnaires.toml_files import place, plain, read_toml
from storage.programmes import Quota
from storage.tx import Tx

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class QuotaEntry(BaseModel):
    """How many cases somebody audits each period; `person` is the number that exports use, for example P007."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: Annotated[str, StringConstraints(pattern=r"^P[0-9]{3,}$")]
    agency: Key
    team: str = ""
    manner: Literal["in_line", "independent"]
    cases: int = Field(gt=0, le=50)


class ProgrammeFile(BaseModel):
    """A whole programme as its file says it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    title: Words
    questionnaire: str
    every: Literal["month", "quarter"]
    covers_months: int = Field(default=6, gt=0, le=60)
    retention_days: int = Field(default=365, gt=0)
    quotas: Annotated[tuple[QuotaEntry, ...], Field(min_length=1)]


def read_programme(path: Path) -> ProgrammeFile:
    """Read a programme's file; raises FormError naming the key and what to do."""
    raw = all_legible(read_toml(path))
    try:
        return ProgrammeFile.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise FormError(path, place(raw, first["loc"]), plain(first)) from None


def put(tx: Tx, who: int, catalog: Catalog, file: ProgrammeFile) -> int:
    """Put a programme in the store, or bring the one with its key in line; raises Refusal. Gives its id."""
    access.allow(tx, who, "make_round")
    catalog.newest(file.questionnaire)
    quotas = [_quota(tx, entry) for entry in file.quotas]
    if len({(one.person_id, one.manner) for one in quotas}) < len(quotas):
        raise Refusal("programme_quota_twice")
    return tx.programmes.put(
        file.key, file.title, file.questionnaire, file.every, file.covers_months, file.retention_days, quotas
    )


def _quota(tx: Tx, entry: QuotaEntry) -> Quota:
    agency = tx.rounds.find_agency(entry.agency)
    if agency is None:
        raise Refusal("programme_no_agency", key=entry.agency)
    person_id = int(entry.person[1:])
    if not any(person.id == person_id and person.is_active for person in tx.people.all()):
        raise Refusal("programme_no_person", person=entry.person)
    if entry.manner == "in_line" and not entry.team:
        raise Refusal("programme_no_team", person=entry.person)
    return Quota(person_id, agency.id, entry.manner, entry.team, entry.cases)
