"""Chasing: what each person is to hear of the open rounds, and when it is put in the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace

from bot import access
from bot.office import concerns, signing_off
from bot.office.calendar import Calendar
from bot.office.owed import Owed, is_all_in
from bot.office.standing import Standing
from storage.assignments import Assignment
from storage.concerns import Concern
from storage.people import Held, Person
from storage.responses import OPEN
from storage.rounds import Round
from storage.tx import Tx


@dataclass(frozen=True)
class News:
    """What a person is to hear of a round: as its auditor, as their agency's lead, as its lead; and if it is time."""

    round: Round
    days_left: int
    own: tuple[str, ...] = ()
    late: tuple[Owed, ...] = ()
    to_sign: int = 0
    behind: tuple[Owed, ...] = ()
    concerns: tuple[Concern, ...] = ()
    is_time: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hear."""
        return not (self.own or self.late or self.to_sign or self.behind or self.concerns)


def digest(tx: Tx, calendar: Calendar, person_id: int) -> list[News]:
    """List what a person is to hear today of every open round, the earliest due first."""
    return _news(
        tx, person_id, _standings(tx, calendar), lambda one: access.may(tx, person_id, "audit", one.round_id, one)
    )


def to_tell(tx: Tx, calendar: Calendar) -> list[int]:
    """List the people who are to have their digest now; none outside working hours."""
    if not calendar.is_open(tx.now):
        return []
    standings = _standings(tx, calendar)
    people = dict.fromkeys(person_id for one in standings for person_id in one.serving)
    untold = [one for one in people if not tx.outbox.was_put(_once_a_day(tx, calendar, one))]
    return [person_id for person_id in untold if any(one.is_time for one in _news(tx, person_id, standings))]


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
        if one.late or one.to_sign or one.behind or one.concerns:
            tx.reminders.note(person_id, one.round.id, "behind", day)
    return True


def _once_a_day(tx: Tx, calendar: Calendar, person_id: int) -> str:
    return f"digest:{person_id}:{calendar.today(tx.now)}"


def _open_rounds(tx: Tx) -> list[Round]:
    rounds = [round_ for round_ in tx.rounds.all() if round_.state == "open"]
    return sorted(rounds, key=lambda round_: (round_.due_on, round_.id))


def _standings(tx: Tx, calendar: Calendar) -> list[Standing]:
    open_, said = _open_rounds(tx), concerns.rounds_with_open(tx)
    closed = [tx.rounds.get(round_id) for round_id in sorted(said - {one.id for one in open_})]
    return [Standing(tx, calendar, round_) for round_ in (*open_, *closed)]


def _news(
    tx: Tx, person_id: int, standings: Iterable[Standing], is_theirs: Callable[[Assignment], bool] = lambda one: True
) -> list[News]:
    """List what a person is to hear; nothing while they put reminders off.

    Whether each case is still theirs is asked only when it is told: to ask it of everybody every minute takes long.
    """
    person = tx.people.get(person_id)
    own: dict[int, list[str]] = {}
    for task in tx.assignments.of_person(person_id):
        if (task.state is None or task.state in OPEN) and is_theirs(task.assignment):
            reference = task.reference or f"A{task.assignment.id}"
            own.setdefault(task.assignment.round_id, []).append(reference)
    found = [
        _of_round(tx, person, standing, standing.serving[person_id], own.get(standing.round.id, []))
        for standing in standings
        if person_id in standing.serving and person.muted_until <= standing.today.isoformat()
    ]
    return [one for one in found if not one.is_empty]


def _of_round(tx: Tx, person: Person, standing: Standing, roles: list[Held], own: list[str]) -> News:
    days_left = (standing.round.due_on - standing.today).days
    said = tuple(concerns.noted_by(tx, person.id, standing.concerns))
    if standing.round.state != "open":
        news = News(standing.round, days_left, concerns=said)
        return replace(news, is_time=_is_time(person, standing, news))
    names = {one.role for one in roles}
    agencies = {one.agency_id for one in roles if one.role == "agency_lead"}
    leads = bool(agencies) or "lead" in names
    may_see = signing_off.not_blind_to(tx, person.id, standing.round.id) if leads else lambda one: True
    news = News(
        standing.round,
        days_left,
        own=tuple(own) if "auditor" in names else (),
        late=tuple(one for one in standing.late if agencies & one.agency_ids and may_see(one.of)) if agencies else (),
        to_sign=sum(_signs(person, agencies, one) and may_see(one.of) for one in standing.to_sign) if agencies else 0,
        behind=tuple(_as_reported(one) for one in standing.behind if may_see(one.of)) if "lead" in names else (),
        concerns=said,
    )
    return replace(news, is_time=_is_time(person, standing, news))


def _as_reported(one: Owed) -> Owed:
    """Name a unit's return by its agency, as whoever leads the round reads it."""
    return replace(one, agency=one.of.agency)


def _signs(person: Person, agencies: Set[int | None], one: Owed) -> bool:
    """Tell whether somebody signs a return off as the lead of these agencies; nobody signs their own."""
    return bool(agencies & one.agency_ids) and one.person_id != person.id


def _is_time(person: Person, standing: Standing, news: News) -> bool:
    """Tell whether the last day for a person's news came after they were last told.

    So days that an outage missed are made good by one digest. A day to which they put reminders off counts as one.
    """
    parts = (
        ("due", news.own, standing.auditors_day),
        ("behind", news.late or news.to_sign, standing.agencies_day),
        ("behind", news.behind or news.concerns, standing.today),
    )
    return any(
        what and day and standing.told_last(person.id, kind) < max(day.isoformat(), person.muted_until)
        for kind, what, day in parts
    )


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
    return sorted(person_id for person_id in leads if not tx.reminders.days(person_id, round_id, "all_in"))
