"""Marking: what was seen off, and what it leaves to be done, noted in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.desk import Turn
from bot.flows.concerns.saying import lasting
from bot.flows.turn import Message, Rows
from bot.office.concerns import tell_unheard
from storage.deletions import Deletion
from storage.prompts import RECEIPT, STAYS
from storage.tx import Tx


@dataclass
class Sent:
    """What was seen off in a turn, to be marked in one commit."""

    seen_off: list[tuple[int, int | None]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    is_withheld: bool = False
    """Whether something was not sent as it was made, and is to be asked for once more."""
    shown: list[tuple[int, str, bool, Rows]] = field(default_factory=list)
    told: list[tuple[int, Message]] = field(default_factory=list)
    turned: set[int] = field(default_factory=set)
    """Asides that were given another page in their place."""

    def see_off(self, turn: Turn, outbox_id: int, message: Message, message_ids: Sequence[int]) -> None:
        """Note the messages in which something was seen off; its buttons are under the last."""
        *before, last = message_ids
        self.seen_off.append((outbox_id, last))
        self.told += [(message_id, message) for message_id in message_ids]
        if message.aside:
            self.turned |= {last} & {turn.tapped}
            return
        self.shown += [(message_id, _noted(message), False, ()) for message_id in before]
        self.shown.append((last, _noted(message), message.rows != lasting(message.receipt_of), message.rows))


@dataclass(frozen=True)
class Delivered:
    """What a delivery brought about: what is to go from the chat, and who else has something to be sent.

    Who said a concern hears of it when a message to a lead could reach nobody.
    """

    due: list[Deletion]
    told: tuple[tuple[int, int], ...] = ()


def _noted(message: Message) -> str:
    """Say what is noted of a message in its spot's place, where it stays."""
    stays = f"{RECEIPT}{message.receipt_of}" if message.receipt_of else STAYS
    return stays if message.stays else str(message.spot or "")


def mark(tx: Tx, turn: Turn, sent: Sent, stripped: list[int]) -> Delivered:
    """Note what became of a turn's messages; gives what is to go from the chat, and who else is to be told."""
    for outbox_id, message_id in sent.seen_off:
        tx.outbox.sent(outbox_id, message_id)
    for outbox_id in sent.refused:
        tx.outbox.refused(outbox_id)
    for message_id, spot, live, rows in sent.shown:
        buttons = [(one.label, one.verb, *one.args) for row in rows for one in row]
        tx.prompts.show(turn.chat_id, message_id, spot, live=live, buttons=buttons)
    for message_id in stripped:
        tx.prompts.stripped(turn.chat_id, message_id)
    for message_id, message in sent.told:
        tx.deletions.shows(turn.chat_id, message_id, message.about, message.goes_after_hours)
    if sent.shown and any(tx.deletions.goes_along(message.about) for _, message in sent.told if message.about):
        tx.deletions.let_go_before(turn.chat_id, sent.shown[0][0])
    if sent.refused:
        tell_unheard(tx)
    told = tuple((one, tx.people.get(one).telegram_id) for one in sorted(tx.outbox.told))
    return Delivered(tx.deletions.due(turn.chat_id), told + again(turn, sent))


def again(turn: Turn, sent: Sent) -> tuple[tuple[int, int], ...]:
    """Give whom something is to be made anew for, as what they may read is not what it was."""
    return ((turn.person_id, turn.chat_id),) if sent.is_withheld else ()
