"""The cases of a round: listed page by page, and taken out one by one."""

from __future__ import annotations

from bot import access
from bot.flows.asking import pack
from bot.flows.rounds.pages import Args, paged, turning
from bot.flows.rounds.views import CaseOfRound, RoundCasesView, RoundCaseView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office import scoping
from bot.office.cases import remove_case
from bot.office.round_fields import RUNNING
from questionnaires.catalog import Catalog
from storage.cases import Case
from storage.tx import Tx

PAGE = 12
"""The most cases in one message; their buttons are short."""

SAMPLES = 3
"""The most samples that are told of."""

TO_ADD, TO_DRAW = 0, 1
"""What a list of cases is sent for."""


def cases_page(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """List the cases of a round, with the ways to add some."""
    round_id = args[0]
    access.allow(tx, person_id, "set_up_round", round_id)
    round_, cases = tx.rounds.get(round_id), tx.cases.of_round(round_id)
    page, pages = paged(len(cases), args[1], PAGE)
    shown, running = cases[page * PAGE : (page + 1) * PAGE], round_.state in RUNNING
    samples = [
        (one.id, one.size, len(one.list), ", ".join(one.strata).replace("_", " "))
        for one in tx.samples.of_round(round_id)[:SAMPLES]
    ]
    lines = tuple(map(line_of, shown))
    view = RoundCasesView(round_.title, lines, len(cases), tuple(samples), page + 1, pages)
    more = (
        Button("Add cases", "case_list", (round_id, TO_ADD)),
        Button("Draw a sample", "case_list", (round_id, TO_DRAW)),
    )
    rows = (
        *pack([Button(one.reference, "round_case", (one.id,)) for one in shown]),
        turning("round_cases", (round_id,), page, pages),
        more if running else (),
        (Button("Back", "round_page", (round_id, 0)),),
    )
    return Message(view, rows, Want("round_cases", (round_id, page)), notice)


def line_of(case: Case) -> CaseOfRound:
    """Set a case in a line."""
    return CaseOfRound(case.reference, case.age_band, case.gender, case.ethnicity)


def case_page(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Show a case of a round, with the way to take it out."""
    case = _case(tx, person_id, args[0])
    round_ = tx.rounds.get(case.round_id)
    assigned = sum(one.case_id == case.id and not one.withdrawn for one in tx.assignments.of_round(case.round_id))
    take_out = (Button(f"Take {case.reference} out", "case_drop", (case.id,)),)
    said, agencies = tx.scopings.of_round(round_.id), tx.rounds.agencies(round_.id)
    out = {one.agency_id for key, one in said.items() if key[0] == case.id and one.knows == "not_involved"}
    asked = [Button(("" if one.id in out else "✓ ") + one.name, "case_asked", (case.id, one.id)) for one in agencies]
    rows = (
        *(pack(asked) if round_.state in RUNNING else ()),
        take_out if round_.state in RUNNING and not assigned else (),
        (Button("Back", "round_cases", (case.round_id, 0)),),
    )
    not_asked = tuple(one.name for one in agencies if one.id in out)
    view = RoundCaseView(round_.title, line_of(case), tuple(case.flags), assigned, not_asked, bool(agencies))
    return Message(view, rows, Want("round_case", (case.id,)), notice)


def _case(tx: Tx, person_id: int, case_id: int) -> Case:
    """Get a case that a button names; raises NotAllowed when it is none of a round the person sets up."""
    try:
        case = tx.cases.get(case_id)
    except LookupError:
        raise access.NotAllowed("may_not_set_up_round") from None
    access.allow(tx, person_id, "set_up_round", case.round_id)
    return case


def ask_or_not(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask an agency about a case no more, or again."""
    case = _case(tx, heard.person, heard.args[0])
    scoping.ask_or_not(tx, heard.person, case.round_id, heard.args[1], case.id)
    return Reply((case_page(tx, catalog, heard.person, (case.id,)),))


def drop_case(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take a case out of its round."""
    case = _case(tx, heard.person, heard.args[0])
    remove_case(tx, heard.person, case.round_id, case.id)
    notice = Notice("case_dropped", {"reference": case.reference})
    return Reply((cases_page(tx, catalog, heard.person, (case.round_id, 0), notice),))
