"""Rights that are lost: what hangs on them ends with them, also what was made, handed out or waiting before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.access import OPERATOR
from bot.office import enrolment, people, telling
from bot.office.enrolment import Link, Place
from bot.refusal import Refusal
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import NURSE_ONE, NURSING, POLICE, ROUND_ID, person, round_in
from tests.bot.conftest import Command
from tests.town import ROUND, Town, load_round, town

LEAD, ADMIN = 3, 4
OVER = "has been taken back"
EVERYWHERE = Place("admin")
SPARE, NEW_PHONE = 700000099, 700000098


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    """A town with two admins of all rounds: Lead Three, and Admin Four."""
    async with town(tmp_path) as lived_in:
        lived_in.store.write_now(two_admins)
        async with lived_in.bot():
            yield lived_in


def two_admins(tx: Tx) -> None:
    for person_id in (LEAD, ADMIN):
        tx.people.join(Membership(person_id, None, "admin", None))


def made(store: Store, who: int, place: Place = EVERYWHERE, *names: str) -> list[Link]:
    return store.write_now(lambda tx: enrolment.invite(tx, who, place, names or ("Spare",)))


def waiting(store: Store) -> list[str]:
    return sorted(store.read_now(lambda tx: [one.name for one in enrolment.waiting(tx, OPERATOR)]))


def there_and_back(tx: Tx) -> None:
    people.suspend(tx, ADMIN, LEAD)
    people.restore(tx, ADMIN, LEAD)


LOST: dict[str, Callable[[Tx], object]] = {
    "the role is taken": lambda tx: people.take_role(tx, ADMIN, LEAD, EVERYWHERE),
    "suspended": lambda tx: people.suspend(tx, ADMIN, LEAD),
    "removed": lambda tx: people.remove(tx, ADMIN, LEAD),
    "moved": lambda tx: people.move(tx, ADMIN, LEAD),
    "suspended and restored": there_and_back,
    "behind the office's back": lambda tx: tx.people.leave(Membership(LEAD, None, "admin", None)),
}
every_loss = pytest.mark.parametrize("lose", LOST.values(), ids=LOST.keys())


@every_loss
@pytest.mark.parametrize("opened_before", [False, True])
async def test_no_link_of_theirs_lets_a_former_admin_in_again(
    here: Town, lose: Callable[[Tx], object], opened_before: bool
) -> None:
    (spare,) = made(here.store, LEAD)
    if opened_before:
        await here.stranger.start(spare.secret)
    here.store.write_now(lose)
    said = await (here.stranger.tap("Accept") if opened_before else here.stranger.start(spare.secret))
    assert OVER in said.text
    here.stranger.forge(here.stranger.last, f"accept:{spare.invitation.id}")
    await here.admin.send("/help")
    assert here.store.read_now(lambda tx: tx.people.find_by_telegram(SPARE)) is None


@every_loss
def test_links_for_many_go_and_those_of_others_stay(loaded: Store, lose: Callable[[Tx], object]) -> None:
    loaded.write_now(two_admins)
    theirs = made(loaded, LEAD, Place("auditor", 1, 1), "Ann", "Bea", "Cal")
    made(loaded, OPERATOR, Place("lead", None, 1), "By the operator")
    made(loaded, ADMIN, Place("lead"), "By the other")
    loaded.write_now(lose)
    for one in theirs:
        with pytest.raises(Refusal, match="link_over"):
            loaded.write_now(lambda tx, n=one.invitation.id: enrolment.opened(tx, n, SPARE))  # type: ignore[misc]
    assert {"By the operator", "By the other"} <= set(waiting(loaded))


async def test_a_link_that_a_former_admin_made_anew_of_another_opens_nothing(here: Town) -> None:
    (first,) = made(here.store, OPERATOR, EVERYWHERE, "Sam")
    lead = here.lead
    await lead.send("/people")
    lead.forge(lead.last, f"new_link:{first.invitation.id}")
    shown = await lead.until("sent before no longer works")
    here.store.write_now(LOST["the role is taken"])
    secret = shown.text.split("start=")[1].split()[0]
    assert OVER in (await here.stranger.start(secret)).text


@pytest.mark.parametrize(
    ("who", "place"),
    [
        pytest.param(LEAD, Place("auditor", 1, 1), id="the lead of the round"),
        pytest.param(1, Place("auditor", 1, 1), id="an auditor of the agency"),
        pytest.param(5, Place("auditor", 1, 1), id="an agency's lead who leads it no more"),
    ],
)
def test_whoever_may_not_invite_there_has_no_link_that_works(loaded: Store, who: int, place: Place) -> None:
    def work(tx: Tx) -> None:
        tx.people.put(5, "Agency Lead")
        number = tx.invitations.add("s", "X", "2099", who, role=place.role, agency_id=1, round_id=1)
        enrolment.opened(tx, number, SPARE)

    with pytest.raises(Refusal, match="link_over"):
        loaded.write_now(work)


async def test_suspend_takes_a_link_for_a_new_phone_back_though_they_are_suspended_already(here: Town) -> None:
    link = here.store.write_now(lambda tx: people.move(tx, ADMIN, 1))
    await here.stranger.start(link.secret)
    await here.admin.send("/people")
    here.admin.forge(here.admin.last, "suspend:1")
    await here.admin.until("Suspended")
    assert OVER in (await here.stranger.tap("Accept")).text
    assert OVER in (await here.stranger.start(link.secret)).text
    assert here.store.read_now(lambda tx: tx.people.get(1).telegram_id) == 700000001


ACTS: dict[str, list[str]] = {
    "suspend": ["suspend", "P001"],
    "restore": ["restore", "P001"],
    "remove": ["remove", "P001"],
    "role drop": ["role", "drop", "P001", "--role", "auditor", "--agency", "school_nursing", "--round", "neglect-2026"],
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_at_the_command_line_too_no_link_for_somebody_outlives_what_is_done_about_them(
    casewalk: Command, act: list[str]
) -> None:
    plain = {"CASEWALK_ENCRYPTION": "off"}
    casewalk("rounds", "load", "data/round.toml", **plain)
    casewalk("people", "move", "P001", **plain)
    assert "new phone" in casewalk("people", "invitations", **plain).stdout
    casewalk("people", *act, **plain)
    assert casewalk("people", "invitations", **plain).stdout == ""


def test_removing_somebody_again_takes_back_what_was_opened_on_their_account(loaded: Store) -> None:
    def work(tx: Tx) -> list[str]:
        people.remove(tx, OPERATOR, 2)
        (link,) = enrolment.invite(tx, OPERATOR, Place("lead"), ["By another name"])
        enrolment.opened(tx, link.invitation.id, tx.people.get(2).telegram_id)
        people.remove(tx, OPERATOR, 2)
        return [one.name for one in enrolment.waiting(tx, OPERATOR)]

    assert loaded.write_now(work) == []


def test_taking_a_role_leaves_the_link_to_another_that_is_on_its_way(loaded: Store) -> None:
    old, new = Place("auditor", 2, 1), Place("lead", None, 1)

    def work(tx: Tx) -> list[str]:
        for place in (old, new):
            enrolment.invite(tx, OPERATOR, place, ["auditor two"])
        people.take_role(tx, OPERATOR, 2, old)
        return [one.role for one in enrolment.waiting(tx, OPERATOR)]

    assert loaded.write_now(work) == ["lead"]


# What was handed out


def give_police(tx: Tx, who: int) -> None:
    people.give_role(tx, OPERATOR, who, Place("auditor", POLICE, ROUND_ID))


def take_nursing(tx: Tx, who: int) -> None:
    people.take_role(tx, OPERATOR, who, Place("auditor", NURSING, ROUND_ID))


ORDERS = pytest.mark.parametrize(
    "acts", [(give_police, take_nursing), (take_nursing, give_police)], ids=["given first", "taken first"]
)


@ORDERS
@pytest.mark.parametrize("state", ["draft", "open", "closed"])
@pytest.mark.parametrize("agency", [NURSING, POLICE])
def test_a_second_audit_goes_with_the_role_whatever_comes_first(
    tmp_path: Path, acts: tuple[Callable[[Tx, int], None], ...], state: str, agency: int
) -> None:
    with round_in(tmp_path) as (store, _):
        who = person(store, NURSE_ONE)

        def work(tx: Tx) -> list[bool]:
            form_id = tx.rounds.get(ROUND_ID).form_id
            ids = [
                tx.assignments.add(ROUND_ID, 1, agency, who, form_id, "second"),
                tx.assignments.add(ROUND_ID, 2, NURSING, who, form_id, "first"),
            ]
            tx.rounds.set_state(ROUND_ID, state)
            for act in acts:
                act(tx, who)
            return [bool(tx.assignments.get(one).handed_back) for one in ids]

        assert store.write_now(work) == [True, True]


def test_a_second_audit_stays_where_no_auditors_role_is_lost(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        who = person(store, NURSE_ONE)

        def work(tx: Tx) -> str:
            one = tx.assignments.add(ROUND_ID, 1, NURSING, who, tx.rounds.get(ROUND_ID).form_id, "second")
            people.give_role(tx, OPERATOR, who, Place("lead", None, ROUND_ID))
            people.take_role(tx, OPERATOR, who, Place("lead", None, ROUND_ID))
            give_police(tx, who)
            return tx.assignments.get(one).handed_back

        assert store.write_now(work) == ""


def test_a_second_audit_goes_too_where_a_round_file_gives_its_auditor_to_another_agency(
    loaded: Store, tmp_path: Path
) -> None:
    form = loaded.read_now(lambda tx: tx.rounds.get(1).form_id)
    given = loaded.write_now(lambda tx: tx.assignments.add(1, 2, 2, 2, form, "second"))
    who, whose = 'name = "Auditor Two"\nroles = ["auditor"]\nagency = ', 'agency = "police"\nperson = 700000002'
    text = ROUND.replace(f'{who}"police"', f'{who}"school_nursing"').split("[[assignments]]")
    load_round(loaded, tmp_path, "[[assignments]]".join(part for part in text if whose not in part))
    assert loaded.read_now(lambda tx: tx.assignments.get(given).handed_back)


def to_the_police(tx: Tx, who: int) -> None:
    take_nursing(tx, who)
    give_police(tx, who)


def removed_and_elsewhere(tx: Tx, who: int) -> None:
    people.remove(tx, OPERATOR, who)
    tx.people.set_state(who, "active")
    tx.people.join(Membership(who, None, "auditor", POLICE))


LEFT: dict[str, Callable[[Tx, int], object]] = {
    "without a role": lambda tx, who: tx.people.leave(Membership(who, ROUND_ID, "auditor", NURSING)),
    "of another agency": to_the_police,
    "suspended": lambda tx, who: people.suspend(tx, OPERATOR, who),
    "removed, and invited elsewhere": removed_and_elsewhere,
}


@pytest.mark.parametrize("leave", LEFT.values(), ids=LEFT.keys())
def test_nobody_who_left_is_told_of_a_round_that_opens(tmp_path: Path, leave: Callable[[Tx, int], object]) -> None:
    with round_in(tmp_path) as (store, _):
        who = person(store, NURSE_ONE)

        def work(tx: Tx) -> list[int]:
            tx.rounds.set_state(ROUND_ID, "draft")
            form_id = tx.rounds.get(ROUND_ID).form_id
            tx.assignments.add(ROUND_ID, 1, NURSING, who, form_id, "first")
            tx.assignments.add(ROUND_ID, 2, NURSING, 3, form_id, "first")
            leave(tx, who)
            tx.rounds.set_state(ROUND_ID, "open")
            telling.tell_all(tx, ROUND_ID)
            return [person_id for (person_id,) in tx.conn.execute("SELECT person_id FROM outbox")]

        assert store.write_now(work) == [3]
