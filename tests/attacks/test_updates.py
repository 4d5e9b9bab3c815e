"""Updates nobody asked for, of odd kinds or with parts missing: passed over, and the chat goes on."""

from __future__ import annotations

import math
from typing import Any

from bot.sandbox.updates import Update
from tests.attacks.conftest import Played
from tests.attacks.stage import Attack, Stage
from tests.town import begin

WHO = {"id": 700000001, "is_bot": False, "first_name": "Auditor"}
CHAT = {"id": 700000001, "type": "private", "first_name": "Auditor"}
OTHER = {"id": 700000002, "is_bot": False, "first_name": "Other"}
BOT = {"id": 4242, "is_bot": True, "first_name": "Casewalk", "username": "casewalk_sandbox_bot"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Group"}


def message(**parts: Any) -> dict[str, Any]:
    return {"message_id": 99_000, "date": 1_790_000_000, "from": WHO, "chat": CHAT, **parts}


def without(part: str, **parts: Any) -> dict[str, Any]:
    return {name: value for name, value in message(**parts).items() if name != part}


def tap(**parts: Any) -> dict[str, Any]:
    about = {"id": "9", "from": WHO, "chat_instance": "x", "data": "a:1:1:0:0", "message": message(**{"from": BOT})}
    return {name: value for name, value in {**about, **parts}.items() if value is not None}


MEMBER = {"user": BOT, "status": "member"}
KICKED = {"user": BOT, "status": "kicked", "until_date": 0}
BLOCKED = {"chat": CHAT, "from": WHO, "date": 1, "old_chat_member": MEMBER, "new_chat_member": KICKED}

RIGHT: list[tuple[str, str, Any]] = [
    ("forwarded from somebody", "message", message(text="MARKED", forward_origin={
        "type": "user", "sender_user": OTHER, "date": 1})),
    ("forwarded from somebody hidden", "message", message(text="MARKED", forward_origin={
        "type": "hidden_user", "sender_user_name": "<b>MARKED</b>", "date": 1})),
    ("by way of another bot", "message", message(text="MARKED", via_bot={**BOT, "id": 5, "username": "evil_bot"})),
    ("a reply to somebody else's message", "message", message(text="MARKED", reply_to_message=message(text="X"))),
    ("a quote from elsewhere", "message", message(text="MARKED", quote={"text": "<b>X</b>", "position": 0})),
    ("a sticker", "message", message(sticker={"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1,
                                              "height": 1, "is_animated": False, "is_video": False})),
    ("a die", "message", message(dice={"emoji": "x", "value": 6})),
    ("a poll", "message", message(poll={"id": "1", "question": "MARKED", "options": [], "total_voter_count": 0,
        "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False})),
    ("a place", "message", message(location={"latitude": 1.0, "longitude": 1.0})),
    ("somebody's number", "message", message(contact={"phone_number": "07700900123", "first_name": "MARKED"})),
    ("a game", "message", message(game={"title": "MARKED", "description": "", "photo": []})),
    ("a document without a name", "message", message(document={"file_id": "d", "file_unique_id": "d"})),
    ("a document of no file", "message", message(document={"file_id": "../../x", "file_unique_id": "d",
        "file_name": "../../MARKED.csv", "file_size": 10})),
    ("a voice note that disappears", "message", message(voice={"file_id": "v", "file_unique_id": "v", "duration": 1})),
    ("a service message: pinned", "message", message(pinned_message=message(text="MARKED"))),
    ("a service message: timer", "message", message(message_auto_delete_timer_changed={
        "message_auto_delete_time": 1})),
    ("a service message: user shared", "message", message(users_shared={"request_id": 1, "users": []})),
    ("a service message: write access", "message", message(write_access_allowed={})),
    ("nothing in it", "message", message()),
    ("of a kind that is not yet invented", "message", message(hologram={"MARKED": [1, 2, 3]})),
    ("an unasked field", "message", message(text="/help", evil="<b>MARKED</b>" * 50)),
    ("the bot was blocked", "my_chat_member", BLOCKED),
    ("the bot was let in again", "my_chat_member", {**BLOCKED, "old_chat_member": KICKED, "new_chat_member": MEMBER}),
    ("a tap under a message that is gone", "callback_query", tap(message={
        "message_id": 5, "chat": CHAT, "date": 0})),
    ("a tap under no message", "callback_query", tap(message=None, inline_message_id="x")),
    ("a tap without data", "callback_query", tap(data=None)),
    ("a tap of a game", "callback_query", tap(data=None, game_short_name="MARKED")),
    ("an edit of a tapped message", "edited_message", message(**{"from": BOT}, text="MARKED", edit_date=2)),
    ("an edit of a message never sent", "edited_message", message(text="MARKED", edit_date=2)),
    ("an edited photo", "edited_message", message(photo=[], caption="MARKED", edit_date=2)),
    ("a live place on the move", "edited_message", message(location={"latitude": 1.0, "longitude": 2.0}, edit_date=2)),
]  # fmt: skip
"""Right as Telegram writes them."""

UNASKED: list[tuple[str, str, Any]] = [
    ("a channel's post", "channel_post", {"message_id": 1, "date": 1, "text": "/export",
                                          "chat": {"id": -100124, "type": "channel", "title": "X"}}),
    ("a group's message", "message", message(chat=GROUP, text="/export")),
    ("a group's message by nobody", "message", {"message_id": 1, "date": 1, "chat": GROUP, "text": "/summary"}),
    ("inline", "inline_query", {"id": "1", "from": WHO, "query": "MARKED", "offset": ""}),
    ("inline, chosen", "chosen_inline_result", {"result_id": "1", "from": WHO, "query": "MARKED"}),
    ("a payment", "pre_checkout_query", {"id": "1", "from": WHO, "currency": "GBP", "total_amount": 1,
                                         "invoice_payload": "MARKED"}),
    ("a reaction", "message_reaction", {"chat": CHAT, "message_id": 1, "date": 1, "old_reaction": [],
                                        "new_reaction": []}),
    ("a request to join", "chat_join_request", {"chat": GROUP, "from": WHO, "user_chat_id": 1, "date": 1}),
    ("business", "business_message", message(text="/export")),
    ("of a kind that is not yet invented", "telepathy", {"thought": "MARKED"}),
]  # fmt: skip

BROKEN: list[tuple[str, str, Any]] = [
    ("no chat", "message", without("chat", text="MARKED")),
    ("no sender", "message", without("from", text="MARKED")),
    ("no number", "message", without("message_id", text="MARKED")),
    ("no date", "message", without("date", text="MARKED")),
    ("a chat that is none", "message", message(chat="MARKED", text="x")),
    ("a chat without a kind", "message", message(chat={"id": 700000001}, text="x")),
    ("a sender without a number", "message", message(**{"from": {"is_bot": False}}, text="x")),
    ("text that is a number", "message", message(text=7)),
    ("text that is a list", "message", message(text=["MARKED"])),
    ("half a sign", "message", message(text="MARKED\ud83d")),
    ("a document that is a word", "message", message(document="MARKED")),
    ("a huge account", "message", message(**{"from": {**WHO, "id": 2**70}}, chat={**CHAT, "id": 2**70}, text="x")),
    ("a negative account", "message", message(chat={**CHAT, "id": -5}, text="x")),
    ("a date beyond all days", "message", message(date=10**18, text="x")),
    ("a tap by nobody", "callback_query", tap(**{"from": None})),
    ("a tap without a number", "callback_query", tap(id=None)),
    ("a message that is a word", "message", "MARKED"),
    ("a message that is nothing", "message", None),
    ("a message that is empty", "message", {}),
    ("a blocking of nobody", "my_chat_member", {"chat": CHAT}),
]


def given(what: str, kind: str, payload: Any) -> Attack:
    """Put an update in the line as it is, however broken, and whether or not the bot asked for its kind."""

    async def play(stage: Stage) -> None:
        updates = stage.here.sandbox._telegram.updates
        updates._pending.append(Update(updates._next_id, kind, payload, expires_at=math.inf))
        updates._next_id += 1
        updates.arrived.set()
        updates._wake()

    return Attack(what, play, may_log="update cannot be read, passed over")


async def test_no_odd_update_does_anything_or_stops_the_bot(played: Played) -> None:
    async def begun(stage: Stage) -> None:
        await begin(stage.here.auditor)

    first = Attack("the beginning", begun, frozenset({"responses"}), tries=0)
    await played("odd updates", [first, *(given(*one) for one in (*RIGHT, *UNASKED, *BROKEN))])
