"""What may be seen of a round's returns: the one reading that figures, reports and exports are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.office.signing_off import awaits
from storage.returns import Return
from storage.rounds import Round
from storage.tx import Tx

MaySee = Callable[[Return], bool]


@dataclass(frozen=True)
class Sight:
    """A return as somebody sees it: whether it waits for its agency's lead, and whether it is hidden from them."""

    one: Return
    unsigned: bool
    hidden: bool

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back from its auditor before it went in."""
        return is_withdrawn(self.one)


def is_withdrawn(one: Return) -> bool:
    """Tell whether a return was taken back from its auditor; one that had gone in before then counts as it is."""
    return one.withdrawn and not one.has_gone_in


def shown_to_all(one: Return) -> bool:
    """Hide no return from who asks; those that wait for a sign-off are marked all the same."""
    del one
    return True


def in_sight(tx: Tx, round_: Round, may_see: MaySee = shown_to_all, *, withdrawn: bool = False) -> list[Sight]:
    """List a round's returns for who may see some of them; what was withdrawn only where it is asked for."""
    found = [one for one in tx.returns.of_round(round_.id) if withdrawn or not is_withdrawn(one)]
    return [Sight(one, awaits(round_, one), not may_see(one)) for one in found]
