"""What is told: units to who leads them, agencies to whose rounds know them, and nothing of what is hidden."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.flows.turn import Heard
from bot.handlers.table import BUTTONS, COMMANDS, step_for
from bot.office import chasing, quotes
from bot.office.calendar import Calendar
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import AFTER_DUE, NURSING, ROUND_ID, ROUND_LEAD, agency_town, round_in, tick_all
from tests.bot.borders import Undo, words_of

NURSE_LEAD, NURSE_ONE, NURSE_TWO, OFFICER, LEAD, OAK_NURSE = 1, 2, 3, 4, 5, 6
UNIT, ELSEWHERE, SCHOOL = 3, 4, 5
"""A unit of nursing, an agency of another round, and a unit of that."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The round with a unit that audits and is late, and another round with an agency of its own."""
    with round_in(tmp_path) as (opened, clock):
        opened.write_now(lay)
        clock.now = AFTER_DUE.replace(day=21)
        yield opened


def lay(tx: Tx) -> None:
    assert tx.rounds.put_agency("oak", "Oak School", NURSING) == UNIT
    assert tx.rounds.put_agency("elsewhere", "Elsewhere Trust", None) == ELSEWHERE
    assert tx.rounds.put_agency("school", "Far School", ELSEWHERE) == SCHOOL
    form_id = tx.rounds.get(ROUND_ID).form_id
    tx.people.join(Membership(OAK_NURSE, ROUND_ID, "auditor", UNIT))
    tick_all(tx)
    for case_id, agency_id, who in ((1, UNIT, OAK_NURSE), (2, NURSING, NURSE_ONE)):
        tx.assignments.add(ROUND_ID, case_id, agency_id, who, form_id, "first")
    for day in ("2026-12-16", "2026-12-18", "2026-12-19", "2026-12-20"):
        for who in (NURSE_ONE, OAK_NURSE):
            tx.reminders.note(who, ROUND_ID, "due", day)


def seen(store: Store, who: int, verb: str, args: tuple[int, ...] = (), raw: str = "", kind: str = "tap") -> str:
    """Give all that a person is shown for a button or command, which is taken back."""
    desk, shown = Desk(store, Catalog()), ""

    def work(tx: Tx) -> None:
        nonlocal shown
        account = tx.people.get(who).telegram_id
        heard = Heard(1, 1, account, who, "tap", verb, raw, args, 500, "x", pepper=b"")
        heard = replace(heard, kind=kind)  # type: ignore[arg-type]
        try:
            with tx.savepoint():
                shown = words_of(tx, desk._answer(tx, step_for(heard), heard))
                raise Undo
        except Undo:
            pass

    store.write_now(work)
    return shown


def renamed(store: Store, agency_id: int, name: str) -> None:
    store.write_now(lambda tx: tx.conn.execute("UPDATE agencies SET name = ? WHERE id = ?", (name, agency_id)))


def tried(ids: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give forged buttons: each verb with the round first and each number in each place."""
    for verb, (_, count) in sorted(BUTTONS.items()):
        for number in ids:
            for place in range(count):
                args = [ROUND_ID, *[0] * count][:count]
                args[place] = number
                yield verb, tuple(args)
                if count > 2:
                    yield verb, (*args[:-1], 1)


@pytest.mark.parametrize("role", ["lead", "admin"])
def test_no_button_or_command_names_a_unit_to_who_leads_the_round(store: Store, role: str) -> None:
    store.write_now(lambda tx: tx.people.join(Membership(LEAD, ROUND_ID, role, None)))
    store.write_now(lambda tx: tx.people.leave(Membership(LEAD, ROUND_ID, "lead", None)) if role != "lead" else None)
    count = 0
    for verb, args in tried((0, 1, 2, UNIT, ELSEWHERE, SCHOOL)):
        words = seen(store, LEAD, verb, args)
        count += 1
        assert not {name for name in ("Oak School", "Elsewhere", "Far School") if name in words}, (verb, args)
    for name in COMMANDS:
        assert "Oak School" not in seen(store, LEAD, name, raw="C01", kind="command")
    assert count > 500


def test_a_round_lists_the_agencies_its_people_know_and_an_admin_of_all_sees_all(store: Store) -> None:
    assert "Elsewhere" not in seen(store, LEAD, "round_agencies", (ROUND_ID, 0))
    forged = [seen(store, LEAD, "round_tick", (ROUND_ID, number, 0)) for number in (ELSEWHERE, SCHOOL, UNIT, 99)]
    assert len(set(forged)) == 1
    store.write_now(lambda tx: tx.people.join(Membership(LEAD, None, "admin", None)))
    assert "Elsewhere Trust" in seen(store, LEAD, "round_agencies", (ROUND_ID, 0))
    assert "✓ Elsewhere Trust" in seen(store, LEAD, "round_tick", (ROUND_ID, ELSEWHERE, 0))
    assert "Oak School" in seen(store, LEAD, "agency_units", (ROUND_ID, NURSING))


def test_the_digest_names_a_unit_to_its_agencys_lead_and_by_its_agency_to_the_rounds(store: Store) -> None:
    def digest(who: int) -> set[str]:
        news = store.read_now(lambda tx: chasing.digest(tx, Calendar(), who))
        return {owed.agency for one in news for owed in (*one.late, *one.behind)}

    assert digest(LEAD) == {"School nursing"}
    assert digest(NURSE_LEAD) == {"School nursing", "School nursing, Oak School"}


async def test_who_leads_the_round_hands_a_units_case_on_and_is_told_of_its_agency(tmp_path: Path) -> None:
    async with agency_town(tmp_path) as (here, _):
        here.store.write_now(lay)
        boss = here.phone(ROUND_LEAD)
        await boss.send("/agency")
        for button in ("School nursing", "Hand out", "One by one", "C01", "Oak Nurse: change"):
            if button in " ".join(boss.buttons):
                await boss.tap(button)
        assert "Oak Nurse: not begun" in boss.last.text
        boss.forge(boss.last, "ag_to:1:2")
        await boss.until("C01 is now with Nurse One")
        await boss.tap("C01")
        await boss.tap("Nurse One: change")
        assert "Withdraw this case from Nurse One" in (await boss.tap("Withdraw")).text
        assert "Oak School" not in boss.transcript()


# Hidden beside one's own audit, and before the sign-off


def second_for(who: int, response: bool, state: str = "") -> Callable[[Tx], None]:
    """Let somebody owe the second audit of a case whose first one is as far as is said."""

    def work(tx: Tx) -> None:
        form_id = tx.rounds.get(ROUND_ID).form_id
        tx.people.join(Membership(who, ROUND_ID, "auditor", NURSING))
        tx.assignments.add(ROUND_ID, 2, NURSING, who, form_id, "second")
        if response:
            found = tx.responses.open(2, form_id)
            tx.answers.add(found.id, NURSE_ONE, "recognition_evidence", {"text": "Seen."})
            if state:
                tx.responses.close(found.id, state)

    return work


WORLDS: list[Any] = [(False, ""), (True, ""), (True, "submitted"), (True, "nil_return"), (True, "unable")]
GONE_IN = 2
"""The first of the worlds in which the first audit has gone in."""

COUNTED = {'["ag", [1, 1]]', '["ags", [0]]'}

PAGES = [
    *(("ag_case", (ROUND_ID, NURSING, 2, 0)), ("ag_one", (ROUND_ID, NURSING, 0)), ("ag_as", (2, 0)), ("ag_to", (2, 3))),
    *(("ag_wd", (2,)), ("ag_wdgo", (2,)), ("ag_late", (ROUND_ID, NURSING, 0)), ("ag_out", (ROUND_ID, NURSING))),
    *(("ag_mv", (ROUND_ID, NURSING, 0)), ("ag_mvf", (ROUND_ID, NURSING, NURSE_ONE, 0)), ("ag_so", (1, NURSING, 0))),
    *(("ag_mvc", (ROUND_ID, NURSING, NURSE_ONE, 0)), ("ag_give", (ROUND_ID, NURSING, 2, NURSE_TWO)), ("ags", (0,))),
    *(("ag", (ROUND_ID, NURSING)), ("ag_rd", (1,)), ("ag_ok", (1,)), ("ag_no", (1,)), ("ag_as", (999, 0))),
]


@pytest.mark.parametrize("signs_off", [False, True])
def test_an_agencys_lead_who_audits_a_case_a_second_time_learns_nothing_of_the_first(
    tmp_path: Path, signs_off: bool
) -> None:
    shown = []
    for number, world in enumerate(WORLDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with round_in(folder, signs_off=signs_off) as (store, clock):
            store.write_now(lay)
            store.write_now(second_for(NURSE_LEAD, *world))
            clock.now = AFTER_DUE.replace(day=21)
            pages = {json.dumps(one): seen(store, NURSE_LEAD, *one) for one in PAGES}
            digest = store.read_now(lambda tx: chasing.digest(tx, Calendar(), NURSE_LEAD))
            said = [(one.own, [owed.reference for owed in one.late], one.to_sign) for one in digest]
            shown.append((pages, said))
    assert all("hidden until" in pages['["ag_case", [1, 1, 2, 0]]'] for pages, _ in shown)
    for number, (pages, said) in enumerate(shown[1:], 1):
        assert said == shown[0][1]
        differing = {page for page, words in pages.items() if words != shown[0][0][page]}
        assert differing <= COUNTED  # how many are in is counted, and no more is told of one that is
        if number > GONE_IN:
            assert pages == shown[GONE_IN][0]


def test_who_leads_the_round_reads_of_what_waits_for_its_sign_off_only_that_it_does(tmp_path: Path) -> None:
    shown = []
    for state in ("submitted", "nil_return", "unable"):
        folder = tmp_path / state
        folder.mkdir()
        with round_in(folder, signs_off=True) as (store, _):
            store.write_now(lay)
            store.write_now(second_for(NURSE_TWO, True, state))
            shown.append([seen(store, LEAD, *one) for one in PAGES if one[0] in ("ag_case", "ag_one", "ag_as")])
            assert "sent in, to be signed off" in shown[-1][0]
            shown[-1] += [seen(store, LEAD, "ag_2n", (ROUND_ID, NURSING, 0, number)) for number in (1, 2)]
            assert "signed off" not in seen(store, NURSE_LEAD, "ag_case", (ROUND_ID, NURSING, 2, 0))
    assert shown[0] == shown[1] == shown[2]


def test_a_quote_that_is_hidden_is_dropped_by_nobody(store: Store) -> None:
    def work(tx: Tx) -> int:
        second_for(LEAD, True, "submitted")(tx)
        return tx.quotes.add(1, OFFICER, "recognition_evidence", "Seen.")

    number = store.write_now(work)
    for tried_number in (number, 99):
        with pytest.raises(Refusal, match="no_such_quote"):
            store.write_now(lambda tx, n=tried_number: quotes.drop(tx, LEAD, ROUND_ID, n))  # type: ignore[misc]
    assert [one.id for one in store.read_now(lambda tx: tx.quotes.of_round(ROUND_ID))] == [number]


def test_needs_action_now_says_the_same_of_a_return_of_others_and_of_one_there_is_not(store: Store) -> None:
    store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "whom_to_tell": "Tell the duty desk."}))
    store.write_now(lambda tx: tx.responses.open(2, tx.rounds.get(ROUND_ID).form_id))
    for who in (OFFICER, NURSE_TWO, LEAD, NURSE_LEAD, OAK_NURSE):
        assert seen(store, who, "act_now", (1,)) == seen(store, who, "act_now", (999,))
    assert "Tell the duty desk." in seen(store, NURSE_ONE, "act_now", (1,))
