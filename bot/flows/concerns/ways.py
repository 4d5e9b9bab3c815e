"""The buttons, wants and messages of this room, as the tables of the bot take them."""

from __future__ import annotations

from bot.flows.concerns import page, told
from bot.flows.turn import Step, Wanted

BUTTONS: dict[str, tuple[Step, int]] = {
    "act_now": (page.show, 1),
    "act_said": (page.said, 2),
    "act_back": (page.go_back, 1),
    "act_ack": (told.acknowledge, 1),
}

WANTED: dict[str, Wanted] = {"act_now": Wanted(page.page, page.not_words, takes_words=False, numbers=1)}
"""Nothing is wanted typed at the page: words that come there are taken nowhere else."""

AGAIN = told.AGAIN
