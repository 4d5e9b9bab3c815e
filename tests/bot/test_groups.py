"""Groups and channels: one line, and the bot is gone; nothing of theirs is kept, and nothing of ours is shown."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import SecretStr

from bot.app import Casewalk
from bot.sandbox.chat import Someone
from bot.sandbox.places import Kind
from bot.settings import Settings
from storage.store import Store
from tests.storage.holding import contents, run
from tests.town import PEOPLE, Town, answer_to, begin, town

AUDITOR, STRANGER = PEOPLE[0], PEOPLE[-1]
LINE = "This bot works only in private chats, so it is leaving this one. If you use it, please write to it there."
LEFT = "SELECT actor, record, part, why, content, round_id, case_id FROM trail WHERE action = 'chat.left'"

each_kind = pytest.mark.parametrize("kind", get_args(Kind))


def left(store: Store) -> list[tuple[Any, ...]]:
    """List what the trail says of chats that were left: by whose doing, and of which kind."""
    rows = run(store, LEFT)
    assert all(row[1] == "" and row[3:] == ("only_private", "", 0, 0) for row in rows)
    return [(row[0], row[2]) for row in rows]


def everything(store: Store) -> str:
    """Read all that is stored, as one text."""
    return str(store.write_now(lambda tx: contents(tx.conn)))


@pytest.fixture
async def asleep(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot does not serve yet."""
    async with town(tmp_path) as lived_in:
        yield lived_in


@contextlib.asynccontextmanager
async def awake(here: Town) -> AsyncIterator[None]:
    """Let the bot serve, and at the end of it do all that it was told so far."""
    async with here.bot():
        yield
        await here.other.send("/privacy")


@each_kind
@pytest.mark.parametrize(("person", "actor"), [(AUDITOR, "person:1"), (STRANGER, "stranger")])
async def test_added_to_a_group_it_says_one_line_and_leaves(
    asleep: Town, kind: Kind, person: Someone, actor: str
) -> None:
    group = asleep.sandbox.group("Case C07, the Smiths", kind)
    async with awake(asleep):
        group.add_bot(person)
        await group.until_left()
    assert group.heard == [LINE]
    assert left(asleep.store) == [(actor, kind)]
    kept = everything(asleep.store)
    assert "Smiths" not in kept
    assert str(group.id) not in kept


@pytest.mark.parametrize(
    "said", ["/summary C07", "/cases", "/start", "/export", "/review C07", "@casewalk_sandbox_bot C07"]
)
async def test_a_word_in_a_group_shows_nothing_and_is_not_kept(asleep: Town, said: str) -> None:
    group = asleep.sandbox.group("Team")
    group.add_bot(AUDITOR)
    group.say(AUDITOR, said + " zebra")
    async with awake(asleep):
        await group.until_left()
    assert group.heard == [LINE]
    assert asleep.auditor.messages == []
    assert "zebra" not in everything(asleep.store)
    assert left(asleep.store) == [("person:1", "group")]


async def test_no_answer_in_a_private_chat_is_touched(here: Town) -> None:
    await begin(here.auditor)
    asked = here.auditor.last.text
    group = here.sandbox.group("Team", "supergroup")
    group.add_bot(AUDITOR)
    group.say(AUDITOR, "/cases")
    await group.until_left()
    await here.other.send("/start")
    assert here.auditor.last.text == asked
    assert run(here.store, "SELECT count(*) FROM answers") == [(0,)]
    await here.auditor.tap("The child's")
    assert answer_to(here, "whose_record")["label"] == "The child's"


@each_kind
async def test_where_it_may_not_write_it_leaves_without_a_word(asleep: Town, kind: Kind) -> None:
    group = asleep.sandbox.group("Team", kind)
    async with awake(asleep):
        group.add_bot(STRANGER, may_write=False)
        await group.until_left()
    assert group.heard == []
    assert left(asleep.store) == [("stranger", kind)]


async def test_a_bot_that_missed_being_added_leaves_at_the_next_word(here: Town) -> None:
    for kind in get_args(Kind):
        group = here.sandbox.group("Team", kind)
        group.add_bot(AUDITOR)
        here.sandbox._telegram.updates.drop()  # as if the bot was killed with it in hand
        group.say(STRANGER, "/whatever")
        await group.until_left()
        assert group.heard == [LINE]


async def test_a_line_whose_answer_was_lost_is_not_said_twice(asleep: Town) -> None:
    group = asleep.sandbox.group("Team")
    async with awake(asleep):
        with asleep.sandbox.faults.drop(chat_id=group.id):
            group.add_bot(AUDITOR)
            await group.until_left()
    assert group.heard == [LINE]
    assert left(asleep.store) == [("person:1", "group")]


async def test_updates_that_come_again_change_nothing(asleep: Town) -> None:
    group = asleep.sandbox.group("Team", "channel")
    group.add_bot(AUDITOR)
    group.say(AUDITOR, "news")
    waiting = list(asleep.sandbox._telegram.updates.pending)
    for _ in range(2):
        asleep.sandbox._telegram.updates.pending.extend(waiting)
    async with awake(asleep):
        await group.until_left()
    assert group.heard == [LINE]
    assert left(asleep.store) == [("person:1", "channel")]


async def test_added_again_it_says_so_again(here: Town) -> None:
    group = here.sandbox.group("Team")
    for times in (1, 2):
        group.add_bot(AUDITOR)
        await group.until_left()
        assert group.heard == [LINE] * times


async def test_a_group_that_became_a_supergroup_is_left_there(asleep: Town) -> None:
    group = asleep.sandbox.group("Team")
    group.add_bot(AUDITOR)
    after = group.upgrade(AUDITOR)
    async with awake(asleep):
        await after.until_left()
    assert (group.heard, after.heard) == ([], [LINE])
    assert left(asleep.store) == [("person:1", "supergroup")]


@each_kind
async def test_being_removed_first_is_no_trouble(asleep: Town, kind: Kind) -> None:
    group = asleep.sandbox.group("Team", kind)
    group.add_bot(AUDITOR)
    group.remove_bot(AUDITOR)
    async with awake(asleep):
        pass
    assert group.heard == []
    assert left(asleep.store) == []


async def test_a_block_in_a_private_chat_is_no_trouble(here: Town) -> None:
    await begin(here.auditor)
    here.auditor.block()
    here.auditor.unblock()
    here.stranger.post("/start")
    here.stranger.block()
    assert left(here.store) == []
    await here.auditor.tap("The child's")
    assert answer_to(here, "whose_record")["label"] == "The child's"


async def test_a_flood_of_groups_holds_up_nobody(here: Town) -> None:
    groups = [here.sandbox.group(f"Team {number}") for number in range(50)]
    for group in groups:
        group.add_bot(STRANGER)
    await begin(here.auditor)
    for group in groups:
        await group.until_left()
    assert [group.heard for group in groups] == [[LINE]] * 50


async def test_by_webhook_too(asleep: Town) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {"webhook_url": f"http://127.0.0.1:{port}", "webhook_port": port, "webhook_secret": "s" * 40}
    settings = Settings(token=SecretStr("test"), api_url=asleep.sandbox.url, database=asleep.path, **given)
    group = asleep.sandbox.group("Team", "channel")
    async with Casewalk(settings, asleep.store, asleep.catalog, webhook=True).serving():
        group.add_bot(AUDITOR)
        await group.until_left()
        await asleep.other.send("/privacy")
    assert group.heard == [LINE]
    assert left(asleep.store) == [("person:1", "channel")]
