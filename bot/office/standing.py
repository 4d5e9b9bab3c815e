"""How an open round stands today: who serves in it, what is late, who is behind, when it was to be chased."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from bot.office.calendar import Calendar
from bot.office.concerns import still_open
from bot.office.owed import Owed, owed, waiting
from storage.concerns import Concern
from storage.people import Held
from storage.rounds import Round
from storage.tx import Tx

REMINDED = 2
"""How often an auditor is reminded of what is late before the round's lead hears of it."""


class Standing:
    """An open round on a day; what only leads hear is worked out when one of them is to hear it."""

    def __init__(self, tx: Tx, calendar: Calendar, round_: Round) -> None:
        self.tx, self.calendar, self.round = tx, calendar, round_
        self.today = calendar.today(tx.now)

    @cached_property
    def serving(self) -> dict[int, list[Held]]:
        """The roles of everybody who may be told anything."""
        found: dict[int, list[Held]] = {}
        for person, held in self.tx.people.serving(self.round.id):
            found.setdefault(person.id, []).append(held)
        return found

    @cached_property
    def auditors_day(self) -> date | None:
        """The last day, up to today, on which auditors were to be reminded."""
        return self.calendar.last_chase(self.round.due_on, self.today)

    @cached_property
    def agencies_day(self) -> date | None:
        """The last day for the leads of agencies: once it is late they hear first, on the working day after."""
        late_from = self.calendar.after(self.round.due_on)
        return self.calendar.last_chase(self.round.due_on, self.today, late_from)

    def told_last(self, person_id: int, kind: str) -> str:
        """Give the last day on which a person was told this of the round, "" where they never were."""
        return max(self.tx.reminders.days(person_id, self.round.id, kind), default="")

    @cached_property
    def late(self) -> list[Owed]:
        """What has not gone in though it was due."""
        return owed(self.tx, self.round.id) if self.today > self.round.due_on else []

    @cached_property
    def to_sign(self) -> list[Owed]:
        """What has gone in and waits for its sign-off, where the round asks for one."""
        return waiting(self.tx, self.round.id)

    @cached_property
    def concerns(self) -> list[Concern]:
        """What was said to need action now on a day before, and nobody took note of: that day's was told at once."""
        found = still_open(self.tx, self.round.id)
        return [one for one in found if self.calendar.today(one.said_at) < self.today]

    @cached_property
    def behind(self) -> tuple[Owed, ...]:
        """What is late though its auditor was reminded twice since it was due, today not counted.

        Where nobody hears reminders (it was handed back, its auditor has no access or is away for days), two days for
        them must have passed.
        """
        reminded = {person_id: self._reminded(person_id) for person_id in {one.person_id for one in self.late}}
        passed = len(self.calendar.late_days(self.round.due_on, self.today)) if self.late else 0

        def times(one: Owed) -> int:
            heard = None if one.handed_back else reminded[one.person_id]
            return passed if heard is None else heard

        return tuple(one for one in self.late if times(one) >= REMINDED)

    def _reminded(self, person_id: int) -> int | None:
        """Count how often an auditor was reminded since the round was due; None where they hear no reminders."""
        back_by = self.calendar.after(self.today).isoformat()
        is_auditor = any(one.role == "auditor" for one in self.serving.get(person_id, ()))
        if not is_auditor or self.tx.people.get(person_id).muted_until > back_by:
            return None
        due_on, today = self.round.due_on.isoformat(), self.today.isoformat()
        return sum(due_on < day < today for day in self.tx.reminders.days(person_id, self.round.id, "due"))
