"""What people are told of assignments and returns by themselves, made from what is stored now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import access
from bot.flows.agency.ground import top_of
from bot.flows.agency.views import HandedBackView, NewCasesView, RoundOverView, SentBackView, ToSignOffView
from bot.flows.turn import Message, View
from bot.office import signing_off, telling
from bot.office.signing_off import reference_of
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.tx import Tx

Facts = Mapping[str, Any]


def new_cases(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message:
    """Tell an auditor what they were handed in one act: the briefing the first time, how many cases, and by when."""
    round_ = tx.rounds.get(facts["round"])
    handed = [tx.assignments.get(one) for one in facts["assignments"]]
    theirs = [one for one in handed if access.may(tx, person_id, "audit", one.round_id, one)]
    others = [(reference_of(tx, one), others_answers(tx, one.id, person_id)) for one in theirs]
    view = NewCasesView(
        title=round_.title,
        briefing=round_.briefing if facts["briefing"] else "",
        cases=len(theirs),
        due_on=in_words(round_.due_on),
        taken_over=tuple((reference, n) for reference, n in others if n),
    )
    return _aside(view, "new_cases", facts)


def others_answers(tx: Tx, assignment_id: int, person_id: int) -> int:
    """Count the questions that somebody else answered last in a return."""
    response = tx.responses.find_for(assignment_id)
    last = {one.path: one.person_id for one in tx.answers.of(response.id)} if response else {}
    return sum(one != person_id for path, one in last.items() if not path.startswith("@"))


def round_over(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message | None:
    """Tell an auditor which of their cases were not sent in when their round closed; nothing if it goes on again."""
    round_, unsent = tx.rounds.get(facts["round"]), telling.unsent_of(tx, facts["round"]).get(person_id, [])
    if round_.state == "open" or not unsent:
        return None
    lines = tuple((one.reference, one.agency, one.state or "not_begun") for one in unsent)
    view = RoundOverView(round_.title, lines, round_.tidies != "off" and any(one.state for one in unsent))
    return _aside(view, "round_over", facts)


def handed_back(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message:
    """Tell who hands cases on that one came back."""
    one = tx.assignments.get(facts["assignment"])
    names = signing_off.called(tx, one.round_id, one.agency_id)
    name = names.get(one.person_id) or tx.people.get(one.person_id).name
    agency = telling.name_for(tx, person_id, one.round_id, one.agency_id)
    view = HandedBackView(reference_of(tx, one), agency, name, one.handed_back)
    return _aside(view, "handed_back", facts)


def to_sign_off(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message:
    """Tell who signs off that a return waits."""
    one = tx.assignments.get(facts["assignment"])
    waiting = signing_off.waiting(tx, person_id, one.round_id, top_of(tx, person_id, one.round_id, one.agency_id))
    agency = telling.name_for(tx, person_id, one.round_id, one.agency_id)
    view = ToSignOffView(reference_of(tx, one), agency, len(waiting))
    return _aside(view, "to_sign_off", facts)


def sent_back(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message:
    """Tell an auditor that their return came back, and why."""
    one = tx.assignments.get(facts["assignment"])
    response = tx.responses.find_for(one.id)
    last = tx.sign_offs.last(response.id) if response else None
    view = SentBackView(reference_of(tx, one), tx.rounds.agency(one.agency_id).name, last.why if last else "")
    return replace(_aside(view, "sent_back", facts), about=response.id if response else 0)


def _aside(view: View, kind: str, facts: Facts) -> Message:
    """Leave the question above open: whoever is told may be in the middle of an answer."""
    return Message(view, kind=kind, facts=facts, fresh=True, aside=True)
