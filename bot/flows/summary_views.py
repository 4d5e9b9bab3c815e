"""What the choice between several returns shows."""

from __future__ import annotations

from dataclasses import dataclass

from bot.flows.turn import View


@dataclass(frozen=True)
class ReturnLine:
    """A return in a list: agency, state and overall grade."""

    reference: str
    agency: str
    state: str
    overall: str


@dataclass(frozen=True)
class ReturnsView(View):
    """The returns that a reference stands for, to pick one."""

    reference: str
    returns: tuple[ReturnLine, ...]
