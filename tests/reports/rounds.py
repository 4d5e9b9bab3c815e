"""Rounds to compute figures of: real ones in a real database, made of a form, agencies, cases and returns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.office.sight import MaySee, shown_to_all
from bot.reports.measures import points
from bot.reports.reading import RoundReading, Wanted, graded, read_round
from questionnaires.catalog import Catalog, load_form
from questionnaires.model import Questionnaire
from storage.store import Store
from storage.tx import Tx
from tests.questionnaires.small import write

THREE_POINTS = """
key = "three"
version = 1
title = "Three points"
[scales.three]
points = [
  { value = "good", label = "Good", short = "G" },
  { value = "adequate", label = "Adequate", short = "A" },
  { value = "inadequate", label = "Inadequate", short = "I" },
]
[[areas]]
key = "plans"
title = "Plans"
[[areas.questions]]
kind = "grade"
key = "plans_grade"
scale = "three"
text = "How good are the plans?"
[[areas]]
key = "closing"
title = "Closing"
[[areas.questions]]
kind = "grade"
key = "overall"
overall = true
scale = "three"
text = "And in all?"
"""

ITEM = """
[[areas.questions]]
kind = "yes_partly_no"
key = "item_{n}"
text = "Is standard {n} met?"
"""


def fourteen_items() -> str:
    """Write a form of 14 standards, in areas of up to six, and an overall rating on three points."""
    areas = [(1, 5), (6, 10), (11, 14)]
    body = "".join(
        f'[[areas]]\nkey = "area_{first}"\ntitle = "Standards {first} to {last}"\n'
        + "".join(ITEM.format(n=n) for n in range(first, last + 1))
        for first, last in areas
    )
    start, closing = THREE_POINTS.split("[[areas]]")[0], THREE_POINTS.split("[[areas]]")[2]
    unseen = '[[unseen]]\nvalue = "record_silent"\nlabel = "The record does not say"\n'
    start = start.replace('"three"\nversion', '"items"\nversion').replace("[scales", unseen + "[scales")
    return f"{start}{body}\n[[areas]]{closing}"


def form_of(folder: Path, text: str, name: str) -> Questionnaire:
    """Read a form from its text."""
    return load_form(write(folder, text, f"{name}.v1.toml"))


def point(code: str) -> dict[str, str]:
    """Give a grade's value."""
    return {"point": code}


def ungraded(reason: str = "unsure") -> dict[str, str]:
    """Give the value of no grade."""
    return {"not_graded": reason}


@dataclass
class Laid:
    """A round in a store, to which returns are given one by one."""

    store: Store
    form: Questionnaire
    round_id: int
    form_id: int
    agencies: dict[str, int]
    cases: dict[str, int]

    def give(
        self,
        reference: str,
        agency: str,
        answers: Mapping[str, Any] | None = None,
        state: str = "submitted",
        *,
        purpose: str = "first",
        incomplete: bool = False,
        keeps: str = "",
    ) -> int:
        """Give a return with its answers and let it go in (state "": not begun); gives the assignment's id.

        `keeps` is the path of an answer in which words were kept that look like a name.
        """

        def work(tx: Tx) -> int:
            case_id = self.cases.get(reference)
            one = tx.assignments.add(self.round_id, case_id, self.agencies[agency], 1, self.form_id, purpose)
            if state:
                response = tx.responses.open(one, self.form_id)
                for path, value in (answers or {}).items():
                    if path == keeps:
                        tx.kept_words.add(response.id, 1, path, "name", "public")
                        tx.answers.add(response.id, 1, path, value, "draft")
                    tx.answers.add(response.id, 1, path, value)
                if state != "in_progress":
                    tx.responses.close(response.id, state, incomplete=incomplete)
            return one

        return self.store.write_now(work)

    def do(self, work: Callable[[Tx], object]) -> None:
        """Change something."""
        self.store.write_now(lambda tx: work(tx) and None)

    def read(self, wanted: Wanted = graded, may_see: MaySee = shown_to_all) -> RoundReading:
        """Read the round."""
        return self.store.read_now(lambda tx: read_round(tx, Catalog(), self.round_id, wanted, may_see))


def lay(
    store: Store,
    form: Questionnaire,
    agencies: Sequence[str] = ("Police", "Housing"),
    cases: Sequence[str] = ("C01", "C02"),
    **settings: Any,
) -> Laid:
    """Lay an open round with its agencies and cases, and nobody assigned."""

    def work(tx: Tx) -> Laid:
        tx.people.put(700000001, "Auditor One")
        form_id = tx.forms.pin(form.key, form.version, form.sha256, form.body)
        days = {"period_from": "2025-11-01", "period_to": "2026-10-31", "due_on": "2026-12-18"}
        words = {"key": "r", "title": "Round", "theme": "Neglect", "briefing": "", "whom_to_tell": ""}
        switches = settings.pop("switches", '{"overall": true}')
        fixed = {"form_id": form_id, "state": "open", "switches": switches, "retention_days": 365}
        round_id = tx.rounds.put({**days, **words, **fixed, **settings})
        ids = {name: tx.rounds.put_agency(name.lower().replace(" ", "_"), name) for name in agencies}
        tx.rounds.seat(round_id, list(ids.values()))
        row = {"round_id": round_id, "age_band": "", "gender": "", "ethnicity": "", "flags": "[]"}
        kept = {reference: tx.cases.put({**row, "reference": reference}) for reference in cases}
        return Laid(store, form, round_id, form_id, ids, kept)

    return store.write_now(work)


PUBLISHED = Path(__file__).with_name("bromley_2017_overall_gradings.csv")
"""The overall gradings that Bromley published in 2017, as the bot's own summary must show them."""


def published() -> list[dict[str, str]]:
    """Read the published table: one row an agency."""
    return list(csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines()))


def bromley(store: Store, form: Questionnaire) -> Laid:
    """Lay a round whose overall grades are the published ones; grades of areas go up and down around them."""
    laid = lay(store, form, [row["agency"] for row in published()], [f"C{n:02d}" for n in range(1, 11)])
    scale = [one.code for one in points(form.overall)] if form.overall else []
    for place, row in enumerate(published()):
        fates = [fate for fate in ("nil_return", *scale, "not_graded") for _ in range(int(row[fate]))]
        for turn, fate in enumerate(fates):
            reference = f"C{(place * 3 + turn) % 10 + 1:02d}"
            if fate == "nil_return":
                laid.give(reference, row["agency"], {}, "nil_return")
                continue
            about = scale.index(fate) if fate in scale else 3
            grades = {
                area.grade.key: ungraded()
                if about + n + turn > 8
                else point(scale[min(3, max(0, about + (n + turn) % 3 - 1))])
                for n, area in enumerate(form.graded)
                if area.grade
            }
            overall = point(fate) if fate in scale else ungraded("other")
            late = turn >= len(fates) - int(row["incomplete"])
            laid.give(reference, row["agency"], {**grades, "overall": overall}, incomplete=late)
    return laid
