"""One update from its inbox row to its answer in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from bot.access import menu_roles
from bot.desk import Desk, Turn
from bot.flows.hearing import wants_file
from bot.flows.help import only_private, stranger
from bot.flows.people.arriving import ANSWERS, is_awaited
from bot.flows.turn import Heard, Message, Notice
from bot.flows.views import NoticeView
from bot.handlers.inbound import Elsewhere, Resend
from bot.handlers.order import Line
from bot.handlers.outbound import Outbound
from bot.handlers.strangers import Strangers
from bot.handlers.table import menu, step_for
from bot.handlers.tidying import Tidying
from storage.errors import StoreError

log = structlog.get_logger()

FILE_MAX = 2 * 1024 * 1024
"""The largest file that is fetched, in bytes: ten thousand cases take half of it."""

HOLDING_WORDS = frozenset({"put_back", "qt_as"})
"""Buttons that stand for words: those are read for identifiers once more."""


class Turns:
    """Takes what was heard to the desk, and what the desk answers to the chat."""

    def __init__(
        self,
        desk: Desk,
        outbound: Outbound,
        remembered: Callable[[Heard], Awaitable[Heard]],
        put: Callable[[Resend], Awaitable[None]],
        strangers: Strangers | None = None,
        line: Callable[[int], Line] = lambda chat: Line(),
    ) -> None:
        self.desk, self.outbound, self.remembered, self.put = desk, outbound, remembered, put
        self.strangers, self.line = strangers or Strangers(), line
        self.tidying = Tidying(desk.store, outbound)

    async def take(self, heard: Heard) -> None:
        """Do one update and answer it; one that was done before only gets its tap answered."""
        if heard.person_id is None and not await self._answers_to_invitation(heard):
            await self._meet(heard)
            return
        if heard.kind in ("text", "edit") or heard.verb in HOLDING_WORDS:
            heard = await self.remembered(heard)
        turn = await self._done(await self._with_file(heard))
        if turn and heard.person_id and not turn.person_id and not self._is_to_hear_the_line(heard):
            turn = replace(turn, messages=())
        if turn is not None:
            await self._tell(turn.told)
            await self._answer(heard, turn)
        elif heard.callback_id:
            await self.outbound.answer_tap(heard.callback_id, None)

    async def _answers_to_invitation(self, heard: Heard) -> bool:
        """Tell whether a stranger answers to an invitation; to one that is not theirs, or over, once a day at most."""
        if not heard.telegram_id or heard.kind != "tap" or heard.verb not in ANSWERS or len(heard.args) != 1:
            return False
        is_theirs = await self.desk.store.read(lambda tx: is_awaited(tx, heard))
        return is_theirs or self._is_to_hear_the_line(heard)

    def _is_to_hear_the_line(self, heard: Heard) -> bool:
        """Tell whether a stranger is told anything now, and remember that they are: one line a day."""
        return self.strangers.tell(heard.telegram_id, self.desk.store.clock().date())

    async def _answer(self, heard: Heard, turn: Turn) -> None:
        """Send what a turn answers; in a crowded chat one answer, to the last, does for all.

        What was due to be deleted before goes meanwhile, and what the turn let go when its answer is shown.
        """
        line = self.line(heard.telegram_id)
        if line.crowded and turn.person_id:
            await self.tidying.tidy(turn.due)
            await self._answer_crowd(heard, turn, line)
            return
        sending = self.outbound.turn(turn, heard.callback_id)
        delivered, told = await asyncio.gather(sending, self.tidying.tidy(turn.due))
        told += await self.tidying.tidy([one for one in delivered.due if one not in turn.due])
        await self._tell(delivered.told)
        for request in told:
            await self.put(request)
        if turn.person_id and heard.verb in ("start", "accept"):
            await self._set_menu(turn)

    async def _answer_crowd(self, heard: Heard, turn: Turn, line: Line) -> None:
        """Ask once for patience, and say at the end where they stand; what each turn said waits in the outbox."""
        if heard.callback_id:
            await self.outbound.answer_tap(heard.callback_id, turn.toast)
        if not line.told:
            line.told = True
            await self._say(turn.chat_id, Notice("slower"))
        if line.is_held_back():
            return
        if line.lost:
            log.warning("not kept, too many at once", person_id=turn.person_id, count=line.lost)
            await self._say(turn.chat_id, Notice("too_many_at_once", {"count": line.lost}))
            line.lost = 0
        await self.resend(Resend(turn.person_id, turn.chat_id))

    async def _say(self, chat_id: int, notice: Notice) -> None:
        await self.outbound.say(chat_id, Message(NoticeView(), notice=notice))

    async def _with_file(self, heard: Heard) -> Heard:
        """Fetch what was sent, where a file is wanted and it is not too large; else it goes on without."""
        wanted = heard.kind == "file" and await self.desk.store.read(lambda tx: wants_file(tx, heard))
        if not wanted or heard.file_size > FILE_MAX:
            return heard
        return replace(heard, content=await self.outbound.fetch(heard.file_id))

    async def _done(self, heard: Heard) -> Turn | None:
        """Do the step; while the disk refuses, tell the person once and try again, holding only their chat up."""
        try:
            return await self.desk.run(step_for(heard), heard)
        except StoreError:
            log.exception("not stored, trying again", update_id=heard.update_id)
            await self._say(heard.telegram_id, Notice("waiting"))
        patiently = AsyncRetrying(
            wait=wait_exponential(multiplier=0.2, max=30), retry=retry_if_exception_type(StoreError), reraise=True
        )
        return await patiently(self.desk.run, step_for(heard), heard)

    async def _set_menu(self, turn: Turn) -> None:
        """Give those who have more commands than others their own menu; Telegram takes it once they have written."""
        roles = await self.desk.store.read(lambda tx: menu_roles(tx, turn.person_id))
        if menu(roles) != menu(set()):
            await self.outbound.set_menu(turn.chat_id, menu(roles))

    async def _meet(self, heard: Heard) -> None:
        """Show somebody unknown the invitation whose link they opened; else give them one neutral line a day.

        Nothing of theirs is kept, so that what they are shown is sent before their update counts as done.
        """
        if heard.kind == "link" and heard.telegram_id:
            await self.outbound.deliver(await self.desk.open_link(heard))
            await self.desk.shown(heard)
            return
        if heard.callback_id:
            await self.outbound.answer_tap(heard.callback_id, None)
        if heard.telegram_id and self._is_to_hear_the_line(heard):
            await self.outbound.say(heard.telegram_id, stranger())
        await self.desk.turn_away(heard)

    async def leave(self, place: Elsewhere) -> None:
        """Leave a group or channel with one line; the trail says so, by whose doing, and nothing of which it was."""
        if await self.outbound.leave(place.telegram_id, only_private()):
            await self.desk.has_left(place.kind, place.user_id)

    async def resend(self, request: Resend) -> None:
        """Send a person what was not seen off, made anew from what is stored now; delete from the chat what is due."""
        if request.person_id:
            turn = await self.desk.again(request.person_id, request.telegram_id)
            if turn.chat_id != request.telegram_id:
                await self.put(Resend(request.person_id, turn.chat_id))
            else:
                await self._tell(turn.told)
            if turn.messages:
                await self._tell((await self.outbound.deliver(turn)).told)
        for told in await self.tidying.tidy_chat(request.telegram_id):
            await self.put(told)

    async def _tell(self, told: Iterable[tuple[int, int]]) -> None:
        """Send others what is due to them, each in their own chat's turn."""
        for person_id, telegram_id in told:
            await self.put(Resend(person_id, telegram_id))
