"""Bring the store in line with a round's file, and say what changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot.flows.round_file import RoundFile
from bot.office import telling
from bot.office.identifiers import as_counted
from bot.office.people import lose_role
from bot.office.rounds import NEEDED, lacking
from bot.office.seats import named_alike
from bot.refusal import Refusal
from questionnaires.model import Questionnaire
from storage.people import Membership
from storage.rounds import Round
from storage.tx import Tx

CELLS = ("age_band", "gender", "ethnicity", "flags")
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
        if before and before.state in ("reported", "archived"):
            raise Refusal("round_fixed", state=before.state)
        self.said = self.tx.round_files.of(before.id) if before else {}
        self.now: dict[str, Any] = {}
        round_id = self._round(before)
        agencies = self._agencies(round_id)
        people = self._people(round_id, agencies)
        cases = self._cases(round_id)
        round_ = self.tx.rounds.get(round_id)
        self._assignments(round_, cases, agencies, people)
        self._drop_cases(round_id, cases)
        self._open(round_)
        self.tx.round_files.put(round_id, self.now)
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
        row |= file.as_taken()
        if before is None:
            self.changes.append(f"new round {file.key}: {file.title}")
            complete = all(row.get(name) for name in NEEDED["open"])
            return self.tx.rounds.put({**row, "form_id": pinned, "state": "open" if complete else "draft"})
        if before.form_id != pinned:
            self._supersede(before, pinned)
        old = {name: _stored(getattr(before, name)) for name in row}
        for name, value in row.items():
            if old[name] != value:
                self.changes.append(f"{name}: {old[name] or 'empty'} is now {value or 'empty'}")
        return self.tx.rounds.put(row)

    def _open(self, round_: Round) -> None:
        """Open a draft that a file left, now that it has the references that opening asks for, and tell who audits."""
        if round_.state == "draft" and self.said and not lacking(self.tx, round_, "open"):
            self.tx.rounds.set_state(round_.id, "open")
            telling.tell_all(self.tx, round_.id)
            self.changes.append("state: draft is now open")

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
        for one in self.file.agencies:
            there = named_alike(self.tx, one.name)
            if there and there.key != one.key:
                raise Refusal("agency_alike", name=f"{one.name} ({one.key})", known=f"{there.name} ({there.key})")
        ids = {a.key: self.tx.rounds.put_agency(a.key, a.name) for a in self.file.agencies}
        brought = set(self.said.get("agencies", ()))
        self.now["agencies"] = sorted(ids)
        kept = [
            a
            for a in self.tx.rounds.agencies(round_id)
            if a.key not in ids and (a.key not in brought or self._has_returns(round_id, a.key))
        ]
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
        brought = {tuple(one) for one in self.said.get("roles", ())}
        self.now["roles"] = sorted([[one.person_id, one.role, one.agency_id] for one in now], key=str)
        for member, person in before.items():
            if member not in now and (member.person_id, member.role, member.agency_id) in brought:
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
        ids, now = {}, dict[str, Any](before)
        counted = {as_counted(reference): reference for reference in before}
        brought: dict[str, Any] = self.said.get("cases", {})
        self.now["cases"] = {}
        for entry in self.file.cases:
            if (other := counted.get(as_counted(entry.reference), entry.reference)) not in (entry.reference, *brought):
                raise Refusal("cases_alike", pairs=((entry.reference, other),))
            said = [entry.read(name) for name in CELLS]
            self.now["cases"][entry.reference] = [bool(value) for value in said]
            before_it = before.get(entry.reference, ("", "", "", []))
            by_file = brought.get(entry.reference, [False] * len(CELLS))
            took = [new or ("" if ours else old) for new, old, ours in zip(said, before_it, by_file, strict=True)]
            now[entry.reference] = (*took[:3], list(took[3]))
            row = dict(zip(CELLS, took, strict=True)) | {"reference": entry.reference}
            ids[entry.reference] = self.tx.cases.put({"round_id": round_id, **row, "flags": json.dumps(list(took[3]))})
        self._differ("case", before, now)
        return ids

    def _assignments(
        self, round_: Round, cases: dict[str, int], agencies: dict[str, int], people: dict[int, int]
    ) -> None:
        there = {(a.case_id, a.agency_id, a.purpose): a for a in self.tx.assignments.of_round(round_.id)}
        wanted: set[tuple[int | None, int, str]] = set()
        brought: dict[str, int] = self.said.get("assignments", {})
        self.now["assignments"] = {}
        for entry in self.file.assignments:
            key: tuple[int | None, int, str] = (cases[entry.case], agencies[entry.agency], entry.purpose)
            wanted.add(key)
            person_id, found = people[entry.person], there.get(key)
            words = f"assignment {entry.case}, {entry.agency}"
            name = "/".join((entry.case, entry.agency, entry.purpose))
            self.now["assignments"][name] = person_id
            if found and found.person_id != person_id and brought.get(name) == person_id:
                self.changes.append(f"{words}: handed on since it was loaded, and left so")
                continue
            if found is None:
                self.tx.assignments.add(round_.id, key[0], key[1], person_id, round_.form_id, entry.purpose)
                self.changes.append(f"{words}: new")
            elif found.person_id != person_id or found.withdrawn:
                self.tx.assignments.hand_to(found.id, person_id)
                self.changes.append(f"{words}: handed to {entry.person}")
        names = {case.id: case.reference for case in self.tx.cases.of_round(round_.id)}
        for key, found in there.items():
            case, agency = names.get(found.case_id or 0, ""), self.tx.rounds.agency(found.agency_id).key
            by_file = "/".join((case, agency, found.purpose)) in brought
            if key not in wanted and by_file and not found.withdrawn:
                self.tx.assignments.withdraw(found.id)
                self.changes.append(f"assignment {case}, {agency}: withdrawn")

    def _drop_cases(self, round_id: int, kept: dict[str, int]) -> None:
        """Take cases out that the file no longer has, unless something hangs on them."""
        searched = {one.case_id for one in self.tx.scopings.of_round(round_id).values() if one.knows != "not_involved"}
        used = {a.case_id for a in self.tx.assignments.of_round(round_id)}
        for case in self.tx.cases.of_round(round_id):
            if case.reference in kept or case.reference not in self.said.get("cases", {}):
                continue
            if case.id in used or case.id in searched:
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
