"""Bot API methods that delete: within 48 hours, and only in a private chat also what somebody else wrote."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.chat import Message
from bot.sandbox.errors import bad_request
from bot.sandbox.kinds import DAY_SECONDS
from bot.sandbox.telegram import Telegram

MOST_DELETED = 100
DELETABLE_SECONDS = 2 * DAY_SECONDS


def delete_message(telegram: Telegram, call: Call) -> bool:
    """Answer deleteMessage."""
    if not call.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not call.integer("message_id", 0):
        raise bad_request("message identifier is not specified")
    chat = telegram.chat_of(call.text("chat_id"), "edit")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _may_go(telegram, [message])
    return telegram.delete(chat, message.id, by_bot=True)


def delete_messages(telegram: Telegram, call: Call) -> bool:
    """Answer deleteMessages: ids that are not there are passed over, one that is too old stops them all."""
    numbers = _numbers(call.structure("message_ids"))
    chat = telegram.chat_of(call.text("chat_id"), "edit")
    messages = [chat.messages[number] for number in numbers if number in chat.messages]
    _may_go(telegram, messages)
    for message in messages:
        telegram.delete(chat, message.id, by_bot=True)
    return True


def _may_go(telegram: Telegram, messages: list[Message]) -> None:
    if any(telegram.age_seconds(message) > DELETABLE_SECONDS for message in messages):
        raise bad_request("message can't be deleted for everyone")
    if any(message.author for message in messages):
        raise bad_request("message can't be deleted")


def _numbers(given: Any) -> list[int]:
    if given in (None, []):
        raise bad_request("message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    if not all(str(number).isdecimal() for number in given):
        raise bad_request("can't parse message identifier as a Number")
    return list(dict.fromkeys(int(number) for number in given))
