"""Cut: a list that Telegram may have sent in pieces, of which none is read."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.flows.turn import Heard
from storage.tx import Tx

NEARLY_FULL, MASKED = 3_500, 2_000
"""From how many units a list may have lost its end, and from how many where something was taken out of it.

A text over 4,096 UTF-16 units goes as several messages; apps cut it at the last line or word that fits.
"""

REST = timedelta(minutes=1)
"""How long after it what is typed may be the end that was cut off."""

CUT = "cut"


def may_be_cut(tx: Tx, heard: Heard) -> bool:
    """Tell whether a typed list may be one of several pieces; what follows soon after such a one is another."""
    if len(heard.raw.encode("utf-16-le", "surrogatepass")) // 2 >= (MASKED if heard.taken_out else NEARLY_FULL):
        tx.errands.put(heard.person, CUT, {"at": tx.now})
        return True
    before = tx.errands.find(heard.person, CUT)
    if before is None:
        return False
    return datetime.fromisoformat(tx.now) - datetime.fromisoformat(before["at"]) < REST
