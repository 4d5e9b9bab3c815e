"""What leads hear of a concern and what its auditor hears back, made from what is stored now; and taking note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.flows.concerns.views import ConcernLine, ConcernView, NotedView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows, View
from bot.office import concerns, telling
from bot.office.signing_off import reference_of
from questionnaires.catalog import Catalog
from storage.concerns import Concern
from storage.tx import Tx

Facts = Mapping[str, Any]

STARTS = ("start", "accept")
"""The commands and buttons by which somebody comes in."""

BUTTONS_MAX = 6
"""The most concerns with a button in one message; those said first come first."""


def line(tx: Tx, reader: int, one: Concern) -> ConcernLine:
    """Set a concern as a line: by the names that its reader may see."""
    assignment = concerns.assignment_of(tx, one)
    own = assignment.person_id == reader
    name = tx.rounds.agency(assignment.agency_id).name
    return ConcernLine(
        reference=reference_of(tx, assignment),
        agency=name if own else telling.name_for(tx, reader, assignment.round_id, assignment.agency_id),
        who=tx.people.get(one.person_id).name,
        state=one.state,
        said_at=one.said_at,
        by=tx.people.get(one.acknowledged_by).name if one.acknowledged_by else "",
        noted_at=one.acknowledged_at,
    )


def lines(tx: Tx, reader: int, found: Iterable[Concern]) -> tuple[ConcernLine, ...]:
    """Set concerns as lines."""
    return tuple(line(tx, reader, one) for one in found)


def ways(tx: Tx, reader: int, found: Iterable[Concern]) -> Rows:
    """Make a button for each concern that the reader may acknowledge."""
    theirs = concerns.noted_by(tx, reader, found)[:BUTTONS_MAX]
    shown = [(line(tx, reader, one), one.id) for one in theirs]
    twice = [one.reference for one, _ in shown]
    return tuple(
        (
            Button(
                f"Acknowledge: {one.reference}{f' · {one.agency}' * (twice.count(one.reference) > 1)} needs action now",
                "act_ack",
                (id_,),
            ),
        )
        for one, id_ in shown
    )


def concern(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message | None:
    """Tell a lead of a concern; nothing to whom it is no longer theirs to know."""
    one = tx.concerns.get(facts["concern"])
    if not concerns.may_note(tx, person_id, one):
        return None
    title = tx.rounds.get(concerns.assignment_of(tx, one).round_id).title
    rows = ((Button("Acknowledge", "act_ack", (one.id,)),),) if one.is_open else ()
    return _aside(ConcernView(line(tx, person_id, one), title), "concern", facts, rows)


def noted(tx: Tx, catalog: Catalog, person_id: int, facts: Facts) -> Message | None:
    """Tell whoever said a concern, or was told of it, who took note."""
    one = tx.concerns.get(facts["concern"])
    yours = one.person_id == person_id
    if not yours and not concerns.may_note(tx, person_id, one):
        return None
    by_you, before = one.acknowledged_by == person_id, bool(facts.get("before"))
    return _aside(NotedView(line(tx, person_id, one), yours, by_you, before), "noted", facts)


def first(tx: Tx, catalog: Catalog, person_id: int, heard: Heard) -> tuple[Message, ...]:
    """Tell a lead what is to be heard before anything else: on Start whatever is open, else what never reached them."""
    starts = heard.verb in STARTS
    if not starts and heard.kind == "tap":
        return ()
    found = concerns.to_hear_first(tx, person_id, again=starts)
    made = [concern(tx, catalog, person_id, {"concern": one.id}) for one in found]
    key = f"{person_id}:{heard.update_id}:{tx.now}"
    return tuple(replace(one, dedupe=f"concern:{one.facts['concern']}:{key}") for one in made if one)


def unheard(tx: Tx, person_id: int, facts: Facts) -> Notice:
    """Tell whoever said a concern that it could reach nobody; the question that they are at goes on below."""
    one = tx.concerns.get(facts["concern"])
    said, whom = line(tx, person_id, one), tx.rounds.get(concerns.assignment_of(tx, one).round_id).whom_to_tell
    return Notice(
        "concern_unheard",
        {
            "reference": said.reference,
            "agency": said.agency,
            "said_at": one.said_at,
            "raised": one.state == "raised",
            "whom": whom,
        },
    )


def _aside(view: View, kind: str, facts: Facts, rows: Rows = ()) -> Message:
    """Leave the question above open: whoever is told may be in the middle of an answer."""
    return Message(view, rows, kind=kind, facts=facts, fresh=True, aside=True)


def acknowledge(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take note of a concern; whoever comes second is told who did."""
    first = concerns.acknowledge(tx, heard.person, heard.args[0])
    message = noted(tx, catalog, heard.person, {"concern": heard.args[0], "before": not first})
    toast = Notice("concern_noted", quiet=True) if first else Notice("concern_noted_before", quiet=True)
    return Reply((message,) if message else (), toast)


AGAIN: dict[str, Callable[[Tx, Catalog, int, Facts], Message | None]] = {
    "concern": concern,
    "noted": noted,
}
"""How each message about concerns is made anew that was lost on its way."""
