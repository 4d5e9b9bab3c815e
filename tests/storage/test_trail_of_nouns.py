"""No noun of the store can change a record without an entry in the trail."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.acknowledgements import Acknowledgements
from storage.answers import Answers
from storage.assignments import Assignments
from storage.cases import Cases
from storage.concerns import Concerns
from storage.forms import Forms
from storage.invitations import Invitations
from storage.kept_words import KeptWords
from storage.people import Membership, People
from storage.programmes import Programmes
from storage.quotes import Quotes
from storage.responses import Responses
from storage.rounds import Rounds
from storage.samples import Samples
from storage.scopings import Scopings
from storage.sign_offs import SignOffs
from storage.store import Store, at_the_keyboard
from storage.tx import Tx
from storage.verifying import verify
from storage.vocabularies import Vocabularies
from storage.watch_lists import WatchLists
from tests.storage.holding import contents, run
from tests.town import ROUND, load_round

NOUNS: tuple[type, ...] = (
    *(People, Rounds, Cases, Assignments, Responses, Answers, Forms),
    *(Invitations, Scopings, Samples, SignOffs, Programmes),
    *(WatchLists, Vocabularies, KeptWords, Concerns, Acknowledgements, Quotes),
)
WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE)\b|table\.(insert|update|delete|upsert)")
OPERATIONAL = {
    "inbox",
    "outbox",
    "prompts",
    "serving",
    "focus",
    "parked",
    "errands",
    "round_files",
    "reminders",
    "deletions",
    "",
    "sqlite_stat1",
    "_sqlite_migrations",
}

CASE = {"age_band": "5-9", "gender": "F", "ethnicity": "", "flags": "[]"}

CHANGES: list[tuple[str, str, Callable[[Tx], object]]] = [
    ("People.put", "person.added", lambda tx: tx.people.put(1, "New")),
    ("People.put", "person.renamed", lambda tx: tx.people.put(700000001, "Renamed")),
    ("People.join", "person.joined", lambda tx: tx.people.join(Membership(1, 1, "lead", None))),
    ("People.join", "person.joined", lambda tx: tx.people.join(Membership(1, 1, "auditor", 2))),
    ("People.join", "person.joined", lambda tx: tx.people.join(Membership(1, None, "admin", None))),
    ("People.accept", "person.accepted", lambda tx: tx.people.accept(1, tx.now)),
    ("People.set_state", "person.suspended", lambda tx: tx.people.set_state(1, "suspended")),
    ("People.move", "person.moved", lambda tx: tx.people.move(1, 5)),
    ("People.mute", "person.muted", lambda tx: tx.people.mute(1, "2026-03-02")),
    ("People.leave", "person.left", lambda tx: tx.people.leave(Membership(1, 1, "auditor", 1))),
    ("Rounds.put", "round.changed", lambda tx: tx.rounds.put({"key": "neglect-2026", "title": "Another"})),
    ("Rounds.put_agency", "agency.added", lambda tx: tx.rounds.put_agency("new", "New")),
    ("Rounds.put_agency", "agency.renamed", lambda tx: tx.rounds.put_agency("police", "The Police")),
    ("Rounds.put_agency", "agency.renamed", lambda tx: tx.rounds.put_agency("police", "Police", 1)),
    ("Rounds.set_state", "round.closed", lambda tx: tx.rounds.set_state(1, "closed")),
    ("Rounds.seat", "round.seated", lambda tx: tx.rounds.seat(1, [2, 1])),
    ("Cases.put", "case.added", lambda tx: tx.cases.put({"round_id": 1, "reference": "C09", **CASE})),
    ("Cases.put", "case.changed", lambda tx: tx.cases.put({"round_id": 1, "reference": "C08", "gender": "F"})),
    ("Cases.drop", "case.dropped", lambda tx: tx.cases.drop(3)),
    ("Assignments.add", "assignment.added", lambda tx: tx.assignments.add(1, 2, 2, 2, 1, "first")),
    ("Assignments.hand_to", "assignment.handed", lambda tx: tx.assignments.hand_to(1, 2)),
    ("Assignments.hand_back", "assignment.handed_back", lambda tx: tx.assignments.hand_back(1, "no time")),
    ("Assignments.withdraw", "assignment.withdrawn", lambda tx: tx.assignments.withdraw(1)),
    ("Assignments.use_form", "assignment.form_set", lambda tx: tx.assignments.use_form(2, 2)),
    ("Responses.open", "response.opened", lambda tx: tx.responses.open(2, 1)),
    ("Responses.close", "response.submitted", lambda tx: tx.responses.close(1, "submitted")),
    ("Responses.close", "response.nil_return", lambda tx: tx.responses.close(1, "nil_return")),
    ("Responses.give_back", "response.returned", lambda tx: tx.responses.give_back(1)),
    ("Answers.add", "answer.final", lambda tx: tx.answers.add(1, 1, "seen", {"choice": "yes"})),
    ("Answers.add", "answer.reopened", lambda tx: tx.answers.add(1, 1, "seen", None, "reopened")),
    ("Invitations.add", "invitation.made", lambda tx: tx.invitations.add("s", "New", "2027", 0, role="admin")),
    ("Invitations.open", "invitation.opened", lambda tx: tx.invitations.open(1, 5)),
    ("Invitations.decline", "invitation.declined", lambda tx: tx.invitations.decline(1)),
    ("Invitations.renew", "invitation.renewed", lambda tx: tx.invitations.renew(1, "t")),
    ("Invitations.use", "invitation.used", lambda tx: tx.invitations.use(1)),
    ("Invitations.revoke", "invitation.revoked", lambda tx: tx.invitations.revoke(1)),
    ("Scopings.put", "case.scoped", lambda tx: tx.scopings.put(1, 1, "family", "SystmOne", 1)),
    ("Scopings.take_back", "case.unscoped", lambda tx: tx.scopings.take_back(1, 2)),
    ("Samples.add", "round.sampled", lambda tx: tx.samples.add(1, "seed", [], [{"reference": "C01"}], ["C01"])),
    ("Programmes.put", "programme.set", lambda tx: tx.programmes.put("a", "A", "six_areas", "month", 6, 365, [])),
    (
        "Programmes.add_audit",
        "programme.audit_made",
        lambda tx: tx.programmes.add_audit(1, 1, "2026-12", "W1", "", "in_line"),
    ),
    ("SignOffs.add", "response.signed_off", lambda tx: tx.sign_offs.add(1, 1, "signed_off")),
    ("WatchLists.put", "watch_list.loaded", lambda tx: tx.watch_lists.put(1, [bytes(32)], 1)),
    ("Vocabularies.put", "vocabulary.loaded", lambda tx: tx.vocabularies.put(1, ["Larkfield Hub"])),
    ("KeptWords.add", "kept_word.added", lambda tx: tx.kept_words.add(1, 1, "seen", "name", "no_name")),
    ("Quotes.add", "quote.picked", lambda tx: tx.quotes.add(1, 1, "voice_evidence", "Seen alone.")),
    ("Quotes.drop", "quote.dropped", lambda tx: tx.quotes.drop(1)),
    ("Concerns.add", "concern.raised", lambda tx: tx.concerns.add(1, 1, "raised")),
    ("Concerns.add", "concern.to_be_raised", lambda tx: tx.concerns.add(1, 1, "to_be_raised")),
    ("Concerns.acknowledge", "concern.acknowledged", lambda tx: tx.concerns.acknowledge(1, 2)),
    ("Acknowledgements.add", "acknowledgement.added", lambda tx: tx.acknowledgements.add(1, 1)),
    ("Forms.pin", "form.pinned", lambda tx: tx.forms.pin("another", 1, "2" * 64, "{}")),
]


@pytest.fixture
def begun(loaded: Store) -> Store:
    """A round with a return (1), a case without an assignment (3), and a form without a round (2)."""

    def work(tx: Tx) -> None:
        tx.responses.open(1, 1)
        tx.cases.put({"round_id": 1, "reference": "C99", **CASE})
        tx.forms.pin("other", 1, "1" * 64, "{}")
        tx.scopings.put(1, 2, "not_involved", "", 0)
        tx.concerns.add(1, 1, "to_be_raised")
        tx.quotes.add(1, 1, "voice_evidence", "Heard alone.")
        tx.programmes.put("standing", "Standing", "six_areas", "month", 6, 365, [])
        tx.invitations.open(tx.invitations.add("secret", "Somebody", "2027-01-01", 0, role="lead"), 4)

    loaded.write_now(work)
    return loaded


def records(store: Store) -> dict[str, list[tuple[object, ...]]]:
    found = store.write_now(lambda tx: contents(tx.conn))
    return {table: rows for table, rows in found.items() if table not in OPERATIONAL | {"trail"}}


@pytest.mark.parametrize(("method", "action", "change"), CHANGES, ids=[f"{m}, {a}" for m, a, _ in CHANGES])
def test_a_change_of_a_record_leaves_its_entry(
    begun: Store, method: str, action: str, change: Callable[[Tx], object]
) -> None:
    before, (last, _) = records(begun), begun.read_now(lambda tx: tx.trail.head())
    begun.write_now(change)
    assert records(begun) != before
    assert run(begun, "SELECT action FROM trail WHERE id > ?", last) == [(action,)]
    assert begun.read_now(lambda tx: verify(tx.conn)).fault == ""


def test_every_method_that_writes_a_record_is_among_them() -> None:
    writing = {
        f"{noun.__name__}.{name}"
        for noun in NOUNS
        for name, method in inspect.getmembers(noun, inspect.isfunction)
        if not name.startswith("_") and WRITES.search(inspect.getsource(method))
    }
    assert writing == {method for method, _, _ in CHANGES}


def test_every_table_is_a_record_with_entries_or_is_operational(store: Store) -> None:
    kept = {"people", "agencies", "forms", "rounds", "round_agencies", "memberships", "cases", "assignments"}
    kept |= {"responses", "answers", "erasures", "secrets", "record_secrets"}
    kept |= {"invitations", "scopings", "samples", "sign_offs"}
    kept |= {"programmes", "programme_quotas", "programme_audits"}
    kept |= {"watch_lists", "kept_words", "concerns", "acknowledgements", "quotes", "vocabularies"}
    assert set(records(store)) == kept


def test_what_was_so_already_leaves_no_entry(begun: Store, tmp_path: Path) -> None:
    load_round(begun, tmp_path)
    before = begun.read_now(lambda tx: tx.trail.head())
    assert load_round(begun, tmp_path) == []
    assert begun.read_now(lambda tx: tx.trail.head()) == before


def test_a_round_that_changed_names_the_columns_and_not_what_is_in_them(loaded: Store, tmp_path: Path) -> None:
    last, _ = loaded.read_now(lambda tx: tx.trail.head())
    load_round(
        loaded, tmp_path, ROUND.replace('theme = "Neglect"', 'theme = "Zebra"').replace("2026-12-18", "2026-12-19")
    )
    assert run(loaded, "SELECT actor, action, record, part FROM trail WHERE id > ?", last) == [
        (at_the_keyboard(), "round.changed", "round:1", "theme,due_on")
    ]


def test_a_handover_names_to_whom(loaded: Store) -> None:
    loaded.write_now(lambda tx: tx.assignments.hand_to(1, 2))
    (row,) = run(loaded, "SELECT record, part, round_id, case_id FROM trail ORDER BY id DESC LIMIT 1")
    assert row == ("assignment:1", "person:2", 1, 1)
