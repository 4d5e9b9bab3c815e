"""What to look at first in a round: chosen by one rule, so that nobody has to wonder why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.reports.differences import cases_apart
from bot.reports.measures import AWAITED, Mark, Measure
from bot.reports.reading import Reading, RoundReading
from bot.reports.wording import Share
from questionnaires.kinds import ChoiceQuestion
from questionnaires.model import Questionnaire

AT_FIRST = 3
"""How many things to look at first are named."""

A_FIFTH = 5
"""Grades are missing too often when they are in more than one in so many returns."""


@dataclass(frozen=True)
class Matter:
    """Something to look at: what it is, how many of how many, in which cases, and for which agencies or area."""

    code: str
    count: int
    of: int
    references: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    area: str = ""

    @property
    def share(self) -> Share:
        """How many of how many."""
        return Share(self.count, self.of)


def look_first(round_: RoundReading, today: date) -> tuple[Matter, ...]:
    """Name the first three that there are, in this order, which is that of harm to a child.

    Something in a record needs action now, nobody was told, and no lead took note; work is graded at the bottom of the
    scale; agencies are two points or more apart on a case; returns are overdue; an agency was unable to audit; returns
    went in incomplete; more than one return in five has no overall grade; the area with most grades in the lower half
    of the scale.
    """
    found = (matter for way in WAYS if (matter := way(round_, today)))
    return tuple(islice(found, AT_FIRST))


def urgent_questions(form: Questionnaire) -> Iterator[ChoiceQuestion]:
    """Give the questions by which somebody can say that something cannot wait."""
    for step in form.steps:
        if isinstance(step.question, ChoiceQuestion) and any(choice.urgent for choice in step.question.options):
            yield step.question


def _matter(code: str, found: list[Reading], of: int, area: str = "") -> Matter | None:
    """Name what was found, with its cases and agencies; nothing where nothing was found."""
    references = tuple(sorted({one.reference for one in found}))
    agencies = tuple(dict.fromkeys(one.one.agency for one in found))
    return Matter(code, len(found), of, references, agencies, area) if found else None


def _answered(round_: RoundReading) -> list[Reading]:
    return [one for one in round_.returns if one.is_answered]


def _action_now(round_: RoundReading, today: date) -> Matter | None:
    del today
    urgent = {(q.key, choice.value) for q in urgent_questions(round_.form) for choice in q.options if choice.urgent}
    answered = _answered(round_)
    said = [one for one in answered if any((one.answers.get(key) or {}).get("choice") == v for key, v in urgent)]
    return _matter("action_now", [one for one in said if one.one.response_id not in round_.noted], len(answered))


def _at_the_bottom(round_: RoundReading, today: date) -> Matter | None:
    del today
    marks = _overall(round_)
    return _matter("at_the_bottom", [one for one, m in marks if m.place == m.of - 1], len(marks))


def _apart(round_: RoundReading, today: date) -> Matter | None:
    del today
    references = cases_apart(round_)
    return Matter("apart", len(references), len(round_.cases), references) if references else None


def _overdue(round_: RoundReading, today: date) -> Matter | None:
    late = [(one.reference, one.one.agency_key) for one in _first(round_) if not one.one.has_gone_in]
    late += [(one.reference, one.agency_key) for one in round_.scoped if one.mark == AWAITED]
    if not late or today <= round_.round.due_on:
        return None
    keys = {key for _, key in late}
    agencies = tuple(agency.name for agency in round_.agencies if agency.key in keys)
    references = tuple(sorted({reference for reference, _ in late}))
    return Matter("overdue", len(late), _expected(round_), references, agencies)


def _unable(round_: RoundReading, today: date) -> Matter | None:
    del today
    unable = [one for one in _first(round_) if one.one.state == "unable" and not one.hidden]
    return _matter("unable", unable, _expected(round_))


def _incomplete(round_: RoundReading, today: date) -> Matter | None:
    del today
    answered = [one for one in _answered(round_) if not one.is_second]
    return _matter("incomplete", [one for one in answered if one.one.incomplete], len(answered))


def _ungraded(round_: RoundReading, today: date) -> Matter | None:
    del today
    marks = _overall(round_)
    missing = [one for one, mark in marks if mark.place is None]
    return _matter("ungraded", missing, len(marks)) if len(missing) * A_FIFTH > len(marks) else None


def _weakest(round_: RoundReading, today: date) -> Matter | None:
    """Find the area with most grades in the lower half of its scale; of equal ones that with the fewest others."""
    del today
    found = [(measure, *_low(round_, measure)) for measure in round_.measures if not measure.overall]
    if not found:
        return None
    measure, low, of = max(found, key=lambda one: (len(one[1]), -one[2]))
    return _matter("weakest", low, of, measure.title)


def _low(round_: RoundReading, measure: Measure) -> tuple[list[Reading], int]:
    marks = [(one, round_.mark(one, measure.key)) for one in _answered(round_) if not one.is_second]
    graded_ = [(one, mark) for one, mark in marks if mark.place is not None]
    return [one for one, mark in graded_ if 2 * (mark.place or 0) >= mark.of], len(graded_)


def _overall(round_: RoundReading) -> list[tuple[Reading, Mark]]:
    if round_.overall is None:
        return []
    key = round_.overall.key
    return [(one, round_.mark(one, key)) for one in _answered(round_) if not one.is_second]


def _first(round_: RoundReading) -> list[Reading]:
    return [one for one in round_.returns if not one.is_second]


def _expected(round_: RoundReading) -> int:
    """Count the returns that are expected, those among them that nobody was given yet: the base of what is missing."""
    return len(_first(round_)) + len(round_.scoped)


WAYS: tuple[Callable[[RoundReading, date], Matter | None], ...] = (
    _action_now, _at_the_bottom, _apart, _overdue, _unable, _incomplete, _ungraded, _weakest,
)  # fmt: skip
"""What can be looked at, in the order in which it is."""
