"""One case at a time: given to an auditor, handed on, or withdrawn."""

from __future__ import annotations

from dataclasses import replace

from bot.flows.agency.ground import back_to, or_back, page_of, top_of, turning
from bot.flows.agency.handing import handing
from bot.flows.agency.views import AgencyCasesView, AgencyCaseView, AssignmentView, CaseAtAgency
from bot.flows.asking import pack
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.office import allocation, scoping, telling
from bot.office.signing_off import called, of_agency, reference_of, state_for
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.assignments import Assignment
from storage.cases import Case
from storage.returns import Return
from storage.tx import Tx


def show_cases(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List an agency's cases with who audits each."""
    round_id, agency_id, page = heard.args
    return Reply((cases(tx, heard.person, round_id, agency_id, page),))


def cases(tx: Tx, who: int, round_id: int, agency_id: int, page: int, notice: Notice | None = None) -> Message:
    """List a page of an agency's cases, each with its button."""
    lines = scoping.lines(tx, who, round_id, agency_id)
    given = {one.case_id for one in of_agency(tx, round_id, agency_id) if not one.withdrawn}
    asked = [line.case for line in lines if line.knows != "not_involved" or line.case.id in given]
    shown, page, pages = page_of(asked, page)
    view = AgencyCasesView(
        agency=tx.rounds.agency(agency_id).name,
        cases=tuple(_at_agency(tx, who, round_id, agency_id, case) for case in shown),
        page=page + 1,
        pages=pages,
    )
    buttons = [Button(case.reference, "ag_case", (round_id, agency_id, case.id, 0)) for case in shown]
    ways = turning("ag_one", (round_id, agency_id), page, pages)
    return Message(view, (*pack(buttons), *ways, back_to("ag_out", round_id, agency_id)), notice=notice)


def _at_agency(tx: Tx, who: int, round_id: int, agency_id: int, case: Case) -> CaseAtAgency:
    units = (agency_id, *(unit.id for unit in tx.rounds.units(agency_id)))
    said = [one.knows for unit in units if (one := tx.scopings.find(case.id, unit))]
    theirs = _of_case(tx, round_id, agency_id, case.id)
    knows = next((one for one in ("child", "family", "nobody") if one in said), "")
    auditors = tuple((one.person, state_for(tx, who, one), one.purpose == "second") for one in theirs)
    return CaseAtAgency(case.reference, knows, auditors)


def _of_case(tx: Tx, round_id: int, agency_id: int, case_id: int) -> list[Return]:
    theirs = of_agency(tx, round_id, agency_id)
    return [one for one in theirs if one.case_id == case_id and (not one.withdrawn or one.has_gone_in)]


def show_case(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show one case: those who audit it, to hand it on, or those who could."""
    round_id, agency_id, case_id, page = heard.args
    scoping.allow_for(tx, heard.person, "allocate", round_id, agency_id)
    case = scoping.case_of(tx, round_id, case_id)
    theirs = _of_case(tx, round_id, agency_id, case_id)
    here = (round_id, agency_id)
    view = AgencyCaseView(tx.rounds.agency(agency_id).name, _at_agency(tx, heard.person, round_id, agency_id, case))
    buttons = [(Button(f"{one.person}: change", "ag_as", (one.assignment_id, 0)),) for one in theirs]
    people = [] if any(one.purpose == "first" for one in theirs) else allocation.auditors(tx, heard.person, *here)
    shown, page, pages = page_of(people, page)
    buttons += [(Button(one.person.name, "ag_give", (*here, case_id, one.person.id)),) for one in shown]
    rows = (*buttons, *turning("ag_case", (*here, case_id), page, pages), back_to("ag_one", *here, 0))
    return Reply((Message(view, rows),))


@or_back(handing)
def give(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Give one case to one auditor."""
    round_id, agency_id, case_id, person_id = heard.args
    given = allocation.give(tx, heard.person, round_id, agency_id, case_id, person_id)
    return Reply((cases(tx, heard.person, round_id, agency_id, 0, _given(tx, given)),))


def _given(tx: Tx, one: Assignment) -> Notice:
    name, is_open = _called(tx, one), tx.rounds.get(one.round_id).state == "open"
    return Notice("case_given", {"reference": reference_of(tx, one), "name": name, "is_open": is_open})


def _called(tx: Tx, one: Assignment) -> str:
    return called(tx, one.round_id, one.agency_id).get(one.person_id) or tx.people.get(one.person_id).name


def show_assignment(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show one assignment, with those it can be handed on to."""
    assignment_id, page = heard.args
    return Reply((assignment(tx, heard.person, assignment_id, page),))


def assignment(tx: Tx, who: int, assignment_id: int, page: int = 0, notice: Notice | None = None) -> Message:
    """Say who has a case and how far they are, and offer whom it can be handed on to."""
    one = allocation.assignment_for(tx, who, assignment_id)
    others = [a for a in allocation.auditors(tx, who, one.round_id, one.agency_id) if _can_take(tx, who, a, one)]
    response = tx.responses.find_for(one.id)
    shown, page, pages = page_of(others if not response or response.is_open else [], page)
    rows = [(Button(f"Give to {a.person.name}", "ag_to", (one.id, a.person.id)),) for a in shown]
    if not one.withdrawn and (not response or response.is_open):
        rows.append((Button("Withdraw", "ag_wd", (one.id,)),))
    ways = turning("ag_as", (one.id,), page, pages)
    back = back_to("ag_one", one.round_id, top_of(tx, who, one.round_id, one.agency_id), 0)
    return Message(_view(tx, who, one), (*rows, *ways, back), notice=notice)


def _can_take(tx: Tx, who: int, auditor: allocation.Auditor, one: Assignment) -> bool:
    has_it = auditor.person.id == one.person_id and not one.withdrawn and not one.handed_back
    if has_it or allocation.place_for(tx, auditor, one.agency_id) != one.agency_id:
        return False
    try:
        allocation.refuse_both(tx, who, one.round_id, one.case_id, one.agency_id, auditor.person.id, one.purpose)
    except Refusal:
        return False
    return True


def _view(tx: Tx, who: int, one: Assignment) -> AssignmentView:
    response, person = tx.responses.find_for(one.id), tx.people.get(one.person_id)
    of = next(found for found in of_agency(tx, one.round_id, one.agency_id) if found.assignment_id == one.id)
    said = {a.path for a in tx.answers.of(response.id) if not a.path.startswith("@")} if response else set()
    return AssignmentView(
        reference=reference_of(tx, one),
        agency=telling.name_for(tx, who, one.round_id, one.agency_id),
        auditor=_called(tx, one),
        active=person.is_active,
        state=state_for(tx, who, of),
        second=one.purpose == "second",
        answers=len(said),
        handed_back=one.handed_back,
        withdrawing=False,
    )


def hand_to(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Hand an assignment on."""
    assignment_id, person_id = heard.args
    try:
        with tx.savepoint():
            allocation.reassign(tx, heard.person, assignment_id, person_id)
    except Refusal as refusal:
        if refusal.code.startswith("may_not"):
            raise
        return Reply((assignment(tx, heard.person, assignment_id, 0, Notice(refusal.code, refusal.facts)),))
    one = tx.assignments.get(assignment_id)
    back = top_of(tx, heard.person, one.round_id, one.agency_id)
    return Reply((cases(tx, heard.person, one.round_id, back, 0, _given(tx, one)),))


def ask_withdraw(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask whether an assignment is to be withdrawn."""
    one = allocation.assignment_for(tx, heard.person, heard.args[0])
    rows = ((Button("Yes, withdraw", "ag_wdgo", (one.id,)),), back_to("ag_as", one.id, 0))
    return Reply((Message(replace(_view(tx, heard.person, one), withdrawing=True), rows),))


def withdraw(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Withdraw an assignment."""
    allocation.withdraw(tx, heard.person, heard.args[0])
    one = tx.assignments.get(heard.args[0])
    back = top_of(tx, heard.person, one.round_id, one.agency_id)
    notice = Notice("case_withdrawn", {"reference": reference_of(tx, one)})
    return Reply((cases(tx, heard.person, one.round_id, back, 0, notice),))
