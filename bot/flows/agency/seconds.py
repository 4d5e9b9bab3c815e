"""Second, blind audits in the chat: how many cases, then who would get which."""

from __future__ import annotations

import re

from bot.flows.agency.ground import back_to, or_back
from bot.flows.agency.handing import handed_out, handing, plan_message
from bot.flows.agency.views import SecondView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office import dealing, scoping
from bot.office.dealing import Share
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from storage.tx import Tx

SHARE = re.compile(r"(\d{1,3})\s*(%|percent|per cent)?", re.IGNORECASE)

CASES, PERCENT = 0, 1
"""What a number of second audits is meant as."""

SHARE_MAX = 1000
"""Above any number that is asked for; a button bears what is meant and the number as one."""

OFFERED = ((CASES, 1, "1 case"), (CASES, 2, "2 cases"), (PERCENT, 10, "10 %"), (PERCENT, 20, "20 %"))


def show_second(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask how many cases are to be audited twice."""
    return Reply((ask_second(tx, catalog, heard.person, heard.args, None),))


def ask_second(tx: Tx, catalog: Catalog, person_id: int, args: tuple[int, ...], notice: Notice | None) -> Message:
    """Ask how many cases of an agency are to be audited twice: a number, or a share."""
    scoping.allow_change(tx, person_id, "allocate", *args[:2])
    offered = tuple(Button(label, "ag_2n", (*args, kind, n)) for kind, n, label in OFFERED)
    view = SecondView(tx.rounds.agency(args[1]).name)
    return Message(view, (offered[:2], offered[2:], back_to("ag_out", *args)), Want("second", args), notice)


def take_second(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the number that was typed, and show who would get what."""
    found = SHARE.fullmatch(heard.raw.strip())
    if found is None or not int(found[1]) or (found[2] and int(found[1]) > 100):
        raise Refusal("not_a_share")
    kind = PERCENT if found[2] else CASES
    return Reply((_planned(tx, heard.person, heard.args[0], heard.args[1], kind, int(found[1])),))


@or_back(handing)
def plan_second(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show who would get what, for the number that was tapped."""
    round_id, agency_id, kind, number = heard.args
    return Reply((_planned(tx, heard.person, round_id, agency_id, kind, number),))


def _planned(tx: Tx, who: int, round_id: int, agency_id: int, kind: int, number: int) -> Message:
    planned = dealing.draw_second(tx, who, round_id, agency_id, _share(kind, number))
    return plan_message(tx, who, planned, agency_id, "ag_2go", (kind * SHARE_MAX + number, planned.check))


def _share(kind: int, number: int) -> Share:
    return Share(percent=number) if kind == PERCENT else Share(count=number)


@or_back(handing)
def deal_second(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Hand out the second audits that were shown."""
    round_id, agency_id, amount, check = heard.args
    share = _share(*divmod(amount, SHARE_MAX))
    done = dealing.deal_second(tx, heard.person, round_id, agency_id, share, check)
    return Reply((handing(tx, heard.person, round_id, agency_id, handed_out(tx, done)),))
