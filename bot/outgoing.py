"""What goes out: messages put in the outbox as they are made, and made anew with what their reader may know by now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import structlog

from bot.flows import chasing
from bot.flows.again import AGAIN, kept, noticed
from bot.flows.may_hear import AS, MAY_HEAR, is_as_made, made_as, may_hear
from bot.flows.turn import Message, Notice
from bot.office.calendar import Calendar
from bot.office.concerns import tell_leads
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.errors import passes
from storage.outbox import Due
from storage.tx import Tx

log = structlog.get_logger()


def put(tx: Tx, person_id: int, message: Message) -> tuple[int, Message]:
    """Put a message in the outbox; a prompt takes the place of unsent ones, and says what they were to say."""
    if message.kind != "prompt":
        facts = {**message.facts, **made_as(tx, person_id)}
        return tx.outbox.put(person_id, message.kind, facts, message.dedupe or None), message
    unsaid = [_unsaid(tx, person_id, facts) for facts in tx.outbox.supersede(person_id)]
    message = replace(message, notice=message.notice or next((one for one in reversed(unsaid) if one), None))
    return tx.outbox.put(person_id, "prompt", _facts(tx, person_id, message), message.dedupe or None), message


def _facts(tx: Tx, person_id: int, prompt: Message) -> dict[str, Any]:
    """Give what the outbox keeps of a prompt."""
    return {**kept(prompt.notice), **made_as(tx, person_id, prompt.about)}


def _unsaid(tx: Tx, person_id: int, facts: Mapping[str, Any]) -> Notice | None:
    """Give what a prompt was to say that was never sent, unless it tells of what is its reader's no longer."""
    is_theirs = is_as_made(tx, person_id, facts) and MAY_HEAR["prompt"](tx, person_id, facts)
    return noticed(facts) if is_theirs else None


class Outgoing:
    """Makes anew what was not seen off."""

    def __init__(self, catalog: Catalog, calendar: Calendar) -> None:
        self.catalog = catalog
        self._make = AGAIN | chasing.again(calendar)

    def again(self, tx: Tx, due: Iterable[Due]) -> tuple[tuple[int, Message], ...]:
        """Make messages anew from what is stored now; drop those that are not to be told any more."""
        messages = []
        asked: set[str] = set()
        for one in due:
            what = json.dumps([one.kind, {**one.facts, AS: ()}], sort_keys=True)
            if what in asked:  # asked for again before it came, in a flood or while Telegram was away
                tx.outbox.dropped(one.id)
                continue
            asked.add(what)
            message = self._made(tx, one)
            if message:
                messages.append((one.id, message))
        return tuple(messages)

    def _made(self, tx: Tx, due: Due) -> Message | None:
        """Make one message anew, or mark why there is none."""
        try:
            with tx.savepoint():
                message = self._prompt(tx, due) if due.kind == "prompt" else self._other(tx, due)
        except Refusal as refusal:
            log.info("not told any more", outbox_id=due.id, kind=due.kind, why=refusal.code)
            message = None
        except Exception as problem:
            if passes(problem):
                log.warning("not made anew, tried again later", outbox_id=due.id, problem=type(problem).__name__)
                return None
            log.exception("message cannot be made anew", outbox_id=due.id, kind=due.kind)
            tx.outbox.refused(due.id)
            return None
        if message is None:
            self._drop(tx, due)
        return message

    def _prompt(self, tx: Tx, due: Due) -> Message | None:
        """Ask again what is asked now, whatever it was; what it was to say beside may be theirs no longer."""
        notice = _unsaid(tx, due.person_id, due.facts)
        message = self._make["prompt"](tx, self.catalog, due.person_id, kept(notice))
        if message:
            tx.outbox.made(due.id, _facts(tx, due.person_id, message))
        return message

    def _other(self, tx: Tx, due: Due) -> Message | None:
        if not may_hear(tx, due):
            return None
        tx.outbox.made(due.id, {**due.facts, **made_as(tx, due.person_id)})
        return self._make[due.kind](tx, self.catalog, due.person_id, due.facts)

    def _drop(self, tx: Tx, due: Due) -> None:
        """Drop what is not told any more; a concern goes on to who may know it now."""
        tx.outbox.dropped(due.id)
        if due.kind == "concern":
            tell_leads(tx, tx.concerns.get(due.facts["concern"]))
