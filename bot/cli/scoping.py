"""casewalk scoping: what each agency's records know of each case."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.cli.finding import agency_of, case_of, round_of
from bot.office import scoping
from bot.settings import read_settings
from storage.errors import StoreError
from storage.scopings import KNOWS
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="What each agency's records know of each case, said before assigning.")

RoundKey = Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")]


@app.command()
def show(
    round_key: RoundKey, agency: Annotated[str, typer.Option(help="Only this agency, or unit, by its key.")] = ""
) -> None:
    """Print what was said, a line each, parted by tabs: agency, case, knows, systems."""

    def work(tx: Tx) -> list[str]:
        round_ = round_of(tx, round_key)
        only = agency_of(tx, round_, agency).id if agency else 0
        cases = {one.id: one.reference for one in tx.cases.of_round(round_.id)}
        said = [one for one in tx.scopings.of_round(round_.id).values() if only in (0, one.agency_id)]
        rows = [(tx.rounds.agency(one.agency_id).key, cases[one.case_id], one.knows, one.systems) for one in said]
        return ["\t".join(row).rstrip() for row in sorted(rows)]

    with existing(read_settings()) as store:
        for line in store.read_now(work):
            print(line)


@app.command("set")
def say(
    round_key: RoundKey,
    agency: Annotated[str, typer.Argument(help="The agency's key, or a unit's.")],
    knows: Annotated[str, typer.Argument(help=f"One of: {', '.join(KNOWS)}.")],
    cases: Annotated[list[str], typer.Argument(help="The cases' references.")],
    systems: Annotated[str, typer.Option(help="Which systems were searched; needed once for an agency.")] = "",
) -> None:
    """Say what an agency's records know of cases."""
    if knows not in KNOWS:
        raise StoreError(f"there is no answer {knows}; there are: {', '.join(KNOWS)}")

    def work(tx: Tx) -> None:
        round_ = round_of(tx, round_key)
        one = agency_of(tx, round_, agency)
        for reference in cases:
            case = case_of(tx, round_, reference)
            scoping.say(tx, OPERATOR, round_.id, one.id, case.id, knows, systems)

    with existing(read_settings()) as store:
        store.write_now(work)
    print(f"said of {len(cases)} case{'' if len(cases) == 1 else 's'}: {knows}", file=sys.stderr)
