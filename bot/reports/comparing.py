"""Cases compared by what is recorded of the child: age band, gender, ethnicity, flags."""

from __future__ import annotations

from dataclasses import dataclass

from bot.office.bands import IN_ORDER
from bot.office.cells import canonical
from bot.reports.grid import Cell
from bot.reports.measures import Mark
from bot.reports.reading import RoundReading
from storage.cases import Case

ATTRIBUTES = ("age_band", "gender", "ethnicity")
FLAG = "flag."


@dataclass(frozen=True)
class Group:
    """The cases that are alike in an attribute, and how the work on them was graded.

    `value` is blank where the attribute was not recorded, which is a gap to report. `is_one_child` marks what must not
    leave the room: a group of one case is one child.
    """

    value: str
    references: tuple[str, ...]
    cell: Cell

    @property
    def is_one_child(self) -> bool:
        """Whether one child is described."""
        return len(self.references) == 1


def attributes(round_: RoundReading) -> tuple[str, ...]:
    """List what the cases can be compared by: what is recorded of any of them, and each flag."""
    plain = [name for name in ATTRIBUTES if any(getattr(case, name) for case in round_.cases)]
    return (*plain, *(FLAG + flag for flag in sorted({flag for case in round_.cases for flag in case.flags})))


def compare(round_: RoundReading, attribute: str, key: str = "") -> tuple[Group, ...]:
    """Compare how cases are graded by an attribute (a flag is yes or no): overall, or in one measure."""
    measure = round_.measure(key)
    spelled: dict[str, str] = {}
    found = {case.reference: value_of(case, attribute) for case in round_.cases}
    values = {reference: spelled.setdefault(value.casefold(), value) for reference, value in found.items()}
    marks: dict[str, list[Mark]] = {value: [] for value in sorted(set(values.values()), key=_in_order)}
    for one in round_.returns:
        if one.is_answered and not one.is_second and one.reference in values:
            marks[values[one.reference]].append(round_.mark(one, measure.key))
    return tuple(
        Group(value, tuple(reference for reference, its in values.items() if its == value), Cell(tuple(its_marks)))
        for value, its_marks in marks.items()
    )


def value_of(case: Case, attribute: str) -> str:
    """Give what is recorded of a case; blank where nothing is."""
    if attribute.startswith(FLAG):
        return "yes" if attribute.removeprefix(FLAG) in case.flags else "no"
    return canonical(attribute, str(getattr(case, attribute)))


def _in_order(value: str) -> tuple[bool, int, str]:
    """Put bands by age, other values by name, and what was not recorded last."""
    return value == "", IN_ORDER.index(value) if value in IN_ORDER else len(IN_ORDER), value
