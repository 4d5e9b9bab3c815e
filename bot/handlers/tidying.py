"""Tidying: what is due is deleted from a chat, and marked; what Telegram keeps is emptied, or told."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.flows.tidying import emptied, tell_what_stays
from bot.handlers.inbound import Resend
from bot.handlers.outbound import Outbound
from storage.deletions import Deletion
from storage.store import Store
from storage.tx import Tx

log = structlog.get_logger()

AT_ONCE = 100
"""How many messages Telegram deletes in one call."""


class Tidying:
    """Deletes messages, and marks what became of them."""

    def __init__(self, store: Store, outbound: Outbound) -> None:
        self.store, self.outbound = store, outbound

    async def tidy_chat(self, chat_id: int) -> list[Resend]:
        """Delete all that is due in a chat; gives who is to be told of something that stays."""
        return await self.tidy(await self.store.read(lambda tx: tx.deletions.due(chat_id)))

    async def tidy(self, due: Sequence[Deletion]) -> list[Resend]:
        """Delete messages of one chat; gives who is to be told of something that stays.

        Until it is marked it is due, so that a crash or a long trouble at Telegram only makes it come later.
        """
        if not due:
            return []
        try:
            stay = await self._delete(due[0].chat_id, [one.message_id for one in due])
        except TelegramError as problem:
            log.warning("not deleted, tried again later", problem=type(problem).__name__, messages=len(due))
            return []
        return await self.store.write(lambda tx: _mark(tx, due, set(stay)))

    async def _delete(self, chat_id: int, message_ids: list[int]) -> list[int]:
        """Delete messages, as many at once as Telegram takes; gives those that stay.

        One message that is too old lets Telegram refuse them all, so that half and half are tried. What has gone
        before is no refusal. A message of the bot can be edited at any age: it is emptied.
        """
        if len(message_ids) <= AT_ONCE:
            try:
                await self.outbound.call("deletemessages", chat_id=chat_id, message_ids=message_ids)
            except BadRequest:
                if len(message_ids) == 1:
                    return [] if await self.outbound.replace(chat_id, message_ids[0], emptied()) else message_ids
            except Forbidden:
                return message_ids
            else:
                return []
        half = len(message_ids) // 2
        return await self._delete(chat_id, message_ids[:half]) + await self._delete(chat_id, message_ids[half:])


def _mark(tx: Tx, due: Sequence[Deletion], stay: set[int]) -> list[Resend]:
    for one in due:
        mark = tx.deletions.stays if one.message_id in stay else tx.deletions.gone
        mark(one.chat_id, one.message_id)
    told = tell_what_stays(tx, [one for one in due if one.message_id in stay])
    return [Resend(person_id, chat_id) for person_id, chat_id in told]
