"""Chasing: what each person is to hear of the open rounds, and when it is put in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot.office.calendar import Calendar
from bot.office.owed import Owed, is_all_in, owed, waiting
from storage.people import Held, Person
from storage.rounds import Round
from storage.store import Tx

REMINDED = 2
"""How often an auditor is reminded of what is late before the round's lead hears of it."""


@dataclass(frozen=True)
class News:
    """What a person is to hear of a round: as its auditor, as their agency's lead, as its lead; and if it is time."""

    round: Round
    days_left: int
    own: tuple[Owed, ...] = ()
    late: tuple[Owed, ...] = ()
    to_sign: int = 0
    behind: tuple[Owed, ...] = ()
    is_time: bool = False


@dataclass(frozen=True)
class Days:
    """Today, and the last days up to today on which auditors and agencies' leads were to hear of a round."""

    today: date
    auditors: date | None
    agencies: date | None

    @classmethod
    def of(cls, calendar: Calendar, due_on: date, today: date) -> Days:
        """Find them: the leads of agencies hear first, the working day after a round is due, then every second."""
        agencies = calendar.last_chase(due_on, today, late_from=calendar.after(due_on))
        return cls(today, calendar.last_chase(due_on, today), agencies)


def digest(tx: Tx, calendar: Calendar, person_id: int) -> list[News]:
    """List what a person is to hear today of every open round, the earliest due first."""
    found = (news(tx, calendar, round_).get(person_id) for round_ in _open_rounds(tx))
    return [one for one in found if one]


def to_tell(tx: Tx, calendar: Calendar) -> list[int]:
    """List the people who are to have their digest now; none outside working hours."""
    if not calendar.is_open(tx.now):
        return []
    found = [one for round_ in _open_rounds(tx) for one in news(tx, calendar, round_).items()]
    people = dict.fromkeys(person_id for person_id, one in found if one.is_time)
    return [person_id for person_id in people if not tx.outbox.was_put(_once_a_day(tx, calendar, person_id))]


def tell(tx: Tx, calendar: Calendar, person_id: int) -> bool:
    """Put a person's digest of the day in the outbox and note what it tells; tells whether there was one to put."""
    found = digest(tx, calendar, person_id)
    if not calendar.is_open(tx.now) or not any(one.is_time for one in found):
        return False
    day = calendar.today(tx.now).isoformat()
    if not tx.outbox.put_once(person_id, "digest", {"day": day}, _once_a_day(tx, calendar, person_id)):
        return False
    for one in found:
        if one.own:
            tx.reminders.note(person_id, one.round.id, "due", day)
        if one.late or one.to_sign or one.behind:
            tx.reminders.note(person_id, one.round.id, "behind", day)
    return True


def _once_a_day(tx: Tx, calendar: Calendar, person_id: int) -> str:
    return f"digest:{person_id}:{calendar.today(tx.now)}"


def _open_rounds(tx: Tx) -> list[Round]:
    rounds = [round_ for round_ in tx.rounds.all() if round_.state == "open"]
    return sorted(rounds, key=lambda round_: (round_.due_on, round_.id))


def news(tx: Tx, calendar: Calendar, round_: Round) -> dict[int, News]:
    """Give what each person who can be told is to hear of an open round today."""
    today = calendar.today(tx.now)
    missing, to_sign = owed(tx, round_.id), waiting(tx, round_.id) if round_.signs_off else []
    late = missing if today > round_.due_on else []
    serving = tx.people.serving(round_.id)
    behind = _behind(tx, calendar, round_, late, serving)
    days, found = Days.of(calendar, round_.due_on, today), {}
    for person, held in groupby(serving, key=lambda pair: pair[0]):
        if person.muted_until > today.isoformat():
            continue
        roles = [one for _, one in held]
        agencies = {one.agency_id for one in roles if one.role == "agency_lead"}
        one = News(
            round_,
            (round_.due_on - today).days,
            own=_own(missing, person, roles),
            late=tuple(o for o in late if agencies & o.agency_ids),
            to_sign=sum(bool(agencies & o.agency_ids) for o in to_sign),
            behind=behind if any(role.role == "lead" for role in roles) else (),
        )
        if one.own or one.late or one.to_sign or one.behind:
            found[person.id] = replace(one, is_time=_is_time(tx, person, one, days))
    return found


def _own(missing: Sequence[Owed], person: Person, roles: Sequence[Held]) -> tuple[Owed, ...]:
    if all(one.role != "auditor" for one in roles):
        return ()
    return tuple(one for one in missing if one.person_id == person.id and not one.handed_back)


def _is_time(tx: Tx, person: Person, one: News, days: Days) -> bool:
    """Tell whether the last day for a person's news came after they were last told.

    So days that an outage missed are made good by one digest. A day to which they put reminders off counts as one.
    """
    parts = (
        ("due", one.own, days.auditors),
        ("behind", one.late or one.to_sign, days.agencies),
        ("behind", one.behind, days.today),
    )
    return any(
        told_last(tx, person.id, one.round.id, kind) < max(day.isoformat(), person.muted_until)
        for kind, what, day in parts
        if what and day
    )


def told_last(tx: Tx, person_id: int, round_id: int, kind: str) -> str:
    """Give the last day on which a person was told this of a round, "" where they never were."""
    return max(tx.reminders.days(person_id, round_id, kind), default="")


def _behind(
    tx: Tx, calendar: Calendar, round_: Round, late: Sequence[Owed], serving: Sequence[tuple[Person, Held]]
) -> tuple[Owed, ...]:
    """Find what is late though its auditor was reminded twice since it was due, today not counted.

    Where nobody hears reminders (it was handed back, its auditor has no access or is away for days), two days for
    them must have passed.
    """
    today, due_on = calendar.today(tx.now), round_.due_on.isoformat()
    away_until = calendar.after(today).isoformat()
    hearing = {person.id for person, one in serving if one.role == "auditor" and person.muted_until <= away_until}
    passed = len(calendar.late_days(round_.due_on, today)) if late else 0

    def times(one: Owed) -> int:
        if one.handed_back or one.person_id not in hearing:
            return passed
        return sum(due_on < day < today.isoformat() for day in tx.reminders.days(one.person_id, round_.id, "due"))

    return tuple(one for one in late if times(one) >= REMINDED)


def rounds_all_in(tx: Tx) -> list[int]:
    """List the open rounds of which the last return is in, and whose leads have not heard so."""
    return [one.id for one in _open_rounds(tx) if _to_hear(tx, one.id) and is_all_in(tx, one.id)]


def tell_all_in(tx: Tx, round_id: int) -> None:
    """Put in the outbox, for each lead of a round, that its last return is in: once a round."""
    for person_id in _to_hear(tx, round_id):
        tx.reminders.note(person_id, round_id, "all_in", tx.today.isoformat())
        tx.outbox.put_once(person_id, "all_in", {"round": round_id}, f"all_in:{person_id}:{round_id}")


def _to_hear(tx: Tx, round_id: int) -> list[int]:
    """List a round's leads who were not told that all is in."""
    leads = {person.id for person, held in tx.people.serving(round_id) if held.role == "lead"}
    return sorted(person_id for person_id in leads if not told_last(tx, person_id, round_id, "all_in"))
