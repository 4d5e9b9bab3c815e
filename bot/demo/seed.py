"""Fill a database with the demo round: the gradings published by Bromley in 2017, and a few cases waiting."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import as_file, files

from bot.flows.privacy import acknowledge
from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from bot.sandbox.server import Someone
from questionnaires.catalog import Catalog
from questionnaires.model import Questionnaire
from storage.returns import Return
from storage.tx import Tx

KEY = "demo"

PHONES = (
    Someone(700000001, "Auditor One", "Auditor"),
    Someone(700000002, "Lead Two", "Lead"),
    Someone(700000003, "Admin Three", "Admin"),
)
"""The fictional people whose phones the page shows."""

UNPUBLISHED = {"not_graded": "other", "why": "the published report gives no overall grade for this return"}

DUE_IN = timedelta(days=28)


def seed(tx: Tx, catalog: Catalog) -> None:
    """Load the demo round unless it is there, with its published returns already in."""
    if tx.rounds.find(KEY):
        return
    with as_file(files("bot.demo")) as folder:
        file, form = read_round(folder / "round.toml", catalog)
    Loader(tx, file.model_copy(update={"due": tx.today + DUE_IN}), form).load()
    round_ = tx.rounds.find(KEY)
    assert round_ is not None
    published = {row["agency"]: row for row in figures()}
    for agency in tx.rounds.agencies(round_.id):
        returns = [r for r in tx.returns.of_round(round_.id) if r.agency == agency.name and r.reference <= "C10"]
        _let_in(tx, form, round_.form_id, returns, published[agency.name])
    for person, _ in tx.people.of_round(round_.id):
        acknowledge(tx, person.id)


def figures() -> Iterator[dict[str, str]]:
    """Read the published overall gradings: one row an agency."""
    text = files("bot.demo").joinpath("bromley_2017_overall_gradings.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _let_in(tx: Tx, form: Questionnaire, form_id: int, returns: list[Return], row: dict[str, str]) -> None:
    """Let an agency's returns in with its published grades; which case had which grade was not published."""
    assert form.overall
    grades = [point.value for point in form.overall.scale.points]
    fates = [fate for fate in ("nil_return", *grades, "not_graded") for _ in range(int(row[fate]))]
    incomplete = int(row["incomplete"])
    for place, (one, fate) in enumerate(zip(returns, fates, strict=True)):
        response = tx.responses.open(one.assignment_id, form_id)
        if fate == "nil_return":
            tx.answers.add(response.id, one.person_id, "@nil_return", {"choice": "not_in_period"})
            tx.responses.close(response.id, "nil_return")
            continue
        value = UNPUBLISHED if fate == "not_graded" else {"point": fate}
        tx.answers.add(response.id, one.person_id, form.overall.key, value)
        late = place >= len(returns) - incomplete
        if late:
            tx.answers.add(response.id, one.person_id, "@incomplete", {"choice": "nothing_more"})
        tx.responses.close(response.id, "submitted", incomplete=late)
