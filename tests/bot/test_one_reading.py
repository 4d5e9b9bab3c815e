"""One reading: what is hidden or was withdrawn is so in pages, reports and every export alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.flows.documents import export, export_again
from bot.flows.turn import Heard
from bot.office import allocation, dealing, signing_off
from bot.office.dealing import Share
from bot.refusal import StalePress
from bot.reports.rows import COLUMNS, rows_of
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.bot.agency_town import NURSE_LEAD, NURSING, POLICE, ROUND_ID, person, round_in, tick_all
from tests.bot.conftest import Command
from tests.bot.test_what_is_told import seen

FIRST, SECOND, ADMIN, LEAD = 2, 3, 5, 1
"""Nurse One audits first; Nurse Two second; Round Lead is made an admin; Nurse Lead leads their agency."""

Rows = list[dict[str, str]]


def answered(tx: Tx, assignment_id: int, words: str, state: str = "") -> int:
    """Let a return be begun, and go in where a state is given; gives its number."""
    one = tx.assignments.get(assignment_id)
    response = tx.responses.open(assignment_id, one.form_id)
    tx.answers.add(response.id, one.person_id, "recognition_evidence", {"text": words})
    if state:
        tx.responses.close(response.id, state)
    return response.id


def audits(tx: Tx) -> None:
    """Give a case a first auditor, and to the admin its second audit."""
    form_id = tx.rounds.get(ROUND_ID).form_id
    tx.people.join(Membership(ADMIN, ROUND_ID, "admin", None))
    tx.people.join(Membership(ADMIN, ROUND_ID, "auditor", NURSING))
    tx.assignments.add(ROUND_ID, 1, NURSING, FIRST, form_id, "first")
    tx.assignments.add(ROUND_ID, 1, NURSING, ADMIN, form_id, "second")


def exported(store: Store, who: int) -> tuple[Rows, Rows]:
    """Read the rows of the export that a person is sent, and those of the same sent again."""
    heard = Heard(1, 1, store.read_now(lambda tx: tx.people.get(who).telegram_id), who, "command", "export")

    def work(tx: Tx) -> tuple[Rows, Rows]:
        sent = export(tx, Catalog(), heard).messages[0], export_again(tx, Catalog(), who, {"round": ROUND_ID})
        files = [one.file.make(tx) for one in sent if one.file and one.file.make]
        first, again = (list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")))) for text in files)
        return first, again

    return store.write_now(work)


def of(rows: Rows, purpose: str) -> list[str]:
    return [row["value"] or row["return"] for row in rows if row["purpose"] == purpose]


@pytest.mark.parametrize("state", ["none", "", "submitted", "nil_return", "unable"])
def test_an_admin_exports_nothing_of_the_first_audit_while_they_owe_the_second(tmp_path: Path, state: str) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):
        store.write_now(audits)
        if state != "none":
            store.write_now(lambda tx: answered(tx, 1, "told by the first", state))
        own = store.write_now(lambda tx: answered(tx, 2, "my own"))
        for rows in exported(store, ADMIN):
            assert (of(rows, "first"), of(rows, "second")) == (["hidden"], ["my own"])
            assert {name for row in rows for name, value in row.items() if value and row["purpose"] == "first"} == {
                *("round", "case", "agency", "return", "purpose")
            }
        store.write_now(lambda tx: tx.responses.close(own, "submitted"))
        assert of(exported(store, ADMIN)[0], "first") == ["hidden"]  # it may still be sent back to them
        assert "told by the first" not in seen(store, ADMIN, "summary", raw="C01", kind="command")
        store.write_now(lambda tx: signing_off.sign_off(tx, person_of(tx, NURSE_LEAD), own))
        assert of(exported(store, ADMIN)[0], "first") == ([] if state == "none" else ["told by the first"])


def person_of(tx: Tx, account: int) -> int:
    found = tx.people.find_by_telegram(account)
    assert found
    return found.id


def test_two_leads_who_audit_the_same_case_are_signed_off_by_who_leads_the_round(tmp_path: Path) -> None:
    with round_in(tmp_path, signs_off=True) as (store, _):

        def lay(tx: Tx) -> list[list[int]]:
            form_id = tx.rounds.get(ROUND_ID).form_id
            for who, purpose in ((FIRST, "first"), (SECOND, "second")):
                tx.people.join(Membership(who, ROUND_ID, "agency_lead", NURSING))
                answered(tx, tx.assignments.add(ROUND_ID, 1, NURSING, who, form_id, purpose), "words", "submitted")
            tx.people.leave(Membership(LEAD, ROUND_ID, "agency_lead", NURSING))
            return [signing_off.signers(tx, one) for one in tx.assignments.of_round(ROUND_ID)]

        assert store.write_now(lay) == [[ADMIN], [ADMIN]]
        store.write_now(lambda tx: signing_off.sign_off(tx, ADMIN, 1))
        assert store.read_now(lambda tx: signing_off.may_sign(tx, FIRST, tx.assignments.get(2)))


def withdrawn(tx: Tx) -> None:
    """Take a begun return back, and beside it one that had gone in."""
    form_id = tx.rounds.get(ROUND_ID).form_id
    for case_id, state in ((1, ""), (2, "submitted"), (3, "")):
        one = tx.assignments.add(ROUND_ID, case_id, NURSING, FIRST, form_id, "first")
        answered(tx, one, f"words of C0{case_id}", state)
        if case_id < 3:
            tx.assignments.withdraw(one)


def test_what_was_withdrawn_is_in_an_export_only_when_asked_for_and_marked(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(withdrawn)
        store.write_now(lambda tx: tx.people.join(Membership(ADMIN, ROUND_ID, "admin", None)))
        assert [row["value"] for row in exported(store, ADMIN)[0]] == ["words of C02", "words of C03"]

        def asked(tx: Tx) -> dict[str, str]:
            table = rows_of(tx, Catalog(), tx.rounds.get(ROUND_ID), withdrawn=True)
            rows = [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]
            return {row["value"]: row["return"] for row in rows}

        states = {"words of C01": "withdrawn", "words of C02": "submitted", "words of C03": "in_progress"}
        assert store.read_now(asked) == states


def test_the_command_line_leaves_out_what_was_withdrawn_unless_told(casewalk: Command, tmp_path: Path) -> None:
    path = tmp_path / "data" / "a.sqlite3"
    plain = {"CASEWALK_ENCRYPTION": "off"}
    casewalk("rounds", "load", str(tmp_path / "data" / "round.toml"), **plain)
    with Store.existing(path) as store:
        store.write_now(lambda tx: answered(tx, 1, "taken back"))
        store.write_now(lambda tx: tx.assignments.withdraw(1))
    assert "taken back" not in casewalk("export", "neglect-2026", **plain).stdout
    assert ",withdrawn," in casewalk("export", "neglect-2026", "--withdrawn", **plain).stdout
    assert "csv,withdrawn" in casewalk("trail", "show", "--round", "neglect-2026", **plain).stdout


# What somebody audits elsewhere


def elsewhere(tx: Tx) -> None:
    """Let an agency's auditor audit for another one too, the same cases among them."""
    form_id = tx.rounds.get(ROUND_ID).form_id
    tx.people.join(Membership(FIRST, ROUND_ID, "auditor", POLICE))
    for case_id in range(1, 6):
        tx.assignments.add(ROUND_ID, case_id, POLICE, FIRST, form_id, "first" if case_id > 2 else "second")


HANDING: list[tuple[str, Callable[[int], tuple[int, ...]]]] = [
    ("ag_out", lambda who: (ROUND_ID, NURSING)),
    ("ag_whom", lambda who: (ROUND_ID, NURSING, 0)),
    ("ag_plan", lambda who: (ROUND_ID, NURSING, 0)),
    ("ag_plan", lambda who: (ROUND_ID, NURSING, who)),
    ("ag_mv", lambda who: (ROUND_ID, NURSING, 0)),
    ("ag_mvc", lambda who: (ROUND_ID, NURSING, SECOND, 0)),
    ("ag_give", lambda who: (ROUND_ID, NURSING, 1, who)),
    ("ag_as", lambda who: (1, 0)),
    ("ag_to", lambda who: (1, who)),
    ("ag_2n", lambda who: (ROUND_ID, NURSING, 0, 3)),
]


def test_an_agencys_lead_is_not_told_what_its_auditors_do_for_others(tmp_path: Path) -> None:
    shown = []
    for number, is_elsewhere in enumerate((False, True)):
        (tmp_path / str(number)).mkdir()
        with round_in(tmp_path / str(number)) as (store, _):
            store.write_now(lambda tx: tx.people.join(Membership(FIRST, ROUND_ID, "auditor", POLICE)))
            store.write_now(tick_all)
            form_id = store.read_now(lambda tx: tx.rounds.get(ROUND_ID).form_id)
            store.write_now(lambda tx: tx.assignments.add(ROUND_ID, 4, NURSING, SECOND, form_id, "first"))  # noqa: B023 - done at once
            if is_elsewhere:
                store.write_now(elsewhere)
            shown.append([seen(store, LEAD, verb, args(FIRST)) for verb, args in HANDING])
            load = store.read_now(lambda tx: allocation.loads(tx, ADMIN, ROUND_ID))
            assert load[FIRST] == 5 * is_elsewhere  # who leads the round knows of all
    assert shown[0] == shown[1]


def drawn(store: Store, who: int, count: int) -> list[int]:
    planned = store.write_now(lambda tx: dealing.draw_second(tx, who, ROUND_ID, NURSING, Share(count)))
    return [one.case.id for one in planned.deals if one.case]


def test_a_draw_of_second_audits_comes_out_the_same_however_often_it_is_tapped(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        store.write_now(tick_all)
        store.write_now(lambda tx: dealing.deal(tx, 0, ROUND_ID, NURSING))
        one = person(store, NURSE_LEAD)
        assert len({tuple(drawn(store, who, 2)) for who in (one, ADMIN, one, one)}) == 1
        assert set(drawn(store, one, 1)) < set(drawn(store, one, 2)) < set(drawn(store, one, 3))
        screens = {seen(store, LEAD, "ag_2n", (ROUND_ID, NURSING, 0, 2)) for _ in range(5)}
        assert len(screens) == 1
        planned = store.read_now(lambda tx: dealing.plan_second(tx, one, ROUND_ID, NURSING, Share(2)))
        with pytest.raises(StalePress):
            store.write_now(lambda tx: dealing.deal_second(tx, one, ROUND_ID, NURSING, Share(2), planned.check + 1))
        store.write_now(lambda tx: dealing.deal_second(tx, one, ROUND_ID, NURSING, Share(2), planned.check))
        said = store.read_now(lambda tx: [e.entry for e in tx.trail.entries(round_key="neglect-2026")])
        seed = store.read_now(lambda tx: dealing.seed_of(tx, ROUND_ID, NURSING))
        looked = [e.part for e in said if e.action == "round.second_planned"]
        assert len(looked) == 7
        assert [e.part for e in said if e.action == "round.second_drawn"] == [f"seed {seed}, 2, 2 drawn"]
        assert len(set(looked)) == 3


def test_each_round_has_a_seed_of_its_own_and_a_units_is_its_agencys(tmp_path: Path) -> None:
    with round_in(tmp_path) as (store, _):
        unit = store.write_now(lambda tx: tx.rounds.put_agency("oak", "Oak School", NURSING))
        seeds = store.read_now(lambda tx: [dealing.seed_of(tx, ROUND_ID, one) for one in (NURSING, unit, POLICE)])
        assert seeds[0] == seeds[1] != seeds[2]
    (tmp_path / "other").mkdir()
    with round_in(tmp_path / "other") as (store, _):
        assert store.read_now(lambda tx: dealing.seed_of(tx, ROUND_ID, NURSING)) != seeds[0]
