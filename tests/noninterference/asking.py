"""All that somebody can ask or be told: what is shown of it, to be compared word for word."""

from __future__ import annotations

import itertools
import json
import random
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.desk import Desk
from bot.flows.again import AGAIN
from bot.flows.hearing import WANTED
from bot.flows.may_hear import made_as
from bot.flows.turn import Heard, Message, Reply, Want
from bot.handlers.table import BUTTONS, COMMANDS, step_for
from bot.office import chasing
from bot.office.calendar import Calendar
from bot.paper.wording import word
from bot.render import Renderer
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.noninterference.world import ID

CATALOG, RENDER = Catalog(), Renderer()
RAW = ("", "C01", "C02", "C03", "Z01", "D01")


@dataclass(frozen=True)
class Ask:
    """Something asked, tapped or typed; or a message that is to be made for somebody."""

    kind: str
    what: str
    args: tuple[int, ...] = ()
    raw: str = ""
    facts: str = ""

    @property
    def channel(self) -> str:
        """Whether it is answered with an export."""
        return "export" if self.what == "export" else "pages"


class Undo(Exception):
    """Takes back what was asked."""


def same_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is made by chance come out the same in every world, as far as the same is asked."""
    monkeypatch.setattr(secrets, "token_bytes", lambda count=32: b"\x07" * count)
    monkeypatch.setattr(secrets, "token_hex", lambda count=32: "07" * count)
    monkeypatch.setattr(secrets, "token_urlsafe", lambda count=32: "C" * count)


def shown(tx: Tx, reply: Reply) -> str:
    """Give all that a reply shows, and the numbers that its buttons would send back."""
    parts = [RENDER.toast(reply.toast)] if reply.toast else []
    return "\n".join([*parts, *(_message(tx, one) for one in reply.messages)])


def _message(tx: Tx, message: Message) -> str:
    parts = [f"{message.kind} {message.fresh} {message.stays} {message.goes_after_hours} {message.spot}"]
    if file := message.file:
        parts += [file.name, RENDER.notice(file.caption)]
        parts.append(file.make(tx).decode("utf-8", "replace") if file.make and not file.picture else "")
        parts.append(RENDER.page(file.page).decode() if file.page else "")
        drafted = file.draft(tx) if file.draft else None
        parts.append(word(drafted.report, drafted.order) if drafted else "")
    else:
        parts += RENDER.messages(message)
    parts += [f"[{button.label}|{button.verb}|{button.args}]" for row in message.rows for button in row]
    return "\n".join(parts)


class Person:
    """Somebody in a world, who asks; whatever it does is taken back."""

    def __init__(self, tx: Tx, desk: Desk, key: str) -> None:
        self.tx, self.desk, self.id = tx, desk, ID[key]
        self.account = tx.people.get(self.id).telegram_id
        self.buttons: set[tuple[str, tuple[int, ...]]] = set()

    def ask(self, ask: Ask) -> str:
        """Give what is answered."""
        answer = ""
        try:
            with self.tx.savepoint():
                self.tx.acts_as(f"person:{self.id}")
                try:
                    answer = self._made(ask) if ask.kind == "again" else self._asked(ask)
                except (ValueError, IndexError, TypeError, KeyError) as bug:
                    answer = f"bug: {type(bug).__name__}"
                raise Undo
        except Undo:
            return answer

    def _asked(self, ask: Ask) -> str:
        want = Want(ask.what, ask.args) if ask.kind == "text" else None
        self.tx.prompts.show(self.account, 500, str(want or ""), live=True)
        verb, args = ("", ()) if want else (ask.what, ask.args)
        number = 500 if ask.kind == "tap" else 501
        heard = Heard(1, 1, self.account, self.id, ask.kind, verb, ask.raw, args, number, "x", pepper=b"")  # type: ignore[arg-type]
        reply = self.desk._answer(self.tx, step_for(heard), heard)
        self.buttons |= {(one.verb, one.args) for said in reply.messages for row in said.rows for one in row}
        return shown(self.tx, reply)

    def _made(self, ask: Ask) -> str:
        """Make a message anew that waits for them, as after an outage."""
        if ask.what == "time":
            return str(self.id in chasing.to_tell(self.tx, Calendar()))
        self.tx.outbox.put(self.id, ask.what, {**json.loads(ask.facts), **made_as(self.tx, self.id)})
        due = [one for one in self.tx.outbox.due(self.id) if one.kind == ask.what]
        return "\n".join(_message(self.tx, one) for _, one in self.desk.outgoing.again(self.tx, due[-1:]))


def waiting() -> Iterator[Ask]:
    """List what may wait in an outbox: each kind of message, about each thing there is."""
    numbers = range(1, 12)
    about: dict[str, Iterable[dict[str, Any]]] = {
        **{kind: [{"round": n} for n in range(1, 4)] for kind in ("export", "blank", "all_in")},
        "found": [{"round": 1}],  # of a draft it is never put in: only of what is reported
        "report": [{"round": n, "paper": paper} for n in (1, 2, 3) for paper in ("report", "briefing")],
        "case_summary": [{"response": n, "next": True} for n in numbers],
        "receipt": [{"response": n} for n in numbers],
        "new_cases": [{"round": 1, "assignments": [n], "briefing": True} for n in numbers],
        **{kind: [{"assignment": n} for n in numbers] for kind in ("handed_back", "to_sign_off", "sent_back")},
        **{kind: [{"concern": 1}] for kind in ("concern", "noted", "unheard")},
        **{kind: [{"invitation": 1}] for kind in ("invitation", "link")},
        "digest": [{"day": "2026-12-21"}],
        "prompt": [{}],
    }
    yield Ask("again", "time")
    for kind, facts in about.items():
        assert kind in AGAIN or kind in ("digest", "all_in", "found")
        yield from (Ask("again", kind, facts=json.dumps(one)) for one in facts)


def forged(dice: random.Random, most: int) -> Iterator[Ask]:
    """List buttons as a tampered client may send them, and words for whatever may be wanted."""
    ids = (*range(20), 999_999)
    for verb, (_, count) in sorted(BUTTONS.items()):
        every = list(itertools.product(ids, repeat=count)) if count < 3 else []
        for args in every if every and len(every) <= most else (_numbers(dice, count) for _ in range(most)):
            yield Ask("tap", verb, args)
    for what in sorted(WANTED):
        for count in range(1, 4):
            yield from (Ask("text", what, _numbers(dice, count), raw="3") for _ in range(max(1, most // 4)))


def _numbers(dice: random.Random, count: int) -> tuple[int, ...]:
    """Give numbers of which the first is a round's, as a rule, and the second an agency's or a return's."""
    first = (dice.choice((1, 1, 1, 2, 3)),)
    return (*first, *(dice.choice(range(9 if place else 20)) for place in range(count - 1)))[:count]


def commands() -> Iterator[Ask]:
    """List the commands, with a case behind them or not."""
    for verb in COMMANDS:
        yield from (Ask("command", verb, raw=raw) for raw in (RAW if verb in ("summary", "review") else ("",)))


def crawled(store: Store, people: Iterable[str], most: int) -> list[Ask]:
    """List the buttons that these people come to from the commands: true ways, each tried by everybody else too."""
    found: dict[Ask, None] = {}

    def work(tx: Tx) -> None:
        desk = Desk(store, CATALOG)
        for key in people:
            person, queue, taken = Person(tx, desk, key), list(commands()), 0
            seen = set[Ask]()
            while queue and taken < most:
                ask = queue.pop(0)
                person.ask(ask)
                taken += 1
                new = [Ask("tap", verb, args) for verb, args in sorted(person.buttons)]
                queue += [one for one in new if one not in seen and one not in found]
                seen.update(new)
                person.buttons.clear()
            found.update(dict.fromkeys(sorted(seen, key=repr)))

    store.write_now(work)
    return list(found)


def answers(store: Store, key: str, asks: Iterable[Ask]) -> list[str]:
    """Give what a person is answered in a world, ask by ask."""

    def work(tx: Tx) -> list[str]:
        person = Person(tx, Desk(store, CATALOG), key)
        return [person.ask(one) for one in asks]

    return store.write_now(work)
