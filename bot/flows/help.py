"""What the bot is, what it understands, and what becomes of what is said."""

from __future__ import annotations

from bot.flows.turn import Heard, Message, Notice, Reply
from bot.flows.views import NoticeView, PrivacyView
from questionnaires.catalog import Catalog
from storage.tx import Tx


def privacy(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Say what is stored, why, for how long, and who sees it."""
    rounds = dict.fromkeys(m.round_id for m in tx.people.memberships(heard.person))
    found = [round_ for round_id in rounds if (round_ := tx.rounds.get(round_id)).state != "draft"]
    view = PrivacyView(tuple((round_.title, round_.retention_days) for round_ in found))
    return Reply((Message(view, fresh=True, aside=True),))


def stranger() -> Message:
    """Say the one neutral line that somebody unknown is told."""
    return Message(NoticeView(), notice=Notice("stranger"), kind="stranger", fresh=True)


def only_private() -> Message:
    """Say in a group or channel that this is no place for it."""
    return Message(NoticeView(), notice=Notice("only_private"), kind="only_private", fresh=True)


def apology() -> Message:
    """Say that something went wrong on our side, and what to do."""
    return Message(NoticeView(), notice=Notice("apology"), kind="apology", fresh=True, aside=True)
