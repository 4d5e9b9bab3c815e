"""Editing: a message that was an answer, changed in the chat, changes its answer while the return is open."""

from __future__ import annotations

from dataclasses import replace

from bot.flows import labels
from bot.flows.answering import current, lets
from bot.flows.guarding import letting
from bot.flows.opened import Opened, open_return
from bot.flows.position import EXITS, Asking
from bot.flows.turn import UNREAD, Heard, Notice, Reply
from bot.privacy.found import mask
from bot.privacy.tripwire import find_hard
from bot.refusal import Refusal
from bot.sheet import Said
from questionnaires.catalog import Catalog
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds import TextQuestion, say
from questionnaires.kinds.text import TEXT_MAX, put_together
from storage.tx import Tx

Message = tuple[int, int]
"""Who sent a message, and its number."""


def edited(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put an edited message in the place of what it said, and show where the person stands."""
    message = (heard.person, heard.message_id or 0)
    if heard.taken_out == UNREAD:
        raise Refusal("unread")
    found = tx.answers.said_in(*message)
    if found is None:
        raise Refusal("edit_of_no_answer")
    opened, path = open_return(tx, catalog, heard.person, found[0]), found[1]
    said = opened.sheet.said.get(path)
    if said is None:
        raise Refusal("edit_of_no_answer")
    if heard.verb:
        raise Refusal("edit_to_command")
    if labels.is_ours(heard.raw):
        raise Refusal("edit_to_button", word=heard.raw.strip())
    heard = letting(tx, heard, lets(said.question))
    try:
        if isinstance(said.question, TextQuestion):
            _put_right_text(opened, path, said.question, said, message, heard.raw)
        else:
            _put_right(opened, path, said, message, heard.raw)
    except AnswerNotAccepted as problem:
        raise Refusal(problem.code, **problem.facts) from None
    step = opened.form.step(path)
    area = say(step.area.title) if step else ""
    notice = Notice("edit_taken", {"reference": opened.reference, "area": area, "kinds": list(heard.taken_out)})
    shown = current(tx, catalog, heard.person, notice)
    rows = tuple(row for row in shown.rows if row[0].verb != "put_back")  # these are about another message
    return Reply((replace(shown, rows=rows),))


def _put_right_text(opened: Opened, path: str, question: TextQuestion, said: Said, message: Message, raw: str) -> None:
    """Put the message in the place of the part it was; a text that stood stands again."""
    parts = question.parts(said.pieces)
    if message not in parts:
        raise Refusal("edit_of_replaced", reference=opened.reference)
    words = question.read(raw).value or {}
    text = put_together({**parts, message: words["text"]}.values())
    if len(text) > TEXT_MAX:
        raise AnswerNotAccepted("too_long", most=TEXT_MAX, length=len(text))
    put_together_anew(opened.say(path, words, "draft", message[1]), path, said)


def put_together_anew(opened: Opened, path: str, before: Said | None) -> bool:
    """Let a text that stood before one of its messages was put in stand again, with it; tells whether it stands.

    It is read once more as a whole, since a number may run from one message into the next.
    """
    if before is None or not (before.final or (before.newest.stage == "reopened" and not _on_screen(opened, path))):
        return False
    if before.value is None:
        return False
    text = str((opened.sheet.draft(path).value or {}).get("text", ""))
    opened.say(path, {**before.value, "text": mask(text, find_hard(text))})
    return True


def _on_screen(opened: Opened, path: str) -> bool:
    """Tell whether the person is at this question just now, where Next will close it."""
    here, focus = opened.standing, opened.focus
    return bool(
        focus and focus.response_id == opened.response.id and isinstance(here, Asking) and here.spot.path == path
    )


def _put_right(opened: Opened, path: str, said: Said, message: Message, raw: str) -> None:
    """Read the message again in the place of what it was, if nothing else was said of the question since."""
    first = next(place for place, piece in enumerate(said.pieces) if piece.message == message)
    before, since = said.pieces[:first], said.pieces[first:]
    if any(piece.message != message and piece.stage != "reopened" for piece in since):
        raise Refusal("edit_of_replaced", reference=opened.reference)
    taken = said.question.read(raw, said.question.draft(before))
    stood = said.newest.stage != "draft"
    if stood and not taken.final:
        raise Refusal("edit_wants_more", reference=opened.reference)
    final = taken.final and path not in EXITS
    opened.say(path, taken.value, "final" if final else "draft", message[1])
