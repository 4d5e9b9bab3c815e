"""Replies: what is a reply to an earlier question belongs to that question, and to no other."""

from __future__ import annotations

from bot.flows import labels
from bot.flows.editing import put_together_anew
from bot.flows.guarding import rest_of
from bot.flows.opened import Opened, open_return
from bot.flows.turn import UNREAD, Heard, Notice
from questionnaires.catalog import Catalog
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds import Draft, TextQuestion, say
from questionnaires.model import Step
from storage.prompts import RECEIPT
from storage.tx import Tx


def asked_by(tx: Tx, heard: Heard) -> str:
    """Tell which question a message is a reply to, as a prompt notes it: by what was asked in it, or was said in it."""
    spot = tx.prompts.spot_of(heard.telegram_id, heard.reply_to)
    if spot is not None:
        return spot
    said = tx.answers.said_in(heard.person, heard.reply_to)
    return f"{said[0]}:{said[1]}" if said else ""


def is_elsewhere(tx: Tx, heard: Heard) -> bool:
    """Tell whether a message is a reply to something else than what the newest message asks."""
    if not heard.reply_to:
        return False
    last = tx.prompts.last(heard.telegram_id)
    if last and last.message_id == heard.reply_to:
        return False
    asked = asked_by(tx, heard)
    return not asked or last is None or last.spot != asked


def take(tx: Tx, catalog: Catalog, heard: Heard) -> Notice:
    """Add a reply to the answer that it belongs to; where it cannot be, say why, and store nothing.

    Raises Refusal where the return is another's by now, has gone in, or its round is closed.
    """
    asked, rest = asked_by(tx, heard), rest_of(heard)
    if heard.taken_out == UNREAD:
        return Notice("unread")
    response_id = asked.removeprefix(RECEIPT).partition(":")[0]
    if not response_id.isdecimal():
        return Notice("reply_to_no_question", also=rest)
    opened = open_return(tx, catalog, heard.person, int(response_id))
    step = next((step for step in opened.steps if step.path == asked.partition(":")[2]), None)
    if step is None:
        return Notice("reply_no_longer_asked", {"reference": opened.reference}, also=rest)
    reference, question = opened.reference, say(step.question.text)
    if not isinstance(step.question, TextQuestion):
        return Notice("reply_to_tapped", {"reference": reference, "question": question}, also=rest)
    if labels.is_ours(heard.raw):
        return Notice("only_a_button", {"word": heard.raw.strip()})
    try:
        final = _add(opened, step, step.question, heard)
    except AnswerNotAccepted as problem:
        return Notice(problem.code, problem.facts, also=rest)
    tx.deletions.belongs_to(heard.telegram_id, heard.message_id or 0, opened.response.id)
    kinds = list(heard.taken_out)
    return Notice("reply_added", {"reference": reference, "question": question, "final": final, "kinds": kinds})


def _add(opened: Opened, step: Step, question: TextQuestion, heard: Heard) -> bool:
    """Add the words to a text; one that stood stands again, with them. Tells whether it stands."""
    said = opened.sheet.said.get(step.path)
    taken = question.read(heard.raw, said.draft if said else Draft())
    if taken.final:  # a Next of some sort: that closes what is on the screen, and nothing else
        raise AnswerNotAccepted("tap_a_button")
    after = opened.say(step.path, taken.value, "draft", heard.message_id)
    return put_together_anew(after, step.path, said)


def not_own(heard: Heard) -> Notice:
    """Say that somebody else's words are no answer, nor a reply to what is not in this chat."""
    if heard.taken_out == UNREAD:
        return Notice("unread")
    return Notice("not_own_words", {"how": heard.origin, "deleted": bool(heard.taken_out)}, also=rest_of(heard))
