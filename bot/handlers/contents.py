"""What a message can hold that is no text: what people send, and what Telegram puts into a chat by itself."""

from __future__ import annotations

FILES = {
    "voice": "voice note",
    "photo": "photo",
    "animation": "video",
    "document": "file",
    "sticker": "sticker",
    "video": "video",
    "video_note": "video",
    "audio": "recording",
    "location": "location",
    "contact": "contact",
}
"""What people send that is no text, the more telling name first: Telegram sends an animation as a file too."""

SERVICE = frozenset({
    "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left",
    "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo",
    "direct_message_price_changed", "forum_topic_closed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift", "gift_upgrade_sent",
    "giveaway", "giveaway_completed", "giveaway_created", "giveaway_winners", "group_chat_created", "left_chat_member",
    "managed_bot_created", "message_auto_delete_timer_changed", "migrate_from_chat_id", "migrate_to_chat_id",
    "new_chat_members", "new_chat_photo", "new_chat_title", "paid_message_price_changed", "pinned_message",
    "poll_option_added", "poll_option_deleted", "proximity_alert_triggered", "refunded_payment", "successful_payment",
    "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined", "suggested_post_paid",
    "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "users_shared", "video_chat_ended",
    "video_chat_participants_invited", "video_chat_scheduled", "video_chat_started", "web_app_data",
    "write_access_allowed",
})  # fmt: skip
"""What Telegram puts into a chat by itself (Bot API 10.1, Message): nobody said it, so it is passed over."""
