"""Enrolment: who was invited reads what becomes of what they write, accepts, and is in; nobody else is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.access import OPERATOR
from bot.flows.turn import Heard
from bot.handlers.keeping import keep
from bot.office import enrolment
from bot.office.enrolment import Link, Place
from bot.sandbox.server import Someone
from storage.people import Membership
from storage.tx import Tx
from storage.verifying import verify
from tests.storage.holding import contents
from tests.town import Town, town

SECRET = re.compile(r"\?start=([A-Za-z0-9_-]{22,64})")
NEUTRAL = "This is a private service."
OTHER = 700000098
BOT = 4242
"""The number of the sandbox's bot."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose admin may let people in, and where a second stranger lives."""
    async with town(tmp_path) as lived_in:
        lived_in.sandbox.add(Someone(OTHER, "Somebody Else", "Stranger"))
        lived_in.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
        async with lived_in.bot():
            yield lived_in


def link(here: Town, role: str = "auditor", **about: Any) -> Link:
    """Make an invitation, as the command line does."""
    place = Place(role, 1 if role in enrolment.FOR_AGENCY else None, 1)
    place = about.pop("place", place)
    (made,) = here.store.write_now(lambda tx: enrolment.invite(tx, OPERATOR, place, ["Sam Newcomer"], **about))
    return made


def rows(here: Town, *tables: str) -> list[Any]:
    found = here.store.write_now(lambda tx: contents(tx.conn))
    return [found[table] for table in tables]


def actions(here: Town) -> list[tuple[str, str, str]]:
    entries = here.store.read_now(lambda tx: tx.trail.entries())
    return [(one.entry.actor, one.entry.action, one.entry.why) for one in entries]


def on_disk(here: Town, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in here.path.parent.glob("casewalk.sqlite3*"))


async def invite(here: Town, *names: str) -> None:
    """Let the admin invite auditors of school nursing to the round, in the chat."""
    await here.admin.send("/invite")
    await here.admin.tap("Auditor")
    await here.admin.tap("School nursing")
    await here.admin.tap("Neglect below")
    here.admin.post("\n".join(names))
    await here.admin.until("invited.")


async def test_an_admin_invites_and_the_newcomer_accepts_and_sees_their_cases(here: Town) -> None:
    await invite(here, "Sam Newcomer")
    picture = next(message for message in here.admin.messages if message.file)
    assert picture.file
    assert picture.file.content.startswith(b"\x89PNG")
    assert not picture.protected
    secret = SECRET.search(picture.text)
    assert secret
    assert "t.me/" in picture.text
    shown = await here.stranger.start(secret[1])
    for words in (
        "Admin Four invites you",
        "Sam Newcomer",
        "auditor for School nursing",
        "Neglect below the threshold",
    ):
        assert words in shown.text
    for words in ("18 December 2026", "Stored:", "365 days", "Seen by:", "not end-to-end encrypted"):
        assert words in shown.text
    assert shown.protected
    welcome = await here.stranger.tap("Accept and begin")
    assert "Hello, Sam Newcomer" in welcome.text
    person = here.store.read_now(lambda tx: tx.people.find_by_telegram(700000099))
    assert person
    assert person.accepted_at
    assert here.store.read_now(lambda tx: tx.people.roles(person.id)) == [Membership(person.id, 1, "auditor", 1)]
    assert (await here.stranger.send("/cases")).text.startswith("You have no cases")
    assert (f"person:{person.id}", "person.joined", "") in actions(here)
    assert here.store.read_now(lambda tx: verify(tx.conn)).fault == ""


async def test_the_first_admin_is_told_what_an_admin_can_do_and_finds_it_in_the_menu(here: Town) -> None:
    made = link(here, place=Place("admin"))
    await here.stranger.start(made.secret)
    text = (await here.stranger.tap("Accept")).text
    assert "Send /invite to let people in" in text
    assert "Nothing is waiting" not in text
    await here.stranger.send("/help")  # by the next turn the menu is there
    assert {"invite", "people"} <= set(here.stranger.commands)


async def test_before_they_accept_nothing_works_and_nothing_of_them_is_stored(here: Town) -> None:
    made = link(here)
    await here.stranger.start(made.secret)
    for words in ("/cases", "/privacy", "yes", "/start"):
        assert "invited to Casewalk" in (await here.stranger.send(words)).text
    assert "invited to Casewalk" in (await here.stranger.send_photo()).text
    one = here.store.read_now(lambda tx: tx.invitations.get(made.invitation.id))
    assert one.opened_by == 700000099
    for table in rows(here, "people", "memberships", "outbox", "prompts", "answers"):
        assert "700000099" not in repr(table)
    (inbox,) = rows(here, "inbox")
    assert not [row for row in inbox if row[3] == "done" and "700000099" in repr(row)]
    assert "yes" not in repr(inbox)


async def test_no_thank_you_leaves_nothing_of_them_and_the_link_goes_on_working(here: Town) -> None:
    made = link(here)
    await here.stranger.start(made.secret)
    assert "nothing is stored of you" in (await here.stranger.tap("No thank you")).text
    assert here.store.read_now(lambda tx: tx.invitations.get(made.invitation.id)).opened_by == 0
    assert NEUTRAL in (await here.stranger.send("/cases")).text
    await here.stranger.start(made.secret)
    assert "Hello, Sam" in (await here.stranger.tap("Accept")).text


def used(tx: Tx, number: int) -> None:
    tx.invitations.use(number)


def revoked(tx: Tx, number: int) -> None:
    tx.invitations.revoke(number)


def expired(tx: Tx, number: int) -> None:
    tx.conn.execute("UPDATE invitations SET expires_at = ? WHERE id = ?", (tx.now, number))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(used, "has been used already", id="used"),
        pytest.param(revoked, "has been taken back", id="revoked"),
        pytest.param(expired, "has run out", id="expired"),
    ],
)
async def test_a_link_that_is_over_says_so_in_a_line_and_what_to_do(here: Town, spoil: Any, words: str) -> None:
    made = link(here)
    here.store.write_now(lambda tx: spoil(tx, made.invitation.id))
    text = (await here.stranger.start(made.secret)).text
    assert words in text
    assert "ask the person who sent it for a new one" in text
    assert ("stranger", "asked.refused", "link_over") in actions(here)
    assert here.store.read_now(lambda tx: tx.people.find_by_telegram(700000099)) is None


@pytest.mark.parametrize("payload", ["", "x", "A" * 22, "1", "700000004"])
async def test_a_guessed_link_gets_the_line_that_any_stranger_gets(here: Town, payload: str) -> None:
    link(here)
    assert (await here.stranger.start(payload)).text.startswith(NEUTRAL)
    here.stranger.post(f"/start {payload}")
    await here.admin.send("/help")  # by this answer the first one is in the trail
    assert sum(NEUTRAL in message.text for message in here.stranger.messages) == 1
    assert ("stranger", "asked.refused", "stranger") in actions(here)


@pytest.mark.parametrize("role", ["auditor", "agency_lead", "lead", "admin"])
@pytest.mark.parametrize("data", ["accept:1", "accept:2", "accept:999", "accept", "accept:1:1", "decline:1"])
async def test_only_who_opened_a_link_can_accept_it(here: Town, role: str, data: str) -> None:
    made = link(here, role)
    await here.stranger.start(made.secret)
    before = rows(here, "people", "memberships", "invitations")
    intruder = here.sandbox.phone(OTHER)
    here.other.forge(await here.other.send("/start"), data)
    intruder.forge(await intruder.send("/start"), data)
    await here.other.send("/help")
    assert rows(here, "people", "memberships", "invitations") == before


async def test_of_two_accounts_with_one_link_one_wins_and_the_other_is_told(here: Town) -> None:
    made, second = link(here), here.sandbox.phone(OTHER)
    await here.stranger.start(made.secret)
    await second.start(made.secret)
    here.stranger.press("Accept")
    second.press("Accept")
    await here.stranger.until("cannot be accepted here now")
    await second.until("Hello, Sam Newcomer")
    assert "has been used already" in (await here.stranger.start(made.secret)).text
    assert here.store.read_now(lambda tx: tx.people.find_by_telegram(700000099)) is None


async def test_accepting_twice_changes_nothing_the_second_time(here: Town) -> None:
    made = link(here)
    shown = await here.stranger.start(made.secret)
    here.stranger.press_on(shown, "Accept")
    here.stranger.press_on(shown, "Accept")
    await here.stranger.until("Hello, Sam")
    before = rows(here, "people", "memberships", "invitations")
    here.stranger.press_on(shown, "Accept")
    await here.stranger.until("Hello, Sam")
    assert rows(here, "people", "memberships", "invitations") == before


async def test_somebody_known_gets_one_more_role_and_keeps_their_name(here: Town) -> None:
    made = link(here, "lead")
    assert "One more role for you" in (await here.auditor.start(made.secret)).text
    assert "Hello, Auditor One" in (await here.auditor.tap("Accept")).text
    assert here.store.read_now(lambda tx: tx.people.all_roles(1)) == {"auditor", "lead"}


async def test_somebody_removed_comes_back_with_the_new_role_alone(here: Town) -> None:
    here.store.write_now(lambda tx: tx.people.leave(Membership(2, 1, "auditor", 2)))
    here.store.write_now(lambda tx: tx.people.set_state(2, "removed"))
    made = link(here, "lead")
    await here.other.start(made.secret)
    assert "You lead Neglect" in (await here.other.tap("Accept")).text
    assert here.store.read_now(lambda tx: tx.people.all_roles(2)) == {"lead"}


async def test_somebody_suspended_does_not_come_back_by_an_old_link(here: Town) -> None:
    made = link(here)
    here.store.write_now(lambda tx: tx.people.set_state(2, "suspended"))
    assert NEUTRAL in (await here.other.start(made.secret)).text
    assert not here.store.read_now(lambda tx: tx.people.get(2)).is_active


async def test_many_get_a_link_each_in_a_list_and_on_a_page_to_print(here: Town) -> None:
    await invite(here, "Ann One", "", "  Bea   Two ", "Cal Three")
    listed = next(message for message in here.admin.messages if "Links for 3 people" in message.text)
    secrets = SECRET.findall(listed.text)
    assert len(set(secrets)) == 3
    assert not listed.protected
    page = next(message for message in here.admin.messages if message.file)
    assert page.file
    html = page.file.content.decode()
    assert html.count("<svg") == 3
    assert all(secret in html for secret in secrets)
    assert "Bea Two" in html
    assert "<script" not in html
    assert "http" not in html.replace("https://t.me/", "")
    await here.stranger.start(secrets[1])
    assert "Hello, Bea Two" in (await here.stranger.tap("Accept")).text


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param("Ann\nann", "is there twice", id="twice"),
        pytest.param("\n".join("A" * n for n in range(1, 32)), "31 names", id="too many"),
        pytest.param("x" * 61, "60 characters at most", id="too long"),
        pytest.param("12345", "write letters", id="no letters"),
    ],
)
async def test_names_that_cannot_be_used_are_said_and_asked_for_again(here: Town, names: str, words: str) -> None:
    await here.admin.send("/invite")
    await here.admin.tap("Admin")
    await here.admin.tap("Every round")
    text = (await here.admin.send(names)).text
    if "To copy what is left of it" in text:
        text = (await here.admin.hear()).text
    assert words in text
    assert "Type their names" in text
    assert rows(here, "invitations") == [[]]
    here.admin.post("Ann Example")
    await here.admin.until("Ann Example is invited")


async def test_how_long_a_link_works_is_chosen(here: Town) -> None:
    await here.admin.send("/invite")
    await here.admin.tap("Lead")
    await here.admin.tap("Neglect below")
    await here.admin.tap("30 days")
    assert "✓ 30 days" in here.admin.buttons
    here.admin.post("Ann Example")
    await here.admin.until("is invited")
    (one,) = here.store.read_now(lambda tx: tx.invitations.all())
    assert one.expires_at[:10] == (here.store.read_now(lambda tx: tx.today) + timedelta(days=30)).isoformat()


async def test_an_admin_of_one_round_alone_lets_nobody_in(here: Town) -> None:
    here.store.write_now(lambda tx: tx.people.leave(Membership(4, None, "admin", None)))
    for words in ("/invite", "/people"):
        assert "Only an admin" in (await here.admin.send(words)).text
    await here.admin.send("/start")
    await here.admin.send("/help")
    assert "invite" not in here.admin.commands


async def test_the_secret_is_nowhere_in_the_database_or_the_logs(here: Town, capfd: pytest.CaptureFixture[str]) -> None:
    await invite(here, "Sam Newcomer")
    secret = SECRET.search(next(message for message in here.admin.messages if message.file).text)
    assert secret
    await here.auditor.start(secret[1])
    await here.stranger.start(secret[1])
    await here.stranger.tap("Accept")
    here.auditor.post_edit(here.auditor.post("hello"), f"/start {secret[1]}")
    await here.auditor.until("not part of an answer")
    assert not on_disk(here, secret[1])
    assert secret[1] not in "".join(capfd.readouterr())


@pytest.fixture
async def resting(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot rests, and whose admin and stranger have talked to it before."""
    async with town(tmp_path) as lived_in:
        lived_in.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
        async with lived_in.bot():
            await lived_in.admin.send("/start")
            await lived_in.stranger.send("/start")
        yield lived_in


async def test_a_link_lost_on_its_way_is_made_anew_and_the_one_before_is_dead(resting: Town) -> None:
    here, made = resting, link(resting)
    here.store.write_now(lambda tx: tx.outbox.put(4, "link", {"invitation": 1}))
    here.store.write_now(lambda tx: tx.outbox.put(4, "invited", {"invitations": [1]}))
    here.admin.post("/help")
    async with here.bot():
        await here.admin.until("Sam Newcomer is invited")
        text = next(message.text for message in here.admin.messages if message.file)
        assert "sent before no longer works" in text
        secret = SECRET.search(text)
        assert secret
        assert NEUTRAL in (await here.stranger.start(made.secret)).text
        assert "invited to Casewalk" in (await here.stranger.start(secret[1])).text


async def test_links_lost_on_their_way_are_listed_anew_but_those_that_are_over(resting: Town) -> None:
    here, place = resting, Place("lead", None, 1)
    here.store.write_now(lambda tx: enrolment.invite(tx, OPERATOR, place, ["Ann", "Bea", "Cal"]))
    here.store.write_now(lambda tx: tx.invitations.use(2))
    here.store.write_now(lambda tx: tx.outbox.put(4, "links", {"invitations": [1, 2, 3]}))
    here.store.write_now(lambda tx: tx.outbox.put(4, "links_page", {}))
    here.admin.post("/help")
    async with here.bot():
        assert "Bea" not in (await here.admin.until("Links for 2 people")).text
        await here.admin.until("lost on its way")


async def test_an_invitation_opened_or_accepted_survives_a_crash_before_it_was_answered(resting: Town) -> None:
    here, made = resting, link(resting)
    opens = Heard(BOT, 1, 700000099, None, "command", verb="start", raw=made.secret)
    here.store.write_now(lambda tx: keep(tx, [opens]))
    assert not on_disk(here, made.secret)
    here.stranger.post("/help")
    async with here.bot():
        await here.stranger.until("invited to Casewalk")
    accepts = Heard(BOT, 2, 700000099, None, "tap", verb="accept", args=(1,), message_id=1, callback_id="1")
    here.store.write_now(lambda tx: keep(tx, [accepts]))
    async with here.bot():
        await here.stranger.until("Hello, Sam Newcomer")


GONE = [
    pytest.param(lambda tx: tx.rounds.set_state(1, "archived"), id="the round is archived"),
    pytest.param(lambda tx: tx.rounds.seat(1, [2]), id="the agency takes part no more"),
]


@pytest.mark.parametrize("change", GONE)
async def test_a_link_to_a_place_that_is_gone_lets_nobody_in(here: Town, change: Any) -> None:
    made = link(here)
    await here.stranger.start(made.secret)
    here.store.write_now(change)
    assert "has been taken back" in (await here.stranger.tap("Accept and begin")).text
    assert here.store.read_now(lambda tx: tx.people.find_by_telegram(700000099)) is None
    assert "has been taken back" in (await here.stranger.start(made.secret)).text
