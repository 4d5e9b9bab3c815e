"""One question a message about a round that is known, to change what was said of it."""

from __future__ import annotations

from bot import access
from bot.flows.asking import pack
from bot.flows.rounds.pages import Args, in_plain, row_of
from bot.flows.rounds.views import RoundAskView
from bot.flows.turn import Button, Message, Notice, Rows, Want
from bot.office.round_fields import BY_NAME, FIELDS, Field, questionnaires
from bot.office.rounds import may_be_empty, must_be_in
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from storage.tx import Tx

FEW: dict[str, tuple[tuple[str, str], ...]] = {
    "retention_days": (("180 days", "180"), ("1 year", "365"), ("2 years", "730")),
    "signs_off": (("Yes", "yes"), ("No", "no")),
    "tidies": (("On submit", "on submit"), ("As you go", "as you go"), ("Off", "off")),
}
"""What is offered to tap: the label, and the words that it stands for."""


def ask_change(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Ask for a field of a round anew."""
    round_id, place = args
    access.allow(tx, person_id, "set_up_round", round_id)
    field, round_ = field_at(place), tx.rounds.get(round_id)
    must_be_in(round_, field.states)
    now = in_plain(catalog, field.name, row_of(tx, round_)[field.name])
    clear = (Button("Leave it empty", "round_clear", args),) if may_be_empty(round_, field) and now else ()
    rows = (*choices(catalog, field, args), clear, (Button("Cancel", "round_details", (round_id, 0)),))
    view = RoundAskView(field.name, round_.title, 0, 0, now, field.optional)
    return Message(view, rows, Want("round_ask", args), notice)


def place_of(name: str) -> int:
    """Give the place of a field, as its buttons carry it."""
    return FIELDS.index(BY_NAME[name])


def field_at(place: int) -> Field:
    """Find a field by its place, as a button gives it; raises StalePress."""
    if not 0 <= place < len(FIELDS):
        raise StalePress
    return FIELDS[place]


def offers(catalog: Catalog, field: Field) -> tuple[tuple[str, str], ...]:
    """List what can be tapped in answer to a field: the label, and the words that it stands for."""
    if field.name == "questionnaire":
        return tuple((say(form.title), form.key) for form in questionnaires(catalog))
    return FEW.get(field.name, ())


def choices(catalog: Catalog, field: Field, args: Args) -> Rows:
    """Make the buttons of what can be tapped in answer to a field."""
    return pack([Button(label, "round_say", (*args, n)) for n, (label, _) in enumerate(offers(catalog, field))])
