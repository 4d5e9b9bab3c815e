"""A tidy chat: what a person wrote is noted, to go with its return, and what cannot be deleted is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.flows.turn import Heard, Message, Notice
from bot.flows.views import NoticeView
from bot.office import signing_off
from questionnaires.catalog import Catalog
from storage.deletions import WHENEVER, Deletion
from storage.tx import Tx


def note_own(tx: Tx, heard: Heard) -> None:
    """Note what a person sent while they stand in a return; a message that was noted before stays of its own.

    What something was taken out of is to go at once, unless its step lets it stand.
    """
    focus, due_at = tx.places.focus(heard.person), tx.now if heard.taken_out else WHENEVER
    if heard.message_id and heard.kind != "tap" and (focus or due_at):
        tx.deletions.note(heard.telegram_id, heard.message_id, focus.response_id if focus else 0, due_at)


def let_reason_go(tx: Tx, heard: Heard, round_id: int) -> None:
    """Let the words go at once in which a person said why they give a case back, unless its round does not tidy."""
    if heard.message_id and tx.rounds.get(round_id).tidies != "off":
        tx.deletions.note(heard.telegram_id, heard.message_id, due_at=tx.now)


def let_stored_go(tx: Tx, heard: Heard) -> None:
    """Let a message go whose answer is stored, where the round tidies as its auditors go; one not used stays."""
    focus = tx.places.focus(heard.person) if heard.kind in ("text", "edit") else None
    if focus and heard.message_id and tx.deletions.goes_along(focus.response_id):
        found = tx.answers.said_in(heard.person, heard.message_id)
        if found and found[0] == focus.response_id:
            tx.deletions.note(heard.telegram_id, heard.message_id, found[0], due_at=tx.now)


def tell_what_stays(tx: Tx, stays: Sequence[Deletion]) -> list[tuple[int, int]]:
    """Put in the outbox how many messages a person is to delete by hand, return by return; gives who, and where."""
    told = []
    for (chat_id, response_id), n in Counter((one.chat_id, one.response_id) for one in stays).items():
        person = tx.people.find_by_telegram(chat_id)
        if person and person.is_active:
            tx.outbox.put(person.id, "stays", {"response": response_id, "n": n})
            told.append((person.id, chat_id))
    return list(dict.fromkeys(told))


def stays_again(tx: Tx, catalog: Catalog, person_id: int, facts: Mapping[str, Any]) -> Message:
    """Say how many messages Telegram would not delete, and what to do."""
    notice = Notice("stays_in_chat", {"reference": _reference(tx, person_id, facts["response"]), "n": facts["n"]})
    return Message(NoticeView(), notice=notice, kind="stays", facts=facts, fresh=True, aside=True)


def _reference(tx: Tx, person_id: int, response_id: int) -> str:
    """Name the case of a return, to whom it is still theirs to know."""
    if not response_id:
        return ""
    response = tx.responses.get(response_id)
    one = tx.assignments.get(response.assignment_id)
    return signing_off.reference_of(tx, one) if signing_off.may_read(tx, person_id, one, response) else ""


def emptied() -> Message:
    """Say, in the place of an old message of the bot, that something stood there."""
    return Message(NoticeView(), notice=Notice("emptied"))
