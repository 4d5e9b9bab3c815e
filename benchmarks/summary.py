"""A round of 500 cases by 12 agencies: how long its overview, its grids and its lists of differences take."""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bot.reports.differences import apart, out_of_line, passed_over, with_evidence
from bot.reports.findings import findings, written
from bot.reports.grid import agency_by_area, case_by_agency
from bot.reports.overview import at_a_glance, overview
from bot.reports.reading import RoundReading, closed, graded, read_round
from bot.reports.standards import items
from questionnaires.catalog import Catalog
from questionnaires.kinds import GradeQuestion, SeveralQuestion, TextQuestion
from questionnaires.model import Questionnaire
from storage.keys import new_key
from storage.opening import opener
from storage.store import Store
from storage.tx import Tx

CASES, AGENCIES, TIMES = 500, 12, 3
TODAY = date(2026, 12, 18)
TEXT = "The record shows that the child was seen at home and at school, and what was said. " * 4

ANSWER = """INSERT INTO answers (response_id, person_id, path, value, stage, said_at) VALUES (?, 1, ?, ?, ?, ?)"""


def answers(form: Questionnaire, dice: random.Random) -> Iterator[tuple[str, str, str]]:
    """Answer every question; a text comes as a draft first, as it does in the chat."""
    for step in form.steps:
        question = step.question
        value: dict[str, Any] = {"choice": dice.choice([choice.value for choice in question.choices()])}
        if isinstance(question, GradeQuestion):
            value = {"point": dice.choice([point.value for point in question.scale.points])}
        elif isinstance(question, TextQuestion):
            value = {"text": TEXT, "sort": "develop"}
            yield step.path, json.dumps({"text": TEXT}), "draft"
        elif isinstance(question, SeveralQuestion):
            value = {"choices": [value["choice"]]}
        yield step.path, json.dumps(value), "final"


def lay(tx: Tx, form: Questionnaire, *, scoped: bool) -> int:
    """Lay the round with every return in; gives its id."""
    dice = random.Random(7)  # noqa: S311 - the same round each time
    tx.people.put(1, "Auditor")
    form_id = tx.forms.pin(form.key, form.version, form.sha256, form.body)
    days = {"period_from": "2026-01-01", "period_to": "2026-02-01", "due_on": "2026-03-01", "retention_days": 365}
    words = {
        "key": "r",
        "title": "R",
        "theme": "T",
        "briefing": "",
        "whom_to_tell": "",
        "switches": '{"overall": true}',
    }
    round_id = tx.rounds.put({**days, **words, "form_id": form_id, "state": "open"})
    agencies = [tx.rounds.put_agency(f"agency_{n}", f"Agency {n}") for n in range(AGENCIES)]
    tx.rounds.seat(round_id, agencies)
    row = {"round_id": round_id, "age_band": "5 to 9", "gender": "F", "ethnicity": "", "flags": "[]"}
    for n in range(CASES):
        case_id = tx.cases.put({**row, "reference": f"C{n:03d}"})
        for agency_id in agencies:
            if scoped:
                tx.scopings.put(case_id, agency_id, "child", "Main", 1)
            assignment = tx.assignments.add(round_id, case_id, agency_id, 1, form_id, "first")
            response = tx.responses.open(assignment, form_id).id
            tx.conn.executemany(ANSWER, ((response, *answer, tx.now) for answer in answers(form, dice)))
            tx.responses.close(response, "submitted")
    return round_id


def everything_said(round_: RoundReading) -> None:
    """Work out all the lists of differences."""
    apart(round_)
    out_of_line(round_)
    passed_over(round_)


FIGURES: dict[str, tuple[Callable[[Questionnaire], set[str]], Callable[[RoundReading], object]]] = {
    "overview": (at_a_glance, lambda one: overview(one, TODAY)),
    "agency by area": (graded, agency_by_area),
    "case by agency": (graded, case_by_agency),
    "closed questions": (closed, items),
    "findings": (written, findings),
    "differences": (with_evidence, everything_said),
}


def seconds(
    store: Store, round_id: int, wanted: Callable[[Questionnaire], set[str]], work: Callable[[RoundReading], object]
) -> float:
    """Give the median of the processor's seconds that it takes to read the round and work a figure out."""
    catalog, found = Catalog(), []
    for _ in range(TIMES):
        began = time.process_time()
        store.read_now(lambda tx: work(read_round(tx, catalog, round_id, wanted)))
        found.append(time.process_time() - began)
    return statistics.median(found)


def main() -> None:
    """Print a line for each figure, plain, encrypted, and with every case scoped."""
    form = Catalog().newest("six_areas")
    print(f"{CASES} cases x {AGENCIES} agencies, all answered, python {sys.version.split()[0]}")
    print(f"the processor's seconds, medians of {TIMES}")
    for name, key, scoped in (("plain", None, False), ("encrypted", new_key(), False), ("scoped", None, True)):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s.sqlite3", opener=opener(key)) as store:
            round_id = store.write_now(partial(lay, form=form, scoped=scoped))
            for figure, (wanted, work) in FIGURES.items():
                print(f"{name + ',':10} {figure + ':':17} {seconds(store, round_id, wanted, work):5.2f} s")


if __name__ == "__main__":
    main()
