"""Bot API methods that send a message again: forwarded with its origin, or copied without."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.chat import Message
from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import read_keyboard
from bot.sandbox.markup import Formatted
from bot.sandbox.messaging import read_caption
from bot.sandbox.telegram import Telegram


def forward_message(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer forwardMessage: what is protected stays where it is."""
    message = _source(telegram, call, "forward")
    if message.protected:
        raise bad_request("the message can't be forwarded")
    chat = telegram.open_chat(call.text("chat_id"))
    origin = message.forwarded_from or message
    words, protected = Formatted(message.text, message.entities), call.flag("protect_content")
    draft = telegram.draft(chat, words, file=message.file, protected=protected, forwarded_from=origin)
    return telegram.publish(chat, draft).wire(telegram.me)


def copy_message(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer copyMessage: a bot may copy what it protected, for it could send it again anyway."""
    message = _source(telegram, call, "copy")
    chat = telegram.open_chat(call.text("chat_id"))
    words = Formatted(message.text, message.entities)
    if message.file and "caption" in call.given:
        words = read_caption(call)
    keyboard = read_keyboard(call.structure("reply_markup"))
    draft = telegram.draft(chat, words, keyboard=keyboard, file=message.file, protected=call.flag("protect_content"))
    return {"message_id": telegram.publish(chat, draft).id}


def _source(telegram: Telegram, call: Call, verb: str) -> Message:
    if not call.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    chat = telegram.chat_of(call.text("from_chat_id"))
    message = chat.messages.get(call.integer("message_id", 0))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message
