"""The list of rounds, a round's page, and all that a round is described by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot import access
from bot.flows.asking import pack
from bot.flows.concerns import told
from bot.flows.rounds.views import RoundDetailsView, RoundLine, RoundsView, RoundView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Step, Want
from bot.office import concerns
from bot.office.round_fields import FIELDS
from bot.office.rounds import STEPS, how_far, lacking, steps_of
from questionnaires.catalog import Catalog
from questionnaires.errors import FormError
from questionnaires.kinds import say
from questionnaires.kinds.date import in_words
from storage.rounds import Round
from storage.tx import Tx

PAGE = 6
"""The most rounds, agencies or faults with a button in one message."""

Args = tuple[int, ...]

LABELS = {
    "title": "Title", "theme": "Theme", "priority": "Priority", "enquiries": "Enquiries", "period_from": "From",
    "period_to": "To", "due_on": "Due", "questionnaire": "Questionnaire", "briefing": "Briefing",
    "whom_to_tell": "Whom to tell", "retention_days": "Kept for", "signs_off": "Sign-off",
    "sharing_agreement": "Agreement", "dpia": "DPIA", "found": "What was found", "to_be_done": "What will be done",
    "tidies": "Tidy chat",
    "procedure": "Procedure",
}  # fmt: skip

STEP_LABELS = {
    "open": "Open the round", "close": "Close the round", "reopen": "Open it again", "report": "Report the round",
    "archive": "Archive the round",
}  # fmt: skip

WAYS: dict[str, str] = {"round_agencies": "Agencies", "round_cases": "Cases", "round_details": "Details"}
"""Where a round's page leads, by the button's verb; each comes back with the round and 0."""


def only_buttons(show: Any) -> Step:
    """Take typed words where none are wanted: the same message again, asking for a tap."""

    def take(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        return Reply((show(tx, catalog, heard.person, heard.args, Notice("tap_a_button")),))

    return take


def showing(show: Any) -> Step:
    """Make a step of a message."""
    return lambda tx, catalog, heard: Reply((show(tx, catalog, heard.person, heard.args),))


def show_rounds(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List the rounds that a person sets up."""
    return Reply((rounds_list(tx, catalog, heard.person, heard.args or (0,)),))


def rounds_list(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """List the rounds a person sets up, the newest first, with their states."""
    ids = access.rounds_for(tx, person_id, "set_up_round")
    may_make = access.may(tx, person_id, "make_round")
    if not ids and not may_make:
        raise access.NotAllowed("may_not_set_up_round")
    page, pages = paged(len(ids), args[0])
    shown = [tx.rounds.get(one) for one in ids[page * PAGE : (page + 1) * PAGE]]
    made = tx.errands.find(person_id, "round") if may_make else None
    view = RoundsView(
        rounds=tuple(RoundLine(one.title, one.key, one.state, in_words(one.due_on)) for one in shown),
        may_make=may_make,
        half_made=str(made["said"].get("title", "")) if made else None,
        page=page + 1,
        pages=pages,
    )
    new = Button("Go on with the new round" if made else "New round", "round_new", (0,))
    rows = (
        *((Button(one.title[:40], "round_page", (one.id, 0)),) for one in shown),
        turning("rounds", (), page, pages),
        (new,) if may_make else (),
    )
    return Message(view, rows, Want("rounds", (page,)), notice)


def paged(total: int, page: int, size: int = PAGE) -> tuple[int, int]:
    """Give the page that is shown, counted from 0, and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(page, 0), pages - 1), pages


def turning(verb: str, args: Args, page: int, pages: int) -> tuple[Button, ...]:
    """Make the buttons that turn pages."""
    earlier = (Button("Earlier", verb, (*args, page - 1)),) if page else ()
    return (*earlier, Button("More", verb, (*args, page + 1))) if page + 1 < pages else earlier


def page(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Show a round, and what can be done with it next."""
    round_id = args[0]
    access.allow(tx, person_id, "set_up_round", round_id)
    round_, far = tx.rounds.get(round_id), how_far(tx, round_id)
    form, steps = tx.forms.get(round_.form_id), steps_of(round_)
    open_ = concerns.still_open(tx, round_id)
    view = RoundView(
        title=round_.title,
        key=round_.key,
        theme=round_.theme,
        state=round_.state,
        period_from=in_words(round_.period_from),
        period_to=in_words(round_.period_to),
        due_on=in_words(round_.due_on),
        questionnaire=say(catalog.pinned(form.sha256, form.body).title),
        version=form.version,
        cases=far.cases,
        agencies=far.agencies,
        assigned=far.assigned,
        received=far.received,
        in_progress=far.in_progress,
        overdue=round_.state == "open" and tx.today > round_.due_on,
        lacking=tuple(lacking(tx, round_, steps[0])) if steps else (),
        found=round_.found,
        to_be_done=round_.to_be_done,
        concerns=told.lines(tx, person_id, open_),
    )
    rows = (
        *told.ways(tx, person_id, open_),
        *((Button(STEP_LABELS[step], "round_step", (round_id, list(STEPS).index(step))),) for step in steps),
        *pack([Button(label, verb, (round_id, 0)) for verb, label in WAYS.items()]),
        (Button("All rounds", "rounds", (0,)),),
    )
    return Message(view, rows, Want("round_page", (round_id, 0)), notice)


def details(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Show all that a round is described by, with a button for each thing that may still be changed."""
    round_id = args[0]
    access.allow(tx, person_id, "set_up_round", round_id)
    round_ = tx.rounds.get(round_id)
    buttons = [
        Button(LABELS[field.name], "round_ask", (round_id, place))
        for place, field in enumerate(FIELDS)
        if round_.state in field.states
    ]
    rows = (*pack(buttons), (Button("Back", "round_page", (round_id, 0)),))
    row = row_of(tx, round_)
    told = [field.name for field in FIELDS if row[field.name] not in ("", "[]") or round_.state in field.states]
    view = RoundDetailsView(round_.title, described(catalog, row, told))
    return Message(view, rows, Want("round_details", (round_id, 0)), notice)


def row_of(tx: Tx, round_: Round) -> dict[str, object]:
    """Give what a round is described by, as its columns hold it."""
    row: dict[str, object] = {field.name: getattr(round_, field.name, None) for field in FIELDS}
    row["questionnaire"] = tx.forms.get(round_.form_id).key
    row["enquiries"] = json.dumps(round_.enquiries)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def described(catalog: Catalog, row: Mapping[str, object], names: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """Give each thing that was said of a round, in words."""
    names = names or [field.name for field in FIELDS]
    return tuple((name, in_plain(catalog, name, row.get(name))) for name in names)


def _title_of(catalog: Catalog, key: str) -> str:
    """Give a questionnaire's title; one that is no longer published is known by its key."""
    try:
        return say(catalog.newest(key).title)
    except FormError:
        return key


def in_plain(catalog: Catalog, name: str, value: object) -> str:
    """Say what a column holds in words."""
    if name == "signs_off":
        return {None: "", False: "No", True: "Yes"}[value if value is None else bool(value)]
    if value in (None, ""):
        return ""
    if name == "tidies":
        return str(value).replace("_", " ").capitalize()
    if name == "enquiries":
        return "\n".join(f"• {line}" for line in json.loads(str(value)))
    if name == "questionnaire":
        return _title_of(catalog, str(value))
    if name in ("period_from", "period_to", "due_on"):
        return in_words(date.fromisoformat(str(value)))
    return f"{value} days" if name == "retention_days" else str(value)
