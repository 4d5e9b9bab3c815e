"""Hearing: what typed words, files and unknown words count for, told by what the chat last showed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.flows import answering, labels, replies
from bot.flows.agency.ways import WANTED as IN_AGENCY
from bot.flows.concerns.ways import WANTED as OF_CONCERNS
from bot.flows.cut import may_be_cut
from bot.flows.guarding import letting, rest_of
from bot.flows.lead.picking import WANTED as OF_QUOTES
from bot.flows.people import WANTED as OF_PEOPLE
from bot.flows.rounds.table import WANTED as IN_ROUNDS
from bot.flows.turn import UNREAD, Heard, Message, Notice, Reply, Want, Wanted
from bot.privacy.found import SOFT
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.tx import Tx

WANTED: Mapping[str, Wanted] = {**IN_ROUNDS, **IN_AGENCY, **OF_PEOPLE, **OF_CONCERNS, **OF_QUOTES}
"""Each thing that is wanted outside the questionnaire, by the word its prompt carries."""


KEEP = re.compile(r"\W{0,3}keep\W{0,3}:\W{0,3}", re.IGNORECASE)
"""Written in front of words that are sent again, to keep what only looks like a name, a date of birth or a number."""


def last_want(tx: Tx, chat_id: int) -> Want | None:
    """Tell what the newest message of a chat wants outside the questionnaire, if it wants anything."""
    shown = tx.prompts.last(chat_id)
    want = Want.read(shown.spot) if shown else None
    if want is None or want.what not in WANTED:
        return None
    return want if WANTED[want.what].numbers in (None, len(want.args)) else None


def current(tx: Tx, catalog: Catalog, person_id: int, notice: Notice | None = None, *, on_tap: bool = False) -> Message:
    """Ask again what is asked; right at any moment, any number of times."""
    want = last_want(tx, tx.people.get(person_id).telegram_id)
    if want is None:
        return answering.current(tx, catalog, person_id, notice, on_tap=on_tap)
    try:
        shown = WANTED[want.what].show(tx, catalog, person_id, want.args, notice)
    except Refusal as refusal:  # what is wanted can no longer be given: taken away, or past
        last = notice or Notice(refusal.code, refusal.facts)
        return answering.current(tx, catalog, person_id, last, on_tap=on_tap)
    return replace(shown, notice=notice, fresh=not on_tap)


def typed(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take typed words for what the message before them wanted: something set up, or an answer.

    A reply belongs to what it replies to. Somebody else's words are nobody's answer.
    """
    if heard.origin:
        return Reply((current(tx, catalog, heard.person, replies.not_own(heard)),))
    if replies.is_elsewhere(tx, heard):
        return Reply((current(tx, catalog, heard.person, replies.take(tx, catalog, heard)),))
    want = last_want(tx, heard.telegram_id)
    if want is None:
        return answering.answer(tx, catalog, heard)
    if tx.prompts.answered_by(heard.telegram_id, heard.message_id or 0) != str(want):
        return Reply((current(tx, catalog, heard.person, Notice("not_shown_yet", also=rest_of(heard))),))
    wanted = WANTED[want.what]
    if not wanted.takes_words:
        return wanted.take(tx, catalog, replace(heard, verb=want.what, args=want.args))
    if wanted.a_list and may_be_cut(tx, heard):
        return Reply((current(tx, catalog, heard.person, Notice("list_cut", {"file": wanted.takes_file})),))
    if labels.is_way(heard.raw):
        return Reply((current(tx, catalog, heard.person, Notice("only_a_button", {"word": heard.raw.strip()})),))
    kept, kinds = KEEP.match(heard.raw), ",".join(heard.taken_out)
    heard = letting(tx, heard, wanted.lets(want.args) | (SOFT if kept else frozenset()))
    if heard.taken_out:
        return Reply((current(tx, catalog, heard.person, _told(heard)),))
    if kept:
        heard = replace(heard, raw=KEEP.sub("", heard.raw, count=1))  # a mask's bracket may have stood behind it
        if kinds:
            tx.trail.add("words.kept", part=kinds)
    return wanted.take(tx, catalog, replace(heard, verb=want.what, args=want.args))


def _told(heard: Heard) -> Notice:
    if heard.taken_out == UNREAD:
        return Notice("unread")
    may_keep = SOFT.issuperset(heard.taken_out)
    return Notice("not_taken", {"kinds": list(heard.taken_out), "may_keep": may_keep}, also=rest_of(heard))


def sent_file(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take a file where one is wanted; decline and delete any other, a voice note or a photo too, and ask again."""
    want = last_want(tx, heard.telegram_id)
    under = _under(heard)
    if want is None or not WANTED[want.what].takes_file or not heard.file_id:
        tx.deletions.note(heard.telegram_id, heard.message_id or 0, due_at=tx.now)
        return _of_album(tx, catalog, heard, under)
    if heard.content is None:
        notice = Notice("file_not_read", {"size": heard.file_size}, also=under)
        return Reply((current(tx, catalog, heard.person, notice),))
    reply = WANTED[want.what].take(tx, catalog, replace(heard, verb=want.what, args=want.args))
    first, *others = reply.messages
    said = replace(first.notice, also=under) if first.notice else under
    return replace(reply, messages=(replace(first, notice=said), *others)) if under else reply


def _of_album(tx: Tx, catalog: Catalog, heard: Heard, under: Notice | None) -> Reply:
    """Decline a file; of an album once, unless there are words under a picture that came later."""
    key = f"album:{heard.telegram_id}:{heard.album}" if heard.album else ""
    if key and tx.outbox.was_put(key):
        if under is None:
            return Reply(())
        return Reply((current(tx, catalog, heard.person, under),))
    notice = Notice("only_words", {"what": "photo album" if key else heard.raw}, also=under)
    return Reply((replace(current(tx, catalog, heard.person, notice), dedupe=key),))


def _under(heard: Heard) -> Notice | None:
    """Give back what was written under a file, since that is not used."""
    if heard.taken_out == UNREAD:
        return Notice("caption_unread")
    return Notice("caption_left", {"text": heard.caption, "kinds": list(heard.taken_out)}) if heard.caption else None


def wants_file(tx: Tx, heard: Heard) -> bool:
    """Tell whether what was sent is a document, and the newest message of the chat wants one."""
    want = last_want(tx, heard.telegram_id)
    return bool(heard.file_id) and want is not None and WANTED[want.what].takes_file


def unknown_command(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Say that a word with a slash means nothing here, and ask again."""
    return Reply(
        (
            current(
                tx, catalog, heard.person, Notice("unknown_command", {"word": f"/{heard.verb}"}, also=rest_of(heard))
            ),
        )
    )
