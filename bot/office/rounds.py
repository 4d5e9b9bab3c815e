"""A round from its first word to the archive: made, described, opened, closed, reported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot import access
from bot.office import telling
from bot.office.round_fields import BY_NAME, EMPTY, NEW, Field, find_questionnaire, read_field, read_text
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.responses import OPEN
from storage.rounds import Round
from storage.tx import Tx

STEPS = {
    "open": ("draft", "open"),
    "close": ("open", "closed"),
    "reopen": ("closed", "open"),
    "report": ("closed", "reported"),
    "archive": ("reported", "archived"),
}
"""What can be done with a round: the state it needs, and the state it leads to."""

NEEDED = {"open": ("whom_to_tell", "sharing_agreement", "dpia"), "report": ("found", "to_be_done")}
"""The words that a step asks for before it is taken."""

KEY_LENGTH = 40


@dataclass(frozen=True)
class HowFar:
    """How far a round is, in numbers; `out` are the returns that were asked for and have not come in."""

    cases: int
    agencies: int
    assigned: int
    received: int
    in_progress: int

    @property
    def out(self) -> int:
        """How many returns are still out."""
        return self.assigned - self.received


def find_round(tx: Tx, key: str) -> Round:
    """Find a round by its key; raises Refusal."""
    round_ = tx.rounds.find(key)
    if round_ is None:
        raise Refusal("no_such_round", key=key, known=[one.key for one in tx.rounds.all()])
    return round_


def key_for(tx: Tx, title: str) -> str:
    """Make a round's key from its title: small letters and digits, and a number where the key is taken."""
    return free_key(title, lambda key: tx.rounds.find(key) is not None, "round", "-")


def free_key(words: str, taken: object, otherwise: str, joint: str) -> str:
    """Make a key from words that nothing else has."""
    assert callable(taken)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    start = joint.join(re.findall(r"[a-z0-9]+", plain))[: KEY_LENGTH - 4].strip(joint) or otherwise
    key, number = start, 1
    while taken(key):
        number += 1
        key = f"{start}{joint}{number}"
    return key


def make_round(tx: Tx, catalog: Catalog, who: int, said: Mapping[str, object]) -> int:
    """Make a draft from what was said of each field, as `read_field` gave it; gives its id."""
    access.allow(tx, who, "make_round")
    lacking = [field.name for field in NEW if not field.optional and said.get(field.name) in (None, "")]
    if lacking:
        raise Refusal("round_lacks", what=lacking)
    row = {field.name: said.get(field.name) or EMPTY.get(field.name, "") for field in NEW}
    form = find_questionnaire(catalog, str(row.pop("questionnaire")))
    kept = {"retention_days": said["retention_days"], "signs_off": said["signs_off"]}
    return tx.rounds.put({
        **row, **kept,
        "key": key_for(tx, str(said["title"])),
        "form_id": tx.forms.pin(form.key, form.version, form.sha256, form.body),
        "state": "draft",
        "switches": '{"overall": true}',
    })  # fmt: skip


def change_round(tx: Tx, catalog: Catalog, who: int, round_id: int, name: str, words: str) -> None:
    """Set a field from typed words; no words empty an optional one."""
    access.allow(tx, who, "set_up_round", round_id)
    round_, field = tx.rounds.get(round_id), BY_NAME[name]
    must_be_in(round_, field.states)
    if not words.strip() and may_be_empty(round_, field):
        value: object = EMPTY.get(name, "")
    else:
        known = {"period_from": round_.period_from.isoformat(), "period_to": round_.period_to.isoformat()}
        value = read_field(catalog, field, words, known, tx.today)
    if name == "questionnaire":
        form = find_questionnaire(catalog, str(value))
        name, value = "form_id", tx.forms.pin(form.key, form.version, form.sha256, form.body)
    tx.rounds.put({"key": round_.key, name: value})


def may_be_empty(round_: Round, field: Field) -> bool:
    """Tell whether a field may be left out: never what a round that runs could not have opened without."""
    return field.optional and (round_.state == "draft" or field.name not in NEEDED["open"])


def must_be_in(round_: Round, states: frozenset[str]) -> None:
    """Let only rounds pass that are in one of these states; raises Refusal."""
    if round_.state not in states:
        raise Refusal("round_fixed", state=round_.state)


def steps_of(round_: Round) -> list[str]:
    """List what can be done with a round in its state, the usual step first."""
    return [step for step, (state, _) in STEPS.items() if state == round_.state and step != "reopen"] + (
        ["reopen"] if round_.state == "closed" else []
    )


def lacking(tx: Tx, round_: Round, step: str) -> list[str]:
    """Name what is missing before a step can be taken."""
    missing = []
    if step == "open":
        missing += [] if tx.rounds.agencies(round_.id) else ["agencies"]
        missing += [] if tx.cases.of_round(round_.id) else ["cases"]
        missing += ["due_on"] if round_.due_on < tx.today else []
    return missing + [name for name in NEEDED.get(step, ()) if not getattr(round_, name)]


def take_step(tx: Tx, catalog: Catalog, who: int, round_id: int, step: str, why: str = "") -> None:
    """Take a round a step on: open, close, reopen (with the reason), report or archive it."""
    access.allow(tx, who, "set_up_round", round_id)
    round_ = tx.rounds.get(round_id)
    before, after = STEPS[step]
    if round_.state != before:
        raise Refusal("round_fixed", state=round_.state)
    missing = lacking(tx, round_, step)
    if missing:
        raise Refusal("round_lacks", what=missing)
    if step == "open":
        _pin(tx, catalog, round_)
    tx.rounds.set_state(round_id, after, read_text(why) if step == "reopen" else "")
    if step == "open":
        telling.tell_all(tx, round_id)
    if step == "close":
        _let_unsent_go(tx, round_id)
        telling.tell_closed(tx, round_id)


def _let_unsent_go(tx: Tx, round_id: int) -> None:
    """Let what was written about returns that were never sent in go from the chats; nobody goes on with them."""
    for one in tx.returns.of_round(round_id):
        if one.state in OPEN and one.response_id is not None:
            tx.deletions.let_go(one.response_id)


def _pin(tx: Tx, catalog: Catalog, round_: Round) -> None:
    """Pin the newest version of the questionnaire, for the round and for what was assigned before it opened."""
    form = find_questionnaire(catalog, tx.forms.get(round_.form_id).key)
    pinned = tx.forms.pin(form.key, form.version, form.sha256, form.body)
    if pinned == round_.form_id:
        return
    tx.rounds.put({"key": round_.key, "form_id": pinned})
    for one in tx.assignments.of_round(round_.id):
        tx.assignments.use_form(one.id, pinned)


def how_far(tx: Tx, round_id: int) -> HowFar:
    """Count how far a round is."""
    asked = [one for one in tx.returns.of_round(round_id) if not one.withdrawn]
    return HowFar(
        cases=len(tx.cases.of_round(round_id)),
        agencies=len(tx.rounds.agencies(round_id)),
        assigned=len(asked),
        received=sum(one.state is not None and one.state not in OPEN for one in asked),
        in_progress=sum(one.state in OPEN for one in asked),
    )
