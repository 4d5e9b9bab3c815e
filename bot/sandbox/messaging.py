"""Bot API methods that send, edit, delete and answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.chat import Chat, Happening, Message
from bot.sandbox.errors import bad_request
from bot.sandbox.files import StoredFile, uploaded
from bot.sandbox.html_reader import parse_html
from bot.sandbox.keyboards import read_keyboard
from bot.sandbox.markup import Formatted, entities_given, found_in, trimmed
from bot.sandbox.safe_html import is_blank, units
from bot.sandbox.telegram import LONGEST_TEXT, Telegram

LONGEST_CAPTION = 1024
LONGEST_ANSWER = 200
LONGEST_SOURCE_BYTES = 32768
ACTIONS = {"typing", "choose_sticker", "find_location", "upload_document", "upload_photo"} | {
    f"{verb}_{what}" for verb in ("record", "upload") for what in ("video", "voice", "video_note")
}
NOT_READ_HERE = {"markdown", "markdownv2"}
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer sendMessage."""
    chat = telegram.open_chat(call.text("chat_id"))
    words = _text(call)
    return _publish(telegram, call, chat, words)


def send_document(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer sendDocument."""
    return _send_file(telegram, call, "document")


def send_photo(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer sendPhoto."""
    return _send_file(telegram, call, "photo")


def send_chat_action(telegram: Telegram, call: Call) -> bool:
    """Answer sendChatAction."""
    chat = telegram.open_chat(call.text("chat_id"))
    if call.text("action").lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.record(Happening(event="typing"))
    return True


def edit_message_text(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer editMessageText."""
    chat, message = _own(telegram, call)
    words = _text(call)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _change(telegram, call, chat, message, words)


def edit_message_caption(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer editMessageCaption."""
    chat, message = _own(telegram, call)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _change(telegram, call, chat, message, read_caption(call))


def edit_message_reply_markup(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer editMessageReplyMarkup."""
    chat, message = _own(telegram, call)
    return _change(telegram, call, chat, message, Formatted(message.text, message.entities))


def answer_callback_query(telegram: Telegram, call: Call) -> bool:
    """Answer answerCallbackQuery."""
    text = call.text("text")
    if units(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    telegram.taps.answer(call.text("callback_query_id"), text, call.flag("show_alert"))
    return True


def _send_file(telegram: Telegram, call: Call, kind: str) -> dict[str, Any]:
    chat = telegram.open_chat(call.text("chat_id"))
    upload, file_id = call.upload(kind), call.text(kind)
    if not upload and not file_id:
        raise bad_request(f"there is no {kind} in the request")
    words = read_caption(call)
    file = telegram.files.add(kind, uploaded(kind, upload)) if upload else telegram.files.get(file_id, kind)
    return _publish(telegram, call, chat, words, file)


def _publish(
    telegram: Telegram, call: Call, chat: Chat, words: Formatted, file: StoredFile | None = None
) -> dict[str, Any]:
    draft = telegram.draft(
        chat,
        words,
        keyboard=read_keyboard(call.structure("reply_markup")),
        file=file,
        protected=call.flag("protect_content"),
        reply_to=_replied(call, chat),
    )
    return telegram.publish(chat, draft).wire(telegram.me)


def _change(telegram: Telegram, call: Call, chat: Chat, before: Message, words: Formatted) -> dict[str, Any]:
    keyboard = read_keyboard(call.structure("reply_markup"))
    after = replace(before, text=words.text, entities=words.entities, keyboard=keyboard)
    if after == before:
        raise bad_request(SAME)
    return telegram.change(chat, after).wire(telegram.me)


def _own(telegram: Telegram, call: Call) -> tuple[Chat, Message]:
    """Return the message to edit, if it is there and the bot's own; how old it is does not matter."""
    if not call.text("chat_id") and not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = telegram.chat_of(call.text("chat_id"), "edit")
    message = chat.messages.get(call.integer("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot or message.forwarded_from:
        raise bad_request("message can't be edited")
    return chat, message


def _replied(call: Call, chat: Chat) -> Message | None:
    given = call.structure("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    reply = Call(call.method, given) if given else call
    number = reply.integer("message_id" if given else "reply_to_message_id", 0)
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None and not reply.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return replace(message, reply_to=None) if message else None


def _words(call: Call, name: str, marks: str) -> Formatted:
    source, mode = call.text(name), call.text("parse_mode").lower()
    if len(source.encode()) > LONGEST_SOURCE_BYTES:
        raise bad_request("text is too long")
    if mode == "html":
        words = trimmed(parse_html(source))
    elif mode in NOT_READ_HERE:
        raise bad_request("unsupported parse_mode: Telegram reads Markdown, the sandbox reads HTML only")
    elif mode not in ("", "none") and source:
        raise bad_request("unsupported parse_mode")
    else:
        words = trimmed(Formatted(source, entities_given(source, call.structure(marks))))
    return Formatted(words.text, found_in(words.text, words.entities))


def _text(call: Call) -> Formatted:
    if not call.text("text"):
        raise bad_request("message text is empty")
    words = _words(call, "text", "entities")
    if is_blank(words.text):
        raise bad_request("text must be non-empty")
    if units(words.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return words


def read_caption(call: Call) -> Formatted:
    """Return the caption a call gives to a file; it may be empty, but not too long."""
    words = _words(call, "caption", "caption_entities")
    if units(words.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return words
