"""What the bot is told of a tap, and of being blocked, as the Bot API writes it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chat import Someone
from bot.sandbox.keyboards import Button


def inaccessible(person: Someone, message_id: int) -> dict[str, Any]:
    """Return the InaccessibleMessage that stands for one that was deleted: its date is 0."""
    return {"message_id": message_id, "chat": person.chat_wire(), "date": 0}


def tapped(query: str, person: Someone, message: dict[str, Any], button: Button) -> dict[str, Any]:
    """Return the CallbackQuery of a tap."""
    who = {"id": query, "from": person.wire(), "chat_instance": f"sandbox-{person.id}"}
    return {**who, "message": message, "data": button.data}


def membership(person: Someone, bot: dict[str, Any], blocked: bool, now: float) -> dict[str, Any]:
    """Return the ChatMemberUpdated of a person who blocks the bot, or lets it write again."""
    member = {"user": bot, "status": "member"}
    kicked = {"user": bot, "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    about = {"chat": person.chat_wire(), "from": person.wire(), "date": int(now)}
    return {**about, "old_chat_member": old, "new_chat_member": new}
