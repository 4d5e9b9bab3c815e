"""What the bot says by itself, made from what is true when it goes out; and putting it off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from bot.flows.asking import pack
from bot.flows.chasing_views import AllInView, DigestRound, DigestView, FoundView, OwedLine
from bot.flows.concerns import told
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows, Step
from bot.office import chasing, feedback, unasked
from bot.office.calendar import Calendar
from bot.office.chasing import News
from bot.office.owed import Owed, is_all_in
from questionnaires.catalog import Catalog
from questionnaires.kinds.date import in_words
from storage.tx import Tx

REFERENCES_MAX = 12
"""The most references named in a line."""

PUT_OFF_MAX = timedelta(days=14)
"""The furthest a button puts reminders off: the working morning after any holiday is nearer."""

Again = Callable[[Tx, Catalog, int, Mapping[str, Any]], Message | None]


def again(calendar: Calendar) -> dict[str, Again]:
    """Give what makes each of the messages that nobody asked for, or None when there is nothing left to say."""
    return {"digest": partial(digest, calendar), "all_in": all_in, "found": found}


def digest(calendar: Calendar, tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message | None:
    """Make a person's digest: what they have to do, what is late in their agency, who is behind in their round."""
    news = chasing.digest(tx, calendar, person_id)
    if not news:
        return None
    view = DigestView(tuple(_round(tx, person_id, one) for one in news))
    said = told.ways(tx, person_id, [concern for one in news for concern in one.concerns])
    rows = (*said, *_rows(news, calendar.today(tx.now), calendar))
    return Message(view, rows, kind="digest", fresh=True, aside=True)


def _round(tx: Tx, person_id: int, one: News) -> DigestRound:
    own = _references(one.own)
    return DigestRound(
        one.round.title,
        in_words(one.round.due_on),
        one.days_left,
        own,
        _lines(one.late),
        one.to_sign,
        _lines(one.behind),
        told.lines(tx, person_id, one.concerns),
        one.round.state == "open",
    )


def _lines(owed: Iterable[Owed]) -> tuple[OwedLine, ...]:
    by_agency = groupby(sorted(owed, key=lambda one: (one.agency, one.reference)), key=lambda one: one.agency)
    lines = []
    for agency, theirs in by_agency:
        names = [f"{one.reference} (handed back)" if one.handed_back else one.reference for one in theirs]
        lines.append(OwedLine(agency, len(names), _references(names)))
    return tuple(lines)


def _references(names: Sequence[str]) -> str:
    more = len(names) - REFERENCES_MAX
    return ", ".join(names[:REFERENCES_MAX]) + (f" and {more} more" if more > 0 else "")


def _rows(news: Sequence[News], today: date, calendar: Calendar) -> Rows:
    next_day = calendar.after(today)
    when = "tomorrow" if next_day - today == timedelta(days=1) else f"{next_day:%A}"
    ways = [Button("My cases", "cases", (0,))] if any(one.own for one in news) else []
    ways += [Button("My agency", "ags", (0,))] if any(one.late or one.to_sign for one in news) else []
    led = [one.round for one in news if one.behind]
    ways += [Button("Summary" if len(led) == 1 else one.title, "round", (one.id,)) for one in led]
    return (*pack(ways), (Button(f"Not until {when}", "mute", (int(f"{next_day:%Y%m%d}"),)),))


def all_in(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message | None:
    """Say that the last return of a round is in, unless one was given back since or the person has no access."""
    round_ = tx.rounds.get(facts["round"])
    if not tx.people.get(person_id).is_active or not is_all_in(tx, round_.id):
        return None
    states = [one.state for one in tx.returns.of_round(round_.id) if not one.withdrawn]
    view = AllInView(round_.title, len(states), states.count("nil_return"), states.count("unable"))
    rows = ((Button("Summary", "round", (round_.id,)),),)
    return Message(view, rows, kind="all_in", facts=dict(facts), fresh=True, aside=True)


def found(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message | None:
    """Say what became of a person's audits, what the round found, and what will be done."""
    round_ = tx.rounds.get(facts["round"])
    if not tx.people.get(person_id).is_active:
        return None
    became = asdict(feedback.became(tx, round_.id, person_id))
    view = FoundView(round_.title, **became, found=round_.found, to_be_done=round_.to_be_done)
    return Message(view, kind="found", facts=dict(facts), fresh=True, aside=True)


def mute(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put a person's reminders off until the working morning that their button names."""
    until = _day(heard.args[0])
    if until is None or not tx.today < until <= tx.today + PUT_OFF_MAX:
        return Reply((), Notice("nothing_to_put_off", quiet=True))
    unasked.put_off(tx, heard.person, heard.person, until)
    return Reply((), Notice("put_off_until", {"day": in_words(until)}, quiet=True))


def _day(number: int) -> date | None:
    try:
        return date.fromisoformat(f"{number:08d}")
    except ValueError:
        return None


BUTTONS: dict[str, tuple[Step, int]] = {"mute": (mute, 1)}
