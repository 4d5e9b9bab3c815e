"""Bring the store in line with a round's file, and say what changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot.flows.round_file import RoundFile
from bot.office.people import lose_role
from questionnaires.model import Questionnaire
from storage.people import Membership
from storage.rounds import Round
from storage.tx import Tx

OPTIONAL = ("priority", "enquiries", "sharing_agreement", "dpia", "signs_off", "tidies", "procedure")
"""What stays as it is where the file does not say it."""


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
        } | {name: _stored(value) for name in OPTIONAL if (value := getattr(file, name)) is not None}
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
            self.changes.append(f"questionnaire: stays as it was, returns begun on it: {len(begun)} (file: {words})")
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
        if before.keys() == now.keys() and list(before) != list(now):
            self.changes.append(f"agencies: now in the order {', '.join(now)}")
        return ids

    def _has_returns(self, round_id: int, agency_key: str) -> bool:
        return any(one.agency_key == agency_key for one in self.tx.returns.of_round(round_id) if one.response_id)

    def _people(self, round_id: int, agencies: dict[str, int]) -> dict[int, int]:
        before = {member: person for person, member in self.tx.people.of_round(round_id)}
        held = {(member.person_id, member.role) for member in before}
        ids: dict[int, int] = {}
        now: set[Membership] = set()
        for entry in self.file.people:
            found = self.tx.people.find_by_telegram(entry.telegram_id)
            if found and found.name != entry.name:
                self.changes.append(f"person {found.name}: is now called {entry.name}")
            ids[entry.telegram_id] = person_id = self.tx.people.put(entry.telegram_id, entry.name)
            for role in entry.roles:
                member = Membership(person_id, round_id, role, agencies.get(entry.agency or ""))
                now.add(member)
                if member not in before:
                    self.tx.people.join(member)
                    other = (person_id, role) in held
                    self.changes.append(
                        f"person {entry.name}: " + (f"{role} for another agency" if other else f"now {role}")
                    )
        now |= self._lent(round_id, agencies, ids)
        kept = {(member.person_id, member.role) for member in now}
        for member, person in before.items():
            if member not in now:
                lose_role(self.tx, member)
                if (member.person_id, member.role) not in kept:
                    self.changes.append(f"person {person.name}: no longer {member.role}")
        return ids

    def _lent(self, round_id: int, agencies: dict[str, int], people: dict[int, int]) -> set[Membership]:
        """Let an auditor audit for each agency that the file gives them a case of."""
        given = {
            Membership(people[one.person], round_id, "auditor", agencies[one.agency]) for one in self.file.assignments
        }
        for member in given:
            self.tx.people.join(member)
        return given

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
        for key in sorted(now.keys() - before.keys()):
            self.changes.append(f"{what} {key}: new")
        for key in sorted(before.keys() - now.keys()):
            self.changes.append(f"{what} {key}: removed")
        for key in sorted(before.keys() & now.keys()):
            if before[key] != now[key]:
                self.changes.append(f"{what} {key}: changed")


def _stored(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | tuple):
        return json.dumps(value, ensure_ascii=isinstance(value, dict))
    return int(value) if isinstance(value, bool) else value
