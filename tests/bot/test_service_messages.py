"""What Telegram puts into a chat by itself is passed over; an album gets one answer, and its words are given back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from telegram import Message

from bot.handlers.contents import FILES, SERVICE
from bot.sandbox.calls import Upload
from bot.sandbox.phone import PICTURE
from tests.town import Town, begin, exported, go_through

ABOUT = {
    "message_id", "message_thread_id", "direct_messages_topic", "from", "sender_chat", "sender_boost_count",
    "sender_business_bot", "sender_tag", "date", "guest_query_id", "business_connection_id", "chat", "forward_origin",
    "is_topic_message", "is_automatic_forward", "reply_to_message", "external_reply", "quote", "reply_to_story",
    "reply_to_checklist_task_id", "reply_to_poll_option_id", "via_bot", "guest_bot_caller_user",
    "guest_bot_caller_chat", "edit_date", "has_protected_content", "is_from_offline", "is_paid_post",
    "media_group_id", "author_signature", "paid_star_count", "text", "entities", "link_preview_options",
    "suggested_post_info", "effect_id", "caption", "caption_entities", "show_caption_above_media",
    "has_media_spoiler", "reply_markup",
}  # fmt: skip
"""What is said of a message, beside what it is."""

OTHER_CONTENT = {
    "checklist", "dice", "game", "invoice", "live_photo", "paid_media", "passport_data", "poll", "rich_message",
    "story", "venue",
}  # fmt: skip
"""What people send besides FILES, and is declined as a message of that kind."""


def test_every_field_of_a_message_is_known_for_what_it_is() -> None:
    """The names are the library's own, so that a newer one shows here what it knows besides."""
    slots = {name for name in Message.__slots__ if not name.startswith("_")} - {"from_user"}
    assert slots - ABOUT == (set(FILES) | set(SERVICE) | OTHER_CONTENT) - {"rich_message"}


SERVICE_MESSAGES: list[dict[str, object]] = [
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"chat_shared": {"request_id": 1, "chat_id": -100}},
    {"users_shared": {"request_id": 1, "users": []}},
    {"write_access_allowed": {"from_request": True}},
    {"boost_added": {"boost_count": 1}},
    {"forum_topic_created": {"name": "Kaelan", "icon_color": 1}},
    {"giveaway_created": {}},
    {"chat_background_set": {"type": {"type": "fill", "fill": {"type": "solid", "color": 1}, "dark_theme_dimming": 1}}},
    {"proximity_alert_triggered": {
        "traveler": {"id": 1, "is_bot": False, "first_name": "A"},
        "watcher": {"id": 2, "is_bot": False, "first_name": "B"}, "distance": 3}},
    {"video_chat_ended": {"duration": 3}},
    {"connected_website": "example.org"},
    {"new_chat_title": "Sarah Whitlock"},
    {"web_app_data": {"data": "x", "button_text": "y"}},
    {"paid_message_price_changed": {"paid_message_star_count": 3}},
]  # fmt: skip


async def test_pinning_a_message_and_setting_the_timer_are_passed_over(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    question = phone.last
    phone.pin(question)
    phone.pin(phone.post("Seen alone."))
    await phone.until("Written so far")
    phone.set_timer(86400)
    for service in SERVICE_MESSAGES:
        phone.note(**service)
    await phone.send("/help")
    assert "cannot be kept" not in phone.transcript()
    assert phone.transcript().count("Written so far") == 1
    assert phone.transcript().count("Evidence:") == 2
    rows = [row["value"] for row in exported(here) if row["question"] == "recognition_evidence"]
    assert rows == ["Seen alone."]
    kept = here.store.read_now(lambda tx: [heard for (heard,) in tx.conn.execute("SELECT heard FROM inbox")])
    assert not any("Whitlock" in heard or "Kaelan" in heard for heard in kept)


async def test_a_stranger_who_pins_something_gets_no_line(here: Town) -> None:
    stranger = here.stranger
    stranger.note(message_auto_delete_timer_changed={"message_auto_delete_time": 1})
    await stranger.send("Hello?")
    assert len([one for one in stranger.messages if one.by_bot]) == 1


async def test_an_album_gets_one_answer_and_gives_its_words_back(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    album = phone.post_album("", "Page two of the plan.", "", "Mum Sarah Whitlock signed it.", "")
    message = await phone.until("cannot be kept here")
    assert "A photo album" in message.text
    words = next(one for one in phone.messages if one.by_bot and "Page two of the plan." in one.text)
    assert "What you wrote under it was not used" in words.text
    assert "Mum [name] signed it." in words.text
    assert "Whitlock" not in words.text
    for one in album:
        await phone.until_gone(one)
    await phone.send("/help")
    assert phone.transcript().count("cannot be kept here") == 1
    assert not [row for row in exported(here) if row["question"] == "recognition_evidence"]
    assert b"Whitlock" not in b"".join(path.read_bytes() for path in Path(here.path).parent.glob("casewalk.sqlite3*"))


async def test_of_an_album_that_comes_in_pieces_no_word_is_lost(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    phone._act()
    first = phone._telegram.say(phone._chat, "", "photo", _photo(), album="77")
    await phone.until("cannot be kept here")
    await phone.until_gone(first)
    second = phone._telegram.say(phone._chat, "", "photo", _photo(), album="77")
    await phone.until_gone(second)
    phone._telegram.say(phone._chat, "The last page.", "photo", _photo(), album="77")
    await phone.until("The last page.")
    other = phone._telegram.say(phone._chat, "", "photo", _photo(), album="78")
    await phone.until_gone(other)
    await phone.send("/help")
    assert phone.transcript().count("cannot be kept here") == 2


async def test_what_stands_under_a_photo_or_a_voice_note_is_given_back(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Evidence:")
    await phone.send_photo("The plan of 12 May.")
    assert "What you wrote under it was not used" in phone.transcript()
    assert any("The plan of 12 May." in one.text for one in phone.messages if one.by_bot)
    await phone.send_voice()
    assert "cannot be kept here" in phone.last.text
    assert "wrote under it" not in phone.last.text


async def test_what_stands_under_a_list_that_is_taken_is_said_to_be_unused(here: Town) -> None:
    phone = here.lead
    await phone.send("/rounds")
    await phone.tap("Neglect below the threshold")
    await phone.tap("Cases")
    await phone.tap("Add cases")
    message = await phone.send_document("cases.csv", b"reference,age\nC20,4\n", "For the second half.")
    assert "What you wrote under it was not used" in message.text or "For the second half." in phone.transcript()


async def test_a_caption_that_cannot_be_read_is_not_kept(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no")

    phone = here.auditor
    await begin(phone)
    monkeypatch.setattr("bot.flows.guarding.find", fail)
    await phone.send_photo("Mum Sarah Whitlock signed it.")
    assert "could not be read safely" in phone.transcript()
    rows = here.store.read_now(lambda tx: [facts for (facts,) in tx.conn.execute("SELECT facts FROM outbox")])
    assert not any("Whitlock" in json.dumps(one) for one in rows)


def _photo() -> Upload:
    return Upload("photo.jpg", "image/jpeg", PICTURE)
