"""A round that is chased: its people, a clock to set, and the minute by minute of the office without its bot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot.office.calendar import LONDON, Calendar
from bot.office.unasked import may_go, take_back, to_put
from storage.people import Membership
from storage.store import Store
from storage.tx import Tx
from tests.town import ROUND, load_round

ONE, TWO, LEAD, ADMIN = 1, 2, 3, 4
SCHOOLS, POLICE = 1, 2
C07, C08, POLICE_C07 = 1, 2, 3
"""The assignments: two of School nursing's by Auditor One, one of the Police's by Auditor Two."""

DUE = date(2026, 4, 1)
"""A Wednesday, with Good Friday two days after it and the clocks put forward three days before it."""


class Hands:
    """A clock that stands until it is set, by the clocks of London."""

    def __init__(self, at: str) -> None:
        self.set(at)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def set(self, at: str) -> None:
        """Set the clock, for example to `2026-04-01 09:00`."""
        self.now = datetime.fromisoformat(at).replace(tzinfo=LONDON).astimezone(UTC)

    @property
    def here(self) -> datetime:
        """Tell the time as clocks show it."""
        return self.now.astimezone(LONDON)


@dataclass
class Office:
    """A store, its clock, and what it would have sent."""

    store: Store
    clock: Hands
    calendar: Calendar = field(default_factory=Calendar)

    def do(self, work: Callable[[Tx], object]) -> None:
        """Change something."""
        self.store.write_now(work)

    def put(self) -> None:
        """Look what is to be said, as the bot does each minute, without sending it."""
        self.do(lambda tx: take_back(tx, self.calendar))
        for work in self.store.read_now(lambda tx: to_put(tx, self.calendar)):
            self.do(work)

    def tick(self) -> list[tuple[int, str]]:
        """Look what is to be said and see it off; gives who was sent what."""
        self.put()

        def send(tx: Tx) -> list[tuple[int, str]]:
            due = may_go(tx, self.calendar)
            for one in due:
                tx.outbox.sent(one.id, None)
            return [(one.person_id, one.kind) for one in due]

        return self.store.write_now(send)

    def days(self, days: Iterable[str], at: str = "09:00") -> dict[str, list[tuple[int, str]]]:
        """Tick once on each of these days; gives who was sent what on the days when anybody was."""
        found = {}
        for day in days:
            self.clock.set(f"{day} {at}")
            if sent := self.tick():
                found[day] = sent
        return found

    def let_in(self, *assignments: int, state: str = "submitted") -> None:
        """Let returns go in."""

        def close(tx: Tx) -> None:
            for assignment_id in assignments:
                response = tx.responses.find_for(assignment_id) or tx.responses.open(assignment_id, 1)
                tx.responses.close(response.id, state)

        self.do(close)

    def lead_of(self, agency_id: int, telegram_id: int = 700000005, name: str = "Agency Lead Five") -> int:
        """Make somebody the lead of an agency; gives their id."""

        def join(tx: Tx) -> int:
            person_id = tx.people.put(telegram_id, name)
            tx.people.join(Membership(person_id, None, "agency_lead", agency_id))
            return person_id

        return self.store.write_now(join)


def chased_text(due: date = DUE, key: str = "neglect-2026") -> str:
    """Give the text of the town's round, due on a day."""
    text = ROUND.replace("due = 2026-12-18", f"due = {due}").replace('key = "neglect-2026"', f'key = "{key}"')
    return text.replace("from = 2025-11-01, to = 2026-10-31", "from = 2025-01-01, to = 2025-12-31")


def chased_round(store: Store, folder: Path, due: date = DUE, key: str = "neglect-2026") -> None:
    """Load the town's round, due on a day."""
    load_round(store, folder, chased_text(due, key))
