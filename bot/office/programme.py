"""A programme of audits: each month or quarter it draws cases, hands them out, and tells who is behind."""

from __future__ import annotations

import calendar
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot import access
from bot.office.case_list import ListedCase
from bot.office.sampling import in_turn
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.assignments import Assignment
from storage.people import Membership
from storage.programmes import Programme, Quota
from storage.responses import OPEN
from storage.tx import Tx

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True)
class Candidate:
    """A case that may be drawn: its reference, whose work it is, and in which team."""

    case: ListedCase
    worker: str
    team: str


@dataclass(frozen=True)
class Pick:
    """A case drawn for a quota."""

    quota: Quota
    candidate: Candidate


@dataclass(frozen=True)
class Behind:
    """How one person's quota stands in one period."""

    person_id: int
    period: str
    manner: str
    wanted: int
    handed_out: int
    gone_in: int
    is_late: bool


@dataclass(frozen=True)
class Turn:
    """When a worker's turn last came ("" is never), and whether it is overdue."""

    worker: str
    team: str
    last: str
    is_overdue: bool


def bounds(every: str, period: str) -> tuple[date, date]:
    """Give the first and last day of a period: 2026-12, or 2026-Q4; raises Refusal."""
    found = (MONTH if every == "month" else QUARTER).fullmatch(period)
    if found is None:
        raise Refusal("programme_period", every=every)
    year, number = int(found[1]), int(found[2])
    first, last = (number, number) if every == "month" else (3 * number - 2, 3 * number)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def candidates(rows: Sequence[ListedCase]) -> list[Candidate]:
    """Read whose each case is from the list's columns Worker and Team; raises Refusal."""
    found = []
    for row in rows:
        named = {name.casefold(): value for name, value in row.strata.items()}
        if not named.get("worker") or not named.get("team"):
            raise Refusal("programme_columns", reference=row.reference)
        found.append(Candidate(row, named["worker"], named["team"]))
    return found


def pick(quotas: Sequence[Quota], listed: Sequence[Candidate], last: dict[str, str], seed: str) -> Iterator[Pick]:
    """Draw cases for the quotas in turn, one each time round, so that none runs dry while another has plenty.

    The worker who has had fewest this time comes first, then the one whose turn was longest ago, then by the seed, as
    `bot.office.sampling` orders: everybody's turn comes before anybody's second.
    """
    left, given, taken = list(listed), Counter[str](), Counter[int]()
    for n in range(max((quota.cases for quota in quotas), default=0)):
        for place, quota in enumerate(quotas):
            open_to = [one for one in left if _suits(quota, one)]
            if taken[place] > n or n >= quota.cases or not open_to:
                continue
            one = min(
                open_to,
                key=lambda c: (
                    given[c.worker], last.get(c.worker, ""), in_turn(seed, c.worker), in_turn(seed, c.case.reference),
                ),
            )  # fmt: skip
            left.remove(one)
            given[one.worker] += 1
            taken[place] += 1
            yield Pick(quota, one)


def _suits(quota: Quota, one: Candidate) -> bool:
    return (one.team == quota.team) == (quota.manner == "in_line")


def hand_out(tx: Tx, who: int, catalog: Catalog, key: str, period: str, rows: Sequence[ListedCase], seed: str) -> int:
    """Draw a period's cases and hand them out, as a round of its own that is open; gives the round's id."""
    access.allow(tx, who, "make_round")
    programme = get(tx, key)
    first, last = bounds(programme.every, period)
    if tx.rounds.find(f"{key}-{period.lower()}"):
        raise Refusal("programme_drawn", period=period)
    picks = list(pick(tx.programmes.quotas(programme.id), candidates(rows), _last_turns(tx, programme), seed))
    if not picks:
        raise Refusal("programme_empty", period=period)
    round_id = _round(tx, catalog, programme, period, first, last)
    tx.rounds.seat(round_id, list(dict.fromkeys(one.quota.agency_id for one in picks)))
    for one in picks:
        _assign(tx, programme, round_id, period, one)
    listed = [{"reference": one.reference, **one.strata} for one in rows]
    tx.samples.add(round_id, seed, ["worker", "team"], listed, [one.candidate.case.reference for one in picks])
    return round_id


def _round(tx: Tx, catalog: Catalog, programme: Programme, period: str, first: date, last: date) -> int:
    """Make the period's round: the records of the twelve months before it, due on its last day."""
    form = catalog.newest(programme.form_key)
    return tx.rounds.put({
        "key": f"{programme.key}-{period.lower()}",
        "title": f"{programme.title} {period}",
        "theme": programme.title,
        "form_id": tx.forms.pin(form.key, form.version, form.sha256, form.body),
        "period_from": first.replace(year=first.year - 1).isoformat(),
        "period_to": first.isoformat(),
        "due_on": last.isoformat(),
        "state": "open",
        "briefing": "",
        "whom_to_tell": "",
        "switches": json.dumps({"overall": True}),
        "retention_days": programme.retention_days,
    })  # fmt: skip


def _assign(tx: Tx, programme: Programme, round_id: int, period: str, one: Pick) -> None:
    case, quota = one.candidate.case, one.quota
    tx.people.join(Membership(quota.person_id, round_id, "auditor", quota.agency_id))
    case_id = tx.cases.put({
        "round_id": round_id, "reference": case.reference, "age_band": case.age_band, "gender": case.gender,
        "ethnicity": case.ethnicity, "flags": json.dumps(list(case.flags)),
    })  # fmt: skip
    form_id = tx.rounds.get(round_id).form_id
    assignment_id = tx.assignments.add(round_id, case_id, quota.agency_id, quota.person_id, form_id, "first")
    tx.programmes.add_audit(assignment_id, programme.id, period, one.candidate.worker, one.candidate.team, quota.manner)


def get(tx: Tx, key: str) -> Programme:
    """Get a programme by its key; raises Refusal."""
    programme = tx.programmes.find(key)
    if programme is None:
        raise Refusal("no_such_programme", key=key)
    return programme


def behind(tx: Tx, programme: Programme) -> list[Behind]:
    """Tell how each quota stands in each period so far; late is one that is over with less gone in than wanted."""
    audits = tx.programmes.audits(programme.id)
    found = []
    for period in dict.fromkeys(one.period for one in audits):
        _, last = bounds(programme.every, period)
        for quota in tx.programmes.quotas(programme.id):
            theirs = [one for one in audits if (one.period, one.person_id, one.manner) == (
                period, quota.person_id, quota.manner)]  # fmt: skip
            gone_in = sum(one.state is not None and one.state not in OPEN for one in theirs)
            late = tx.today > last and gone_in < quota.cases
            found.append(Behind(quota.person_id, period, quota.manner, quota.cases, len(theirs), gone_in, late))
    return found


def turns(tx: Tx, programme: Programme) -> list[Turn]:
    """Tell when the turn of each worker of the newest list last came; overdue after the programme's months."""
    last = _last_turns(tx, programme)
    workers = {one["worker"]: one["team"] for one in _newest_list(tx, programme)}
    bound = _months_before(tx.today, programme.covers_months)
    return [
        Turn(worker, team, last.get(worker, ""), worker not in last or bounds(programme.every, last[worker])[1] < bound)
        for worker, team in sorted(workers.items(), key=lambda pair: (last.get(pair[0], ""), pair))
    ]


def _last_turns(tx: Tx, programme: Programme) -> dict[str, str]:
    return {one.worker: one.period for one in tx.programmes.audits(programme.id)}


def _newest_list(tx: Tx, programme: Programme) -> Iterator[dict[str, str]]:
    """Read the list that the programme's newest round was drawn from."""
    audits = tx.programmes.audits(programme.id)
    if audits:
        newest: Assignment = tx.assignments.get(audits[-1].assignment_id)
        for row in tx.samples.of_round(newest.round_id)[0].list:
            yield {name.casefold(): value for name, value in row.items()}


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
