"""One question a message about a round: for a new one, kept until it is made, or to change a known one."""

from __future__ import annotations

from typing import Any

from bot import access
from bot.flows.rounds.asking import ask_change, choices, field_at, offers
from bot.flows.rounds.pages import Args, described, details, in_plain, page, rounds_list
from bot.flows.rounds.steps import ask_step
from bot.flows.rounds.views import RoundAskView, RoundCheckView, RoundDropView
from bot.flows.turn import CONTACTS, Button, Heard, Message, Notice, Reply, Rows, Want
from bot.office.round_fields import FIELDS, NEW, Field, read_field
from bot.office.rounds import NEEDED, STEPS, change_round, key_for, make_round
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

ERRAND = "round"
MAKING = 0
"""In the place of a round's number: the one that is being made."""


def begin(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Begin to make a round, or go on with the one that was begun."""
    access.allow(tx, heard.person, "make_round")
    if tx.errands.find(heard.person, ERRAND) is None:
        tx.errands.put(heard.person, ERRAND, {"said": {}, "at": 0})
    return Reply((ask(tx, catalog, heard.person, (MAKING, 0)),))


def ask(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Ask for a field of a round; of a new one, for what it stands at."""
    if args[0] == MAKING:
        return _ask_new(tx, catalog, person_id, notice)
    return ask_change(tx, catalog, person_id, args, notice)


def _ask_new(tx: Tx, catalog: Catalog, person_id: int, notice: Notice | None) -> Message:
    access.allow(tx, person_id, "make_round")
    errand = tx.errands.find(person_id, ERRAND)
    if errand is None:
        return rounds_list(tx, catalog, person_id, (0,), notice)
    said, place = errand["said"], errand["at"]
    back = (Button("Back", "round_back", (place,)),) if place else ()
    cancel = Button("Cancel", "round_cancel", (place,))
    if place == len(NEW):
        view = RoundCheckView(key_for(tx, said["title"]), described(catalog, said, [one.name for one in NEW]))
        rows: Rows = ((Button("Make this round", "round_make", (place,)),), (*back, cancel))
        return Message(view, rows, Want("round_ask", (MAKING, place)), notice)
    field = NEW[place]
    now = in_plain(catalog, field.name, said.get(field.name))
    keep = Button("Keep it", "round_keep", (place,))
    skip = Button("Skip", "round_clear", (MAKING, place))
    ways = ((keep,) if now else ()) + ((skip,) if field.optional else ())
    rows = (*choices(catalog, field, (MAKING, place)), ways, (*back, cancel))
    asked = RoundAskView(field.name, "", place + 1, len(NEW), now, field.optional)
    return Message(asked, rows, Want("round_ask", (MAKING, place)), notice)


def lets(args: tuple[int, ...]) -> frozenset[str]:
    """Let a field that says whom to tell hold how they are reached; and a date stand where one is asked for."""
    name = FIELDS[args[1]].name if len(args) == 2 and args[1] < len(FIELDS) else ""
    return CONTACTS if name in ("whom_to_tell", "procedure") else frozenset({"date"})


def typed(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take what was typed for a field."""
    round_id, place = heard.args
    if round_id == MAKING and place == len(NEW):
        return Reply((ask(tx, catalog, heard.person, (MAKING, place), Notice("tap_a_button")),))
    return _take(tx, catalog, heard.person, round_id, place, heard.raw)


def tapped(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take what was tapped for a field."""
    round_id, place, choice = heard.args
    offered = offers(catalog, field_at(place))
    if choice >= len(offered):
        raise StalePress
    return _take(tx, catalog, heard.person, round_id, place, offered[choice][1])


def clear(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Leave a field empty that may be."""
    round_id, place = heard.args
    if not field_at(place).optional:
        raise StalePress
    return _take(tx, catalog, heard.person, round_id, place, "")


def _take(tx: Tx, catalog: Catalog, person_id: int, round_id: int, place: int, words: str) -> Reply:
    field = field_at(place)
    if round_id == MAKING:
        return Reply((_take_new(tx, catalog, person_id, field, place, words),))
    change_round(tx, catalog, person_id, round_id, field.name, words)
    step = next((step for step, names in NEEDED.items() if field.name in names), "")
    if step and tx.rounds.get(round_id).state == STEPS[step][0]:
        return Reply((ask_step(tx, catalog, person_id, (round_id, list(STEPS).index(step))),))
    return Reply((details(tx, catalog, person_id, (round_id, 0), Notice("round_changed")),))


def _take_new(tx: Tx, catalog: Catalog, person_id: int, field: Field, place: int, words: str) -> Message:
    errand = _errand(tx, person_id, place)
    said: dict[str, Any] = errand["said"]
    if field.name == "period_from":
        said.pop("period_to", None)  # it may no longer fit, and is asked next
    said[field.name] = read_field(catalog, field, words, said, tx.today) if words else ""
    return _go(tx, catalog, person_id, said, place + 1)


def _errand(tx: Tx, person_id: int, place: int) -> dict[str, Any]:
    """Give the round that is being made, if it stands at this question; raises StalePress."""
    access.allow(tx, person_id, "make_round")
    errand = tx.errands.find(person_id, ERRAND)
    if errand is None or errand["at"] != place:
        raise StalePress
    return errand


def _go(tx: Tx, catalog: Catalog, person_id: int, said: dict[str, Any], place: int) -> Message:
    tx.errands.put(person_id, ERRAND, {"said": said, "at": place})
    return ask(tx, catalog, person_id, (MAKING, place))


def keep(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let an answer stand that was given before, and go on."""
    errand, place = _errand(tx, heard.person, heard.args[0]), heard.args[0]
    if place >= len(NEW) or NEW[place].name not in errand["said"]:
        raise StalePress
    return Reply((_go(tx, catalog, heard.person, errand["said"], place + 1),))


def back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Go back to the question before."""
    errand = _errand(tx, heard.person, heard.args[0])
    return Reply((_go(tx, catalog, heard.person, errand["said"], max(0, heard.args[0] - 1)),))


def cancel(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask whether to keep what was said, or to throw it away; with nothing said there is nothing to ask."""
    errand = _errand(tx, heard.person, heard.args[0])
    if not errand["said"]:
        return drop(tx, catalog, heard)
    place = (heard.args[0],)
    rows = (
        (Button("Keep it for later", "rounds", (0,)),),
        (Button("Throw it away", "round_drop", place),),
        (Button("Go on", "round_new", (0,)),),
    )
    view = RoundDropView(sum(value != "" for value in errand["said"].values()))
    return Reply((Message(view, rows, Want("rounds", (0,))),))


def drop(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Throw a half-made round away."""
    _errand(tx, heard.person, heard.args[0])
    tx.errands.done(heard.person, ERRAND)
    return Reply((rounds_list(tx, catalog, heard.person, (0,), Notice("round_dropped")),))


def make(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Make the round that was described."""
    errand = _errand(tx, heard.person, len(NEW))
    try:
        round_id = make_round(tx, catalog, heard.person, errand["said"])
    except Refusal as refusal:
        if refusal.code != "round_lacks":
            raise
        lacking = [one.name for one in NEW].index(str(refusal.facts["what"][0]))  # type: ignore[index]
        return Reply((_go(tx, catalog, heard.person, errand["said"], lacking),))
    tx.errands.done(heard.person, ERRAND)
    made = Notice("round_made", {"key": tx.rounds.get(round_id).key})
    return Reply((page(tx, catalog, heard.person, (round_id, 0), made),))
