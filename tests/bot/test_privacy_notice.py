"""The privacy notice: read at enrolment, shown again when it changes, never in the way of an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

import bot
from bot.access import OPERATOR
from bot.app import Casewalk
from bot.flows import privacy, turn
from bot.flows.privacy import NOTICE_VERSION
from bot.flows.views import PrivacyView
from bot.office import enrolment
from bot.office.enrolment import Place
from bot.render import Renderer
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.settings import Settings, SettingsError, read_settings
from storage.people import Membership
from storage.store import Store
from storage.verifying import verify
from tests.bot.test_cli import database
from tests.bot.typed import Casewalk as Command
from tests.bot.typed import casewalk
from tests.office.chased import Hands
from tests.town import Town, exported, go_through, load_round, town

__all__ = ["casewalk", "database"]

PINNED = {1: "9059ef2013d557b8f8435cc4084f35aedfac470552e6ec6f599266614bbddaf3"}
"""What the words of each version are, by their SHA-256. Changed words are a new version: never change a line here."""

WORDS = Path(bot.__file__).parent / "templates" / "_privacy.j2"
TITLE = "What happens to what you write here"
BUTTON = "I have read this"


def test_other_words_are_another_version() -> None:
    found = hashlib.sha256(WORDS.read_bytes()).hexdigest()
    assert max(PINNED) == NOTICE_VERSION
    assert PINNED[NOTICE_VERSION] == found, "the words have changed: count NOTICE_VERSION up, and pin the new ones here"


def worded(renderer: Renderer) -> str:
    (html,) = renderer.messages(turn.Message(PrivacyView((("Neglect", 365),), NOTICE_VERSION, "", 0)))
    return re.sub(r"</?b>", "", html)


SAYS = [
    pytest.param("your answers and when you gave them", id="what is stored"),
    pytest.param("to learn from this audit", id="why"),
    pytest.param("Neglect, 365 days after the due date", id="how long"),
    pytest.param("you, your agency's lead, and the lead and admin", id="who sees it"),
    pytest.param("not end-to-end encrypted", id="what Telegram can read"),
    pytest.param("call 999", id="that it is for no emergency"),
    pytest.param("tells the leads of round and agency the reference and your name", id="what Needs action now tells"),
    pytest.param("for a copy of what is stored about you, or to have it erased", id="what one may ask for"),
    pytest.param("take no screenshots", id="what a screenshot does"),
    pytest.param("Do not use Translate", id="what a translation does"),
    pytest.param("48 hours", id="what is deleted from the chat"),
]


@pytest.mark.parametrize("words", SAYS)
def test_the_notice_says(words: str) -> None:
    assert words in worded(Renderer())


def test_the_notice_is_short_and_plain() -> None:
    text = worded(Renderer())
    assert len(text) < 1900  # two screens of a phone
    sentences = [one for one in re.split(r"[.:;]\s", text) if one]
    words = re.findall(r"[A-Za-z'-]+", text)
    assert len(words) / len(sentences) < 12
    assert sum(len(word) > 9 for word in words) / len(words) < 0.05
    assert "!" not in text


def test_whom_to_ask_is_the_rounds_people_or_who_is_set() -> None:
    assert "ask the lead or admin of your round for a copy" in worded(Renderer())
    assert "ask dpo@example.org &amp; co for a copy" in worded(Renderer(contact="dpo@example.org & co"))


def test_a_contact_is_one_short_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWALK_CONTACT", " the data protection officer,\n01632 960001 ")
    assert read_settings().contact == "the data protection officer, 01632 960001"
    monkeypatch.setenv("CASEWALK_CONTACT", "x" * 121)
    with pytest.raises(SettingsError, match="CASEWALK_CONTACT: say in 120 characters"):
        read_settings()


@pytest.fixture
def clock() -> Hands:
    return Hands("2026-03-24 09:00")


@pytest.fixture
async def there(tmp_path: Path, clock: Hands) -> AsyncIterator[Town]:
    """A town with a clock, whose people have read the notice."""
    async with town(tmp_path, clock=clock) as lived_in:
        yield lived_in


@pytest.fixture
async def unread(there: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The same town, served with a notice that has changed since."""
    monkeypatch.setattr(privacy, "NOTICE_VERSION", NOTICE_VERSION + 1)
    async with there.bot():
        yield there


def notices(phone: Phone) -> int:
    """Count how often a phone was shown the notice."""
    return sum(TITLE in message.text for message in phone.messages if message.by_bot)


def newest(here: Town, person_id: int = 1) -> int:
    return here.store.read_now(lambda tx: tx.acknowledgements.newest(person_id))


async def read(phone: Phone, notice: Message) -> str:
    """Tap that a notice was read; gives what is said in passing."""
    phone.press_on(notice, BUTTON)
    return await phone.until_toast("Thank you")


async def start(phone: Phone) -> None:
    """Send /start, and wait until all that comes of it is there."""
    phone.post("/start")
    phone.post("/help")
    await phone.until("/privacy: ")


async def begun(phone: Phone) -> None:
    """Come to a case's first question, whatever is shown on the way."""
    phone.post("/start")
    await phone.until("Tap a case")
    await phone.tap("C07")
    await phone.tap("Begin")


async def test_who_has_read_it_is_not_shown_it_again(there: Town) -> None:
    async with there.bot():
        await there.auditor.send("/start")
        await there.auditor.send("/cases")
        await there.auditor.tap("C07")
    assert notices(there.auditor) == 0


async def test_whoever_accepts_an_invitation_has_read_it(there: Town) -> None:
    async with there.bot():
        (made,) = there.store.write_now(lambda tx: enrolment.invite(tx, OPERATOR, Place("lead", None, 1), ["Sam"]))
        invitation = await there.stranger.start(made.secret)
        assert TITLE in invitation.text
        assert "Accepting says that you have read this." in invitation.text
        await there.stranger.tap("Accept and begin")
        person = there.store.read_now(lambda tx: tx.people.find_by_telegram(there.stranger.person.id))
        assert person
        assert newest(there, person.id) == NOTICE_VERSION
        await there.stranger.send("/start")
        assert notices(there.stranger) == 1
        shown = await there.stranger.send("/privacy")
        assert f"Version {NOTICE_VERSION}. You read it on 24 March 2026, 09:00." in shown.text
        assert shown.buttons == []
    assert there.store.read_now(lambda tx: verify(tx.conn)).fault == ""


async def test_somebody_from_a_file_is_shown_it_at_their_first_start(there: Town) -> None:
    there.store.write_now(lambda tx: tx.people.join(Membership(tx.people.put(700000099, "New"), 1, "lead", None)))
    async with there.bot():
        first = await there.stranger.send("/start")
        assert first.text.startswith("Please read this once.")
        assert first.buttons == [BUTTON]
        await there.stranger.until("You lead")
        await read(there.stranger, first)
    assert newest(there, 5) == NOTICE_VERSION


SHOWS = [
    pytest.param("/start", "Hello", id="at /start"),
    pytest.param("/cases", "Tap a case", id="at /cases"),
    pytest.param("/resume", "Whose record", id="at /resume"),
]


@pytest.mark.parametrize(("command", "then"), SHOWS)
async def test_a_changed_notice_is_shown_before_what_was_asked_for(
    there: Town, monkeypatch: pytest.MonkeyPatch, command: str, then: str
) -> None:
    async with there.bot():
        await begun(there.auditor)
    monkeypatch.setattr(privacy, "NOTICE_VERSION", NOTICE_VERSION + 1)
    async with there.bot():
        shown = await there.auditor.send(command)
        assert shown.text.startswith("This notice has changed since you read it.")
        assert f"Version {NOTICE_VERSION + 1}." in shown.text
        assert (await there.auditor.hear()).id > shown.id
        assert there.auditor.last.id > shown.id


async def test_a_changed_notice_is_shown_at_a_cases_card_which_stays_the_newest(unread: Town, clock: Hands) -> None:
    phone = unread.auditor
    phone.post("/start")
    await phone.until("Tap a case")
    clock.set("2026-03-25 09:00")
    await phone.tap("C07")
    await phone.until("Is the record you have open")
    assert notices(phone) == 2
    assert "Begin" in phone.buttons
    await phone.tap("Begin")
    assert "C07" in phone.last.text


async def test_it_comes_once_a_day_until_it_was_read(unread: Town, clock: Hands) -> None:
    phone = unread.auditor
    for day, shown in (("24", 1), ("24", 1), ("25", 2), ("25", 2), ("27", 3)):
        clock.set(f"2026-03-{day} 12:00")
        await start(phone)
        assert notices(phone) == shown
    await read(phone, next(message for message in phone.messages if TITLE in message.text))
    clock.set("2026-03-28 12:00")
    await start(phone)
    assert notices(phone) == 3
    assert newest(unread) == NOTICE_VERSION + 1


async def test_a_restart_does_not_show_it_twice_a_day(there: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "NOTICE_VERSION", NOTICE_VERSION + 1)
    for _ in range(2):
        async with there.bot():
            await start(there.auditor)
    assert notices(there.auditor) == 1


async def test_a_typed_answer_counts_while_the_notice_waits(unread: Town) -> None:
    phone = unread.auditor
    await begun(phone)
    notice = next(message for message in phone.messages if TITLE in message.text)
    await go_through(phone, until="✏️")
    await phone.send("Her grandmother knew.")
    assert "Her grandmother knew." in str(exported(unread))
    before = phone.last
    await read(phone, notice)
    assert phone.last == before
    await phone.send("So did her teacher.")
    assert "So did her teacher." in str(exported(unread))
    assert newest(unread) == NOTICE_VERSION + 1


async def test_reading_it_leaves_the_question_open_and_takes_the_button_away(unread: Town) -> None:
    phone = unread.auditor
    await begun(phone)
    asked = phone.last
    notice = next(message for message in phone.messages if TITLE in message.text)
    assert await read(phone, notice) == f"Thank you. It is noted that you read version {NOTICE_VERSION + 1}."
    assert phone.last == asked
    await phone.send("/privacy")
    left = next(message for message in phone.messages if message.id == notice.id)
    assert left.buttons == []
    assert TITLE in left.text


async def test_a_button_for_a_version_there_is_not_notes_nothing(there: Town) -> None:
    async with there.bot():
        await there.auditor.send("/privacy")
        for data in ("have_read:0", f"have_read:{NOTICE_VERSION + 1}", "have_read", "have_read:1:1"):
            there.auditor.forge(there.auditor.last, data)
            await there.auditor.until_toast()
    assert newest(there) == NOTICE_VERSION


async def test_the_notice_names_whom_to_ask(there: Town) -> None:
    settings = Settings(
        token=SecretStr("test"), api_url=there.sandbox.url, database=there.path, contact="dpo@example.org"
    )
    async with Casewalk(settings, there.store, there.catalog, chases=False).serving():
        assert "ask dpo@example.org for a copy" in (await there.auditor.send("/privacy")).text


async def test_an_admin_sees_who_has_read_which_version(there: Town, clock: Hands) -> None:
    there.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
    there.store.write_now(lambda tx: tx.people.put(700000099, "Newcomer"))
    async with there.bot():
        await there.admin.send("/people")
        shown = await there.admin.tap("Auditor One")
        assert f"Read the privacy notice, version {NOTICE_VERSION}, on 24 March 2026, 09:00." in shown.text
        await there.admin.tap("Back")
        assert "Has not said that they read the privacy notice." in (await there.admin.tap("Newcomer")).text


def test_the_command_line_lists_who_has_read_it(casewalk: Command, database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        load_round(store, tmp_path)
        store.write_now(lambda tx: tx.acknowledgements.add(1, 1))
        store.write_now(lambda tx: tx.acknowledgements.add(1, 2))
        two, one = store.read_now(lambda tx: tx.acknowledgements.of(1))
    told = casewalk("people", "notices").stdout.splitlines()
    assert told[1:3] == [f"P001\tAuditor One\t2\t{two.read_at}", f"P001\tAuditor One\t1\t{one.read_at}"]
    assert told[3] == "P002\tAuditor Two\t-\t-"
    assert f"notice\t2\t{two.read_at}" in casewalk("people", "show", "P001").stdout.splitlines()
