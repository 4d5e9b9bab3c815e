"""The commands, buttons, wants and messages of this room, as the tables of the bot take them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.flows.agency import giving_back, handing, home, one_by_one, scope, seconds, signing, told
from bot.flows.turn import Message, Step, Wanted
from questionnaires.catalog import Catalog
from storage.tx import Tx

LEADS = frozenset({"agency_lead", "lead", "admin"})

BUTTONS: dict[str, tuple[Step, int]] = {
    "ag": (home.show_home, 2),
    "ags": (home.agency, 1),
    "ag_late": (home.show_late, 3),
    "ag_sc": (scope.show_scoping, 3),
    "ag_sys": (scope.show_systems, 2),
    "ag_tick": (scope.tick, 5),
    "ag_out": (handing.show_handing, 2),
    "ag_whom": (handing.pick_auditor, 3),
    "ag_plan": (handing.show_plan, 3),
    "ag_deal": (handing.deal, 4),
    "ag_mv": (handing.pick_from, 3),
    "ag_mvf": (handing.pick_to, 4),
    "ag_mvc": (handing.show_move, 4),
    "ag_mvgo": (handing.move, 5),
    "ag_2": (seconds.show_second, 2),
    "ag_2n": (seconds.plan_second, 4),
    "ag_2go": (seconds.deal_second, 4),
    "ag_one": (one_by_one.show_cases, 3),
    "ag_case": (one_by_one.show_case, 4),
    "ag_give": (one_by_one.give, 4),
    "ag_as": (one_by_one.show_assignment, 2),
    "ag_to": (one_by_one.hand_to, 2),
    "ag_wd": (one_by_one.ask_withdraw, 1),
    "ag_wdgo": (one_by_one.withdraw, 1),
    "ag_so": (signing.show_waiting, 3),
    "ag_rd": (signing.read, 1),
    "ag_ok": (signing.sign_off, 1),
    "ag_no": (signing.show_why, 1),
    "give_back": (giving_back.show_giving_back, 1),
}

WANTED: dict[str, Wanted] = {
    "systems": Wanted(scope.ask_systems, scope.take_systems, numbers=2),
    "second": Wanted(seconds.ask_second, seconds.take_second, numbers=2),
    "send_back": Wanted(signing.ask_why, signing.take_why, numbers=1),
    "hand_back": Wanted(giving_back.ask_why, giving_back.take_why, numbers=1),
}
"""What is wanted typed, by the word its prompt carries: how it is asked for, and what takes it."""

AGAIN: dict[str, Callable[[Tx, Catalog, int, Mapping[str, Any]], Message | None]] = {
    "new_cases": told.new_cases,
    "round_over": told.round_over,
    "handed_back": told.handed_back,
    "to_sign_off": told.to_sign_off,
    "sent_back": told.sent_back,
}
