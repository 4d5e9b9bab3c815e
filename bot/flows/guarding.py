"""Guarding: what could tell who a child is goes out of what was typed before any of it is written."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import PurePath

import structlog

from bot.flows.turn import UNREAD, Heard
from bot.office.watching import watch_of
from bot.privacy.aside import NOTHING, Words
from bot.privacy.dates import Period
from bot.privacy.tripwire import find
from storage.tx import Tx

log = structlog.get_logger()

SUFFIX_MAX = 6
"""The longest ending of a file's name that is kept, with its dot."""


@dataclass(frozen=True)
class Guarded:
    """What may be written of an update, and what may only be remembered."""

    heard: Heard
    words: Words | None = None


def guard(tx: Tx, pepper: bytes, heard: Heard) -> Guarded:
    """Take identifiers out of what a person typed; what cannot be read for them is not kept at all.

    Of a stranger nothing is kept anyway, and what follows /start may be the secret of an invitation.
    """
    person = tx.people.find_by_telegram(heard.telegram_id)
    if person is None or heard.kind in ("tap", "link") or heard.verb == "start":
        return Guarded(heard)
    if heard.kind == "file":
        return Guarded(replace(heard, file_name=_ending(heard.file_name)))
    try:
        return _guarded(tx, pepper, replace(heard, person_id=person.id))
    except Exception:
        log.exception("not read for identifiers, so not kept", update_id=heard.update_id)
        return Guarded(replace(heard, verb="", raw="", taken_out=UNREAD))


def _guarded(tx: Tx, pepper: bytes, heard: Heard) -> Guarded:
    period, rounds = _place(tx, heard.person)
    watch = watch_of(tx, rounds, pepper)
    names = [agency.name for agency in tx.rounds.all_agencies()]
    said = replace(heard, person_id=None)
    if heard.verb and find(heard.verb.replace("_", " "), watch):
        said = replace(said, verb="that")
    words = Words(heard.raw, find(heard.raw, watch, agencies=names, period=period))
    if not words.found:
        return Guarded(said)
    return Guarded(replace(said, raw=words.masked(NOTHING), taken_out=words.kinds()), words)


def letting(tx: Tx, heard: Heard, lets: Set[str]) -> Heard:
    """Let kinds of identifiers stand that what was asked for may hold; a message that is whole again stays in the chat.

    It is masked when it comes, before it is known what it counts for. A restart between the two forgets what was typed.
    """
    words = heard.aside.get(heard.message_id or 0)
    if not words or not heard.taken_out:
        return heard
    out = words.kinds(lets)
    if not out:
        tx.deletions.spare(heard.telegram_id, heard.message_id or 0)
    return replace(heard, raw=words.masked(lets), taken_out=out)


def _place(tx: Tx, person_id: int) -> tuple[Period | None, list[int]]:
    """Give the period audited where the person stands in a return, and the rounds whose names they may come upon."""
    rounds = list(dict.fromkeys(m.round_id for m in tx.people.memberships(person_id)))
    focus = tx.places.focus(person_id)
    if focus is None:
        return None, rounds
    here = tx.rounds.get(tx.assignments.get(tx.responses.get(focus.response_id).assignment_id).round_id)
    return (here.period_from, here.period_to), [*rounds, here.id]


def _ending(name: str) -> str:
    """Give what a file's name says of its kind: the name itself may be a child's."""
    suffix = PurePath(name).suffix.lower()
    return f"file{suffix}" if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= SUFFIX_MAX else "file"
