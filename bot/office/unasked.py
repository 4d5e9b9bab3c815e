"""Telling: what the bot says by itself, when it is put in the outbox, and when it may go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from bot import access
from bot.office import chasing, feedback
from bot.office.calendar import Calendar
from bot.refusal import Refusal
from storage.errors import NotFound
from storage.outbox import Due
from storage.people import pseudonym
from storage.tx import Tx

UNASKED = frozenset({"digest", "all_in", "found"})
"""The messages that nobody asked for."""

AT_ONCE = 25
"""The most digests put in one go: Telegram takes thirty messages a second."""


def to_put(tx: Tx, calendar: Calendar, most: int | None = AT_ONCE) -> list[Callable[[Tx], object]]:
    """List what is to be put in the outbox now, each as a small unit of work of its own; nothing out of hours."""
    if not calendar.is_open(tx.now):
        return []
    people = chasing.to_tell(tx, calendar)[:most]
    return [
        *(partial(chasing.tell, calendar=calendar, person_id=person_id) for person_id in people),
        *(partial(chasing.tell_all_in, round_id=round_id) for round_id in chasing.rounds_all_in(tx)),
        *(partial(feedback.tell_findings, round_id=round_id) for round_id in feedback.rounds_to_tell(tx)),
    ]


def take_back(tx: Tx, calendar: Calendar) -> None:
    """Take back the digests of earlier days that never went out; what is true now is told instead, if anything is."""
    today = calendar.today(tx.now).isoformat()
    for due in tx.outbox.due():
        if due.kind == "digest" and due.facts["day"] != today:
            tx.outbox.dropped(due.id)
            for kind in ("due", "behind"):
                tx.reminders.take_back(due.person_id, kind, due.facts["day"])


def may_go(tx: Tx, calendar: Calendar, person_id: int | None = None) -> list[Due]:
    """List what is still to be sent and may be sent now.

    What nobody asked for goes in working hours, to nobody who put reminders off, and a digest only on its own day.
    """
    return [due for due in tx.outbox.due(person_id) if due.kind not in UNASKED or _may_go(tx, calendar, due)]


def _may_go(tx: Tx, calendar: Calendar, due: Due) -> bool:
    today = calendar.today(tx.now).isoformat()
    is_muted = tx.people.get(due.person_id).muted_until > today
    return calendar.is_open(tx.now) and not is_muted and due.facts.get("day", today) == today


def put_off(tx: Tx, who: int, person_id: int, until: date) -> None:
    """Send a person no reminders before a day, as they wish or somebody who manages people does."""
    if who != person_id:
        access.allow(tx, who, "manage_people")
    try:
        person = tx.people.get(person_id)
    except NotFound:
        raise Refusal("nobody_to_remind", who=pseudonym(person_id)) from None
    if person.muted_until != until.isoformat():
        tx.people.mute(person_id, until.isoformat())
