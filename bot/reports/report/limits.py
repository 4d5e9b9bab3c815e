"""What limits what may be concluded from a round: each limit counted, with the cases and agencies it concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.reports.comparing import ATTRIBUTES
from bot.reports.matters import Matter
from bot.reports.measures import NOT_SEEN
from bot.reports.reading import Reading, RoundReading
from bot.reports.report.sample import late_returns
from bot.reports.wording import PERCENT_FROM
from storage.kept_words import KeptWord


def limits(round_: RoundReading, kept: Iterable[KeptWord]) -> tuple[Matter, ...]:
    """List what limits a round's conclusions; what limits nothing is left out."""
    return tuple(one for one in _limits(round_, kept) if one.count)


def _limits(round_: RoundReading, kept: Iterable[KeptWord]) -> Iterator[Matter]:
    first = [one for one in round_.returns if not one.is_second]
    answered = [one for one in first if one.is_answered]
    if len(round_.cases) < PERCENT_FROM:
        yield Matter("few_cases", len(round_.cases), PERCENT_FROM)
    seen = {one.reference for one in answered}
    unseen = tuple(case.reference for case in round_.cases if case.reference not in seen)
    yield Matter("unaudited", len(unseen), len(round_.cases), unseen)
    expected = len(first) + len(round_.scoped)
    yield _counted("outstanding", [one for one in first if not one.one.has_gone_in], expected)
    yield _counted("unsigned", [one for one in first if one.unsigned], expected)
    yield _counted("hidden", [one for one in first if one.hidden and not one.unsigned], expected)
    yield _counted("nil", [one for one in first if one.one.state == "nil_return" and not one.hidden], expected)
    yield _counted("unable", [one for one in first if one.one.state == "unable" and not one.hidden], expected)
    yield _counted("late", late_returns(round_), expected)
    yield _counted("incomplete", [one for one in answered if one.one.incomplete], len(answered))
    yield from _about_grades(round_, answered)
    yield from _about_who(round_, answered)
    texts = [one for one in kept if any(one.response_id == reading.one.response_id for reading in answered)]
    yield Matter("kept_words", len({(one.response_id, one.path) for one in texts}), len(answered))
    for attribute in ATTRIBUTES:
        missing = tuple(case.reference for case in round_.cases if not getattr(case, attribute))
        yield Matter("not_recorded", len(missing), len(round_.cases), missing, area=attribute)


def _about_grades(round_: RoundReading, answered: list[Reading]) -> Iterator[Matter]:
    """Count what has no grade, overall and by area, and what the record did not show."""
    if round_.overall:
        key = round_.overall.key
        without = [one for one in answered if round_.mark(one, key).place is None]
        yield _counted("ungraded", without, len(answered))
    marks = [round_.mark(one, measure.key) for measure in round_.measures if not measure.overall for one in answered]
    if any(measure.is_item for measure in round_.measures):
        yield Matter("not_seen", marks.count(NOT_SEEN), len(marks))
    else:
        yield Matter("areas_ungraded", sum(mark.place is None for mark in marks), len(marks))


def _about_who(round_: RoundReading, answered: list[Reading]) -> Iterator[Matter]:
    """Count what nobody else looked at: unmoderated returns, agencies with one return, second audits."""
    yield _counted("unmoderated", [one for one in answered if one.one.state != "moderated"], len(answered))
    by_agency = Counter(one.one.agency for one in answered)
    alone = tuple(agency for agency, n in by_agency.items() if n == 1)
    yield Matter("one_return", len(alone), len(by_agency), agencies=alone)
    seconds = [one for one in round_.returns if one.is_second]
    yield Matter("seconds", sum(one.is_answered for one in seconds) if seconds else 0, len(answered))
    yield _counted("seconds_missing", [one for one in seconds if not one.one.has_gone_in], len(seconds))


def _counted(code: str, found: list[Reading], of: int) -> Matter:
    references = tuple(sorted({one.reference for one in found}))
    return Matter(code, len(found), of, references, tuple(dict.fromkeys(one.one.agency for one in found)))
