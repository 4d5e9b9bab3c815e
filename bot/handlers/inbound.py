"""What comes in: the only room that reads a Telegram update."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, Document, Message, Update
from telegram.error import EndPointNotFound, InvalidToken, NetworkError
from telegram.ext import ExtBot

from bot.flows.turn import NOT_OWN, Heard
from bot.handlers.contents import FILES, SERVICE
from bot.handlers.keeping import albums, keep
from bot.handlers.reading import Reading
from bot.handlers.strangers import Strangers
from bot.legible import legible
from storage.errors import passes
from storage.store import Store

log = structlog.get_logger()

COMMAND = re.compile(r"^/([A-Za-z0-9_]{1,64})(?:@\w+)?(?:\s+(.*))?$", re.DOTALL)

ALLOWED = ["message", "edited_message", "callback_query", "channel_post", "my_chat_member"]
"""The updates that Telegram is asked for."""

NUMBER_MAX = 2**53
"""Telegram's own numbers fit in 52 bits; a larger one fits in no database."""


def read(raw: Any, bot: Bot) -> Update | None:
    """Read an update as it came; of one that cannot be read only its number is left, so that it is passed over once.

    The library would log the whole of it, words and all, and fetch it again without end.
    """
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int) or not 0 <= number < NUMBER_MAX:
        return None
    try:
        update = Update.de_json(raw, bot)
        heard = hear(update, 0)
        if heard and not 0 < heard.telegram_id < NUMBER_MAX:
            raise ValueError(heard.telegram_id)
    except Exception as problem:
        log.error("update cannot be read, passed over", update_id=number, problem=type(problem).__name__)
        return Update(number)
    return update


def hear(update: Update, bot_id: int) -> Heard | None:
    """Read an update from a private chat; anything else is None and is not kept.

    A private chat has the number of the person in it: what somebody else sends or taps there comes from nobody.
    """
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type != "private" or user is None or user.id != chat.id:
        return None
    base = Heard(bot_id, update.update_id, chat.id, None, "text")
    if update.callback_query:
        return _tap(base, update.callback_query)
    if update.edited_message:
        return _edit(base, update.edited_message)
    return _message(base, update.message) if update.message else None


@dataclass(frozen=True)
class Elsewhere:
    """A sign of being in a group or channel: where, and who gave it if that is known, but nothing of what was said."""

    telegram_id: int
    kind: str
    user_id: int | None


def elsewhere(update: Update, bot_id: int) -> Elsewhere | None:
    """Read where an update is from, unless that is a private chat, or tells that the bot is out of there."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type == "private" or _has_gone(update, bot_id):
        return None
    moved_to = update.message.migrate_to_chat_id if update.message else None
    kind = "supergroup" if moved_to else str(chat.type)
    return Elsewhere(moved_to or chat.id, kind, user.id if user else None)


def _has_gone(update: Update, bot_id: int) -> bool:
    if update.my_chat_member:
        return update.my_chat_member.new_chat_member.status in {"left", "kicked"}
    gone = update.message.left_chat_member if update.message else None
    return gone is not None and gone.id == bot_id


def _tap(base: Heard, query: CallbackQuery) -> Heard:
    verb, *numbers = (query.data or "").split(":")
    args = tuple(int(n) for n in numbers) if all(re.fullmatch(r"\d{1,15}", n) for n in numbers) else ()
    message_id = query.message.message_id if query.message else None
    return replace(base, kind="tap", verb=verb, args=args, message_id=message_id, callback_id=query.id)


def _edit(base: Heard, message: Message) -> Heard | None:
    """Read an edited message; a location on the move is edited by itself all the time."""
    if message.text is not None:
        words = legible(message.text)
        command = COMMAND.match(words)
        verb = command[1].lower() if command else ""
        return replace(base, kind="edit", verb=verb, raw=words, message_id=message.message_id)
    return None if message.location else _message(base, message)


def _message(base: Heard, message: Message) -> Heard | None:
    replied = message.reply_to_message.message_id if message.reply_to_message else 0
    base = replace(base, message_id=message.message_id, reply_to=replied, origin=_origin(message))
    if message.text is None:
        return None if any(getattr(message, name, None) for name in SERVICE) else _file(base, message)
    words = legible(message.text)
    command = COMMAND.match(words)
    if command and base.origin not in NOT_OWN:
        return replace(base, kind="command", verb=command[1].lower(), raw=command[2] or "")
    return replace(base, raw=words)


def _origin(message: Message) -> str:
    """Tell how a message came whose words are not plainly its sender's, or are about something that is not in here."""
    if message.forward_origin:
        return "forwarded"
    if message.via_bot:
        return "via_bot"
    away = message.external_reply or message.reply_to_story or (message.quote and not message.reply_to_message)
    return "elsewhere" if away else ""


def _file(base: Heard, message: Message) -> Heard:
    what = next((word for name, word in FILES.items() if getattr(message, name, None)), "message of that kind")
    caption, album = legible(message.caption or ""), message.media_group_id or ""
    base = replace(base, kind="file", raw=what, caption=caption, album=album)
    return _document(base, message.document) if message.document else base


def _document(base: Heard, document: Document) -> Heard:
    name = legible(document.file_name or "")
    return replace(base, file_id=document.file_id, file_name=name, file_size=document.file_size or 0)


@dataclass(frozen=True)
class Resend:
    """A request to the bot itself: send a person what was not seen off."""

    person_id: int
    telegram_id: int


class Intake:
    """Keeps updates, read for identifiers first, before Telegram is told that we have them."""

    def __init__(
        self,
        store: Store,
        pepper_file: Path,
        strangers: Strangers | None = None,
        has_room: Callable[[int], bool] = lambda chat: True,
    ) -> None:
        self.store, self.reading = store, Reading(store, pepper_file)
        self._strangers, self._has_room = strangers or Strangers(), has_room
        self.bot_id = 0
        self.rejected = asyncio.Event()
        """Set when Telegram does not know the token any more."""
        self._fresh: dict[int, Heard] = {}

    async def keep_all(self, updates: Sequence[Update]) -> None:
        """Commit a whole batch; raises NetworkError, so that Telegram sends it again, when it cannot be stored."""
        heard = [one for update in updates if (one := hear(update, self.bot_id)) and self._has_room(one.telegram_id)]
        if not heard:
            return
        day = self.store.clock().date()
        try:
            read = albums(await self.store.read(lambda tx: [self.reading.read(tx, one) for one in heard]))
            fresh = await self.store.write(lambda tx: keep(tx, read, lambda who: self._strangers.is_new(who, day)))
        except Exception as problem:
            if not passes(problem):
                raise
            log.exception("updates not kept", count=len(heard))
            raise NetworkError(str(problem)) from problem
        self._fresh |= {one.update_id: one for one in fresh}

    def take(self, update: Update) -> Heard | None:
        """Give what is new in a kept update, once."""
        return self._fresh.pop(update.update_id, None)


POLL_S = 10.0
"""How much longer than it was asked to wait for updates Telegram may take, in seconds."""


class KeepingBot(ExtBot[None]):
    """A bot whose `get_updates` returns only what is on disk; the next poll confirms it to Telegram."""

    def __init__(self, token: str, intake: Intake, **options: Any) -> None:
        super().__init__(token, **options)
        self._intake = intake

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """Fetch updates, read each by itself, and commit the batch."""
        asked = {name: kwargs[name] for name in ("offset", "limit", "timeout", "allowed_updates") if kwargs.get(name)}
        patience = POLL_S + int(asked.get("timeout", 0))
        try:
            found: Any = await self.do_api_request("getupdates", api_kwargs=asked, read_timeout=patience)
        except (InvalidToken, EndPointNotFound):
            self._intake.rejected.set()
            raise NetworkError("the token was rejected") from None
        updates = tuple(update for raw in found if (update := read(raw, self)))
        await self._intake.keep_all(updates)
        return updates


class KeptQueue(asyncio.Queue[object]):
    """The application's queue: updates go in, and what they say comes out, each only once.

    A webhook's update is committed here, before Telegram gets its answer. What comes from a group or channel is not
    kept: if it is lost, the bot leaves when it next hears from there.
    """

    def __init__(self, intake: Intake, *, webhook: bool) -> None:
        super().__init__()
        self.intake, self.webhook = intake, webhook
        self.is_closing = False

    async def put(self, item: object) -> None:
        """Put what an update says; stop signals and requests of our own pass as they are.

        While the bot is closing nothing but the signal counts: nobody would take it any more, and the application would
        wait for that without end. It is all in the inbox and outbox, and is taken up at the next start.
        """
        if self.is_closing and isinstance(item, Update | Heard | Resend | Elsewhere):
            return
        if isinstance(item, Update):
            if self.webhook:
                await self.intake.keep_all([item])
            heard = self.intake.take(item) or elsewhere(item, self.intake.bot_id)
            if heard is None:
                return
            item = heard
        await super().put(item)
