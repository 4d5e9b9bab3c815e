"""What was taken out of an answer: put back with a reason where it is harmless, or the message taken back whole."""

from __future__ import annotations

from bot.flows.answering import standing_at
from bot.flows.asking import REASONS, ask
from bot.flows.opened import Opened, open_return
from bot.flows.position import Asking
from bot.flows.turn import Heard, Notice, Reply
from bot.privacy.aside import Words
from bot.privacy.found import SOFT, reads_soft
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from questionnaires.kinds import TextQuestion
from storage.tx import Tx


def put_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put back what only looked like an identifier, as it was typed; the reason is kept for a lead to see."""
    response_id, index, reason = heard.args
    opened = open_return(tx, catalog, heard.person, response_id)
    here = standing_at(opened, index)
    if reason >= len(REASONS):
        raise StalePress
    number, words = _newest(opened, here, heard)
    if words is None:
        return ask(opened, Notice("words_forgotten"))
    kinds = SOFT.intersection(words.kinds())
    tx.kept_words.add(response_id, heard.person, here.spot.path, ",".join(sorted(kinds)), REASONS[reason][0])
    after = opened.say(here.spot.path, {"text": words.masked(SOFT).strip()}, "draft", number)
    return ask(after, toast=Notice("words_put_back", quiet=True))


def _newest(opened: Opened, here: Asking, heard: Heard) -> tuple[int, Words | None]:
    """Give the newest message of a text, which alone may be put back, and what is remembered of it."""
    said = opened.sheet.said.get(here.spot.path)
    if not isinstance(here.question, TextQuestion) or said is None:
        raise StalePress
    parts = [(key, text) for key, text in here.question.parts(said.pieces).items() if text]
    key, text = parts[-1] if parts else (None, "")
    if not isinstance(key, tuple) or key[0] != heard.person or not reads_soft(text):
        raise StalePress
    words = heard.aside.get(key[1])
    return key[1], words if words and words.masked(SOFT).strip() != text else None


def take_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the newest message out of a text of several; what was written stays in the record of answers."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    said = opened.sheet.said.get(here.spot.path)
    if not isinstance(here.question, TextQuestion) or said is None:
        raise StalePress
    parts = [key for key, text in here.question.parts(said.pieces).items() if text]
    newest = parts[-1] if len(parts) > 1 else None
    if not isinstance(newest, tuple) or newest[0] != heard.person:
        raise StalePress
    after = opened.say(here.spot.path, {"text": ""}, "draft", newest[1])
    return ask(after, toast=Notice("message_taken_back", quiet=True))
