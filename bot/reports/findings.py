"""Strengths, areas for development and recommendations, gathered with the cases they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.reports.reading import Reading, RoundReading
from questionnaires.kinds import TextQuestion, say
from questionnaires.model import Questionnaire, Step

RECOMMENDATION = "recommendation"

SORTS = ("strength", "develop", RECOMMENDATION, "note")
"""What a finding can be: a strength, something to develop, a recommendation, or a remark that says neither."""


@dataclass(frozen=True)
class Finding:
    """What one auditor wrote: of which sort, in which area, for which agency, from which case."""

    sort: str
    area_key: str
    area: str
    agency_key: str
    agency: str
    reference: str
    text: str
    response_id: int
    path: str


@dataclass(frozen=True)
class Gathered:
    """The findings of one sort, area and agency, and the cases they come from."""

    sort: str
    area: str
    agency: str
    findings: tuple[Finding, ...]

    @property
    def references(self) -> tuple[str, ...]:
        """The cases, each once."""
        return tuple(sorted({one.reference for one in self.findings}))


def written(form: Questionnaire) -> set[str]:
    """Want the remarks and recommendations of a round."""
    return {step.path for step in _steps(form)}


def findings(round_: RoundReading) -> tuple[Finding, ...]:
    """List what was written in a round read with `written`, by area, agency and case."""
    found = [
        _finding(one, step)
        for step in _steps(round_.form)
        for one in round_.returns
        if one.is_answered and one.answers.get(step.path)
    ]
    areas = [area.key for area in round_.form.areas]
    agencies = [agency.key for agency in round_.agencies]
    return tuple(
        sorted(found, key=lambda one: (areas.index(one.area_key), agencies.index(one.agency_key), one.reference))
    )


def gathered(found: Iterable[Finding]) -> tuple[Gathered, ...]:
    """Gather findings by sort, area and agency: strengths first, recommendations behind what is to develop."""
    together: dict[tuple[str, str, str], list[Finding]] = {}
    for one in sorted(found, key=lambda one: SORTS.index(one.sort)):
        together.setdefault((one.sort, one.area, one.agency), []).append(one)
    return tuple(Gathered(*of, tuple(those)) for of, those in together.items())


def _steps(form: Questionnaire) -> list[Step]:
    roles = ("note", "recommendation")
    return [step for step in form.steps if isinstance(step.question, TextQuestion) and step.question.role in roles]


def _finding(one: Reading, step: Step) -> Finding:
    value = one.answers[step.path] or {}
    role = getattr(step.question, "role", "note")
    sort = role if role == "recommendation" else str(value.get("sort") or "note")
    return Finding(
        sort if sort in SORTS else "note", step.area.key, say(step.area.title), one.one.agency_key, one.agency,
        one.reference, str(value.get("text", "")), one.one.response_id or 0, step.path,
    )  # fmt: skip
