"""How the bot comes into a group, supergroup or channel and out of it, and what it hears in there."""

from __future__ import annotations

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.chat import Happening, Message, Someone
from bot.sandbox.errors import bad_request
from bot.sandbox.markup import COMMAND, Formatted, found_in
from bot.sandbox.places import SharedChat, Status
from bot.sandbox.telegram import Telegram


def join(telegram: Telegram, chat: SharedChat, by: Someone, *, may_write: bool) -> None:
    """Let a person add the bot; to a channel a bot can only be added as an administrator."""
    chat.started, chat.may_write = True, may_write
    _turn(telegram, chat, by.wire(), "administrator" if chat.person.role == "channel" else "member")
    _note(telegram, chat, {"new_chat_members": [telegram.me]}, author=by)


def leave(telegram: Telegram, chat: SharedChat) -> None:
    """Let the bot go; one that has gone stays away, and a group that became a supergroup is left no more."""
    if chat.moved_to:
        raise bad_request("chat is deactivated")
    if chat.has_bot:
        _turn(telegram, chat, telegram.me, "left")
        _note(telegram, chat, {"left_chat_member": telegram.me}, by_bot=True)


def put_out(telegram: Telegram, chat: SharedChat, by: Someone) -> None:
    """Let a person remove the bot."""
    _turn(telegram, chat, by.wire(), "kicked")
    _note(telegram, chat, {"left_chat_member": telegram.me}, author=by)


def move(telegram: Telegram, chat: SharedChat, to: SharedChat, by: Someone) -> None:
    """Let a group become a supergroup: the bot is told at both ends."""
    to.started, to.status, to.may_write = chat.started, chat.status, chat.may_write
    chat.moved_to = to.person.id
    _note(telegram, chat, {"migrate_to_chat_id": to.person.id}, author=by)
    _note(telegram, to, {"migrate_from_chat_id": chat.person.id}, author=by)


def say(telegram: Telegram, chat: SharedChat, by: Someone, text: str, reply_to: Message | None = None) -> Message:
    """Say something among many, or post it in a channel; the bot hears only what is meant for it, and every post."""
    words = Formatted(text, found_in(text))
    message = telegram.publish(chat, telegram.draft(chat, words, by_bot=False, author=by, reply_to=reply_to))
    channel = chat.person.role == "channel"
    if chat.has_bot and (channel or _meant(message, telegram.me["username"])):
        telegram.updates.add("channel_post" if channel else "message", message.wire(telegram.me))
    return message


def _meant(message: Message, username: str) -> bool:
    """Return whether a bot in privacy mode hears a message: a command, a mention, a reply to its own."""
    replied = message.reply_to is not None and message.reply_to.by_bot
    command = COMMAND.match(message.text)
    to_another = command is not None and "@" in command[0] and not command[0].endswith(f"@{username}")
    return replied or (command is not None and not to_another) or f"@{username}" in message.text


def _turn(telegram: Telegram, chat: SharedChat, by: dict[str, Any], status: Status) -> None:
    statuses, chat.status = (chat.status, status), status
    before, after = (payloads.member(telegram.me, one, may_post=chat.may_write) for one in statuses)
    telegram.tell_membership(chat, by, before, after)
    chat.record(Happening(event="joined" if chat.has_bot else "left"))


def _note(telegram: Telegram, chat: SharedChat, service: dict[str, Any], **more: Any) -> None:
    """Put what happened into the chat itself, as groups do and channels do not."""
    if chat.person.role != "channel":
        note = telegram.draft(chat, Formatted(""), **{"by_bot": False, **more}, service=service)
        telegram.updates.add("message", telegram.publish(chat, note).wire(telegram.me))
