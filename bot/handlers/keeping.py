"""What is kept of what came in: whose it is, what is left out, and what was said under the pictures of an album."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.flows.people import arriving
from bot.flows.turn import Heard
from storage.tx import Tx


def keep(tx: Tx, heard: Sequence[Heard], is_new: Callable[[int], bool] = lambda account: True) -> list[Heard]:
    """Keep a batch in the inbox; gives what is new, each with the person it comes from.

    Of a stranger nothing but the number of the update is written; while they open an invitation or answer to it, also
    their account. The secret of a link is written of nobody. A stranger who is not new is not kept at all.
    """
    known = [arriving.recognised(tx, replace(one, person_id=_person(tx, one.telegram_id))) for one in heard]
    known, passing = _met(tx, known, is_new)
    kept = [one if one.person_id or arriving.is_awaited(tx, one) else _nothing_of(one) for one in known]
    fresh = tx.inbox.keep(heard[0].bot_id, [(one.update_id, one.to_json()) for one in kept]) if heard else set()
    return [one for one in known if one.update_id in fresh] + passing


def _met(tx: Tx, heard: list[Heard], is_new: Callable[[int], bool]) -> tuple[list[Heard], list[Heard]]:
    """Leave out what strangers say who were turned away already; of that, only a tap is to be answered, and in silence.

    What has to do with an invitation always counts.
    """
    counts, passing, met = list[Heard](), list[Heard](), set[int]()
    for one in heard:
        account = one.telegram_id
        if one.person_id or one.kind == "link" or arriving.is_awaited(tx, one):
            counts.append(one)
        elif account not in met and is_new(account):
            met.add(account)
            counts.append(one)
        elif one.callback_id:
            passing.append(_nothing_of(one))
    return counts, passing


def _nothing_of(heard: Heard) -> Heard:
    return replace(heard, raw="", telegram_id=0, file_id="", file_name="", caption="", album="")


def _person(tx: Tx, telegram_id: int) -> int | None:
    person = tx.people.find_by_telegram(telegram_id)
    return person.id if person and person.is_active else None


def albums(heard: Sequence[Heard]) -> list[Heard]:
    """Put what was written under the pictures of an album under the first of them that came, to be answered once."""
    under: dict[tuple[int, str], list[Heard]] = {}
    for one in heard:
        under.setdefault((one.telegram_id, one.album), []).append(one)
    joined = []
    for one in heard:
        theirs = under[one.telegram_id, one.album]
        words = "\n\n".join(each.caption for each in theirs if each.caption) if one is theirs[0] else ""
        taken_out = tuple(dict.fromkeys(kind for each in theirs for kind in each.taken_out))
        joined.append(replace(one, caption=words, taken_out=taken_out) if one.album else one)
    return joined
