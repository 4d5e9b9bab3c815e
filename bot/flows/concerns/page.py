"""The page behind Needs action now: what to do, whom to tell, and the three ways on."""

from __future__ import annotations

from bot import access
from bot.flows import answering
from bot.flows.concerns.saying import notice
from bot.flows.concerns.told import line
from bot.flows.concerns.views import ActNowView
from bot.flows.opened import Opened, load
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office import concerns
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.errors import NotFound
from storage.tx import Tx

STATES = ("raised", "to_be_raised")
"""What can be said on the page, in the order of its buttons."""

LABELS = ("I have raised it", "It must be raised, I am doing it now")


def show(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Open the page; it stores nothing, so it may be opened from any message, also of a return that has gone in."""
    return Reply((page(tx, catalog, heard.person, heard.args),))


def page(tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice_: Notice | None = None) -> Message:
    """Say what to do when a child needs action now, and ask whether it was raised."""
    opened = _theirs(tx, catalog, person_id, args[0])
    last = next(reversed(tx.concerns.of(opened.response.id)), None)
    view = ActNowView(
        reference=opened.called,
        agency=opened.agency.name,
        whom_to_tell=opened.round.whom_to_tell,
        procedure=opened.round.procedure,
        said=line(tx, person_id, last) if last else None,
    )
    response = opened.response.id
    rows = (
        *((Button(label, "act_said", (response, place)),) for place, label in enumerate(LABELS)),
        (Button("No, go back", "act_back", (response,)),),
    )
    return Message(view, rows, Want("act_now", (response,)), notice_)


def _theirs(tx: Tx, catalog: Catalog, person_id: int, response_id: int) -> Opened:
    """Load a return that the person audits, whether or not it has gone in; raises Refusal, which says what to do.

    It says the same of a return that never was theirs and of one that there is not.
    """
    try:
        opened = load(tx, catalog, person_id, tx.responses.get(response_id))
        access.allow(tx, person_id, "audit", opened.round.id, opened.assignment)
    except NotFound:
        raise Refusal("may_not_act_now", whom="") from None
    except access.NotAllowed as not_allowed:
        refusal = Refusal("may_not_act_now", whom=opened.round.whom_to_tell if _was_theirs(opened) else "")
        refusal.about = not_allowed.about
        raise refusal from None
    return opened


def _was_theirs(opened: Opened) -> bool:
    """Tell whether a return was a person's to audit, in a round that they are still in."""
    tx, person_id = opened.tx, opened.person_id
    account = tx.people.get(person_id).telegram_id
    was = opened.assignment.person_id == person_id or tx.prompts.asked_of(account, opened.response.id)
    return was and access.serves(tx, person_id, opened.round.id)


def not_words(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Say that words typed at the page reach nobody, and show it again."""
    return Reply((page(tx, catalog, heard.person, heard.args, Notice("act_now_words")),))


def said(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Keep a concern, tell who leads, and go back to the question with who is told.

    The question comes as a message of its own: words on their way to the page must not find it in the page's place.
    """
    response_id, place = heard.args
    _at_page(tx, heard, response_id)
    if place >= len(STATES):
        raise StalePress
    opened = _theirs(tx, catalog, heard.person, response_id)
    kept = concerns.keep(tx, heard.person, response_id, STATES[place])
    return Reply((answering.current(tx, catalog, heard.person, notice(opened, kept)),))


def go_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Go back to the question; nothing was said."""
    _at_page(tx, heard, heard.args[0])
    return Reply((answering.current(tx, catalog, heard.person),))


def _at_page(tx: Tx, heard: Heard, response_id: int) -> None:
    """Make sure that the page of this return is what the chat shows; raises StalePress."""
    shown = tx.prompts.last(heard.telegram_id)
    if shown is None or shown.spot != str(Want("act_now", (response_id,))):
        raise StalePress
