"""Saying a concern: the way to it from every prompt, what the closing question says, what the auditor reads."""

from __future__ import annotations

from bot.flows.opened import Opened
from bot.flows.turn import Button, Notice, Rows
from bot.office import concerns
from bot.office.concerns import Kept
from questionnaires.conditions import Value
from questionnaires.kinds import BaseQuestion


def way(response_id: int) -> tuple[Button, ...]:
    """Give the row that leads from a prompt to the page."""
    return (Button("Needs action now", "act_now", (response_id,)),)


def lasting(receipt_of: int) -> Rows:
    """Give the rows that are never taken away: under the receipt of a return, the way to the page."""
    return (way(receipt_of),) if receipt_of else ()


def state_of(question: BaseQuestion, value: Value) -> str:
    """Tell what an answer says: raised, which asks for words, or still to be raised, which is urgent; else nothing."""
    if question.shows != "whom_to_tell":
        return ""
    chosen = next((one for one in question.choices() if one.value == (value or {}).get("choice")), None)
    if chosen is None:
        return ""
    return "to_be_raised" if chosen.urgent else "raised" if chosen.ask else ""


def by_answer(opened: Opened, question: BaseQuestion, value: Value) -> Notice | None:
    """Keep the concern that a final answer says; gives what the auditor reads of it, where it says anything new."""
    state = state_of(question, value)
    if not state:
        return None
    kept = concerns.keep(opened.tx, opened.person_id, opened.response.id, state, by_answer=True)
    return notice(opened, kept) if kept.is_new else None


def left_unsaid(opened: Opened) -> None:
    """Keep what the closing question says of a return that goes in, where nothing was said of it before."""
    if opened.tx.concerns.of(opened.response.id):
        return
    for step in opened.steps:
        by_answer(opened, step.question, opened.answered.get(step.path))


def notice(opened: Opened, kept: Kept) -> Notice:
    """Say to the auditor what was kept, who was told and who is being told."""
    one, people, whom = kept.concern, opened.tx.people, opened.round.whom_to_tell
    raised, at = one.state == "raised", one.said_at
    if not kept.told and not kept.telling:
        about = opened.called
        return Notice("concern_nobody", {"reference": about, "raised": raised, "said_at": at, "whom": whom})
    reached, names = ([people.get(who).name for who in theirs] for theirs in (kept.told, kept.telling))
    if kept.is_new:
        return Notice("concern_said", {"raised": raised, "said_at": at, "names": names, "whom": whom})
    return Notice(
        "concern_said_before",
        {"raised": raised, "said_at": at, "names": names, "reached": reached, "whom": whom},
    )
