"""What people ask for as a file: the answers of a round, and its empty questionnaire to read beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import access
from bot.flows.pages import BlankArea, BlankPage, BlankQuestion
from bot.flows.summary import pick_round
from bot.flows.turn import File, Heard, Message, Notice, Reply
from bot.office.signing_off import not_blind_to
from bot.reports.rows import rows_of
from bot.sheet import pinned
from questionnaires.catalog import Catalog
from questionnaires.conditions import About
from questionnaires.kinds import GradeQuestion, TextQuestion, say
from questionnaires.kinds.date import in_words
from questionnaires.model import Area, Questionnaire, Step
from storage.exports.csv_file import to_csv
from storage.tx import Tx


def export(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send an admin the round's answers as a csv file."""
    rounds = access.rounds_for(tx, heard.person, "export_round")
    if not rounds:
        raise access.NotAllowed("may_not_export_round")
    if len(rounds) == 1:
        return Reply((_exported(tx, catalog, heard.person, rounds[0]),))
    return Reply((pick_round(tx, rounds, "export"),))


def show_export(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send the export of the round that a button names."""
    access.allow(tx, heard.person, "export_round", heard.args[0])
    return Reply((_exported(tx, catalog, heard.person, heard.args[0]),))


def export_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make an export anew that was lost on its way."""
    access.allow(tx, person_id, "export_round", facts["round"])
    return _export(tx, catalog, person_id, facts["round"])


def _exported(tx: Tx, catalog: Catalog, person_id: int, round_id: int) -> Message:
    tx.trail.add("round.exported", f"round:{round_id}", "csv", round_id=round_id)
    return _export(tx, catalog, person_id, round_id)


def _export(tx: Tx, catalog: Catalog, person_id: int, round_id: int) -> Message:
    round_ = tx.rounds.get(round_id)

    def make(reading: Tx) -> bytes:
        rows = rows_of(reading, catalog, round_, may_see=not_blind_to(reading, person_id, round_id))
        return to_csv(rows).encode("utf-8-sig")

    file = File(f"casewalk-{round_.key}-{tx.today.isoformat()}.csv", Notice("export", {"title": round_.title}), make)
    return Message(None, kind="export", facts={"round": round_id}, file=file, fresh=True, aside=True)


def blank(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send the empty questionnaire of the round a person is in."""
    rounds = [r for r in access.rounds_for(tx, heard.person, "read_form") if tx.rounds.get(r).state == "open"]
    if not rounds:
        raise access.NotAllowed("may_not_read_form")
    if len(rounds) == 1:
        return Reply((_blank(tx, catalog, rounds[0]),))
    return Reply((pick_round(tx, rounds, "blank"),))


def show_blank(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Send the empty questionnaire of the round that a button names."""
    access.allow(tx, heard.person, "read_form", heard.args[0])
    if tx.rounds.get(heard.args[0]).state != "open":
        raise access.NotAllowed("may_not_read_form")
    return Reply((_blank(tx, catalog, heard.args[0]),))


def blank_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make an empty questionnaire anew that was lost on its way."""
    access.allow(tx, person_id, "read_form", facts["round"])
    return _blank(tx, catalog, facts["round"])


def _blank(tx: Tx, catalog: Catalog, round_id: int) -> Message:
    round_ = tx.rounds.get(round_id)
    form = pinned(tx, catalog, round_.form_id)
    switches: About = {f"switch.{name}": on for name, on in round_.switches.items()}
    page = BlankPage(
        title=say(form.title),
        version=form.version,
        about=say(form.about),
        round=round_.title,
        period_from=in_words(round_.period_from),
        period_to=in_words(round_.period_to),
        due_on=in_words(round_.due_on),
        areas=tuple(area for one in form.areas if (area := _area(form, one, switches)).questions),
    )
    file = File(f"{form.key}-v{form.version}-empty.html", Notice("blank", {"title": round_.title}), page=page)
    return Message(None, kind="blank", facts={"round": round_id}, file=file, fresh=True, aside=True)


def _area(form: Questionnaire, area: Area, switches: About) -> BlankArea:
    steps = [step for step in form.steps if step.area is area and _may_be_asked(step, switches)]
    return BlankArea(say(area.title), say(area.about), tuple(_question(form, step) for step in steps))


def _may_be_asked(step: Step, switches: About) -> bool:
    """Tell whether a question can come up in this round: the round's own switches may rule it out."""
    condition = step.question.ask_if
    if condition is None or not all(name.startswith("switch.") for name in condition.abouts()):
        return True
    return bool(list(condition.questions())) or condition.holds({}, switches)


def _question(form: Questionnaire, step: Step) -> BlankQuestion:
    question, graded = step.question, isinstance(step.question, GradeQuestion)
    after = dict.fromkeys(question.ask_if.questions()) if question.ask_if else {}
    asked_before = [found for name in after if (found := form.step(name))]
    return BlankQuestion(
        text=say(question.text),
        help=say(question.help),
        kind=question.kind_name,
        choices=tuple(say(choice.label) for choice in question.offers()) if not graded else (),
        grades=_grades(question) if isinstance(question, GradeQuestion) else (),
        reasons=tuple(say(r.label) for r in question.scale.not_graded) if isinstance(question, GradeQuestion) else (),
        sorts=tuple(say(sort.label) for sort in question.sorts) if isinstance(question, TextQuestion) else (),
        required=question.required,
        offered=question.offered,
        asked_after=tuple(say(earlier.question.text) for earlier in asked_before),
        sometimes=question.ask_if is not None and any(not n.startswith("switch.") for n in question.ask_if.abouts()),
    )


def _grades(question: GradeQuestion) -> tuple[tuple[str, str], ...]:
    return tuple((say(p.label), say(question.descriptors.get(p.value, ""))) for p in question.scale.points)
