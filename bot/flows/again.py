"""Again: how a message that was lost on its way is made anew, and what the outbox keeps of a notice for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.flows import people, privacy
from bot.flows.agency import ways as agency
from bot.flows.chasing import Again
from bot.flows.concerns import ways as concerns
from bot.flows.concerns.told import unheard
from bot.flows.documents import blank_again, export_again
from bot.flows.hearing import current
from bot.flows.help import apology
from bot.flows.lead import table as lead
from bot.flows.leaving import receipt_again
from bot.flows.reporting import report_again
from bot.flows.summary import case_summary_again
from bot.flows.tidying import stays_again
from bot.flows.turn import Notice


def noticed(facts: Mapping[str, Any]) -> Notice | None:
    """Give the notice that a prompt in the outbox was to carry."""
    code = facts.get("notice")
    return Notice(code, facts["facts"], also=noticed(facts.get("also", {}))) if code else None


def kept(notice: Notice | None) -> dict[str, Any]:
    """Give what the outbox keeps of a notice."""
    if notice is None:
        return {}
    also = {"also": kept(notice.also)} if notice.also else {}
    return {"notice": notice.code, "facts": dict(notice.facts), **also}


AGAIN: dict[str, Again] = {
    "prompt": lambda tx, catalog, person_id, facts: current(tx, catalog, person_id, noticed(facts)),
    "receipt": receipt_again,
    "case_summary": case_summary_again,
    "export": export_again,
    "blank": blank_again,
    **lead.AGAIN,
    "report": report_again,
    **agency.AGAIN,
    **people.AGAIN,
    "stays": stays_again,
    privacy.KIND: privacy.again,
    **concerns.AGAIN,
    "unheard": lambda tx, catalog, person_id, facts: current(tx, catalog, person_id, unheard(tx, person_id, facts)),
    "apology": lambda tx, catalog, person_id, facts: apology(),
}
"""How a message that was lost on its way is made anew, by its kind."""
