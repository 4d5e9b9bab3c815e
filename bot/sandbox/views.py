"""What the page shows of a message and of the whole sandbox, as JSON."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chat import Chat, Message
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import Button
from bot.sandbox.telegram import Telegram


def view(message: Message) -> dict[str, Any]:
    """Return a message as the page draws it."""
    return {
        "id": message.id,
        "mine": not message.by_bot,
        "text": message.text,
        "html": message.html,
        "time": message.sent_at,
        "edited": message.edited_at is not None,
        "protected": message.protected,
        "file": _file(message.file, message.protected) if message.file else None,
        "reply": message.reply_to.text if message.reply_to else None,
        "rows": [[_button(button) for button in row] for row in message.keyboard],
    }


def everything(telegram: Telegram, running: bool) -> dict[str, Any]:
    """Return all a page needs when it opens."""
    return {
        "bot": {"name": telegram.bot_name, "username": telegram.me["username"], "running": running},
        "about": telegram.descriptions.get("description", ""),
        "people": [_person(telegram, chat) for chat in telegram.chats.values()],
    }


def _person(telegram: Telegram, chat: Chat) -> dict[str, Any]:
    return {
        "id": chat.person.id,
        "name": chat.person.name,
        "role": chat.person.role,
        "commands": telegram.commands.shown_to(chat.person.id),
        "messages": [view(message) for message in chat.messages.values()],
    }


def _file(file: StoredFile, protected: bool) -> dict[str, Any]:
    about = {"kind": file.kind, "name": file.name, "size": len(file.content)}
    address = f"/page/file/{file.id}"
    shown = f"{address}?show=1" if file.picture_type else None
    return {**about, "shown": shown, "saved": None if protected else address}


def _button(button: Button) -> dict[str, Any]:
    copied = button.fields.get("copy_text")
    return {
        "label": button.label,
        "taps": button.data is not None,
        "url": button.fields.get("url"),
        "copies": copied.get("text") if isinstance(copied, dict) else None,
    }
