"""Bot API methods about the bot itself: who it is, its commands, updates and files."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.errors import bad_request, conflict
from bot.sandbox.membership import leave
from bot.sandbox.places import SharedChat
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhook import Webhook

POLL_BESIDE_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
LONGEST = {"setmydescription": 512, "setmyshortdescription": 120, "setmyname": 64}


def get_me(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer getMe."""
    return telegram.me | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(telegram: Telegram, webhook: Webhook, call: Call) -> list[dict[str, Any]]:
    """Answer getUpdates."""
    if webhook.url:
        raise conflict(POLL_BESIDE_WEBHOOK)
    telegram.updates.allow(call.structure("allowed_updates"))
    return await telegram.updates.fetch(
        call.integer("offset", 0), call.integer("limit", 100), call.integer("timeout", 0)
    )


def get_chat(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer getChat."""
    chat = telegram.chat_of(call.text("chat_id"))
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return chat.person.chat_wire() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def leave_chat(telegram: Telegram, call: Call) -> bool:
    """Answer leaveChat: a bot cannot leave a private chat."""
    chat = telegram.chat_of(call.text("chat_id"))
    if not isinstance(chat, SharedChat):
        raise bad_request("chat member status can't be changed in private chats")
    leave(telegram, chat)
    return True


def get_file(telegram: Telegram, call: Call) -> dict[str, Any]:
    """Answer getFile."""
    return telegram.files.describe(call.text("file_id"))


def set_my_commands(telegram: Telegram, call: Call) -> bool:
    """Answer setMyCommands."""
    _know_scope(telegram, call)
    scope, language = call.structure("scope"), call.text("language_code")
    telegram.commands.set(scope, language, call.structure("commands"))
    return True


def get_my_commands(telegram: Telegram, call: Call) -> list[dict[str, str]]:
    """Answer getMyCommands."""
    return telegram.commands.get(call.structure("scope"), call.text("language_code"))


def delete_my_commands(telegram: Telegram, call: Call) -> bool:
    """Answer deleteMyCommands."""
    telegram.commands.delete(call.structure("scope"), call.text("language_code"))
    return True


def set_description(telegram: Telegram, call: Call) -> bool:
    """Answer setMyName, setMyDescription and setMyShortDescription."""
    field = call.method.removeprefix("setmy").replace("short", "short_")
    text = call.text(field)
    if len(text) > LONGEST[call.method]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    telegram.descriptions[field + call.text("language_code")] = text
    return True


def get_description(telegram: Telegram, call: Call) -> dict[str, str]:
    """Answer getMyName, getMyDescription and getMyShortDescription."""
    field = call.method.removeprefix("getmy").replace("short", "short_")
    otherwise = telegram.bot_name if field == "name" else ""
    return {field: telegram.descriptions.get(field + call.text("language_code"), otherwise)}


def log_out(telegram: Telegram, call: Call) -> bool:
    """Answer logOut and close."""
    return True


def _know_scope(telegram: Telegram, call: Call) -> None:
    scope = call.structure("scope")
    if isinstance(scope, dict) and scope.get("type") == "chat" and scope.get("chat_id"):
        telegram.chat_of(str(scope["chat_id"]))
