"""Two rounds, three agencies and somebody in every role: who may see and change what, to try every border with."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.desk import Desk
from bot.flows.hearing import WANTED
from bot.flows.turn import Heard, Reply, Want
from bot.handlers.table import BUTTONS, step_for
from bot.paper.wording import word
from bot.render import Renderer
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx

RENDER = Renderer()
CATALOG = Catalog()
NOTHING_OF = frozenset({"xylem-words", "yarrow-words", "bracken-words", "Alder", "Bramble", "Dogwood", "Invitee"})


@dataclass(frozen=True)
class Someone:
    """A person, the roles they have, what they must never be shown, and which rows they may change."""

    key: str
    id: int
    never: frozenset[str]
    may_change: Callable[[str, dict[str, Any]], bool]


@dataclass(frozen=True)
class Row:
    """A record with the round, agency and person it belongs to."""

    table: str
    values: tuple[Any, ...]
    about: tuple[tuple[str, Any], ...]


ROWS = {
    "answers": """SELECT x.*, a.round_id AS r, a.agency_id AS g, x.person_id AS p FROM answers x
                  JOIN responses y ON y.id = x.response_id JOIN assignments a ON a.id = y.assignment_id""",
    "responses": """SELECT x.*, a.round_id AS r, a.agency_id AS g, a.person_id AS p FROM responses x
                    JOIN assignments a ON a.id = x.assignment_id""",
    "sign_offs": """SELECT x.*, a.round_id AS r, a.agency_id AS g, x.person_id AS p FROM sign_offs x
                    JOIN responses y ON y.id = x.response_id JOIN assignments a ON a.id = y.assignment_id""",
    "concerns": """SELECT x.*, a.round_id AS r, a.agency_id AS g, x.person_id AS p FROM concerns x
                   JOIN responses y ON y.id = x.response_id JOIN assignments a ON a.id = y.assignment_id""",
    "quotes": """SELECT x.*, a.round_id AS r, a.agency_id AS g, x.person_id AS p FROM quotes x
                 JOIN responses y ON y.id = x.response_id JOIN assignments a ON a.id = y.assignment_id""",
    "assignments": "SELECT x.*, x.round_id AS r, x.agency_id AS g, x.person_id AS p FROM assignments x",
    "cases": "SELECT x.*, x.round_id AS r, 0 AS g, 0 AS p FROM cases x",
    "scopings": """SELECT x.*, c.round_id AS r, x.agency_id AS g, 0 AS p FROM scopings x
                   JOIN cases c ON c.id = x.case_id""",
    "rounds": "SELECT x.*, x.id AS r, 0 AS g, 0 AS p FROM rounds x",
    "round_agencies": "SELECT x.*, x.round_id AS r, 0 AS g, 0 AS p FROM round_agencies x",
    "samples": "SELECT x.*, x.round_id AS r, 0 AS g, 0 AS p FROM samples x",
    "memberships": "SELECT x.*, coalesce(x.round_id, 0) AS r, 0 AS g, x.person_id AS p FROM memberships x",
    "people": "SELECT x.*, 0 AS r, 0 AS g, x.id AS p FROM people x",
    "invitations": "SELECT x.*, coalesce(x.round_id, 0) AS r, 0 AS g, 0 AS p FROM invitations x",
    "agencies": "SELECT x.*, 0 AS r, x.id AS g, 0 AS p FROM agencies x",
    "forms": "SELECT x.id, x.sha256, 0 AS r, 0 AS g, 0 AS p FROM forms x",
}


def records(tx: Tx) -> set[Row]:
    """Read every record, with what it belongs to."""
    found = set()
    for table, sql in ROWS.items():
        for *values, round_id, agency_id, person_id in tx.conn.execute(sql):
            about = (("round", round_id), ("agency", agency_id), ("person", person_id))
            found.add(Row(table, tuple(values), about))
    return found


def lay(store: Store) -> dict[str, Someone]:
    """Lay the rounds and people; gives the people by their key."""
    return store.write_now(_lay)


def _round(tx: Tx, key: str, title: str, state: str, form_id: int, *, signs_off: bool = False) -> int:
    return tx.rounds.put({
        "key": key, "title": title, "theme": title, "form_id": form_id, "period_from": "2025-01-01",
        "period_to": "2026-01-01", "due_on": "2026-12-18", "state": state, "briefing": f"About {title}.",
        "whom_to_tell": "", "switches": '{"overall": true}', "retention_days": 365, "signs_off": int(signs_off),
    })  # fmt: skip


def _answered(tx: Tx, assignment_id: int, words: str, state: str = "") -> None:
    assignment = tx.assignments.get(assignment_id)
    response = tx.responses.open(assignment_id, assignment.form_id)
    tx.answers.add(response.id, assignment.person_id, "recognition_evidence", {"text": words})
    if state:
        tx.responses.close(response.id, state)


def _lay(tx: Tx) -> dict[str, Someone]:
    form = CATALOG.newest("six_areas")
    form_id = tx.forms.pin(form.key, form.version, form.sha256, form.body)
    alder = _round(tx, "alder", "Alder", "open", form_id, signs_off=True)
    bramble = _round(tx, "bramble", "Bramble", "open", form_id)
    _round(tx, "dogwood", "Dogwood", "draft", form_id)
    xylo, yarrow, zinnia = (
        tx.rounds.put_agency(name.lower(), f"{name} service") for name in ("Xylo", "Yarrow", "Zinnia")
    )
    unit = tx.rounds.put_agency("xylo_one", "Xylo unit one", xylo)
    tx.rounds.seat(alder, [xylo, yarrow])
    tx.rounds.seat(bramble, [zinnia])
    roles: dict[str, list[tuple[int | None, str, int | None]]] = {
        "aud_x": [(alder, "auditor", xylo)],
        "idle_x": [(alder, "auditor", xylo), (alder, "auditor", unit)],
        "aud_y": [(alder, "auditor", yarrow)],
        "aud_z": [(bramble, "auditor", zinnia)],
        "lead_x": [(alder, "agency_lead", xylo)],
        "lead_y": [(alder, "agency_lead", yarrow)],
        "lead_a": [(alder, "lead", None)],
        "admin_a": [(alder, "admin", None)],
        "lead_b": [(bramble, "lead", None), (bramble, "admin", None)],
        "admin_all": [(None, "admin", None)],
        "suspended": [(alder, "lead", None), (alder, "auditor", yarrow), (None, "admin", None)],
    }
    ids = {}
    for n, (key, held) in enumerate(roles.items()):
        ids[key] = tx.people.put(900 + n, f"Person-{key}.")
        for round_id, role, agency_id in held:
            tx.people.join(Membership(ids[key], round_id, role, agency_id))
    tx.people.set_state(ids["suspended"], "suspended")
    cases = {}
    for round_id, reference in ((alder, "C01"), (alder, "C02"), (bramble, "Z01")):
        cases[reference] = tx.cases.put({
            "round_id": round_id, "reference": reference, "age_band": "5 to 9", "gender": "F", "ethnicity": "",
            "flags": "[]",
        })  # fmt: skip
    given = [(alder, "C01", xylo, "aud_x"), (alder, "C02", yarrow, "aud_y"), (bramble, "Z01", zinnia, "aud_z"),
             (alder, "C01", yarrow, "suspended")]  # fmt: skip
    made = [tx.assignments.add(r, cases[c], g, ids[p], form_id, "first") for r, c, g, p in given]
    _answered(tx, made[0], "xylem-words", "submitted")
    _answered(tx, made[1], "yarrow-words")
    _answered(tx, made[2], "bracken-words", "submitted")
    for response_id, key in enumerate(("aud_x", "aud_y", "aud_z"), 1):
        tx.concerns.add(response_id, ids[key], "to_be_raised")
    tx.quotes.add(1, ids["lead_a"], "recognition_evidence", "xylem-words")
    tx.quotes.add(3, ids["lead_b"], "recognition_evidence", "bracken-words")
    tx.invitations.add("secret", "Invitee", "2099-01-01", ids["admin_all"], role="lead", round_id=bramble)
    called = {f"Person-{key}." for key in roles}
    return {one.key: one for one in _people(ids, called, alder, bramble, {xylo, unit}, {yarrow})}


def _people(
    ids: dict[str, int], names: set[str], alder: int, bramble: int, xylo: set[int], yarrow: set[int]
) -> Iterator[Someone]:
    """Say of everybody what they must never be shown, and which rows are theirs to change."""
    away = {"bracken-words", "Bramble", "Dogwood", "Z01", "Invitee", "Person-aud_z.", "Person-lead_b."}

    def theirs(key: str) -> Callable[[str, dict[str, Any]], bool]:
        tables = ("answers", "responses", "assignments", "people", "concerns")
        return lambda table, about: table in tables and about["person"] == ids[key]

    def of_agency(key: str, agencies: set[int]) -> Callable[[str, dict[str, Any]], bool]:
        tables = ("responses", "assignments", "scopings", "sign_offs", "concerns")
        return lambda table, about: (
            theirs(key)(table, about) or (table in tables and about["round"] == alder and about["agency"] in agencies)
        )

    def of_round(key: str, round_id: int) -> Callable[[str, dict[str, Any]], bool]:
        return lambda table, about: theirs(key)(table, about) or about["round"] == round_id or table in (
            "agencies", "forms",
        )  # fmt: skip

    def never(key: str, *more: str) -> frozenset[str]:
        return frozenset(away | {"Zinnia"} | (names - {f"Person-{key}."}) | set(more))

    yield Someone("aud_x", ids["aud_x"], never("aud_x", "yarrow-words", "Yarrow", "C02"), theirs("aud_x"))
    yield Someone(
        "idle_x", ids["idle_x"], never("idle_x", "xylem-words", "yarrow-words", "Yarrow", "C02", "C01"),
        theirs("idle_x"),
    )  # fmt: skip
    yield Someone("aud_y", ids["aud_y"], never("aud_y", "xylem-words", "Xylo"), theirs("aud_y"))
    of_x = {"Person-aud_x.", "Person-idle_x."}
    yield Someone("lead_x", ids["lead_x"], never("lead_x", "yarrow-words", "Yarrow") - of_x, of_agency("lead_x", xylo))
    of_y = {"Person-aud_y.", "Person-suspended."}
    yield Someone("lead_y", ids["lead_y"], never("lead_y", "xylem-words", "Xylo") - of_y, of_agency("lead_y", yarrow))
    yield Someone("lead_a", ids["lead_a"], frozenset(away | {"yarrow-words"}), of_round("lead_a", alder))
    yield Someone("admin_a", ids["admin_a"], frozenset(away), of_round("admin_a", alder))
    yield Someone(
        "lead_b", ids["lead_b"], frozenset({"xylem-words", "yarrow-words", "Alder", "Dogwood", "C01",
        "C02", "Invitee", "Person-aud_x.", "Person-lead_a."}), of_round("lead_b", bramble),
    )  # fmt: skip
    yield Someone("suspended", ids["suspended"], NOTHING_OF | names, lambda table, about: False)


WRONG_COUNT = ("to unpack", "tuple index", "positional argument")
"""What is raised where a prompt is made up with more or fewer numbers than its kind ever bears."""


class Undo(Exception):
    """Takes everything back that a turn did."""


@dataclass(frozen=True)
class Crossing:
    """Something tried at a border, and what came through: words shown, rows changed, or a bug."""

    who: str
    tried: str
    through: tuple[str, ...]


def try_turn(tx: Tx, desk: Desk, someone: Someone, heard: Heard, want: Want | None, before: set[Row]) -> Crossing:
    """Let somebody say or tap something, see what came of it beside the records before, and take it back."""
    tried = f"{heard.kind} {heard.verb} {heard.raw} {heard.args} {want or ''}"
    through: list[str] = []
    try:
        with tx.savepoint():
            tx.prompts.show(heard.telegram_id, 500, str(want or ""), live=True)
            tx.acts_as(f"person:{someone.id}")
            try:
                said = words_of(tx, desk._answer(tx, step_for(heard), heard))
            except Exception as bug:
                other_numbers = want is not None and any(words in str(bug) for words in WRONG_COUNT)
                said, through = "", [] if other_numbers else [f"bug {bug!r}"]
            through += [
                f"shown {word}" for word in sorted(someone.never) if word in said.replace(heard.raw.upper() or "\0", "")
            ]
            through += [
                f"changed {row.table} {row.values[:4]}"
                for row in before ^ records(tx)
                if not someone.may_change(row.table, dict(row.about))
            ]
            raise Undo
    except Undo:
        return Crossing(someone.key, tried, tuple(through))


def words_of(tx: Tx, reply: Reply) -> str:
    """Give all that a reply shows: messages, buttons, files and the passing note."""
    parts = [RENDER.toast(reply.toast)] if reply.toast else []
    for message in reply.messages:
        if message.file:
            file = message.file
            parts.append(RENDER.notice(file.caption))
            parts.append((file.make(tx) if file.make else b"").decode("utf-8", "replace"))
            parts.append(RENDER.page(file.page).decode() if file.page else "")
            drafted = file.draft(tx) if file.draft else None
            parts.append(word(drafted.report, drafted.order) if drafted else "")
        else:
            parts += RENDER.messages(message)
        parts += [button.label for row in message.rows for button in row]
    return "\n".join(parts)


def tap(someone: Someone, verb: str, args: tuple[int, ...]) -> Heard:
    """Make a tap, as a tampered client may send it."""
    return Heard(
        1, 1, _account(someone), someone.id, "tap", verb, args=args, message_id=500, callback_id="x", pepper=b""
    )


def command(someone: Someone, verb: str, raw: str) -> Heard:
    """Make a command with something behind it."""
    return Heard(1, 1, _account(someone), someone.id, "command", verb, raw, message_id=501)


def text(someone: Someone, raw: str) -> Heard:
    """Make a typed message."""
    return Heard(1, 1, _account(someone), someone.id, "text", raw=raw, message_id=501, pepper=b"")


def document(someone: Someone, content: bytes) -> Heard:
    """Make a file that was sent."""
    base = Heard(1, 1, _account(someone), someone.id, "file", raw="file", message_id=501)
    return dataclasses.replace(base, file_id="f", file_name="list.csv", file_size=len(content), content=content)


def _account(someone: Someone) -> int:
    return 899 + someone.id


__all__ = ["BUTTONS", "WANTED"]
