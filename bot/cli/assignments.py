"""casewalk assignments: who audits which case for which agency, and what became of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.cli.finding import agency_of, assignment_of, case_of, person_of, round_of
from bot.office import allocation, dealing, signing_off
from bot.office.dealing import EVENLY, Plan, Share
from bot.refusal import Refusal
from bot.settings import read_settings
from storage.people import pseudonym
from storage.returns import Return
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="Who audits which case for which agency.")

RoundKey = Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")]
AgencyKey = Annotated[str, typer.Argument(metavar="AGENCY", help="The agency's key, or a unit's.")]
Who = Annotated[str, typer.Argument(metavar="PERSON", help="As exports name them (P007), or their Telegram id.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The assignment's number, as list prints it.")]
Why = Annotated[str, typer.Argument(metavar="REASON", help="A few words, with nothing from the record.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Only print what would be handed out.")]


@app.command("list")
def show(round_key: RoundKey) -> None:
    """Print the assignments, a line each, parted by tabs: number, case, agency, person, purpose, state, remark."""
    with existing(read_settings()) as store:
        for line in store.read_now(lambda tx: _lines(tx, round_key)):
            print(line)


def _lines(tx: Tx, round_key: str) -> list[str]:
    round_ = round_of(tx, round_key)
    agencies = {one.id: one.key for one in tx.rounds.all_agencies()}
    rows = []
    for one in tx.returns.of_round(round_.id):
        waits = "to be signed off" if signing_off.awaits(round_, one) else ""
        head = (str(one.assignment_id), one.reference or "-", agencies[one.unit_id], pseudonym(one.person_id))
        rows.append("\t".join((*head, one.purpose, _state(one), waits or one.handed_back)).rstrip())
    return rows


def _state(one: Return) -> str:
    if one.withdrawn:
        return "withdrawn"
    return "handed_back" if one.handed_back else one.state or "not_begun"


@app.command()
def add(
    round_key: RoundKey,
    case: Annotated[str, typer.Argument(help="The case's reference.")],
    agency: AgencyKey,
    person: Who,
    second: Annotated[bool, typer.Option("--second", help="As a second, blind audit.")] = False,
) -> None:
    """Give one case to one auditor; prints the assignment's number."""

    def work(tx: Tx) -> int:
        round_ = round_of(tx, round_key)
        at, reference, who = agency_of(tx, round_, agency), case_of(tx, round_, case), person_of(tx, person)
        purpose = "second" if second else "first"
        return allocation.give(tx, OPERATOR, round_.id, at.id, reference.id, who.id, purpose).id

    with existing(read_settings()) as store:
        print(store.write_now(work))


@app.command()
def deal(
    round_key: RoundKey,
    agency: AgencyKey,
    to: Annotated[str, typer.Option(metavar="PERSON", help="All to this auditor; without it, evenly.")] = "",
    dry: Dry = False,
) -> None:
    """Hand out an agency's expected cases that nobody has: evenly over its auditors, or all to one."""

    def work(tx: Tx) -> Plan:
        round_ = round_of(tx, round_key)
        at, person_id = agency_of(tx, round_, agency), person_of(tx, to).id if to else EVENLY
        do = dealing.plan if dry else dealing.deal
        return do(tx, OPERATOR, round_.id, at.id, person_id)

    _print(work, dry)


@app.command()
def second(
    round_key: RoundKey,
    agency: AgencyKey,
    share: Annotated[str, typer.Argument(help="How many cases: 2, or 15%.")],
    dry: Dry = False,
) -> None:
    """Hand out second, blind audits of a share of an agency's cases, by the seed that is fixed with the round."""
    found = re.fullmatch(r"(\d{1,3})(%?)", share)
    if found is None or not int(found[1]):
        raise Refusal("not_a_share")
    amount = Share(percent=int(found[1])) if found[2] else Share(count=int(found[1]))
    seed = ""

    def work(tx: Tx) -> Plan:
        nonlocal seed
        round_ = round_of(tx, round_key)
        at = agency_of(tx, round_, agency)
        seed = dealing.seed_of(tx, round_.id, at.id)
        do = dealing.draw_second if dry else dealing.deal_second
        return do(tx, OPERATOR, round_.id, at.id, amount)

    _print(work, dry)
    print(f"chosen with the seed {seed}", file=sys.stderr)


@app.command()
def move(
    round_key: RoundKey,
    agency: AgencyKey,
    person: Who,
    to: Annotated[str, typer.Option(metavar="PERSON", help="All to this auditor; without it, evenly.")] = "",
    dry: Dry = False,
) -> None:
    """Hand an auditor's open cases on in one go, keeping what was answered."""

    def work(tx: Tx) -> Plan:
        round_ = round_of(tx, round_key)
        at, from_, to_id = agency_of(tx, round_, agency), person_of(tx, person), person_of(tx, to).id if to else EVENLY
        do = dealing.plan_move if dry else dealing.move_all
        return do(tx, OPERATOR, round_.id, at.id, from_.id, to_id)

    _print(work, dry)


def _print(work: Callable[[Tx], Plan], dry: bool) -> None:
    with existing(read_settings()) as store:
        done = store.write_now(work)
    for one in done.deals:
        print(f"{one.case.reference if one.case else '-'}\t{pseudonym(one.person.id)}")
    print(f"{'would hand' if dry else 'handed'} out: {len(done.deals)}", file=sys.stderr)
    if done.left:
        print(f"nobody can take: {', '.join(done.left)}", file=sys.stderr)


def _done(work: Callable[[Tx], object], words: str) -> None:
    with existing(read_settings()) as store:
        store.write_now(work)
    print(words, file=sys.stderr)


@app.command("hand-back")
def hand_back(number: Number, why: Why) -> None:
    """Hand a case back for its auditor, with the reason."""
    _done(lambda tx: allocation.hand_back(tx, OPERATOR, assignment_of(tx, number).id, why), f"handed back: {number}")


@app.command()
def reassign(number: Number, person: Who) -> None:
    """Hand an assignment on to another auditor, who goes on from what was answered."""

    def work(tx: Tx) -> None:
        allocation.reassign(tx, OPERATOR, assignment_of(tx, number).id, person_of(tx, person).id)

    _done(work, f"handed on: {number}")


@app.command()
def withdraw(number: Number) -> None:
    """Take an assignment back; what was answered stays stored."""
    _done(lambda tx: allocation.withdraw(tx, OPERATOR, assignment_of(tx, number).id), f"withdrawn: {number}")


def _response(tx: Tx, number: int) -> int:
    one = assignment_of(tx, number)
    response = tx.responses.find_for(one.id)
    if response is None:
        raise Refusal("not_waiting", reference=signing_off.reference_of(tx, one))
    return response.id


@app.command("sign-off")
def sign_off(number: Number) -> None:
    """Sign a return off for its agency's lead."""
    _done(lambda tx: signing_off.sign_off(tx, OPERATOR, _response(tx, number)), f"signed off: {number}")


@app.command("send-back")
def send_back(number: Number, why: Why) -> None:
    """Send a return back to its auditor, with the reason."""
    _done(lambda tx: signing_off.send_back(tx, OPERATOR, _response(tx, number), why), f"sent back: {number}")
