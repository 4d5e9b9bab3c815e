"""The desk: one step in one transaction, with the mark that it was done and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import structlog

from bot.access import listens_to
from bot.flows.concerns.told import first
from bot.flows.guarding import rest_of
from bot.flows.hearing import current, last_want
from bot.flows.help import apology
from bot.flows.people.arriving import open_link, said
from bot.flows.tidying import let_stored_go, note_own
from bot.flows.turn import Heard, Looking, Message, Notice, Reply, Step
from bot.office.calendar import Calendar
from bot.office.unasked import may_go
from bot.outgoing import Outgoing, put
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from storage.deletions import Deletion
from storage.errors import StoreError, passes
from storage.inbox import ATTEMPTS_MAX
from storage.prompts import Shown
from storage.store import Store
from storage.tx import Tx

log = structlog.get_logger()


def _asked(heard: Heard) -> str:
    """Say in the trail what was asked for; the verb of an edited message is a word that was typed, and stays out."""
    return heard.kind if heard.kind == "edit" else heard.verb or heard.kind


def _is_from_them(tx: Tx, heard: Heard) -> bool:
    return listens_to(tx, heard.person, heard.telegram_id)


def _others(tx: Tx, person_id: int) -> tuple[tuple[int, int], ...]:
    """Tell who else has something to be sent, each with their chat."""
    return tuple((one, tx.people.get(one).telegram_id) for one in sorted(tx.outbox.told - {person_id}))


def _raise(refusal: Refusal, *_: object) -> Reply:
    raise refusal


@dataclass(frozen=True)
class Turn:
    """What is to be sent: messages with their places in the outbox, and what the chat shows now."""

    person_id: int
    chat_id: int
    messages: tuple[tuple[int, Message], ...]
    toast: Notice | None
    last: Shown | None
    live: tuple[int, ...]
    receipts: Mapping[int, int]
    """Of the live messages and the tapped one, those that are receipts, each with its return."""
    tapped: int | None = None
    told: tuple[tuple[int, int], ...] = ()
    """Who else has something to be sent, each with their chat."""
    due: tuple[Deletion, ...] = ()
    """What was to be deleted from the chat before the turn did anything, but what its answer may take the place of."""


def _outside(heard: Heard, *messages: Message) -> Turn:
    """Make a turn for somebody who is not known: nothing of it is stored."""
    tapped = heard.message_id if heard.kind == "tap" else None
    return Turn(0, heard.telegram_id, tuple((0, message) for message in messages), None, None, (), {}, tapped)


class Desk:
    """Runs steps against the store."""

    def __init__(
        self,
        store: Store,
        catalog: Catalog,
        calendar: Calendar | None = None,
        is_noted: Callable[[date], bool] = lambda day: True,
    ) -> None:
        self.store, self.catalog, self.calendar = store, catalog, calendar or Calendar()
        self.is_noted = is_noted
        self.outgoing = Outgoing(catalog, self.calendar)

    async def run(self, step: Step, heard: Heard) -> Turn | None:
        """Do what was heard, once; None when it was done before.

        A refusal is an answer and is stored as done. Anything else raised is a bug: it is tried again, and after
        three attempts the update is parked and the person told. Raises StoreError when nothing reached the disk.
        """
        for _ in range(ATTEMPTS_MAX):
            try:
                looked = await self._looked(step, heard)
                return await self.store.write(partial(self._do, step=looked, heard=heard))
            except StoreError:
                raise
            except Exception as problem:
                if passes(problem):
                    raise StoreError(f"nothing was done: {type(problem).__name__}") from problem
                log.exception("step failed", update_id=heard.update_id, verb=heard.verb or heard.kind)
                if await self.store.write(lambda tx: self._failed(tx, heard)):
                    break
        if heard.person_id is None:
            return _outside(heard, apology())
        return await self.store.write(lambda tx: self._turn_of(tx, heard, Reply((apology(),))))

    async def _looked(self, step: Step, heard: Heard) -> Step:
        """Look up what a step shows, beside the writer; give what is left to do. A refusal is said in its turn."""
        if not isinstance(step, Looking) or heard.person_id is None:
            return step
        try:
            found = await self.store.read(lambda tx: step.look(tx, self.catalog, heard))
        except Refusal as refusal:
            return partial(_raise, refusal)
        return lambda tx, catalog, again: step.reply(tx, catalog, again, found)

    def _failed(self, tx: Tx, heard: Heard) -> bool:
        """Count a failed attempt; tells whether it was the last. What was taken out of goes from the chat anyhow."""
        if heard.person_id is not None:
            note_own(tx, heard)
        return tx.inbox.failed(heard.bot_id, heard.update_id)

    def _do(self, tx: Tx, step: Step, heard: Heard) -> Turn | None:
        if not tx.inbox.take(heard.bot_id, heard.update_id):
            return None
        if heard.person_id is None:
            return self._let_in(tx, step, heard)
        tx.acts_as(f"person:{heard.person}")
        if _is_from_them(tx, heard) or heard.taken_out:
            note_own(tx, heard)
        due = tx.deletions.due(heard.telegram_id)
        reply = self._with_first(tx, heard.person, heard, self._answer(tx, step, heard))
        let_stored_go(tx, heard)
        turn = self._turn_of(tx, heard, reply)
        still = set(tx.deletions.due(heard.telegram_id))
        newest = turn.last.message_id if turn.last else None
        return replace(turn, due=tuple(one for one in due if one in still and one.message_id != newest))

    def _let_in(self, tx: Tx, step: Step, heard: Heard) -> Turn:
        """Do what somebody unknown answers to an invitation; who accepts is known from here on."""
        tx.acts_as("stranger")
        try:
            with tx.savepoint():
                reply = step(tx, self.catalog, heard)
        except Refusal as refusal:
            return _outside(heard, self._refused(tx, heard, refusal))
        person = tx.people.find_by_telegram(heard.telegram_id)
        if person is None or not person.is_active:
            return _outside(heard, *reply.messages)
        reply = self._with_first(tx, person.id, heard, reply)
        return self._turn(tx, replace(heard, person_id=person.id), reply)

    def _with_first(self, tx: Tx, person_id: int, heard: Heard, reply: Reply) -> Reply:
        """Put what somebody must hear first before the answer: that a child needs action now."""
        if not tx.people.get(person_id).is_active:
            return reply
        return replace(reply, messages=(*first(tx, self.catalog, person_id, heard), *reply.messages))

    def _refused(self, tx: Tx, heard: Heard, refusal: Refusal) -> Message:
        """Say to somebody unknown why not; of a flood of them the trail tells no more than that it came."""
        tx.acts_as("stranger")
        if self.is_noted(tx.today):
            tx.trail.add("asked.refused", part=heard.kind, why=refusal.code)
        return said(refusal.code, **refusal.facts)

    def _answer(self, tx: Tx, step: Step, heard: Heard) -> Reply:
        """Do the step; who was suspended, or moved to another account, since their update was kept is a stranger."""
        if not _is_from_them(tx, heard):
            return Reply((self._refused(tx, heard, Refusal("stranger")),))
        try:
            with tx.savepoint():
                return step(tx, self.catalog, heard)
        except StalePress as stale:
            return self._stale(tx, heard, Notice(stale.code, quiet=True))
        except Refusal as refusal:
            tx.trail.add("asked.refused", part=_asked(heard), why=refusal.code, **refusal.about)
            if refusal.code == "gone_in" and heard.kind == "tap":
                return Reply((), Notice(refusal.code, refusal.facts, quiet=True))
            notice = Notice(refusal.code, refusal.facts, also=rest_of(heard))
            return Reply((current(tx, self.catalog, heard.person, notice),))

    async def turn_away(self, heard: Heard) -> None:
        """Mark a stranger's update done; the trail says that somebody was turned away, and nothing of who."""
        await self.store.write(lambda tx: self._turn_away(tx, heard))

    def _turn_away(self, tx: Tx, heard: Heard) -> None:
        if tx.inbox.take(heard.bot_id, heard.update_id):
            self._refused(tx, heard, Refusal("stranger"))

    async def open_link(self, heard: Heard) -> Turn:
        """Open an invitation's link for a stranger; it counts as done when they were shown it, as `shown` says."""
        return await self.store.write(lambda tx: self._open_link(tx, heard))

    def _open_link(self, tx: Tx, heard: Heard) -> Turn:
        tx.acts_as("stranger")
        try:
            with tx.savepoint():
                return _outside(heard, *open_link(tx, self.catalog, heard).messages)
        except Refusal as refusal:
            return _outside(heard, self._refused(tx, heard, refusal))

    async def shown(self, heard: Heard) -> None:
        """Mark an update done whose answer was sent already: of a stranger nothing could be put in the outbox."""
        await self.store.write(lambda tx: tx.inbox.take(heard.bot_id, heard.update_id))

    async def has_left(self, kind: str, user_id: int | None) -> None:
        """Note in the trail that a group or channel was left, and the person who had the bot there, if it is one."""

        def note(tx: Tx) -> None:
            person = tx.people.find_by_telegram(user_id) if user_id else None
            tx.acts_as(f"person:{person.id}" if person else "stranger")
            if person or self.is_noted(tx.today):
                tx.trail.add("chat.left", part=kind, why="only_private")

        await self.store.write(note)

    def _stale(self, tx: Tx, heard: Heard, toast: Notice) -> Reply:
        """Answer a tap that came too late: show the question again if one is asked, else a passing note is enough."""
        last = tx.prompts.last(heard.telegram_id)
        if last is None or (":" not in last.spot and last_want(tx, heard.telegram_id) is None):
            return Reply((), toast)
        return Reply((current(tx, self.catalog, heard.person, on_tap=True),), toast)

    def _turn_of(self, tx: Tx, heard: Heard, reply: Reply) -> Turn:
        """Make the turn of a known person; of one who is a stranger by now nothing is stored."""
        return self._turn(tx, heard, reply) if _is_from_them(tx, heard) else _outside(heard, *reply.messages)

    def _turn(self, tx: Tx, heard: Heard, reply: Reply) -> Turn:
        tapped = heard.message_id if heard.kind == "tap" else None
        return Turn(
            person_id=heard.person,
            chat_id=heard.telegram_id,
            messages=tuple(put(tx, heard.person, message) for message in reply.messages),
            toast=reply.toast,
            last=tx.prompts.last(heard.telegram_id),
            live=tuple(tx.prompts.live(heard.telegram_id)),
            receipts=tx.prompts.receipts(heard.telegram_id, tapped),
            tapped=tapped,
            told=_others(tx, heard.person),
        )

    async def again(self, person_id: int, chat_id: int | None = None) -> Turn:
        """Make anew, from what is stored now, all that was not seen off and may be sent to a person at this hour.

        Nothing is made for a chat that is theirs no longer: the turn tells which is.
        """
        return await self.store.write(lambda tx: self._again(tx, person_id, chat_id))

    def _again(self, tx: Tx, person_id: int, chat: int | None) -> Turn:
        is_theirs = chat is None or listens_to(tx, person_id, chat)
        messages = self.outgoing.again(tx, may_go(tx, self.calendar, person_id)) if is_theirs else ()
        chat_id = tx.people.get(person_id).telegram_id
        last, live, receipts = tx.prompts.last(chat_id), tuple(tx.prompts.live(chat_id)), tx.prompts.receipts(chat_id)
        return Turn(person_id, chat_id, messages, None, last, live, receipts, told=_others(tx, person_id))
