"""The answers of a round as flat rows: they know the forms, the exports only write them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access import OPERATOR
from bot.office.scoping import Unassigned, unassigned
from bot.office.sight import MaySee, Sight, in_sight, shown_to_all
from bot.reports.concerns import in_one_line, with_returns
from bot.sheet import Said, about, fold, pinned, question_at
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Questionnaire
from storage.exports.table import Table
from storage.people import pseudonym
from storage.returns import Return
from storage.rounds import Round
from storage.tx import Tx

COLUMNS = (
    "round", "case", "agency", "person", "area", "question", "kind", "value", "label", "state", "said_at",
    "detail", "return", "submitted_at", "purpose", "signed_off", "concern",
)  # fmt: skip
"""The first eleven are promised; what comes behind them may grow."""

NAMED = ("person_name", "telegram_id")


def rows_of(
    tx: Tx,
    catalog: Catalog,
    round_: Round,
    *,
    named: bool = False,
    withdrawn: bool = False,
    may_see: MaySee = shown_to_all,
) -> Table:
    """Give a round's current answers, one row each; `named` adds who the person is.

    Of a return that is hidden from who asks stands one row, whatever it holds; those that were `withdrawn` are marked.
    """
    columns = (*COLUMNS, *NAMED) if named else COLUMNS
    sights = in_sight(tx, round_, may_see, withdrawn=withdrawn)
    return Table(columns, _rows(tx, catalog, round_, sights, named))


def _rows(tx: Tx, catalog: Catalog, round_: Round, sights: list[Sight], named: bool) -> Iterator[tuple[str, ...]]:
    agencies = {agency.key: agency for agency in tx.rounds.agencies(round_.id)}
    cases = {case.reference: case for case in tx.cases.of_round(round_.id)}
    said_of = in_one_line(with_returns(tx, round_))
    for sight in sights:
        one = sight.one
        agencies.setdefault(one.agency_key, tx.rounds.agency(one.agency_id))
        if sight.hidden:
            yield (*_hidden_row(round_, one), *("", "")) if named else _hidden_row(round_, one)
            continue
        if one.response_id is None:
            continue
        form = pinned(tx, catalog, one.form_id)
        sheet = fold(form, tx.answers.of(one.response_id))
        known = about(cases.get(one.reference), agencies[one.agency_key], round_)
        applies = {step.path for step in form.walk(sheet.answers, known)}
        for path, said in sheet.said.items():
            shown = path in applies or (path.startswith("@") and said.shown is not None)
            if shown and (said.final or said.shown is not None):
                row = (*_row(round_, one, form, path, said), *_state(round_, sight), said_of.get(one.response_id, ""))
                yield (*row, *_named(tx, said.newest.person_id)) if named else row
    for scoped in unassigned(tx, round_.id):
        if scoped.knows == "nobody":
            row = _nil_row(tx, catalog, round_, scoped)
            yield (*row, *_named(tx, scoped.person_id)) if named else row


def _state(round_: Round, sight: Sight) -> tuple[str, str, str, str]:
    """Say how far the return is, and whether the agency's lead has signed it off, where the round asks for it."""
    one = sight.one
    signed = ("no" if sight.unsigned else "yes") if round_.signs_off and one.has_gone_in else ""
    return "withdrawn" if sight.is_withdrawn else one.state or "", one.submitted_at or "", one.purpose, signed


def _hidden_row(round_: Round, one: Return) -> tuple[str, ...]:
    """Say of a return that is hidden from who asks only that it is one: begun or not, it reads the same."""
    said = {
        "round": round_.key,
        "case": one.reference,
        "agency": one.agency,
        "return": "hidden",
        "purpose": one.purpose,
    }
    return tuple(said.get(column, "") for column in COLUMNS)


def _nil_row(tx: Tx, catalog: Catalog, round_: Round, scoped: Unassigned) -> tuple[str, ...]:
    """Set a nil return that follows from scoping as a row, so that it is not missing; its detail says what was read."""
    question = pinned(tx, catalog, round_.form_id).exits.find("@nil_return")
    value = {"choice": "nobody_known"}
    label = question.show(value) if question else ""
    head = (round_.key, scoped.case.reference, scoped.agency.name, pseudonym(scoped.person_id), "", "nil_return")
    what = ("choice", "nobody_known", label, "final", scoped.said_at)
    return (*head, *what, scoped.systems, "nil_return", scoped.said_at, "first", "", "")


def _named(tx: Tx, person_id: int) -> tuple[str, str]:
    """Name a person; what was said at the command line has nobody's name."""
    if person_id == OPERATOR:
        return "", ""
    person = tx.people.get(person_id)
    return person.name, str(person.telegram_id)


def _row(round_: Round, one: Return, form: Questionnaire, path: str, said: Said) -> tuple[str, ...]:
    question, step = question_at(form, path) or said.question, form.step(path)
    value = said.shown
    label = "" if question.kind_name == "text" else question.show(value)
    area = say(step.area.title) if step else ""
    head = (
        round_.key,
        one.reference or f"A{one.assignment_id}",
        one.agency,
        pseudonym(said.newest.person_id),
        area,
        path.removeprefix("@"),
    )
    what = (question.kind_name, question.code(value), label, said.newest.stage, said.newest.said_at)
    return (*head, *what, question.detail(value))
