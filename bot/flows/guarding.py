"""Guarding: what could tell who a child is goes out of what was typed before any of it is written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import PurePath

import structlog

from bot.flows.turn import NOT_OWN, UNREAD, Heard, Notice
from bot.office.watching import watch_of
from bot.privacy.aside import ACROSS, NOTHING, Words
from bot.privacy.dates import Period, without_dates
from bot.privacy.found import Found
from bot.privacy.tripwire import find
from bot.privacy.watch_list import WatchList
from storage.tx import Tx

log = structlog.get_logger()

SUFFIX_MAX = 6
"""The longest ending of a file's name that is kept, with its dot."""

UNKNOWN = "that"
"""In the place of a word with a slash that may be a name."""


@dataclass(frozen=True)
class Guarded:
    """What may be written of an update, and what may only be remembered."""

    heard: Heard
    words: Words | None = None


def guard(tx: Tx, pepper: bytes | None, heard: Heard, before: str = "", known: Container[str] = ()) -> Guarded:
    """Take identifiers out of what a person typed; what cannot be read for them is not kept at all.

    `before` is how the message before ended, where this one may go on: an identifier may be cut in two. Without a
    pepper nothing can be read. A command that is `known` counts all the same, without the words after it. Of a stranger
    nothing is kept anyway, and what follows /start may be the secret of an invitation.
    """
    person = tx.people.find_by_telegram(heard.telegram_id)
    if person is None or heard.kind in ("tap", "link") or heard.verb == "start":
        return Guarded(heard)
    if heard.kind == "file":
        heard = replace(heard, file_name=_ending(heard.file_name))
        if not heard.caption:
            return Guarded(heard)
    try:
        if pepper is not None:
            reader = Reader.of(tx, pepper, person.id)
            return _with_caption(reader, heard) if heard.kind == "file" else _guarded(reader, heard, before)
    except Exception:
        log.exception("not read for identifiers, so not kept", update_id=heard.update_id)
    return Guarded(_unread(heard, known))


def _with_caption(reader: Reader, heard: Heard) -> Guarded:
    """Take identifiers out of what was written under a file; that is only ever given back."""
    words = Words(heard.caption, reader.find(heard.caption))
    return Guarded(replace(heard, caption=words.masked(NOTHING), taken_out=words.kinds()))


def _unread(heard: Heard, known: Container[str]) -> Heard:
    if heard.kind == "file":
        return replace(heard, caption="", taken_out=UNREAD)
    if not heard.verb:
        return replace(heard, raw="", taken_out=UNREAD)
    if heard.verb not in known:
        return replace(heard, verb=UNKNOWN, raw="", taken_out=UNREAD)
    return replace(heard, raw="", taken_out=UNREAD if heard.raw else ())


def _guarded(reader: Reader, heard: Heard, before: str) -> Guarded:
    said = heard
    if heard.verb and reader.find(heard.verb.replace("_", " ")):
        said = replace(said, verb=UNKNOWN)
    words = Words(heard.raw, reader.find(heard.raw))
    if before and heard.kind == "text":
        across = tuple(reader.across(before, heard.raw))
        sure = _over(words.found, tuple(one for one in across if one.is_hard))
        words = Words(heard.raw, _over(across, sure))
    if heard.origin in NOT_OWN:  # none of it is used, so none of it is kept
        return Guarded(replace(said, raw="", taken_out=words.kinds()))
    if not words.found:
        return Guarded(said)
    return Guarded(replace(said, raw=words.masked(NOTHING), taken_out=words.kinds()), words)


@dataclass(frozen=True)
class Reader:
    """Reads texts for identifiers with what is known where a person stands."""

    watch: WatchList
    names: tuple[str, ...]
    period: Period | None

    @classmethod
    def of(cls, tx: Tx, pepper: bytes, person_id: int) -> Reader:
        """Gather what a person's rounds tell, and the agencies' names that are let pass."""
        period, rounds = _place(tx, person_id)
        return cls(watch_of(tx, rounds, pepper), tuple(one.name for one in tx.rounds.all_agencies()), period)

    def find(self, text: str) -> tuple[Found, ...]:
        """Find the identifiers of a text."""
        return find(text, self.watch, agencies=self.names, period=self.period)

    def across(self, before: str, typed: str) -> Iterator[Found]:
        """Find what shows in the beginning of a message only beside the end of the one before.

        A number may be cut in two; the figures of two answers that are dates are none.
        """
        head = typed[:ACROSS]
        apart, cut = f"{before} {head}", without_dates(before) + without_dates(head)
        yield from (_from(len(before) + 1, one) for one in self.find(apart) if one.end > len(before) + 1)
        yield from (_from(len(before), one) for one in self.find(cut) if one.end > len(before) and one.is_hard)


def _from(begins: int, one: Found) -> Found:
    return Found(max(0, one.start - begins), one.end - begins, one.kind)


def read_anew(tx: Tx, pepper: bytes | None, telegram_id: int, aside: Mapping[int, Words]) -> dict[int, Words]:
    """Read what is remembered again with the watch lists as they are now."""
    person = tx.people.find_by_telegram(telegram_id)
    if person is None or pepper is None or not aside:
        return {}
    reader = Reader.of(tx, pepper, person.id)
    return {number: Words(one.typed, _over(one.found, reader.find(one.typed))) for number, one in aside.items()}


def _over(old: Iterable[Found], new: tuple[Found, ...]) -> tuple[Found, ...]:
    """Put what is found now over what was found before."""
    rest = (one for one in old if not any(one.start < other.end and other.start < one.end for other in new))
    return tuple(sorted((*new, *rest)))


def letting(tx: Tx, heard: Heard, lets: Set[str]) -> Heard:
    """Let kinds of identifiers stand that what was asked for may hold; a message that is whole again stays in the chat.

    It is masked when it comes, before it is known what it counts for. A restart between the two forgets what was typed.
    """
    words = heard.aside.get(heard.message_id or 0)
    if not words or not heard.taken_out:
        return heard
    out = words.kinds(lets)
    if not out:
        tx.deletions.spare(heard.telegram_id, heard.message_id or 0)
    return replace(heard, raw=words.masked(lets), taken_out=out)


def rest_of(heard: Heard) -> Notice | None:
    """Give back what is left of a message that was not used, since it was deleted from the chat."""
    if not heard.raw or not heard.taken_out or heard.taken_out == UNREAD:
        return None
    return Notice("left_of_it", {"text": f"/{heard.verb} {heard.raw}" if heard.kind == "command" else heard.raw})


def _place(tx: Tx, person_id: int) -> tuple[Period | None, list[int]]:
    """Give the period audited where the person stands in a return, and the rounds whose names they may come upon."""
    rounds = list(dict.fromkeys(m.round_id for m in tx.people.memberships(person_id)))
    focus = tx.places.focus(person_id)
    if focus is None:
        return None, rounds
    here = tx.rounds.get(tx.assignments.get(tx.responses.get(focus.response_id).assignment_id).round_id)
    return (here.period_from, here.period_to), [*rounds, here.id]


def _ending(name: str) -> str:
    """Give what a file's name says of its kind: the name itself may be a child's."""
    suffix = PurePath(name).suffix.lower()
    return f"file{suffix}" if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= SUFFIX_MAX else "file"
