"""Managing people in the chat: roles, suspending at once, restoring, removing, and moving to a new phone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.access import OPERATOR, NotAllowed
from bot.flows.turn import Heard
from bot.handlers.keeping import keep
from bot.office import enrolment, people
from bot.office.enrolment import Place
from bot.refusal import Refusal
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import contents
from tests.town import Town, begin, town

NEUTRAL = "This is a private service."
ADMIN = 4


def make_admin(tx: Tx, person_id: int = ADMIN) -> None:
    tx.people.join(Membership(person_id, None, "admin", None))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose admin manages people."""
    async with town(tmp_path) as lived_in:
        lived_in.store.write_now(make_admin)
        async with lived_in.bot():
            yield lived_in


async def open_person(here: Town, name: str) -> str:
    await here.admin.send("/people")
    return (await here.admin.tap(name)).text


def state_of(here: Town, person_id: int) -> str:
    return here.store.read_now(lambda tx: tx.people.get(person_id)).state


async def test_people_are_listed_with_role_agency_and_state(here: Town) -> None:
    here.store.write_now(lambda tx: people.suspend(tx, OPERATOR, 2))
    text = (await here.admin.send("/people")).text
    assert "Auditor One\n• auditor for School nursing, Neglect below the threshold" in text
    assert "Auditor Two (suspended)" in text
    assert "• admin, every round" in text


async def test_many_people_come_in_pages(here: Town) -> None:
    here.store.write_now(lambda tx: [tx.people.put(800000000 + n, f"Person {n:02}") for n in range(20)])
    assert "Page 1 of 3" in (await here.admin.send("/people")).text
    assert "Page 2 of 3" in (await here.admin.tap("More")).text
    assert "Page 1 of 3" in (await here.admin.tap("Earlier")).text
    assert len(here.admin.buttons) <= 12


async def test_a_suspended_person_is_a_stranger_at_once_and_goes_on_when_restored(here: Town) -> None:
    await begin(here.auditor)
    await open_person(here, "Auditor One")
    assert "Suspended" in (await here.admin.tap("Suspend")).text
    here.auditor.press("The child's")
    await here.auditor.until(NEUTRAL)
    here.auditor.post("/cases")
    assert "Restored" in (await here.admin.tap("Restore")).text
    await here.auditor.send("/resume")
    await here.auditor.tap("The child's")
    assert len(records(here.store)["answers"]) == 1


async def test_a_role_is_added_and_taken_away(here: Town) -> None:
    await open_person(here, "Lead Three")
    await here.admin.tap("Add a role")
    await here.admin.tap("Agency lead")
    await here.admin.tap("Police")
    assert "The role is given" in (await here.admin.tap("Every round")).text
    assert Membership(3, None, "agency_lead", 2) in here.store.read_now(lambda tx: tx.people.roles(3))
    await here.admin.tap("Take a role away")
    assert "The role is taken away" in (await here.admin.tap("Agency lead")).text
    assert here.store.read_now(lambda tx: tx.people.roles(3)) == [Membership(3, 1, "lead", None)]


async def test_units_stand_under_their_agency_in_the_list_to_pick_from(here: Town) -> None:
    here.store.write_now(lambda tx: tx.rounds.put_agency("north", "North school", 1))
    await here.admin.send("/invite")
    await here.admin.tap("Auditor")
    assert here.admin.buttons[:3] == ["Police", "School nursing", "↳ North school"]


async def test_removing_asks_first_and_lists_what_is_without_an_auditor(here: Town) -> None:
    await open_person(here, "Auditor One")
    text = (await here.admin.tap("Remove")).text
    assert "Without an auditor then:\n• C07 · School nursing\n• C08 · School nursing" in text
    await here.admin.tap("Cancel")
    assert state_of(here, 1) == "active"
    await here.admin.tap("Remove")
    assert "Removed. What they answered stays" in (await here.admin.tap("Remove")).text
    assert "Without an auditor:" in here.admin.last.text
    assert here.store.read_now(lambda tx: tx.people.roles(1)) == []
    assert [one.id for one in here.store.read_now(lambda tx: people.without_auditor(tx, 1))] == [1, 2]
    assert NEUTRAL in (await here.auditor.send("/cases")).text


async def test_a_new_phone_takes_the_place_with_its_answers_and_the_old_one_is_a_stranger(here: Town) -> None:
    await begin(here.auditor)
    await here.auditor.tap("The child's")
    await open_person(here, "Auditor One")
    await here.admin.tap("New phone")
    here.admin.press("Suspend and make a link")
    await here.admin.until("Auditor One is suspended until")
    assert NEUTRAL in (await here.auditor.send("/cases")).text
    secret = re.search(r"start=(\S+)", next(m.text for m in here.admin.messages if m.file))
    assert secret
    assert "moves to this account" in (await here.stranger.start(secret[1])).text
    assert "Resume C07" in [*(await here.stranger.tap("Accept")).buttons]
    assert here.store.read_now(lambda tx: tx.people.get(1)).telegram_id == 700000099
    here.auditor.post("/cases")
    await here.stranger.send("/cases")
    assert sum(NEUTRAL in message.text for message in here.auditor.messages) == 1


async def test_the_old_account_itself_may_accept_the_link_for_a_new_phone(here: Town) -> None:
    made = here.store.write_now(lambda tx: people.move(tx, OPERATOR, 1))
    await here.auditor.start(made.secret)
    assert "Hello, Auditor One" in (await here.auditor.tap("Accept")).text
    assert state_of(here, 1) == "active"


async def test_an_account_that_has_a_place_cannot_take_another_persons(here: Town) -> None:
    made = here.store.write_now(lambda tx: people.move(tx, OPERATOR, 1))
    assert "this account has a place already" in (await here.other.start(made.secret)).text
    assert here.store.read_now(lambda tx: tx.people.get(1)).telegram_id == 700000001


async def test_waiting_invitations_are_listed_renewed_and_revoked(here: Town) -> None:
    (made,) = here.store.write_now(lambda tx: enrolment.invite(tx, OPERATOR, Place("lead"), ["Sam"]))
    await here.admin.send("/people")
    assert "Sam: lead, every round" in (await here.admin.tap("Invitations")).text
    await here.admin.tap("Sam")
    here.admin.press("New link")
    await here.admin.until("Sam is invited")
    assert NEUTRAL in (await here.stranger.start(made.secret)).text
    await here.admin.tap("Invitations")
    await here.admin.tap("Sam")
    assert "the link for Sam no longer works" in (await here.admin.tap("Revoke")).text
    assert "Nobody is invited" in here.admin.last.text


@pytest.mark.parametrize("what", ["suspend:4", "remove_now:4", "drop_role:4:3:0:0", "new_phone_now:4"])
async def test_the_last_admin_stays_admin(here: Town, what: str) -> None:
    await open_person(here, "Admin Four")
    here.admin.forge(here.admin.last, what)
    await here.admin.until("is the only admin")
    assert state_of(here, ADMIN) == "active"


@pytest.mark.parametrize("what", ["suspend:4", "remove_now:4", "new_phone_now:4"])
async def test_nobody_shuts_themselves_out(here: Town, what: str) -> None:
    here.store.write_now(lambda tx: make_admin(tx, 3))
    await open_person(here, "Admin Four")
    here.admin.forge(here.admin.last, what)
    await here.admin.until("cannot shut yourself out")


BUTTONS = [
    *("people:0", "person:2", "pick_role:2", "pick_role:0", "pick_agency:0:0:0:0", "pick_round:2:2:0:0", "invite"),
    *("invite_to:3:0:0:7", "give_role:1:3:0:0", "give_role:2:3:0:0", "roles:2", "drop_role:2:0:2:1", "suspend:2"),
    *("restore:2", "remove:2", "remove_now:2", "new_phone:2", "new_phone_now:2", "invitations:0", "invited:1"),
    *("new_link:1", "revoke:1"),
]


@pytest.mark.parametrize("data", BUTTONS)
async def test_a_forged_button_of_somebody_else_is_refused_and_changes_nothing(here: Town, data: str) -> None:
    here.store.write_now(lambda tx: enrolment.invite(tx, OPERATOR, Place("lead"), ["Sam"]))
    before = records(here.store)
    await here.auditor.send("/start")
    here.auditor.forge(here.auditor.last, data)
    await here.auditor.until("Only an admin")
    assert records(here.store) == before
    assert "Auditor Two" not in here.auditor.transcript()


@pytest.mark.parametrize(
    "data",
    [
        *(
            "person:999",
            "suspend:999",
            "give_role:1:9:0:0",
            "give_role:1:0:99:1",
            "give_role:1:0:1:99",
            "invite_to:0:0:0:7",
        ),
        *("give_role:1:2:1:1", "drop_role:1:2:0:0", "pick_round:0:0:99:0", "pick_agency:0:9:0:0", "invite_to:3:0:0:99"),
        *("invited:99", "new_link:99", "revoke:99", "people:99", "invitations:99", "pick_role:99"),
    ],
)
async def test_a_button_that_names_what_is_not_there_changes_nothing_and_breaks_nothing(here: Town, data: str) -> None:
    await here.admin.send("/people")
    before = records(here.store)
    here.admin.forge(here.admin.last, data)
    here.admin.post("/help")
    await here.admin.until("Casewalk asks one question")
    assert records(here.store) == before
    assert "Something went wrong" not in here.admin.transcript()


def records(store: Store) -> dict[str, list[Any]]:
    found = store.write_now(lambda tx: contents(tx.conn))
    return {table: found[table] for table in ("people", "memberships", "invitations", "assignments", "answers")}


async def test_nothing_that_was_due_to_a_suspended_person_is_ever_sent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await here.auditor.send("/start")
            await here.other.send("/start")
        for person_id in (1, 2):
            here.store.write_now(lambda tx, who=person_id: tx.outbox.put(who, "prompt", {}))  # type: ignore[misc]
        here.store.write_now(lambda tx: people.suspend(tx, OPERATOR, 1))
        here.store.write_now(lambda tx: tx.outbox.put(1, "prompt", {}))
        before = len(here.auditor.messages)
        here.other.post("/help")
        async with here.bot():
            await here.other.until("Casewalk asks one question")
            await here.other.until("C07")
        assert len(here.auditor.messages) == before
        here.store.write_now(lambda tx: people.restore(tx, OPERATOR, 1))
        assert here.store.read_now(lambda tx: len(tx.outbox.due(1))) == 1


async def test_whoever_is_suspended_between_decision_and_sending_is_not_written_to(tmp_path: Path) -> None:
    async with town(tmp_path) as here, here.bot() as bot:
        await here.auditor.send("/start")
        before = len(here.auditor.messages)
        here.store.write_now(lambda tx: tx.outbox.put(1, "prompt", {}))
        decided = await bot.turns.desk.again(1)
        assert decided.messages
        here.store.write_now(lambda tx: people.suspend(tx, OPERATOR, 1))
        await bot.outbound.deliver(decided)
        assert len(here.auditor.messages) == before


async def test_what_was_kept_of_somebody_and_not_done_when_they_were_suspended_is_a_strangers(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.bot():
            await here.auditor.send("/start")
        asks = Heard(4242, 1, 700000001, None, "command", verb="cases")
        here.store.write_now(lambda tx: keep(tx, [asks]))
        here.store.write_now(lambda tx: people.suspend(tx, OPERATOR, 1))
        here.auditor.post("/help")
        async with here.bot():
            await here.auditor.until(NEUTRAL)
        assert here.auditor.transcript().count("C07") == 2  # in the list and its button, before


def test_shutting_somebody_out_revokes_what_waits_for_them_and_what_they_invited_with(loaded: Store) -> None:
    def work(tx: Tx) -> list[str]:
        make_admin(tx, 3)
        make_admin(tx, 4)
        enrolment.invite(tx, 3, Place("lead"), ["By the one who goes"])
        enrolment.invite(tx, 4, Place("lead"), ["lead three", "Another"])
        people.suspend(tx, 4, 3)
        return [one.name for one in enrolment.waiting(tx, 4)]

    assert loaded.write_now(work) == ["Another"]


def test_a_found_phone_makes_the_link_for_a_new_one_void(loaded: Store) -> None:
    def work(tx: Tx) -> int:
        people.move(tx, OPERATOR, 1)
        people.restore(tx, OPERATOR, 1)
        return len(enrolment.waiting(tx, OPERATOR))

    assert loaded.write_now(work) == 0


def test_the_operator_moves_even_the_last_admin(loaded: Store) -> None:
    def work(tx: Tx) -> bool:
        make_admin(tx)
        made = people.move(tx, OPERATOR, ADMIN)
        enrolment.opened(tx, made.invitation.id, 5)
        return enrolment.accept(tx, made.invitation.id, 5) == ADMIN and tx.people.get(ADMIN).is_active

    assert loaded.write_now(work)


@pytest.mark.parametrize("who", [1, 2, 3])
def test_only_admins_manage_people(loaded: Store, who: int) -> None:
    for act in (people.suspend, people.restore, people.remove, people.move, people.unfinished, people.find):
        with pytest.raises(NotAllowed):
            loaded.write_now(lambda tx, act=act: act(tx, who, 2))  # type: ignore[misc]


def test_a_removed_person_is_given_no_role_and_not_restored(loaded: Store) -> None:
    loaded.write_now(lambda tx: people.remove(tx, OPERATOR, 2))
    for act in (
        lambda tx: people.restore(tx, OPERATOR, 2),
        lambda tx: people.give_role(tx, OPERATOR, 2, Place("lead")),
    ):
        with pytest.raises(Refusal, match="person_removed"):
            loaded.write_now(act)
