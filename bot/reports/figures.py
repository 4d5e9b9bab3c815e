"""What has come in, by agency and in all, and how the work was graded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.office.scoping import unassigned
from bot.office.sight import MaySee, in_sight
from storage.responses import OPEN
from storage.returns import Return
from storage.scopings import EXPECTED
from storage.tx import Tx


@dataclass
class Count:
    """How far the returns of an agency, or of a round, are; each expected return is counted in one place.

    Received are the returns that went in, nil returns among them, also those that follow from scoping; what an agency
    was unable to do is counted apart, and so is what waits for its lead to sign it off. A return that went in without
    an overall grade counts as not graded. Of one that is hidden from who asks is said that it is received, and no more.
    Second audits are no further returns: how many, and how many went in.
    """

    expected: int = 0
    received: int = 0
    incomplete: int = 0
    nil_return: int = 0
    unable: int = 0
    in_progress: int = 0
    not_begun: int = 0
    unsigned: int = 0
    second: int = 0
    second_in: int = 0
    grades: Counter[str] = field(default_factory=Counter)

    def add(self, one: Return, grade: str, *, unsigned: bool, hidden: bool = False) -> None:
        """Count one return."""
        if one.purpose == "second":
            self.second += 1
            self.second_in += one.has_gone_in and not unsigned
            return
        self.expected += 1
        if unsigned:
            self.unsigned += 1
            return
        if one.state is None:
            self.not_begun += 1
        elif one.state in OPEN:
            self.in_progress += 1
        elif hidden:
            self.received += 1
            self.grades[grade] += 1
        elif one.state == "unable":
            self.unable += 1
        else:
            self.received += 1
            self.incomplete += one.incomplete
            if one.state == "nil_return":
                self.nil_return += 1
            else:
                self.grades[grade] += 1

    def add_scoped(self, knows: str) -> None:
        """Count what follows from scoping alone: a return that nobody was given yet, or a nil return."""
        self.expected += 1
        if knows in EXPECTED:
            self.not_begun += 1
        else:
            self.received += 1
            self.nil_return += 1


def count_agency(tx: Tx, round_id: int, agency_id: int, may_see: MaySee) -> Count:
    """Count an agency's returns, its units' among them, and none of their grades, for who may see some of them."""
    round_, count = tx.rounds.get(round_id), Count()
    near = {agency_id, *(unit.id for unit in tx.rounds.units(agency_id))}
    for sight in in_sight(tx, round_, may_see):
        if sight.one.unit_id in near:
            count.add(sight.one, "", unsigned=sight.unsigned, hidden=sight.hidden)
    for scoped in unassigned(tx, round_id):
        if scoped.unit_id in near:
            count.add_scoped(scoped.knows)
    return count
