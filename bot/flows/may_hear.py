"""May hear: whether what was decided may still be read by whom it is for, asked when it is made and when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot import access
from bot.flows.lead import table as lead
from bot.office import concerns, enrolment, signing_off, telling
from bot.refusal import Refusal
from storage.outbox import Due
from storage.tx import Tx

Facts = Mapping[str, Any]
MayHear = Callable[[Tx, int, Facts], bool]

AS, ABOUT = "as", "about"
"""What the outbox keeps of a message as it was made: the roles of whom it is for, and the return that it shows."""


def under(action: str) -> MayHear:
    """Ask whether a person may do this in the round that a message is about; in all where it is about none."""
    return lambda tx, who, facts: access.may(tx, who, action, facts.get("round", access.ALL_ROUNDS))


def _anything(tx: Tx, who: int, facts: Facts) -> bool:
    """Pass what tells of nobody but the person themselves."""
    return True


def _reads(tx: Tx, who: int, response_id: int) -> bool:
    response = tx.responses.get(response_id)
    return signing_off.may_read(tx, who, tx.assignments.get(response.assignment_id), response)


def _prompt(tx: Tx, who: int, facts: Facts) -> bool:
    return not facts.get(ABOUT) or _reads(tx, who, facts[ABOUT])


def _receipt(tx: Tx, who: int, facts: Facts) -> bool:
    """Ask whether a return is still in, and theirs: one that was sent back has gone in no longer."""
    response = tx.responses.get(facts["response"])
    return not response.is_open and _audits(tx, who, response.assignment_id)


def _summary(tx: Tx, who: int, facts: Facts) -> bool:
    return _reads(tx, who, facts["response"])


def _page(tx: Tx, who: int, facts: Facts) -> bool:
    return lead.may_see(tx, who, facts["page"], tuple(facts["args"]))


def _blank(tx: Tx, who: int, facts: Facts) -> bool:
    return under("read_form")(tx, who, facts) and tx.rounds.get(facts["round"]).state == "open"


def _audits(tx: Tx, who: int, assignment_id: int) -> bool:
    one = tx.assignments.get(assignment_id)
    return access.may(tx, who, "audit", one.round_id, one)


def _new_cases(tx: Tx, who: int, facts: Facts) -> bool:
    return any(_audits(tx, who, one) for one in facts["assignments"])


def _handed_back(tx: Tx, who: int, facts: Facts) -> bool:
    """Ask whether a case still waits to be handed on, by them."""
    one = tx.assignments.get(facts["assignment"])
    waits = bool(one.handed_back) and not one.withdrawn
    return waits and access.may(tx, who, "allocate", one.round_id, one)


def _to_sign_off(tx: Tx, who: int, facts: Facts) -> bool:
    one = tx.assignments.get(facts["assignment"])
    response = tx.responses.find_for(one.id)
    held = response is not None and signing_off.is_held(tx, tx.rounds.get(one.round_id), response)
    return held and signing_off.may_sign(tx, who, one)


def _round_over(tx: Tx, who: int, facts: Facts) -> bool:
    """Ask whether somebody still serves in a round that closed over cases of theirs."""
    return access.serves(tx, who, facts["round"]) and who in telling.unsent_of(tx, facts["round"])


def _sent_back(tx: Tx, who: int, facts: Facts) -> bool:
    response = tx.responses.find_for(facts["assignment"])
    return response is not None and response.is_open and _audits(tx, who, facts["assignment"])


def _invitation(tx: Tx, who: int, facts: Facts) -> bool:
    one = tx.invitations.get(facts["invitation"])
    try:
        enrolment.refuse_over(tx, one)
    except Refusal:
        return False
    return one.opened_by == tx.people.get(who).telegram_id


def _concern(tx: Tx, who: int, facts: Facts) -> bool:
    return concerns.may_note(tx, who, tx.concerns.get(facts["concern"]))


def _said_concern(tx: Tx, who: int, facts: Facts) -> bool:
    """Pass what became of a concern to whoever said it, whatever they may do by now: nobody else would hear it."""
    return tx.concerns.get(facts["concern"]).person_id == who


def _noted(tx: Tx, who: int, facts: Facts) -> bool:
    return _said_concern(tx, who, facts) or _concern(tx, who, facts)


def _found(tx: Tx, who: int, facts: Facts) -> bool:
    return access.serves(tx, who, facts["round"])


MAY_HEAR: Mapping[str, MayHear] = {
    "prompt": _prompt,
    "receipt": _receipt,
    "case_summary": _summary,
    "export": under("export_round"),
    "report": under("read_round"),
    "blank": _blank,
    lead.KIND: _page,
    "new_cases": _new_cases,
    "handed_back": _handed_back,
    "to_sign_off": _to_sign_off,
    "sent_back": _sent_back,
    "round_over": _round_over,
    "invitation": _invitation,
    "link": under("invite"),
    "links": under("invite"),
    "links_page": under("invite"),
    "invited": under("invite"),
    "concern": _concern,
    "noted": _noted,
    "unheard": _said_concern,
    "all_in": under("read_round"),
    "found": _found,
    "digest": _anything,
    "stays": _anything,
    "privacy_notice": _anything,
    "apology": _anything,
}
"""Who may hear each kind of message now. A digest and a notice are made of what their reader may know."""


def made_as(tx: Tx, who: int, about: int = 0) -> dict[str, Any]:
    """Give what the outbox keeps of a message as it is made for a person."""
    return {AS: sorted(access.roles_of(tx, who)), **({ABOUT: about} if about else {})}


def is_as_made(tx: Tx, who: int, facts: Facts) -> bool:
    """Tell whether a person still has every role that they had when a message was made for them."""
    return access.roles_of(tx, who).issuperset(facts.get(AS, ()))


def may_hear(tx: Tx, due: Due) -> bool:
    """Tell whether a message may be made anew for whom it is due to."""
    return MAY_HEAR[due.kind](tx, due.person_id, due.facts)


def may_be_sent(tx: Tx, due: Due, chat_id: int) -> bool:
    """Tell whether a message may go out into a chat as it was made."""
    listens = access.listens_to(tx, due.person_id, chat_id)
    return listens and is_as_made(tx, due.person_id, due.facts) and may_hear(tx, due)
