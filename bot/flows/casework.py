"""A person's cases: the list, the card before the first question, and beginning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot import access
from bot.flows import asking
from bot.flows.opened import Opened, load
from bot.flows.position import EXITS
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows
from bot.flows.views import CardView, CaseLine, CasesView
from bot.refusal import Refusal, StalePress
from bot.sheet import about, pinned
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.assignments import Assignment, Task
from storage.people import Held
from storage.responses import OPEN
from storage.tx import Tx

PAGE = 10
"""The most cases with a button in one message."""

GROUPS = ("returned", "overdue", "in_progress", "due", "done")
"""The order in which a person's cases of a round are listed."""


def start(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Greet a person and show what there is to do."""
    tx.trail.add("person.signed_in", f"person:{heard.person}")
    return Reply((cases_list(tx, catalog, heard.person, welcome=True),))


def show_cases(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the list of cases, or one page of it."""
    return Reply((cases_list(tx, catalog, heard.person, page=heard.args[0] if heard.args else 0),))


def cases_list(
    tx: Tx, catalog: Catalog, person_id: int, *, page: int = 0, welcome: bool = False, notice: Notice | None = None
) -> Message:
    """List a person's cases, with a button for each that is still to be done."""
    tasks = [task for task in tx.assignments.of_person(person_id) if _is_theirs(tx, person_id, task)]
    to_do = [task for task in tasks if task.state is None or task.state in OPEN]
    to_do.sort(key=lambda task: (task.due_on, task.round_title, GROUPS.index(_group(tx, task))))
    pages = max(1, -(-len(to_do) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = to_do[page * PAGE : (page + 1) * PAGE]
    done = [*tx.assignments.of_person(person_id, "closed"), *(task for task in tasks if task not in to_do)]
    lines = [(task, _line(tx, catalog, task)) for task in (*shown, *done[-PAGE:])]
    lines.sort(key=lambda pair: (pair[0].due_on, pair[0].round_title, GROUPS.index(pair[1].group)))
    view = CasesView(
        name=tx.people.get(person_id).name,
        rounds=tuple(
            (title, due, tuple(line for _, line in theirs))
            for (title, due), theirs in groupby(lines, key=lambda pair: (pair[0].round_title, pair[0].due_on))
        ),
        to_do=len(to_do),
        not_sent_in=sum(task.state is None or task.state in OPEN for task in done),
        welcome=welcome,
        leads=_titles(tx, person_id, "lead"),
        agencies=tuple(tx.rounds.agency(m.agency_id).name for m in _led(tx, person_id) if m.agency_id),
        administers=_titles(tx, person_id, "admin"),
        manages=access.may(tx, person_id, "manage_people"),
        page=page + 1,
        pages=pages,
    )
    return Message(view, _list_rows(shown, page, pages), None, notice, fresh=True)


def _led(tx: Tx, person_id: int) -> list[Held]:
    """List the agencies that a person leads in rounds that are being audited."""
    theirs = [m for m in tx.people.memberships(person_id) if m.role == "agency_lead"]
    return [m for m in theirs if tx.rounds.get(m.round_id).state in ("draft", "open")]


def _is_theirs(tx: Tx, person_id: int, task: Task) -> bool:
    """Tell whether somebody may still audit, or did audit, what was once given to them."""
    gone_in = task.state is not None and task.state not in OPEN
    return gone_in or access.may(tx, person_id, "audit", task.assignment.round_id, task.assignment)


def _titles(tx: Tx, person_id: int, role: str) -> tuple[str, ...]:
    return tuple(tx.rounds.get(m.round_id).title for m in tx.people.memberships(person_id) if m.role == role)


def _group(tx: Tx, task: Task) -> str:
    """Say with which others a case is listed."""
    if not (task.state is None or task.state in OPEN) or tx.rounds.get(task.assignment.round_id).state != "open":
        return "done"
    if task.state == "returned":
        return "returned"
    if tx.today.isoformat() > task.due_on:
        return "overdue"
    return "in_progress" if task.state else "due"


def _line(tx: Tx, catalog: Catalog, task: Task) -> CaseLine:
    done = total = 0
    if task.response_id is not None and task.state in OPEN:
        opened = load(tx, catalog, task.assignment.person_id, tx.responses.get(task.response_id))
        done, total = sum(opened.sheet.is_final(step.path) for step in opened.steps), len(opened.steps)
    group, last = _group(tx, task), tx.sign_offs.last(task.response_id or 0)
    why = last.why if last and group == "returned" else ""
    state = "not_sent_in" if group == "done" and (task.state or "in_progress") in OPEN else task.state or "not_begun"
    return CaseLine(reference_of(task), task.agency, state, done, total, group, why)


def reference_of(task: Task) -> str:
    """Name an assignment: by its case, or by its number where it has none."""
    return task.reference or f"A{task.assignment.id}"


def _list_rows(shown: list[Task], page: int, pages: int) -> Rows:
    names = tell_apart([(reference_of(task), task.agency, task.round_title) for task in shown])
    buttons = [
        Button(("Resume " if task.state in OPEN else "") + name, "card", (task.assignment.id,))
        for task, name in zip(shown, names, strict=True)
    ]
    ways = [Button("Earlier cases", "cases", (page - 1,))] if page else []
    ways += [Button("More cases", "cases", (page + 1,))] if page + 1 < pages else []
    return (*asking.pack(buttons), tuple(ways)) if ways else asking.pack(buttons)


def tell_apart(names: Sequence[tuple[str, ...]]) -> list[str]:
    """Give each name only as many of its parts as it takes to tell it from the others."""
    for parts in range(1, len(names[0]) if names else 1):
        short = [" · ".join(name[:parts]) for name in names]
        if len(set(short)) == len(short):
            return short
    return [" · ".join(name) for name in names]


def own_assignment(tx: Tx, heard: Heard) -> Assignment:
    """Get the assignment a button names; raises NotAllowed when it is not the person's."""
    try:
        assignment = tx.assignments.get(heard.args[0])
    except LookupError:
        raise access.NotAllowed("may_not_audit") from None
    access.allow(tx, heard.person, "audit", assignment.round_id, assignment)
    if tx.rounds.get(assignment.round_id).state == "draft":
        raise access.NotAllowed("may_not_audit")
    return assignment


def show_card(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the case before its first question, or go on with it where it was left."""
    assignment = own_assignment(tx, heard)
    response = tx.responses.find_for(assignment.id)
    if response is None:
        return Reply((card(tx, catalog, assignment),))
    opened = load(tx, catalog, heard.person, response)
    if not response.is_open:
        raise Refusal("gone_in", reference=opened.reference)
    if only_left(opened):
        return Reply((card(tx, catalog, assignment),))
    if opened.focus and opened.focus.response_id == response.id:
        return asking.ask(opened)
    return asking.ask(opened.go(), _others(opened))


def _others(opened: Opened) -> Notice | None:
    """Say how many answers are somebody else's, when a return was handed on and goes on for the first time."""
    last = {path: said.newest.person_id for path, said in opened.sheet.said.items() if path not in EXITS}
    if not last or opened.person_id in last.values():
        return None
    return Notice("others_answers", {"reference": opened.reference, "n": len(last)})


def only_left(opened: Opened) -> bool:
    """Tell whether nothing was said in a return but that it might be left."""
    return set(opened.sheet.said) <= set(EXITS)


def card(tx: Tx, catalog: Catalog, assignment: Assignment) -> Message:
    """Ask whether the record before the auditor is this case's."""
    case = tx.cases.get(assignment.case_id) if assignment.case_id else None
    round_ = tx.rounds.get(assignment.round_id)
    agency = tx.rounds.agency(assignment.agency_id)
    form = pinned(tx, catalog, assignment.form_id)
    view = CardView(
        reference=case.reference if case else f"A{assignment.id}",
        agency=agency.name,
        age_band=case.age_band if case else "",
        gender=case.gender if case else "",
        period_from=in_words(round_.period_from),
        period_to=in_words(round_.period_to),
        due_on=in_words(round_.due_on),
        questions=len(list(form.walk({}, about(case, tx.rounds.reported(round_.id, agency.id), round_)))),
        title=round_.title,
        briefing=round_.briefing,
    )
    one = (assignment.id,)
    rows: Rows = (
        (Button("Begin", "begin", one),),
        (Button("Not this child", "not_this", one),),
        (Button("Nil return", "leave", (*one, 0)), Button("Unable", "leave", (*one, 1))),
        (Button("Hand back", "give_back", one), Button("My cases", "cases", (0,))),
    )
    return Message(view, rows)


def begin(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Open the return and ask its first question; begun already, go on with it."""
    return asking.ask(open_for(tx, catalog, heard).go())


def open_for(tx: Tx, catalog: Catalog, heard: Heard) -> Opened:
    """Give the return of the assignment a button names, opened if it was not; raises Refusal when it has gone in."""
    assignment = own_assignment(tx, heard)
    round_ = tx.rounds.get(assignment.round_id)
    if round_.state != "open":
        raise Refusal("round_closed", title=round_.title)
    response = tx.responses.find_for(assignment.id) or tx.responses.open(assignment.id, assignment.form_id)
    opened = load(tx, catalog, heard.person, response)
    if not response.is_open:
        raise Refusal("gone_in", reference=opened.reference)
    return opened


def not_this(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Store nothing: the record in front of the auditor is another child's."""
    assignment = own_assignment(tx, heard)
    response = tx.responses.find_for(assignment.id)
    if response and not (response.is_open and only_left(load(tx, catalog, heard.person, response))):
        raise StalePress
    case = tx.cases.get(assignment.case_id) if assignment.case_id else None
    notice = Notice("not_this_child", {"reference": case.reference if case else f"A{assignment.id}"})
    return Reply((cases_list(tx, catalog, heard.person, notice=notice),))
