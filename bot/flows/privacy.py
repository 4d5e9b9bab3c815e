"""The privacy notice: shown at enrolment, when it is asked for, and again when it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.flows.turn import Button, Heard, Message, Notice, Reply, Step
from bot.flows.views import PrivacyView
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx

NOTICE_VERSION = 1
"""The version of the words in templates/_privacy.j2; a test holds it to them, so that other words are a new one."""

KIND = "privacy_notice"


def show(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show the notice to somebody who asks for it, with when they read it, or the button that says so."""
    return Reply((_notice(tx, heard.person),))


def acknowledge(tx: Tx, person_id: int) -> None:
    """Note that a person read the notice as it is now."""
    tx.acknowledgements.add(person_id, NOTICE_VERSION)


def have_read(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Note that a person read the version that their button stands under."""
    (version,) = heard.args
    if not 0 < version <= NOTICE_VERSION:
        raise StalePress
    tx.acknowledgements.add(heard.person, version)
    return Reply((), Notice("notice_read", {"version": version}, quiet=True))


def with_notice(step: Step) -> Step:
    """Let a step's answer come after the notice, for somebody who has not read it; once a day, until they have.

    It stands aside, so that what was asked is still asked, and the step's own message is the newest. That it was
    shown on a day is told by the outbox, where it has a key of its own.
    """

    def run(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        reply = step(tx, catalog, heard)
        if tx.acknowledgements.newest(heard.person) >= NOTICE_VERSION:
            return reply
        notice = replace(_notice(tx, heard.person), dedupe=f"{KIND}:{heard.person}:{NOTICE_VERSION}:{tx.today}")
        if not reply.messages or tx.outbox.was_put(notice.dedupe):
            return reply
        return replace(reply, messages=(notice, *(replace(one, fresh=True) for one in reply.messages)))

    return run


def again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Make a notice anew that was lost on its way, as it is now."""
    return _notice(tx, person_id)


def rounds_told(tx: Tx, round_ids: list[int]) -> tuple[tuple[str, int], ...]:
    """Give what the notice says of rounds: the title of each that is no draft, and for how many days answers stay."""
    found = [tx.rounds.get(round_id) for round_id in dict.fromkeys(round_ids)]
    return tuple((round_.title, round_.retention_days) for round_ in found if round_.state != "draft")


def _notice(tx: Tx, person_id: int) -> Message:
    read = {one.version: one.read_at for one in tx.acknowledgements.of(person_id)}
    rounds = rounds_told(tx, [held.round_id for held in tx.people.memberships(person_id)])
    view = PrivacyView(rounds, NOTICE_VERSION, read.get(NOTICE_VERSION, ""), max(read, default=0))
    rows = () if view.read_at else ((Button("I have read this", "have_read", (NOTICE_VERSION,)),),)
    return Message(view, rows, kind=KIND, fresh=True, aside=True)
