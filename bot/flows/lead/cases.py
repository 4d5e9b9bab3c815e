"""A round case by case: the sheet of one case, what each agency knew of the child when, and the returns themselves."""

from __future__ import annotations

from collections import defaultdict

from bot import access
from bot.flows.case_view import case_view, hours_in_chat
from bot.flows.lead.grids import worded
from bot.flows.lead.ground import Args, Shown, about, four, home, leaf, leaf_by_length, lines_of, read
from bot.flows.lead.quotes import to_quotes
from bot.flows.lead.views import GivenLine, KnownLine, LeadCasesView, LeadCaseView, LeadKnownView, ScopedLine
from bot.flows.opened import Opened, load
from bot.flows.turn import Button
from bot.office import signing_off
from bot.office.quotes import may_be_quoted
from bot.reports.case_sheet import CaseSheet, Knowing, about_the_case, case_sheet
from bot.reports.differences import cases_apart
from bot.reports.grid import Cell, case_by_agency
from bot.reports.measures import AWAITED, Mark
from bot.reports.reading import RoundReading
from bot.reports.short_codes import short_codes
from bot.reports.text_grid import text_of
from bot.reports.text_table import text_table
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.trail import About
from storage.tx import Tx

CASES = 16
"""The most cases in one table."""

FAR = "≠"
"""The sign of a case whose grades are two points or more apart."""


def show_cases(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """List the cases: what is in of what is expected, and how the work was graded."""
    round_ = read(tx, catalog, who, args[0])
    here, at = leaf(round_.cases, args[1], CASES)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for (reference, _), cell in case_by_agency(round_).cells.items():
        marks[reference] += cell.marks
    far = set(cases_apart(round_)) & {case.reference for case in here}
    rows = []
    for case in here:
        theirs = marks[case.reference]
        said = text_of(_told(theirs))
        received = f"{len(theirs) - theirs.count(AWAITED)}/{len(theirs)}"
        rows.append((case.reference, [received, said, FAR if case.reference in far else ""]))
    shown = Cell(tuple(mark for case in here for mark in _told(marks[case.reference]).marks))
    view = LeadCasesView(
        round_.round.title,
        text_table(("in", "grades", ""), rows),
        tuple(mark for mark, _ in shown.counts),
        round_.measure().title,
        not all(marks[case.reference] for case in here),
        bool(far),
        at.called,
    )
    ways = four([Button(case.reference, "ld_case", (args[0], case.id)) for case in here])
    return Shown(view, (*ways, at.turning("ld_cases", args[:1]), (home(args[0]),)), {"round_id": args[0]})


def _told(marks: list[Mark]) -> Cell:
    """Give what came in of a case; where nothing did, that it is awaited."""
    return Cell(tuple(mark for mark in marks if mark != AWAITED) or tuple(marks))


def _sheet(tx: Tx, catalog: Catalog, who: int, args: Args) -> tuple[RoundReading, CaseSheet]:
    """Set out the case that a button names; raises NotAllowed when it is another round's."""
    round_ = read(tx, catalog, who, args[0], about_the_case)
    case = next((one for one in round_.cases if one.id == args[1]), None)
    if case is None:
        raise access.NotAllowed("may_not_read_case", **about(args[0]))
    return round_, case_sheet(tx, round_, case)


def show_case(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show one case: every agency's grades side by side."""
    round_, sheet = _sheet(tx, catalog, who, args)
    view = LeadCaseView(
        title=round_.round.title,
        reference=sheet.case.reference,
        age_band=sheet.case.age_band,
        gender=sheet.case.gender,
        period_from=in_words(round_.round.period_from),
        period_to=in_words(round_.round.period_to),
        is_graded=bool(round_.measures),
        grid=worded(sheet.side_by_side),
        apart=sheet.apart,
    )
    here = args[:2]
    ways = (
        *four(_returns(tx, who, round_, sheet)),
        (Button("What each knew, when", "ld_known", (*here, 0)),),
        (Button("All cases", "ld_cases", (args[0], 0)), home(args[0])),
    )
    return Shown(view, ways, {"round_id": args[0], "case_id": sheet.case.id})


def _returns(tx: Tx, who: int, round_: RoundReading, sheet: CaseSheet) -> list[Button]:
    """Make the buttons to the returns that may be read, called by their agency's code; its several are numbered."""
    shown = [given.reading for knowing in sheet.knowing for given in knowing.returns]
    found = [one for one in shown if one.one.has_gone_in and not one.hidden]
    codes = {agency.key: code for agency, code in zip(round_.agencies, _codes(round_), strict=True)}
    labels = [codes[one.one.agency_key] + (" second" if one.is_second else "") for one in found]
    numbered = [f"{label} {labels[:at].count(label) + 1}" if labels.count(label) > 1 else label
                for at, label in enumerate(labels)]  # fmt: skip
    return [
        Button(label, "ld_return", (round_.round.id, id_))
        for label, one in zip(numbered, found, strict=True)
        if (id_ := one.one.response_id)
    ]


def _codes(round_: RoundReading) -> tuple[str, ...]:
    return short_codes([agency.name for agency in round_.agencies])


def show_known(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show what each agency knew of a child, and when."""
    round_, sheet = _sheet(tx, catalog, who, args)
    here, at = leaf_by_length([_line(one) for one in sheet.knowing], args[2], _lines)
    period = in_words(round_.round.period_from), in_words(round_.round.period_to)
    view = LeadKnownView(sheet.case.reference, *period, tuple(here), at.called)
    rows = (at.turning("ld_known", args[:2]), (Button("Back", "ld_case", args[:2]), home(args[0])))
    told = [given.reading.one.response_id for one in sheet.knowing for given in one.returns if given.said]
    hours = hours_in_chat(round_.round) if told else 0
    seen: About = {"round_id": args[0], "case_id": sheet.case.id}
    return Shown(view, rows, seen, goes_after_hours=hours, content_of=next(iter(told), None) or 0)


def _line(one: Knowing) -> KnownLine:
    given = ((given.reading, given.said) for given in one.returns)
    return KnownLine(
        one.agency.name,
        tuple(ScopedLine(said.knows, said.systems, said.said_at) for said in one.scoped),
        tuple(GivenLine(of.state, of.is_second, of.one.submitted_at or "", said) for of, said in given),
    )


def _lines(one: KnownLine) -> int:
    scoped = [f"Child known, said on 13 December 2026: {said.systems}" for said in one.scoped]
    given = [text for of in one.returns for text in ("Sent in", *(" ".join(said) for said in of.said))]
    return lines_of(one.agency, *scoped, *given)


def show_return(tx: Tx, catalog: Catalog, who: int, args: Args) -> Shown:
    """Show the summary of one return, with the way back to its case."""
    round_id, response_id = args
    access.allow(tx, who, "read_round", round_id)
    opened = _opened(tx, catalog, who, round_id, response_id)
    case = opened.case
    back = Button("Back", "ld_case", (round_id, case.id)) if case else Button("Back", "ld_cases", (round_id, 0))
    seen: About = {"round_id": round_id, "case_id": case.id if case else 0, "response_id": response_id}
    record = f"response:{response_id}"
    view = case_view(opened)
    can_quote = may_be_quoted(tx, opened.response)
    picks = (Button("Pick a quote", "ld_texts", (round_id, response_id, 0)),) if can_quote else ()
    rows = ((*picks, to_quotes(round_id)), (back, home(round_id)))
    return Shown(view, rows, seen, record, fresh=True, goes_after_hours=view.goes_after_hours)


def _opened(tx: Tx, catalog: Catalog, who: int, round_id: int, response_id: int) -> Opened:
    """Open the return of a round that a button names; raises NotAllowed when the person may not read it."""
    try:
        opened = load(tx, catalog, who, tx.responses.get(response_id))
    except LookupError:
        raise access.NotAllowed("may_not_read_case", **about(round_id)) from None
    if opened.round.id != round_id or not signing_off.may_read(tx, who, opened.assignment, opened.response):
        raise access.NotAllowed("may_not_read_case", **about(round_id))
    return opened
