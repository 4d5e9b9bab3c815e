"""What the bot is told of a tap, and of what it may do in a chat, as the Bot API writes it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chat import Someone
from bot.sandbox.keyboards import Button

RIGHTS = ["is_anonymous", "can_manage_chat", "can_change_info", "can_invite_users", "can_delete_messages"]
RIGHTS += ["can_restrict_members", "can_promote_members", "can_manage_video_chats"]
RIGHTS += [f"can_{verb}_stories" for verb in ("post", "edit", "delete")]
"""What a bot may not do that was added to a channel."""


def inaccessible(person: Someone, message_id: int) -> dict[str, Any]:
    """Return the InaccessibleMessage that stands for one that was deleted: its date is 0."""
    return {"message_id": message_id, "chat": person.chat_wire(), "date": 0}


def tapped(query: str, person: Someone, message: dict[str, Any], button: Button) -> dict[str, Any]:
    """Return the CallbackQuery of a tap."""
    who = {"id": query, "from": person.wire(), "chat_instance": f"sandbox-{person.id}"}
    return {**who, "message": message, "data": button.data}


def membership(
    chat: Someone, by: dict[str, Any], before: dict[str, Any], after: dict[str, Any], now: float
) -> dict[str, Any]:
    """Return the ChatMemberUpdated of a bot that is blocked or let in again, added somewhere, or no longer there."""
    about = {"chat": chat.chat_wire(), "from": by, "date": int(now)}
    return {**about, "old_chat_member": before, "new_chat_member": after}


def member(bot: dict[str, Any], status: str, *, may_post: bool = True) -> dict[str, Any]:
    """Return the ChatMember that a bot is in a chat."""
    about = {"user": bot, "status": status}
    match status:
        case "kicked":
            return {**about, "until_date": 0}
        case "administrator":
            posts = {"can_be_edited": False, "can_post_messages": may_post, "can_edit_messages": may_post}
            return {**about, **posts, **dict.fromkeys(RIGHTS, False)}
    return about
