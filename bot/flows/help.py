"""What the bot says of itself: to strangers, to groups, and when it failed."""

from __future__ import annotations

from bot.flows.turn import Message, Notice
from bot.flows.views import NoticeView


def stranger() -> Message:
    """Say the one neutral line that somebody unknown is told."""
    return Message(NoticeView(), notice=Notice("stranger"), kind="stranger", fresh=True)


def only_private() -> Message:
    """Say in a group or channel that this is no place for it."""
    return Message(NoticeView(), notice=Notice("only_private"), kind="only_private", fresh=True)


def apology() -> Message:
    """Say that something went wrong on our side, and what to do."""
    return Message(NoticeView(), notice=Notice("apology"), kind="apology", fresh=True, aside=True)
