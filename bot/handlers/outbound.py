"""What goes out: the only room that sends, edits, or answers a tap."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.desk import Turn
from bot.flows.concerns.saying import lasting
from bot.flows.help import apology
from bot.flows.turn import Button, File, Message, Notice, Rows
from bot.handlers.calling import Caller, NoLongerDue
from bot.handlers.marking import Delivered, Sent, again, mark
from bot.paper.printing import printed
from bot.render import Renderer
from storage.errors import passes
from storage.store import Store

log = structlog.get_logger()

OUT = ("is not a member", "was kicked", "was deleted")
"""How Telegram refuses to write to a chat that the bot is not in."""


class NotMade(Exception):
    """A message could not be made by a fault of the machine: it is tried again, as if it had not been sent."""


class Outbound:
    """Sends what a turn answers, and marks what was seen off."""

    def __init__(self, bot: Bot, store: Store, renderer: Renderer) -> None:
        self.bot, self.store, self.renderer = bot, store, renderer
        caller = Caller(bot, store)
        self.call, self.insist, self.rests = caller.call, caller.insist, caller.rests

    async def deliver(self, turn: Turn) -> Delivered:
        """Send a turn's messages in order, mark them, and leave one live keyboard in the chat."""
        sent = Sent()
        try:
            for outbox_id, message in turn.messages:
                await self._send(turn, outbox_id, message, sent)
        except (TelegramError, NotMade) as problem:
            why = type(problem.__cause__ if isinstance(problem, NotMade) else problem).__name__
            log.warning("not sent, left in the outbox", problem=why, person_id=turn.person_id)
        stripped = [message_id for message_id in self._stale(turn, sent) if await self._strip(turn, message_id)]
        if sent.seen_off or sent.refused or stripped:
            return await self.store.write(lambda tx: mark(tx, turn, sent, stripped))
        return Delivered(await self.store.read(lambda tx: tx.deletions.due(turn.chat_id)), again(turn, sent))

    async def _send(self, turn: Turn, outbox_id: int, message: Message, sent: Sent) -> None:
        try:
            if message.file:
                shown = [(await self._send_file(turn.chat_id, outbox_id, message), False)]
            else:
                shown = await self._send_texts(turn, outbox_id, message)
        except NoLongerDue:
            sent.is_withheld = True
            return
        except (Forbidden, BadRequest) as problem:
            log.error("refused by Telegram", person_id=turn.person_id, kind=message.kind, problem=problem.message)
            sent.refused.append(outbox_id)
            return
        except TelegramError:
            raise
        except Exception as problem:
            if passes(problem):
                raise NotMade from problem
            log.exception("message cannot be made", person_id=turn.person_id, kind=message.kind)
            sent.refused.append(outbox_id)
            await self.say(turn.chat_id, apology())
            return
        sent.see_off(turn, outbox_id, message, [message_id for message_id, _ in shown])

    async def _send_texts(self, turn: Turn, outbox_id: int, message: Message) -> list[tuple[int, bool]]:
        """Send a message's parts; the keyboard goes under the last one. Gives their message ids.

        What it gives people back of their own words comes first, and may be copied.
        """
        given_back = self.renderer.given_back(message)
        texts = self.renderer.messages(message)
        parts = [*given_back, *((text, ()) for text in texts[:-1]), (texts[-1], message.rows)]
        shown = []
        in_place = None if given_back else _in_place(turn, message)
        for place, (text, rows) in enumerate(parts):
            markup = keyboard(rows)
            if (
                place == 0
                and in_place is not None
                and await self._edit(turn.chat_id, outbox_id, in_place, text, markup)
            ):
                shown.append((in_place, True))
                continue
            parameters: dict[str, Any] = {"chat_id": turn.chat_id, "text": text, "parse_mode": "HTML"}
            parameters |= {} if message.to_pass_on or place < len(given_back) else {"protect_content": True}
            parameters |= {"reply_markup": markup} if markup else {}
            result = await self.call("sendmessage", outbox_id, **parameters)
            shown.append((int(result["message_id"]), False))
        return shown

    async def _edit(
        self, chat_id: int, outbox_id: int, message_id: int, text: str, markup: dict[str, Any] | None
    ) -> bool:
        """Put a text in a message's place; tells whether the message now shows it."""
        parameters: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id, "text": text, "parse_mode": "HTML"}
        parameters |= {"reply_markup": markup} if markup else {}
        try:
            await self.call("editmessagetext", outbox_id, **parameters)
        except BadRequest as problem:
            if "not modified" in problem.message.lower():
                return True
            log.info("edit refused", problem=problem.message)
            return False
        return True

    async def replace(self, chat_id: int, message_id: int, message: Message) -> bool:
        """Put a message in the place of one that was sent long ago; tells whether it is there."""
        (text,) = self.renderer.messages(message)
        return await self._edit(chat_id, 0, message_id, text, None)

    async def _send_file(self, chat_id: int, outbox_id: int, message: Message) -> int:
        file = message.file
        assert file
        content = await self._content(file)
        kind = "photo" if file.picture else "document"
        markup = keyboard(message.rows)
        more: dict[str, Any] = {"reply_markup": markup} if markup else {}
        more |= {"protect_content": True} if file.protected else {}
        result = await self.call(
            f"send{kind}",
            outbox_id,
            chat_id=chat_id,
            caption=self.renderer.notice(file.caption),
            parse_mode="HTML",
            **more,
            **{kind: InputFile(content, filename=file.name)},
        )
        return int(result["message_id"])

    async def _content(self, file: File) -> bytes:
        """Make a file; a paper is printed when its figures are read, so that it holds up neither store nor chats."""
        if file.draft:
            return await asyncio.to_thread(printed, await self.store.read(file.draft))
        made = await self.store.read(file.make) if file.make else b""
        return self.renderer.page(file.page) if file.page else made

    async def fetch(self, file_id: str) -> bytes | None:
        """Fetch what a person sent; None when Telegram no longer gives it."""
        try:
            found = await self.bot.get_file(file_id)
            return bytes(await found.download_as_bytearray())
        except TelegramError as problem:
            log.warning("file not fetched", problem=type(problem).__name__)
            return None

    def _stale(self, turn: Turn, sent: Sent) -> list[int]:
        """List the messages whose keyboard must go: older than what is shown now, or tapped and not known to us.

        A receipt's goes once, but for what is never taken away.
        """
        now = {message_id for message_id, *_ in sent.shown}
        old = set(turn.live) if now else set()
        if turn.tapped is not None and (now or turn.last is None or turn.last.message_id != turn.tapped):
            old |= {turn.tapped} - turn.receipts.keys()
        return sorted(old - now - sent.turned)

    async def _strip(self, turn: Turn, message_id: int) -> bool:
        """Take a message's keyboard away; tells whether it is gone (else the next turn tries again)."""
        left = keyboard(lasting(turn.receipts.get(message_id, 0)))
        more: dict[str, Any] = {"reply_markup": left} if left else {}
        try:
            await self.call("editmessagereplymarkup", chat_id=turn.chat_id, message_id=message_id, **more)
        except (BadRequest, Forbidden):
            return True
        except TelegramError:
            return False
        return True

    async def answer_tap(self, callback_id: str, toast: Notice | None) -> None:
        """Stop a tapped button's clock, with a passing note; too late is no harm."""
        words = {"text": self.renderer.toast(toast)} if toast else {}
        with contextlib.suppress(TelegramError):
            await self.bot.do_api_request("answercallbackquery", api_kwargs={"callback_query_id": callback_id, **words})

    async def set_menu(self, chat_id: int, commands: list[dict[str, str]]) -> None:
        """Set a chat's own menu of commands; without it they can still be typed."""
        scope = {"type": "chat", "chat_id": chat_id}
        with contextlib.suppress(TelegramError):
            await self.call("setmycommands", commands=commands, scope=scope)

    async def say(self, chat_id: int, message: Message) -> None:
        """Say something that nothing depends on; lost is no harm."""
        with contextlib.suppress(TelegramError):
            for text in self.renderer.messages(message):
                await self.call("sendmessage", chat_id=chat_id, text=text, parse_mode="HTML", protect_content=True)

    async def leave(self, chat_id: int, message: Message) -> bool:
        """Say one line in a group or channel, if it may be said there, and leave; tells whether the bot was in there.

        The line is tried once only, so that nobody reads it twice. A group that has moved is heard from anew.
        """
        (text,) = self.renderer.messages(message)
        try:
            words = {"chat_id": chat_id, "text": text, "protect_content": True}
            await self.bot.do_api_request("sendmessage", api_kwargs=words)
        except ChatMigrated:
            return False
        except TelegramError as problem:
            if isinstance(problem, Forbidden) and any(words in problem.message for words in OUT):
                return False
            log.info("left without a word", problem=type(problem).__name__)
        try:
            await self.call("leavechat", chat_id=chat_id)
        except Forbidden:
            log.info("left before")
        except TelegramError as problem:
            log.warning("not left, tried again at the next word from there", problem=type(problem).__name__)
            return False
        return True

    async def turn(self, turn: Turn, callback_id: str) -> Delivered:
        """Answer a tap and deliver at the same time."""
        if not callback_id:
            return await self.deliver(turn)
        _, delivered = await asyncio.gather(self.answer_tap(callback_id, turn.toast), self.deliver(turn))
        return delivered


def _in_place(turn: Turn, message: Message) -> int | None:
    """Tell which message this one takes the place of: the tapped one if it is the newest prompt, or both are asides."""
    if message.fresh or turn.tapped is None:
        return None
    newest = turn.last.message_id if turn.last else None
    if message.aside:
        return turn.tapped if turn.tapped not in (newest, *turn.live) else None
    return turn.tapped if turn.last and turn.tapped == newest and not turn.last.stays else None


def keyboard(rows: Rows) -> dict[str, Any] | None:
    """Make an inline keyboard; a button comes back as its verb and numbers, joined by colons."""
    if not rows:
        return None
    return {"inline_keyboard": [[_button(one) for one in row] for row in rows if row]}


def _button(one: Button) -> dict[str, Any]:
    if one.copies:
        return {"text": one.label, "copy_text": {"text": one.copies}}
    return {"text": one.label, "callback_data": ":".join([one.verb, *map(str, one.args)])}
