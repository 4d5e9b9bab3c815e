"""What was taken out of an answer: put back with a reason where it is harmless, or the message taken back whole."""

from __future__ import annotations

from bot.flows.answering import standing_at
from bot.flows.asking import REASONS, ask, newest_part
from bot.flows.opened import Opened, open_return
from bot.flows.position import Asking
from bot.flows.turn import Heard, Notice, Reply
from bot.privacy.aside import Words
from bot.privacy.found import SOFT, reads_soft
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx


def put_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put back what only looked like an identifier, as it was typed; the reason is kept for a lead to see."""
    response_id, index, reason, number = heard.args
    opened = open_return(tx, catalog, heard.person, response_id)
    here = standing_at(opened, index)
    if reason >= len(REASONS):
        raise StalePress
    words = _remembered(opened, here, heard, number)
    kinds = SOFT.intersection(words.kinds()) if words else frozenset()
    if words is None or not kinds:
        return ask(opened, Notice("words_forgotten"))
    tx.kept_words.add(response_id, heard.person, here.spot.path, ",".join(sorted(kinds)), REASONS[reason][0])
    after = opened.say(here.spot.path, {"text": words.masked(SOFT).strip()}, "draft", number)
    return ask(after, toast=Notice("words_put_back", quiet=True))


def _remembered(opened: Opened, here: Asking, heard: Heard, number: int) -> Words | None:
    """Give what is remembered of the newest message of a text, which must be the one that the button was about."""
    key, text = newest_part(opened, here) or ((0, 0), "")
    if key != (heard.person, number) or not reads_soft(text):
        raise StalePress
    words = heard.aside.get(number)
    return words if words and words.masked(SOFT).strip() != text else None


def take_back(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the newest message out of a text of several; it is given back to copy, and one tap puts it back."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    number = heard.args[2]
    key, text = newest_part(opened, here) or ((0, 0), "")
    if key != (heard.person, number):
        raise StalePress
    after = opened.say(here.spot.path, {"text": ""}, "draft", number)
    given_back, toast = Notice("set_aside", {"text": text}), Notice("message_taken_back", quiet=True)
    return ask(after, given_back, fresh=True, toast=toast)
