"""What is stored, and what a message or a button is about: read apart from the product's own reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.sandbox.chat import Message
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from questionnaires.model import Questionnaire
from storage.responses import OPEN
from storage.returns import Return
from storage.store import Store
from storage.tx import Tx
from tests.fuzz.line import Line

HEAD = re.compile(r"^(?P<reference>[A-Z]+\d+) · (?P<agency>[^·]+?)(?: · (?P<area>.+) \d+/\d+)?$")
EXITS = ("@nil_return", "@unable", "@incomplete")
CONFIRMED = {
    "Nil return for {}": "@nil_return",
    "Unable to complete {}": "@unable",
    "Submit {} as incomplete": "@incomplete",
}
BY_QUESTION = {"a", "keep", "skip", "wipe", "offer", "later", "back", "put_back", "take_back"}
BY_EXIT = {"exit", "leave_exit", "confirm_exit"}
BY_RETURN = {"areas", "area", "check", "missing", "change_area", "pause", "resume", "leave_from", "submit"}
BY_ASSIGNMENT = {"card", "begin", "not_this", "leave"}

Target = tuple[int, str]
"""A question of a return: the return's id and the question's path."""


@dataclass(frozen=True)
class Row:
    """An answer as it lies in the table."""

    id: int
    response_id: int
    person_id: int
    path: str
    value: str
    stage: str
    message_id: int | None


@dataclass(frozen=True)
class Books:
    """All that is stored about returns, at one moment."""

    returns: tuple[Return, ...]
    answers: tuple[Row, ...]
    odd: tuple[str, ...]
    people: dict[int, int]

    @cached_property
    def by_response(self) -> dict[int, Return]:
        """The returns that were begun."""
        return {one.response_id: one for one in self.returns if one.response_id is not None}

    @cached_property
    def by_assignment(self) -> dict[int, Return]:
        """The returns by their assignment."""
        return {one.assignment_id: one for one in self.returns}

    def to_do(self, telegram_id: int) -> list[Return]:
        """List what somebody still has to do."""
        theirs = [one for one in self.returns if one.telegram_id == telegram_id and not one.withdrawn]
        return [one for one in theirs if one.state is None or one.state in OPEN]

    def owner(self, response_id: int) -> int:
        """Give the Telegram number of whoever is to answer a return, 0 if nobody is."""
        one = self.by_response.get(response_id)
        return one.telegram_id if one and not one.withdrawn else 0


ODD = (
    "SELECT 'update ' || update_id || ' is ' || state FROM inbox WHERE state <> 'done' OR attempts > 0",
    "SELECT 'message ' || id || ' (' || kind || ') is ' || state FROM outbox WHERE state IN ('due', 'refused')",
)
ROWS = "SELECT id, response_id, person_id, path, value, stage, message_id FROM answers WHERE id > ? ORDER BY id"


def read(store: Store, after: int = 0) -> Books:
    """Read what is stored, of the answers those after an id."""

    def work(tx: Tx) -> Books:
        return Books(
            returns=tuple(one for round_ in tx.rounds.all() for one in tx.returns.of_round(round_.id)),
            answers=tuple(Row(*row) for row in tx.conn.execute(ROWS, (after,))),
            odd=tuple(words for sql in ODD for (words,) in tx.conn.execute(sql)),
            people=dict(tx.conn.execute("SELECT id, telegram_id FROM people")),
        )

    return store.read_now(work)


class Meaning:
    """Tells what a screen asks and what a button names, by the forms alone."""

    def __init__(self, line: Line) -> None:
        self.catalog = Catalog()
        self._line = line
        self._forms: dict[int, Questionnaire] = {}

    def form(self, form_id: int) -> Questionnaire:
        """Give a pinned form."""
        if form_id not in self._forms:
            pinned = self._line.store.read_now(lambda tx: tx.forms.get(form_id))
            self._forms[form_id] = self.catalog.pinned(pinned.sha256, pinned.body)
        return self._forms[form_id]

    def asked(self, message: Message | None, books: Books) -> Target | None:
        """Tell which question a message asks, by its words alone."""
        lines = message.text.split("\n") if message else []
        head = next((found for line in lines if (found := HEAD.match(line))), None)
        if head is None:
            return None
        about = (head["reference"], head["agency"])
        one = next((r for r in books.by_response.values() if (r.reference, r.agency) == about), None)
        if one is None or one.response_id is None:
            return None
        path = self._path(self.form(one.form_id), head["area"], head["reference"], lines)
        return (one.response_id, path) if path else None

    def _path(self, form: Questionnaire, area: str | None, reference: str, lines: Sequence[str]) -> str:
        if area:
            steps = [s for s in form.steps if say(s.area.title) == area and say(s.question.text) in lines]
            return steps[0].path if steps else ""
        for path in EXITS:
            question = form.exits.find(path)
            words = [say(question.text), *(f"✏️ {c.ask}" for c in question.choices() if c.ask)] if question else []
            if any(one in lines for one in words):
                return path
        return next((path for words, path in CONFIRMED.items() if words.format(reference) in lines), "")

    def named(self, data: str, books: Books) -> tuple[Return | None, Target | None]:
        """Tell which return a button names, and which question of it."""
        verb, *rest = data.split(":")
        if not rest or not all(part.isascii() and part.isdecimal() for part in rest):
            return None, None
        first, *others = map(int, rest)
        if verb in BY_ASSIGNMENT:
            return books.by_assignment.get(first), None
        one = (
            books.by_response.get(first) if verb in BY_QUESTION | BY_EXIT | BY_RETURN | {"change", "summary"} else None
        )
        if one is None:
            return None, None
        if verb in BY_RETURN or not others:
            return one, None
        if verb in BY_EXIT:
            return one, (first, EXITS[others[0]]) if others[0] < len(EXITS) else None
        steps = self.form(one.form_id).steps
        if verb in BY_QUESTION | {"change"}:
            return one, (first, steps[others[0]].path) if others[0] < len(steps) else None
        return one, None
