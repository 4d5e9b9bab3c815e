"""The kinds of updates Telegram has, which of them come unasked, and how long each waits for the bot."""

from __future__ import annotations

from typing import Any

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    }
)
UNASKED = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
DAY_SECONDS = 24 * 60 * 60.0
TAP_SECONDS = 150.0


def allowed(asked: Any, before: frozenset[str]) -> frozenset[str]:
    """Return the kinds a bot gets from now on; what is no list changes nothing, a list without a known kind resets."""
    if not isinstance(asked, list) or not all(isinstance(kind, str) for kind in asked):
        return before
    return frozenset(kind.lower() for kind in asked) & KINDS or UNASKED


def waits_seconds(kind: str) -> float:
    """Return how long an update is kept for a bot that does not fetch it: a tap is soon of no use."""
    return TAP_SECONDS if kind == "callback_query" else DAY_SECONDS


def line(kind: str, chat_id: int) -> str:
    """Name the line an update queues in for a webhook: within one, the next waits for the one before."""
    return f"{kind.removeprefix('edited_')} {chat_id}"
