"""Arriving: somebody opens the link of an invitation, reads what becomes of what they write, and accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.access import OPERATOR
from bot.flows import casework, privacy
from bot.flows.people.inviting import line_of
from bot.flows.people.views import InvitationView, OpenRound
from bot.flows.turn import Button, Heard, Message, Notice, Reply
from bot.flows.views import NoticeView
from bot.office import enrolment
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.invitations import Invitation
from storage.rounds import Round
from storage.tx import Tx

ROUNDS_SHOWN = 3
"""The most rounds that an invitation to all of them tells about."""


def recognised(tx: Tx, heard: Heard) -> Heard:
    """Put the number of an invitation in the place of its secret, which is never written down.

    Whoever opened one and has not accepted yet is shown it again, whatever they say: nothing else works before that.
    """
    if heard.verb == "start" and heard.kind in ("command", "edit"):
        found = tx.invitations.find(heard.raw.strip()) if heard.kind == "command" and heard.raw else None
        heard = replace(heard, raw="")
        if found:
            return replace(heard, kind="link", args=(found.id,))
    if heard.person_id is None and heard.kind != "tap":
        waiting = [one for one in tx.invitations.opened(heard.telegram_id) if one.state(tx.now) == "waiting"]
        if waiting:
            heard = replace(heard, verb="", raw="", caption="", album="", file_id="", file_name="")
            return replace(heard, kind="link", args=(waiting[0].id,))
    return heard


def is_awaited(tx: Tx, heard: Heard) -> bool:
    """Tell whether a stranger opens an invitation that waits, or answers to it: that much of them is kept."""
    if not (heard.kind == "link" or (heard.kind == "tap" and heard.verb in ANSWERS)) or len(heard.args) != 1:
        return False
    try:
        one = tx.invitations.get(heard.args[0])
    except LookupError:
        return False
    return one.state(tx.now) == "waiting" and (heard.kind == "link" or one.opened_by == heard.telegram_id)


def open_link(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show what a link invites to."""
    one = enrolment.opened(tx, heard.args[0], heard.telegram_id)
    return Reply((_invitation(tx, one, heard.telegram_id),))


def shown_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Show an invitation anew that was lost on its way."""
    account = tx.people.get(person_id).telegram_id
    return _invitation(tx, enrolment.opened(tx, facts["invitation"], account), account)


def accept(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let in whoever accepts, and show them what there is to do."""
    person_id = enrolment.accept(tx, heard.args[0], heard.telegram_id)
    privacy.acknowledge(tx, person_id)
    tx.trail.add("person.signed_in", f"person:{person_id}")
    return Reply((casework.cases_list(tx, catalog, person_id, welcome=True),))


def decline(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Forget that the link was opened here; it goes on working."""
    enrolment.decline(tx, heard.args[0], heard.telegram_id)
    if heard.person_id is not None:
        return Reply((casework.cases_list(tx, catalog, heard.person_id, notice=Notice("declined")),))
    return Reply((said("declined"),))


ANSWERS = {"accept": accept, "decline": decline}
"""What may be answered to an invitation, also by somebody who is not known yet."""


def said(code: str, **facts: object) -> Message:
    """Say one line to somebody who is not known; nothing is noted of it."""
    return Message(NoticeView(), notice=Notice(code, facts), kind="stranger", fresh=True, aside=True)


def _invitation(tx: Tx, one: Invitation, account: int) -> Message:
    person = tx.people.find_by_telegram(account)
    known = person is not None and person.is_active
    rounds = _rounds(tx, one)
    view = InvitationView(
        inviter="" if one.made_by == OPERATOR else tx.people.get(one.made_by).name,
        name=one.name,
        place=line_of(tx, one),
        rounds=tuple(OpenRound(r.title, in_words(r.due_on), r.briefing) for r in rounds),
        told=privacy.rounds_told(tx, [r.id for r in rounds]),
        moves=one.person_id is not None,
        known=known,
    )
    rows = ((Button("Accept and begin", "accept", (one.id,)),), (Button("No thank you", "decline", (one.id,)),))
    facts = {"invitation": one.id}
    return Message(view, rows, kind="invitation", facts=facts, fresh=True, aside=not known)


def _rounds(tx: Tx, one: Invitation) -> list[Round]:
    """List the round of an invitation; where it is for all, or for a new phone, the open ones that it lets into."""
    if one.round_id:
        return [tx.rounds.get(one.round_id)]
    if one.person_id:
        ids = dict.fromkeys(held.round_id for held in tx.people.memberships(one.person_id))
        found = [tx.rounds.get(round_id) for round_id in ids]
    else:
        found = [r for r in tx.rounds.all() if not one.agency_id or _takes_part(tx, one.agency_id, r.id)]
    return [r for r in found if r.state == "open"][:ROUNDS_SHOWN]


def _takes_part(tx: Tx, agency_id: int, round_id: int) -> bool:
    agency = tx.rounds.agency(agency_id)
    return bool({agency.id, agency.parent_id} & {one.id for one in tx.rounds.agencies(round_id)})
