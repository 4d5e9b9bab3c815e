"""A round's assignments and returns as they stand, for figures and exports."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from storage.driver import sqlite


@dataclass(frozen=True)
class Return:
    """An assignment with its case, agency, person and how far its return is (None: not begun).

    A unit's returns are reported under the name of the agency it belongs to, unless it takes part by itself.
    """

    assignment_id: int
    reference: str
    agency_key: str
    agency: str
    person_id: int
    person: str
    telegram_id: int
    age_band: str
    gender: str
    response_id: int | None
    form_id: int
    state: str | None
    incomplete: bool
    withdrawn: bool
    submitted_at: str | None
    case_id: int | None
    agency_id: int
    unit_id: int
    purpose: str
    handed_back: str
    signed_off: bool

    @property
    def has_gone_in(self) -> bool:
        """Whether its auditor has sent it in."""
        return self.submitted_at is not None


NAMES = tuple(field.name for field in fields(Return))
FLAGS = ("incomplete", "withdrawn", "signed_off")


def _return(row: tuple[Any, ...]) -> Return:
    named = dict(zip(NAMES, row, strict=True))
    named.update((name, bool(named[name])) for name in FLAGS)
    return Return(**named)


class Returns:
    """Read what a round has received."""

    def __init__(self, conn: sqlite.Connection) -> None:
        self.conn = conn

    def of_round(self, round_id: int) -> list[Return]:
        """List a round's returns by case and agency; withdrawn assignments only where something was answered."""
        sql = """SELECT a.id, coalesce(c.reference, ''), ag.key, ag.name, p.id, p.name, p.telegram_id,
                        coalesce(c.age_band, ''), coalesce(c.gender, ''),
                        r.id, coalesce(r.form_id, a.form_id), r.state,
                        coalesce(r.incomplete, 0), a.withdrawn, r.submitted_at,
                        a.case_id, ag.id, unit.id, a.purpose, a.handed_back,
                        coalesce((SELECT s.verdict = 'signed_off' AND s.said_at >= r.submitted_at FROM sign_offs s
                                  WHERE s.response_id = r.id ORDER BY s.id DESC LIMIT 1), 0)
                 FROM assignments a JOIN agencies unit ON unit.id = a.agency_id JOIN people p ON p.id = a.person_id
                 LEFT JOIN cases c ON c.id = a.case_id LEFT JOIN responses r ON r.assignment_id = a.id
                 LEFT JOIN round_agencies own ON own.round_id = a.round_id AND own.agency_id = unit.id
                 JOIN agencies ag ON ag.id = CASE WHEN own.agency_id IS NULL THEN coalesce(unit.parent_id, unit.id)
                                                  ELSE unit.id END
                 LEFT JOIN round_agencies ra ON ra.round_id = a.round_id AND ra.agency_id = ag.id
                 WHERE a.round_id = ? AND (a.withdrawn = 0 OR r.id IS NOT NULL)
                 ORDER BY c.reference, ra.place, a.id"""
        return [_return(row) for row in self.conn.execute(sql, (round_id,))]
